"""The drawer at work: cash that moves and is no sale, counts, and the deposit. Day room: writes to the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from shoebox.day.drawer import (
    checks,
    counted_minor,
    counts,
    expected_minor,
    is_counted,
    of_drawer,
    standing_counts,
    standing_deposit,
)
from shoebox.day.ledger import left_over_night, read_day
from shoebox.day.pen import Pen, one_line, reason_line
from shoebox.domain.acts import CashCheck, CashCount, CashDeposit, CashMove, DrawerGiven, DrawerOpened, NoSale
from shoebox.domain.day import Count, Deposit
from shoebox.domain.drawer import OpenDrawer, drawer_of, letter, next_drawer, own_drawer
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.money import AMOUNT_MINOR_MAX, Money, money_text
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Signature
from shoebox.storage.projections import Line


class Drawer:
    """What goes into and out of the drawers of the open day."""

    def __init__(self, pen: Pen, policy: Policy, name_of: Callable[[str], str]) -> None:
        self._pen, self._policy, self._name_of = pen, policy, name_of

    # -- which drawers there are

    def drawers(self) -> tuple[OpenDrawer, ...]:
        """The drawers of the open day, in the order they were opened; one as a rule."""
        return self._pen.book.drawers()

    def open_another(self, *, float_minor: int, seller: str, clerk: str, second: Signature) -> str:
        """One more drawer with a float that another person counted too, for `seller` to sell from; how it is called."""
        self._pen.in_charge(clerk, self._policy.cash_roles)
        if not 0 <= float_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.float")
        verified_by = self._pen.another(second, first=clerk).number
        self._pen.staff.by_number(seller)
        day = self._pen.today()
        drawer = next_drawer(self.drawers())
        left = left_over_night(self._pen.book, drawer)
        act = DrawerOpened(
            drawer=drawer,
            float_minor=float_minor,
            clerk=seller,
            opened_by=clerk,
            verified_by=verified_by,
            float_off_minor=0 if left is None else float_minor - left,
        )
        self._pen.write(act, clerk, seen=day)
        return drawer

    def give(self, *, drawer: str, seller: str, clerk: str) -> int:
        """From now on this person sells from this drawer, and from no other; the entry's number."""
        self._pen.in_charge(clerk, self._policy.cash_roles)
        self._pen.staff.by_number(seller)
        one = self._one(drawer)
        if seller in one.clerks:
            raise Refusal("drawer.stands", drawer=letter(drawer))
        return self._pen.write(DrawerGiven(drawer=drawer, clerk=seller), clerk).seq

    def _one(self, drawer: str) -> OpenDrawer:
        found = next((one for one in self.drawers() if one.drawer == drawer), None)
        if found is None:
            raise Refusal("drawer.unknown", drawer=letter(drawer)[:20])
        return found

    def _which(self, drawer: str | None, clerk: str) -> str:
        """The drawer that was named, or the one into which this person's cash goes."""
        return drawer_of(self.drawers(), clerk) if drawer is None else self._one(drawer).drawer

    def _whose(self, drawer: str | None, clerk: str) -> str:
        """The drawer that was named, or this person's own, counted or not."""
        return (own_drawer(self.drawers(), clerk) if drawer is None else self._one(drawer)).drawer

    # -- cash that moves and is no sale; `drawer` of None is the one that the clerk sells from

    def paid_in(self, *, amount_minor: int, reason: str, clerk: str, drawer: str | None = None) -> int:
        """Cash put into the drawer; the entry's number."""
        said = reason_line(reason, "day.reason")
        return self._move(Kind.PAID_IN, CashMove(amount_minor=amount_minor, reason=said), clerk, drawer)

    def paid_out(self, *, amount_minor: int, reason: str, clerk: str, drawer: str | None = None) -> int:
        """Cash taken out for something; the entry's number."""
        said = reason_line(reason, "day.reason")
        return self._move(Kind.PAID_OUT, CashMove(amount_minor=amount_minor, reason=said), clerk, drawer)

    def safe_drop(
        self, *, amount_minor: int, bag: str, second: Signature, clerk: str, drawer: str | None = None,
        pieces: Sequence[tuple[int, int]] = (),
    ) -> int:  # fmt: skip
        """Cash put into the safe in a numbered bag, seen and signed for by another person; the entry's number.

        `pieces` are what the two counted into it; where there are any they make the amount (``day.bag_pieces``).
        """
        number = one_line(bag, "day.bag")
        counted = self._in_bag(pieces, amount_minor)
        other = self._pen.another(second, first=clerk)
        act = CashMove(amount_minor=amount_minor, reason="", bag=number, second=other.number, pieces=counted)
        return self._move(Kind.SAFE_DROP, act, clerk, drawer)

    def change_fetched(
        self, *, amount_minor: int, clerk: str, second: Signature | None = None, drawer: str | None = None
    ) -> int:
        """Change brought from the bank into the drawer, counted by another person where one is there."""
        other = self._pen.another(second, first=clerk).number if second else ""
        act = CashMove(amount_minor=amount_minor, reason="", second=other)
        return self._move(Kind.CHANGE_FETCHED, act, clerk, drawer)

    def no_sale(self, *, reason: str, clerk: str, drawer: str | None = None) -> int:
        """The drawer opened though nothing is sold and nothing moves; the entry's number. Counted on the report."""
        self._pen.in_charge(clerk, self._policy.cash_roles)
        said = reason_line(reason, "day.reason")
        return self._pen.write(NoSale(reason=said, drawer=self._which(drawer, clerk)), clerk).seq

    def _move(self, kind: Kind, act: CashMove, clerk: str, drawer: str | None) -> int:
        self._pen.in_charge(clerk, self._policy.cash_roles)
        if not 0 < act.amount_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.amount")
        return self._pen.write(replace(act, drawer=self._which(drawer, clerk)), clerk, kind=kind).seq

    # -- counting

    def check(self, pieces: Sequence[tuple[int, int]], clerk: str, *, drawer: str | None = None) -> Count:
        """Count the drawer in the middle of the day. Both figures are kept, and the day goes on as before.

        Only so often as the policy says (``day.checks_done``): who asks with other figures again and again whether it
        agrees knows at last what should be there, and the evening's count is blind no more.
        """
        self._pen.in_charge(clerk, self._policy.cash_roles)
        total = self._counted(pieces)
        own = self._whose(drawer, clerk)
        day = self._pen.today()
        lines, rows = of_drawer(day.lines, day.rows, own)
        whole_day, _ = of_drawer(day.every_line, day.every_row, own)  # a renewed book makes no answer unseen
        if len(checks(whole_day, self._name_of)) >= self._policy.cash_checks_max:
            raise Refusal("day.checks_done", most=self._policy.cash_checks_max)
        act = CashCheck(
            pieces=_found(pieces),
            counted_minor=total,
            expected_minor=expected_minor(lines, rows),
            drawer=own,
        )
        self._pen.write(act, clerk, seen=day)
        return checks(self._lines_of(day.day, own), self._name_of)[-1]

    def count(self, pieces: Sequence[tuple[int, int]], clerk: str, *, drawer: str | None = None) -> Count:
        """Save a blind count: pairs of (piece in minor units, how many). What should be there is in the answer only.

        A second count is another person's; where the two differ by more than the tolerance the third one stands, and
        nobody counts twice in a row. All are kept. Cash that moves afterwards asks for a new first count. An answer
        that `awaits_another` is shown to nobody until another person counted too.
        """
        self._pen.in_charge(clerk, self._policy.cash_roles)
        total = self._counted(pieces)
        own = self._whose(drawer, clerk)
        day = self._pen.today()
        lines, rows = of_drawer(day.lines, day.rows, own)
        standing = standing_counts(lines, rows)
        if len(standing) > 1 and is_counted(lines, rows, self._policy.over_short_tolerance_minor):
            raise Refusal("day.count_done")
        if standing and standing[-1][0] == clerk:
            raise Refusal("day.count_same_person", by=self._name_of(clerk))
        act = CashCount(
            pieces=_found(pieces),
            counted_minor=total,
            expected_minor=expected_minor(lines, rows),
            number=len(standing) + 1,
            drawer=own,
        )
        self._pen.write(act, clerk, seen=day)
        after = self._lines_of(day.day, own)
        awaits = not is_counted(after, rows, self._policy.over_short_tolerance_minor)
        return replace(counts(after, self._name_of)[-1], awaits_another=awaits)

    def _lines_of(self, day: str, drawer: str) -> Sequence[Line]:
        ledger = read_day(self._pen.book, day)
        return of_drawer(ledger.lines, ledger.rows, drawer)[0]

    def _in_bag(self, pieces: Sequence[tuple[int, int]], amount_minor: int) -> tuple[tuple[int, int], ...]:
        """What two people counted into a bag; refuses pieces that make another amount than the bag's."""
        made_minor, currency = self._counted(pieces), self._policy.currency
        found = _found(pieces)
        if found and made_minor != amount_minor:
            made, wanted = (money_text(Money(minor, currency)) for minor in (made_minor, amount_minor))
            raise Refusal("day.bag_pieces", pieces=made, amount=wanted)
        return found

    def _counted(self, pieces: Sequence[tuple[int, int]]) -> int:
        return counted_minor(pieces, [piece.worth_minor for piece in self._policy.pieces])

    # -- what becomes of it over night

    def deposit(
        self, *, amount_minor: int, bag: str, second: Signature, clerk: str, drawer: str | None = None,
        pieces: Sequence[tuple[int, int]] = (),
    ) -> Deposit:  # fmt: skip
        """Say how much of the count goes to the bank, in which bag; the rest stays as the next day's float.

        `pieces` are what the two counted into the bag, as in a safe drop. It is said after the last count and may
        be said again. A count or cash that moves later asks for it anew.
        """
        self._pen.in_charge(clerk, self._policy.cash_roles)
        if not 0 <= amount_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.deposit_amount")
        number = one_line(bag, "day.bag" if amount_minor else "")
        in_bag = self._in_bag(pieces, amount_minor)
        other = self._pen.another(second, first=clerk)
        own = self._whose(drawer, clerk)
        day = self._pen.today()
        lines, rows = of_drawer(day.lines, day.rows, own)
        if not is_counted(lines, rows, self._policy.over_short_tolerance_minor):
            raise Refusal("day.deposit_uncounted")
        in_drawer_minor = standing_counts(lines, rows)[-1][1].counted_minor
        if amount_minor > in_drawer_minor:
            held = money_text(Money(in_drawer_minor, self._policy.currency))
            raise Refusal("day.deposit_more", counted=held)
        act = CashDeposit(
            amount_minor=amount_minor,
            bag=number,
            stays_minor=in_drawer_minor - amount_minor,
            second=other.number,
            drawer=own,
            pieces=in_bag,
        )
        self._pen.write(act, clerk, seen=day)
        held_now = standing_deposit(self._lines_of(day.day, own), rows, self._name_of)
        assert held_now is not None, "what was said last stands"
        return held_now


def _found(pieces: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Pieces of which there are any, the largest first."""
    return tuple(sorted((pair for pair in pieces if pair[1]), reverse=True))
