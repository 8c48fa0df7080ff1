"""What the windows of a store share: they stand there and take keys before the book is read. Desk; knows no page.

A window opens in three steps. It asks who is at work; it learns whose register it is and who works there; it is given
the house, whose book was read and proved, and makes its pages. What is typed in between waits for its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication

from shoebox.desk.porch_frame import PorchFrame
from shoebox.desk.store_clock import StoreClock
from shoebox.desk.text import sentence_of, tr

if TYPE_CHECKING:
    from datetime import datetime

    from shoebox.desk.lanes import Lanes
    from shoebox.desk.lock import Lock
    from shoebox.desk.people_today import PeopleToday
    from shoebox.desk.porch import Taken
    from shoebox.desk.sign_in import SignIn
    from shoebox.desk.type_ahead import TypeAhead
    from shoebox.desk.widgets.nav_list import Place
    from shoebox.desk.widgets.waiting import Waiting
    from shoebox.domain.errors import ShoeboxError
    from shoebox.domain.staff import Person, Role, Staff
    from shoebox.handover.front import StoreFront
    from shoebox.handover.store import StoreHouse

    Part = Callable[[StoreHouse, Lanes], None]

WAITING = "waiting"


class StoreWindow(PorchFrame):
    """Asks who is at work, and lets them in when the book is read. One made with its house takes all steps at once.

    `number` is the staff number of somebody who is at work here without being asked, as in the demo. `look_again` when
    somebody wants the book read once more that could not be; with True, in a new book and by another key.
    """

    look_again = Signal(bool)
    FURNITURE: ClassVar[tuple[str, ...]]  # the modules that `furnish` needs; whoever waits for the book loads them
    LATER: ClassVar[tuple[str, ...]]  # those of what is opened later; loaded when the window is furnished
    say_time: Callable[[datetime], str]
    lock: Lock
    ahead: TypeAhead
    people: PeopleToday

    def __init__(
        self, face: str, title: str, *, nav: Sequence[Place] = (), standing: bool = False, number: str = ""
    ) -> None:
        super().__init__(face, title, nav=nav, standing=standing)
        self.person: Person | None = None
        self._front: StoreFront | None = None
        self._house: StoreHouse | None = None
        self._asking: SignIn | None = None
        self._waiting: Waiting | None = None
        self._number = number
        self._clock = StoreClock(self)
        self._clock.told.connect(self._tell_time)

    def begin(self, taken: Taken | None) -> None:
        """What somebody began to type goes on in the sheet that asks who is at work."""
        _begin(self, taken)

    def introduce(self, front: StoreFront) -> None:
        """Say whose register this is."""
        raise NotImplementedError

    def parts(self) -> tuple[Part, ...]:
        """What make what `furnish` will show, each in a turn of its own: all at once would hold the screen up."""
        raise NotImplementedError

    def furnish(self, house: StoreHouse, lanes: Lanes) -> None:
        """Make what the window shows, now that the book is read."""
        raise NotImplementedError

    def let_in(self, person: Person) -> None:
        """Somebody is at work; `ahead` is released when there is a place for their keys."""
        raise NotImplementedError

    def take_front(self, front: StoreFront) -> None:
        """Whose register it is, and its people."""
        self.build()  # of two windows the second one may stand there as its porch still
        self._front = front
        self.introduce(front)
        self._waiting_page()
        if front.staff is not None:
            self._take_staff(front.staff, front.roles)

    def _take_staff(self, staff: Staff, roles: tuple[Role, ...]) -> None:
        """Who works here. Whoever signed in by another list, and is not in this one as they were, signs in again."""
        if self._asking is not None:
            self._asking.take_staff(staff, roles)
        elif self.person is not None and self.person not in staff.people:
            self.person = None
            self.ahead.drop()
            self.header.set_person("")
            self.ask_person()
        elif self._number and self.person is None:
            self._number = _seat(self, staff, self._number)

    def take_house(self, house: StoreHouse, lanes: Lanes) -> None:
        """The book is read. Whoever signed in meanwhile begins to work; whoever is signing in goes on with it."""
        from shoebox.desk.lock import Lock
        from shoebox.desk.people_today import PeopleToday

        here, asking = QApplication.focusWidget(), self._asking
        self._house, self._front, self._waiting = house, house.front, None
        self.people = PeopleToday(self, house, lanes)
        if asking is not None:
            self.people.offer(asking)
        self.lock = Lock(self, house.staff, self.take_person, minutes=house.policy.lock_minutes)
        self.drop_page(WAITING)
        self.furnish(house, lanes)
        self._clock.go_by(house.clock)
        if self.person in house.staff.people:
            self.take_person(self.person)
        else:
            self._take_staff(house.staff, house.front.roles)
        if here is not None and asking is not None and self._asking is asking:
            here.setFocus()

    def open_with(self, house: StoreHouse, lanes: Lanes, person: Person | None) -> None:
        """All steps at once."""
        self.build()
        self.introduce(house.front)
        self.person = person
        for make in (*self.parts(), self.take_house):
            make(house, lanes)

    def is_furnished(self) -> bool:
        """Whether the book was read, and the window shows it."""
        return self._house is not None

    def show_failed(self, error: ShoeboxError) -> None:
        """The book, or what is read before it, can't be had: say why, and what to do. Nothing can be keyed."""
        self.build()
        self.ahead.drop()
        if self._asking is not None:
            self._asking.dismiss()
        self._waiting_page().fail(tr("Shoebox can't open this book"), sentence_of(error), error.code)

    def take_person(self, person: Person) -> None:
        """Somebody is at work."""
        self.person = person
        self.header.set_person(person.name)
        if self._house is None:
            self.ahead.hold()
        else:
            self.lock.take_person(person)
            self.let_in(person)

    def ask_person(self) -> None:
        """Ask who is at work now."""
        self.people.ask(self._ask_one_of)

    def _ask_one_of(self, people: tuple[Person, ...]) -> None:
        if self._asking is None and not _is_locked(self, self._house):
            self._asking = _asking_in(self, people, self._front)

    def asked(self) -> None:
        """The sheet is closed, with or without a person."""
        self._asking = None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask who is at work, where nobody said so."""
        super().showEvent(event)
        if self._porch is None and self.person is None and not self._number:
            QTimer.singleShot(0, self, self.ask_person)

    def _tell_time(self, now: datetime) -> None:
        self.header.set_clock(self.say_time(now))

    def _look_again(self, in_new_book: bool) -> None:
        self._waiting_page().wait()
        self.person = None
        self.look_again.emit(in_new_book)
        self.ask_person()

    def _waiting_page(self) -> Waiting:
        self._waiting = self._waiting or _waiting_in(self, self._look_again)
        return self._waiting


def _asking_in(window: StoreWindow, people: tuple[Person, ...], front: StoreFront | None) -> SignIn:
    """The sheet that asks who is at work, opened."""
    made = window.people.asking(people)
    if front is not None and front.staff is not None:
        made.take_staff(front.staff, front.roles)
    window.people.offer(made)
    made.signed_in.connect(window.take_person)
    made.closed.connect(window.asked)
    made.ask()
    return made


def _waiting_in(window: StoreWindow, look_again: Callable[[bool], None]) -> Waiting:
    """The page that stands there until the book is read."""
    from shoebox.desk.widgets.waiting import Waiting

    made = Waiting()
    made.again.connect(look_again)
    window.add_page(WAITING, made)
    return made


def _begin(window: StoreWindow, taken: Taken | None) -> None:
    from shoebox.desk.people_today import PeopleToday
    from shoebox.desk.type_ahead import TypeAhead, type_again

    window.ahead, window.people = TypeAhead(window), PeopleToday(window)
    if taken is not None:
        window.ask_person()
        if window._asking is not None:
            window._asking.go_on(taken.number, taken.pin, on_pin=taken.on_pin)
            type_again(taken.keys)


def _seat(window: StoreWindow, staff: Staff, number: str) -> str:
    """Let in who is at work here without being asked, or ask where the list knows them no more."""
    person = next((one for one in staff.people if one.number == number), None)
    if person is not None:
        window.take_person(person)
    else:
        window.ask_person()
    return ""


def _is_locked(window: StoreWindow, house: StoreHouse | None) -> bool:
    """Whether the window asks already, and shows nothing before it is answered."""
    return house is not None and window.lock.sheet is not None
