"""Another PIN for somebody who forgot theirs, or a helper let in, signed by two. Desk; over who is at work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.pin_field import pin_field, staff_number_field
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.names import NAME_CHARS_MAX
from shoebox.domain.registers import by_name
from shoebox.domain.staff import INITIALS_CHARS_MAX, Person, Role

if TYPE_CHECKING:
    from shoebox.day import StorePeople
    from shoebox.desk.lanes import Lanes
    from shoebox.desk.sign_in import SignIn
    from shoebox.domain.errors import ShoeboxError

NAMED_MAX = 4  # registers that are named one by one


class PeopleSheet(Sheet):
    """Who, their new PIN twice, and the two who sign. `asked` when all is there; it stays until the book answered."""

    asked = Signal()
    lets_read = False

    def __init__(self, over: QWidget, people: StorePeople, *, number: str = "") -> None:
        super().__init__(over, tr("PIN forgotten, or new here"), width_u=72)
        self._people, self._staff = people, people.staff
        self.number = staff_number_field(tr("Staff number"), hint=tr("Of whoever gets a PIN."))
        self.name_field = Field(tr("Name"), length_max=NAME_CHARS_MAX, mend_lines=2)
        self.initials = Field(tr("Initials"), length_max=INITIALS_CHARS_MAX, mend_lines=2)
        self.pin = pin_field(tr("New PIN"), hint=tr("4 to 12 digits; its owner types it."))
        self.again = pin_field(tr("New PIN once more"))
        self.first = staff_number_field(tr("Number of a manager"))
        self.first_pin = pin_field(tr("Manager's PIN"))
        self.second = SecondPerson(hint=tr("Anybody else of this store."))
        self._about = Words("", Type.BODY, Ink.T2, wrap=True)
        self.body.addWidget(self._about)
        self._new = _row(self.name_field, self.initials)
        for part in (
            self.number, self._new, _row(self.pin, self.again), _row(self.first, self.first_pin), self.second,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.button = Button(tr("Set the PIN"), kind=Kind.FIRST, key="Return")
        self.add_act(self.button)
        self.button.acted.connect(self._ask)
        self.second.pin.walks = False
        self.second.pin.entered.connect(self._ask)
        self.number.typed.connect(self._named)
        for field in self.fields():
            field.typed.connect(self._mended)
        self.number.set_text(number)
        self._named(number)

    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order in which they are filled."""
        return (
            self.number, self.name_field, self.initials, self.pin, self.again,
            self.first, self.first_pin, self.second.number, self.second.pin,
        )  # fmt: skip

    def ask(self) -> None:
        """Open it with the keyboard where something is to be typed first."""
        self.open((self.pin if self.known() is not None else self.number).edit)

    def known(self) -> Person | None:
        """Whose number it is; None for a helper."""
        return next((one for one in self._staff.people if one.number == self.number.text()), None)

    def helper(self) -> Person:
        """Somebody on no list, as typed."""
        return Person(self.number.text(), self.name_field.text(), self.initials.text(), Role.CLERK, "")

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not where it is mended; a PIN never stands about."""
        self.button.busy("")
        if self.second.refuse(error):
            return
        at = {
            "staff.helper": self.name_field, "staff.pin_shape": self.pin, "staff.pin_used": self.pin,
            "staff.own_pin": self.first, "staff.set_by": self.first, "staff.unknown": self.first,
            "staff.pin": self.first_pin, "staff.pin_wait": self.first_pin,
        }.get(error.code, self.number)  # fmt: skip
        for field in (self.pin, self.again) if at is self.pin else (at,) if at is self.first_pin else ():
            field.set_text("")
        self._mend(at, sentence_of(error))

    def _ask(self) -> None:
        """Everything that can be said here is said before anybody's word is asked."""
        missing = next((field for field in self.fields() if field.isVisibleTo(self) and not field.text()), None)
        if missing is not None:
            self._mend(missing, tr("This is still to be typed."))
        elif self.pin.text() != self.again.text():
            self.pin.set_text("")
            self.again.set_text("")
            self._mend(self.pin, tr("The two were not the same. Type both again."))
        elif self.button.begin(tr("Saving")):
            self.asked.emit()

    def _mend(self, field: Field, said: str) -> None:
        field.set_mend(said)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self, said: str) -> None:
        """Whose number it is, or that it is a helper's."""
        person = self.known()
        reaches, with_number = self._people.reaches(), self._people.reaches_with(self.number.text())
        self._about.say(_about(with_number) if with_number or not reaches else _about_listed())
        self._new.setVisible(bool(said.strip()) and person is None)
        if person is not None:
            self.number.set_hint(tr("{0}, {1}", person.name, tr(person.role.words)))
        elif said.strip():
            self.number.set_hint(tr("On no list here: a helper comes in as a clerk."))
        else:
            self.number.set_hint(tr("Of whoever gets a PIN."))

    def _mended(self, _said: str) -> None:
        for field in self.fields():
            field.set_mend("")


class PeopleSetting(QObject):
    """F8 over who is at work: asks for who and what, has it written down, and lets them go on where they stood."""

    def __init__(self, asking: SignIn, people: StorePeople, lanes: Lanes) -> None:
        super().__init__(asking)
        self._asking, self._people, self._lanes = asking, people, lanes
        self.sheet: PeopleSheet | None = None
        asking.offer(tr("PIN forgotten, or new here"), self.ask)

    def ask(self) -> None:
        """Open the sheet, for whoever is named already."""
        self.sheet = PeopleSheet(self._asking, self._people, number=self._asking.number.text())
        self.sheet.asked.connect(self._set)
        self.sheet.closed.connect(self._gone)
        self.sheet.ask()

    def _gone(self) -> None:
        self.sheet = None

    def _set(self) -> None:
        sheet, people = self.sheet, self._people
        assert sheet is not None, "it asks"
        first = (sheet.first.text(), sheet.first_pin.text())
        second = sheet.second.signature()
        known, pin = sheet.known(), sheet.pin.text()
        if known is not None:
            act = partial(people.set_pin, known.number, pin, first=first, second=second)
        else:
            act = partial(people.let_in, sheet.helper(), pin, first=first, second=second)
        self._lanes.book.ask(act, self._done, self._refused)

    def _done(self, person: Person) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()
        self._asking.expect(person)

    def _refused(self, error: ShoeboxError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)


def _about(reaches: tuple[str, ...]) -> str:
    """Where it will count."""
    if not reaches:
        return tr("It counts at this register alone and is noted in the book. Tell head office, whose list goes first.")
    few = len(reaches) <= NAMED_MAX
    at = ", ".join(by_name(reaches)) if few else text.many(len(reaches), tr("register"), tr("registers"))
    return tr(
        "It counts here at once, and at {0} once heard there, and is noted in the book. Tell head office, whose list "
        "goes first.",
        at,
    )


def _about_listed() -> str:
    """Where it will count for somebody of a list of the store's own: elsewhere if that was copied from one PC."""
    return tr(
        "It counts here at once and is noted in the book. Set it once more at each other register where it does not "
        "sign. Tell head office, whose list goes first."
    )


def _row(left: QWidget, right: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(u(2))
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return made
