"""The cash-up sheet: a drawer counted on paper, and afterwards what was counted against what should be there.

Paper room. Before the count it knows no figure at all, so nobody can count towards one.
"""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.day import Count
from shoebox.domain.denomination import Denomination
from shoebox.domain.money import Money, figure_text
from shoebox.domain.papers import CashSheet
from shoebox.paper.day_page import DayPage, draw_pieces, list_flow, word_of
from shoebox.paper.faces import REGULAR, SEMIBOLD, Style, fit, printable, spoken
from shoebox.paper.form import CAPTION, CELL_HEIGHT, Cells, draw_cells, draw_choices, draw_line, draw_lines
from shoebox.paper.frame import (
    BOTTOM,
    COLUMN_GAP,
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    KEY,
    KEY_BIG,
    KEYS_HEIGHT,
    LEFT,
    TOP,
    WIDTH,
    KeyFigure,
    draw_keys,
)
from shoebox.paper.language import say
from shoebox.paper.sheet import HAIRLINE, SECTION_RULE, Sheet
from shoebox.paper.table import HEAD, ROW_PADS, TITLE, Column, Note, Row, Section, lay
from shoebox.paper.words import currency_sign, signed_money, time_on, verdict_words

_NAME, _TOTAL = Style(REGULAR, 11, 14), Style(SEMIBOLD, 14, 18)
_HOW_MANY_CELLS, _ROLL_CELLS, _MAKES_CELLS = 4, 2, 7
_ROW, _ROW_LEAST = 35.0, CELL_HEIGHT + 3.0
_KIND_HEIGHT, _TOTAL_HEIGHT, _WHO_HEIGHT, _SIGN_HEIGHT = 26.0, 44.0, 60.0, 44.0
_COUNTS_SHOWN = 2


def cash_sheet_pdf(*drawers: CashSheet, printed_ms: int, training: bool = False) -> bytes:
    """The sheet as a PDF, one after the other where there are several drawers.

    Each is empty to count on where nobody has counted it, else it shows the counts and their outcome.
    """
    word = word_of(drawers[0].head, training=training, may_change=False)
    page = DayPage(title=say("Cash-up"), head=drawers[0].head, printed_ms=printed_ms, word=word)
    sheet = page.sheet()
    for figures in drawers:
        if figures.counts:
            _draw_counted(sheet, page, figures)
        else:
            _draw_empty(sheet, page, figures)
    return sheet.finished()


# -- to count on by hand


def _draw_empty(sheet: Sheet, page: DayPage, figures: CashSheet) -> None:
    """One page for each count: a second person starts on a clean one and sees nothing of the first."""
    pages = _pages_of(figures.pieces)
    for at, pieces in enumerate(pages, start=1):
        if at == 1:
            page.draw_head(
                sheet,
                _lead(figures, say("Counted blind:")),
                strong=say("nobody says what should be there before the count is saved."),
            )
            y = _draw_who(sheet, TOP + HEAD_HEIGHT + 10)
        else:
            page.begin_next(sheet, _name(figures))
            y = TOP + 34
        for is_coin, name in ((False, say("Notes")), (True, say("Coins"))):
            kind = [piece for piece in pieces if piece.is_coin is is_coin]
            y = _draw_kind(sheet, name, kind, y, figures.head.currency, row=_row_height(pages)) if kind else y
        if at == len(pages):
            _draw_total(sheet, y + 12, figures.head.currency)
            captions = (say("Counted by, date and time"), say("Store manager, date"))
            draw_lines(sheet, LEFT, BOTTOM - FOOT_HEIGHT - 18, WIDTH, captions, gap=COLUMN_GAP)
        page.end(sheet, say("Count, then type the pieces in the office."), page=at, pages=len(pages))


def _room() -> float:
    """What the first page has for kinds of pieces, in points."""
    return BOTTOM - FOOT_HEIGHT - _SIGN_HEIGHT - _TOTAL_HEIGHT - (TOP + HEAD_HEIGHT + _WHO_HEIGHT)


def _pages_of(pieces: Sequence[Denomination]) -> list[Sequence[Denomination]]:
    """The pieces by page; the rows of a currency with many kinds stand closer, then go over."""
    most = max(1, int((_room() - 2 * _KIND_HEIGHT) / _ROW_LEAST))
    return [pieces[at : at + most] for at in range(0, len(pieces), most)] or [()]


