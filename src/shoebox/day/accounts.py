"""The account of each drawer, and of all of them together. Day room: pure, works on a day as the book holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from shoebox.day.drawer import (
    cash_lines,
    cash_moves,
    checks,
    counts,
    drawers_of,
    no_sales,
    of_drawer,
    standing_counts,
    standing_deposit,
)
from shoebox.day.ledger import DayLedger
from shoebox.domain.acts import DayOpened, DrawerGiven, DrawerOpened
from shoebox.domain.day import CashLine, Count, Deposit, DrawerAccount
from shoebox.domain.denomination import Denomination, piece_name, usual_denominations
from shoebox.domain.drawer import letter
from shoebox.domain.former import is_former


@dataclass(frozen=True, slots=True)
class Accounts:
    """Makes them, with the names of the people behind the numbers."""

    name_of: Callable[[str], str]
    initials_of: Callable[[str], str]

    def of(self, day: DayLedger) -> tuple[DrawerAccount, ...]:
        """One for each drawer in the order they were opened; one alone as a rule."""
        drawers, sellers = drawers_of(day.lines), self._sellers(day)
        return tuple(
            self._account(day, drawer, clerks=tuple(name for name, own in sellers.items() if own == drawer),
                          of_many=len(drawers) > 1)
            for drawer in drawers
        )  # fmt: skip

    def together(
        self, day: DayLedger, every: Sequence[DrawerAccount]
    ) -> tuple[tuple[CashLine, ...], tuple[Count, ...]]:
        """What changed all drawers, and what they were counted to; no count and no sum until the last is counted."""
        if not all(one.counts for one in every):
            return cash_moves(day.lines, self.initials_of), ()
        if len(every) == 1:
            return every[0].cash, every[0].counts
        return cash_lines(day.lines, day.rows, self.initials_of), (_sum_of(every),)

    def _account(self, day: DayLedger, drawer: str, *, clerks: tuple[str, ...], of_many: bool) -> DrawerAccount:
        lines, rows = of_drawer(day.lines, day.rows, drawer)
        every, _ = of_drawer(day.every_line, day.every_row, drawer)
        # Blind: before the first count the account shows moves alone, and no sum that one could count towards.
        blind = not standing_counts(lines, rows)
        return DrawerAccount(
            register=day.lines[0][0].register,
            drawer=drawer,
            of_many=of_many,
            clerks=clerks,
            cash=cash_moves(lines, self.initials_of) if blind else cash_lines(lines, rows, self.initials_of),
            counts=() if blind else counts(lines, self.name_of),
            checks=checks(every, self.name_of),
            no_sales=no_sales(every, self.initials_of),
            deposit=standing_deposit(lines, rows, self.initials_of),
            moved_before=cash_moves([line for line in every if is_former(line[0].seq)], self.initials_of),
            float_off_minor=next(
                act.float_off_minor for _, _, act in lines if isinstance(act, DayOpened | DrawerOpened)
            ),
        )

    def _sellers(self, day: DayLedger) -> dict[str, str]:
        """Whose drawer is which, by name, as it was said last."""
        said = {act.clerk: act.drawer for _, _, act in day.lines if isinstance(act, DrawerOpened | DrawerGiven)}
        return {self.name_of(clerk): drawer for clerk, drawer in said.items()}


def _sum_of(every: Sequence[DrawerAccount]) -> Count:
    """The last counts of several drawers as one; who counted stands beside the drawer's letter."""
    last = [one.counts[-1] for one in every]
    return Count(
        number=max(count.number for count in last),
        by=", ".join(f"{letter(one.drawer)} {count.by}" for one, count in zip(every, last, strict=True)),
        counted_minor=sum(count.counted_minor for count in last),
        expected_minor=sum(count.expected_minor for count in last),
        wall_ms=max(count.wall_ms for count in last),
        pieces=_together(count.pieces for count in last),
    )


def _together(each: Iterable[tuple[tuple[int, int], ...]]) -> tuple[tuple[int, int], ...]:
    pieces: Counter[int] = Counter()
    for counted in each:
        pieces.update(dict(counted))
    return tuple(sorted(pieces.items(), reverse=True))


def deposit_of(every: Sequence[DrawerAccount]) -> Deposit | None:
    """What of all drawers goes to the bank; None until it is said of each of them."""
    said = [one.deposit for one in every if one.deposit is not None]
    if len(said) < len(every):
        return None
    last = max(said, key=lambda one: one.seq)
    return Deposit(
        seq=last.seq,
        wall_ms=last.wall_ms,
        by=last.by,
        second=last.second,
        bag=", ".join(one.bag for one in said if one.bag),
        amount_minor=sum(one.amount_minor for one in said),
        stays_minor=sum(one.stays_minor for one in said),
        pieces=_together(one.pieces for one in said) if all(one.pieces for one in said if one.amount_minor) else (),
    )


def all_pieces(
    known: Sequence[Denomination], currency: str, accounts: Iterable[DrawerAccount]
) -> tuple[Denomination, ...]:
    """The notes and coins of a policy, and what was counted by an earlier one's, in a drawer or into a bag."""
    worths = {worth for one in accounts for pieces in _counted_in(one) for worth, _ in pieces}
    usual = {one.worth_minor: one for one in usual_denominations(currency)}
    others = sorted(worths - {one.worth_minor for one in known}, reverse=True)
    earlier = (
        usual.get(worth) or Denomination(worth_minor=worth, name=piece_name(worth, (), currency), is_coin=True)
        for worth in others
    )
    return (*known, *earlier)


def _counted_in(one: DrawerAccount) -> Iterator[tuple[tuple[int, int], ...]]:
    yield from (count.pieces for count in one.counts)
    yield from (line.pieces for line in one.cash)
    if one.deposit is not None:
        yield one.deposit.pieces
