"""A sale of a closed day that was keyed wrong, and what its paper says. Standard library only.

The sale stands as it was keyed for ever, and so does its day. What is right is an entry of a later day that says both,
so that each of its readers can add it up without the sale: what was comes off, what is comes on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from shoebox.domain.act import Act
from shoebox.domain.entry import Kind, Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFacts:
    """What of a sale can be keyed wrong. Empty text where its paper says nothing; minor units, tax within."""

    slip: str
    tender: str
    amount_minor: int
    tax_minor: int
    brand: str
    last4: str
    approval: str

    @property
    def is_fit(self) -> bool:
        """Whether a sale can be so."""
        return self.tender in tuple(Tender) and 0 <= self.tax_minor <= self.amount_minor and self.amount_minor > 0

    @property
    def struck(self) -> SlipFacts:
        """The same where it was no sale at all: nothing was paid."""
        return replace(self, amount_minor=0, tax_minor=0)


FACTS = tuple(field.name for field in fields(SlipFacts))


def facts_of(sale: object) -> SlipFacts:
    """What of a sale can be keyed wrong, as its entry or its row has it: the fields of both have these names."""
    return SlipFacts(**{name: getattr(sale, name) for name in FACTS})


class _BothSides:
    """What a correction and its row answer alike, from fields of the same names."""

    __slots__ = ()

    @property
    def was(self) -> SlipFacts:
        """As it stood until then."""
        return SlipFacts(**{name: getattr(self, f"was_{name}") for name in FACTS})

    @property
    def now(self) -> SlipFacts:
        """As its paper says."""
        return facts_of(self)

    @property
    def is_strike(self) -> bool:
        """Whether it says that the sale was none."""
        return self.now == self.was.struck


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(_BothSides, Act):
    """What a sale of a closed day should have said, by whoever keys this and another person.

    One that is ``struck`` says that there was no sale: it was keyed twice, or nothing was sold. Nothing was paid then,
    and all else is as it was: from then on the sale is void, and its slip's number with it.

    ``after_seq`` is the correction that stood until now, 0 where there was none: a correction that is wrong itself is
    corrected by the next, and what ``was`` is always what the one before says.
    """

    KIND = Kind.CORRECTION
    LATER = frozenset({"struck"})
    register: str
    epoch: int
    corrects: str  # entry id of the sale
    corrects_seq: int
    after_seq: int
    sold_day: str  # of the sale, ISO 8601; its slip lies in the box of this number and stays there
    box_no: str
    currency: str
    was_slip: str
    was_tender: str
    was_amount_minor: int
    was_tax_minor: int
    was_brand: str
    was_last4: str
    was_approval: str
    slip: str
    tender: str
    amount_minor: int
    tax_minor: int
    brand: str
    last4: str
    approval: str
    reason: str
    approver: str
    struck: bool = False

    @property
    def change_minor(self) -> int:
        """By how much the sale is more than it was; less where it is below zero."""
        return self.amount_minor - self.was_amount_minor

    @property
    def moves_minor(self) -> tuple[tuple[str, int], ...]:
        """What it changes in the running total of each tender, in minor units; no tender stands twice."""
        if self.was_tender == self.tender:
            return ((self.tender, self.amount_minor - self.was_amount_minor),)
        return ((self.was_tender, -self.was_amount_minor), (self.tender, self.amount_minor))

    def unfit(self) -> str:
        """Both sides must be sales, and different ones; what it corrects comes before it."""
        if self.struck != (self.amount_minor == 0) or (self.struck and not self.is_strike):
            return "amounts of a strike"
        if not (self.was.is_fit and (self.struck or self.now.is_fit)):
            return "amounts of a correction"
        if self.was == self.now or self.corrects_seq < 1:
            return "a correction of nothing"
        return "after_seq" if self.after_seq and self.after_seq <= self.corrects_seq else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow(_BothSides):
    """A correction as screens and papers list it; the fields are those of its entry."""

    seq: int
    entry_id: str
    day: str
    wall_ms: int
    offset_min: int
    corrects_seq: int
    after_seq: int
    sold_day: str  # of the sale, ISO 8601; its slip lies in the box of this number and stays there
    box_no: str
    currency: str
    was_slip: str
    was_tender: str
    was_amount_minor: int
    was_tax_minor: int
    was_brand: str
    was_last4: str
    was_approval: str
    slip: str
    tender: str
    amount_minor: int
    tax_minor: int
    brand: str
    last4: str
    approval: str
    reason: str
    clerk: str
    approver: str
