"""A day's sales added up: by tender, by hour, what to look at first, what was struck out. Day room: pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from shoebox.day.presenting import Presented, WayOf, brand_of, written_on
from shoebox.domain.acts import DraftReviewed, PickUp, PlateChecked, Refund, Sale, Void
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.card import Brand
from shoebox.domain.clock import local_time
from shoebox.domain.day import GapNote, PickUpLine, RiskLine, SaleRow, StruckLine, Sums, TenderLine
from shoebox.domain.entry import Envelope, Tender
from shoebox.domain.pickup import PickUpState, order_key
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Wait
from shoebox.domain.refunding import AloneLine
from shoebox.domain.register_part import PlateLine
from shoebox.domain.sentences import entry_words
from shoebox.domain.slip import Fate, Imprint, grouped
from shoebox.storage.projections import Line

_MINUTE_MS = 60_000
SoldBy = Callable[[Refund], str]  # who keyed the sale that money went back on, by staff number; empty = not known
LET_THROUGH = "Too late, keyed again after a review"
OWN_REFUNDS = "Given back by whoever sold it, alone"
_RISKS: tuple[tuple[str, Callable[[SaleRow, Policy], bool]], ...] = (
    (
        "No approval code, over limit",
        lambda row, policy: not row.approval and policy.needs_approval(row.brand, row.amount_minor),
    ),
    ("Handwritten, no imprint", lambda row, _policy: row.imprint == Imprint.HANDWRITTEN),
    ("Likely twins, kept by the clerk", lambda row, _policy: row.twin_of_seq != 0),
    ("Signature not compared", lambda row, _policy: not row.signature_ok),
)


def tender_lines(rows: Sequence[SaleRow], way_of: WayOf) -> tuple[TenderLine, ...]:
    """Good slips by brand and lane, then cash, each with what was given back; a name with nothing is left out.

    A brand's deadline is the earliest of those of its drafts that are still owed, each from the day it was written.
    """
    good = [row for row in rows if not row.voided_by_seq]
    card = [(row, way_of(row)) for row in good if row.tender == Tender.CARD]
    lines = [
        _card_line(brand.words, [(row, way) for row, way in card if brand_of(row.brand) is brand], is_rekeyed=lane)
        for brand in Brand
        for lane in (False, True)
    ]
    lines.append(_line("Cash", Tender.CASH, [row for row in good if row.tender == Tender.CASH]))
    return tuple(line for line in lines if line.count or line.refunds)


def _card_line(name: str, drafts: Sequence[tuple[SaleRow, Presented]], *, is_rekeyed: bool) -> TenderLine:
    """Drafts of one lane: those of two are owed to different hands and never added up."""
    own = [(row, way) for row, way in drafts if way.is_rekeyed == is_rekeyed]
    due = min((way.due.isoformat() for _, way in own if not way.order_no), default="")
    return replace(_line(name, Tender.CARD, [row for row, _ in own]), present_by=due, is_rekeyed=is_rekeyed)


def good_sales(rows: Sequence[SaleRow]) -> int:
    """How many sales stand; one by two tenders is one."""
    return sum(row.kind == "sale" and not (row.voided_by_seq or row.part_of_seq) for row in rows)


def day_sums(rows: Sequence[SaleRow]) -> Sums:
    """A day's sales and refunds as they were keyed, and what of them was struck out."""
    return Sums.of(rows)


def _line(name: str, tender: Tender, rows: Sequence[SaleRow]) -> TenderLine:
    sales = [row for row in rows if row.kind == "sale"]
    refunds = [row for row in rows if row.kind == "refund"]
    return TenderLine(
        name=name,
        tender=tender,
        count=len(sales),
        gross_minor=sum(row.amount_minor for row in sales),
        tax_minor=sum(row.tax_minor for row in sales),
        refunds=len(refunds),
        refunded_minor=sum(row.amount_minor for row in refunds),
        refunded_tax_minor=sum(row.tax_minor for row in refunds),
    )


