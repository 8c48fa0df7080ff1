"""Two keys change who is at work: F3 and a digit bring a clerk back who signed in here before. Desk.

The PIN is asked the first time, again after the policy's minutes away from this window, and again once it has locked
itself or was started anew. Whoever came back by two keys sells. What takes money or goods out of the store, and what
two people agree to, asks for their PIN first: or somebody else could come back in their name, and be both of the two.
Supervisors and managers always type theirs, since their word alone goes further than a clerk's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shoebox.desk.sign_in import SignIn
from shoebox.desk.text import tr
from shoebox.desk.widgets.digit_list import DIGITS_MAX
from shoebox.domain.staff import Role, Staff

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from shoebox.desk.store_window import StoreWindow
    from shoebox.domain.clock import Clock
    from shoebox.domain.pin_tries import PinTries
    from shoebox.domain.staff import Person

MINUTE_MS = 60_000
Then = Callable[[], object]


class SureSheet(SignIn):
    """Asks whoever came back by two keys for their PIN; nobody else can answer. What waits for it would be lost."""

    asks_person = False

    def __init__(self, over: QWidget, person: Person, tries: PinTries | None = None) -> None:
        why = tr("This takes money or goods out of the store, or two people agree to it: first your own PIN.")
        staff, title = Staff((person,), tries), tr("PIN of {0}", person.name)
        super().__init__(over, staff, roles=(person.role,), why=why, title=title)
        self.number.set_text(person.number)
        self.number.hide()
        self._start.say(tr("Go on"))
        self.pin.name_it(tr("PIN of {0}", person.name))

    def ask(self) -> None:
        """The PIN is all that is asked."""
        self.open(self.pin.edit)


class ComingBack(QObject):
    """Who signed in at this window, and for how long two keys are enough for them. 0 minutes = a PIN every time."""

    def __init__(self, window: StoreWindow, clock: Clock, *, minutes: int, tries: PinTries | None = None) -> None:
        super().__init__(window)
        self._window, self._clock, self._minutes, self._tries = window, clock, minutes, tries
        self._here: dict[str, Person] = {}  # signed in by PIN, by number
        self._left_ms: dict[str, int] = {}  # when another took over from them, monotonic
        self._places: list[str] = []  # numbers in the order of their digits
        self._at: Person | None = None
        self._is_sure, self._brings = True, False
        self.sheet: SureSheet | None = None

    def take_person(self, person: Person) -> None:
        """Somebody is at work now: by their PIN, unless they are being brought back."""
        if self._at is not None and self._at != person:
            self._left_ms[self._at.number] = self._clock.mono_ms()
        self._left_ms.pop(person.number, None)
        self._at, self._is_sure = person, not self._brings
        self._here[person.number] = person

    def bring(self, person: Person) -> None:
        """Somebody comes back to the window by two keys."""
        self._brings = True
        self._window.take_person(person)
        self._brings = False

    def let_go(self) -> None:
        """Whoever is at work goes away: they come back by PIN alone."""
        if self._at is not None:
            self._here.pop(self._at.number, None)
        self._at = None

    def forget(self) -> None:
        """The window locked itself: everybody types their PIN again."""
        self._here.clear()
        self._left_ms.clear()

    def follow(self, before: ComingBack, staff: Staff) -> None:
        """This window takes the place of another one, perhaps by a newer staff list: nobody has typed a PIN by that."""
        self._here = {number: person for number, person in before._here.items() if person in staff.people}
        self._left_ms, self._places = dict(before._left_ms), list(before._places)
        self._is_sure = before._is_sure and before._at == self._at

    def may(self, person: Person) -> bool:
        """Whether two keys are enough for this person now."""
        if person.role is not Role.CLERK or self._here.get(person.number) != person:
            return False
        left_ms = self._left_ms.get(person.number)
        away_ms = 0 if left_ms is None else self._clock.mono_ms() - left_ms
        return 0 <= away_ms < self._minutes * MINUTE_MS

    def listed(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        """Those whom the book saw today, then whoever signed in here besides. A digit stays a person's."""
        known = {person.number: person for person in (*people, *self._here.values())}
        self._places += [number for number in known if number not in self._places]
        return tuple(known[number] for number in self._places if number in known)[:DIGITS_MAX]

    def make_sure(self, do: Then, otherwise: Then | None = None) -> None:
        """Do it at once, or after the PIN of whoever came back by two keys; `otherwise` where they don't type it."""
        person = self._at
        if self._is_sure or person is None:
            do()
        elif self.sheet is None:
            sheet = self.sheet = SureSheet(self._window, person, self._tries)

            def closed() -> None:
                self.sheet = None
                if not sheet.fits and otherwise is not None:
                    otherwise()

            def signed(_person: object) -> None:
                self.take_person(person)
                do()

            sheet.closed.connect(closed)
            sheet.signed_in.connect(signed)
            sheet.ask()
