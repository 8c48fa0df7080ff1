"""The journal for an accounting system: what a store-day or a decision moves between accounts. Standard library only.

An amount is signed here, in minor units: above zero is a debit, below zero a credit. The postings of one entry come to
nothing, and so does every journal. Accounts are named by what they are for; `Accounts` says what Finance calls them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shoebox.domain.decision import Action
from shoebox.domain.finding import FindingKind
from shoebox.domain.names import line_fits

ACCOUNT_CHARS_MAX = 40
_ACCOUNT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,39}")
USUAL = "usual"  # how the tax rate without a name is called


class Account(StrEnum):
    """What an account is for. The value is what a journal calls it where Finance has said nothing else."""

    CASH = "cash_drawer"
    CARD = "card_slips"
    OTHER = "other_tender"
    SALES = "sales"
    TAX = "tax"
    REFUNDS = "refunds"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    SAFE = "safe"
    BANK = "bank_deposits"
    CHANGE = "change_from_bank"
    OVER_SHORT = "over_short"
    PROCESSOR = "processor"
    CUSTOMERS = "owed_to_customers"
    WRITE_OFFS = "write_offs"


class Type(StrEnum):
    """What happened, in the order in which a journal says it."""

    SALES = "sales"
    REFUNDS = "refunds"
    LATE_VOIDS = "late_voids"
    CORRECTIONS = "corrections"
    FLOAT = "float"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    SAFE_DROP = "safe_drop"
    CHANGE_FETCHED = "change_fetched"
    OVER_SHORT = "over_short"
    DEPOSIT = "deposit"
    REFUND = "refund"
    CHARGE = "charge"
    WRITE_OFF = "write_off"
    REOPENED = "reopened"


_TYPES, _ROLES = tuple(Type), tuple(Account)


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of an entry: minor units on one account. ``detail`` is a card's brand or the name of a tax rate."""

    type: Type
    account: Account
    detail: str
    minor: int


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Entries of a register's book that stand in one journal: a closed day, or the rest of a book set aside."""

    store: str
    register: str
    epoch: int
    first_seq: int
    last_seq: int

    @property
    def book(self) -> tuple[str, str, int]:
        """Whose entries they are."""
        return self.store, self.register, self.epoch

    def overlaps(self, other: Stretch) -> bool:
        """Whether an entry stands in both."""
        return self.book == other.book and self.first_seq <= other.last_seq and other.first_seq <= self.last_seq

    def holds(self, seq: int) -> bool:
        """Whether this entry of its book stands in it."""
        return self.first_seq <= seq <= self.last_seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Takings:
    """What a stretch moved. ``postings`` are in order and come to nothing; a day without money has none."""

    stretch: Stretch
    day: str  # ISO 8601
    currency: str
    box_no: str  # empty for the rest of a book
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Money of a case that has moved: a line that went through, a write-off, or one that was taken back again.

    ``due_minor`` is what was still to be charged for slips of the case; a write-off of anything else moves no account.
    """

    key: str  # the same for ever, and in one journal only
    type: Type
    kind: FindingKind
    store: str
    amount_minor: int
    due_minor: int
    currency: str
    at_ms: int
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """What is posted together. ``ref`` is the same for ever for what it says, whatever journal it stands in."""

    ref: str
    day: str
    store: str
    register: str
    reference: str
    currency: str
    postings: tuple[Posting, ...]

    @property
    def off_minor(self) -> int:
        """By how much debits and credits differ; anything but 0 is a bug."""
        return sum(one.minor for one in self.postings)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFile:
    """A journal that was written, as lists show it. ``total_minor`` is its debits, and as much its credits."""

    journal_no: int
    name: str
    currency: str
    days: int
    cases: int
    lines: int
    total_minor: int
    digest: str
    written_by: str
    written_ms: int
    is_put: bool = True  # whether it was laid into a folder once


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSum:
    """All that a journal posts to one account, in minor units."""

    account: str
    role: str
    detail: str
    debit_minor: int
    credit_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What is in no journal yet: store-days, money of cases, and lines of files that nobody has answered.

    ``unput`` are journals that were decided and never laid into a folder.
    """

    days: int = 0
    moves: int = 0
    unanswered: int = 0
    unput: int = 0