def hour_lines(rows: Sequence[SaleRow]) -> tuple[tuple[int, int, int], ...]:
    """Good sales by the hour of the store's clock: (hour, sales, gross in minor units).

    They stand in the order in which the day saw them: what was sold after midnight is last.

    A slip of the day counts at the hour that is written on it; one of a day before at the hour it was keyed.
    """
    hours: dict[datetime, tuple[int, int]] = {}
    for row in rows:
        if row.kind == "sale" and not row.voided_by_seq:
            at_ms = row.taken_ms if row.taken_ms and written_on(row).isoformat() == row.day else row.wall_ms
            hour = local_time(at_ms, row.offset_min).replace(minute=0, second=0, microsecond=0, tzinfo=None)
            sales, gross_minor = hours.get(hour, (0, 0))
            hours[hour] = (sales + (not row.part_of_seq), gross_minor + row.amount_minor)
    by_clock: dict[int, tuple[int, int]] = {}
    for at in sorted(hours):
        sales, gross_minor = by_clock.get(at.hour, (0, 0))  # a day that stays open till the next has an hour twice
        by_clock[at.hour] = (sales + hours[at][0], gross_minor + hours[at][1])
    return tuple((hour, *both) for hour, both in by_clock.items())


def risk_lines(rows: Sequence[SaleRow], policy: Policy) -> tuple[RiskLine, ...]:
    """Good card slips that Finance should look at first, by what is odd about them."""
    card = [row for row in rows if row.kind == "sale" and row.tender == Tender.CARD and not row.voided_by_seq]
    return tuple(_risk(name, [row.seq for row in card if is_odd(row, policy)], rows) for name, is_odd in _RISKS)


def in_a_row_lines(rows: Sequence[SaleRow], policy: Policy) -> tuple[RiskLine, ...]:
    """Slips of one clerk in a row, on other cards, without a code since each stayed below a limit; if any.

    They may be one sale. Nobody could know it at the register, where many customers buy little, one after another.
    """
    good = (row for row in rows if row.kind == "sale" and row.tender == Tender.CARD and not row.voided_by_seq)
    bare = sorted((row for row in good if not row.approval), key=lambda row: (row.clerk, _taken_ms(row), row.seq))
    seqs = {
        row.seq
        for one, then in pairwise(bare)
        for row in (one, then)
        if _may_be_one_sale(one, then, policy)
    }  # fmt: skip
    return (_risk("In a row without a code, together above a limit", sorted(seqs), rows),) if seqs else ()


def _may_be_one_sale(one: SaleRow, then: SaleRow, policy: Policy) -> bool:
    together_minor = one.amount_minor + then.amount_minor
    near = _taken_ms(then) - _taken_ms(one) <= policy.same_customer_minutes * _MINUTE_MS
    alone = any(policy.needs_approval(row.brand, row.amount_minor) for row in (one, then))
    above = any(policy.needs_approval(row.brand, together_minor) for row in (one, then))
    return near and above and not alone and one.clerk == then.clerk and one.last4 != then.last4


def _taken_ms(row: SaleRow) -> int:
    return row.taken_ms or row.wall_ms


def late_line(lines: Sequence[Line], rows: Sequence[SaleRow]) -> RiskLine:
    """Good sales whose slip was written on an earlier day than they were keyed: each with its own claimed time."""
    late = [seq for seq, written, envelope, _ in _written(lines, rows) if written.isoformat() < envelope.day]
    taken = {row.seq: row.taken_ms for row in rows}
    return replace(_risk("Written on an earlier day", late, rows), written=tuple((seq, taken[seq]) for seq in late))


def overdue_line(lines: Sequence[Line], rows: Sequence[SaleRow], policy: Policy) -> RiskLine:
    """Good card slips whose brand's deadline was over before the day on which the last entry was written."""
    envelope = lines[-1][1]
    today = max(local_time(envelope.wall_ms, envelope.offset_min).date(), date.fromisoformat(envelope.day))
    late = [
        seq
        for seq, written, _, act in _written(lines, rows)
        if act.tender == Tender.CARD and policy.present_by(act.brand, written) < today
    ]
    return _risk("Past the brand's deadline", late, rows)


def _written(lines: Sequence[Line], rows: Sequence[SaleRow]) -> Iterable[tuple[int, date, Envelope, Sale]]:
    """Every good sale's number with the day on which its slip was written, by the slip's own word or as keyed."""
    good = {row.seq for row in rows if row.kind == "sale" and not row.voided_by_seq}
    for entry, envelope, act in lines:
        if isinstance(act, Sale) and entry.seq in good:
            claimed = local_time(act.happened_ms, envelope.offset_min).date() if act.happened_ms else None
            yield entry.seq, claimed or date.fromisoformat(envelope.day), envelope, act


