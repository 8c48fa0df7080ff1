"""What slip numbers of several books say together: a sale on a lost slip, one number on two sales, a pad in two places.

Standard library only: pure rules from entries to findings, as in `shoebox.domain.crossing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from shoebox.domain.crossing import Book
from shoebox.domain.finding import CERTAIN_PPM, Finding, FindingKind, finding_id
from shoebox.domain.slip import Fate, Pad, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneReport:
    """Slips that a register reported lost or stolen, without those that turned up."""

    book: Book
    seq: int
    run: Pad
    how: str
    explanation: str
    by: str  # staff number


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedSale:
    """A good sale on a slip, as it stands."""

    entry_id: str
    book: Book
    seq: int
    slip: str
    amount_minor: int
    currency: str
    content: tuple[str, ...]  # what of the paper two keyings of it have alike


@dataclass(frozen=True, slots=True, kw_only=True)
class PadHeld:
    """Numbers that stand at one register of a store: on a pad of it, or among the pads that came there."""

    store: str
    register: str
    run: Pad
    is_issued: bool


def lost_and_used(
    reports: Iterable[GoneReport], sales_on: Callable[[str, Pad], Sequence[NumberedSale]]
) -> Iterator[Finding]:
    """A finding for each good sale on a number that its store reported lost or stolen."""
    for report in reports:
        for sale in sales_on(report.book[0], report.run):
            reasons = (
                f"slip_no {grouped(sale.slip)}",
                f"reported_{Fate(report.how)} {_place(report.book, report.seq)}",
                f"said_of_it {report.explanation}",
                f"used_in {_place(sale.book, sale.seq)}",
            )
            kind, more = FindingKind.SLIP_REPORTED, (report.book[0], sale.slip)
            key = finding_id(kind, (sale.entry_id,), (), more=more)
            ids = (sale.entry_id,)
            yield Finding(key, kind, ids, (), sale.amount_minor, sale.currency, CERTAIN_PPM, reasons, "")


def numbers_twice(sales: Iterable[Sequence[NumberedSale]]) -> Iterator[Finding]:
    """A finding for each number with several good sales. One paper keyed twice is the reconciliation's to find."""
    seen: set[tuple[str, ...]] = set()
    for group in sales:
        ordered = sorted(group, key=lambda sale: (sale.book, sale.seq))
        ids = tuple(sale.entry_id for sale in ordered)
        if ids in seen or len({sale.content for sale in group}) < 2:
            continue
        seen.add(ids)
        reasons = (
            f"slip_no {grouped(ordered[0].slip)}",
            *(f"used_in {_place(sale.book, sale.seq)}" for sale in ordered),
        )
        kind, first = FindingKind.NUMBER_TWICE, ordered[0]
        stake = sum(sale.amount_minor for sale in ordered[1:] if sale.currency == first.currency)
        yield Finding(finding_id(kind, ids, ()), kind, ids, (), stake, first.currency, CERTAIN_PPM, reasons, "")


def pads_overlapping(pads: Iterable[PadHeld], *, currency: str) -> Iterator[Finding]:
    """A finding for each two places that have some numbers both.

    Pads that came to a store are issued from there to any of its registers: that is no overlap.
    """
    for one, other, both in overlaps(pads):
        numbers = grouped(both.first) if len(both) == 1 else f"{grouped(both.first)} to {grouped(both.last)}"
        reasons = (f"both_numbers {numbers}", *map(_held_at, (one, other)))
        kind = FindingKind.PADS_OVERLAP
        key = finding_id(kind, (), (), more=(both.first, both.last, *map(_held_at, (one, other))))
        yield Finding(key, kind, (), (), 0, currency, CERTAIN_PPM, reasons, "")


def overlaps(pads: Iterable[PadHeld]) -> Iterator[tuple[PadHeld, PadHeld, Pad]]:
    """Each two places that have some numbers both, and which, by the first number."""
    open_runs: list[PadHeld] = []
    for one in sorted(pads, key=lambda held: (len(held.run.first), held.run.first, held.store, held.register)):
        open_runs = [held for held in open_runs if held.run.overlaps(one.run)]
        for other in open_runs:
            if _clash(one, other):
                yield other, one, Pad(one.run.first, min(one.run.last, other.run.last))
        open_runs.append(one)


def _clash(one: PadHeld, other: PadHeld) -> bool:
    if one.store != other.store:
        return True
    return one.register != other.register and one.is_issued == other.is_issued


def _held_at(held: PadHeld) -> str:
    return f"{'issued' if held.is_issued else 'received'}_at {held.store} / {held.register}"


def _place(book: Book, seq: int) -> str:
    """``12 of 085 / 085-1``: an entry, its store and register."""
    return f"{seq} of {book[0]} / {book[1]}"