def _row_height(pages: list[Sequence[Denomination]]) -> float:
    most = max(1, *(len(page) for page in pages))
    return max(_ROW_LEAST, min(_ROW, (_room() - 3 * _KIND_HEIGHT) / most))


def _draw_who(sheet: Sheet, y: float) -> float:
    half = (WIDTH - COLUMN_GAP) / 2
    draw_line(sheet, LEFT, y + 22, half * 0.72, say("Name of who counts"))
    draw_line(sheet, LEFT + half * 0.72 + 12, y + 22, half * 0.28 - 12, say("Time"))
    draw_choices(sheet, LEFT + half + COLUMN_GAP, y + 20, (say("First count"), say("Second count, another person")))
    return y + 42


def _draw_kind(
    sheet: Sheet, name: str, pieces: Sequence[Denomination], y: float, currency: str, *, row: float
) -> float:
    """Notes or coins: a name, cells for how many, cells for what they make."""
    makes = Cells(_MAKES_CELLS, currency)
    how_many_x, makes_x = LEFT + WIDTH * 0.36, LEFT + WIDTH - makes.width
    sheet.text(LEFT, y + 16, name, TITLE)
    sheet.text(how_many_x, y + 16, say("How many"), HEAD)
    sheet.text(makes_x, y + 16, say("Makes, {0}", currency_sign(currency)), HEAD)
    sheet.rule(LEFT, y + 21, WIDTH, weight=SECTION_RULE)
    y += _KIND_HEIGHT + (row - _ROW_LEAST) / 4
    for at, piece in enumerate(pieces):
        if at:
            sheet.rule(LEFT, y - (row - CELL_HEIGHT) / 2, WIDTH, weight=HAIRLINE)
        sheet.text(LEFT, y + 16, fit(say(printable(piece.name)), _NAME, how_many_x - LEFT - 8), _NAME)
        after = draw_cells(sheet, how_many_x, y, _HOW_MANY_CELLS)
        if piece.roll:
            _draw_rolls(sheet, after + 14, y, piece.roll, end=makes_x - 8)
        makes.draw(sheet, makes_x, y)
        y += row
    return y


def _draw_rolls(sheet: Sheet, x: float, y: float, roll: int, *, end: float) -> None:
    """Cells for coins still in their roll, with how many stand in one."""
    words_x = draw_cells(sheet, x, y, _ROLL_CELLS) + 6
    sheet.text(words_x, y + 15, fit(say("rolls of {0}", roll), CAPTION, end - words_x), CAPTION)


def _draw_total(sheet: Sheet, y: float, currency: str) -> None:
    cells = Cells(_MAKES_CELLS + 1, currency)
    sheet.box(LEFT + WIDTH * 0.36 - 10, y - 6, WIDTH * 0.64 + 10, CELL_HEIGHT + 16, weight=SECTION_RULE)
    sheet.text(LEFT + WIDTH * 0.36, y + 18, f"{say('Total')} {currency_sign(currency)}", _TOTAL)
    cells.draw(sheet, LEFT + WIDTH - cells.width - 8, y + 2)


# -- after the count


def _draw_counted(sheet: Sheet, page: DayPage, figures: CashSheet) -> None:
    shown = figures.counts[-_COUNTS_SHOWN:]
    flow = list_flow(start=TOP + HEAD_HEIGHT + KEYS_HEIGHT + 14)
    flow.add((lay(_counted(figures, shown), WIDTH, pad=ROW_PADS[0]), lay(_outcome(figures), WIDTH, pad=ROW_PADS[0])))
    signed = flow.y + _SIGN_HEIGHT < BOTTOM - FOOT_HEIGHT
    pages = flow.page + (1 if signed else 2)
    for at in range(pages):
        if at == 0:
            many = len(figures.counts)
            kept = say("One count.") if many == 1 else say("{0} counts, all kept.", many)
            page.draw_head(sheet, _lead(figures, say("Counted blind.")), strong=kept)
            _draw_figures(sheet, figures)
        else:
            page.begin_next(sheet, "")
        draw_pieces(sheet, flow.pieces, at)
        if at == pages - 1:
            captions = (say("Counted by, date"), say("Second count or witness, date"), say("Store manager, date"))
            draw_lines(sheet, LEFT, BOTTOM - FOOT_HEIGHT - 18, WIDTH, captions, gap=COLUMN_GAP)
        page.end(sheet, say("Keep this sheet with the report."), page=at + 1, pages=pages)


