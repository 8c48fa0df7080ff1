"""The clerk's sheet: one side of one sheet at the register, the card slip with its keys as its hero. Paper room.

Read at arm's length by somebody who has never seen the program: nothing on it is smaller than 9 points, and it is black
on white alone. It stands in the live area that A4 and Letter have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shoebox.domain.clock import local_time
from shoebox.domain.policy import Policy
from shoebox.paper.clerk_words import (
    EXAMPLE_MINOR,
    Line,
    Step,
    brand_of,
    ends,
    fixes,
    key_words,
    nevers,
    rests,
    sales,
    steps,
)
from shoebox.paper.faces import MEDIUM, REGULAR, SEMIBOLD, Style, fit, narrowed, printable, text_width
from shoebox.paper.frame import A4_MM, BOTTOM, LEFT, TOP, WIDTH
from shoebox.paper.language import say
from shoebox.paper.leaf import Parts, broken
from shoebox.paper.sheet import HAIRLINE, RULE, SECTION_RULE, Sheet
from shoebox.paper.words import day_long, signed_money

LEAST = 9.0  # points: the smallest letters
_TITLE, _STORE, _HERO = Style(SEMIBOLD, 24, 28), Style(SEMIBOLD, 11, 14), Style(SEMIBOLD, 16, 20)
_FIELD, _CAP, _COUNT = Style(SEMIBOLD, 12, 15), Style(SEMIBOLD, 12, 15), Style(SEMIBOLD, 12, 15)
_HEAD = Style(SEMIBOLD, 12, 15)
_FOOT = Style(MEDIUM, 9, 12)
_PAD, _ROW, _CAP_HIGH, _CAP_PAD, _CAP_GAP = 10.0, 20.0, 16.0, 5.5, 3.0
_FIELD_SHARE, _KEYS_SHARE, _COUNT_WIDE = 0.245, 0.275, 20.0
_GUTTER, _KEY_GAP, _KEY_SHARE_MAX = 18.0, 7.0, 0.34
_RISE = 0.78  # of the leading: where the baseline stands
_AIR_LEAST, _AIR_MAX = 1.0, 4.0
_HEAD_HIGH, _PART_GAP = _HEAD.leading + 4, 7.0
_COLUMN_SHARES = (0.53, 0.47)
_SIZES = (9.5, 9.25, LEAST)  # of the lines under the slip: other languages take more room than English
_LEADING = 1.22


@dataclass(frozen=True, slots=True)
class _Worn:
    """What plain words and bold ones wear."""

    plain: Style
    bold: Style


def _worn(size: float, leading: float) -> _Worn:
    return _Worn(Style(REGULAR, size, leading), Style(SEMIBOLD, size, leading))


_LEAD, _BODY, _HINT = _worn(10.5, 14), _worn(9.5, 11.8), _worn(9.5, 9.9)


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading and its lines."""

    head: str
    lines: tuple[Line, ...]


def clerk_sheet_pdf(
    policy: Policy, *, store: str, phones: Sequence[tuple[str, str]], printed_ms: int, offset_min: int
) -> bytes:
    """The sheet for one store as a PDF of one page; ``phones`` are named numbers for its foot."""
    sheet = Sheet(
        width_mm=A4_MM[0],
        height_mm=A4_MM[1],
        title=say("The clerk's sheet, store {0}", printable(store)),
        subject=say("One side of one sheet, for each register"),
    )
    day = local_time(printed_ms, offset_min).date().isoformat()
    y = _draw_head(sheet, printable(store))
    y = _draw_hero(sheet, y, policy)
    bottom = _draw_never(sheet, BOTTOM - 20)
    columns = ((_Part(say("When something is wrong"), fixes()),),
               (_Part(say("Other sales"), sales()), _Part(say("All the time"), rests())))  # fmt: skip
    _draw_columns(sheet, columns, y + 12, bottom - 8)
    _draw_foot(sheet, phones, day)
    sheet.turn()
    return sheet.finished()


