"""Slips that a store prints on plain paper when its pads run out: numbered, with bars, to be filled in by hand.

Paper room. A sheet holds two slips of two parts, or one of three; each part carries the slip's number. There is no
field for a card number but the free area for the imprint, and none for the security code, which is said on each slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from shoebox.domain.papers import SLIPS_PRINTED_MAX, SlipForms
from shoebox.domain.slip import grouped
from shoebox.paper.codes import BARS_QUIET
from shoebox.paper.day_page import ACROSS_DEGREES, ACROSS_SIZE
from shoebox.paper.faces import REGULAR, SEMIBOLD, Style, fit, narrowed, printable, text_width, wrap
from shoebox.paper.form import (
    CAPTION,
    CAPTION_STRONG,
    CELL_HEIGHT,
    CELL_WIDTH,
    Cells,
    choices_width,
    draw_captioned_cells,
    draw_choices,
    draw_cut,
    draw_line,
)
from shoebox.paper.frame import A4_MM, LEFT, SMALL, TOP, WIDTH
from shoebox.paper.language import say
from shoebox.paper.receipt_words import TRAINING
from shoebox.paper.sheet import MM, SECTION_RULE, Sheet, bars_width_mm
from shoebox.paper.words import currency_sign, line_words, pad_words

_TITLE, _PART = Style(SEMIBOLD, 15, 18), Style(REGULAR, 15, 18)
_DIGITS = Style(SEMIBOLD, 16, 20, 0.04)
_TOTAL, _AMOUNT = Style(SEMIBOLD, 12, 15), Style(REGULAR, 9, 12)
_AGREE, _RETURNS, _RETURNS_LONG = Style(REGULAR, 7.5, 10), Style(SEMIBOLD, 8.5, 11), Style(SEMIBOLD, 7, 8)
_RETURNS_LINES_MAX = 2  # more would leave no room to sign
_MODULE_MM, _BARS_HEIGHT_MM = 0.33, 11.0
_IMPRINT_MM = (88.0, 51.0)  # a card is 86 x 54, its embossing well inside
_FULL_HEIGHT, _SHORT_HEIGHT = 262.0, 86.0
_INNER_GAP, _OUTER_GAP = 8.0, 10.8
_MIDDLE = LEFT + _IMPRINT_MM[0] * MM + 14  # where the right half of a full part begins
_RIGHT = LEFT + WIDTH
_SIGNATURE = 110 * MM
_AMOUNT_CELLS = 7
_BRAND_GAP = 8.0
_CITY_GAP, _CITY_LEAST = 12.0, 92.0  # points between number and city, and what the city has with it
_PLATE_LEAST_PT = 6.0


class Part(Enum):
    """Whose copy a part is."""

    BOX = "box"
    BANK = "bank"
    CUSTOMER = "customer"

    @property
    def words(self) -> str:
        """What stands on it: ``for the box``."""
        return {
            Part.BOX: say("for the box"),
            Part.BANK: say("for the bank"),
            Part.CUSTOMER: say("for the customer"),
        }[self]


@dataclass(frozen=True, slots=True)
class _Blank:
    """One part of one slip."""

    number: str
    part: Part


def slip_forms_pdf(forms: SlipForms, *, bank_copy: bool = False, training: bool = False) -> bytes:
    """A slip for each number of the pad as a PDF. With ``bank_copy`` a sheet holds one slip, else two.

    At most `SLIPS_PRINTED_MAX` numbers; who asks for more is refused before.
    """
    assert len(forms.pad) <= SLIPS_PRINTED_MAX, "so many slips are refused where they are asked for"
    numbers = forms.pad.numbers()
    sheet = Sheet(
        width_mm=A4_MM[0],
        height_mm=A4_MM[1],
        title=say("Slips {0}", pad_words(forms.pad.first, forms.pad.last))
        + (f", {say(TRAINING).lower()}" if training else ""),
        subject=say("Store {0} {1}", printable(forms.store), printable(forms.store_name)),
    )
    each = 1 if bank_copy else 2
    for at in range(0, len(numbers), each):
        if training:
            sheet.across(say(TRAINING), size=ACROSS_SIZE, degrees=ACROSS_DEGREES)
        y = TOP
        for number in numbers[at : at + each]:
            y = _draw_slip(sheet, forms, number, y, bank_copy=bank_copy, training=training)
        sheet.turn()
    return sheet.finished()


def _draw_slip(sheet: Sheet, forms: SlipForms, number: str, y: float, *, bank_copy: bool, training: bool) -> float:
    """All parts of one slip from ``y`` down; the y where the next slip begins."""
    for part in (Part.BOX, Part.BANK) if bank_copy else (Part.BOX,):
        _draw_full(sheet, forms, _Blank(number, part), y, training=training)
        y += _FULL_HEIGHT + _INNER_GAP
        draw_cut(sheet, LEFT, y, WIDTH)
        y += _INNER_GAP
    _draw_short(sheet, forms, _Blank(number, Part.CUSTOMER), y, training=training)
    y += _SHORT_HEIGHT + _OUTER_GAP
    if y < TOP + _FULL_HEIGHT * 2:
        draw_cut(sheet, LEFT, y, WIDTH)
    return y + _OUTER_GAP


# -- the part that is written on


def _draw_full(sheet: Sheet, forms: SlipForms, blank: _Blank, y: float, *, training: bool) -> None:
    _draw_head(sheet, forms, blank, y, training=training)
    _draw_sold(sheet, blank, y)
    _draw_imprint(sheet, y + 50)
    _draw_when(sheet, forms, y + 50)
    _draw_amounts(sheet, forms, y + 121)
    _draw_signature(sheet, forms, y + 206)
    _draw_foot(sheet, y + 206)


def _draw_head(sheet: Sheet, forms: SlipForms, blank: _Blank, y: float, *, training: bool) -> None:
    """Title, whose copy it is, the plate's words at the left, and the number at the right."""
    _draw_number(sheet, blank.number, y)
    title = say("Practice slip") if training else say("Sales slip")
    room = _MIDDLE - LEFT - 10
    strong = narrowed(f"{title} {blank.part.words}", _TITLE, room)
    sheet.text(LEFT, y + 13, title, strong)
    part = Style(_PART.face, strong.size, _PART.leading)
    sheet.text(LEFT + text_width(title + " ", strong), y + 13, blank.part.words, part)
    store = say("Store {0} {1}", printable(forms.store), printable(forms.store_name))
    sheet.text(LEFT, y + 26, fit(store, SMALL, room), SMALL)
    city, merchant = printable(forms.merchant_city), printable(forms.merchant_no)
    number = say("Merchant number {0}", merchant) if merchant else ""
    wide = min(text_width(number, SMALL), room - _CITY_LEAST) if number else (room - _CITY_GAP) / 2
    _draw_plate_part(sheet, number, say("Merchant number"), (LEFT, wide), y + 37)
    left = LEFT + wide + _CITY_GAP
    _draw_plate_part(sheet, city, say("City"), (left, LEFT + room - left), y + 37)


