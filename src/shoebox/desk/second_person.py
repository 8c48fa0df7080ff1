"""Who signs for it too: another person's number and PIN, side by side in a form. Desk."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk.look import u
from shoebox.desk.pin_field import pin_field, staff_number_field
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Signature

_AT_NUMBER, _AT_PIN = frozenset({"staff.unknown", "day.second"}), frozenset({"day.second_pin", "staff.pin_wait"})


class SecondPerson(QWidget):
    """Two fields. What is typed goes to the lane; whether it fits is said there."""

    def __init__(self, *, hint: str) -> None:
        super().__init__()
        self.number = staff_number_field(tr("Number of a second person"), hint=hint)
        self.pin = pin_field(tr("Their PIN"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addWidget(self.number, 1)
        row.addWidget(self.pin, 1)
        self.number.typed.connect(self._clear)
        self.pin.typed.connect(self._clear)

    def signature(self) -> Signature:
        """What was typed."""
        return self.number.text(), self.pin.text()

    def refuse(self, error: ShoeboxError) -> bool:
        """Say the refusal here, if it is about the second person; whether it was.

        Their PIN goes with any refusal: whoever mends it may be the first person alone, and they sign for what it says
        then.
        """
        self.pin.set_text("")
        if error.facts.get("number", self.number.text()) != self.number.text():
            return False  # of whoever signs first
        if error.code in _AT_NUMBER:
            self.number.set_mend(sentence_of(error))
            self.number.setFocus()
        elif error.code in _AT_PIN:
            self.pin.set_mend(sentence_of(error))
            self.pin.setFocus()
        else:
            return False
        return True

    def empty(self) -> None:
        """Forget both: a PIN never stands about."""
        self.number.set_text("")
        self.pin.set_text("")
        self._clear("")

    def _clear(self, _said: str) -> None:
        self.number.set_mend("")
        self.pin.set_mend("")
