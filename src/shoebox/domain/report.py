"""What the findings report says on paper: one run's result, ready to print. Standard library only.

A read model like the day's figures: whoever runs the casework fills it in, the paper room only draws it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shoebox.domain.box_sum import BoxSum


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """One line of the completeness proof, of the slips' or of the charges' side. Negative = taken off."""

    label: str
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """Findings of one kind taken together; ``decided`` of ``count`` have a decision, ``open_minor`` has none."""

    label: str
    count: int
    amount_minor: int
    decided: int
    open_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding in words. ``card`` is brand and last four at most; ``confidence`` and ``decision`` are texts."""

    finding_id: str
    words: str
    store: str
    card: str
    amount_minor: int
    confidence: str
    reasons: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """An instruction file this run led to, with its control totals; ``digest`` is SHA-256 in hex."""

    name: str
    lines: int
    total_minor: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSum:
    """One side of a store-day, sales or charges: all that came in (``amount_minor``), and where it went."""

    count: int
    amount_minor: int
    matched_minor: int
    in_question_minor: int
    other_minor: int

    @classmethod
    def of(cls, sides: Iterable[SideSum]) -> SideSum:
        """Several together."""
        some = tuple(sides)
        return cls(
            count=sum(one.count for one in some),
            amount_minor=sum(one.amount_minor for one in some),
            matched_minor=sum(one.matched_minor for one in some),
            in_question_minor=sum(one.in_question_minor for one in some),
            other_minor=sum(one.other_minor for one in some),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """The statement of one store and day (ISO 8601; empty where the line sums several)."""

    label: str
    day: str
    slips: SideSum
    charges: SideSum
    closes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDay:
    """Slips in the boxes of one business day that are written on another date (both ISO 8601), and their money."""

    store: str
    day: str
    written: str
    currency: str
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBridge:
    """From the slips in a business day's boxes to those written on that date: counts, and money in minor units."""

    store: str
    day: str
    currency: str
    boxes: tuple[int, int]
    out: tuple[int, int]  # of them written on other dates
    come_in: tuple[int, int]  # written on this date, in boxes of other days

    @property
    def here(self) -> tuple[int, int]:
        """As the statement by store and day has them."""
        count, minor = (box - out + more for box, out, more in zip(self.boxes, self.out, self.come_in, strict=True))
        return count, minor


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedBoxes:
    """The boxes of a store and business day that correct sales of earlier days: their sum, and what of it that is."""

    store: str
    day: str
    currency: str
    comes_to: BoxSum


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsReport:
    """Everything the findings report says. Money in minor units of ``currency``; times in the office's wall clock.

    The last row of ``slips`` and of ``charges`` is what the rows above it must add up to, and the rows of ``days`` too;
    ``days`` is None where the run's own files are not at hand any more. ``findings`` are the largest, as many as paper
    holds; ``kinds`` counts all of them but those ``elsewhere``, which are in other currencies.
    """

    title: str
    run_id: str
    made_ms: int
    offset_min: int = 0
    made_by: str
    engine: str
    rules_version: str
    currency: str
    slips: tuple[ProofLine, ...]
    charges: tuple[ProofLine, ...]
    kinds: tuple[KindLine, ...]
    findings: tuple[FindingLine, ...]
    files: tuple[FileLine, ...]
    days: tuple[DayLine, ...] | None
    other_days: tuple[OtherDay, ...] = ()
    bridges: tuple[DayBridge, ...] = ()
    corrected: tuple[CorrectedBoxes, ...] = ()
    elsewhere: int = 0
