"""The customer's receipt as a PDF, 58 or 80 mm wide. Prints the last four digits of a card and never more.

Paper room: it is called after the entry is committed, with what the book says of it.
"""

from __future__ import annotations

from shoebox.domain.day import SaleRow
from shoebox.domain.ids import CLAIM_PREFIX, spaced
from shoebox.domain.incident import RescueLane
from shoebox.domain.item import Basket
from shoebox.domain.names import TEXT_CHARS_MAX
from shoebox.domain.policy import Policy
from shoebox.domain.printer import Copied
from shoebox.domain.slip import grouped
from shoebox.paper.codes import can_be_bars
from shoebox.paper.faces import MEDIUM, SEMIBOLD, Style, fit, narrowed, text_width, wrap, wrap_even
from shoebox.paper.language import say
from shoebox.paper.receipt_words import TRAINING, Told, told_of
from shoebox.paper.sheet import MM, Align, Sheet, bars_width_mm, qr_width_mm

PRINTED_MM = {58: 48.0, 80: 72.0}  # what a printer reaches of its roll

_SHOP = Style(SEMIBOLD, 13, 17)
_BODY = Style(MEDIUM, 9.5, 13)
_STRONG = Style(SEMIBOLD, 9.5, 13)
_SMALL = Style(MEDIUM, 8.5, 11.5)
_PAIR_LEAST = 8.5  # a name and its value stand on one line in letters as small as these, or on two lines
_MARK = Style(SEMIBOLD, 12, 15, 0.06)
_TOTAL_WORD, _TOTAL = Style(SEMIBOLD, 11.5, 26), Style(SEMIBOLD, 22, 26, -0.01)
_TOTAL_LEAST = 15.0
_CLAIM = Style(SEMIBOLD, 24, 29, 0.05)
_DIGITS = Style(MEDIUM, 11, 15, 0.04)
_DOT_MM = 0.125  # of a 203 dpi printer
_BARS_MODULES_MM = (3 * _DOT_MM, 2 * _DOT_MM)  # the second where the first would not fit the paper
_QR_MODULE_MM = 8 * _DOT_MM
_BARS_HEIGHT_MM = 12.0
_RULE = 1.1
_FOOT_LINE_LINES_MAX = TEXT_CHARS_MAX  # one letter a line at the least: wrapped, and never cut
_ACROSS_SIZE, _ACROSS_DEGREES = 30, 62
_TEAR = 5 * MM  # left free below the last line


class _Roll:
    """Draws down a roll; without a sheet it only measures how long the roll gets."""

    def __init__(self, width_mm: int, sheet: Sheet | None = None) -> None:
        self._sheet, self._printed_mm = sheet, PRINTED_MM[width_mm]
        self._left, self._width = (width_mm - self._printed_mm) / 2 * MM, self._printed_mm * MM
        self._middle = width_mm / 2 * MM
        self.y = 4 * MM

    def space(self, points: float) -> None:
        self.y += points

    def centred(self, text: str, style: Style) -> None:
        """One line, in smaller letters where the roll is narrow."""
        self._line(self._middle, text, narrowed(text, style, self._width), "centre")

    def wrapped(self, text: str, style: Style, *, lines_max: int, centred: bool = False) -> None:
        for line in (wrap_even if centred else wrap)(text, style, self._width, lines_max=lines_max):
            self._line(self._middle if centred else self._left, line, style, "centre" if centred else "left")

    def pair(self, name: str, value: str) -> None:
        """A name at the left and its value at the right; a value too long for one line gets its own."""
        if not value:
            self.wrapped(name, _BODY, lines_max=2)
            return
        style = narrowed(name + value, _BODY, self._width - 8, least=_PAIR_LEAST)
        if text_width(name, style) + text_width(value, style) + 8 <= self._width:
            self._both(name, value, style, style)
            return
        self._line(self._left, fit(name, _BODY, self._width), _BODY, "left")
        self._line(self._left + self._width, fit(value, _BODY, self._width), _BODY, "right")

    def total(self, word: str, amount: str) -> None:
        """The one big thing of the paper: on a line of its own where its word leaves it too little room."""
        style = narrowed(amount, _TOTAL, self._width - text_width(word, _TOTAL_WORD) - 8)
        if style.size < _TOTAL_LEAST:
            self.wrapped(word, _TOTAL_WORD, lines_max=2)
            word, style = "", narrowed(amount, _TOTAL, self._width)
        self._both(word, amount, _TOTAL_WORD, style)

    def rule(self) -> None:
        self.y += 7
        if self._sheet:
            self._sheet.rule(self._left, self.y, self._width, weight=_RULE)
        self.y += 7

    def framed(self, text: str) -> None:
        if self._sheet:
            self._sheet.box(self._left, self.y, self._width, 20, weight=_RULE)
            style = narrowed(text, _MARK, self._width - 12)
            self._sheet.text(self._middle, self.y + 14.2, text, style, align="centre")
        self.y += 24

    def qr(self, text: str) -> None:
        wide = qr_width_mm(text, _QR_MODULE_MM) * MM
        if self._sheet:
            self._sheet.qr(self._middle - wide / 2, self.y, text, module_mm=_QR_MODULE_MM)
        self.y += wide

    def bars(self, text: str) -> None:
        modules = _BARS_MODULES_MM if can_be_bars(text) else ()
        fitting = [module for module in modules if bars_width_mm(text, module) <= self._printed_mm]
        if not fitting:
            return
        if self._sheet:
            wide = bars_width_mm(text, fitting[0]) * MM
            x = self._middle - wide / 2
            self._sheet.bars(x, self.y, text, module_mm=fitting[0], height_mm=_BARS_HEIGHT_MM)
        self.y += _BARS_HEIGHT_MM * MM + 3

    def _both(self, name: str, value: str, name_style: Style, value_style: Style) -> None:
        leading = max(name_style.leading, value_style.leading)
        baseline = self.y + leading * 0.77
        if self._sheet:
            self._sheet.text(self._left, baseline, name, name_style)
            self._sheet.text(self._left + self._width, baseline, value, value_style, align="right")
        self.y += leading

    def _line(self, x: float, text: str, style: Style, align: Align) -> None:
        if self._sheet:
            self._sheet.text(x, self.y + style.leading * 0.77, text, style, align=align)
        self.y += style.leading


