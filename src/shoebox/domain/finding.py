"""What a reconciliation says: findings, and the proof that nothing fell off the table. Ground: standard library only.

A finding is a difference between slips and charges, with the money at stake and how sure the run is. Its id is a digest
of its kind and evidence, so the same evidence carries the same id on every run, every machine and every engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

CERTAIN_PPM = 1_000_000


class FindingKind(StrEnum):
    """What Finance can be asked to look at."""

    MISSING_CHARGE = "missing_charge"
    DUPLICATE_CHARGE = "duplicate_charge"
    DUPLICATE_SLIP = "duplicate_slip"
    VOID_CHARGED = "void_charged"
    AMOUNT_MISMATCH = "amount_mismatch"
    CARD_MISMATCH = "card_mismatch"
    STORE_MISMATCH = "store_mismatch"
    SPLIT_CHARGE = "split_charge"
    COMBINED_CHARGE = "combined_charge"
    REFUND_MISSING = "refund_missing"
    REFUND_DUPLICATE = "refund_duplicate"
    REFUND_CHARGED = "refund_charged"
    MISSING_SLIP = "missing_slip"
    AMBIGUOUS = "ambiguous"
    SLIP_GAP = "slip_gap"
    LATE = "late"
    # These are found by holding books of several registers against each other, not by the reconciliation.
    ORDER_TWICE = "order_twice"
    RECEIPT_REFUNDED = "receipt_refunded"
    ORDER_SHARED = "order_shared"
    SLIP_REPORTED = "slip_reported"
    NUMBER_TWICE = "number_twice"
    PADS_OVERLAP = "pads_overlap"


class Role(StrEnum):
    """What a charge is to a slip."""

    SETTLES = "settles"
    PART = "part"
    DUPLICATE = "duplicate"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing Finance must look at.

    `confidence_ppm` is the probability that the finding is right, in parts per million. `reasons` are short codes with
    facts (``same_last4 9609``). `deadline` is the ISO date by which acting is still cheap, or empty.
    """

    finding_id: str
    kind: FindingKind
    slip_ids: tuple[str, ...]
    charge_ids: tuple[str, ...]
    amount_minor: int
    currency: str
    confidence_ppm: int
    reasons: tuple[str, ...]
    deadline: str


@dataclass(frozen=True, slots=True)
class Link:
    """One charge and the slip it belongs to, or no slip (``slip_id`` empty)."""

    charge_id: str
    slip_id: str
    role: Role
    duplicate_of: str
    confidence_ppm: int
    rule: str


@dataclass(frozen=True, slots=True)
class ProofLine:
    """So many rows and so much money under one label, such as ``settled`` or ``in_findings``."""

    label: str
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Proof:
    """Completeness of a run in one currency: what went in, and where every row of it went."""

    currency: str
    slips_in: ProofLine
    slips: tuple[ProofLine, ...]
    charges_in: ProofLine
    charges: tuple[ProofLine, ...]

    @property
    def closes(self) -> bool:
        """True where rows and money of both sides add up exactly."""
        return _adds_up(self.slips_in, self.slips) and _adds_up(self.charges_in, self.charges)


IN_QUESTION = frozenset({"in_findings", "duplicate"})  # labels of rows that some finding speaks of


@dataclass(frozen=True, slots=True)
class StoreDay:
    """The same for one store, day and currency (`proof`), and what the charges come to that settle its slips (`paid`).

    Slips and charges each stand under the store and the day that they say themselves; ``store`` is empty where a charge
    names none.
    """

    store: str
    day: str
    proof: Proof
    paid: ProofLine

    @property
    def closes(self) -> bool:
        """True where both sides add up and what is settled is paid to the cent."""
        settled = next((line for line in self.proof.slips if line.label == "settled"), ProofLine("settled", 0, 0))
        is_paid = (settled.count, settled.amount_minor) == (self.paid.count, self.paid.amount_minor)
        return self.proof.closes and is_paid

    @property
    def in_question_minor(self) -> int:
        """Money of this day's slips and charges that some finding speaks of."""
        lines = (*self.proof.slips, *self.proof.charges)
        return sum(line.amount_minor for line in lines if line.label in IN_QUESTION)


@dataclass(frozen=True, slots=True)
class Stay:
    """A sale that stays settled as the run before had it, though the odds of the whole run are other ones by now.

    Weighed anew its charge would be linked to `anew_slip_id`, or to none ('').
    """

    charge_id: str
    slip_id: str
    confidence_ppm: int
    anew_slip_id: str


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One finished run: sizes, findings by kind (count, money), proofs, and what it took.

    `digests` are SHA-256 of what was read, by file name; `timings_ms` are per stage; `rows_per_second` counts both
    sides. `store_day_count` is how many store-days closed, each by itself. `stays` are where the run does not say what
    one from scratch says.
    """

    engine: str
    rules_version: str
    rules_digest: str
    slip_count: int
    charge_count: int
    bad_line_count: int
    link_count: int
    finding_counts: tuple[tuple[FindingKind, int], ...]
    finding_amounts: tuple[tuple[str, FindingKind, int], ...]
    proofs: tuple[Proof, ...]
    digests: tuple[tuple[str, str], ...]
    timings_ms: tuple[tuple[str, int], ...]
    rows_per_second: int
    peak_memory_bytes: int
    store_day_count: int = 0
    stays: tuple[Stay, ...] = ()

    @property
    def finding_count(self) -> int:
        """All findings of the run."""
        return sum(count for _, count in self.finding_counts)


def finding_id(
    kind: FindingKind, slip_ids: Iterable[str], charge_ids: Iterable[str], *, more: Iterable[str] = ()
) -> str:
    """``F`` and sixteen hex digits: a digest of the kind and the evidence, whatever order the evidence came in.

    `more` is evidence that is neither slip nor charge, such as the missing numbers of a pad.
    """
    evidence = _KINDS[kind] + _counted(slip_ids) + _counted(charge_ids) + (_counted(more) if more else _NOTHING)
    return "F" + hashlib.sha256(evidence).hexdigest()[:16]


def _counted(ids: Iterable[str]) -> bytes:
    known = sorted(ids)
    if not known:
        return _NOTHING
    count = len(known)
    parts = [_COUNTS[count] if count < len(_COUNTS) else _sized(str(count))]
    for each in known:  # not a call for each: a large run makes them a million times
        part = each.encode()
        parts += (_SIZES[len(part)] if len(part) < 256 else len(part).to_bytes(8, "big"), part)
    return b"".join(parts)


def _sized(text: str) -> bytes:
    part = text.encode()
    return len(part).to_bytes(8, "big") + part


_SIZES = tuple(size.to_bytes(8, "big") for size in range(256))
_COUNTS = tuple(_sized(str(count)) for count in range(256))
_NOTHING = _COUNTS[0]
_KINDS = {kind: _sized(kind) for kind in FindingKind}


def _adds_up(whole: ProofLine, parts: tuple[ProofLine, ...]) -> bool:
    return (whole.count, whole.amount_minor) == (sum(p.count for p in parts), sum(p.amount_minor for p in parts))
