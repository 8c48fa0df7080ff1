"""What stops the close, each with the page that mends it. Day room: pure, works on a day as the book holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shoebox.day.before import lost_blockers
from shoebox.day.drawer import beyond, drawers_of, is_counted, of_drawer, standing_counts, standing_deposit
from shoebox.day.ledger import DayLedger
from shoebox.day.slips import named
from shoebox.domain.acts import CashCount, PaperCount
from shoebox.domain.day import Blocker, SaleRow
from shoebox.domain.drawer import letter
from shoebox.domain.money import Money, money_text
from shoebox.domain.policy import Policy
from shoebox.domain.registers import Came
from shoebox.domain.slip import PadsTwice, grouped
from shoebox.domain.ticking import SharedOrder, SharedTick
from shoebox.storage.projections import Line

# What is said of a drawer where a register has several, which is then named.
_OF_SEVERAL = {
    "day.block.not_counted": "day.block.drawer_not_counted",
    "day.block.count_again": "day.block.drawer_count_again",
    "day.block.second_count": "day.block.drawer_second_count",
    "day.block.second_still": "day.block.drawer_second_still",
    "day.block.third_count": "day.block.drawer_third_count",
    "day.block.no_deposit": "day.block.drawer_no_deposit",
}


def blockers(
    day: DayLedger, policy: Policy, shared: Sequence[SharedOrder] = (), twice: Sequence[PadsTwice] = ()
) -> tuple[Blocker, ...]:
    """Everything to mend before this day can be closed, in the order of work; empty for a closed day."""
    if day.closed is not None:
        return ()
    # What is lost of a damaged book is explained before the gaps: some of them are its slips.
    slips = tuple(lost_blockers(day.view)) or tuple(_slips(day))
    return (
        *slips,
        *_paper(day),
        *_cash(day, policy),
        *_registers(day),
        *_ticks(shared, policy.currency),
        *_pads(twice),
    )


def _slips(day: DayLedger) -> Iterator[Blocker]:
    gaps = [slip for pad in day.pads for slip in pad.unexplained]
    if gaps:
        are = "slip number is" if len(gaps) == 1 else "slip numbers are"
        yield _blocker("day.block.gap", "slips", count=f"{len(gaps):,}", are=are, slips=named(gaps))


def _paper(day: DayLedger) -> Iterator[Blocker]:
    counted = day.paper_count
    if counted is None:
        before = any(isinstance(act, PaperCount) for _, _, act in day.lines)
        yield _blocker("day.block.paper_again" if before else "day.block.no_paper_count", "box")
    elif counted.slips != day.slips_in_book and not counted.note:
        yield _blocker("day.block.paper_differs", "box", by_hand=str(counted.slips), in_book=str(day.slips_in_book))


def _cash(day: DayLedger, policy: Policy) -> Iterator[Blocker]:
    """Each drawer on its own. Where there is only one, nobody needs to be told which."""
    drawers = drawers_of(day.lines)
    for drawer in drawers:
        for stop in _drawer(*of_drawer(day.lines, day.rows, drawer), policy):
            if len(drawers) == 1:
                yield stop
            else:
                yield Blocker(
                    code=_OF_SEVERAL[stop.code], facts=(("drawer", letter(drawer)), *stop.facts), mend_at=stop.mend_at
                )


def _drawer(lines: Sequence[Line], rows: Sequence[SaleRow], policy: Policy) -> Iterator[Blocker]:
    counts = standing_counts(lines, rows)
    if not counts:
        before = any(isinstance(act, CashCount) for _, _, act in lines)
        yield _blocker("day.block.count_again" if before else "day.block.not_counted", "cash")
        return
    if not is_counted(lines, rows, policy.over_short_tolerance_minor):
        # Not by how much, and not which way: whoever counted could tell the next person what to find.
        is_last = beyond(lines, policy.over_short_tolerance_minor) is counts[-1][1]
        code = "third_count" if len(counts) > 1 else "second_count" if is_last else "second_still"
        tolerance = money_text(Money(policy.over_short_tolerance_minor, policy.currency))
        yield _blocker(f"day.block.{code}", "cash", tolerance=tolerance)
    elif policy.deposit_before_close and standing_deposit(lines, rows, str) is None:
        yield _blocker("day.block.no_deposit", "deposit")


def _registers(day: DayLedger) -> Iterator[Blocker]:
    awaited = [one.register for one in day.registers if one.came is Came.AWAITED]
    if awaited:
        yield _blocker("day.block.registers", "registers", registers=f"register {' and '.join(awaited)}")


def _ticks(shared: Sequence[SharedOrder], currency: str) -> Iterator[Blocker]:
    """One order after the other: each takes a look at its slips."""
    if shared:
        one = shared[0]
        slips = " and ".join(f"{_slip(tick, currency)} ({tick.place.register})" for tick in one.ticks)
        yield _blocker("day.block.one_order", "ticks", count=str(len(one.ticks)), order=one.order_no, slips=slips)


def _pads(twice: Sequence[PadsTwice]) -> Iterator[Blocker]:
    """One overlap after the other: each takes a look at the pads."""
    if twice:
        one = twice[0]
        code = "day.block.pads_twice" if one.is_issued else "day.block.came_twice"
        ends = (grouped(one.numbers.first), grouped(one.numbers.last))
        registers = dict(zip(("one", "other"), one.registers, strict=True))
        yield _blocker(code, "pads", first=ends[0], last=ends[1], **registers)


def _slip(tick: SharedTick, currency: str) -> str:
    """Its number, else what was sold for cash, else the entry that ticked off a sale which is not here."""
    if tick.slip:
        return grouped(tick.slip)
    return money_text(Money(tick.amount_minor, currency)) if tick.amount_minor else f"#{tick.place.seq}"


def _blocker(code: str, mend_at: str, **facts: str) -> Blocker:
    return Blocker(code=code, facts=tuple(facts.items()), mend_at=mend_at)
