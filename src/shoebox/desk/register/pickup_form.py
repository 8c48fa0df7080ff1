"""Handing online orders over: find it, see proof, Enter. Register room.

One that is not in the file goes onto the hold list. Nothing is charged here. The list shows what was found, or who
waits where nothing is typed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.controls import TOP_U, labelled_segments, segments_of
from shoebox.desk.register.pickup_model import OrdersModel
from shoebox.desk.register.pickup_words import list_words, proof_word, released_words, row_state
from shoebox.desk.register.verdict_words import Said, trouble_words
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.segments import Choice
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import Clock
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.pickup import OrderSeen, PickUpRow
from shoebox.domain.policy import Policy
from shoebox.till import FoundOrders, PickUpDraft


class PickUpForm(QWidget):
    """`sought` what to look for; `released` and `held` a PickUpDraft; `settle_asked` an OrderSeen on the hold list."""

    sought = Signal(str)
    released = Signal(object)
    held = Signal(object)
    settle_asked = Signal(object)
    emptied = Signal()

    def __init__(self, policy: Policy, clock: Clock) -> None:
        super().__init__()
        self._policy, self._clock, self.entry_id, self.clerk = policy, clock, "", ""
        self._found: FoundOrders | None = None
        self._sending, self._trouble, self._done = False, None, ""
        self.search = Field(tr("Order number, e-mail, phone or name"), role=Type.STAT, height_u=TOP_U, length_max=60)
        self.name = Field(tr("Customer's name"), length_max=60)
        self.contact = Field(tr("Phone or e-mail"), length_max=80)
        self.contact.take_no_scan()
        ways = tuple(Choice(way, proof_word(way), str(at)) for at, way in enumerate(policy.pickup_checks, start=1))
        self.proof = labelled_segments(tr("How the customer proved it"), ways)
        self.model = OrdersModel()
        self.table = Table(self.model, name=tr("Orders found"), row_u=5.5, heads=False)
        self._listed = Words("", Type.SMALL, Ink.T2, wrap=True)
        self.button = Button(tr("Hand it over"), kind=Kind.FIRST, key="Return", large=True)
        self.verdict = Verdict(self.button)
        self._lay_out()
        self._listen()

    _trouble: ShoeboxError | None

    # -- as every form at the register

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it for the next customer."""
        self.entry_id, self.clerk = entry_id, clerk
        self._sending, self._trouble = False, None
        for field in (self.search, self.name, self.contact):
            field.set_text("")
            field.set_mend("")
        segments_of(self.proof).choose(None)
        self.proof.set_mend("")
        self._found = None
        self.model.show_rows(())
        self.settle()

    def focus_first(self) -> None:
        """The keyboard into the search, and the hold list on show."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sought.emit(self.search.text())

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (self.search, self.table, self.proof, self.name, self.contact, self.button)

    def begun(self) -> bool:
        """Whether anything is typed."""
        return any(field.text() for field in (self.search, self.name, self.contact))

    def sending(self) -> bool:
        """Whether a step is on its way to the disk."""
        return self._sending

    # -- answers

    def take_found(self, found: FoundOrders) -> None:
        """What the list and the book have; an answer to an older search is dropped."""
        if found.text != self.search.text():
            return
        self._found = found
        self.model.show_rows(found.orders)
        if found.orders and found.text.strip():
            self.table.choose_row(0)
        self.settle()

    def take_step(self, row: PickUpRow) -> None:
        """A step stands in the book."""
        self._done = released_words(row)

    def let_go(self) -> None:
        """What was asked for is not sent after all."""
        self._sending = False
        self.settle()

    def take_refusal(self, error: ShoeboxError) -> None:
        """The book's reason; what is typed stays."""
        self._sending, self._trouble = False, error
        self.settle()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is at hand

    def chosen(self) -> OrderSeen | None:
        """The order under the bar, while something is looked for."""
        row: OrderSeen | None = self.table.row()
        return row if self.search.text().strip() else None

    def is_missing(self) -> bool:
        """Whether somebody looks for an order that is nowhere."""
        text = self.search.text().strip()
        return bool(text) and self._found is not None and self._found.text == self.search.text() and not self.model.rows

    def settle(self) -> None:
        """Which fields are asked, and the verdict, as things stand."""
        missing, found = self.is_missing(), self._found
        self.name.setVisible(missing)
        self.contact.setVisible(missing)
        order = self.chosen()
        self.proof.setVisible(
            bool(self._policy.pickup_checks) and not missing and (order is None or not (order.is_gone or order.is_held))
        )
        self._listed.say(list_words(found, self._clock))
        self.button.busy(tr("Recording") if self._sending else "")
        said = self._said()
        self.button.say(said.button or tr("Hand it over"))
        self.button.hold(self._held())
        self.verdict.say(said.line, said.small, said.meaning, icon=said.icon)

    def _said(self) -> Said:
        order = self.chosen()
        if self._trouble is not None:
            return trouble_words(self._trouble)
        if self.is_missing():
            small = tr("Look once more by e-mail or phone. Else it waits here, and Finance is called.")
            return Said(tr("Not in the order file"), small, Meaning.WAITING, button=tr("Put on the hold list"))
        if order is None:
            small = tr("It is paid. Nothing is charged here, and each order goes out once.")
            return Said(self._done or tr("Next: the order"), small, Meaning.OK if self._done else Meaning.PLAIN)
        return row_state(order, ready=segments_of(self.proof).value() is not None)

    def _held(self) -> str:
        order = self.chosen()
        if self.is_missing():
            return ""
        if order is None:
            return tr("Look for the order first.")
        if order.is_held or (not order.is_gone and order.order.is_paid):
            return ""
        return row_state(order, ready=False).line

    # -- acts

    def act(self) -> None:
        """Enter: hand it over, put it on the hold list, or go to what is missing."""
        order = self.chosen()
        if self._sending:
            return
        if self.is_missing():
            self._hold()
        elif order is not None and order.is_held:
            self.settle_asked.emit(order)
        elif order is None or self.button.held():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._policy.pickup_checks and segments_of(self.proof).value() is None:
            self.proof.set_mend(tr("Choose with 1 to {0}.", len(self._policy.pickup_checks)))
            self.proof.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._begin()
            self.released.emit(self._draft(order.order.order_no))

    def _hold(self) -> None:
        for field, said in (
            (self.name, tr("Type the customer's name.")),
            (self.contact, tr("Type how to reach them.")),
        ):
            if not field.text().strip():
                field.set_mend(said)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._begin()
        self.held.emit(self._draft(self.search.text()))

    def _draft(self, order_no: str) -> PickUpDraft:
        return PickUpDraft(
            entry_id=self.entry_id,
            clerk=self.clerk,
            order_no=order_no,
            checked=str(segments_of(self.proof).value() or ""),
            name=self.name.text(),
            contact=self.contact.text(),
        )

    def _begin(self) -> None:
        self._sending, self._trouble = True, None
        self.settle()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties it; a digit outside the fields is a way of proof."""
        at = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.emptied.emit()
        elif 0 <= at < len(self._policy.pickup_checks) and self.proof.isVisible():
            segments_of(self.proof).press(self._policy.pickup_checks[at])
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        order = self.chosen()
        if not self.search.text().strip():
            self.search.set_mend(tr("Type the number of the order, or the customer's e-mail."))
        elif self.is_missing():
            self.name.setFocus(Qt.FocusReason.TabFocusReason)
        elif order is not None and not self.button.held() and not order.is_held and self._policy.pickup_checks:
            segments_of(self.proof).segments[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.edit.ended_scan():
            self.button.setFocus(Qt.FocusReason.TabFocusReason)  # a scan finds it, and a person hands it over
        else:
            self.act()

    def _typed(self, _said: str) -> None:
        self._trouble, self._done = None, ""
        self.search.set_mend("")
        self.sought.emit(self.search.text())
        self.settle()

    def _mended(self, _said: str) -> None:
        self.name.set_mend("")
        self.contact.set_mend("")

    def _proved(self, _value: object) -> None:
        self.proof.set_mend("")
        self.settle()
        self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _chose(self, _row: object) -> None:
        self.settle()

    def _opened(self, row: OrderSeen) -> None:
        if row.is_held:
            self.settle_asked.emit(row)

    def _listen(self) -> None:
        self.search.walks = self.contact.walks = False
        self.search.entered.connect(self._entered)
        self.search.typed.connect(self._typed)
        self.contact.entered.connect(self.act)
        self.table.chosen.connect(self._chose)
        self.table.opened.connect(self._opened)
        self.button.acted.connect(self.act)
        segments_of(self.proof).chosen.connect(self._proved)
        segments_of(self.proof).entered.connect(self.act)
        for field in (self.search, self.name, self.contact):
            guard(field)
            if field is not self.search:
                field.typed.connect(self._mended)

    def _lay_out(self) -> None:
        card = Card()
        card.set_foot(self.verdict)
        body = card.body
        body.addWidget(self.search)
        body.addWidget(self._listed)
        body.addWidget(self.table, 1)
        body.addWidget(self.proof)
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addWidget(self.name, 1)
        row.addWidget(self.contact, 1)
        body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