def receipt_pdf(
    row: SaleRow,
    *,
    store_name: str,
    register: str,
    clerk_name: str,
    policy: Policy,
    copy: Copied | None = None,
    training: bool = False,
    width_mm: int = 80,
    basket: Basket | None = None,
    rest: SaleRow | None = None,
    rescue_lane: str = RescueLane.FINANCE,
) -> bytes:
    """The receipt of one committed sale or refund as a PDF of one page, 58 or 80 mm wide.

    ``copy`` marks a second print; ``training`` marks a practice sale and leaves out every code that could be claimed.
    ``rest`` is the entry of what was paid by another tender; ``rescue_lane`` that of the incident it was taken under.
    """
    told = told_of(
        row,
        policy,
        shop=store_name,
        register=register,
        clerk=clerk_name,
        copy=copy,
        training=training,
        basket=basket,
        rest=rest,
        rescue_lane=rescue_lane,
    )
    return pdf_of(told, width_mm, training)


def pdf_of(told: Told, width_mm: int, training: bool) -> bytes:
    """These words on one page as long as they need."""
    measured = _Roll(width_mm)
    _print(measured, told)
    sheet = Sheet(
        width_mm=width_mm, height_mm=(measured.y + _TEAR) / MM, title=told.title, subject=told.shop or say("Receipt")
    )
    if training:
        sheet.across(say(TRAINING), size=_ACROSS_SIZE, degrees=_ACROSS_DEGREES)
    _print(_Roll(width_mm, sheet), told)
    sheet.turn()
    return sheet.finished()


def _print(roll: _Roll, told: Told) -> None:
    roll.wrapped(told.shop, _SHOP, lines_max=2, centred=True)
    for line in told.where:
        roll.wrapped(line, _SMALL, lines_max=2, centred=True)
    roll.space(5 if told.marks else 0)
    for mark in told.marks:
        roll.framed(mark)
    for line in told.copied:
        roll.wrapped(line, _SMALL, lines_max=2, centred=True)
    roll.rule()
    for name, value in told.lines:
        roll.pair(name, value)
    roll.space(3)
    roll.total(told.total_word, told.total)
    roll.space(4)
    for name, value in told.details:
        roll.pair(name, value)
    roll.rule()
    if told.promise:
        roll.wrapped(told.promise, _STRONG, lines_max=4)
    roll.wrapped(told.advice, _BODY, lines_max=8)
    _print_codes(roll, told)
    roll.space(6)
    for line in told.foot:
        roll.wrapped(line, _SMALL, lines_max=_FOOT_LINE_LINES_MAX, centred=True)


def _print_codes(roll: _Roll, told: Told) -> None:
    """The claim code for phones and old scanners alike, and the slip's number; nothing to claim from a training."""
    if told.claim:
        roll.qr(CLAIM_PREFIX + told.claim)
        roll.bars(told.claim)
        roll.centred(spaced(told.claim), _CLAIM)
        roll.centred(say("Claim code. Keep this receipt."), _SMALL)
    if told.slip:
        roll.rule()
        roll.space(3)
        roll.bars(told.slip)
        roll.centred(grouped(told.slip), _DIGITS)
        roll.centred(say("Slip number"), _SMALL)
