"""Holds a reconciliation's answer against the truth: how many findings are right, missed, falsely raised. Pure.

A finding is right when an expected one of its kind rests on the same charges, or on the same slips where no charge is
part of it. Slips of the same store, amount, last four and kind can stand for one another: no cent moves between them.
Each expected finding is counted once; a second finding for the same thing is falsely raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shoebox.domain.finding import Finding, FindingKind, Link, Role
from shoebox.drill.truth import Expected, Truth

# Where the answer moves money, it must be as much as the truth: too much is false, too little is missed.
_MOVES_MONEY = {FindingKind.DUPLICATE_CHARGE, FindingKind.REFUND_DUPLICATE}
# One of these may say several expected things at once.
_SAYS_SEVERAL = {FindingKind.AMBIGUOUS, FindingKind.SLIP_GAP}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One kind: ``raised`` = ``true`` + ``false``; ``missed`` were expected and not found. Money in minor units."""

    kind: FindingKind | None  # None = all kinds together
    raised: int = 0
    true: int = 0
    missed: int = 0
    false: int = 0
    money_true_minor: int = 0
    money_missed_minor: int = 0
    money_false_minor: int = 0

    @property
    def expected(self) -> int:
        """How many there truly were, as far as they count under this kind."""
        return self.true + self.missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A run held against the truth: rows by kind, and how many charges were tied to the right slip."""

    rows: tuple[ScoreRow, ...]
    links_right: int
    links_wrong: int
    missed: tuple[Expected, ...]
    false: tuple[Finding, ...]

    @property
    def total(self) -> ScoreRow:
        """All kinds together."""
        names = ("raised", "true", "missed", "false", "money_true_minor", "money_missed_minor", "money_false_minor")
        return ScoreRow(kind=None, **{name: sum(getattr(row, name) for row in self.rows) for name in names})


def score(truth: Truth, findings: Iterable[Finding], links: Iterable[Link]) -> Score:
    """Compare an answer with the truth; `truth` must carry entry ids (`Truth.with_entries`)."""
    told = list(findings)
    tally = _Tally(_Likeness(truth))
    for expected in sorted(truth.expected, key=lambda one: (bool(one.also), one.kind)):
        tally.look_for(expected, told)
    for finding in told:
        tally.judge(finding)
    right, wrong = _links(truth, tally.alike, links)
    return Score(
        rows=tally.rows(), links_right=right, links_wrong=wrong, missed=tuple(tally.missed), false=tuple(tally.false)
    )


class _Likeness:
    """What stands for what: slips and store charges that nothing tells apart share a name."""

    def __init__(self, truth: Truth) -> None:
        self._slips = {one.slip: f"{one.store}/{one.amount_minor}/{one.last4}/{one.kind}" for one in truth.slips}
        self._charges = {
            one.charge: f"{one.store}/{one.amount_minor}/{one.last4}/{one.kind}" for one in truth.charges if one.store
        }

    def slips(self, ids: Iterable[str]) -> set[str]:
        return {self._slips.get(one, one) for one in ids}

    def charges(self, ids: Iterable[str]) -> set[str]:
        return {self._charges.get(one, one) for one in ids}


class _Tally:
    """Counts while expected findings look for theirs."""

    def __init__(self, alike: _Likeness) -> None:
        self.alike = alike
        self.missed: list[Expected] = []
        self.false: list[Finding] = []
        self._answers: dict[str, list[Expected]] = {}
        self._counts: dict[FindingKind, dict[str, int]] = {}

    def look_for(self, expected: Expected, told: list[Finding]) -> None:
        """Find the best finding for this that nobody has taken."""
        kinds = (expected.kind, *expected.also)
        open_ones = [
            one
            for one in told
            if one.kind in kinds and (one.kind in _SAYS_SEVERAL or one.finding_id not in self._answers)
        ]
        fit, finding = max(
            ((self._fit(expected, one), one) for one in open_ones), key=lambda pair: pair[0], default=(0, None)
        )
        if finding is not None and fit:
            self._answers.setdefault(finding.finding_id, []).append(expected)
        elif not expected.optional:
            self.missed.append(expected)
            self._add(expected.kind, "missed", 1)
            self._add(expected.kind, "money_missed_minor", expected.amount_minor)

    def judge(self, finding: Finding) -> None:
        """Count one finding as right or falsely raised."""
        answers = self._answers.get(finding.finding_id, [])
        self._add(finding.kind, "raised", 1)
        self._add(finding.kind, "true" if answers else "false", 1)
        if not answers:
            self.false.append(finding)
            self._add(finding.kind, "money_false_minor", finding.amount_minor)
            return
        truly = sum(one.amount_minor for one in answers)
        said = finding.amount_minor if finding.kind in _MOVES_MONEY else truly
        self._add(finding.kind, "money_true_minor", min(said, truly))
        self._add(finding.kind, "money_missed_minor", max(0, truly - said))
        self._add(finding.kind, "money_false_minor", max(0, said - truly))

    def rows(self) -> tuple[ScoreRow, ...]:
        """One row for every kind that was expected or raised, in the kinds' own order."""
        return tuple(ScoreRow(kind=kind, **self._counts[kind]) for kind in FindingKind if kind in self._counts)

    def _fit(self, expected: Expected, finding: Finding) -> int:
        """How well they go together, 0 = not at all: the very same ids weigh more than ones that look alike."""
        if expected.numbers:
            return _numbers_meet(expected, finding)
        if expected.charges and finding.charge_ids:
            same = len(set(expected.charges) & set(finding.charge_ids))
            like = self.alike.charges(expected.charges) & self.alike.charges(finding.charge_ids)
        else:
            same = len(set(expected.slips) & set(finding.slip_ids))
            like = self.alike.slips(expected.slips) & self.alike.slips(finding.slip_ids)
        return 10 * same + len(like)

    def _add(self, kind: FindingKind, name: str, amount: int) -> None:
        counts = self._counts.setdefault(kind, {})
        counts[name] = counts.get(name, 0) + amount


def _numbers_meet(expected: Expected, finding: Finding) -> int:
    """Whether a gap takes in these numbers; a gap is told as single numbers or as its first and last."""
    told = [int(number) for reason in finding.reasons for number in re.findall(r"\d{6,12}", reason)]
    return int(bool(told) and any(min(told) <= int(number) <= max(told) for number in expected.numbers))


def _links(truth: Truth, alike: _Likeness, links: Iterable[Link]) -> tuple[int, int]:
    """How many charges are tied to a right slip (or to none, where none is right), and how many are not."""
    told: dict[str, set[str]] = {}
    for link in links:
        told.setdefault(link.charge_id, set()).update({link.slip_id} - {""})
    right = wrong = 0
    for charge in truth.charges:
        slips_told = told.get(charge.charge, set())
        asked = charge.role is not Role.UNRELATED or bool(slips_told)
        if charge.scored and asked:
            meets = alike.slips(slips_told) == alike.slips(charge.slips)
            right, wrong = right + meets, wrong + (not meets)
    return right, wrong