def _risk(name: str, seqs: Iterable[int], rows: Sequence[SaleRow]) -> RiskLine:
    amounts, every = {row.seq: row.amount_minor for row in rows}, tuple(seqs)
    return RiskLine(name=name, count=len(every), amount_minor=sum(amounts[seq] for seq in every), seqs=every)


def at_risk(risks: Sequence[RiskLine], rows: Sequence[SaleRow]) -> tuple[int, int]:
    """How many entries stand in these lines and how much money, each once, however much is odd about it."""
    once = _risk("", sorted({seq for risk in risks for seq in risk.seqs}), rows)
    return once.count, once.amount_minor


def too_late_line(rows: Sequence[SaleRow], day: str, policy: Policy) -> RiskLine | None:
    """Good card slips that were beyond their brand's last deadline on this day already; None where none was."""
    good = [row for row in rows if row.kind == "sale" and row.tender == Tender.CARD and not row.voided_by_seq]
    today = date.fromisoformat(day)
    late = [row for row in good if policy.wait_of(row.brand, written_on(row), today) is Wait.REVIEW]
    return risk_line("Too late to be charged unseen", late)


def reviewed_rows(lines: Sequence[Line], sale_of: Callable[[int], SaleRow | None]) -> tuple[SaleRow, ...]:
    """Slips, most of earlier days, too late to be keyed unseen, that somebody in charge let through on this one."""
    found = (sale_of(act.reviewed_seq) for _, _, act in lines if isinstance(act, DraftReviewed))
    return tuple(row for row in found if row is not None)


def risk_line(name: str, rows: Sequence[SaleRow]) -> RiskLine | None:
    """These rows under this name; None where there are none."""
    return _risk(name, [row.seq for row in rows], rows) if rows else None


def own_refunds(lines: Sequence[Line], rows: Sequence[SaleRow], sold_by: SoldBy) -> tuple[SaleRow, ...]:
    """Refunds that stand, on a sale that the same person had keyed, and that nobody else signed.

    The limit for a second person is each sale's: below it a clerk pays out of the drawer as often as they like. What is
    given back alone is on a sale of this register; on one of a damaged book before it names the sale's claim code.
    """
    standing = {row.seq: row for row in rows if row.kind == "refund" and not row.voided_by_seq}
    return tuple(
        standing[entry.seq]
        for entry, envelope, act in lines
        if isinstance(act, Refund) and not act.approver and entry.seq in standing and sold_by(act) == envelope.clerk
    )


def alone_lines(
    lines: Sequence[Line], rows: Sequence[SaleRow], initials_of: Callable[[str], str]
) -> tuple[AloneLine, ...]:
    """Who gave money back without a second person, most first: what the policy holds to a sum a day."""
    standing = {row.seq for row in rows if row.kind == "refund" and not row.voided_by_seq}
    given: dict[str, list[int]] = {}
    for entry, envelope, act in lines:
        if isinstance(act, Refund) and not act.approver and entry.seq in standing:
            given.setdefault(envelope.clerk, []).append(act.amount_minor)
    every = (AloneLine(by=initials_of(who), count=len(each), amount_minor=sum(each)) for who, each in given.items())
    return tuple(sorted(every, key=lambda line: (-line.amount_minor, line.by)))


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
    """Good slips imprinted while the plate was known to be wrong: another merchant would be paid for them.

    A slip that was written before that, and is keyed late, had the plate of its own day.
    """
    if not any(isinstance(act, PlateChecked) and not act.is_right for _, _, act in lines):
        return ()
    good = {row.seq: row for row in rows if row.imprint == Imprint.IMPRINTED and not row.voided_by_seq}
    seqs: list[int] = []
    wrong_ms: int | None = None
    for entry, envelope, act in lines:
        if isinstance(act, PlateChecked):
            wrong_ms = None if act.is_right else envelope.wall_ms
        elif wrong_ms is not None and entry.seq in good:
            row = good[entry.seq]
            if (row.taken_ms or row.wall_ms) >= wrong_ms:
                seqs.append(entry.seq)
    return (_risk("Imprinted with a wrong plate", seqs, rows),)


