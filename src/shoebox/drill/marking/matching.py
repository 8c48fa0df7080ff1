"""Which finding of an answer speaks of which known one. Pure.

A finding is right when it is of the known kind and speaks of the same charges and slips. Rows that nothing tells apart
(same store, amount, last four, kind and currency) stand for one another: no cent moves between them. Two charges of a
family must be named for a duplicate; where a finding names charge and slip, both must fit. Each finding is right once,
but one that is ambiguous, where it names several that can't be told apart, or a gap in the numbers, may answer for
several; and a family may be told in several findings where each names further charges of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from shoebox.domain.finding import FindingKind
from shoebox.drill.marking.marks import Known, Told

_SEVERAL = {FindingKind.AMBIGUOUS, FindingKind.SLIP_GAP}
_FAMILIES = {FindingKind.DUPLICATE_CHARGE, FindingKind.REFUND_DUPLICATE}
# Where slips or charges can't be told apart and their counts differ, saying so is as right as naming one.
_MAY_BE_AMBIGUOUS = {
    FindingKind.MISSING_CHARGE, FindingKind.DUPLICATE_CHARGE, FindingKind.DUPLICATE_SLIP, FindingKind.REFUND_MISSING,
    FindingKind.REFUND_DUPLICATE,
}  # fmt: skip
_NUMBERS_A_KEY = 10_000  # a hole is short: its ends share a key with what lies in it, or are at its edge
_NUMBER = re.compile(r"\d{6,15}")


class Matching:
    """Pairs known findings with told ones. `alike` gives a slip or charge the name that its likes share."""

    def __init__(self, told: Sequence[Told], alike: Mapping[str, str]) -> None:
        self.answers: dict[str, list[Known]] = defaultdict(list)
        self.missed: list[Known] = []
        self._alike = alike
        self._told = {one.name: one for one in told}
        self._index: dict[tuple[FindingKind, str], list[str]] = defaultdict(list)
        for one in told:
            for key in sorted(self._keys(one)):
                self._index[one.kind, key].append(one.name)

    def look_for(self, known: Iterable[Known]) -> None:
        """Find each known thing's finding: exact ids before likes, its own kind before others, must before may."""
        left = sorted(known, key=lambda one: (one.optional, one.name))
        for exactly, own_kind in ((True, True), (False, True), (True, False), (False, False)):
            left = [one for one in left if not self._find(one, exactly=exactly, own_kind=own_kind)]
        self.missed = [one for one in left if not one.optional]
        self._join_families()

    def _join_families(self) -> None:
        """Let a further finding about a found family stand where it names charges that no other finding named."""
        family_of = {
            charge: known
            for told in list(self.answers)
            for known in self.answers[told]
            if self._told[told].kind == known.kind and known.kind in _FAMILIES
            for charge in known.charges
        }
        named = {charge for told in self.answers for charge in self._told[told].charges}
        for one in self._told.values():
            if one.kind in _FAMILIES and one.name not in self.answers:
                known = family_of.get(one.charges[0]) if one.charges else None
                fresh = set(one.charges) - named
                if known is not None and fresh and set(one.charges) <= set(known.charges):
                    self.answers[one.name].append(known)
                    named |= fresh

    def _find(self, known: Known, *, exactly: bool, own_kind: bool) -> bool:
        kinds = (known.kind,) if own_kind else self._other_kinds(known)
        names = {name for kind in kinds for key in self._keys(known) for name in self._index.get((kind, key), ())}
        open_ones = [self._told[name] for name in sorted(names)]
        open_ones = [one for one in open_ones if one.kind in _SEVERAL or one.name not in self.answers]
        best = max(open_ones, key=lambda one: self._overlap(known, one), default=None)
        for one in sorted(open_ones, key=lambda one: one is not best):
            if self._fits(known, one, exactly=exactly):
                self.answers[one.name].append(known)
                return True
        return False

    def _other_kinds(self, known: Known) -> tuple[FindingKind, ...]:
        ambiguous = (FindingKind.AMBIGUOUS,) if known.kind in _MAY_BE_AMBIGUOUS else ()
        return (*known.also, *ambiguous)

    def _overlap(self, known: Known, told: Told) -> int:
        return len(set(known.charges) & set(told.charges)) + len(set(known.slips) & set(told.slips))

    def _fits(self, known: Known, told: Told, *, exactly: bool) -> bool:
        if known.numbers:
            return _numbers_meet(known.numbers, told.reasons)
        if told.kind is FindingKind.AMBIGUOUS:
            sides = ((known.slips, told.slips), (known.charges, told.charges))
            may_be = told.kind in known.also or any(self._among_likes(mine, named) for mine, named in sides)
            return may_be and any(self._shared(mine, named, exactly) for mine, named in sides)
        if not known.charges or not told.charges:
            least = 2 if known.kind is FindingKind.DUPLICATE_SLIP else 1
            return self._shared(known.slips, told.slips, exactly) >= least
        if told.kind in _FAMILIES:
            return self._shared(known.charges, told.charges, exactly) >= 2
        if not self._shared(known.charges, told.charges, exactly):
            return False
        return not (known.slips and told.slips) or self._shared(known.slips, told.slips, exactly=False) > 0

    def _among_likes(self, known: Sequence[str], told: Sequence[str]) -> bool:
        """Whether two of those that are told, or more, can't be told apart from one that is known."""
        many = Counter(self._alike.get(one, one) for one in told)
        return any(many[self._alike.get(one, one)] > 1 for one in known)

    def _shared(self, known: Sequence[str], told: Sequence[str], exactly: bool) -> int:
        """How many of the told ones are known, or stand for one that is."""
        same = set(known) & set(told)
        if exactly:
            return len(same)
        rest = [self._alike.get(one, one) for one in known if one not in same]
        many = len(same)
        for one in told:
            name = self._alike.get(one, one)
            if one not in same and name in rest:
                rest.remove(name)
                many += 1
        return many

    def _keys(self, one: Known | Told) -> set[str]:
        """Under which names it can be found: ids, and the names of their likes; numbers for gaps."""
        if one.kind is FindingKind.SLIP_GAP:
            numbers = [int(number) for number in (one.numbers if isinstance(one, Known) else _numbers(one.reasons))]
            return {str(number // _NUMBERS_A_KEY) for number in numbers}
        ids = (*one.slips, *one.charges)
        return {*ids, *(self._alike[each] for each in ids if each in self._alike)}


def _numbers(reasons: Iterable[str]) -> list[str]:
    return [number for reason in reasons for number in _NUMBER.findall(reason)]


def _numbers_meet(known: Sequence[str], reasons: Iterable[str]) -> bool:
    """Whether a gap takes in one of these numbers; a gap is told as single numbers or as its first and last."""
    told = [int(number) for number in _numbers(reasons)]
    return bool(told) and any(min(told) <= int(number) <= max(told) for number in known)
