"""The drawer at work: cash that moves and is no sale, counts, and the deposit. Day room: writes to the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shoebox.day.drawer import (
    checks,
    counted_minor,
    counts,
    expected_minor,
    is_counted,
    standing_counts,
    standing_deposit,
)
from shoebox.day.ledger import read_day
from shoebox.day.pen import Pen, one_line
from shoebox.domain.acts import CashCheck, CashCount, CashDeposit, CashMove, NoSale
from shoebox.domain.day import Count, Deposit
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.money import AMOUNT_MINOR_MAX, Money, money_text
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

    def no_sale(self, *, reason: str, clerk: str) -> int:
        """The drawer opened though nothing is sold and nothing moves; the entry's number. Counted on the report."""
        self._pen.in_charge(clerk, self._policy.cash_roles)
        return self._pen.write(NoSale(reason=one_line(reason, "day.reason")), clerk).seq

    def _move(
        self, kind: Kind, amount_minor: int, clerk: str, *, reason: str = "", bag: str = "", second: str = ""
    ) -> int:
        self._pen.in_charge(clerk, self._policy.cash_roles)
        if not 0 < amount_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.amount")
        act = CashMove(amount_minor=amount_minor, reason=reason, bag=bag, second=second)
        return self._pen.write(act, clerk, kind=kind).seq

    # -- counting

    def check(self, pieces: Sequence[tuple[int, int]], clerk: str) -> Count:
        """Count the drawer in the middle of the day. Both figures are kept, and the day goes on as before."""
        self._pen.in_charge(clerk, self._policy.cash_roles)
        total = self._counted(pieces)
        day = self._pen.today()
        act = CashCheck(pieces=_found(pieces), counted_minor=total, expected_minor=expected_minor(day.lines, day.rows))
        self._pen.write(act, clerk, seen=day)
        return checks(read_day(self._pen.book, day.day).lines, self._name_of)[-1]

    def count(self, pieces: Sequence[tuple[int, int]], clerk: str) -> Count:
        """Save a blind count: pairs of (piece in minor units, how many). What should be there is in the answer only.

        A second count is another person's; both are kept. Cash that moves afterwards asks for a new first count.
        """
        self._pen.in_charge(clerk, self._policy.cash_roles)
        total = self._counted(pieces)
        day = self._pen.today()
        standing = standing_counts(day.lines, day.rows)
        if len(standing) >= 2:
            raise Refusal("day.count_done")
        if any(by == clerk for by, _ in standing):
            raise Refusal("day.count_same_person", by=self._name_of(clerk))
        act = CashCount(
            pieces=_found(pieces),
            counted_minor=total,
            expected_minor=expected_minor(day.lines, day.rows),
            number=len(standing) + 1,
        )
        self._pen.write(act, clerk, seen=day)
        return counts(read_day(self._pen.book, day.day).lines, self._name_of)[-1]

    def _counted(self, pieces: Sequence[tuple[int, int]]) -> int:
        return counted_minor(pieces, [piece for piece, _ in self._policy.denominations])

    # -- what becomes of it over night

    def deposit(self, *, amount_minor: int, bag: str, second: Signature, clerk: str) -> Deposit:
        """Say how much of the count goes to the bank, in which bag; the rest stays as the next day's float.

        It is said after the last count and may be said again. A count or cash that moves later asks for it anew.
        """
        self._pen.in_charge(clerk, self._policy.cash_roles)
        if not 0 <= amount_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.deposit_amount")
        number = one_line(bag, "day.bag" if amount_minor else "")
        other = self._pen.another(second, first=clerk)
        day = self._pen.today()
        if not is_counted(day.lines, day.rows, self._policy.over_short_tolerance_minor):
            raise Refusal("day.deposit_uncounted")
        in_drawer_minor = standing_counts(day.lines, day.rows)[-1][1].counted_minor
        if amount_minor > in_drawer_minor:
            held = money_text(Money(in_drawer_minor, self._policy.currency))
            raise Refusal("day.deposit_more", counted=held)
        act = CashDeposit(
            amount_minor=amount_minor, bag=number, stays_minor=in_drawer_minor - amount_minor, second=other.number
        )
        self._pen.write(act, clerk, seen=day)
        held_now = standing_deposit(read_day(self._pen.book, day.day).lines, day.rows, self._name_of)
        assert held_now is not None, "what was said last stands"
        return held_now


def _found(pieces: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Pieces of which there are any, the largest first."""
    return tuple(sorted((pair for pair in pieces if pair[1]), reverse=True))
