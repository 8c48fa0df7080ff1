"""What the register has in view: today's rows, sums and the next slip. Till room: reads the book, writes nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.presentment import Road
from shoebox.domain.slip import TAIL_ASKED_MOST, Pad
from shoebox.storage.book import Book, DaySum
from shoebox.storage.projections import FOUND
from shoebox.till.day_rows import DayRows
from shoebox.till.drafts import Today


def look(book: Book, arrived: Collection[str] = ()) -> Today:
    """Today as the book has it, from the beginning: read again where somebody wrote to it meanwhile.

    `arrived` are the numbers of boxes whose paper head office has: their drafts wait for nothing here.
    """
    while True:
        before = book.head().seq
        seen = _look(book, before, arrived)
        if book.head().seq == before:
            return seen


def _look(book: Book, entries: int, arrived: Collection[str]) -> Today:
    opened = book.open_day()
    day = opened.day if opened is not None else ""
    rows = DayRows(partial(book.sales_between, day), book.day_seqs(day)).read(0)
    good = book.day_sums(day)
    tenders = {str(tender): 0 for tender in Tender}
    for part in good:
        tenders[part.tender] = tenders.get(part.tender, 0) + signed_minor(part)
    seen = Today(
        incident=book.incident(),
        day=day,
        rows=rows,
        sales=sum(part.count for part in good if part.kind == "sale" and not part.is_part),
        tenders=tuple(tenders.items()),
        unsent=book.unsent(),
        oldest_ms=book.waiting_since(arrived),
        entries=entries,
        pad=None,
        pad_left=0,
        next_slip="",
        last=rows[0] if rows else book.last_sale(),
        drafts_minor=book.unheld_minor(),
        slips=book.card_slips(day),
    )
    return _with_pad(book, seen)


def after_sale(book: Book, seen: Today, row: SaleRow, arrived: Collection[str] = ()) -> Today:
    """Today with one more sale, without reading the whole day again for each customer."""
    known = seen.incident is not None and seen.incident.seq == row.incident_seq
    if (seen.day, seen.entries) != (row.day, row.seq - 1) or row.kind != "sale" or row.rest_minor or not known:
        return look(book, arrived)
    tenders = dict(seen.tenders)
    tenders[row.tender] = tenders.get(row.tender, 0) + row.amount_minor
    on_slip = row.tender == Tender.CARD
    more = replace(
        seen,
        rows=seen.rows.followed_by(row),
        sales=seen.sales + 1,
        tenders=tuple(tenders.items()),
        unsent=seen.unsent + 1,
        oldest_ms=_with_slip(seen, row) if on_slip else seen.oldest_ms,
        entries=row.seq,
        last=row,
        drafts_minor=seen.drafts_minor + (row.amount_minor if on_slip else 0),
        slips=seen.slips + on_slip,
    )
    return _pad_after(book, more, row.slip) if row.slip else more


def _with_slip(seen: Today, row: SaleRow) -> dict[tuple[str, Road], int]:
    """The earlier time counts: slips are keyed in any order, and a clock may have been set back between two."""
    rekey = seen.incident is not None and seen.incident.is_rekeyed
    key = (row.brand, Road.TILL if rekey else Road.BOX)
    return seen.oldest_ms | {key: min(row.taken_ms, seen.oldest_ms.get(key, row.taken_ms))}


def signed_minor(row: SaleRow | DaySum) -> int:
    """What a good row, or what such rows come to, adds to a total."""
    return row.amount_minor if row.kind == "sale" else -row.amount_minor


def _with_pad(book: Book, seen: Today) -> Today:
    pad, next_slip = _next_slip(book)
    left = len(pad) - book.taken_of(pad) if pad is not None else 0
    return replace(seen, pad=pad, pad_left=left, next_slip=next_slip)


def _pad_after(book: Book, seen: Today, slip: str) -> Today:
    """The pad with one number more taken; looked at from the beginning where it was another pad, or its last number."""
    if seen.pad is None or slip not in seen.pad:
        return _with_pad(book, seen)
    following = _free_after(book, seen.pad, slip)
    if not following:
        return _with_pad(book, seen)
    # Counted in the book: a number whose sale was struck out was taken before, and is keyed again.
    return replace(seen, pad_left=len(seen.pad) - book.taken_of(seen.pad), next_slip=following)


def _next_slip(book: Book) -> tuple[Pad | None, str]:
    """The number after the one used last, in its pad; in the next pad where that one is at its end."""
    pads = book.pads()
    last = book.last_slip()
    in_hand = [pad for pad in pads if last in pad]
    for pad in [*in_hand, *(pad for pad in pads if pad not in in_hand)]:
        highest = last if last in pad else book.highest_of(pad)
        following = pad.first if not highest else _free_after(book, pad, highest)
        if following:
            return pad, following
    return (in_hand[0], "") if in_hand else (None, "")


def is_out_of_turn(book: Book, slip: str) -> bool:
    """Whether a number lies further behind the last one used of its pad than slips are skipped by mistake."""
    pad = next((pad for pad in book.pads() if slip in pad), None)
    if pad is None:
        return False
    highest = book.highest_of(pad)
    return int(slip) - (int(highest) if highest else int(pad.first) - 1) > TAIL_ASKED_MOST


def _free_after(book: Book, pad: Pad, slip: str) -> str:
    width = len(pad.first)
    for number in range(int(slip) + 1, int(pad.last) + 1):
        following = f"{number:0{width}d}"
        mark = book.slip_mark(following)
        if book.sale_by_slip(following) is None and (mark is None or mark[0] == FOUND):
            return following
    return ""
