"""The deposit slip: what is in a bag for the bank, twice on one sheet, one for the bag and one for the store.

Paper room. What the book does not know, such as the pieces of a bag that nobody counted, is written in by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shoebox.domain.denomination import Denomination, comes_to_minor
from shoebox.domain.money import Money, figure_text
from shoebox.domain.papers import Bag, DepositSlips
from shoebox.paper.codes import BARS_QUIET, can_be_bars, ungrouped
from shoebox.paper.day_page import DayPage, word_of
from shoebox.paper.faces import MEDIUM, REGULAR, SEMIBOLD, Style, fit, narrowed, printable, spoken, text_width
from shoebox.paper.form import CAPTION, CAPTION_STRONG, CELL_HEIGHT, CELL_WIDTH, Cells, draw_cells, draw_cut, draw_line
from shoebox.paper.frame import (
    BIG,
    BOTTOM,
    COLUMN,
    COLUMN_GAP,
    FOOT_HEIGHT,
    LEFT,
    LINE,
    SMALL,
    SMALL_STRONG,
    TOP,
    WIDTH,
)
from shoebox.paper.language import say
from shoebox.paper.sheet import HAIRLINE, MM, SECTION_RULE, Sheet, bars_width_mm
from shoebox.paper.table import HEAD, TITLE
from shoebox.paper.words import currency_sign, day_long, moment, signed_money

_COPIES = 2
_HOW_MANY_CELLS, _MAKES_CELLS = 3, 7
_ROW_GAP, _KIND_HEAD, _TITLES = 2.6, 21.0, 78.0
_TOTAL_HEIGHT, _SIGN_HEIGHT = 38.0, 33.0
_CUT_GAP = 20.0
_NAME_LEAST = 8.0
_NAME, _FIGURE = Style(REGULAR, 10, 13), Style(MEDIUM, 10, 13)
_TOTAL, _TOTAL_FIGURE = Style(SEMIBOLD, 14, 18), Style(SEMIBOLD, 20, 24)
_BAG_DIGITS = Style(SEMIBOLD, 14, 18, 0.04)
_MODULES_MM, _BARS_HEIGHT_MM, _BARS_WIDTH_MM_MAX = (0.375, 0.33, 0.25), 11.0, 86.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A kind of piece on the slip; -1 = how many is written in by hand."""

    name: str
    many: int
    makes_minor: int


def deposit_pdf(figures: DepositSlips, *, printed_ms: int, training: bool = False) -> bytes:
    """A slip for each bag as a PDF, both copies on one sheet; kinds that need more room take a sheet for each copy."""
    word = word_of(figures.head, training=training, may_change=False)
    page = DayPage(title=say("Deposit slips"), head=figures.head, printed_ms=printed_ms, word=word)
    sheet = page.sheet()
    half = (BOTTOM - TOP - _CUT_GAP) / 2
    both_fit = _rows_within(half) >= _rows_wanted(figures.pieces)
    for bag in figures.bags or (Bag(),):
        page.draw_mark(sheet)
        _draw_slip(sheet, page, figures, bag, copy=1, top=TOP, bottom=TOP + half if both_fit else BOTTOM)
        if both_fit:
            draw_cut(sheet, LEFT, TOP + half + _CUT_GAP / 2, WIDTH)
        else:
            sheet.turn()
            page.draw_mark(sheet)
        _draw_slip(sheet, page, figures, bag, copy=2, top=BOTTOM - half if both_fit else TOP, bottom=BOTTOM)
        sheet.turn()
    return sheet.finished()


def _rows_within(height: float) -> int:
    fixed = _TITLES + _KIND_HEAD + _TOTAL_HEIGHT + _SIGN_HEIGHT + FOOT_HEIGHT
    return int((height - fixed) / (CELL_HEIGHT + _ROW_GAP))


def _rows_wanted(pieces: Sequence[Denomination]) -> int:
    coins = sum(piece.is_coin for piece in pieces)
    return max(coins, len(pieces) - coins)