def _draw_plate_part(sheet: Sheet, said: str, what: str, spot: tuple[float, float], y: float) -> None:
    """A part of what a plate says, at `spot` (left, width); what the settings don't know is written in by hand."""
    (left, room), words = spot, said or what
    style = narrowed(words, SMALL, room, least=_PLATE_LEAST_PT)
    sheet.text(left, y, fit(words, style, room), style)
    if not said:
        start = text_width(what + "  ", SMALL)
        sheet.rule(left + start, y + 1, room - start)


def _draw_number(sheet: Sheet, number: str, y: float) -> None:
    """Bars that end with the live area, their quiet zone in the margin, and the digits under them."""
    quiet, wide = BARS_QUIET * _MODULE_MM * MM, bars_width_mm(number, _MODULE_MM) * MM
    sheet.bars(_RIGHT - wide + quiet, y, number, module_mm=_MODULE_MM, height_mm=_BARS_HEIGHT_MM)
    sheet.text(_RIGHT, y + _BARS_HEIGHT_MM * MM + 15, grouped(number), _DIGITS, align="right")


def _number_width(number: str) -> float:
    """How much the number takes of the live area, its left quiet zone with it."""
    bars = bars_width_mm(number, _MODULE_MM) - BARS_QUIET * _MODULE_MM
    return max(bars * MM, text_width(grouped(number), _DIGITS))


def _draw_sold(sheet: Sheet, blank: _Blank, y: float) -> None:
    """Two lines for the goods, between the title and the number."""
    width = _RIGHT - _MIDDLE - _number_width(blank.number) - 10
    sheet.text(_MIDDLE, y + 8, say("What was sold"), CAPTION)
    sheet.rule(_MIDDLE, y + 25, width)
    sheet.rule(_MIDDLE, y + 44, width)


def _draw_imprint(sheet: Sheet, y: float) -> None:
    """An area free of print for card and plate; its words stand outside."""
    width, height = _IMPRINT_MM[0] * MM, _IMPRINT_MM[1] * MM
    said = say("Imprint of card and plate.") + " "
    sheet.text(LEFT, y, said, CAPTION)
    sheet.text(LEFT + text_width(said, CAPTION), y, say("Never write the security code."), CAPTION_STRONG)
    sheet.dashes(LEFT, y + 5, width, height)


