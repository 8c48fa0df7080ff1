"""Windows made anew beside those that are shown, a part in each turn of the loop, and put in their place at once. Desk.

Forms are built by one policy, so none is ever changed under somebody's hands: what was begun meanwhile stays, and what
was made anew is thrown away and made again later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from shoebox.desk.steps import Step

if TYPE_CHECKING:
    from shoebox.desk.lanes import Lanes
    from shoebox.desk.store_window import StoreWindow
    from shoebox.domain.staff import Person
    from shoebox.handover.store import StoreHouse


class Renewing:
    """One go at it. `is_quiet` says whether nobody has begun anything; `done` takes the new windows, or none."""

    def __init__(
        self,
        shown: Mapping[str, StoreWindow],
        house: StoreHouse,
        lanes: Lanes,
        *,
        make: Callable[[str], StoreWindow],
        is_quiet: Callable[[], bool],
        done: Callable[[dict[str, StoreWindow]], None],
    ) -> None:
        self._shown, self._house, self._lanes = dict(shown), house, lanes
        self._make, self._is_quiet, self._done = make, is_quiet, done
        self._made: dict[str, StoreWindow] = {}
        self._is_over = False

    def steps(self) -> Iterator[Step]:
        """What to do, each in its turn; nothing more once somebody keys."""
        for name, old in self._shown.items():
            made_in: list[Callable[[str, StoreWindow], None]]
            made_in = [partial(self._part, at) for at in range(len(old.parts()))]
            for part in (self._begin, *made_in, self._furnish, self._to_its_page):
                yield partial(self._unless_begun, partial(part, name, old))
        yield partial(self._unless_begun, self._change_places)

    def give_up(self) -> None:
        """Throw away what was made; harmless twice."""
        self._is_over = True
        for new in self._made.values():
            new.close()
            new.deleteLater()
        self._made.clear()

    def _unless_begun(self, part: Step) -> None:
        if self._is_over:
            return
        if self._is_quiet():
            part()
        else:
            self.give_up()
            self._done({})

    def _begin(self, name: str, _old: StoreWindow) -> None:
        new = self._made[name] = self._make(name)
        new.introduce(self._house.front)

    def _part(self, at: int, name: str, _old: StoreWindow) -> None:
        self._made[name].parts()[at](self._house, self._lanes)

    def _furnish(self, name: str, old: StoreWindow) -> None:
        self._made[name].take_house(self._house, self._lanes)
        self._made[name].people.follow(old.people)

    def _to_its_page(self, name: str, old: StoreWindow) -> None:
        self._made[name].open_page(old.page())
        self._made[name].setGeometry(old.geometry())

    def _change_places(self) -> None:
        self._is_over = True
        self._done(self._made)
        for name, old in self._shown.items():
            new, person = self._made[name], self._still_here(old)
            if person is not None:
                new.take_person(person)
            if old.isVisible():
                new.setWindowState(old.windowState())
                new.show()
            was_locked = old.lock.sheet is not None
            old.close()
            if was_locked:  # also where whoever locked it works here no more: nobody gets past it without a PIN
                new.lock.lock()
            old.deleteLater()

    def _still_here(self, old: StoreWindow) -> Person | None:
        number = old.person.number if old.person is not None else ""
        return next((one for one in self._house.staff.people if one.number == number), None)
