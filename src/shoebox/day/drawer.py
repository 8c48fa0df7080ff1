"""The drawer's account: what should be in it, and what people counted. Day room: pure, works on a day's entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from shoebox.domain.act import Act
from shoebox.domain.acts import CashCheck, CashCount, CashDeposit, CashMove, DayOpened, DrawerOpened, NoSale
from shoebox.domain.day import CashLine, Count, Deposit, NoSaleLine, SaleRow
from shoebox.domain.drawer import FIRST
from shoebox.domain.entry import Entry, Envelope, Kind, Tender
from shoebox.domain.errors import Refusal
from shoebox.storage.projections import Line

PIECES_MAX = 100_000
COUNTS_MAX = 3  # of one drawer since cash moved: the third stands, whatever it says
_DRAWER_ACTS = (DrawerOpened, CashMove, NoSale, CashCheck, CashCount, CashDeposit)
_MOVES: dict[str, tuple[int, str]] = {
    Kind.PAID_IN: (1, "Paid in"),
    Kind.PAID_OUT: (-1, "Paid out"),
    Kind.SAFE_DROP: (-1, "Safe drop, bag"),
    Kind.CHANGE_FETCHED: (1, "Change fetched from the bank"),
}


def drawers_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The drawers of a day in the order they were opened; the first has no name."""
    return (FIRST, *(act.drawer for _, _, act in lines if isinstance(act, DrawerOpened)))


def of_drawer(lines: Sequence[Line], rows: Sequence[SaleRow], drawer: str) -> tuple[list[Line], list[SaleRow]]:
    """What of a day's entries and sales is about one drawer: the rest of this file works on these, or on all."""
    return [line for line in lines if _is_of(line[2], drawer)], [row for row in rows if row.drawer == drawer]


def _is_of(act: Act, drawer: str) -> bool:
    if isinstance(act, DayOpened):
        return drawer == FIRST
    return isinstance(act, _DRAWER_ACTS) and act.drawer == drawer


def cash_lines(
    lines: Sequence[Line], rows: Sequence[SaleRow], initials_of: Callable[[str], str]
) -> tuple[CashLine, ...]:
    """Everything that changed the drawer today, signed: float, cash sales, cash refunds, moves."""
    floats = [(act, envelope) for _, envelope, act in lines if isinstance(act, DayOpened | DrawerOpened)]
    cash = [row for row in rows if row.tender == Tender.CASH and not row.voided_by_seq]
    sales = [row.amount_minor for row in cash if row.kind == "sale"]
    refunds = [row.amount_minor for row in cash if row.kind == "refund"]
    own = [_float(floats, initials_of)]
    own.append(CashLine(name=f"Cash sales, {len(sales)}", amount_minor=sum(sales), kind=Kind.SALE))
    if refunds:
        own.append(CashLine(name=f"Cash refunds, {len(refunds)}", amount_minor=-sum(refunds), kind=Kind.REFUND))
    return (*own, *cash_moves(lines, initials_of))


def _float(floats: Sequence[tuple[DayOpened | DrawerOpened, Envelope]], initials_of: Callable[[str], str]) -> CashLine:
    """The float; of one drawer with the two who counted it, of several their sum."""
    total = CashLine(name="Opening float", amount_minor=sum(act.float_minor for act, _ in floats), kind=Kind.DAY_OPENED)
    if len(floats) != 1:
        return total
    ((act, envelope),) = floats
    by, second = initials_of(act.opened_by), initials_of(act.verified_by)
    return replace(total, by=by, second=second, wall_ms=envelope.wall_ms)


def cash_moves(lines: Sequence[Line], initials_of: Callable[[str], str]) -> tuple[CashLine, ...]:
    """Cash in and out that is no sale, as it was written down."""
    return tuple(
        _move(entry, envelope, act, initials_of) for entry, envelope, act in lines if isinstance(act, CashMove)
    )


def expected_minor(lines: Sequence[Line], rows: Sequence[SaleRow]) -> int:
    """What should be in the drawer now, in minor units."""
    return sum(line.amount_minor for line in cash_lines(lines, rows, str))


def _move(entry: Entry, envelope: Envelope, act: CashMove, initials_of: Callable[[str], str]) -> CashLine:
    sign, name = _MOVES[entry.kind]
    said = f" {act.bag}" if entry.kind == Kind.SAFE_DROP else f", {act.reason}" if act.reason else ""
    return CashLine(
        name=f"{name}{said}",
        amount_minor=sign * act.amount_minor,
        kind=entry.kind,
        bag=act.bag,
        by=initials_of(envelope.clerk),
        second=initials_of(act.second) if act.second else "",
        wall_ms=envelope.wall_ms,
        seq=entry.seq,
        drawer=act.drawer,
        pieces=act.pieces,
    )