def _draw_when(sheet: Sheet, forms: SlipForms, y: float) -> None:
    """Date, time, clerk; how the card came onto the slip, and which card."""
    x = draw_captioned_cells(sheet, _MIDDLE, y, 6, say("Date")) + 12
    x = draw_captioned_cells(sheet, x, y, 4, say("Time")) + 12
    draw_captioned_cells(sheet, x, y, 3, say("Clerk"))
    draw_choices(sheet, _MIDDLE, y + 48, (say("Imprinted"), say("Rubbed"), say("Handwritten")))
    draw_choices(sheet, _MIDDLE, y + 63, _brands(forms), gap=_BRAND_GAP)


def _brands(forms: SlipForms) -> tuple[str, ...]:
    """The brands as choices on one line; where they don't fit, the last that stands means all others."""
    brands = tuple(fit(line_words(printable(brand)), CAPTION, 60) for brand in forms.brands)
    shown = brands
    while shown and choices_width(shown, gap=_BRAND_GAP) > _RIGHT - _MIDDLE:
        brands = brands[:-1]
        shown = (*brands, say("Other"))
    return shown


def _draw_amounts(sheet: Sheet, forms: SlipForms, y: float) -> None:
    """The last four beside subtotal, tax and the total, which is the one big thing."""
    draw_captioned_cells(sheet, _MIDDLE, y, 4, say("Last four"))
    sheet.text(_MIDDLE, y + 48, say("Expiry date valid"), CAPTION)
    draw_choices(sheet, _MIDDLE, y + 62, (say("Yes"), say("No")), gap=8)
    sign, cells = currency_sign(forms.currency), Cells(_AMOUNT_CELLS, forms.currency)
    left = _RIGHT - cells.width - 64
    sheet.box(left, y, _RIGHT - left, 3 * CELL_HEIGHT + 12, weight=SECTION_RULE)
    for at, (name, style) in enumerate(((say("Subtotal"), _AMOUNT), (say("Tax"), _AMOUNT), (say("Total"), _TOTAL))):
        top = y + 3 + at * (CELL_HEIGHT + 3)
        sheet.text(left + 6, top + 15, fit(f"{name} {sign}", style, 54), style)
        cells.draw(sheet, _RIGHT - cells.width - 4, top)


def _draw_signature(sheet: Sheet, forms: SlipForms, y: float) -> None:
    sheet.text(LEFT, y + 9, say("I pay the total above with this card, under the agreement with its issuer."), _AGREE)
    returns = " ".join(printable(line) for line in forms.returns)
    style = _RETURNS if text_width(returns, _RETURNS) <= _SIGNATURE else _RETURNS_LONG
    for at, line in enumerate(wrap(returns, style, _SIGNATURE, lines_max=_RETURNS_LINES_MAX)):
        sheet.text(LEFT, y + 20 + at * style.leading, line, style)
    draw_line(sheet, LEFT, y + 45, _SIGNATURE, say("Customer's signature"))
    draw_choices(sheet, LEFT + _SIGNATURE - 118, y + 57, (say("compared with the card"),))


def _draw_foot(sheet: Sheet, y: float) -> None:
    """The approval code, the entry it became, and how to reach the customer if the bank says no."""
    left = LEFT + _SIGNATURE + 16
    x = draw_captioned_cells(sheet, left, y, 6, say("Approval code, by phone")) + 12
    draw_captioned_cells(sheet, x, y, int((_RIGHT - x) / CELL_WIDTH), say("Keyed, entry no."))
    draw_line(sheet, left, y + 46, _RIGHT - left, say("Phone or e-mail, if the bank says no later"))


# -- the customer's part


def _draw_short(sheet: Sheet, forms: SlipForms, blank: _Blank, y: float, *, training: bool) -> None:
    """What the customer takes along: number, store, and what was paid with which card."""
    _draw_head(sheet, forms, blank, y, training=training)
    promise = say("Charged once, within {0}.", printable(forms.charged_within))
    said = f"{promise} {' '.join(map(printable, forms.returns))}"
    room = _RIGHT - _MIDDLE - _number_width(blank.number) - 14
    for at, line in enumerate(wrap(said, CAPTION_STRONG, room, lines_max=4)):
        sheet.text(_MIDDLE, y + 9 + at * CAPTION_STRONG.leading, line, CAPTION_STRONG)
    top = y + _SHORT_HEIGHT - CELL_HEIGHT - CAPTION.leading
    x = draw_captioned_cells(sheet, LEFT, top, 6, say("Date")) + 12
    cells = Cells(_AMOUNT_CELLS, forms.currency)
    sheet.text(x, top + 7.5, f"{say('Total')} {currency_sign(forms.currency)}", CAPTION_STRONG)
    cells.draw(sheet, x, top + CAPTION.leading)
    x = draw_captioned_cells(sheet, x + cells.width + 12, top, 4, say("Last four")) + 12
    draw_captioned_cells(sheet, x, top, 6, say("Approval code"))
