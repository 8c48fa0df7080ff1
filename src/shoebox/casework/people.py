"""Who may decide what: roles, limits, PINs. Casework room; knows the staff list, keeps nothing on disk.

Only people of the desk's own list count, as they stand on it: one made up elsewhere with a higher limit is refused.
"""

from __future__ import annotations

from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Person, Role, Signature, Staff, pin_fits

DESK_ROLES = (Role.ANALYST, Role.APPROVER)


class Gate:
    """Lets people decide within their role and limits, and slows down whoever guesses PINs."""

    def __init__(self, staff: Staff, clock: Clock, policy: Policy) -> None:
        self._staff = staff
        self._tries = PinTries(clock)
        self._tries.go_by(policy)

    def sign_in(self, number: str, pin: str) -> Person:
        """The person behind number and PIN, if they work at this desk."""
        person = self._staff.by_number(number)
        self.check_pin(person, pin)
        if person.role is not Role.OPENER:
            self._known(person)
        return person

    def two(self, first: Signature, second: Signature, *, refusal: str) -> tuple[Person, Person]:
        """Two people of this desk, each with their own PIN; one person twice is refused with this code."""
        if first[0].strip() == second[0].strip():
            raise Refusal(refusal)
        one, other = self.sign_in(*first), self.sign_in(*second)
        for person in (one, other):
            self._known(person)
        return one, other

    def check_pin(self, person: Person, pin: str) -> None:
        """Refuses a wrong PIN (``case.pin``), and after some of them any PIN for a while (``case.pin_wait``)."""
        wait_s = self._tries.wait_s(person.number)
        if wait_s:
            raise Refusal("case.pin_wait", number=person.number, seconds=wait_s)
        fits = pin_fits(person, pin)
        self._tries.count(person.number, fits=fits)
        if not fits:
            raise Refusal("case.pin", number=person.number, name=person.name)

    def worker(self, person: Person) -> None:
        """Refuses anybody who doesn't work at this desk."""
        self._known(person)

    def opener(self, person: Person) -> None:
        """Refuses anybody whose role is not to open card numbers (``seal.role``)."""
        if person not in self._staff.people or person.role is not Role.OPENER:
            raise Refusal("seal.role", name=person.name)

    def maker(self, person: Person, money: Money) -> None:
        """Refuses a proposal above the person's limit (``case.propose_limit``)."""
        self._known(person)
        if money.amount_minor > person.propose_minor_max:
            raise Refusal("case.propose_limit", limit=Money(person.propose_minor_max, money.currency), money=money)

    def checker(self, person: Person, money: Money, *, maker: str) -> None:
        """Refuses the maker (``case.same_person``), another role, and more than the person's limit."""
        if person.number == maker:
            raise Refusal("case.same_person")
        self._known(person)
        if person.role is not Role.APPROVER:
            raise Refusal("case.role_approve", name=person.name)
        if money.amount_minor > person.approve_minor_max:
            raise Refusal("case.approve_limit", limit=Money(person.approve_minor_max, money.currency), money=money)

    def closer(self, person: Person, money: Money) -> None:
        """Refuses closing more money alone than the person may propose or approve (``case.close_limit``)."""
        self._known(person)
        limit = max(person.propose_minor_max, person.approve_minor_max)
        if money.amount_minor > limit:
            raise Refusal("case.close_limit", limit=Money(limit, money.currency), money=money)

    def approvers(self, *, except_number: str = "", money: Money | None = None) -> tuple[Person, ...]:
        """Who could approve this, for "Priya Nair or Jonas Lind must approve"."""
        minor = money.amount_minor if money else 0
        return tuple(
            person
            for person in self._staff.people
            if person.role is Role.APPROVER and person.number != except_number and person.approve_minor_max >= minor
        )

    def _known(self, person: Person) -> None:
        if person in self._staff.people and person.role is Role.OPENER:
            raise Refusal("seal.opener_only", name=person.name)
        if person not in self._staff.people or person.role not in DESK_ROLES:
            raise Refusal("case.not_here", number=person.number, name=person.name)
