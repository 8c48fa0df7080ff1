"""By which policy a store goes, and its own one signed by two of its people. Builds, as bootstrap does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shoebox import __version__
from shoebox.bootstrap import SystemClock, office_word, standard_policy
from shoebox.domain.acts_policy import PolicySigned
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy, Whose
from shoebox.domain.staff import Signature, Staff
from shoebox.entrance import STORE_FILE
from shoebox.own_policy import ASIDE_FILE, POLICY_FILE, OwnPolicy, own_policy, policy_to_sign, sign_policy
from shoebox.policy_settings import PolicyChange, policy_changes
from shoebox.settings import read_store
from shoebox.storage.book import Book
from shoebox.storage.office_key import OfficeKeys

Two = tuple[Signature, Signature]  # who sets it, and another person


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyShown:
    """The policy in force: what in it is not as Shoebox comes, and the file that lies there unsigned."""

    version: str
    whose: Whose
    changes: tuple[PolicyChange, ...]
    unsigned: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A store's open book with what it goes by."""

    book: Book
    own: OwnPolicy
    policy: Policy
    whose: Whose
    staff: Staff
    standard: Policy


def policy_of(folder: Path, *, clock: Clock | None = None) -> PolicyShown:
    """By which policy a store goes. Refusal ``book.in_use``: an open window says it in its banner."""
    with _held(folder, clock or SystemClock()) as held:
        aside = ASIDE_FILE if (folder / ASIDE_FILE).exists() else ""
        return PolicyShown(
            version=held.policy.version,
            whose=held.whose,
            changes=policy_changes(held.standard, held.policy),
            unsigned=POLICY_FILE if held.own.unsigned else aside,
        )


def preview(folder: Path, file: Path | None, *, clock: Clock | None = None) -> tuple[PolicyChange, ...]:
    """What would change. Refusals as `sign_own`."""
    with _held(folder, clock or SystemClock()) as held:
        _refuse_office(held)
        return policy_changes(held.policy, policy_to_sign(folder, held.own, file))


def sign_own(folder: Path, file: Path | None, people: Two, *, clock: Clock | None = None) -> PolicySigned:
    """Set a store's own policy, by somebody who opens its days and another person.

    Refusals ``policy.office`` where head office's counts, ``policy.role``, ``policy.two_people``, ``policy.nothing``,
    ``policy.currency``, ``staff.*`` and those of a policy's file.
    """
    clock = clock or SystemClock()
    with _held(folder, clock) as held:
        _refuse_office(held)
        by, second = (held.staff.signing(*one) for one in people)
        if by.role not in held.policy.day_roles:
            raise Refusal("policy.role", name=by.name)
        if by.number == second.number:
            raise Refusal("policy.two_people")
        wanted = policy_to_sign(folder, held.own, file)
        return sign_policy(folder, held.book, wanted, before=held.policy, people=(by, second), clock=clock)


def _refuse_office(held: _Held) -> None:
    if held.whose is Whose.OFFICE:
        raise Refusal("policy.office", version=held.policy.version)


@contextmanager
def _held(folder: Path, clock: Clock) -> Iterator[_Held]:
    store = read_store(folder / STORE_FILE)
    with Book.open(folder, clock=clock, app=__version__) as book:
        word = office_word(folder, book, store, keys=OfficeKeys(folder), clock=clock)
        standard = standard_policy(store)
        yield _Held(
            book=book,
            own=own_policy(folder, book, standard=standard),
            policy=word.policy(),
            whose=word.whose_policy(),
            staff=word.staff(),
            standard=standard,
        )
