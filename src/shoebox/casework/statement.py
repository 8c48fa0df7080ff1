"""The statement of a run by store and day, as paper and sheet say it. Casework room; pure.

Store-days that need a look stand first. Paper holds so many, and the sum of all others, so that its total still is the
run's to the cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from shoebox.domain.finding import IN_QUESTION, ProofLine, StoreDay
from shoebox.domain.language import Say, as_written
from shoebox.domain.money import Money
from shoebox.domain.report import DayLine, SideSum
from shoebox.formats.worksheet import Cell

DAYS_ON_PAPER_MAX = 1_000
MATCHED = ("settled", "settling")


def day_lines(days: Iterable[StoreDay], currency: str, say: Say = as_written) -> tuple[DayLine, ...]:
    """Of one currency: what does not close, then most money in question; beyond what paper holds, their sum."""
    own = sorted((day for day in days if day.proof.currency == currency), key=_rank)
    shown = [_line(_place(day, say), day) for day in own[:DAYS_ON_PAPER_MAX]]
    rest = own[DAYS_ON_PAPER_MAX:]
    if not rest:
        return tuple(shown)
    of_rest = [_line("", day) for day in rest]
    label = say("{0} more, each to the cent").format(f"{len(rest):,}")
    together = DayLine(
        label=label,
        day="",
        slips=SideSum.of(line.slips for line in of_rest),
        charges=SideSum.of(line.charges for line in of_rest),
        closes=all(line.closes for line in of_rest),
    )
    return (*shown, together)


def day_cells(days: Iterable[StoreDay]) -> Iterator[tuple[Cell, ...]]:
    """A row of the sheet for each side of each store-day: every one, in every currency."""
    for day in days:
        currency = day.proof.currency
        for side, whole, parts in _sides(day):
            sums = side_sum(whole, parts)
            money = (sums.amount_minor, sums.matched_minor, sums.in_question_minor, sums.other_minor)
            yield day.store, day.day, side, sums.count, *(Money(minor, currency) for minor in money), currency


def side_sum(whole: ProofLine, parts: Sequence[ProofLine]) -> SideSum:
    """One side of one store-day in four sums; what is neither matched nor in question is the other."""
    matched = sum(part.amount_minor for part in parts if part.label in MATCHED)
    asked = sum(part.amount_minor for part in parts if part.label in IN_QUESTION)
    return SideSum(
        count=whole.count,
        amount_minor=whole.amount_minor,
        matched_minor=matched,
        in_question_minor=asked,
        other_minor=sum(part.amount_minor for part in parts) - matched - asked,
    )


def _rank(day: StoreDay) -> tuple[bool, int, str, str]:
    return (day.closes, -day.in_question_minor, day.store, day.day)


def _place(day: StoreDay, say: Say) -> str:
    return say("Store {0}").format(day.store) if day.store else say("No store")


def _line(label: str, day: StoreDay) -> DayLine:
    slips, charges = (side_sum(whole, parts) for _, whole, parts in _sides(day))
    return DayLine(label=label, day=day.day, slips=slips, charges=charges, closes=day.closes)


def _sides(day: StoreDay) -> tuple[tuple[str, ProofLine, Sequence[ProofLine]], ...]:
    proof = day.proof
    return (("Sales", proof.slips_in, proof.slips), ("Charges", proof.charges_in, proof.charges))
