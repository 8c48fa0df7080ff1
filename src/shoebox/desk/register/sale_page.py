"""The register's one page: what to key at the left, today at the right. Register room; knows acts, not windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import u
from shoebox.desk.printing import open_sheet
from shoebox.desk.register import actions
from shoebox.desk.register.card_form import CardForm
from shoebox.desk.register.cash_form import CashForm
from shoebox.desk.register.recorded_view import RecordedView
from shoebox.desk.register.refund_form import RefundForm
from shoebox.desk.register.today_panel import TodayPanel
from shoebox.desk.register.void_sheet import VoidSheet
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money
from shoebox.handover.store import StoreHouse
from shoebox.till.drafts import Recorded, SaleDraft, Today, Voided

CARD, CASH, REFUND, RECORDED = "card", "cash", "refund", "recorded"


class SalePage(QWidget):
    """Keys sales. Signals: `changed` after the book was written to; `said` a sentence everybody should see."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__()
        self._house, self._lanes, self.clerk = house, lanes, ""
        self._today: Today | None = None
        self._last: SaleRow | None = None
        self.card, self.cash = CardForm(house.policy), CashForm(house.policy)
        self.refund, self.recorded = RefundForm(house.policy), RecordedView()
        self.panel = TodayPanel(house.policy.currency)
        self._void: VoidSheet | None = None
        self._kinds = Segments(tr("What to key"), _kinds())
        self._stack = QStackedWidget()
        self._ways = {CARD: self.card, CASH: self.cash, REFUND: self.refund, RECORDED: self.recorded}
        for way in self._ways.values():
            self._stack.addWidget(way)
        self._lay_out()
        self._listen()

    # -- moving between the ways of keying

    def show_way(self, way: str) -> None:
        """Begin a card slip, a cash sale or a refund."""
        kept = self.card.amount.text() if way == CASH and self._stack.currentWidget() is self.card else ""
        self._kinds.choose(way)
        form = self._ways[way]
        assert isinstance(form, CardForm | CashForm | RefundForm)
        self._stack.setCurrentWidget(form)
        form.start(self._house.till.new_id(), self.clerk)
        if kept:
            self.cash.begin_with(kept)
        form.focus_first()

    def take_clerk(self, number: str) -> None:
        """Somebody is at work: they may key."""
        self.clerk = number
        self.refresh()
        self.show_way(self._kinds.value() or CARD)  # type: ignore[arg-type]

    def refresh(self) -> None:
        """Read today from the book."""
        actions.today(self._lanes, self._house, self.take_today, self._failed)

    def set_narrow(self, narrow: bool) -> None:
        """Give the list less room in a narrow window."""
        self.panel.setFixedWidth(u(36) if narrow else u(43.5))

    # -- acts by key

    def print_again(self) -> None:
        """Ctrl+P: the chosen or the last entry once more, marked as a copy."""
        row = self.panel.row() or self._last
        if row is not None:
            actions.print_receipt(self._lanes, self._house, row, copy=True, done=self._open_copy, failed=self._failed)

    def ask_void(self) -> None:
        """F9: strike out the chosen or the last entry."""
        row = (None if self._stack.currentWidget() is self.recorded else self.panel.row()) or self._last
        if row is None or row.voided_by_seq:
            self.said.emit(
                tr("Choose an entry of today to void. This one is voided already.")
                if row
                else tr("Nothing is keyed today.")
            )
            return
        self._void_row = row
        self._void = VoidSheet(self, row)
        self._void.asked.connect(self._do_void)
        self._void.ask()

    # -- answers

    def take_today(self, today: Today) -> None:
        """Show today, with the newest entry marked while its result is shown."""
        self._today = today
        newest = self._last.seq if self._last is not None and self._stack.currentWidget() is self.recorded else 0
        self.panel.show_today(today, newest_seq=newest)
        self.card.hint_slip(today.next_slip)
        if self._last is None:
            self._last = today.last

    def _looked(self, found: actions.Looked) -> None:
        draft, mends, twin = found
        form = self.card if draft.tender == Tender.CARD else self.cash
        form.take_mends(draft, mends, twin)

    def _took(self, recorded: Recorded) -> None:
        self._last = recorded.row
        self.recorded.show_recorded(recorded, self._house.claim_qr(recorded.claim_code), recorded.today.next_slip)
        self._stack.setCurrentWidget(self.recorded)
        self.recorded.focus_first()
        self.take_today(recorded.today)
        amount, code = Money(recorded.row.amount_minor, recorded.row.currency), text.code_groups(recorded.claim_code)
        self.said.emit(tr("Recorded, entry {0}, {1}, claim code {2}", recorded.entry_no, amount, code))
        self.changed.emit()
        actions.print_receipt(
            self._lanes, self._house, recorded.row, copy=False, done=self._printed, failed=self._not_printed
        )

    def _printed(self, path: Path) -> None:
        self._receipt = path
        self.recorded.result.say_paper(tr("Receipt saved, Ctrl+P prints a copy"))

    def _not_printed(self, error: ShoeboxError) -> None:
        code = self._last.claim_code if self._last is not None else ""
        said = tr("The receipt did not print. Write the claim code {0} on the customer's copy.", code)
        self.recorded.result.say_paper(said, good=False)
        self.said.emit(f"{said} {error}")

    def _open_copy(self, path: Path) -> None:
        try:
            open_sheet(path)
        except ShoeboxError as error:
            self._failed(error)

    def _refused(self, error: ShoeboxError) -> None:
        form = self._stack.currentWidget()
        if isinstance(form, CardForm | CashForm | RefundForm):
            form.take_refusal(error)
        self.refresh()

    def _do_void(self, reason: str, pin: str, paper: bool) -> None:
        actions.void(
            self._lanes, self._house, self._void_row, said=(reason, pin, paper), clerk=self.clerk,
            done=self._voided, failed=self._void_refused,
        )  # fmt: skip

    def _voided(self, voided: Voided) -> None:
        if self._void is not None:
            self._void.dismiss()
            self._void = None
        if self._last is not None and self._last.seq == voided.row.seq:
            self._last = voided.row
        self.take_today(voided.today)
        self.said.emit(
            tr("Entry {0} is voided by entry {1}. The slip stays in the box.", voided.row.seq, voided.entry_no)
        )
        self.changed.emit()

    def _void_refused(self, error: ShoeboxError) -> None:
        if self._void is not None:
            self._void.refuse(error)

    def _failed(self, error: ShoeboxError) -> None:
        self.said.emit(str(error))

    # -- wiring

    def _begun(self, said: str) -> None:
        """The next sale's first letters: open its form and go on there."""
        if not said:
            return
        way = CASH if self._last is not None and self._last.tender == Tender.CASH else CARD
        self.show_way(way)
        (self.cash if way == CASH else self.card).begin_with(said)

    def _ask_look(self, draft: SaleDraft) -> None:
        actions.look_at(self._lanes, self._house, draft, self._looked, self._failed)

    def _ask_record(self, draft: SaleDraft) -> None:
        actions.record(self._lanes, self._house, draft, self._took, self._refused)

    def _ask_refund(self, draft: object) -> None:
        actions.refund(self._lanes, self._house, draft, self._took, self._refused)  # type: ignore[arg-type]

    def _seek(self, said: str) -> None:
        actions.find_sale(self._lanes, self._house, said, self.refund.take_found, self._failed)

    def _claim_scanned(self, code: str) -> None:
        self.show_way(REFUND)
        self.refund.begin_with(code)

    def _again(self) -> None:
        self.show_way(str(self._kinds.value() or CARD))

    def _listen(self) -> None:
        self._kinds.chosen.connect(self._chose)
        for form in (self.card, self.cash):
            form.looked_at.connect(self._ask_look)
            form.asked.connect(self._ask_record)
            form.emptied.connect(self._again)
        self.refund.emptied.connect(self._again)
        self.refund.sought.connect(self._seek)
        self.refund.asked.connect(self._ask_refund)
        self.card.scanned_claim.connect(self._claim_scanned)
        self.recorded.begun.connect(self._begun)
        self.recorded.printed_again.connect(self.print_again)
        self.recorded.void_asked.connect(self.ask_void)

    def _chose(self, way: object) -> None:
        self.show_way(str(way))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(u(1.5))
        left.addWidget(self._kinds)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.set_narrow(narrow=False)


def _kinds() -> tuple[Choice, ...]:
    return (
        Choice(CARD, tr("Card slip"), key_of("register", "card")),
        Choice(CASH, tr("Cash"), key_of("register", "cash")),
        Choice(REFUND, tr("Refund"), key_of("register", "refund")),
    )
