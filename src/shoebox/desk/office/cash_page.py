"""Cash that is no sale: paid in, paid out, dropped into the safe, fetched from the bank. Office room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.office import actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.second_person import SecondPerson
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.verdict import Verdict
from shoebox.domain.day import CashLine
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.money import Money, figure_text
from shoebox.handover import StoreHouse

IN, OUT, DROP, CHANGE = "in", "out", "drop", "change"


class CashModel(RowModel[CashLine]):
    """What changed the drawer, signed."""

    def __init__(self, currency: str) -> None:
        super().__init__((Column(tr("What")), Column(tr("Amount, {0}", text.currency_sign(currency)), 12, number=True)))
        self._currency = currency

    def cell(self, row: CashLine, column: int) -> Cell:
        """Its words, or its amount with a minus where cash left the drawer."""
        if column == 0:
            return Cell(row.name)
        return Cell(figure_text(Money(row.amount_minor, self._currency)), weight=500)


class CashPage(OfficePage):
    """One small form for all four, and what was written down."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        currency = house.policy.currency
        self.way = Segments(tr("What happened"), _ways())
        self.amount = AmountField(tr("Amount"), currency, role=Type.AMOUNT, height_u=8.5)
        self.reason = Field(tr("Reason"), hint=tr("Such as: window cleaner, receipt 12."), length_max=200)
        self.bag = Field(tr("Number of the bag"), length_max=40, hint=tr("As it stands on the bag."))
        self.second = SecondPerson(hint=tr("Whoever saw the bag go into the safe."))
        self.button = Button(tr("Record"), kind=Kind.FIRST, key=key_of("office", "first", "cash"), large=True)
        self.verdict = Verdict(self.button)
        self.list = ListCard(tr("Cash in and out"), CashModel(currency), none=tr("none"), rows_max=12)
        self._kept = ""
        self._lay_out()
        self._listen()
        acts: dict[str, Callable[[], object]] = {way: partial(self.way.press, way) for way in (IN, OUT, DROP, CHANGE)}
        self.bind_keys("cash", {"first": self._ask, **acts})
        self.way.choose(OUT)
        self._show_way()

    def show_day(self, seen: Seen) -> None:
        """The form while a day is open; the list in any case."""
        if not seen.is_open:
            line = tr("{0} is closed", text.day(seen.date)) if seen.box is not None else tr("No day is open")
            said = tr("Cash moves are written into an open day. Open the day first.")
            self.show_empty("cash", line, said, lead=("today", tr("To Today")))
            return
        self.show_content()
        shown = () if seen.hides_drawer and not seen.is_blind else seen.figures.cash
        self.list.show_rows(shown, "" if shown else tr("after the second count") if seen.figures.counts else "")
        self.button.hold(self.why_not())
        self._rest()

    def focus_first(self) -> None:
        """The keyboard in the amount."""
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def areas(self) -> tuple[QWidget, ...]:
        """What happened, the amount, the list."""
        return self.way, self.amount, self.list.table

    # -- the form

    def _show_way(self) -> None:
        way = self.way.value()
        self.reason.setVisible(way in {IN, OUT})
        self.bag.setVisible(way == DROP)
        self.second.setVisible(way == DROP)
        self._clear("")

    def _ask(self) -> None:
        if self.button.held():
            self.button.click()
            return
        amount = self._amount()
        if amount is None:
            self.amount.setFocus()
            return
        self._kept = tr("{0}, {1}", self._way_words(), text.money(amount))
        self.button.busy(tr("Recording"))
        self._send(amount.amount_minor)

    def _send(self, minor: int) -> None:
        lanes, house, clerk, way = self.lanes, self.house, self.clerk, self.way.value()
        done, failed = self._done, self._refused
        if way == IN:
            actions.pay_in(lanes, house, minor, reason=self.reason.text(), clerk=clerk, done=done, failed=failed)
        elif way == OUT:
            actions.pay_out(lanes, house, minor, reason=self.reason.text(), clerk=clerk, done=done, failed=failed)
        elif way == DROP:
            second, bag = self.second.signature(), self.bag.text()
            actions.drop(lanes, house, minor, bag=bag, clerk=clerk, second=second, done=done, failed=failed)
        else:
            actions.fetch_change(lanes, house, minor, clerk=clerk, done=done, failed=failed)

    def _amount(self) -> Money | None:
        try:
            amount = self.amount.money()
        except Refusal as refused:
            self.amount.set_mend(str(refused))
            return None
        if amount is None:
            self.amount.set_mend(tr("Type what was moved."))
        return amount

    def _done(self, entry: int) -> None:
        self.button.busy("")
        for field in (self.amount, self.reason, self.bag):
            field.set_text("")
        self.second.empty()
        said = tr("Recorded, entry {0}: {1}", entry, self._kept)
        self.changed.emit(said)
        self.verdict.say(said, tr("Cash that moves after the count asks for a new count."), Meaning.OK)
        self.focus_first()

    def _refused(self, error: ShoeboxError) -> None:
        self.button.busy("")
        self.verdict.say(tr("Nothing is recorded yet"), tr("Mend it above, then once more."), Meaning.REFUSED)
        if not self.second.refuse(error):
            fields = {"day.amount": self.amount, "day.reason": self.reason, "day.bag": self.bag}
            last = self.bag if self.way.value() == DROP else self.reason
            field = fields.get(error.code, last if last.isVisibleTo(self) else self.amount)
            field.set_mend(str(error))
            field.setFocus()

    def _rest(self) -> None:
        counted = bool(self.seen and self.seen.figures.counts)
        small = tr("The drawer is counted already, so this asks for a new count.") if counted else self._way_small()
        self.verdict.say(self._way_words(), small, Meaning.WAITING if counted else Meaning.PLAIN, icon="cash")

    def _say_held(self, reason: str) -> None:
        self.verdict.say(tr("Not yet"), reason, Meaning.WAITING)

    def _way_words(self) -> str:
        return next((choice.said for choice in _ways() if choice.value == self.way.value()), "")

    def _way_small(self) -> str:
        smalls = {
            OUT: tr("Taken out of the drawer for something."),
            IN: tr("Put into the drawer."),
            DROP: tr("Out of the drawer, into the safe."),
            CHANGE: tr("From the bank, into the drawer."),
        }
        return smalls.get(str(self.way.value()), "")

    # -- wiring

    def _chose(self, _way: object) -> None:
        self._show_way()
        self.focus_first()

    def _clear(self, _said: str) -> None:
        for field in (self.amount, self.reason, self.bag):
            field.set_mend("")
        self._rest()

    def _listen(self) -> None:
        self.way.chosen.connect(self._chose)
        for field in (self.amount, self.reason, self.bag):
            field.typed.connect(self._clear)
        self.button.acted.connect(self._ask)
        self.button.told.connect(self._say_held)

    def _lay_out(self) -> None:
        form = Card(tr("Cash that is no sale"))
        for part in (self.way, self.amount, self.reason, self.bag, self.second):
            form.body.addWidget(part)
        form.body.addStretch(1)
        form.set_foot(self.verdict)
        right = QVBoxLayout()
        right.addWidget(self.list)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(form)
        left.addStretch(1)
        row = QHBoxLayout(self.content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addLayout(left, 3)
        row.addLayout(right, 2)


def _ways() -> tuple[Choice, ...]:
    return (
        Choice(OUT, tr("Paid out"), key_of("office", OUT, "cash")),
        Choice(IN, tr("Paid in"), key_of("office", IN, "cash")),
        Choice(DROP, tr("Safe drop"), key_of("office", DROP, "cash")),
        Choice(CHANGE, tr("Change fetched"), key_of("office", CHANGE, "cash")),
    )
