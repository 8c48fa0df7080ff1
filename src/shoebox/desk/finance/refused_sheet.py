"""The sheet by which two people believe what was refused. Finance room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.finance.box_sheets import beside
from shoebox.desk.look import Ink, Type
from shoebox.desk.pin_field import pin_field, staff_number_field
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.decision import NOTE_MAX
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.pins import PIN_CODES
from shoebox.domain.staff import Signature


class BelieveSheet(Sheet):
    """`asked` carries (the reason, the PIN of whoever is at the desk, the second person's signature)."""

    asked = Signal(str, str, object)

    def __init__(self, over: QWidget, title: str, why: str, *, signer: str) -> None:
        super().__init__(over, title)
        self.note = ReasonField(tr("Why it is believed"), length_max=NOTE_MAX)
        self.pin = pin_field(tr("PIN of {0}", signer))
        self.number = staff_number_field(tr("An approver's number"))
        self.second = pin_field(tr("Their PIN"))
        self.button = Button(tr("Believe it"), kind=Kind.FIRST, key="Return")
        self.body.addWidget(Words(why, Type.BODY, Ink.T2, wrap=True))
        self.body.addWidget(self.note)
        self.body.addWidget(self.pin)
        self.body.addLayout(beside(self.number, self.second))
        self.add_act(self.button)
        self.second.walks = False
        self.second.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        for field in (self.note, self.pin, self.number, self.second):
            field.typed.connect(self._mended)

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.note.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not, where it is mended; PINs never stand about."""
        self.button.busy("")
        for pin in (self.pin, self.second):
            pin.set_text("")
        theirs = error.facts.get("number") == self.number.text()
        pin = self.second if theirs else self.pin
        spots = {"case.note_needed": self.note, "case.note_long": self.note, "case.pin": pin, "case.pin_wait": pin}
        spots |= dict.fromkeys(PIN_CODES, self.note)
        if error.code in PIN_CODES:
            self.note.set_text("")
        field = spots.get(error.code, self.number)
        field.set_mend(sentence_of(error))
        field.setFocus()

    def _ask(self) -> None:
        if not self.button.begin(tr("Saving")):
            return
        second: Signature = (self.number.text(), self.second.text())
        self.asked.emit(self.note.reason(), self.pin.text(), second)

    def _mended(self, _said: str) -> None:
        for field in (self.note, self.pin, self.number, self.second):
            field.set_mend("")