def _draw_head(sheet: Sheet, store: str) -> float:
    """Whose it is, and the one rule that everything else follows from."""
    title = say("At the register")
    sheet.text(LEFT, TOP + 22, title, _TITLE)
    room = WIDTH - text_width(title, _TITLE) - 20
    sheet.text(LEFT + WIDTH, TOP + 22, fit(say("Store {0}", store), _STORE, room), _STORE, align="right")
    sheet.rule(LEFT, TOP + 31, WIDTH, weight=SECTION_RULE)
    first = say(
        "The slip is the sale, the register its copy. **Write and sign the slip first, then key it.** No mouse."
    )
    return _draw_lines(sheet, _broken(first, _LEAD, WIDTH), LEFT, TOP + 36, _LEAD) + 6


def _draw_hero(sheet: Sheet, top: float, policy: Policy) -> float:
    """The card slip, a row for each field in the order of the paper; where it ends comes back."""
    rows = steps(policy)
    left, wide = LEFT + _PAD, WIDTH - 2 * _PAD
    count = sum(len(row.keys) for row in rows)
    title = say("A card slip in {0} keys", count)
    sheet.text(left, top + 22, title, _HERO)
    paid = signed_money(EXAMPLE_MINOR, policy.currency)
    example = say("{0} on {1} ending in {2}, code {3}", paid, brand_of(policy), "4417", "48213A")
    room = wide - text_width(title, _HERO) - 14
    style = narrowed(example, _LEAD.plain, room, least=LEAST)
    sheet.text(left + wide, top + 22, fit(example, style, room), style, align="right")
    y = top + 30
    for row in rows:
        _draw_step(sheet, row, left, y, wide)
        y += _ROW
    sheet.rule(left, y, wide, weight=RULE)
    for line in ends():
        y = _draw_lines(sheet, _broken(line, _LEAD, wide), left, y + 4, _LEAD)
    sheet.box(LEFT, top, WIDTH, y + 7 - top, weight=SECTION_RULE)
    return y + 7


