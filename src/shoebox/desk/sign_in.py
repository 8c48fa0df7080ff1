"""Who is at work: a staff number and a PIN, over any window. Desk; the first thing a window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.pin_field import pin_field, staff_number_field
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoebox.desk.widgets.digit_list import DigitList
    from shoebox.domain.staff import Person, Role, Staff


class SignIn(Sheet):
    """Asks for a number and a PIN. `signed_in` carries the Person; Esc leaves everything as it was.

    `came_back` carries one of `people` for whom `two_keys` says that their digit is enough.

    It may be open before it is known who works here: then it answers when `take_staff` says so. Of `people` a digit
    chooses one, and only the PIN is asked then; 0 asks for the number of somebody else.
    """

    signed_in = Signal(object)
    came_back = Signal(object)
    asks_person = True
    lets_read = False

    def __init__(
        self,
        over: QWidget,
        staff: Staff | None,
        *,
        roles: tuple[Role, ...] = (),
        why: str = "",
        title: str = "",
        people: tuple[Person, ...] = (),
        two_keys: Callable[[Person], bool] | None = None,
    ) -> None:
        super().__init__(over, title or tr("Who is at work?"), width_u=56)
        self._staff, self._roles, self._waits, self.fits = staff, roles, False, False
        self._two_keys = two_keys
        self._people = people
        self._list = self._made_list() if people else None
        if why:
            self.body.addWidget(Words(why, Type.BODY, Ink.T2, wrap=True))
        self.number = staff_number_field(tr("Staff number"))
        self.pin = pin_field(tr("PIN"))
        self._fields = QWidget()
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addWidget(self.number, 1)
        row.addWidget(self.pin, 1)
        if self._list is not None:
            self.body.addWidget(self._list)
            self._list.chosen.connect(self._choose)
        self.body.addWidget(self._fields)
        self.pin.walks = False
        self.pin.entered.connect(self.try_in)
        self.pin.typed.connect(self._clear)
        self.number.typed.connect(self._clear)
        self._start = Button(tr("Start"), kind=Kind.FIRST, key="Return")
        self._start.acted.connect(self.try_in)
        self.add_act(self._start)
        self._offered: Callable[[], None] | None = None
        self._show_list(self._list is not None)

    def ask(self) -> None:
        """Open it with the keyboard on the list, or in the first field."""
        self.open(self._list.first() if self._list is not None else self.number.edit)

    def offer(self, said: str, do: Callable[[], None]) -> None:
        """What F8 does for whoever has no PIN that fits; a button says so."""
        if self._offered is None:
            button = Button(said, key="F8")
            button.acted.connect(do)
            self.add_act(button)
        self._offered = do

    def expect(self, person: Person) -> None:
        """This person has a PIN now: they type it."""
        self._show_list(False)
        self.number.setVisible(True)
        self.number.set_text(person.number)
        self.pin.set_text("")
        self.pin.name_it(tr("PIN of {0}", person.name))
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, number: str, pin: str, *, on_pin: bool) -> None:
        """What somebody began to type before this stood here, with the keyboard where it was."""
        (self.pin if on_pin else self.number).setFocus(Qt.FocusReason.OtherFocusReason)
        for field, said in ((self.number, number), (self.pin, pin)):
            field.set_text("".join(letter for letter in said if not letter.isalpha()))
            field.edit.setModified(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, while the list is in front; F8 where no PIN fits."""
        if event.key() == Qt.Key.Key_F8 and self._offered is not None:
            self._offered()
            event.accept()
        elif self._list is not None and self._list.isVisibleTo(self) and self._list.press(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _show_list(self, in_front: bool) -> None:
        if self._list is not None:
            self._list.setVisible(in_front)
        self._fields.setVisible(not in_front)
        self._start.setVisible(not in_front)

    def _made_list(self) -> DigitList:
        from shoebox.desk.widgets.digit_list import DigitList

        names = [self._named(person) for person in self._people]
        return DigitList(names, other=tr("Somebody else"))

    def _named(self, person: Person) -> str:
        """Name and role, and whether the digit is enough."""
        said = tr("{0}, {1}", person.name, tr(person.role.words))
        return tr("{0}, no PIN now", said) if self._comes_back(person) else said

    def _comes_back(self, person: Person) -> bool:
        return self._two_keys is not None and self._two_keys(person)

    def _choose(self, digit: int) -> None:
        """Ask for the PIN of the one chosen, or for the number of somebody else."""
        person = self._people[digit - 1] if digit else None
        if person is not None and self._comes_back(person):
            self.dismiss()
            self.came_back.emit(person)
            return
        self._show_list(False)
        self.number.setVisible(person is None)
        if person is None:
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.number.set_text(person.number)
        self.pin.name_it(tr("PIN of {0}", person.name))
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

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
        try:
            person = self._staff.by_number(self.number.text())
        except Refusal as refused:
            self.number.set_mend(sentence_of(refused))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if person.role not in self._roles:
            (self.number if self.number.isVisibleTo(self) else self.pin).set_mend(
                tr("{0} does not work at this window.", person.name)
            )
        elif self._is_proved(self._staff, person):
            self.fits = True
            self.dismiss()
            self.signed_in.emit(person)

    def _is_proved(self, staff: Staff, person: Person) -> bool:
        """Whether it is this person's PIN; says so below it where it is not."""
        said = tr("This is not the PIN of {0}.", person.name)
        if self.number.isVisibleTo(self):
            said = tr("This PIN does not fit. Type it again.")
        try:
            if staff.proves(person, self.pin.text()):
                return True
        except Refusal as waits:
            said = sentence_of(waits)
        self.pin.set_text("")
        self.pin.set_mend(said)
        return False

    def _clear(self) -> None:
        self.number.set_mend("")
        self.pin.set_mend("")
