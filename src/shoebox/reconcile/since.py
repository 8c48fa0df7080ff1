"""What is other than in the run before, and what made it so. Reads the files of two finished runs, nothing else.

A run always weighs everything that is here; this says what came of that, row by row. A slip or a charge *came* where
its row was not in the files of the run before, or read otherwise. What changed without anything of its own that came
changed because the odds of the whole run are counted anew, and is said to be so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.finding import Finding
from shoebox.reconcile import intake
from shoebox.reconcile.engines import differences

CAUSES_SAID_MAX = 3
_NOTHING_CAME = ("odds_moved",)
Link = tuple[str, str, str]  # charge, slip ('' where none), role


@dataclass(frozen=True, slots=True)
class Files:
    """Where a run's inputs and its results are."""

    slips: Path
    charges: Path
    out: Path

    @property
    def are_there(self) -> bool:
        """Whether all of it is still on the disk."""
        return self.slips.is_file() and self.charges.is_file() and (self.out / "links.parquet").is_file()


@dataclass(frozen=True, slots=True)
class Moved:
    """A charge that was there before as it is now, and is linked otherwise; `why` are codes as a finding's reasons."""

    charge_id: str
    before: tuple[tuple[str, str], ...]  # slip and role
    now: tuple[tuple[str, str], ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What came since the run before, and what changed by it.

    `slips` and `charges` are ids of what came; `links` has the links that are now and were not then, or the other way
    round, of every charge they speak of.
    """

    slips: frozenset[str]
    charges: frozenset[str]
    same_count: int
    before: dict[str, tuple[Link, ...]]
    now: dict[str, tuple[Link, ...]]

    @property
    def link_counts(self) -> tuple[int, ...]:
        """The same links, links of charges that came, charges linked otherwise by what came, and by nothing."""
        moved = self.moved()
        alone = sum(one.why == _NOTHING_CAME for one in moved)
        came = sum(len(links) for charge, links in self.now.items() if charge in self.charges)
        return (self.same_count, came, len(moved) - alone, alone)

    def moved(self) -> tuple[Moved, ...]:
        """Links that changed of charges that did not, by charge."""
        others = sorted((self.before.keys() | self.now.keys()) - self.charges)
        return tuple(
            Moved(
                charge,
                tuple((slip, role) for _, slip, role in self.before.get(charge, ())),
                tuple((slip, role) for _, slip, role in self.now.get(charge, ())),
                self._causes([charge], {link[1] for links in self._links_of(charge) for link in links}),
            )
            for charge in others
        )

    def why(self, findings: Sequence[Finding]) -> list[tuple[str, ...]]:
        """Of findings that are new or gone: what came that has to do with them, as codes with an id."""
        by_slip: dict[str, set[str]] = {}
        for links in (*self.before.values(), *self.now.values()):
            for charge, slip, _ in links:
                by_slip.setdefault(slip, set()).add(charge)
        return [self._of(finding, by_slip) for finding in findings]

    def _of(self, finding: Finding, by_slip: dict[str, set[str]]) -> tuple[str, ...]:
        slips = set(finding.slip_ids)
        charges = set(finding.charge_ids).union(*(by_slip.get(slip, ()) for slip in slips))
        slips |= {link[1] for charge in charges for links in self._links_of(charge) for link in links}
        return self._causes(charges, slips)

    def _links_of(self, charge: str) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        return self.before.get(charge, ()), self.now.get(charge, ())

    def _causes(self, charges: Iterable[str], slips: Iterable[str]) -> tuple[str, ...]:
        came = [f"slip_came {slip}" for slip in sorted(self.slips.intersection(slips))]
        came += [f"charge_came {charge}" for charge in sorted(self.charges.intersection(charges))]
        return tuple(came[:CAUSES_SAID_MAX]) or _NOTHING_CAME


def since(before: Files, now: Files) -> Since:
    """Hold two finished runs against each other. Trouble ``reconcile.unreadable`` where a file is not what it was."""
    slips, charges = (
        frozenset(differences.rows_that_came(one, other, name, _common(one, other)))
        for one, other, name in (
            (before.slips, now.slips, "slip_id"),
            (before.charges, now.charges, "charge_id"),
        )
    )
    same, gone, fresh = differences.links_that_differ(before.out / "links.parquet", now.out / "links.parquet")
    return Since(slips, charges, same, _by_charge(gone), _by_charge(fresh))


def _common(one: Path, other: Path) -> tuple[str, ...]:
    """The columns that both files have, in order."""
    there = set(intake.read_header(one)[1])
    return tuple(name for name in intake.read_header(other)[1] if name in there)


def _by_charge(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link[0], []).append(link)
    return {charge: tuple(some) for charge, some in found.items()}