def no_sales(lines: Sequence[Line], initials_of: Callable[[str], str]) -> tuple[NoSaleLine, ...]:
    """Each time the drawer was opened without a sale."""
    return tuple(
        NoSaleLine(
            seq=entry.seq,
            wall_ms=envelope.wall_ms,
            by=initials_of(envelope.clerk),
            reason=act.reason,
            drawer=act.drawer,
        )
        for entry, envelope, act in lines
        if isinstance(act, NoSale)
    )


def checks(lines: Sequence[Line], name_of: Callable[[str], str]) -> tuple[Count, ...]:
    """Every count in the middle of the day, numbered as they came."""
    return _numbered(((envelope, act) for _, envelope, act in lines if isinstance(act, CashCheck)), name_of)


def counts(lines: Sequence[Line], name_of: Callable[[str], str]) -> tuple[Count, ...]:
    """Every blind count of the day as it was saved, numbered as they came."""
    return _numbered(((envelope, act) for _, envelope, act in lines if isinstance(act, CashCount)), name_of)


def _numbered(
    made: Iterable[tuple[Envelope, CashCheck | CashCount]], name_of: Callable[[str], str]
) -> tuple[Count, ...]:
    return tuple(
        Count(
            number=number,
            by=name_of(envelope.clerk),
            clerk=envelope.clerk,
            counted_minor=act.counted_minor,
            expected_minor=act.expected_minor,
            wall_ms=envelope.wall_ms,
            pieces=act.pieces,
            drawer=act.drawer,
        )
        for number, (envelope, act) in enumerate(made, 1)
    )


def standing_counts(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[tuple[str, CashCount], ...]:
    """The counts since cash last moved, with who counted: cash that moved later makes the earlier ones say nothing."""
    since_seq = _last_moved_seq(lines, rows)
    return tuple(
        (envelope.clerk, act) for entry, envelope, act in lines if isinstance(act, CashCount) and entry.seq > since_seq
    )


def is_counted(lines: Sequence[Line], rows: Sequence[SaleRow], tolerance_minor: int) -> bool:
    """Whether the count stands: one's on a day on which nobody found too much or too little, or two that agree.

    Where the second agrees within the tolerance with neither the first nor the book, it is the third one's.
    """
    standing = [act for _, act in standing_counts(lines, rows)]
    if len(standing) == 2:
        first, second = standing
        against = (first.counted_minor, second.expected_minor)
        return any(abs(second.counted_minor - other_minor) <= tolerance_minor for other_minor in against)
    return len(standing) >= COUNTS_MAX or (bool(standing) and beyond(lines, tolerance_minor) is None)


def beyond(lines: Sequence[Line], tolerance_minor: int) -> CashCount | None:
    """The last count of the day beyond tolerance, though cash moved after it: a cent moved must not hush it up."""
    counted = (act for _, _, act in reversed(lines) if isinstance(act, CashCount))
    return next((act for act in counted if abs(act.counted_minor - act.expected_minor) > tolerance_minor), None)


def standing_deposit(
    lines: Sequence[Line], rows: Sequence[SaleRow], initials_of: Callable[[str], str]
) -> Deposit | None:
    """What was last said to go to the bank, if nobody counted and no cash moved since."""
    counted = max((entry.seq for entry, _, act in lines if isinstance(act, CashCount)), default=0)
    since_seq = max(counted, _last_moved_seq(lines, rows))
    for entry, envelope, act in reversed(lines):
        if isinstance(act, CashDeposit) and entry.seq > since_seq:
            return Deposit(
                seq=entry.seq,
                wall_ms=envelope.wall_ms,
                by=initials_of(envelope.clerk),
                second=initials_of(act.second),
                bag=act.bag,
                amount_minor=act.amount_minor,
                stays_minor=act.stays_minor,
                pieces=act.pieces,
            )
    return None


def _last_moved_seq(lines: Sequence[Line], rows: Sequence[SaleRow]) -> int:
    sold = (max(row.seq, row.voided_by_seq) for row in rows if row.tender == Tender.CASH)
    moved = (entry.seq for entry, _, act in lines if isinstance(act, CashMove))
    return max((*sold, *moved), default=0)


def left_minor(lines: Sequence[Line], rows: Sequence[SaleRow]) -> int | None:
    """What a closed day left in the drawer over night; None where nobody counted it."""
    deposit, counted = standing_deposit(lines, rows, str), standing_counts(lines, rows)
    if deposit is not None:
        return deposit.stays_minor
    return counted[-1][1].counted_minor if counted else None


def counted_minor(pieces: Sequence[tuple[int, int]], denominations: Sequence[int]) -> int:
    """What these pieces come to; refuses a piece that does not exist, stands twice, or is counted below nothing."""
    kinds = [piece for piece, _ in pieces]
    known = set(kinds) <= set(denominations) and len(set(kinds)) == len(kinds)
    if not known or any(type(number) is not int or not 0 <= number <= PIECES_MAX for _, number in pieces):
        raise Refusal("day.count_unreadable")
    return sum(piece * number for piece, number in pieces)
