"""Tables with a title: measured, broken over columns and pages, drawn. Knows paper, not the trade.

A `Section` is what the trade says; `lay` measures it for a width; `Laid.draw` puts a run of its rows on a sheet, so
that a long one can go on in the next column with its title and heads again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shoebox.paper.codes import BARS_QUIET, can_be_bars, code128_pattern, ungrouped
from shoebox.paper.faces import ELLIPSIS, MEDIUM, REGULAR, SEMIBOLD, Style, fit, text_width, wrap
from shoebox.paper.language import say
from shoebox.paper.sheet import HAIRLINE, MM, RULE, SECTION_RULE, Sheet

TITLE = Style(SEMIBOLD, 10, 13)
HEAD = Style(MEDIUM, 8, 10.5)
BODY = Style(REGULAR, 8.5, 11)
STRONG = Style(SEMIBOLD, 8.5, 11)
ROW_PADS = (2.4, 1.8, 1.2)  # above and below the text of a row: airy, usual, close
GUTTER = 9.0  # between two columns
TITLE_HEIGHT = 18.5
NOTE_GAP = 3.0
_NATURAL_SHARE_MAX = 0.62  # of a table: a number never needs more, and a word must not push the others out
_HEAD_LINES_MAX = 2
WHOLE = 14  # lines: the 200 letters that a person may type stand whole in a narrow column
_RISE = 0.74  # of the leading: where the baseline stands
# Two dots of a 203 dpi printer; the quiet zones lie in the gutters, which are a little wider.
_MODULE_MM, _BARS_HEIGHT, _BARS_GAP = 0.25, 4.3 * MM, 1.2
_BARS_SHARE_MAX = 0.45  # of a table: a number that needs more stands as digits alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``width`` in points, or 0 = as wide as its widest cell and ``least``, or the rest where ``grow``."""

    head: str = ""
    width: float = 0.0
    least: float = 0.0
    right: bool = False
    grow: bool = False
    lines_max: int = 1
    lead: bool = False  # the words before a line break are strong and stand on a line of their own
    bars: bool = False  # a row's number stands over the cell's text as bars


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of one row; a strong one is a sum and stands under a line.

    ``number`` is what a scanner reads in the column of bars, empty where there is nothing to scan.
    """

    cells: tuple[str, ...]
    strong: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A few words under a table: a strong start, the words, a strong end."""

    lead: str = ""
    text: str = ""
    tail: str = ""
    lines_max: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled table. One without rows prints ``empty``, since a section that vanished could hide something."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    empty: str = field(default_factory=lambda: say("none"))