def _name(figures: CashSheet) -> str:
    """Which drawer, where there are several."""
    if figures.is_sum:
        return say("All drawers together")
    if not figures.drawer:
        return ""
    return ", ".join([say("Drawer {0}", figures.drawer), *map(spoken, figures.clerks)])


def _lead(figures: CashSheet, said: str) -> str:
    name = _name(figures)
    return f"{name}. {said}" if name else said


def _draw_figures(sheet: Sheet, figures: CashSheet) -> None:
    last, currency = figures.counts[-1], figures.head.currency
    keys = (
        KeyFigure(say("Counted"), signed_money(last.counted_minor, currency), KEY_BIG, 1.4),
        KeyFigure(say("Should be there"), signed_money(last.expected_minor, currency), KEY, 1.2),
        KeyFigure(say("Over or short"), signed_money(last.over_short_minor, currency), KEY, 1.0),
    )
    draw_keys(sheet, keys, TOP + HEAD_HEIGHT)


def _counted(figures: CashSheet, shown: Sequence[Count]) -> Section:
    """Each piece with how many of it each person found, and the sums of notes and of coins."""
    sign = currency_sign(figures.head.currency)
    columns = [Column(head=say("Note or coin"), grow=True)]
    for count in shown:
        by = fit(spoken(count.by), HEAD, 90)
        columns += [Column(head=say("Count {0}, {1}", count.number, by), right=True, least=70)]
        columns += [Column(head=say("Makes, {0}", sign), right=True, least=78)]
    rows = []
    for is_coin, name in ((False, say("Notes")), (True, say("Coins"))):
        kind = [piece for piece in figures.pieces if piece.is_coin is is_coin]
        rows += [_piece_row(piece, shown, figures.head.currency) for piece in kind]
        rows += [_sum_row(name, kind, shown, figures.head.currency)] if kind else []
    rows.append(_sum_row(say("Together"), figures.pieces, shown, figures.head.currency))
    earlier = len(figures.counts) - len(shown)
    note = (Note(text=say("{0} earlier, piece by piece in the book.", earlier)),) if earlier else ()
    return Section(title=say("Counted"), columns=tuple(columns), rows=tuple(rows), notes=note)


def _piece_row(piece: Denomination, shown: Sequence[Count], currency: str) -> Row:
    cells = [say(printable(piece.name))]
    for count in shown:
        many = dict(count.pieces).get(piece.worth_minor, 0)
        cells += [f"{many:,}", figure_text(Money(many * piece.worth_minor, currency))]
    return Row(tuple(cells))


def _sum_row(name: str, pieces: Sequence[Denomination], shown: Sequence[Count], currency: str) -> Row:
    worths = {piece.worth_minor for piece in pieces}
    cells = [name]
    for count in shown:
        held = [(worth, many) for worth, many in count.pieces if worth in worths]
        total = sum(worth * many for worth, many in held)
        cells += [f"{sum(many for _, many in held):,}", figure_text(Money(total, currency))]
    return Row(tuple(cells), strong=True)


def _outcome(figures: CashSheet) -> Section:
    """Each count against what the book said at that moment."""
    currency = figures.head.currency
    head = currency_sign(currency)
    columns = (
        Column(head=say("Which count"), grow=True),
        Column(head=say("Saved"), right=True, least=40),
        Column(head=say("Counted, {0}", head), right=True, least=78),
        Column(head=say("Should be there, {0}", head), right=True, least=90),
        Column(head=say("Over or short, {0}", head), right=True, least=90),
    )
    rows = tuple(
        Row(
            (
                say("Count {0}, by {1}", count.number, spoken(count.by)),
                time_on(count.wall_ms, figures.head.offset_min, figures.head.day),
                figure_text(Money(count.counted_minor, currency)),
                figure_text(Money(count.expected_minor, currency)),
                figure_text(Money(count.over_short_minor, currency)),
            ),
        )
        for count in figures.counts
    )
    return Section(title=say("Against the book"), columns=columns, rows=rows, notes=(Note(lead=_verdict(figures)),))


def _verdict(figures: CashSheet) -> str:
    last = figures.counts[-1]
    return verdict_words(last.over_short_minor, figures.tolerance_minor, figures.head.currency) + "."