def _draw_slip(
    sheet: Sheet, page: DayPage, figures: DepositSlips, bag: Bag, *, copy: int, top: float, bottom: float
) -> None:
    _draw_head(sheet, page, bag, top)
    y = top + _TITLES
    most = _rows_within(bottom - top)
    for x, is_coin, name in ((LEFT, False, say("Notes")), (LEFT + COLUMN + COLUMN_GAP, True, say("Coins"))):
        kind = [piece for piece in figures.pieces if piece.is_coin is is_coin]
        _draw_kind(sheet, _lines(kind, bag, most), name=name, x=x, y=y, currency=figures.head.currency)
    signed = bottom - FOOT_HEIGHT - 15
    _draw_total(sheet, figures, bag, signed - _SIGN_HEIGHT - 24)
    for at, (name, who) in enumerate(((say("Filled by"), bag.by), (say("Seen by a second person"), bag.second))):
        words = say("{0}, {1}, signature", name, spoken(who)) if who else say("{0}, name, time and signature", name)
        draw_line(sheet, LEFT + at * (COLUMN + COLUMN_GAP), signed, COLUMN, fit(words, CAPTION, COLUMN))
    store = f"{page.store_words}, {day_long(figures.head.day)}, Z {figures.head.z_no:04d}"
    place = say("For the bank, in the bag.") if copy == 1 else say("Stays in the store.")
    copy_words = f"{say('Copy {0} of {1}', copy, _COPIES)}. {place}"
    sheet.text(LEFT, bottom, fit(store, SMALL, WIDTH - text_width(copy_words, SMALL_STRONG) - 12), SMALL)
    sheet.text(LEFT + WIDTH, bottom, copy_words, SMALL_STRONG, align="right")


def _draw_head(sheet: Sheet, page: DayPage, bag: Bag, top: float) -> None:
    head = page.head
    room = WIDTH - _draw_bag(sheet, bag, top, practice=bool(page.word)) - 14
    sheet.text(LEFT, top + 17, say("Deposit slip") + (f", {page.word.lower()}" if page.word else ""), BIG)
    sheet.text(LEFT, top + 34, fit(page.store_words, LINE, room), LINE)
    tail = f"{day_long(head.day)}  ·  {say('Register {0}', printable(head.register))}"
    tail += f"  ·  {say('Incident {0}', printable(head.incident))}" if head.incident else ""
    sheet.text(LEFT, top + 48, fit(tail, SMALL, room), SMALL)
    filled = [say("Drawer {0}", printable(bag.drawer))] if bag.drawer else []
    filled += [say("Filled {0}", moment(bag.filled_ms, head.offset_min))] if bag.filled_ms else []
    sheet.text(LEFT, top + 61, "  ·  ".join(filled), SMALL)


def _draw_bag(sheet: Sheet, bag: Bag, top: float, *, practice: bool) -> float:
    """The bag's number as bars and digits, or a line to write it on; how much of the width it took."""
    number = spoken(bag.bag_no)
    if not number:
        width = 60 * MM
        draw_line(sheet, LEFT + WIDTH - width, top + 36, width, say("Number of the bag, as it stands on it"))
        return width
    right, bare = LEFT + WIDTH, ungrouped(number)
    modules = _MODULES_MM if can_be_bars(bare) and not practice else ()
    fitting = [one for one in modules if bars_width_mm(bare, one) <= _BARS_WIDTH_MM_MAX]
    if fitting:
        wide, quiet = bars_width_mm(bare, fitting[0]) * MM, BARS_QUIET * fitting[0] * MM
        sheet.bars(right - wide + quiet, top, bare, module_mm=fitting[0], height_mm=_BARS_HEIGHT_MM)
    room = _BARS_WIDTH_MM_MAX * MM
    y = top + (_BARS_HEIGHT_MM * MM if fitting else 0)
    style = narrowed(number, _BAG_DIGITS, room)
    digits = Style(style.face, max(9.0, style.size), style.leading, style.spacing)
    shown = fit(number, digits, room)
    sheet.text(right, y + 17, shown, digits, align="right")
    sheet.text(right, y + 29, say("Number of the bag"), CAPTION, align="right")
    return max(text_width(shown, digits), bars_width_mm(bare, fitting[0]) * MM if fitting else 0)


def _lines(kind: Sequence[Denomination], bag: Bag, most: int) -> list[_Line]:
    """The rows of notes or coins; those beyond what the paper holds become one."""
    held = dict(bag.counted)
    lines = [
        _Line(
            say(printable(piece.name)),
            held.get(piece.worth_minor, 0),
            held.get(piece.worth_minor, 0) * piece.worth_minor,
        )
        for piece in kind
    ]
    if not held:
        lines = [_Line(line.name, -1, 0) for line in lines]
    if len(lines) <= most:
        return lines
    rest = lines[most - 1 :]
    many = sum(line.many for line in rest) if held else -1
    return [*lines[: most - 1], _Line(say("Other pieces"), many, sum(line.makes_minor for line in rest))]


