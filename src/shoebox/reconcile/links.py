"""Every link of a run by number, and the books that follow from them. Pure; arithmetic on columns.

Engines number slips and charges; a link is a row of whole numbers until its ids are written. Held here rather than in
an engine's tables, because looking a number up in a column costs a tenth of a join.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shoebox.domain.errors import Trouble
from shoebox.reconcile.findings import Place, Rule
from shoebox.reconcile.proof import CHARGE_LABELS, SETTLED, SLIP_LABELS, Tally
from shoebox.reconcile.sides import Columns
from shoebox.reconcile.timing import Ints
from shoebox.reconcile.weighing import Marks

ALONE_PPM = 999_500
SURE_PPM = 1_000_000
# What a charge counts as, by the role of its link.
_TOLD = np.full(max(Place) + 1, CHARGE_LABELS.index("unrelated"), dtype=np.int8)
_TOLD[Place.DUPLICATE] = CHARGE_LABELS.index("duplicate")
_TOLD[[Place.SETTLES, Place.PART]] = CHARGE_LABELS.index("settling")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One side as it was read, a row for each number; ``there`` is False where a number is nobody's.

    `day_no` is the number of the row's store-day.
    """

    amount: Ints
    day_no: Ints
    marks: dict[str, Marks]
    there: Marks

    @classmethod
    def of(cls, rows: Columns, number: str, marks: tuple[str, ...]) -> Numbered:
        """From rows in any order, with their numbers in the column `number`."""
        own = rows[number]
        size = int(own.max(initial=-1)) + 1

        def placed(column: NDArray[np.generic]) -> NDArray[np.generic]:
            found = np.zeros(size, dtype=column.dtype)
            found[own] = column
            return found

        flags = {name: placed(rows[name] == 1) for name in marks}
        there = placed(np.ones(len(own), dtype=bool))
        return cls(placed(rows["amount"]), placed(rows["day_no"]), flags, there)  # type: ignore[arg-type]


def every_link(charges: Numbered, settled: Columns, decided: Columns, exact_ppm: int) -> Columns:
    """A link of every charge: settled (``cid``, ``sid``, ``stay_ppm``), decided on evidence, or of no slip.

    ``stay_ppm`` is how sure the run before was of a pair that stays as it had it, and 0 of what fits only once.

    `decided` has ``cid``, ``sid``, ``role``, ``first``, ``ppm`` and ``rule``, and so has the answer; -1 is none. First
    comes one link of every charge, in the order of their numbers, then whatever more some have (`lined_up`). The
    answer's ``nth`` orders the links of one charge as they were decided.
    """
    size = len(charges.there)
    captured = charges.marks["captured"]
    line: Columns = {
        "sid": np.full(size, -1, dtype=np.int32),
        "role": np.full(size, Place.UNRELATED, dtype=np.int8),
        "ppm": np.where(captured, np.int32(ALONE_PPM), np.int32(SURE_PPM)),
        "rule": np.where(captured, np.int8(Rule.NO_SLIP), np.int8(Rule.NOT_CAPTURED)),
        "first": np.full(size, -1, dtype=np.int32),
        "nth": np.zeros(size, dtype=np.int32),
    }
    exact = settled["cid"]
    for name, value in (("sid", settled["sid"]), ("role", Place.SETTLES), ("rule", Rule.EXACT), ("ppm", exact_ppm)):
        line[name][exact] = value
    stays = np.flatnonzero(settled["stay_ppm"])
    line["rule"][exact[stays]], line["ppm"][exact[stays]] = Rule.SETTLED_BEFORE, settled["stay_ppm"][stays]
    cid, nth = decided["cid"], np.arange(len(decided["cid"]), dtype=np.int32)
    more = {**decided, "nth": nth}
    leads = np.full(size, -1, dtype=np.int32)
    leads[cid[::-1]] = nth[::-1]
    is_first = (leads[cid] == nth) & charges.there[cid]
    for name, column in line.items():
        column[cid[is_first]] = more[name][is_first]
    line["cid"] = np.arange(size, dtype=np.int32)
    if not charges.there.all():
        line = {name: line.pop(name)[charges.there] for name in tuple(line)}
    beyond = {name: more[name][~is_first].astype(column.dtype) for name, column in line.items()}
    return {name: np.concatenate((line.pop(name), beyond[name])) for name in tuple(line)}  # never twice of all columns


