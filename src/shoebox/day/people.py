"""Another PIN for whoever forgot theirs, and a helper who is on no list, by two people. Day room: writes to the book.

A store must be able to do it on the day itself: without, somebody works under another's name.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from shoebox.day.pen import Pen
from shoebox.domain.act import Act
from shoebox.domain.acts_people import PinsWrong, StaffChanged
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.day import PeopleLine
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.people_told import Believed
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.set_here import TURN_MAX, SetBy, SetHere, instead_of, mark_of_pin, with_set_here
from shoebox.domain.staff import Person, Role, Signature, Staff, hash_pin, pin_fits, unfit_person
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.projections import Line

Keep = Callable[[Sequence[SetHere], tuple[Person, ...]], None]


def nobody_hears() -> tuple[str, ...]:
    """What tells no other register."""
    return ()


def nothing_told() -> Believed:
    """What hears nothing of other registers."""
    return Believed()


class StorePeople:
    """Who may work at one register: the people that a list names, and what this store set besides, here or elsewhere.

    `keep` keeps what was set here, and everybody with it, on the disk; `told` is what other registers say that was set
    there, and `named` the staff numbers that head office's lists have had and have not any more. A list that `is_own`
    is the store's own file, which is the list again at the next start: nothing of other registers gets into that, for
    what they tell later says what it takes the place of by the list that was there before.
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
        told: Callable[[], Believed] = nothing_told,
        named: frozenset[str] = frozenset(),
        is_own: bool = False,
    ) -> None:
        self._book, self._clock, self._keep, self._told = book, clock, keep, told
        self._listed, self._named, self._is_own_list = {one.number: one for one in listed}, named, is_own
        self._turn = threading.RLock()
        self._set_by = _set_by(book)
        # All of them: another list may bring one back.
        self._set_here = tuple(self._with_entry(one) for one in set_here)
        self.staff = Staff(self._people(), tries)
        self._pen = Pen(book, self.staff)
        self.tries = tries
        self.reaches: Callable[[], tuple[str, ...]] = nobody_hears  # the registers that will know what is set here

    def going_by(
        self, listed: tuple[Person, ...], named: frozenset[str] = frozenset(), *, is_own: bool = False
    ) -> StorePeople:
        """The same by another list: what it says anew of somebody goes before what was set here."""
        return StorePeople(
            self._book, self._clock, listed=listed, set_here=self._set_here, keep=self._keep, tries=self.tries,
            told=self._told, named=named, is_own=is_own,
        )  # fmt: skip

    def hear(self) -> None:
        """Other registers have told something: it counts at once."""
        with self._turn:
            people = self._people()
            if people == self.staff.people:
                return
            self.staff.take(people)
            with suppress(Trouble):  # what was told is kept as it came, and looked at again at the next start
                self._keep(self._set_here, self.to_keep())

    def to_keep(self) -> tuple[Person, ...]:
        """The people that the store's file is to have."""
        return self._to_keep(self._set_here, self.staff.people)

    def reaches_with(self, number: str) -> tuple[str, ...]:
        """The other registers that will know what is set here of this number, once they hear of it. Never waits.

        Of somebody on a list of the store's own nobody can say: each register has one, mostly with salts of its own.
        """
        is_by_list = self._is_own_list and bool(instead_of(self._listed.get(number), self._set_here))
        return () if is_by_list else self.reaches()

    def to_tell(self) -> tuple[tuple[int, str], ...]:
        """What the others of the store are told: the entry, and what is kept of the PIN; what was set last, first."""
        newest = {one.number: one for one in self._set_here if one.set_by is not None and self._is_own(one.set_by)}
        rows = ((one.set_by.seq, one.person.pin) for one in newest.values() if one.set_by is not None)
        return tuple(sorted(rows, reverse=True))

    def known(self, number: str) -> Person | None:
        """The person with this number, where there is one."""
        return next((person for person in self.staff.people if person.number == number), None)

    def set_pin(self, number: str, pin: str, *, first: Signature, second: Signature) -> Person:
        """Another PIN for somebody of this store; it counts at once, and until head office says otherwise of them.

        Refusals ``staff.*``, ``day.second…``.
        """
        person = self.staff.by_number(number)
        by, other = self._two(person, first, second)
        with self._turn:
            self._set(replace(person, pin=_kept_pin(pin, by, other)), by, other, is_new=False)
        return self.staff.by_number(number)

    def let_in(self, helper: Person, pin: str, *, first: Signature, second: Signature) -> Person:
        """Somebody whom no list has, as a clerk, with a PIN of their own. Refusals ``staff.*``, ``day.second…``.

        Whom head office has taken off its list no store lets in (``staff.taken_off``).
        """
        if self.known(helper.number) is not None or unfit_person(helper):
            raise Refusal("staff.helper")
        if helper.number in self._named | self._told().named:
            raise Refusal("staff.taken_off", number=helper.number)
        by, other = self._two(helper, first, second)
        with self._turn:
            self._set(replace(helper, role=Role.CLERK, pin=_kept_pin(pin, by, other)), by, other, is_new=True)
        return self.staff.by_number(helper.number)

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

    def _set(self, person: Person, by: Person, other: Person, *, is_new: bool) -> None:
        """Into the book, then onto the disk, then in force: what works until the next start alone would be worse."""
        listed, rows = self._listed.get(person.number), self._rows()
        said = SetHere(person, instead_of(listed, rows))
        turn = 1 + max((one.turn for one in rows if one.number == person.number), default=0)
        act = StaffChanged(
            number=person.number, name=person.name, initials=person.initials, is_new=is_new, approver=other.number,
            mark=mark_of_pin(person), instead=said.instead, turn=min(turn, TURN_MAX),
        )  # fmt: skip
        entry = self._book.append(act, clerk=by.number, day=self._day())
        self._set_by = _set_by(self._book)
        before = (one for one in self._set_here if one.number != person.number or _is_listed(one, listed))
        set_here = (*before, self._with_entry(said))
        assert set_here[-1].turn == act.turn, f"entry {entry.seq} says that it was set"
        people = self._people(set_here)
        self._keep(set_here, self._to_keep(set_here, people))
        self._set_here = set_here
        self.staff.take(people)

    def _to_keep(self, set_here: tuple[SetHere, ...], in_force: tuple[Person, ...]) -> tuple[Person, ...]:
        if not self._is_own_list:
            return in_force
        return with_set_here(self._listed.values(), self._rows(set_here, Believed()), named=self._named)

    def _people(self, set_here: tuple[SetHere, ...] | None = None) -> tuple[Person, ...]:
        told = self._told()
        rows = self._rows(set_here, told)
        return with_set_here(self._listed.values(), rows, named=self._named | told.named)

    def _rows(self, set_here: tuple[SetHere, ...] | None = None, told: Believed | None = None) -> tuple[SetHere, ...]:
        """All that was set, here and elsewhere; once where a book before this one has the entry of it."""
        there = (told or self._told()).set_here
        named = {(one.number, one.person.pin) for one in there}
        here = self._set_here if set_here is None else set_here
        own = (one for one in here if one.set_by is not None or (one.number, one.person.pin) not in named)
        return (*own, *there)

    def _with_entry(self, one: SetHere) -> SetHere:
        """With the entry of this book that says it, where there is one."""
        found = self._set_by.get((one.number, mark_of_pin(one.person), one.instead))
        return replace(one, set_by=found)

    def _is_own(self, said: SetBy) -> bool:
        return (said.register, said.epoch) == (self._book.register, self._book.epoch)

    def _day(self) -> str:
        opened = self._book.open_day()
        now = local_time(self._clock.wall_ms(), self._clock.offset_min())
        return opened.day if opened is not None else now.date().isoformat()


def _set_by(book: Book) -> dict[tuple[str, str, str], SetBy]:
    """Every entry that says of a PIN which one it was: by person, its mark, and what it took the place of."""
    found = {}
    for entry, envelope, act in book.of_kind(Kind.STAFF_CHANGED):
        assert isinstance(act, StaffChanged), "asked for by its kind"
        if act.turn:
            found[act.number, act.mark, act.instead] = act.set_by(entry, envelope)
    return found


def _is_listed(one: SetHere, listed: Person | None) -> bool:
    """Whether a store's own list, written since, has this one: it says what that list was before."""
    return listed is not None and one.person.pin == listed.pin


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