def _draw_step(sheet: Sheet, row: Step, left: float, y: float, wide: float) -> None:
    """What the field is called, its keys as they are pressed, how many, and what else may be typed."""
    sheet.rule(left, y, wide, weight=HAIRLINE)
    line = y + _ROW / 2 + 4.2
    field = narrowed(row.field, _FIELD, wide * _FIELD_SHARE - 8, least=LEAST)
    sheet.text(left, line, fit(row.field, field, wide * _FIELD_SHARE - 8), field)
    x = left + wide * _FIELD_SHARE
    for key in row.keys:
        cap = max(_CAP_HIGH, text_width(key, _CAP) + 2 * _CAP_PAD)
        sheet.box(x, y + (_ROW - _CAP_HIGH) / 2, cap, _CAP_HIGH, weight=1.0)
        sheet.text(x + cap / 2, line, key, _CAP, align="centre")
        x += cap + _CAP_GAP
    x = left + wide * (_FIELD_SHARE + _KEYS_SHARE) + _COUNT_WIDE
    sheet.text(x - 9, line, str(len(row.keys)), _COUNT, align="right")
    lines = _broken(row.hint, _HINT, left + wide - x)
    _draw_lines(sheet, lines, x, y + (_ROW - len(lines) * _HINT.plain.leading) / 2, _HINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """Headed lines measured for a width, all in points."""

    worn: _Worn
    key_wide: float
    text_wide: float
    wide: float
    parts: tuple[_Part, ...]

    def text_of(self, line: Line) -> tuple[float, tuple[Parts, ...]]:
        """How far from the left the words of a line begin, and what stands on each of their lines."""
        if not line.key:
            return 0.0, _broken(line.words, self.worn, self.wide)
        return self.key_wide + _KEY_GAP, _broken(line.words, self.worn, self.text_wide)

    @property
    def high(self) -> float:
        """How high they stand with no air between."""
        lines = sum(len(self.text_of(line)[1]) for part in self.parts for line in part.lines)
        return lines * self.worn.plain.leading + len(self.parts) * _HEAD_HIGH + (len(self.parts) - 1) * _PART_GAP

    @property
    def rows(self) -> int:
        """How many lines have air above and below."""
        return sum(len(part.lines) for part in self.parts)


def _measured(parts: tuple[_Part, ...], wide: float, size: float) -> _Measured:
    worn = _worn(size, size * _LEADING)
    keys = [text_width(key_words(line.key), worn.bold) for part in parts for line in part.lines]
    key_wide = min(max(keys), wide * _KEY_SHARE_MAX)
    return _Measured(worn=worn, key_wide=key_wide, text_wide=wide - key_wide - _KEY_GAP, wide=wide, parts=parts)


def _draw_columns(sheet: Sheet, columns: Sequence[tuple[_Part, ...]], top: float, bottom: float) -> None:
    """Both columns in the largest letters in which each has air, spread over the room there is."""
    wides = [(WIDTH - _GUTTER) * share for share in _COLUMN_SHARES]
    for size in _SIZES:
        found = [_measured(parts, wide, size) for parts, wide in zip(columns, wides, strict=True)]
        airs = [(bottom - top - one.high) / (2 * one.rows) for one in found]
        if min(airs) >= _AIR_LEAST:
            break
    x = LEFT
    for one, air in zip(found, airs, strict=True):
        _draw_column(sheet, one, x, top, min(air, _AIR_MAX))
        x += one.wide + _GUTTER


def _draw_column(sheet: Sheet, one: _Measured, left: float, y: float, air: float) -> None:
    for at, part in enumerate(one.parts):
        y += _PART_GAP if at else 0
        sheet.text(left, y + _HEAD.leading * _RISE, part.head, _HEAD)
        y += _HEAD_HIGH
        for line in part.lines:
            sheet.rule(left, y, one.wide, weight=HAIRLINE)
            if line.key:
                key = key_words(line.key)
                style = narrowed(key, one.worn.bold, one.key_wide, least=LEAST)
                sheet.text(left, y + air + one.worn.plain.leading * _RISE, fit(key, style, one.key_wide), style)
            indent, lines = one.text_of(line)
            y = _draw_lines(sheet, lines, left + indent, y + air, one.worn) + air


def _draw_never(sheet: Sheet, bottom: float) -> float:
    """What nobody ever does, in a box that ends at ``bottom``; where it begins comes back."""
    room = WIDTH - 2 * _PAD
    lines = [_broken(said, _BODY, room) for said in nevers()]
    high = sum(len(one) for one in lines) * _BODY.plain.leading + 2 * (len(lines) - 1) + 12
    sheet.box(LEFT, bottom - high, WIDTH, high, weight=SECTION_RULE)
    y = bottom - high + 5.5
    for one in lines:
        y = _draw_lines(sheet, one, LEFT + _PAD, y, _BODY) + 2
    return bottom - high


def _draw_foot(sheet: Sheet, phones: Sequence[tuple[str, str]], day: str) -> None:
    printed = say("Printed {0}", day_long(day))
    sheet.text(LEFT + WIDTH, BOTTOM, printed, _FOOT, align="right")
    known = "   ".join(f"{printable(name)} {printable(number)}" for name, number in phones if number)
    room = WIDTH - text_width(printed, _FOOT) - 14
    bold = Style(SEMIBOLD, 11, 14)
    style = narrowed(known, bold, room, least=LEAST)
    sheet.text(LEFT, BOTTOM, fit(known, style, room), style)


def _broken(said: str, worn: _Worn, room: float) -> tuple[Parts, ...]:
    return broken(said, worn.plain, worn.bold, room)


def _draw_lines(sheet: Sheet, lines: Sequence[Parts], left: float, y: float, worn: _Worn) -> float:
    """Lines with bold parts from ``y`` down; where they end comes back."""
    for line in lines:
        x = left
        for said, is_bold in line:
            style = worn.bold if is_bold else worn.plain
            sheet.text(x, y + style.leading * _RISE, said, style)
            x += text_width(said, style)
        y += worn.plain.leading
    return y