def lined_up(links: Columns, charges: Numbered) -> tuple[Columns, Columns]:
    """The first link of every charge, in the order of their numbers, and all links beyond the first.

    Trouble where a charge has none: that can't be, and nothing is written.
    """
    due = np.flatnonzero(charges.there)
    first, beyond = (
        {name: column[some] for name, column in links.items()}
        for some in (slice(None, len(due)), slice(len(due), None))
    )
    if not np.array_equal(first["cid"], due):
        raise Trouble("reconcile.contradicted", count=len(np.setdiff1d(due, first["cid"])))
    return first, beyond


class Books:
    """Where every row went, and what was said that cannot be. `said` are marks of who is in a finding, by number."""

    def __init__(self, slips: Numbered, charges: Numbered, links: Columns, said: tuple[Marks, Marks]) -> None:
        self._slips, self._charges, self._links = slips, charges, links
        self._slip_said, self._charge_said = said
        self._asks_nothing: Marks = slips.marks["voided"] | slips.marks["cash"]
        self._known = self._are_known(links["sid"])
        settles = np.flatnonzero(self._known & (links["role"] == Place.SETTLES))
        self._settling = links["sid"][settles], links["cid"][settles]

    def charges(self, days: int) -> Tally:
        """Of so many store-days, where the charges of each went; the parts are taken from the links, for `proof`."""
        links, charges = self._links, self._charges
        cid, told = links["cid"], _TOLD[links["role"]]
        told[~charges.marks["captured"][cid]] = CHARGE_LABELS.index("not_captured")
        told[self._charge_said[cid]] = CHARGE_LABELS.index("in_findings")
        every = _tally(charges.day_no[cid], told, charges.amount[cid], (days, len(CHARGE_LABELS)))
        # A charge that pays several slips has a link to each, and is one charge all the same.
        parts = np.flatnonzero(links["role"] == Place.PART)
        again = np.delete(parts, np.unique(cid[parts], return_index=True)[1])
        twice = _tally(charges.day_no[cid[again]], told[again], charges.amount[cid[again]], (days, len(CHARGE_LABELS)))
        return Tally(every.count - twice.count, every.minor - twice.minor)

    def slips(self, days: int) -> Tally:
        """The same of the slips."""
        slips, settled = self._slips, self._slips_settled()
        others = np.flatnonzero(self._slip_said | self._asks_nothing)
        said, voided = self._slip_said[others], slips.marks["voided"][others]
        told = np.full(len(settled) + len(others), SETTLED, dtype=np.int8)
        labels = [SLIP_LABELS.index("in_findings"), SLIP_LABELS.index("voided")]
        told[len(settled) :] = np.select([said, voided], labels, SLIP_LABELS.index("cash"))
        sid = np.concatenate((settled, others))
        return _tally(slips.day_no[sid], told, slips.amount[sid], (days, len(SLIP_LABELS)))

    def paid(self, days: int) -> Tally:
        """What the charges of settled slips come to, by the store-day of the slip."""
        sid, cid = self._settling
        plain = ~(self._slip_said | self._asks_nothing)[sid]
        at, amount = self._slips.day_no[sid[plain]], self._charges.amount[cid[plain]]
        one = _tally(at, np.zeros(len(at), dtype=np.int8), amount, (days, 1))
        return one.together()

    def _slips_settled(self) -> Ints:
        """Numbers of the slips that are settled and in no finding, each as often as links say so."""
        links = self._links
        part = self._known & (links["role"] == Place.PART)
        settled = np.concatenate((self._settling[0], np.unique(links["sid"][part])))
        found: Ints = settled[~(self._slip_said | self._asks_nothing)[settled]]
        return found

    def contradictions(self) -> int:
        """Links to slips never read, a charge or a slip settled twice, and plain pairs whose money differs."""
        slips, charges, (sid, cid) = self._slips, self._charges, self._settling
        wrong = int((~self._known & (self._links["sid"] >= 0)).sum())
        wrong += int(((charges.amount[cid] != slips.amount[sid]) & ~self._charge_said[cid]).sum())
        return wrong + sum(int((np.bincount(each) > 1).sum()) for each in (cid, sid))

    def _are_known(self, sid: Ints) -> Marks:
        there = np.append(self._slips.there, False)  # the last stands for all that are none
        inside = (sid >= 0) & (sid < len(there) - 1)
        found: Marks = there[np.where(inside, sid, -1)]
        return found


def _tally(at: Ints, told: NDArray[np.int8], amount: Ints, size: tuple[int, int]) -> Tally:
    """Rows and money by store-day and label, in whole numbers."""
    cell = at.astype(np.int64) * size[1] + told
    minor = np.zeros(size[0] * size[1], dtype=np.int64)
    np.add.at(minor, cell, amount)
    return Tally(np.bincount(cell, minlength=len(minor)).reshape(size), minor.reshape(size))
