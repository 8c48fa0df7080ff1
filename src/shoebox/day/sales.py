"""A day's sales added up: by tender, by hour, what to look at first, what was struck out. Day room: pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shoebox.domain.acts import PickUp, PlateChecked, Refund, Sale, Void
from shoebox.domain.card import Brand
from shoebox.domain.clock import local_time
from shoebox.domain.day import PlateLine, RiskLine, SaleRow, StruckLine, Sums, TenderLine
from shoebox.domain.entry import Tender
from shoebox.domain.pickup import PickUpState, order_key
from shoebox.domain.policy import Policy
from shoebox.domain.slip import Imprint, grouped
from shoebox.storage.projections import Line

LARGEST_SHOWN = 5
_RISKS: tuple[tuple[str, Callable[[SaleRow, Policy], bool]], ...] = (
    (
        "No approval code, over limit",
        lambda row, policy: not row.approval and policy.needs_approval(row.brand, row.amount_minor),
    ),
    ("Handwritten, no imprint", lambda row, _policy: row.imprint == Imprint.HANDWRITTEN),
    ("Likely twins, kept by the clerk", lambda row, _policy: row.twin_of_seq != 0),
    ("Signature not compared", lambda row, _policy: not row.signature_ok),
)


def tender_lines(rows: Sequence[SaleRow]) -> tuple[TenderLine, ...]:
    """Good sales by brand and for cash, then what was given back (negative); a name with nothing is left out."""
    good = [row for row in rows if not row.voided_by_seq]
    sales = [row for row in good if row.kind == "sale"]
    refunds = [row for row in good if row.kind == "refund"]
    card = [row for row in sales if row.tender == Tender.CARD]
    known = {str(brand): brand.words for brand in Brand if brand != Brand.OTHER}
    lines = [_line(words, Tender.CARD, [row for row in card if row.brand == brand]) for brand, words in known.items()]
    lines += [
        _line(Brand.OTHER.words, Tender.CARD, [row for row in card if row.brand not in known]),
        _line("Cash", Tender.CASH, [row for row in sales if row.tender == Tender.CASH]),
        _line("Refunds", Tender.CARD, [row for row in refunds if row.tender == Tender.CARD], sign=-1),
        _line("Refunds in cash", Tender.CASH, [row for row in refunds if row.tender == Tender.CASH], sign=-1),
    ]
    return tuple(line for line in lines if line.count)


def day_sums(rows: Sequence[SaleRow]) -> Sums:
    """A day's sales and refunds as they were keyed, and what of them was struck out."""
    return Sums.of(rows)


def _line(name: str, tender: Tender, rows: Sequence[SaleRow], *, sign: int = 1) -> TenderLine:
    return TenderLine(
        name=name,
        tender=tender,
        count=len(rows),
        gross_minor=sign * sum(row.amount_minor for row in rows),
        tax_minor=sign * sum(row.tax_minor for row in rows),
    )


def hour_lines(rows: Sequence[SaleRow]) -> tuple[tuple[int, int, int], ...]:
    """Good sales by the hour of the store's clock: (hour, sales, gross in minor units)."""
    hours: dict[int, tuple[int, int]] = {}
    for row in rows:
        if row.kind == "sale" and not row.voided_by_seq:
            hour = local_time(row.wall_ms, row.offset_min).hour
            sales, gross_minor = hours.get(hour, (0, 0))
            hours[hour] = (sales + (not row.part_of_seq), gross_minor + row.amount_minor)
    return tuple((hour, *hours[hour]) for hour in sorted(hours))


def risk_lines(rows: Sequence[SaleRow], policy: Policy) -> tuple[RiskLine, ...]:
    """Good card slips that Finance should look at first, by what is odd about them."""
    card = [row for row in rows if row.kind == "sale" and row.tender == Tender.CARD and not row.voided_by_seq]
    lines = []
    for name, is_odd in _RISKS:
        odd = [row for row in card if is_odd(row, policy)]
        amount_minor = sum(row.amount_minor for row in odd)
        lines.append(RiskLine(name=name, count=len(odd), amount_minor=amount_minor, seqs=tuple(row.seq for row in odd)))
    return tuple(lines)


def late_line(lines: Sequence[Line], rows: Sequence[SaleRow]) -> RiskLine:
    """Good sales whose slip was written on an earlier day than they were keyed: each with its own claimed time."""
    good = {row.seq: row.amount_minor for row in rows if row.kind == "sale" and not row.voided_by_seq}
    late = [
        entry.seq
        for entry, envelope, act in lines
        if isinstance(act, Sale)
        and entry.seq in good
        and act.happened_ms
        and local_time(act.happened_ms, envelope.offset_min).date().isoformat() < envelope.day
    ]
    amount_minor = sum(good[seq] for seq in late)
    return RiskLine(name="Written on an earlier day", count=len(late), amount_minor=amount_minor, seqs=tuple(late))


