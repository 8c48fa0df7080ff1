"""What is other than in the run before, and what made it so. Reads the files of two finished runs, nothing else.

A run always weighs everything that is here; this says what came of that, row by row. A slip or a charge *came* where
its row was not in the files of the run before, or read otherwise. What changed without anything of its own that came
changed because the odds of the whole run are counted anew, and is said to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from shoebox.domain.finding import CERTAIN_PPM, Finding
from shoebox.reconcile import intake
from shoebox.reconcile.engines import differences

CAUSES_SAID_MAX = 3
_NOTHING_CAME = ("odds_moved",)
Came = tuple[frozenset[str], frozenset[str]]
Link = tuple[str, str, str]  # charge, slip ('' where none), role


@dataclass(frozen=True, slots=True)
class Files:
    """Where a run's inputs, each a file or a folder of files, and its results are."""

    slips: Path
    charges: Path
    out: Path

    @property
    def are_there(self) -> bool:
        """Whether all of it is still on the disk."""
        return self.slips.is_file() and self.charges.is_file() and (self.out / "links.parquet").is_file()


@dataclass(frozen=True)
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
        others = (self.before.keys() | self.now.keys()) - self.charges
        alone = sum(map(self.is_by_odds, others))
        came = sum(len(links) for charge, links in self.now.items() if charge in self.charges)
        return (self.same_count, came, len(others) - alone, alone)

    def is_by_odds(self, charge: str) -> bool:
        """Whether nothing came for a charge whose links changed: it did not come itself, and the odds moved alone."""
        return charge not in self.charges and self._of((), {charge}) == _NOTHING_CAME

    def why(self, findings: Sequence[Finding]) -> list[tuple[str, ...]]:
        """Of findings that are new or gone: what came that has to do with them, as codes with an id.

        Nothing of one that names no paper, such as a gap in the numbers: what filled it is not known by its id.
        """
        return [
            self._of(finding.slip_ids, finding.charge_ids) if finding.slip_ids or finding.charge_ids else ()
            for finding in findings
        ]

    @cached_property
    def _by_slip(self) -> dict[str, set[str]]:
        """The charges whose links changed, by the slips that they had or have."""
        found: dict[str, set[str]] = {}
        for links in (*self.before.values(), *self.now.values()):
            for charge, slip, _ in links:
                if slip:
                    found.setdefault(slip, set()).add(charge)
        return found

    def _of(self, of_slips: Iterable[str], of_charges: Iterable[str]) -> tuple[str, ...]:
        slips = set(of_slips).union(*map(self._slips_of, of_charges))
        charges = set(of_charges).union(*(self._by_slip.get(slip, ()) for slip in slips))
        slips.update(*map(self._slips_of, charges))
        return self._causes(charges, slips)

    def _slips_of(self, charge: str) -> set[str]:
        return {slip for _, slip, _ in (*self.before.get(charge, ()), *self.now.get(charge, ())) if slip}

    def _causes(self, charges: Iterable[str], slips: Iterable[str]) -> tuple[str, ...]:
        came = [f"slip_came {slip}" for slip in sorted(self.slips.intersection(slips))]
        came += [f"charge_came {charge}" for charge in sorted(self.charges.intersection(charges))]
        return tuple(came[:CAUSES_SAID_MAX]) or _NOTHING_CAME


def came(before: Files, now: Files, *, stop: Callable[[], bool] | None = None) -> Came:
    """The ids of slips and of charges whose rows were not there before, or read otherwise. Raises as `since`."""
    with differences.Differences(stop) as asked:
        slips, charges = (
            frozenset(asked.rows_that_came(side, intake.sources(one), intake.sources(other)))
            for side, one, other in (("slip", before.slips, now.slips), ("charge", before.charges, now.charges))
        )
    return slips, charges


def since(before: Files, now: Files, *, rows: Came | None = None, stop: Callable[[], bool] | None = None) -> Since:
    """Hold two finished runs against each other; `stop` is asked all the while, and True raises Stopped.

    `rows` are those that `came`, where somebody has asked before. Trouble ``reconcile.unreadable`` where a file is not
    what it was, and ``reconcile.memory`` where memory gave out.
    """
    slips, charges = came(before, now, stop=stop) if rows is None else rows
    with differences.Differences(stop) as asked:
        same, gone, fresh = asked.links_that_differ(before.out / "links.parquet", now.out / "links.parquet")
    return Since(slips, charges, same, _by_charge(gone), _by_charge(fresh))


def confidences(out: Path, charges: Sequence[str], *, stop: Callable[[], bool] | None = None) -> dict[str, int]:
    """How sure a run was of the links of some charges that have one link each, in parts per million."""
    with differences.Differences(stop) as asked:
        return {charge: round(sure * CERTAIN_PPM) for charge, sure in asked.confidences(out / "links.parquet", charges)}


def _by_charge(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link[0], []).append(link)
    return {charge: tuple(some) for charge, some in found.items()}
