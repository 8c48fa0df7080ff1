"""Who is at work: a staff number and a PIN, over any window. Desk; the first thing a window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import Refusal

if TYPE_CHECKING:
    from shoebox.domain.staff import Role, Staff

NUMBER_DIGITS_MAX = 12


class SignIn(Sheet):
    """Asks for a number and a PIN. `signed_in` carries the Person; Esc leaves everything as it was.

    It may be open before it is known who works here: then it answers when `take_staff` says so.
    """

    signed_in = Signal(object)

    def __init__(
        self, over: QWidget, staff: Staff | None, *, roles: tuple[Role, ...] = (), why: str = "", title: str = ""
    ) -> None:
        super().__init__(over, title or tr("Who is at work?"), width_u=56)
        self._staff, self._roles, self._waits = staff, roles, False
        if why:
            self.body.addWidget(Words(why, Type.BODY, Ink.T2, wrap=True))
        self.number = Field(tr("Staff number"), numbers_only=True, length_max=NUMBER_DIGITS_MAX, mend_lines=2)
        self.pin = Field(tr("PIN"), secret=True, numbers_only=True, length_max=NUMBER_DIGITS_MAX, mend_lines=2)
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addWidget(self.number, 1)
        row.addWidget(self.pin, 1)
        self.body.addLayout(row)
        self.pin.walks = False
        self.pin.entered.connect(self.try_in)
        self.pin.typed.connect(self._clear)
        self.number.typed.connect(self._clear)
        start = Button(tr("Start"), kind=Kind.FIRST, key="Return")
        start.acted.connect(self.try_in)
        self.add_act(start)

    def ask(self) -> None:
        """Open it with the keyboard in the first field."""
        self.open(self.number.edit)

    def take_staff(self, staff: Staff, roles: tuple[Role, ...]) -> None:
        """Who works here; somebody who asked to come in before that is answered now."""
        self._staff, self._roles = staff, roles
        if self._waits:
            self._waits = False
            self.try_in()

    def try_in(self) -> None:
        """Take the two fields, or say under the PIN how to mend them."""
        if self._staff is None:
            self._waits = True
            return
        from shoebox.domain.staff import pin_fits

        try:
            person = self._staff.by_number(self.number.text())
        except Refusal as refused:
            self.number.set_mend(sentence_of(refused))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if person.role not in self._roles:
            self.number.set_mend(tr("{0} does not work at this window.", person.name))
        elif not pin_fits(person, self.pin.text()):
            self.pin.set_text("")
            self.pin.set_mend(tr("This PIN does not fit. Type it again."))
        else:
            self.dismiss()
            self.signed_in.emit(person)

    def _clear(self) -> None:
        self.number.set_mend("")
        self.pin.set_mend("")