@dataclass(frozen=True, slots=True)
class _LaidRow:
    cells: tuple[tuple[tuple[str, Style], ...], ...]
    strong: bool
    height: float
    number: str
    air: tuple[float, ...]  # above each cell's text, so that all stand on the line of the digits under the bars


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of a note's line in one weight."""

    x: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A section measured for one width: all in points."""

    section: Section
    width: float
    pad: float
    widths: tuple[float, ...]
    rows: tuple[_LaidRow, ...]
    note_lines: tuple[tuple[_Words, ...], ...]
    heads: tuple[tuple[str, ...], ...]

    @property
    def head_height(self) -> float:
        """The column heads' row, or 0 where no column has one."""
        lines = max(map(len, self.heads), default=0) if self.rows else 0
        return lines * HEAD.leading + 2 * self.pad if lines else 0.0

    @property
    def notes_height(self) -> float:
        """The notes with the gap above them."""
        return NOTE_GAP + len(self.note_lines) * BODY.leading if self.note_lines else 0.0

    @property
    def height(self) -> float:
        """Title, heads, all rows and notes."""
        return self.height_of(0, len(self.rows))

    def height_of(self, first: int, end: int) -> float:
        """Title, heads and a run of rows, with the notes where the run reaches the last row."""
        body = (
            sum(row.height for row in self.rows[first:end])
            if self.rows
            else _row_height(1, self.pad) * bool(self.section.empty)
        )
        return TITLE_HEIGHT + self.head_height + body + (self.notes_height if end == len(self.rows) else 0.0)

    def rows_within(self, height: float, first: int) -> int:
        """The row after the last that fits, from ``first`` on, under a title and heads."""
        left = height - TITLE_HEIGHT - self.head_height
        at = first
        while at < len(self.rows) and self.rows[at].height <= left:
            left -= self.rows[at].height
            at += 1
        return at

    def draw(self, sheet: Sheet, x: float, y: float, *, first: int = 0, end: int | None = None) -> float:
        """Put the rows from ``first`` to before ``end`` on the sheet; the y below them comes back."""
        end = len(self.rows) if end is None else end
        title = say("{0}, continued", self.section.title) if first else self.section.title
        sheet.text(x, y + 10, fit(title, TITLE, self.width), TITLE)
        sheet.rule(x, y + TITLE_HEIGHT - 3.5, self.width, weight=SECTION_RULE)
        y = self._draw_head(sheet, x, y + TITLE_HEIGHT - 2)
        for at in range(first, end):
            last = at == len(self.rows) - 1
            y = self._draw_row(sheet, x, y, self.rows[at], bare=last or self.rows[at + 1].strong)
        if not self.rows and self.section.empty:
            sheet.text(x, y + self.pad + BODY.leading * _RISE, self.section.empty, BODY)
            y += _row_height(1, self.pad)
        return self._draw_notes(sheet, x, y) if end == len(self.rows) else y

    def _draw_head(self, sheet: Sheet, x: float, y: float) -> float:
        if not self.head_height:
            return y
        bottom = y + self.head_height - self.pad
        for (column, width, left), lines in zip(self._places(x), self.heads, strict=True):
            edge = left + width if column.right else left
            for number, text in enumerate(lines):
                baseline = bottom - HEAD.leading * (len(lines) - number - _RISE)
                sheet.text(edge, baseline, text, HEAD, align="right" if column.right else "left")
        sheet.rule(x, y + self.head_height, self.width, weight=HAIRLINE)
        return y + self.head_height

    def _draw_row(self, sheet: Sheet, x: float, y: float, row: _LaidRow, *, bare: bool) -> float:
        if row.strong:
            sheet.rule(x, y, self.width, weight=RULE)
        for (column, width, left), lines, air in zip(self._places(x), row.cells, row.air, strict=True):
            edge = left + width if column.right else left
            if column.bars and row.number:
                start = left - BARS_QUIET * _MODULE_MM * MM
                sheet.bars(start, y + self.pad, row.number, module_mm=_MODULE_MM, height_mm=_BARS_HEIGHT / MM)
            for number, (line, style) in enumerate(lines):
                baseline = y + self.pad + air + BODY.leading * (number + _RISE)
                sheet.text(edge, baseline, line, style, align="right" if column.right else "left")
        if not bare:
            sheet.rule(x, y + row.height, self.width, weight=HAIRLINE)
        return y + row.height

    def _draw_notes(self, sheet: Sheet, x: float, y: float) -> float:
        y += NOTE_GAP if self.note_lines else 0
        for line in self.note_lines:
            for words in line:
                sheet.text(x + words.x, y + BODY.leading * _RISE, words.text, words.style)
            y += BODY.leading
        return y

    def _places(self, x: float) -> list[tuple[Column, float, float]]:
        places = []
        for column, width in zip(self.section.columns, self.widths, strict=True):
            places.append((column, width, x))
            x += width + GUTTER
        return places


def _row_height(lines: int, pad: float) -> float:
    return lines * BODY.leading + 2 * pad


def lay(section: Section, width: float, *, pad: float = ROW_PADS[-1]) -> Laid:
    """Measure a section for a width and the air above and below each row, both in points.

    Numbers keep their full width, words are wrapped or shortened.
    """
    widths = _column_widths(section, width, heads=1)
    if any(map(_is_tight, section.columns, zip(*(row.cells for row in section.rows), strict=True), widths)):
        widths = _column_widths(section, width, heads=_HEAD_LINES_MAX)
    heads = tuple(_head_lines(column, wide) for column, wide in zip(section.columns, widths, strict=True))
    rows = tuple(_lay_row(section.columns, widths, row, pad, _scanned(row, width)) for row in section.rows)
    lines = tuple(line for note in section.notes for line in _note_lines(note, width))
    return Laid(section=section, width=width, pad=pad, widths=widths, rows=rows, note_lines=lines, heads=heads)


def _is_tight(column: Column, cells: tuple[str, ...], width: float) -> bool:
    """Whether a column that takes the rest has too little of it, so that its words would be cut."""
    if not column.grow:
        return False
    if any(text_width(word, HEAD) > width for word in column.head.split(" ")):
        return True
    if column.lines_max == 1:
        return any(text_width(cell, STRONG) > width for cell in cells)
    most = column.lines_max
    return any(len(wrap(cell, BODY, width, lines_max=most + 1)) > most for cell in cells if "\n" not in cell)


def _head_lines(column: Column, width: float) -> tuple[str, ...]:
    return wrap(column.head, HEAD, width, lines_max=_HEAD_LINES_MAX) if column.head else ()


