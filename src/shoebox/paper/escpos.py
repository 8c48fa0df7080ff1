"""The customer's receipt for a printer that speaks ESC/POS: words, codes and cut as bytes. Paper room, sends nothing.

The words are those of the PDF. The printer draws the letters and the codes itself, so a receipt is a thousand bytes.
"""

from __future__ import annotations

import logging
import os
import shutil
from functools import cache
from typing import Any

from shoebox.domain.day import SaleRow
from shoebox.domain.ids import CLAIM_PREFIX, spaced
from shoebox.domain.incident import RescueLane
from shoebox.domain.item import Basket
from shoebox.domain.names import TEXT_CHARS_MAX
from shoebox.domain.policy import Policy
from shoebox.domain.printer import Copied, ReceiptPrinter
from shoebox.domain.slip import grouped
from shoebox.paper.codes import can_be_bars
from shoebox.paper.escpos_letters import cut, even_lines_of, legible, lines_of
from shoebox.paper.language import say
from shoebox.paper.receipt_words import Told, told_of

LETTER_DOTS = 12  # how wide a printer's own letter is
_QR_MODULE_DOTS, _QR_LEVEL_M = 8, 1
_BARS_MODULE_DOTS = (3, 2)  # the second where the first would not fit the roll
_BARS_HEIGHT_DOTS = 96
_BARS_QUIET_MODULES = 20  # both sides
_FOOT_LINE_LINES_MAX = TEXT_CHARS_MAX  # one letter a line at the least: wrapped, and never cut


@cache
def _dummy() -> Any:
    """The library's printer that only keeps what it is told.

    On import it sets up logging for the whole program and leaves a folder behind; both are undone here.
    """
    handlers = logging.root.handlers[:]
    from escpos import capabilities  # noqa: PLC0415  (half a second to load: only where a roll is printed)
    from escpos.printer import Dummy  # noqa: PLC0415

    logging.root.handlers[:] = handlers
    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    return Dummy


