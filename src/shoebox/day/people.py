"""Another PIN for whoever forgot theirs, and a helper who is on no list, by two people. Day room: writes to the book.

A store must be able to do it on the day itself: without, somebody works under another's name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from shoebox.day.pen import Pen
from shoebox.domain.act import Act
from shoebox.domain.acts_people import PinsWrong, StaffChanged
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.day import PeopleLine
from shoebox.domain.errors import Refusal
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.staff import (
    Person,
    Role,
    SetHere,
    Signature,
    Staff,
    hash_pin,
    mark_of_pin,
    pin_fits,
    unfit_person,
    with_set_here,
)
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.projections import Line

Keep = Callable[[Sequence[SetHere], tuple[Person, ...]], None]


class StorePeople:
    """Who may work at one register: the people that a list names, and what this store set besides.

    `keep` keeps what was set, and everybody with it, on the disk.
    """

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        listed: tuple[Person, ...],
        set_here: Iterable[SetHere],
        keep: Keep,
        tries: PinTries,
    ) -> None:
        self._book, self._clock, self._keep = book, clock, keep
        self._listed = {one.number: one for one in listed}
        self._set_here = {one.person.number: one for one in set_here}  # all: another list may bring one back
        self.staff = Staff(with_set_here(listed, self._set_here.values()), tries)
        self._pen = Pen(book, self.staff)
        self.tries = tries

    def going_by(self, listed: tuple[Person, ...]) -> StorePeople:
        """The same by another list: what it says anew of somebody goes before what was set here."""
        set_here = self._set_here.values()
        return StorePeople(self._book, self._clock, listed=listed, set_here=set_here, keep=self._keep, tries=self.tries)

    def known(self, number: str) -> Person | None:
        """The person with this number, where there is one."""
        return next((person for person in self.staff.people if person.number == number), None)

    def set_pin(self, number: str, pin: str, *, first: Signature, second: Signature) -> Person:
        """Another PIN for somebody of this store; it counts at once, and until head office says otherwise of them.

        Refusals ``staff.*``, ``day.second…``.
        """
        person = self.staff.by_number(number)
        by, other = self._two(person, first, second)
        new = replace(person, pin=_kept_pin(pin, by, other))
        listed = self._listed.get(number)
        self._note(new, by, other, is_new=False)
        self._take(SetHere(new, "" if listed is None else mark_of_pin(listed)))
        return new

    def let_in(self, helper: Person, pin: str, *, first: Signature, second: Signature) -> Person:
        """Somebody whom no list has, as a clerk, with a PIN of their own. Refusals ``staff.*``, ``day.second…``."""
        if self.known(helper.number) is not None or unfit_person(helper):
            raise Refusal("staff.helper")
        by, other = self._two(helper, first, second)
        new = replace(helper, role=Role.CLERK, pin=_kept_pin(pin, by, other))
        self._note(new, by, other, is_new=True)
        self._take(SetHere(new))
        return new

    def note_guessing(self) -> None:
        """Wrong PINs in a row at this register, as entries: the day's report and head office are told."""
        for guessed in self.tries.untold():
            act = PinsWrong(number=guessed.number, tries=guessed.tries)
            self._book.append(act, clerk=SYSTEM_CLERK, day=self._day())
            self.tries.noted(guessed)

    def _two(self, person: Person, first: Signature, second: Signature) -> tuple[Person, Person]:
        """Two others of this store; the first a manager, or a supervisor for the store's only manager."""
        by = self.staff.signing(*first)
        if person.number in (by.number, second[0]):
            raise Refusal("staff.own_pin", name=person.name)
        managers = {one.number for one in self.staff.people if one.role is Role.MANAGER}
        if by.role is not Role.MANAGER and not (by.role is Role.SUPERVISOR and managers == {person.number}):
            raise Refusal("staff.set_by")
        return by, self._pen.another(second, first=by.number)

    def _note(self, person: Person, by: Person, other: Person, *, is_new: bool) -> None:
        act = StaffChanged(
            number=person.number, name=person.name, initials=person.initials, is_new=is_new, approver=other.number
        )
        self._book.append(act, clerk=by.number, day=self._day())

    def _take(self, said: SetHere) -> None:
        """Kept on the disk first: a PIN that works until the next start alone would be worse than none."""
        set_here = {**self._set_here, said.person.number: said}
        people = with_set_here(self._listed.values(), set_here.values())
        self._keep(tuple(set_here.values()), people)
        self._set_here = set_here
        self.staff.take(people)

    def _day(self) -> str:
        opened = self._book.open_day()
        now = local_time(self._clock.wall_ms(), self._clock.offset_min())
        return opened.day if opened is not None else now.date().isoformat()


def _kept_pin(pin: str, *signers: Person) -> str:
    """What is kept of a PIN that no signer has: whoever typed their own for somebody else would sign for two."""
    if any(pin_fits(one, pin) for one in signers):
        raise Refusal("staff.pin_used")
    return hash_pin(pin, os.urandom(16))


def people_lines(lines: Sequence[Line], staff: Staff) -> tuple[PeopleLine, ...]:
    """Who got a PIN in a day's entries, and how often PINs were wrong in a row."""
    return tuple(filter(None, (_line(entry.seq, envelope.clerk, act, staff) for entry, envelope, act in lines)))


def _line(seq: int, clerk: str, act: Act, staff: Staff) -> PeopleLine | None:
    if isinstance(act, StaffChanged):
        by = f"{staff.initials_of(clerk)} {staff.initials_of(act.approver)}"
        return PeopleLine(seq=seq, number=act.number, name=act.name, is_new=act.is_new, by=by)
    if isinstance(act, PinsWrong):
        return PeopleLine(seq=seq, number=act.number, name=staff.name_of(act.number), tries=act.tries)
    return None
