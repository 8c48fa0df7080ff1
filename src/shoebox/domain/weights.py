"""What facts say, in thousandths of a bit: one bit doubles the odds. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

FACTS = ("amount", "card", "store", "written", "moment", "prior")
BIT = 1000


@dataclass(frozen=True, slots=True)
class Weighed:
    """One story of a charge: that it is the first or a further charge (`is_extra`) of a slip.

    ``facts_mb`` has a value for each of `FACTS`; ``nobody_mb`` is what speaks for the charge being of no slip at all,
    another purchase or somebody else's.
    """

    charge_id: str
    slip_id: str
    is_extra: bool
    facts_mb: tuple[int, ...]
    nobody_mb: int

    @property
    def total_mb(self) -> int:
        """All facts together."""
        return sum(self.facts_mb)


class Strength(IntEnum):
    """How much a number of bits says, without its sign."""

    NOTHING = 0
    LITTLE = 1
    CLEAR = 2
    STRONG = 3
    VERY_STRONG = 4


_EDGES_MB = (1 * BIT, 3 * BIT, 7 * BIT, 13 * BIT)


def strength(value_mb: int) -> Strength:
    """Under one bit nothing; up to 3 (eight to one) little, to 7 clear, to 13 strong, beyond very strong."""
    return Strength(sum(abs(value_mb) >= edge for edge in _EDGES_MB))


@dataclass(frozen=True, slots=True)
class Duel:
    """The story that a finding tells of a charge, and the one that came second.

    ``second`` is None where the rival is that the charge is nobody's; ``decided_by`` numbers the fact by which the
    second lost most, -1 where there is none.
    """

    charge_id: str
    chosen: Weighed
    second: Weighed | None

    @property
    def second_mb(self) -> int:
        """What speaks for the rival."""
        return self.second.total_mb if self.second is not None else self.chosen.nobody_mb

    @property
    def decided_by(self) -> int:
        """The fact that tells the two apart most in the chosen one's favour."""
        if self.second is None:
            return -1
        apart = [one - other for one, other in zip(self.chosen.facts_mb, self.second.facts_mb, strict=True)]
        most = max(apart)
        return apart.index(most) if most >= BIT else -1


def duels(stories: Iterable[Weighed], *, slip_ids: Sequence[str], charge_ids: Sequence[str]) -> tuple[Duel, ...]:
    """Of each charge of a finding, the story with one of its slips beside the best with another slip.

    A finding without charges has the nearest charge of its slip in its place: the story that was not chosen.
    """
    every = tuple(stories)
    found = []
    for charge in charge_ids:
        own = sorted((one for one in every if one.charge_id == charge), key=lambda one: -one.total_mb)
        chosen = next((one for one in own if one.slip_id in slip_ids), own[0] if own else None)
        if chosen is not None:
            second = next((one for one in own if one.slip_id not in {*slip_ids, chosen.slip_id}), None)
            found.append(Duel(charge, chosen, second))
    if charge_ids:
        return tuple(found)
    near = sorted((one for one in every if one.slip_id in slip_ids), key=lambda one: -one.total_mb)
    return tuple(Duel(one.charge_id, one, _better(every, one)) for one in near[:1])


def _better(every: Iterable[Weighed], of: Weighed) -> Weighed | None:
    """The story that took a charge away from a slip, where it is known."""
    rivals = [one for one in every if one.charge_id == of.charge_id and one.slip_id != of.slip_id]
    return max(rivals, key=lambda one: one.total_mb, default=None)