@dataclass(frozen=True, slots=True)
class Accounts:
    """What Finance calls its accounts: by role, and where it wants them apart by tax rate and by card brand."""

    accounts: Mapping[str, str] = field(default_factory=dict)
    tax: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)

    def called(self, account: Account, detail: str) -> str:
        """What a journal writes for this account."""
        own = {Account.TAX: self.tax, Account.CARD: self.cards}.get(account, {})
        return own.get(detail) or self.accounts.get(account.value, account.value)


def account_fits(text: str) -> bool:
    """Whether this can be an account: letters, digits and ``. _ : / -``, at most 40, and no card number."""
    return _ACCOUNT.fullmatch(text) is not None and line_fits(text)


def in_order(sums: Mapping[tuple[Type, Account, str], int]) -> tuple[Posting, ...]:
    """What is left of sums, in the order of types and accounts."""
    kept = ((key, minor) for key, minor in sums.items() if minor)
    ranked = sorted(kept, key=lambda one: (_TYPES.index(one[0][0]), _ROLES.index(one[0][1]), one[0][2]))
    return tuple(Posting(type_, account, detail, minor) for (type_, account, detail), minor in ranked)


def entry_of_day(takings: Takings) -> JournalEntry:
    """A store-day's entry. Its ref names the entries that it rests on, so no other journal can name them anew."""
    own = takings.stretch
    return JournalEntry(
        ref=f"SB/{own.store}/{takings.day}/{own.register}/{own.epoch}/{own.first_seq}",
        day=takings.day, store=own.store, register=own.register, reference=takings.box_no,
        currency=takings.currency, postings=takings.postings,
    )  # fmt: skip


def entry_of_move(move: Movement, day: str) -> JournalEntry:
    """The entry of money of a case, on the day that it was confirmed or taken as a loss."""
    return JournalEntry(
        ref=f"SB/case/{move.key}", day=day, store=move.store, register="", reference=move.reference,
        currency=move.currency, postings=_postings_of(move),
    )  # fmt: skip


def _postings_of(move: Movement) -> tuple[Posting, ...]:
    debit, credit, minor = _sides(move)
    return in_order({(move.type, debit, ""): minor, (move.type, credit, ""): -minor})


def _sides(move: Movement) -> tuple[Account, Account, int]:
    """The account that is debited, the one that is credited, and how much.

    A refund gives back what a processor took too much, and so settles what is owed to customers; one that the store had
    promised on a slip settles that slip. A charge settles a slip, and a write-off gives up what is due of one.
    """
    if move.type is Type.REFUND:
        promised = move.kind is FindingKind.REFUND_MISSING
        return (Account.CARD if promised else Account.CUSTOMERS), Account.PROCESSOR, move.amount_minor
    if move.type is Type.CHARGE:
        return Account.PROCESSOR, Account.CARD, move.amount_minor
    lost = min(move.amount_minor, move.due_minor)
    if move.type is Type.WRITE_OFF:
        return Account.WRITE_OFFS, Account.CARD, lost
    return Account.CARD, Account.WRITE_OFFS, lost


TYPE_OF = {Action.REFUND: Type.REFUND, Action.CHARGE: Type.CHARGE, Action.WRITE_OFF: Type.WRITE_OFF}


def totals(entries: Iterable[JournalEntry]) -> tuple[int, int]:
    """Debits and credits of entries, in minor units."""
    minors = [one.minor for entry in entries for one in entry.postings]
    return sum(minor for minor in minors if minor > 0), -sum(minor for minor in minors if minor < 0)
