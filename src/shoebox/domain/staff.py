"""People, their roles and their PINs. Standard library only; salt comes in as an argument."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from shoebox.domain.errors import Refusal
from shoebox.domain.names import name_fits, number_fits
from shoebox.domain.pin_tries import PinTries

# scrypt, RFC 7914: 16 MiB and about 50 ms a try on a shop PC. A short PIN still falls to a patient thief: docs say so.
_COST, _BLOCK, _LANES = 2**14, 8, 1
STAFF_NUMBER_CHARS_MAX, INITIALS_CHARS_MAX = 12, 8


Signature = tuple[str, str]  # a staff number and the PIN that was typed for it


class Role(StrEnum):
    """What a person may do."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ANALYST = "analyst"
    APPROVER = "approver"
    OPENER = "opener"  # opens sealed card numbers, one at a time, and decides nothing

    @property
    def words(self) -> str:
        """The role as it reads under a name."""
        return self.value


STORE_ROLES = (Role.CLERK, Role.SUPERVISOR, Role.MANAGER)
FINANCE_ROLES = (Role.ANALYST, Role.APPROVER, Role.OPENER)


@dataclass(frozen=True, slots=True)
class Person:
    """One member of staff. ``pin`` is ``salt:hash`` in hex, never the PIN. Limits are Finance's, in minor units."""

    number: str
    name: str
    initials: str
    role: Role
    pin: str
    propose_minor_max: int = 0
    approve_minor_max: int = 0


def hash_pin(pin: str, salt: bytes) -> str:
    """What is kept of a PIN of 4 to 12 digits; refuses another shape (``staff.pin_shape``)."""
    if not (4 <= len(pin) <= 12 and pin.isascii() and pin.isdigit()):
        raise Refusal("staff.pin_shape")
    return f"{salt.hex()}:{hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32).hex()}"


def pin_fits(person: Person, pin: str) -> bool:
    """Whether this is the person's PIN."""
    try:
        kept = hash_pin(pin, bytes.fromhex(person.pin.partition(":")[0]))
    except (Refusal, ValueError):
        return False
    return hmac.compare_digest(kept, person.pin)


@dataclass(slots=True)
class Staff:
    """Everybody of one store or one desk; the same one for all rooms of a house, so that a new PIN counts at once."""

    people: tuple[Person, ...]
    tries: PinTries | None = field(default=None, compare=False, repr=False)  # where somebody may sit and guess

    def by_number(self, number: str) -> Person:
        """The person with this number; refuses an unknown one (``staff.unknown``)."""
        for person in self.people:
            if person.number == number:
                return person
        raise Refusal("staff.unknown", number=number[:12])

    def name_of(self, number: str) -> str:
        """The name behind a number; the number itself where nobody has it."""
        return next((person.name for person in self.people if person.number == number), number)

    def initials_of(self, number: str) -> str:
        """The initials behind a number; the number itself where nobody has it."""
        return next((person.initials for person in self.people if person.number == number), number)

    def take(self, people: tuple[Person, ...]) -> None:
        """Who they are from now on, for everybody who holds this."""
        self.people = people

    def signing(self, number: str, pin: str) -> Person:
        """The person who signs with their own number and PIN; refuses another PIN (``staff.pin…``)."""
        person = self.by_number(number)
        if not self.proves(person, pin):
            raise Refusal("staff.pin", name=person.name)
        return person

    def proves(self, person: Person, pin: str) -> bool:
        """Whether this is their PIN; after five that were not, none is looked at for a while (``staff.pin_wait``)."""
        self._refuse_guessing(person.number)
        fits = pin_fits(person, pin)
        self._count(person.number, fits=fits)
        return fits

    def _refuse_guessing(self, number: str) -> None:
        wait_s = self.tries.wait_s(number) if self.tries is not None else 0
        if wait_s:
            raise Refusal("staff.pin_wait", number=number, seconds=wait_s)

    def _count(self, number: str, *, fits: bool) -> None:
        if self.tries is not None:
            self.tries.count(number, fits=fits)

    def second_person(self, typed: str, *, first: str, roles: tuple[Role, ...]) -> Person:
        """Who signs beside the first person, in one of the roles; refuses anybody else (``staff.second``).

        `typed` is a PIN, or a staff number, a blank and the PIN. A PIN alone names whoever has it, so one that two
        people have names nobody (``staff.pin_shared``), whatever their roles; and one that is the first person's own
        proves no second one (``staff.same``), even where somebody else happens to have it too.
        """
        number, pin = _number_and_pin(typed)
        self._refuse_guessing(number)
        asked = [person for person in self.people if number in {"", person.number}]
        fitting = [person for person in asked if pin_fits(person, pin)]
        self._count(number, fits=bool(fitting))
        if any(person.number == first for person in fitting):
            raise Refusal("staff.same")
        if len(fitting) > 1:
            raise Refusal("staff.pin_shared")
        if not fitting or fitting[0].role not in roles:
            raise Refusal("staff.second", roles=" or ".join(role.words for role in roles))
        return fitting[0]


def _number_and_pin(typed: str) -> tuple[str, str]:
    """``02 0202`` as number and PIN; a PIN alone has no number."""
    number, _, pin = typed.strip().rpartition(" ")
    return number.strip(), pin


def refuse_copied_pin(people: Iterable[Person]) -> None:
    """Refuse a list in which somebody has the kept PIN of one before, salt and all (``settings.pin_copied``).

    It was copied from one line to another. Two PINs that are the same and were salted each by itself don't show.
    """
    held: set[str] = set()
    for person in people:
        if person.pin in held:
            raise Refusal("settings.pin_copied", name=person.name)
        held.add(person.pin)


def unfit_person(person: Person) -> set[str]:
    """What of a person no paper could carry; empty where all is well."""
    right = {
        "number": number_fits(person.number) and len(person.number) <= STAFF_NUMBER_CHARS_MAX,
        "name": name_fits(person.name),
        "initials": name_fits(person.initials) and len(person.initials) <= INITIALS_CHARS_MAX,
    }
    return {name for name, fits in right.items() if not fits}
