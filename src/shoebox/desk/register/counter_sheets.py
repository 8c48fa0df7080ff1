"""Two sheets at the counter: a slip that is spoiled, and the drawer opened for no sale. Register room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.register.amounts import amount_mend, good_money
from shoebox.desk.register.card_guard import guard
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.policy import Policy

NO_SALE, PAID_IN, PAID_OUT = "no_sale", "in", "out"


class SpoilSheet(Sheet):
    """`asked` carries (slip, reason); the sheet stays until the book has answered."""

    asked = Signal(str, str)

    def __init__(self, over: QWidget, slip: str, policy: Policy) -> None:
        super().__init__(over, tr("A slip is spoiled"))
        self._asking = False
        self.slip = Field(tr("Slip number"), role=Type.STAT, height_u=7, length_max=40)
        self.slip.set_text(slip)
        self.reason = ReasonField()
        self.reason.offer(tuple(tr(reason) for reason in policy.spoil_reasons))
        self.button = Button(tr("Note it as spoiled"), kind=Kind.FIRST, key="Return")
        rule = tr("Write VOID across every copy and put them into the box. Then take the next slip.")
        for part in (Words(rule, Type.BODY, Ink.T2, wrap=True), self.slip, self.reason):
            self.body.addWidget(part)
        self.add_act(self.button)
        self.reason.walks = False
        self.reason.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        for field in (self.slip, self.reason):
            field.typed.connect(self._mended)
            guard(field)

    def ask(self) -> None:
        """Open it where an answer is missing."""
        self.open((self.reason if self.slip.text() else self.slip).edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self._asking = False
        self.button.busy("")
        at = self.slip if error.code.startswith("slip.") else self.reason
        at.set_mend(sentence_of(error))
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        slip, reason = "".join(self.slip.text().split()), self.reason.reason()
        if self._asking:
            return
        if not slip:
            self.slip.set_mend(tr("Scan the slip, or type its number."))
            self.slip.setFocus()
        elif not reason:
            self.reason.set_mend(tr("Say why in a few words."))
            self.reason.setFocus()
        else:
            self._asking = True
            self.button.busy(tr("Recording"))
            self.asked.emit(slip, reason)

    def _mended(self, _said: str) -> None:
        self.slip.set_mend("")
        self.reason.set_mend("")


@dataclass(frozen=True, slots=True)
class DrawerAsked:
    """Why the drawer is opened; an amount of 0 where no money moves."""

    way: str
    amount_minor: int
    reason: str


class DrawerSheet(Sheet):
    """`asked` carries a DrawerAsked; the sheet stays until the book has answered."""

    asked = Signal(object)

    def __init__(self, over: QWidget, policy: Policy) -> None:
        super().__init__(over, tr("Open the drawer"))
        self._policy, self._asking = policy, False
        self.ways = Segments(
            tr("What for"),
            (
                Choice(NO_SALE, tr("No sale"), "1"),
                Choice(PAID_IN, tr("Paid in"), "2"),
                Choice(PAID_OUT, tr("Paid out"), "3"),
            ),
        )
        self.ways.choose(NO_SALE)
        self.amount = AmountField(tr("Amount"), policy.currency, role=Type.STAT, height_u=7)
        self.reason = ReasonField()
        self.button = Button(tr("Record"), kind=Kind.FIRST, key="Return")
        for part in (self.ways, self.amount, self.reason):
            self.body.addWidget(part)
        self.body.addWidget(Words(tr("Each time stands on the end-of-day report, with your name."), Type.SMALL, Ink.T2))
        self.add_act(self.button)
        self.reason.walks = False
        self.reason.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.ways.chosen.connect(self._chosen)
        self.ways.entered.connect(self._to_first)
        for field in (self.amount, self.reason):
            field.typed.connect(self._mended)
            guard(field)
        self._settle()

    def ask(self) -> None:
        """Open it with the keyboard on what it is for."""
        self.open(self.ways.segments[0])

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason."""
        self._asking = False
        self.button.busy("")
        at = self.amount if error.code == "day.amount" else self.reason
        at.set_mend(sentence_of(error))
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A way by its number, where the keyboard is in no field."""
        if not self.ways.press_numbered(event):
            super().keyPressEvent(event)

    def _chosen(self, _value: object) -> None:
        self._settle()
        self._to_first()

    def _to_first(self) -> None:
        (self.amount if self.amount.isVisible() else self.reason).setFocus(Qt.FocusReason.TabFocusReason)

    def _settle(self) -> None:
        way, policy = self.ways.value(), self._policy
        usual = {NO_SALE: policy.no_sale_reasons, PAID_IN: policy.paid_in_reasons, PAID_OUT: policy.paid_out_reasons}
        self.amount.setVisible(way != NO_SALE)
        self.reason.offer(usual[str(way)])

    def _ask(self) -> None:
        way, amount = str(self.ways.value()), good_money(self.amount, self._policy.currency)
        if self._asking:
            return
        if way != NO_SALE and not amount:
            self.amount.set_mend(amount_mend(self.amount) or tr("Type how much."))
            self.amount.setFocus()
        elif not self.reason.reason():
            self.reason.set_mend(tr("Say why in a few words."))
            self.reason.setFocus()
        else:
            self._asking = True
            self.button.busy(tr("Recording"))
            self.asked.emit(DrawerAsked(way, 0 if way == NO_SALE else amount.amount_minor, self.reason.reason()))

    def _mended(self, _said: str) -> None:
        self.amount.set_mend("")
        self.reason.set_mend("")