def _head_width(head: str, *, lines: int) -> float:
    """What a head needs in so many lines."""
    if lines == 1:
        return text_width(head, HEAD)
    words = head.split(" ")
    splits = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words)))
    return min(max(text_width(part, HEAD) for part in split) for split in splits)


def _column_widths(section: Section, width: float, *, heads: int) -> tuple[float, ...]:
    """The columns' widths, with heads in one line or in two."""
    widths = []
    for at, column in enumerate(section.columns):
        cells = (text_width(row.cells[at], STRONG if row.strong else BODY) for row in section.rows)
        bars = (_bars_width(_scanned(row, width)) for row in section.rows if column.bars)
        natural = max([_head_width(column.head, lines=heads), *cells, *bars])
        widths.append(
            0.0 if column.grow else column.width or min(max(natural, column.least), width * _NATURAL_SHARE_MAX)
        )
    growing = [at for at, column in enumerate(section.columns) if column.grow]
    left = width - sum(widths) - GUTTER * (len(widths) - 1)
    for at in growing:
        widths[at] = max(0.0, left / len(growing))
    return tuple(widths)


def _scanned(row: Row, width: float) -> str:
    """The row's number as its bars carry it; empty where it can't be bars, or would crowd out the words beside it."""
    number = ungrouped(row.number)
    return number if can_be_bars(number) and _bars_width(number) <= width * _BARS_SHARE_MAX else ""


def _bars_width(number: str) -> float:
    """From the first bar to the last, in points; 0 for no number."""
    return len(code128_pattern(number)) * _MODULE_MM * MM if number else 0.0


def _lay_row(columns: tuple[Column, ...], widths: tuple[float, ...], row: Row, pad: float, number: str) -> _LaidRow:
    cells = tuple(
        _lay_cell(column, width, text, STRONG if row.strong else BODY)
        for column, width, text in zip(columns, widths, row.cells, strict=True)
    )
    text = max(map(len, cells))
    if not number:
        return _LaidRow(cells, row.strong, _row_height(text, pad), "", (0.0,) * len(cells))
    digits = max(len(cell) for column, cell in zip(columns, cells, strict=True) if column.bars)
    over = _BARS_HEIGHT + _BARS_GAP
    coded = over + digits * BODY.leading
    air = tuple(
        over if column.bars else max(0.0, coded - len(cell) * BODY.leading)
        for column, cell in zip(columns, cells, strict=True)
    )
    return _LaidRow(cells, row.strong, max(coded, text * BODY.leading) + 2 * pad, number, air)


def _lay_cell(column: Column, width: float, text: str, style: Style) -> tuple[tuple[str, Style], ...]:
    if not column.lead:
        parts = text.split("\n") if column.lines_max > 1 else [text]
        wrapped = (line for part in parts for line in wrap(part, style, width, lines_max=column.lines_max))
        return tuple((line, style) for line in wrapped)[: column.lines_max]
    lead, _, rest = text.partition("\n")
    strong = tuple((line, STRONG) for line in wrap(lead, STRONG, width, lines_max=1))
    usual = wrap(rest, style, width, lines_max=column.lines_max - 1) if rest else ()
    return (*strong, *((line, style) for line in usual))


def _note_lines(note: Note, width: float) -> list[tuple[_Words, ...]]:
    """Wrap words of two weights together; what is beyond the last line ends in an ellipsis."""
    parts = ((note.lead, STRONG), (note.text, BODY), (note.tail, STRONG))
    words = [(fit(word, style, width), style) for text, style in parts for word in text.split()]
    lines: list[list[_Words]] = [[]]
    x = 0.0
    for word, style in words:
        across = text_width(word, style)
        if lines[-1] and x + across > width:
            if len(lines) == note.lines_max:
                _end_with_ellipsis(lines[-1], width)
                break
            lines.append([])
            x = 0.0
        lines[-1].append(_Words(x, word, style))
        x += across + text_width(" ", style)
    return [_joined(line) for line in lines if line]


def _end_with_ellipsis(line: list[_Words], width: float) -> None:
    last = line.pop()
    line.append(_Words(last.x, fit(last.text + ELLIPSIS, last.style, width - last.x), last.style))


def _joined(line: list[_Words]) -> tuple[_Words, ...]:
    """Neighbours of one weight as one text: fewer pieces, and text that can be searched and copied."""
    joined: list[_Words] = []
    for words in line:
        if joined and joined[-1].style == words.style:
            joined[-1] = _Words(joined[-1].x, f"{joined[-1].text} {words.text}", words.style)
        else:
            joined.append(words)
    return tuple(joined)
