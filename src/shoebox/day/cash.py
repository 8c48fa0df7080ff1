"""The drawer at work: cash that moves and is no sale, and the blind count. Day room: writes to the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shoebox.day.drawer import cash_lines, counted_minor, counts, standing_counts
from shoebox.day.ledger import read_day
from shoebox.day.pen import Pen, one_line
from shoebox.domain.acts import CashCount, CashMove
from shoebox.domain.day import Count
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Signature


class Drawer:
    """What goes into and out of the drawer of the open day."""

    def __init__(self, pen: Pen, policy: Policy, name_of: Callable[[str], str]) -> None:
        self._pen, self._policy, self._name_of = pen, policy, name_of

    def paid_in(self, *, amount_minor: int, reason: str, clerk: str) -> int:
        """Cash put into the drawer; the entry's number."""
        return self._move(Kind.PAID_IN, amount_minor, clerk, reason=one_line(reason, "day.reason"))

    def paid_out(self, *, amount_minor: int, reason: str, clerk: str) -> int:
        """Cash taken out for something; the entry's number."""
        return self._move(Kind.PAID_OUT, amount_minor, clerk, reason=one_line(reason, "day.reason"))

    def safe_drop(self, *, amount_minor: int, bag: str, second: Signature, clerk: str) -> int:
        """Cash put into the safe in a numbered bag, seen and signed for by another person; the entry's number."""
        number = one_line(bag, "day.bag")
        other = self._pen.another(second, first=clerk)
        return self._move(Kind.SAFE_DROP, amount_minor, clerk, bag=number, second=other.number)

    def change_fetched(self, *, amount_minor: int, clerk: str, second: Signature | None = None) -> int:
        """Change brought from the bank into the drawer, counted by another person where one is there."""
        other = self._pen.another(second, first=clerk).number if second else ""
        return self._move(Kind.CHANGE_FETCHED, amount_minor, clerk, second=other)

    def _move(
        self, kind: Kind, amount_minor: int, clerk: str, *, reason: str = "", bag: str = "", second: str = ""
    ) -> int:
        if not 0 < amount_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.amount")
        act = CashMove(amount_minor=amount_minor, reason=reason, bag=bag, second=second)
        return self._pen.write(act, clerk, kind=kind).seq

    def count(self, pieces: Sequence[tuple[int, int]], clerk: str) -> Count:
        """Save a blind count: pairs of (piece in minor units, how many). What should be there is in the answer only.

        A second count is another person's; both are kept. Cash that moves afterwards asks for a new first count.
        """
        total = counted_minor(pieces, [piece for piece, _ in self._policy.denominations])
        day = self._pen.today()
        standing = standing_counts(day.lines, day.rows)
        if len(standing) >= 2:
            raise Refusal("day.count_done")
        if any(by == clerk for by, _ in standing):
            raise Refusal("day.count_same_person", by=self._name_of(clerk))
        expected_minor = sum(line.amount_minor for line in cash_lines(day.lines, day.rows))
        act = CashCount(
            pieces=tuple(sorted((pair for pair in pieces if pair[1]), reverse=True)),
            counted_minor=total,
            expected_minor=expected_minor,
            number=len(standing) + 1,
        )
        self._pen.write(act, clerk, seen=day)
        return counts(read_day(self._pen.book, day.day).lines, self._name_of)[-1]