def _draw_kind(sheet: Sheet, lines: Sequence[_Line], *, name: str, x: float, y: float, currency: str) -> None:
    makes, sign = Cells(_MAKES_CELLS, currency), currency_sign(currency)
    right = x + COLUMN
    makes_x = right - makes.width
    how_many_end = makes_x - 14
    how_many_x = how_many_end - _HOW_MANY_CELLS * CELL_WIDTH
    by_hand = any(line.many < 0 for line in lines)
    sheet.text(x, y + 10, name, TITLE)
    for words, left, end in ((say("How many"), how_many_x, how_many_end), (say("Makes, {0}", sign), makes_x, right)):
        sheet.text(left if by_hand else end, y + 10, words, HEAD, align="left" if by_hand else "right")
    sheet.rule(x, y + 15, COLUMN, weight=SECTION_RULE)
    y += _KIND_HEAD
    room = how_many_x - x - 6
    name_style = min((narrowed(line.name, _NAME, room, least=_NAME_LEAST) for line in lines), key=_size, default=_NAME)
    for line in lines:
        sheet.text(x, y + 15, fit(line.name, name_style, room), name_style)
        if line.many < 0:
            draw_cells(sheet, how_many_x, y, _HOW_MANY_CELLS)
            makes.draw(sheet, makes_x, y)
        else:
            sheet.text(how_many_end, y + 15, f"{line.many:,}", _FIGURE, align="right")
            sheet.text(right, y + 15, figure_text(Money(line.makes_minor, currency)), _FIGURE, align="right")
            sheet.rule(x, y + CELL_HEIGHT, COLUMN, weight=HAIRLINE)
        y += CELL_HEIGHT + _ROW_GAP


def _size(style: Style) -> float:
    return style.size


def _sum_words(figures: DepositSlips, bag: Bag) -> str:
    """What all bags of the day come to, where there are several."""
    known = [one.amount_minor for one in figures.bags if one.amount_minor >= 0]
    if len(known) < 2:
        return ""
    together = signed_money(sum(known), figures.head.currency)
    at, many = figures.bags.index(bag) + 1, len(figures.bags)
    return say("Bag {0} of {1} of this day, together {2}.", at, many, together)


def _made_words(figures: DepositSlips, bag: Bag) -> str:
    """What notes and coins make, and that they must make the total where they are still to be written in."""
    if bag.amount_minor < 0:
        return ""
    if not bag.counted:
        return say("What the pieces make must come to this total.")
    kinds = ({piece.worth_minor for piece in figures.pieces if piece.is_coin is is_coin} for is_coin in (False, True))
    both = [comes_to_minor(bag.counted, worths) for worths in kinds]
    return say("Notes {0}, coins {1}", *(signed_money(minor, figures.head.currency) for minor in both))


def _draw_total(sheet: Sheet, figures: DepositSlips, bag: Bag, y: float) -> None:
    """The one big thing of the slip, and beside it what it is made of."""
    head, sum_words = figures.head, _sum_words(figures, bag)
    x, width = LEFT + COLUMN + COLUMN_GAP, COLUMN
    sheet.box(x - 8, y, width + 8, 31, weight=SECTION_RULE)
    if bag.amount_minor >= 0:
        sheet.text(x, y + 20, say("Total"), _TOTAL)
        figure = signed_money(bag.amount_minor, head.currency)
        style = narrowed(figure, _TOTAL_FIGURE, width * 0.66)
        sheet.text(x + width - 8, y + 23, figure, style, align="right")
    else:
        sheet.text(x, y + 20, f"{say('Total')} {currency_sign(head.currency)}", _TOTAL)
        cells = Cells(_MAKES_CELLS + 1, head.currency)
        cells.draw(sheet, x + width - 8 - cells.width, y + 4)
    said = _made_words(figures, bag)
    sheet.text(LEFT, y + (12 if sum_words else 20), fit(said, CAPTION_STRONG, COLUMN), CAPTION_STRONG)
    sheet.text(LEFT, y + 26, fit(sum_words, CAPTION, COLUMN), CAPTION)