def plate_line(lines: Sequence[Line], initials_of: Callable[[str], str]) -> PlateLine | None:
    """The last look at the plate; None where nobody looked."""
    looks = [(envelope, act) for _, envelope, act in lines if isinstance(act, PlateChecked)]
    if not looks:
        return None
    envelope, last = looks[-1]
    return PlateLine(
        wall_ms=envelope.wall_ms,
        by=initials_of(envelope.clerk),
        is_right=last.is_right,
        note=next((act.note for _, act in reversed(looks) if act.note), ""),
        was_wrong=any(not act.is_right for _, act in looks),
    )


def wrong_plate_lines(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[RiskLine, ...]:
    """Good slips imprinted while the plate was known to be wrong: another merchant would be paid for them."""
    if not any(isinstance(act, PlateChecked) and not act.is_right for _, _, act in lines):
        return ()
    good = {row.seq: row.amount_minor for row in rows if row.imprint == Imprint.IMPRINTED and not row.voided_by_seq}
    seqs, wrong = [], False
    for entry, _, act in lines:
        if isinstance(act, PlateChecked):
            wrong = not act.is_right
        elif wrong and entry.seq in good:
            seqs.append(entry.seq)
    amount_minor = sum(good[seq] for seq in seqs)
    return (
        RiskLine(name="Imprinted with a wrong plate", count=len(seqs), amount_minor=amount_minor, seqs=tuple(seqs)),
    )


def limit_lines(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[RiskLine, ...]:
    """Good slips above the register's limit, each agreed to by a second person; nothing where there is none."""
    good = {row.seq: row.amount_minor for row in rows if row.kind == "sale" and not row.voided_by_seq}
    seqs = tuple(entry.seq for entry, _, act in lines if isinstance(act, Sale) and act.limit_by and entry.seq in good)
    amount_minor = sum(good[seq] for seq in seqs)
    line = RiskLine(name="Above the register's limit", count=len(seqs), amount_minor=amount_minor, seqs=seqs)
    return (line,) if seqs else ()


def largest_lines(rows: Sequence[SaleRow], initials_of: Callable[[str], str]) -> tuple[StruckLine, ...]:
    """The largest good sales, the largest first."""
    good = [row for row in rows if row.kind == "sale" and not row.voided_by_seq]
    most = sorted(good, key=lambda row: (-row.amount_minor, row.seq))[:LARGEST_SHOWN]
    return tuple(
        StruckLine(
            seq=row.seq,
            text=grouped(row.slip) if row.slip else "cash",
            by=initials_of(row.clerk),
            amount_minor=row.amount_minor,
        )
        for row in most
    )


def exempt_lines(
    lines: Sequence[Line], rows: Sequence[SaleRow], initials_of: Callable[[str], str]
) -> tuple[StruckLine, ...]:
    """Good sales without tax, by the certificate shown, all of what was paid; and with a minus what was given back."""
    good = {row.seq for row in rows if not row.voided_by_seq}
    return tuple(
        StruckLine(
            seq=entry.seq,
            text=act.exempt,
            by=initials_of(envelope.clerk),
            amount_minor=act.amount_minor + act.rest_minor if isinstance(act, Sale) else -act.amount_minor,
        )
        for entry, envelope, act in lines
        if isinstance(act, Sale | Refund) and act.exempt and entry.seq in good
    )


def struck_lines(
    lines: Sequence[Line], rows: Sequence[SaleRow], initials_of: Callable[[str], str]
) -> tuple[StruckLine, ...]:
    """Voids and refunds with the two people behind each, in the order they came."""
    amounts = {row.seq: row.amount_minor for row in rows}
    struck = []
    for entry, envelope, act in lines:
        if isinstance(act, Void):
            people = (envelope.clerk, act.approver)
            found = (act.void_of_seq, act.reason, amounts.get(act.void_of_seq, 0))
        elif isinstance(act, Refund):
            people = (envelope.clerk, act.approver)
            of = f"receipt {act.outside_receipt}, store {act.outside_store}" if act.is_outside else ""
            found = (entry.seq, f"refund of {of or f'entry {act.refund_of_seq}'}", act.amount_minor)
        else:
            continue
        by = " ".join(initials_of(number) for number in people if number)
        struck.append(StruckLine(seq=found[0], text=found[1], by=by, amount_minor=found[2]))
    return tuple(struck)


def pickup_counts(lines: Sequence[Line]) -> dict[str, int]:
    """How many online orders stand as handed over, and how many wait, by the day's own steps."""
    last = {order_key(act.order_no): act.state for _, _, act in lines if isinstance(act, PickUp)}
    states = list(last.values())
    return {
        "pickups_released": states.count(PickUpState.RELEASED),
        "pickups_held": states.count(PickUpState.HELD),
    }