def limit_lines(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[RiskLine, ...]:
    """Good slips above the register's limit, each agreed to by a second person; nothing where there is none."""
    good = {row.seq for row in rows if row.kind == "sale" and not row.voided_by_seq}
    seqs = [entry.seq for entry, _, act in lines if isinstance(act, Sale) and act.limit_by and entry.seq in good]
    return (_risk("Above the register's limit", seqs, rows),) if seqs else ()


def declined_lines(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[RiskLine, ...]:
    """Good slips on last four that were declined under another brand; nothing where there is none."""
    good = {row.seq for row in rows if row.kind == "sale" and not row.voided_by_seq}
    seqs = [entry.seq for entry, _, act in lines if isinstance(act, Sale) and act.other_card_by and entry.seq in good]
    return (_risk("Last four of a declined card", seqs, rows),) if seqs else ()


def largest_lines(rows: Sequence[SaleRow], initials_of: Callable[[str], str], *, most: int) -> tuple[StruckLine, ...]:
    """So many of the largest good sales, the largest first; one by two tenders is one, and all that was paid."""
    good = [row for row in rows if row.kind == "sale" and not (row.voided_by_seq or row.part_of_seq)]
    largest = sorted(good, key=lambda row: (-row.amount_minor - row.rest_minor, row.seq))[:most]
    return tuple(
        StruckLine(
            seq=row.seq,
            text=grouped(row.slip) if row.slip else "cash",
            by=initials_of(row.clerk),
            amount_minor=row.amount_minor + row.rest_minor,
        )
        for row in largest
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


def override_lines(
    lines: Sequence[Line], rows: Sequence[SaleRow], initials_of: Callable[[str], str]
) -> tuple[StruckLine, ...]:
    """Items of good sales that went for another price than the list's, with who keyed it and who agreed."""
    good = {row.seq for row in rows if not row.voided_by_seq}
    return tuple(
        StruckLine(
            seq=entry.seq,
            text=f"{line.name}, {line.reason}" if line.reason else line.name,
            by=" ".join(initials_of(number) for number in (envelope.clerk, act.override_by) if number),
            amount_minor=line.amount_minor - replace(line, price_minor=line.list_price_minor).amount_minor,
        )
        for entry, envelope, act in lines
        if isinstance(act, Sale) and entry.seq in good
        for line in act.basket.lines
        if line.overridden
    )


def spoil_notes(lines: Sequence[Line], initials_of: Callable[[str], str]) -> tuple[GapNote, ...]:
    """Slips that were ruined before they were a sale, each with its reason."""
    return tuple(
        GapNote(slips=act.slips, explanation=act.reason, initials=initials_of(envelope.clerk), how=Fate.SPOILED)
        for _, envelope, act in lines
        if isinstance(act, SlipSpoiled)
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
            found = (entry.seq, f"refund of {of or f'entry {entry_words(act.refund_of_seq)}'}", act.amount_minor)
        else:
            continue
        by = " ".join(initials_of(number) for number in people if number)
        struck.append(StruckLine(seq=found[0], text=found[1], by=by, amount_minor=found[2]))
    return tuple(struck)


def pickup_lines(lines: Sequence[Line], initials_of: Callable[[str], str]) -> tuple[PickUpLine, ...]:
    """Online orders that stand as handed over or wait on the hold list, by the day's own last step with each."""
    last = {
        order_key(act.order_no): (entry, envelope, act) for entry, envelope, act in lines if isinstance(act, PickUp)
    }
    return tuple(
        PickUpLine(
            seq=entry.seq,
            wall_ms=envelope.wall_ms,
            order_no=act.order_no,
            is_held=act.state == PickUpState.HELD,
            by=initials_of(envelope.clerk),
        )
        for entry, envelope, act in sorted(last.values(), key=lambda line: line[0].seq)
        if act.state in {PickUpState.RELEASED, PickUpState.HELD}
    )


def policy_versions(lines: Sequence[Line], now: str) -> str:
    """The versions of the policy that the day's sales were taken under, as they came; else the one of `now`."""
    said = dict.fromkeys(act.policy for _, _, act in lines if isinstance(act, Sale) and act.policy)
    return ", ".join(said) or now
