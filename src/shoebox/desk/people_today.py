"""Who is in the store today, in the order the book first saw them: so that a digit chooses them. Desk.

Nobody is put in front of anybody later, so a digit stays a person's for the day.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shoebox.desk.sign_in import SignIn
from shoebox.desk.type_ahead import TypeAhead
from shoebox.desk.widgets.digit_list import DIGITS_MAX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from shoebox.desk.coming_back import ComingBack
    from shoebox.desk.lanes import Lanes
    from shoebox.domain.errors import ShoeboxError
    from shoebox.domain.staff import Person
    from shoebox.handover.store import StoreHouse


class PeopleToday(QObject):
    """Looks them up behind a window: the book may be writing. What is typed meanwhile goes to whatever opens then."""

    def __init__(self, owner: QWidget, house: StoreHouse | None = None, lanes: Lanes | None = None) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes, self._keys = owner, house, lanes, TypeAhead(owner)

    back: ComingBack | None = None  # knows for whom a digit is enough, at a window where it ever is
    _then: Callable[[tuple[Person, ...]], None]

    def ask(self, then: Callable[[tuple[Person, ...]], None]) -> None:
        """Who opened the open day, and who sold on it; at most nine. Nobody where no book is read, or it won't say."""
        if self._house is None or self._lanes is None:
            then(())
        elif not self._keys.holds():
            self._then = then
            self._keys.hold()
            self._lanes.book.ask(partial(_people_today, self._house), self._take, self._fail)

    def asking(self, people: tuple[Person, ...]) -> SignIn:
        """The sheet that asks which of them is at work now."""
        if self.back is None:
            return SignIn(self._owner, None, people=people)
        asking = SignIn(self._owner, None, people=self.back.listed(people), two_keys=self.back.may)
        asking.came_back.connect(self.back.bring)
        return asking

    def offer(self, asking: SignIn) -> None:
        """Another PIN, or a helper let in, over the sheet that asks who is at work; none in practice."""
        if self._house is not None and self._lanes is not None and self._house.people is not None:
            from shoebox.desk.people_sheet import PeopleSetting  # noqa: PLC0415  (a window shows before it is loaded)

            PeopleSetting(asking, self._house.people, self._lanes)

    def follow(self, before: PeopleToday) -> None:
        """This window takes the place of another one: what a digit does is as it was."""
        if self._house is not None and self.back is not None and before.back is not None:
            self.back.follow(before.back, self._house.staff)

    def _take(self, people: tuple[Person, ...]) -> None:
        self._then(people)
        self._keys.release()

    def _fail(self, _error: ShoeboxError) -> None:
        self._take(())


def _people_today(house: StoreHouse) -> tuple[Person, ...]:
    from shoebox.domain.staff import STORE_ROLES  # noqa: PLC0415  (a window shows before it is loaded)

    numbers = house.book.people_of_today()
    known = {person.number: person for person in house.staff.people if person.role in STORE_ROLES}
    return tuple(known[number] for number in numbers if number in known)[:DIGITS_MAX]
