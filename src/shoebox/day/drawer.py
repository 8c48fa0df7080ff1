"""The drawer's account: what should be in it, and what people counted. Day room: pure, works on a day's entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shoebox.domain.acts import CashCount, CashMove, DayOpened
from shoebox.domain.day import CashLine, Count, SaleRow
from shoebox.domain.entry import Kind, Tender
from shoebox.domain.errors import Refusal
from shoebox.storage.projections import Line

PIECES_MAX = 100_000
_MOVES: dict[str, tuple[int, str]] = {
    Kind.PAID_IN: (1, "Paid in"),
    Kind.PAID_OUT: (-1, "Paid out"),
    Kind.SAFE_DROP: (-1, "Safe drop, bag"),
    Kind.CHANGE_FETCHED: (1, "Change fetched from the bank"),
}


def cash_lines(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[CashLine, ...]:
    """Everything that changed the drawer today, signed: float, cash sales, cash refunds, moves."""
    opened = next(act for _, _, act in lines if isinstance(act, DayOpened))
    cash = [row for row in rows if row.tender == Tender.CASH and not row.voided_by_seq]
    sales = [row.amount_minor for row in cash if row.kind == "sale"]
    refunds = [row.amount_minor for row in cash if row.kind == "refund"]
    own = [CashLine(name="Opening float", amount_minor=opened.float_minor)]
    own.append(CashLine(name=f"Cash sales, {len(sales)}", amount_minor=sum(sales)))
    if refunds:
        own.append(CashLine(name=f"Cash refunds, {len(refunds)}", amount_minor=-sum(refunds)))
    return (*own, *cash_moves(lines))


def cash_moves(lines: Sequence[Line]) -> tuple[CashLine, ...]:
    """Cash in and out that is no sale, as it was written down."""
    return tuple(_move(entry.kind, act) for entry, _, act in lines if isinstance(act, CashMove))


def _move(kind: str, act: CashMove) -> CashLine:
    sign, name = _MOVES[kind]
    if kind == Kind.SAFE_DROP:
        return CashLine(name=f"{name} {act.bag}", amount_minor=-act.amount_minor)
    words = f"{name}, {act.reason}" if act.reason else name
    return CashLine(name=words, amount_minor=sign * act.amount_minor)


def counts(lines: Sequence[Line], name_of: Callable[[str], str]) -> tuple[Count, ...]:
    """Every blind count of the day as it was saved."""
    return tuple(
        Count(
            number=act.number,
            by=name_of(envelope.clerk),
            counted_minor=act.counted_minor,
            expected_minor=act.expected_minor,
            wall_ms=envelope.wall_ms,
            pieces=act.pieces,
        )
        for _, envelope, act in lines
        if isinstance(act, CashCount)
    )


def standing_counts(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[tuple[str, CashCount], ...]:
    """The counts since cash last moved, with who counted: cash that moved later makes the earlier ones say nothing."""
    cash_rows = {row.seq for row in rows if row.tender == Tender.CASH}
    struck = {row.voided_by_seq for row in rows if row.seq in cash_rows}
    standing: list[tuple[str, CashCount]] = []
    for entry, envelope, act in lines:
        if isinstance(act, CashCount):
            standing.append((envelope.clerk, act))
        elif isinstance(act, CashMove) or entry.seq in cash_rows or entry.seq in struck:
            standing.clear()
    return tuple(standing)


def counted_minor(pieces: Sequence[tuple[int, int]], denominations: Sequence[int]) -> int:
    """What these pieces come to; refuses a piece that does not exist, stands twice, or is counted below nothing."""
    kinds = [piece for piece, _ in pieces]
    known = set(kinds) <= set(denominations) and len(set(kinds)) == len(kinds)
    if not known or any(type(number) is not int or not 0 <= number <= PIECES_MAX for _, number in pieces):
        raise Refusal("day.count_unreadable")
    return sum(piece * number for piece, number in pieces)
