"""What a new book of a register takes over from the damaged one before it. Storage room: pure, reads what is left.

Incident, pads and the open day come along from every entry that proves itself; of sales, refunds, slips and orders the
new book keeps a memory, see `shoebox.storage.books_before`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from shoebox.domain.act import Act
from shoebox.domain.acts import CashMove, DayOpened, DrawerGiven, DrawerOpened, IncidentDeclared
from shoebox.domain.acts_before import BookBefore, LostBefore, SentBefore
from shoebox.domain.day import SaleRow
from shoebox.domain.drawer import FIRST
from shoebox.domain.entry import Kind, Tender
from shoebox.domain.incident import Incident
from shoebox.domain.slip import Pad
from shoebox.storage.former_book import FormerBook
from shoebox.storage.projections import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a new epoch takes over from the one before."""

    before: tuple[Act, ...] = ()  # what is left of the books before, and what head office holds of them
    incident: IncidentDeclared | None = None
    pads: tuple[Pad, ...] = ()
    opened: tuple[Act, ...] = ()  # the day's opening, and that of its other drawers
    day: str = ""


def carried(former: FormerBook, *, file: str, fault: str, digest: bytes) -> Carried:
    """The incident, pads, and the open day with what its drawers must hold by now."""
    day, held = former.open_day(), former.incident()
    incident = former.act(held.seq) if held is not None and held.is_on else None
    rows = [row for row in former.sales(day.day) if row.seq not in former.unproven] if day is not None else []
    since = tuple(line for line in former.acts(day.day) if line[0].seq >= day.opened_seq) if day is not None else ()
    return Carried(
        before=(*_earlier(former), *_left_of(former, file=file, fault=fault, digest=digest)),
        incident=_gone_on(incident, held) if isinstance(incident, IncidentDeclared) and held is not None else None,
        pads=former.pads(),
        opened=_opened_again(since, rows),
        day=day.day if day else "",
    )


def _gone_on(declared: IncidentDeclared, held: Incident) -> IncidentDeclared:
    """As it stands by now: under head office's number and lane, where it was joined to one of theirs."""
    return replace(declared, number=held.number, rescue_lane=held.rescue_lane)


def _left_of(former: FormerBook, *, file: str, fault: str, digest: bytes) -> tuple[Act, ...]:
    left = book_before(former, file=file, fault=fault, digest=digest)
    signed_seq = former.signed_seq()
    sent = SentBefore(epoch=former.epoch, held_seq=signed_seq, until_seq=0, needs=())
    return (left, sent) if signed_seq else (left,)


def book_before(former: FormerBook, *, file: str, fault: str, digest: bytes) -> BookBefore:
    """What the next book says of this one."""
    return BookBefore(
        epoch=former.epoch,
        file=file,
        fault=fault,
        last_seq=former.whole.seq,
        head=former.whole.hash.hex(),
        seen_seq=former.seen_seq,
        lost=former.lost,
        digest=digest.hex(),
        **{f"grand_{name}": value for name, value in asdict(former.grand()).items()},
    )


def _earlier(former: FormerBook) -> tuple[Act, ...]:
    """What it says itself of the books before it, each word as it was said last."""
    said: dict[tuple[Kind, int], Act] = {}
    for kind in (Kind.BOOK_BEFORE, Kind.SENT_BEFORE, Kind.LOST_BEFORE):
        for _, _, act in former.of_kind(kind):
            if isinstance(act, BookBefore | SentBefore | LostBefore):
                said[kind, act.epoch] = act
    return tuple(said.values())


_INTO_DRAWER = {Kind.PAID_IN: 1, Kind.CHANGE_FETCHED: 1, Kind.PAID_OUT: -1, Kind.SAFE_DROP: -1}


def _opened_again(lines: Sequence[Line], rows: Sequence[SaleRow]) -> tuple[Act, ...]:
    """The day's opening for a new epoch, under the next Z number: the old number stays with the book set aside.

    Each drawer begins with the cash that must be in it by now, and stays whose it was. By how much its first float was
    off is in the books once, where it was counted.
    """
    holds: Counter[str] = Counter()
    for row in rows:
        if row.tender == Tender.CASH and not row.voided_by_seq:
            holds[row.drawer] += row.amount_minor if row.kind == "sale" else -row.amount_minor
    for entry, _, act in lines:
        if isinstance(act, CashMove):
            holds[act.drawer] += act.amount_minor * _INTO_DRAWER[Kind(entry.kind)]
    again: list[Act] = []
    for _, _, act in lines:
        if isinstance(act, DayOpened):
            held_minor = act.float_minor + holds[FIRST]
            again.append(replace(act, z_no=act.z_no + 1, float_minor=held_minor, float_off_minor=0))
        elif isinstance(act, DrawerOpened):
            again.append(replace(act, float_minor=act.float_minor + holds[act.drawer], float_off_minor=0))
        elif isinstance(act, DrawerGiven):
            again.append(act)
    return tuple(again)
