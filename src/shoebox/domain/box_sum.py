"""What a box comes to: what its day took, and what its corrections of earlier days changed. Standard library only.

A box's total has both, since the register's running totals have. Wherever it is shown all three are named alike, so
that nobody takes the sum for the day's takings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.correction import Correction
from shoebox.domain.day import DayFigures
from shoebox.domain.former import is_former
from shoebox.domain.money import Money, money_text


@dataclass(frozen=True, slots=True)
class BoxSum:
    """Minor units. `corrected` are the business days (ISO 8601) whose sales were corrected, in order, each once."""

    total_minor: int
    corrected_minor: int = 0
    corrected: tuple[str, ...] = ()

    @property
    def taken_minor(self) -> int:
        """What the day itself took: sales less refunds less voids."""
        return self.total_minor - self.corrected_minor

    def words(self, currency: str) -> str:
        """In English, for a verdict or a log; the amount alone where nothing was corrected."""
        taken, corrected, total = (
            money_text(Money(minor, currency)) for minor in (self.taken_minor, self.corrected_minor, self.total_minor)
        )
        if not self.corrected:
            return total
        days = ", ".join(self.corrected)
        return f"taken that day {taken}, corrections of earlier days ({days}) {corrected}, box total {total}"


def box_sum(totals_minor: Iterable[tuple[str, int]], acts: Iterable[Act]) -> BoxSum:
    """Of a box with these totals per tender and these entries."""
    made = [act for act in acts if isinstance(act, Correction)]
    total_minor = sum(minor for _, minor in totals_minor)
    return BoxSum(total_minor, sum(act.change_minor for act in made), _days(act.sold_day for act in made))


def sum_of(figures: DayFigures) -> BoxSum:
    """The same from a day's figures; what of them stands in a damaged book before is in no box."""
    made = [line for line in figures.corrections if not is_former(line.seq)]
    corrected_minor = sum(line.change_minor for line in made)
    own_minor = figures.taken_minor - sum(part.net_minor for part in figures.parts_before)
    return BoxSum(own_minor + corrected_minor, corrected_minor, _days(line.sold_day for line in made))


def _days(days: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(days)))
