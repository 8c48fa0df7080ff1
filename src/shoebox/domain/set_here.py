"""What two people of a store set of its people: another PIN, somebody let in; and what of it counts. Ground.

Head office's list goes first, everywhere. What was set at another register counts by the very same rules as what was
set here, so that the registers of a store that have heard the same come to the same people, in whatever order they
heard it. Standard library only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from shoebox.domain.staff import Person, Role

TURN_MAX = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBy:
    """The entry that says so: whose book, when (UTC, milliseconds), and the staff numbers of the two.

    ``turn`` is one more than the highest that the register knew for that staff number.
    """

    turn: int
    wall_ms: int
    register: str
    epoch: int
    seq: int
    by: str
    other: str

    @property
    def order(self) -> tuple[int, int, str, int, int]:
        """Later ones go before earlier ones; see ADR 78."""
        return self.turn, self.wall_ms, self.register, self.epoch, self.seq


@dataclass(frozen=True, slots=True)
class SetHere:
    """A person as two people of a store set them: with another PIN, or somebody whom no list had.

    `instead` is the hash of what the list kept of the PIN then, in hex, and empty for somebody on no list: so head
    office's next word on that person goes before it. `set_by` is None where an older Shoebox wrote the entry: that one
    counts at its own register, and before it whatever has an order.
    """

    person: Person
    instead: str = ""
    set_by: SetBy | None = None

    @property
    def number(self) -> str:
        """Whose PIN it is."""
        return self.person.number

    @property
    def turn(self) -> int:
        """Which turn of that number it was; 0 where the entry says none."""
        return self.set_by.turn if self.set_by is not None else 0


NO_ORDER = (0, 0, "", 0, 0)


def mark_of_pin(person: Person) -> str:
    """What says whether a person's PIN is still the one that it was, and nothing of the PIN; hex.

    What is kept has a salt of 16 bytes in it, so that nobody tries ten thousand PINs against this.
    """
    return hashlib.sha256(person.pin.encode()).hexdigest()


def instead_of(listed: Person | None, set_here: Iterable[SetHere]) -> str:
    """What a PIN that is set now takes the place of, as `SetHere.instead` says it.

    A store's own file holds what was set before, after the next start: then it is what that one took the place of.
    """
    if listed is None:
        return ""
    before = (one.instead for one in set_here if _is_in_list(one, listed))
    return next(before, mark_of_pin(listed))


def with_set_here(
    people: Iterable[Person], set_here: Iterable[SetHere], *, named: frozenset[str] = frozenset()
) -> tuple[Person, ...]:
    """The people of a list as their store set them, where the list says of them still what it said then.

    Only the PIN is the store's: name and role of somebody on the list are the list's. Somebody on no list is a clerk,
    and nobody at all where head office has `named` them once: then it has taken them off. Of several that count the
    last one does, and none whose two are not of this store any more, the first of them in charge.
    """
    listed = {person.number: person for person in people}
    rows = sorted(set_here, key=lambda one: one.set_by.order if one.set_by is not None else NO_ORDER)
    fitting = [one for one in rows if _fits(one, listed, rows, named)]
    counting = {one.number: one for one in _signed(fitting, listed)}
    held = tuple(
        replace(person, pin=counting[number].person.pin) if number in counting else person
        for number, person in listed.items()
    )
    new = (replace(one.person, role=Role.CLERK) for number, one in counting.items() if number not in listed)
    return (*held, *new)


def _fits(one: SetHere, listed: Mapping[str, Person], rows: Iterable[SetHere], named: frozenset[str]) -> bool:
    """Whether the list says of this person what it said when this was set."""
    person = listed.get(one.number)
    if person is None:
        return not one.instead and one.number not in named
    return one.instead == mark_of_pin(person) or any(
        one.instead == base.instead for base in rows if _is_in_list(base, person)
    )


def _is_in_list(one: SetHere, listed: Person) -> bool:
    """Whether this list is a store's own and was written since: no other one has this very salt."""
    return (one.number, one.person.pin) == (listed.number, listed.pin)


def _signed(rows: list[SetHere], listed: Mapping[str, Person]) -> list[SetHere]:
    """Those whose two are people of this store, among them whoever was let in by such two."""
    known, before = set(listed), -1
    counting: list[SetHere] = []
    while len(known) != before:
        before = len(known)
        counting = [one for one in rows if one.set_by is None or _are_two(one, one.set_by, listed, known)]
        known |= {one.number for one in counting}
    return counting


def _are_two(one: SetHere, two: SetBy, listed: Mapping[str, Person], known: set[str]) -> bool:
    first, person = listed.get(two.by), listed.get(one.number)
    if first is None or two.other not in known or len({two.by, two.other, one.number}) < 3:
        return False
    of_manager = person is not None and person.role is Role.MANAGER
    return first.role is Role.MANAGER or (first.role is Role.SUPERVISOR and of_manager)
