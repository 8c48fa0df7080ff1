"""Who is in the store today, in the order they were first seen: so that a digit chooses them. Desk.

A digit stays a person's as long as the window is open on this day: nobody is put in front of anybody.
"""

from __future__ import annotations

from shoebox.desk.widgets.digit_list import DIGITS_MAX
from shoebox.domain.errors import Refusal
from shoebox.domain.staff import STORE_ROLES, Person
from shoebox.handover.store import StoreHouse


class PeopleToday:
    """Asks the book who wrote into the open day, and remembers who signed in here."""

    def __init__(self, house: StoreHouse) -> None:
        self._house, self._day = house, ""
        self._numbers: dict[str, None] = {}  # in the order they were first seen

    def met(self, person: Person) -> None:
        """Somebody signed in at this window."""
        self.now()
        self._numbers[person.number] = None

    def now(self) -> tuple[Person, ...]:
        """Those who can be chosen by a digit, the first by 1; at most nine."""
        opened = self._house.book.open_day()
        day = opened.day if opened is not None else ""
        if day != self._day:
            self._day, self._numbers = day, {}
        self._numbers |= dict.fromkeys(self._house.book.people_of_today())
        known = filter(None, map(self._person, self._numbers))
        return tuple(known)[:DIGITS_MAX]

    def _person(self, number: str) -> Person | None:
        try:
            person = self._house.staff.by_number(number)
        except Refusal:
            return None
        return person if person.role in STORE_ROLES else None
