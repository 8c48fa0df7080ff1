"""What an outage day truly was: which findings a perfect reconciliation would name, and what each charge is. Pure.

Slips go by the name of the step that keyed them until `Truth.with_entries` puts the book's own entry ids in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from shoebox.domain.finding import FindingKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One finding that should be named.

    ``also`` are kinds that say the same where nothing tells slips apart. ``numbers`` are slip numbers of a gap.
    ``fault`` is the rate in `rates.Rates` behind it. An ``optional`` one is right where it is said and no miss where it
    is not: another finding says as much. Money at stake is in minor units.
    """

    kind: FindingKind
    store: str
    slips: tuple[str, ...] = ()
    charges: tuple[str, ...] = ()
    amount_minor: int = 0
    also: tuple[FindingKind, ...] = ()
    numbers: tuple[str, ...] = ()
    fault: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSlip:
    """A card slip in a book, as it was typed: what tells it from others, and what does not."""

    slip: str
    store: str
    amount_minor: int
    last4: str
    kind: str  # "sale" or "refund"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCharge:
    """A charge and its one true role. ``slips`` is empty where it belongs to none; ``duplicate_of`` is a charge.

    ``scored`` is False where the links' contract leaves the role open, such as a charge for a voided slip.
    """

    charge: str
    store: str
    amount_minor: int
    last4: str
    kind: str  # "charge" or "refund"
    role: Role
    slips: tuple[str, ...] = ()
    duplicate_of: str = ""
    scored: bool = True


@dataclass(frozen=True, slots=True)
class Truth:
    """All that a drill knows beforehand."""

    expected: tuple[Expected, ...]
    slips: tuple[KnownSlip, ...]
    charges: tuple[KnownCharge, ...]

    def with_entries(self, entry_of: Mapping[str, str]) -> Truth:
        """The same truth with entry ids for step names; every step that is named here must have become an entry."""
        return Truth(
            tuple(replace(one, slips=tuple(entry_of[slip] for slip in one.slips)) for one in self.expected),
            tuple(replace(one, slip=entry_of[one.slip]) for one in self.slips),
            tuple(replace(one, slips=tuple(entry_of[slip] for slip in one.slips)) for one in self.charges),
        )

    def money_minor(self, kind: FindingKind) -> int:
        """What is at stake under one kind."""
        return sum(one.amount_minor for one in self.expected if one.kind == kind)
