"""Opening the day: the float, counted by two people. Office room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.second_person import SecondPerson
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.staff import Signature


class OpenForm(Card):
    """`asked` carries the float as Money and the second person's signature."""

    asked = Signal(object, object)

    def __init__(self, currency: str, *, key: str) -> None:
        super().__init__()
        self._heading = Words("", Type.H1)
        self.float_field = AmountField(
            tr("Float in the drawer"), currency, role=Type.AMOUNT, height_u=8.5, hint=tr("Two people count it.")
        )
        self.second = SecondPerson(hint=tr("Whoever counted the float with you."))
        self.button = Button(tr("Open the day"), kind=Kind.FIRST, key=key, large=True)
        self.verdict = Verdict(self.button)
        for part in (self._heading, self.float_field, self.second):
            self.body.addWidget(part)
        self.body.setSpacing(u(2))
        self.body.addStretch(1)
        self.set_foot(self.verdict)
        self.second.pin.walks = False
        self.second.pin.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.float_field.typed.connect(self._typed)
        self._rest()

    def show_day(self, seen: Seen, held: str) -> None:
        """Which day is opened, and whether this person may."""
        self._heading.say(tr("Open {0}", text.day(date.fromisoformat(seen.today))))
        self.setAccessibleName(self._heading.plain())
        self.button.hold(held)
        if held:
            self.verdict.say(tr("Not yet"), held, Meaning.WAITING)
        else:
            self._rest()

    def focus_first(self) -> None:
        """The keyboard in the float."""
        self.float_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        self.verdict.say(tr("The day is not open yet"), tr("Mend it above, then once more."), Meaning.REFUSED)
        if not self.second.refuse(error):
            self._mend_float(str(error))

    def opened(self) -> None:
        """It is open: nothing typed stays."""
        self.button.busy("")
        self.float_field.set_money(None)
        self.second.empty()

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard goes, in order."""
        return (self.float_field, self.second.number, self.second.pin, self.button)

    def _ask(self) -> None:
        if self.button.held():
            self.button.click()
            return
        amount = self._float()
        if amount is not None:
            signature: Signature = self.second.signature()
            self.button.busy(tr("Opening"))
            self.asked.emit(amount, signature)

    def _float(self) -> Money | None:
        try:
            amount = self.float_field.money()
        except Refusal as refused:
            self._mend_float(str(refused))
            return None
        if amount is None:
            self._mend_float(tr("Type the float. For an empty drawer type 0."))
        return amount

    def _mend_float(self, said: str) -> None:
        self.float_field.set_mend(said)
        self.focus_first()

    def _typed(self, _said: str) -> None:
        self.float_field.set_mend("")
        self._rest()

    def _rest(self) -> None:
        self.verdict.say(
            tr("The drawer begins with this"), tr("Its count this evening is measured by it."), icon="cash"
        )
