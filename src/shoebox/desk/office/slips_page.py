"""Slips: pads, gaps, spoiled slips, voids and refunds with their reasons. Office room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, u
from shoebox.desk.office import register_actions, slip_ways
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.back_sheet import TakingBack
from shoebox.desk.office.day_words import pad_words, run_words
from shoebox.desk.office.gifts_card import GiftsCard
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.office.network_words import NetworkLines
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.printed_sheet import PrintedSheet
from shoebox.desk.office.settling import Settling
from shoebox.desk.office.slip_form import SlipForm
from shoebox.desk.office.slip_ways import ISSUE, PRINT, RANGE, RECEIVE, SPOIL, WAYS, SlipAnswer, SlipDraft
from shoebox.desk.office.slips_card import SlipsCard
from shoebox.desk.office.stock_card import StockCard
from shoebox.desk.office.store_slips_card import StoreSlipsCard
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.columns import two_columns
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.segments import Segments
from shoebox.domain.day import GapNote, StruckLine
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money, figure_text
from shoebox.domain.pads_given import PadFate
from shoebox.domain.slip import BackLine, Fate, PadsTwice, TakenFrom
from shoebox.handover.store import StoreHouse


class StruckModel(RowModel[StruckLine]):
    """Voids and refunds with the people behind them."""

    def __init__(self, currency: str) -> None:
        amount = Column(tr("Amount, {0}", text.currency_sign(currency)), 12, number=True)
        super().__init__((Column(tr("Entry"), 9), Column(tr("Reason")), Column(tr("By"), 12), amount))
        self._currency = currency

    def cell(self, row: StruckLine, column: int) -> Cell:
        """Entry, reason, initials, amount."""
        if column == 3:
            return Cell(figure_text(Money(row.amount_minor, self._currency)), weight=500)
        return Cell((text.entry(row.seq), row.text, row.by)[column], ink=Ink.T2 if column == 2 else Ink.T1)


class FatesModel(RowModel[GapNote | BackLine | PadsTwice]):
    """Numbers that came to no slip and what was said of them, and those that two people took back."""

    def __init__(self) -> None:
        super().__init__((Column(tr("Numbers"), 26), Column(tr("What became of it")), Column(tr("By"), 10)))

    def cell(self, row: GapNote | BackLine | PadsTwice, column: int) -> Cell:
        """Numbers, explanation, initials; a gap that nobody explained is refused."""
        if isinstance(row, PadsTwice):
            return _twice_cell(row, column)
        if isinstance(row, BackLine):
            said = (pad_words(row.first, row.last), _back_words(row), row.by)
            return Cell(said[column], weight=500 if column == 0 else 400)
        if column == 0:
            return Cell(run_words(row.slips), weight=500)
        if not row.explanation:
            return Cell(tr("not explained yet"), ink=Ink.REFUSED, icon="refused") if column == 1 else Cell("")
        return Cell(_fate_words(row) if column == 1 else row.initials)


def _back_words(row: BackLine) -> str:
    if row.fate == PadFate.LOST:
        return tr("lost with a register not heard: {0}", row.reason)
    if row.fate:
        return tr("back from a register not heard: {0}", row.reason)
    is_found = row.taken_from == TakenFrom.LOST
    return tr("turned up: {0}", row.reason) if is_found else tr("taken back: {0}", row.reason)


def _twice_cell(row: PadsTwice, column: int) -> Cell:
    """Refused until somebody in charge says what they found."""
    if column == 0:
        return Cell(pad_words(row.numbers.first, row.numbers.last), weight=500)
    where = tr("at {0} and {1}", *row.registers)
    if row.found:
        return Cell(f"{where}: {row.found}" if column == 1 else row.found_by)
    return Cell(where, ink=Ink.REFUSED, icon="refused") if column == 1 else Cell("")


def _fate_words(gap: GapNote) -> str:
    if gap.how == Fate.STOLEN:
        return tr("stolen: {0}", gap.explanation)
    return tr("lost: {0}", gap.explanation) if gap.how == Fate.LOST else gap.explanation


class SlipsPage(OfficePage):
    """Accounts for paper: the ways on top, the account at the left, the form and the stock at the right."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self.way = Segments(tr("What is done with slips"), slip_ways.choices())
        self.slips = SlipsCard(key=key_of("office", "explain", "slips"))
        self.store_slips = StoreSlipsCard(house.policy.currency, key=key_of("office", "which", "slips"))
        self.fates = ListCard(tr("Missing, lost or taken back"), FatesModel(), none=tr("none"), rows_max=4)
        self.struck = ListCard(tr("Voids and refunds"), StruckModel(house.policy.currency), none=tr("none"), rows_max=8)
        self.form = SlipForm(key=key_of("office", "first", "slips"), back_key=key_of("office", "back", "slips"))
        self.gifts = GiftsCard(house.staff.initials_of)
        self.stock, self.back = StockCard(), TakingBack(self)
        self.network = NetworkLines(self, house, self.look_again.emit)
        self._sheet: PrintedSheet | None = None
        self._settling = Settling(self)
        self._lay_out()
        self._listen()
        acts: dict[str, Callable[[], object]] = {way: partial(self.way.press, way) for way in WAYS}
        self.bind_keys(
            "slips",
            {
                "explain": self._settling.explain,
                "first": self.form.ask,
                "back": self.back.ask,
                "find": self._find,
                "which": self.store_slips.next_register,
                **acts,
                SPOIL: self._spoil,
                ISSUE: self._issue,
            },
        )
        self.way.choose(ISSUE)
        self._show_way()

    def show_day(self, seen: Seen) -> None:
        """The account of the day in view; pads may be issued on any day."""
        self.show_content()
        figures = seen.figures
        self.slips.show_day(seen, held=self.why_not() if seen.is_open else tr("The day is closed."))
        self.slips.setVisible(bool(figures.pads))
        self.gifts.show_gifts(seen.gifts)
        self.form.show_registers(self.house.register, seen.known)
        twice = (replace(one, found_by=self.house.staff.initials_of(one.found_by)) for one in seen.twice)
        self.fates.show_rows((*twice, *figures.gaps, *figures.taken_back))
        self.struck.show_rows(figures.struck)
        self.stock.show_stock(seen.stock)
        self._no_pad.setVisible(not figures.pads and not seen.pads_left)
        self._show_way()
        self._look_for_slips(seen)

    def showEvent(self, event: QShowEvent) -> None:
        """Other registers' slips are read once the page is looked at."""
        super().showEvent(event)
        if self.seen is not None:
            self._look_for_slips(self.seen)

    def _look_for_slips(self, seen: Seen) -> None:
        is_shared = bool(seen.known) and (seen.is_open or seen.has_closed)
        self.store_slips.setVisible(is_shared)
        if is_shared and self.isVisible():
            day = seen.figures.day
            register_actions.look_for_slips(
                self.lanes, self.house, day, self.store_slips.show_slips, self._no_slips
            )  # fmt: skip

    def _no_slips(self, error: ShoeboxError) -> None:
        self.store_slips.show_slips(())
        self.said.emit(sentence_of(error))

    def _find(self) -> None:
        """Ctrl+F: the number of a slip, of whichever register."""
        if self.store_slips.isVisible():
            self.store_slips.number.setFocus()
        else:
            self.said.emit(tr("No other register of this store is known here."))

    def focus_first(self) -> None:
        """The gaps if there are any, else where typing begins."""
        if self.slips.button.isVisibleTo(self):
            self.slips.button.setFocus()
        else:
            self.form.focus_first()

    def asks_for_paper(self) -> bool:
        """Whether pads came or slips are printed."""
        return self.way.value() in (PRINT, RANGE, RECEIVE)

    def areas(self) -> tuple[QWidget, ...]:
        """Account, ways, form, lists."""
        first = self.form.count if self.way.value() == PRINT else self.form.first
        return self.slips.table, self.store_slips.number, self.way, first, self.struck.table

    def _show_way(self) -> None:
        way = str(self.way.value())
        self.form.show_way(way)
        if self.seen is not None:
            self.form.show_stock(self.seen.stock, self._why_not(self.seen, way))

    def _why_not(self, seen: Seen, way: str) -> str:
        if way in (PRINT, RANGE):
            return self.why_not(manager=True, what=tr("A manager does this."))
        return self.why_not() or (tr("No day is open.") if way == SPOIL and not seen.is_open else "")

    # -- acts

    def _record(self, draft: SlipDraft) -> None:
        slip_ways.record(self.lanes, self.house, draft, clerk=self.clerk, done=self._recorded, failed=self.form.refuse)

    def _recorded(self, answer: SlipAnswer) -> None:
        self.form.recorded()
        self.changed.emit(_recorded_words(answer))
        if answer.sheet is not None and answer.pad is not None:
            self._sheet = PrintedSheet(self, answer.pad, answer.sheet)
            self._sheet.told.connect(self.said)
            self._sheet.ask()

    # -- wiring

    def _spoil(self) -> None:
        """F9: slips that become no sale; F9 again: what became of them."""
        if self.way.value() == SPOIL:
            self.form.next_fate()
        else:
            self.way.press(SPOIL)
        self.form.focus_first()

    def _issue(self) -> None:
        """F7: a pad is handed out; F7 again: to the next register of the store."""
        if self.way.value() == ISSUE:
            self.form.next_register()
        else:
            self.way.press(ISSUE)
        self.form.focus_first()

    def _chose(self, _way: object) -> None:
        self._show_way()
        self.form.focus_first()

    def _listen(self) -> None:
        self.way.chosen.connect(self._chose)
        self.slips.explain_asked.connect(self._settling.explain)
        self.form.asked.connect(self._record)
        self.form.back_button.acted.connect(self.back.ask)

    def _lay_out(self) -> None:
        self._no_pad = Card(tr("No pad is issued yet"), hint=tr("Type the first and the last number of the pad."))
        left = (self._no_pad, self.slips, self.store_slips, self.gifts, self.fates, self.struck)
        cards = two_columns(left, (self.form, self.stock), right_u=40)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self.way)
        column.addWidget(cards, 1)


