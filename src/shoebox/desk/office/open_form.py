"""Opening the day: the float, counted by two people. Office room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.plate_check import PlateCheck
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.drawer import FIRST
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.staff import Signature


class OpenForm(Card):
    """`asked` carries the float as Money, the second person's signature, and what the plate says."""

    asked = Signal(object, object, object)

    def __init__(self, currency: str, plate: PlateCheck, *, key: str) -> None:
        super().__init__()
        self._left: Money | None = None
        self._is_proposed = False  # once; what is typed over it stays
        self._heading = Words("", Type.H1)
        self.float_field = AmountField(
            tr("Float in the drawer"), currency, role=Type.AMOUNT, height_u=8.5, hint=tr("Two people count it.")
        )
        self.second = SecondPerson(hint=tr("Whoever counted the float with you."))
        self.button = Button(tr("Open the day"), kind=Kind.FIRST, key=key, large=True)
        self.verdict = Verdict(self.button)
        self.plate = plate
        for part in (self._heading, self.float_field, self.second, self.plate):
            self.body.addWidget(part)
        self.body.setSpacing(u(2))
        self.body.addStretch(1)
        self.set_foot(self.verdict)
        self.second.pin.walks = False
        self.second.pin.entered.connect(self._ask)
        self.plate.entered.connect(self._plate_seen)
        self.button.acted.connect(self._ask)
        self.float_field.typed.connect(self._typed)
        self._rest()

    def show_day(self, seen: Seen, held: str) -> None:
        """Which day is opened, and whether this person may."""
        self._left = _left_over_night(seen)
        self.float_field.set_hint(self._hint())
        if self._left is not None and not self._is_proposed:
            self.float_field.set_money(self._left)
            self._is_proposed = True
        self._heading.say(tr("Open {0}", text.day(date.fromisoformat(seen.today))))
        self.setAccessibleName(self._heading.plain())
        self.button.hold(held)
        if held:
            self.verdict.say(tr("Not yet"), held, Meaning.WAITING)
        else:
            self._rest()

    def focus_first(self) -> None:
        """The keyboard in the float, which the first digit typed replaces."""
        self.float_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.float_field.edit.selectAll()

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        self.verdict.say(tr("The day is not open yet"), tr("Mend it above, then once more."), Meaning.REFUSED)
        if not self.second.refuse(error):
            self._mend_float(sentence_of(error))

    def opened(self) -> None:
        """It is open: nothing typed stays."""
        self.button.busy("")
        self.float_field.set_money(None)
        self._is_proposed = False
        self.second.empty()
        self.plate.empty()

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard goes, in order."""
        return (self.float_field, self.second.number, self.second.pin, self.button)

    def _ask(self) -> None:
        if self.button.held():
            self.button.click()
            return
        amount = self._float()
        plate = self.plate.seen() if amount is not None else None
        if plate is not None and self.button.begin(tr("Opening")):
            signature: Signature = self.second.signature()
            self.asked.emit(amount, signature, plate)

    def _plate_seen(self) -> None:
        """The plate was the last thing asked, or the keyboard goes on to what is."""
        free = [field for field in (self.float_field, self.second.number, self.second.pin) if not field.text()]
        if free:
            free[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.button.held():
            self._ask()

    def _float(self) -> Money | None:
        try:
            amount = self.float_field.money()
        except Refusal as refused:
            self._mend_float(sentence_of(refused))
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

    def _hint(self) -> str:
        if self._left is None:
            return tr("Two people count it.")
        return tr("{0} stayed in it last time. Two people count what is there.", text.money(self._left))

    def _rest(self) -> None:
        """What the day begins with, or how far that is from what stayed over night."""
        off_minor = self._off_minor()
        if not off_minor or self._left is None:
            small = tr("Its count this evening is measured by it.")
            self.verdict.say(tr("The drawer begins with this"), small, icon="cash")
            return
        off = text.money(Money(abs(off_minor), self._left.currency))
        line = tr("{0} more than stayed", off) if off_minor > 0 else tr("{0} less than stayed", off)
        self.verdict.say(line, tr("Count it again. If it is so, the report will say it."), Meaning.WAITING)

    def _off_minor(self) -> int:
        try:
            typed = self.float_field.money()
        except Refusal:
            return 0
        return typed.amount_minor - self._left.amount_minor if typed is not None and self._left is not None else 0


def _left_over_night(seen: Seen) -> Money | None:
    """What the day before left in the drawer that a day is opened with, where it was counted."""
    if seen.box is None or not seen.box.counts:
        return None
    first = next((one for one in seen.box.own_drawers if one.drawer == FIRST), seen.box)
    return seen.money(first.left_minor)