class _Roll:
    """Tells a printer line by line what to print."""

    def __init__(self, printer: ReceiptPrinter) -> None:
        self._columns, self._code_page = printer.line_chars, printer.code_page
        self._out = _dummy()()
        self._out.hw("INIT")
        self._out.charcode(printer.code_page.upper())

    def space(self) -> None:
        self._out.print_and_feed(1)

    def lines(self, text: str, *, lines_max: int, bold: bool = False, centred: bool = False) -> None:
        even = even_lines_of if centred else lines_of
        for line in even(self._known(text), self._columns, lines_max=lines_max):
            self._line(line, bold=bold, centred=centred)

    def large(self, text: str, *, lines_max: int) -> None:
        """In the middle and twice as large, in as many lines as that takes."""
        for line in lines_of(self._known(text), self._columns // 2, lines_max=lines_max):
            self._line(line, bold=True, centred=True, size=2)

    def mark(self, text: str) -> None:
        """White on black in the middle, twice as large where it fits."""
        said = f" {self._known(text)} "
        self._out.set(invert=True)
        self._line(cut(said, self._columns), bold=True, centred=True, size=2 if 2 * len(said) <= self._columns else 1)
        self._out.set(invert=False)

    def pair(self, name: str, value: str) -> None:
        """A name at the left and its value at the right; a value too long for one line gets its own."""
        if not value:
            self.lines(name, lines_max=2)
            return
        name, value = self._known(name), self._known(value)
        room = self._columns - len(name) - len(value)
        if room > 0:
            self._line(name + " " * room + value)
        else:
            self._line(cut(name, self._columns))
            self._line(cut(value, self._columns).rjust(self._columns))

    def total(self, word: str, amount: str) -> None:
        """The amount twice as large, or only twice as high where the roll is too narrow; never cut."""
        word, amount = self._known(word), self._known(amount)
        if len(word) + 1 + len(amount) > self._columns:
            self._line(word, bold=True)
            word = ""
        width = 2 if len(word) + 1 + 2 * len(amount) <= self._columns else 1
        room = self._columns - len(word) - width * len(amount)
        self._out.set(align="left", bold=True, custom_size=True, width=1, height=1)
        self._out.text(word + " " * room)
        self._out.set(custom_size=True, width=width, height=2)
        self._out.text(amount + "\n")

    def rule(self) -> None:
        self._line(self._known("─") * self._columns)

    def qr(self, text: str) -> None:
        self._out.set(align="center")
        self._out.qr(text, ec=_QR_LEVEL_M, size=_QR_MODULE_DOTS, native=True)
        self.space()

    def bars(self, text: str) -> None:
        """A Code 128, in its set B throughout: every printer has that one."""
        modules = 11 * (len(text) + 2) + 13 + _BARS_QUIET_MODULES
        fitting = [dots for dots in _BARS_MODULE_DOTS if modules * dots <= self._columns * LETTER_DOTS]
        if not fitting or not can_be_bars(text):
            return
        # Its `barcode` is this with a word to the terminal at every receipt.
        self._out._hw_barcode(
            "{B" + text.replace("{", "{{"),
            "CODE128",
            height=_BARS_HEIGHT_DOTS,
            width=fitting[0],
            pos="OFF",
            function_type="B",
        )

    def finished(self) -> bytes:
        """Feed past the knife, cut, and answer all that was told."""
        self._out.cut(mode="PART")
        return bytes(self._out.output)

    def _known(self, text: str) -> str:
        return legible(text, self._code_page)

    def _line(self, text: str, *, bold: bool = False, centred: bool = False, size: int = 1) -> None:
        self._out.set(align="center" if centred else "left", bold=bold, custom_size=True, width=size, height=size)
        self._out.text(text + "\n")


def receipt_roll(
    row: SaleRow,
    *,
    store_name: str,
    register: str,
    clerk_name: str,
    policy: Policy,
    printer: ReceiptPrinter,
    copy: Copied | None = None,
    training: bool = False,
    basket: Basket | None = None,
    rest: SaleRow | None = None,
    rescue_lane: str = RescueLane.FINANCE,
) -> bytes:
    """The receipt of one committed sale or refund as ESC/POS, in the printer's columns and code page.

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
    return roll_of(told, printer)


def roll_of(told: Told, printer: ReceiptPrinter) -> bytes:
    """These words as ESC/POS, in the printer's columns and code page."""
    roll = _Roll(printer)
    _print_head(roll, told)
    _print_money(roll, told)
    roll.lines(told.promise, lines_max=4, bold=True)
    roll.lines(told.advice, lines_max=8)
    _print_codes(roll, told)
    for line in told.foot:
        roll.lines(line, lines_max=_FOOT_LINE_LINES_MAX, centred=True)
    return roll.finished()


def _print_head(roll: _Roll, told: Told) -> None:
    roll.large(told.shop, lines_max=3)
    for line in told.where:
        roll.lines(line, lines_max=2, centred=True)
    if told.marks:
        roll.space()
    for mark in told.marks:
        roll.mark(mark)
    for line in told.copied:
        roll.lines(line, lines_max=2, centred=True)


def _print_money(roll: _Roll, told: Told) -> None:
    roll.rule()
    for name, value in told.lines:
        roll.pair(name, value)
    roll.total(told.total_word, told.total)
    for name, value in told.details:
        roll.pair(name, value)
    roll.rule()


def _print_codes(roll: _Roll, told: Told) -> None:
    """The claim code for phones and old scanners alike, and the slip's number; nothing to claim from a training."""
    if told.claim:
        roll.space()
        roll.qr(CLAIM_PREFIX + told.claim)
        roll.bars(told.claim)
        roll.large(spaced(told.claim), lines_max=1)
        roll.lines(say("Claim code. Keep this receipt."), lines_max=2, centred=True)
    if told.slip:
        roll.rule()
        roll.bars(told.slip)
        roll.lines(grouped(told.slip), lines_max=1, centred=True)
        roll.lines(say("Slip number"), lines_max=1, centred=True)
    roll.space()