def _recorded_words(answer: SlipAnswer) -> str:
    draft, entry = answer.draft, answer.entry
    if draft.way == SPOIL:
        return _gone_words(draft, entry)
    if answer.pad is not None:
        return tr(
            "Slips {0} to {1} are drawn, entry {2}.", text.slip(answer.pad.first), text.slip(answer.pad.last), entry
        )
    ends = (text.slip(draft.first), text.slip(draft.last))
    if draft.way == RECEIVE:
        return tr("{0} to {1} lie in the cupboard, entry {2}.", *ends, entry)
    if draft.way == RANGE:
        return tr("{0} to {1} may be printed here, entry {2}.", *ends, entry)
    if answer.is_for_another:
        return tr("Pad {0} to {1} is for {2}, entry {3}. It is told over the network.", *ends, draft.register, entry)
    return tr("Pad {0} to {1} is issued, entry {2}.", *ends, entry)


def _gone_words(draft: SlipDraft, entry: int) -> str:
    last = draft.last or draft.first
    if draft.fate != Fate.SPOILED:
        return tr(
            "{0}: reported gone, entry {1}. A slip of such a number is refused.", pad_words(draft.first, last), entry
        )
    if last == draft.first:
        return tr("Slip {0} is spoiled, entry {1}. The paper goes into the box.", text.slip(draft.first), entry)
    return tr("{0}: spoiled, entry {1}. The paper goes into the box.", pad_words(draft.first, last), entry)
