"""Nothing falls off the table: where every row and every cent of a run went, by store and day and in all. Pure.

The counts that went in are taken from what was read, the parts from what was said; they are two different sums, so a
row that no decision mentions, or that two mention, shows here and stops the run. Each store-day closes by itself: two
faults that make up for each other in the whole do not pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from shoebox.domain.errors import Trouble
from shoebox.domain.finding import IN_QUESTION, Proof, ProofLine, StoreDay
from shoebox.reconcile.timing import Ints

SLIP_LABELS = ("settled", "in_findings", "voided", "cash")
CHARGE_LABELS = ("settling", "duplicate", "unrelated", "in_findings", "not_captured")
SETTLED = SLIP_LABELS.index("settled")
STORE_DAYS_LISTED_MAX = 100_000
Read = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows and money, a row for each store-day; of what was said with a column for each label."""

    count: Ints
    minor: Ints

    def equals(self, other: Tally) -> Ints:
        """Of each store-day, whether rows and money are the same."""
        same: Ints = (self.count == other.count) & (self.minor == other.minor)
        return same

    def together(self) -> Tally:
        """The sum of all labels."""
        return Tally(self.count.sum(axis=1), self.minor.sum(axis=1))

    def column(self, label: int) -> Tally:
        """One label."""
        return Tally(self.count[:, label], self.minor[:, label])


@dataclass(frozen=True, slots=True)
class StoreDays:
    """Every store and day that has a row, each in one currency: what was read there, and where it went.

    `places` are store, ISO date and currency. A slip and a charge each stand under their own store and day; `paid` is
    what the charges that settle the slips of a store-day come to, whenever they were made.
    """

    places: Sequence[tuple[str, str, str]]
    slips_in: Tally
    slips: Tally
    paid: Tally
    charges_in: Tally
    charges: Tally

    def unequal(self) -> Sequence[int]:
        """Numbers of the store-days that do not close."""
        closes = self.slips_in.equals(self.slips.together()) & self.charges_in.equals(self.charges.together())
        return np.flatnonzero(~(closes & self.slips.column(SETTLED).equals(self.paid))).tolist()

    def listed(self) -> tuple[StoreDay, ...]:
        """Those with most money in findings first, then by store and day; of very many the first alone."""
        asked = _in_question(SLIP_LABELS, self.slips) + _in_question(CHARGE_LABELS, self.charges)
        order = sorted(range(len(self.places)), key=lambda at: (-int(asked[at]), self.places[at]))
        return tuple(map(self.one, order[:STORE_DAYS_LISTED_MAX]))

    def one(self, at: int) -> StoreDay:
        """One store-day in its words."""
        store, day, currency = self.places[at]
        slips, charges = (
            tuple(_lines(labels, tally, at))
            for labels, tally in ((SLIP_LABELS, self.slips), (CHARGE_LABELS, self.charges))
        )
        proof = Proof(currency, _line("in", self.slips_in, at), slips, _line("in", self.charges_in, at), charges)
        return StoreDay(store, day, proof, _line("paid", self.paid, at))


def _in_question(labels: Sequence[str], tally: Tally) -> Ints:
    """Money of each store-day that some finding speaks of."""
    asked: Ints = tally.minor[:, [label in IN_QUESTION for label in labels]].sum(axis=1)
    return asked


def prove(read: Iterable[Read], days: StoreDays, contradictions: int) -> tuple[Proof, ...]:
    """One proof per currency, from what was read of each side (side, currency, count, money) and from the store-days.

    `contradictions` counts what no run may say, such as a charge that settles two slips. Raises Trouble where there is
    any, or where rows or money of a store-day, or of a currency, don't add up.
    """
    for at in days.unequal():
        store, day, currency = days.places[at]
        raise Trouble("reconcile.unbalanced_day", store=store or "-", day=day, currency=currency)
    whole = {(side, currency): ProofLine("in", count, minor) for side, currency, count, minor in read}
    currencies = np.array([currency for _, _, currency in days.places])
    proofs = []
    for currency in sorted({currency for _, currency in whole} | set(currencies.tolist())):
        slips, charges = (
            tuple(_sums(labels, tally, currencies == currency))
            for labels, tally in ((SLIP_LABELS, days.slips), (CHARGE_LABELS, days.charges))
        )
        none = ProofLine("in", 0, 0)
        ins = (whole.get((side, currency), none) for side in ("slips", "charges"))
        proofs.append(Proof(currency, next(ins), slips, next(ins), charges))
        if not proofs[-1].closes:
            raise Trouble("reconcile.unbalanced", currency=currency)
    if contradictions:
        raise Trouble("reconcile.contradicted", count=contradictions)
    return tuple(proofs)


def _line(label: str, tally: Tally, at: int) -> ProofLine:
    return ProofLine(label, int(tally.count[at]), int(tally.minor[at]))


def _lines(labels: Sequence[str], tally: Tally, at: int) -> Iterable[ProofLine]:
    return map(ProofLine, labels, tally.count[at].tolist(), tally.minor[at].tolist())


def _sums(labels: Sequence[str], tally: Tally, mine: Ints) -> Iterable[ProofLine]:
    return map(ProofLine, labels, tally.count[mine].sum(axis=0).tolist(), tally.minor[mine].sum(axis=0).tolist())
