"""Looking into a book: everything a room may ask, answered with frozen values. Storage room: reads only.

A check inside the writer's lock gets the same view, so what it sees is what the new entry will follow.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from shoebox.domain.act import Act
from shoebox.domain.acts import DayOpened, DrawerOpened, PadIssued, PadsReceived, Refund, Sale, SlipRange
from shoebox.domain.acts_slips import NumbersBack
from shoebox.domain.carrying import Place
from shoebox.domain.chain import SEQ_MAX, Head
from shoebox.domain.correction import FACTS, CorrectionRow
from shoebox.domain.day import SaleRow
from shoebox.domain.drawer import FIRST, OpenDrawer
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.given_back import GivenBack, Receipt, receipt_mark, store_key
from shoebox.domain.item import Basket
from shoebox.domain.pickup import PickUpRow, PickUpState
from shoebox.domain.slip import Pad, TakenFrom, left_of
from shoebox.storage.book_tables import CORRECTION_ROW, PICKUP_ROW
from shoebox.storage.incident_view import SALE, sale_of
from shoebox.storage.projections import FOUND, LOST, STANDING_MARK, STOLEN, read_line
from shoebox.storage.refund_view import RefundView

if TYPE_CHECKING:
    from shoebox.storage.books_before import Owed

_ENTRY = "SELECT register, epoch, seq, kind, body, prev, hash, sig FROM entry "
_ENTRY_BY_DAY = _ENTRY + "WHERE seq IN (SELECT seq FROM place WHERE day = ?) ORDER BY seq"  # noqa: S608
_ENTRY_BY_KIND = _ENTRY + "WHERE seq = (SELECT max(seq) FROM place WHERE kind = ?)"  # noqa: S608
_ENTRIES_OF_KIND = _ENTRY + "WHERE seq IN (SELECT seq FROM place WHERE kind = ?) ORDER BY seq"  # noqa: S608
_ENTRY_BY_ID = _ENTRY + "WHERE seq = (SELECT seq FROM place WHERE entry_id = ?)"  # noqa: S608
_OF_DAY = "WHERE seq >= (SELECT min(opened_seq) FROM day_row WHERE day = ?1) AND day = ?1 "
_SEQS_OF_DAY = "(SELECT seq FROM sale_row " + _OF_DAY + ")"  # noqa: S608
_SALE_BY_DAY = SALE + _OF_DAY + "ORDER BY seq"
_DAY_SUMS = (
    "SELECT kind, tender, part_of_seq > 0, count(*), sum(amount_minor) FROM sale_row "  # noqa: S608
    + _OF_DAY
    + "AND voided_by_seq = 0 GROUP BY 1, 2, 3"
)
_CORRECTION = f"SELECT {', '.join(CORRECTION_ROW.names)} FROM correction_row "  # noqa: S608
_PICKUP = f"SELECT {', '.join(PICKUP_ROW.names)} FROM pickup_row "  # noqa: S608
_HELD = (
    _PICKUP + "WHERE state = ? AND seq IN (SELECT max(seq) FROM pickup_row GROUP BY order_key) "  # noqa: S608
    "ORDER BY seq LIMIT ?"
)
HELD_SHOWN_MAX = 500
_REFUNDS = (
    SALE + "WHERE seq IN (SELECT seq FROM place WHERE kind = 'refund') AND voided_by_seq = 0 "  # noqa: S608
    "AND ?2 IN ('', day) ORDER BY seq DESC LIMIT ?1"
)
_OUTSIDE = SALE + "WHERE outside_receipt <> '' AND kind = 'refund' AND voided_by_seq = 0 ORDER BY seq DESC"
_GONE = _HELD.replace("ORDER BY seq", "ORDER BY seq DESC")
_LATE_ENTRIES = "seq > (SELECT max(seq) FROM sale_row) - 500 AND "
_TAKEN = (
    "taken_ms BETWEEN ? AND ? AND tender = 'card' AND kind = 'sale' AND voided_by_seq = 0 ORDER BY seq DESC LIMIT 100"
)
_PAGE_ENTRIES = 500
PUT_DOWN = {
    TakenFrom.PAD: Kind.PAD_ISSUED,
    TakenFrom.CUPBOARD: Kind.PADS_RECEIVED,
    TakenFrom.TO_PRINT: Kind.SLIP_RANGE,
}


@dataclass(frozen=True, slots=True)
class OpenDay:
    """The business day that is open now."""

    day: str
    z_no: int
    opened_seq: int


@dataclass(frozen=True, slots=True)
class DaySum:
    """Good rows of a business day that are of one kind and tender, first or later parts of their sales."""

    kind: str  # "sale" or "refund"
    tender: str
    is_part: bool
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A business day that can't be written to any more."""

    day: str
    z_no: int
    opened_seq: int
    closed_seq: int


@dataclass(frozen=True, slots=True)
class SlipPlace:
    """Where a pad's number stands: ``used`` or marked as something else, in which entry, and what struck it out.

    From entry ``gone_seq`` on it stands there no more: the paper has another number, or what was lost turned up.
    """

    slip: str
    seq: int
    state: str
    voided_by_seq: int
    gone_seq: int = 0


class BookView(RefundView):
    """The questions a book answers. Safe to ask from any thread; one at a time."""

    def __init__(self) -> None:
        self.store, self.register, self.epoch = "", "", 0
        self._turn = threading.RLock()
        self._db: sqlite3.Connection
        self._head: Head

    @property
    def place(self) -> Place:
        """Whose book this is."""
        return Place(store=self.store, register=self.register, epoch=self.epoch)

    def head(self) -> Head:
        """The last entry; seq 0 before the first."""
        with self._turn:
            return self._head

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """Entries in order, both ends included; read in pages, so a long book is never held whole."""
        last = self._head.seq if last is None else last
        while first <= last:
            page = self._rows(_ENTRY + "WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?", first, last, _PAGE_ENTRIES)
            if not page:
                return
            yield from (Entry(*row) for row in page)
            first = page[-1][2] + 1

    def acts(self, day: str) -> tuple[tuple[Entry, Envelope, Act], ...]:
        """Every entry that carries this business day, with what it says, in order."""
        rows = self._rows(_ENTRY_BY_DAY, day)
        return tuple(read_line(Entry(*row)) for row in rows)

    def latest(self, kind: Kind) -> tuple[Entry, Envelope, Act] | None:
        """The last entry of a kind."""
        found = self._rows(_ENTRY_BY_KIND, str(kind))
        return read_line(Entry(*found[0])) if found else None

    def of_kind(self, kind: Kind) -> tuple[tuple[Entry, Envelope, Act], ...]:
        """Every entry of a kind, in order; for kinds of which a book has few."""
        return tuple(read_line(Entry(*row)) for row in self._rows(_ENTRIES_OF_KIND, str(kind)))

    def of_kind_ever(self, kind: Kind) -> tuple[tuple[Entry, Envelope, Act], ...]:
        """As `of_kind`, those of books before this one first; numbers below zero name them."""
        return self.of_kind(kind)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry that was saved under this id."""
        found = self._rows(_ENTRY_BY_ID, entry_id)
        return Entry(*found[0]) if found else None

    def sales(self, day: str) -> tuple[SaleRow, ...]:
        """Sales and refunds of a business day as they were keyed, in order: a closed day is the same for ever."""
        made = self._rows(_CORRECTION + "WHERE corrects_seq IN " + _SEQS_OF_DAY, day)
        corrections = tuple(_correction(row) for row in made)
        return as_it_was(as_keyed(self.sales_now(day), corrections), corrections)

    def sales_now(self, day: str) -> tuple[SaleRow, ...]:
        """The same as they stand now, corrections of later days taken in."""
        return tuple(sale_of(row) for row in self._rows(_SALE_BY_DAY, day))

    def sales_now_ever(self, day: str) -> tuple[SaleRow, ...]:
        """As `sales_now`, those of books before this one first; numbers below zero name them."""
        return self.sales_now(day)

    def keyed(self, row: SaleRow) -> SaleRow:
        """A sale as it was keyed, and as its receipt was printed."""
        return as_keyed((row,), self.corrections_of(row.seq))[0]

    def corrections_of(self, seq: int) -> tuple[CorrectionRow, ...]:
        """The corrections of the sale that is this entry, in order; the last one stands."""
        return tuple(_correction(row) for row in self._rows(_CORRECTION + "WHERE corrects_seq = ? ORDER BY seq", seq))

    def day_seqs(self, day: str) -> array[int]:
        """The entry numbers of `sales`, without the rows."""
        rows = self._rows("SELECT seq FROM sale_row " + _OF_DAY + "ORDER BY seq", day)  # noqa: S608
        return array("q", (seq for (seq,) in rows))

    def day_sums(self, day: str) -> tuple[DaySum, ...]:
        """What the good ones of `sales` come to."""
        rows = self._rows(_DAY_SUMS, day)
        return tuple(DaySum(kind, tender, bool(part), *sums) for kind, tender, part, *sums in rows)

    def sales_between(self, day: str, first: int, last: int) -> tuple[SaleRow, ...]:
        """Those of `sales` from one entry to another, both included."""
        rows = self._rows(SALE + "WHERE seq BETWEEN ? AND ? AND day = ? ORDER BY seq", first, last, day)
        return tuple(sale_of(row) for row in rows)

    def rows_after(self, seq: int) -> tuple[SaleRow, ...]:
        """Sales and refunds that were saved after an entry, of whatever day."""
        return tuple(map(sale_of, self._rows(SALE + "WHERE seq > ? ORDER BY seq", seq)))

    def sale(self, seq: int) -> SaleRow | None:
        """The sale or refund that is this entry."""
        return self._sale_where("seq = ?", seq)

    def is_proven(self, _row: SaleRow) -> bool:
        """Whether a row stands on an entry that proves itself, as all do in a book that was found whole."""
        return True

    def owed_before(self) -> tuple[Owed, ...]:
        """What head office has not signed for of books before this one."""
        return ()

    def slips_before(self, _day: str) -> frozenset[str]:
        """Slip numbers of a business day in books before this one: their paper lies in the same box."""
        return frozenset()

    def acts_before(self, _day: str) -> tuple[tuple[Entry, Envelope, Act], ...]:
        """Proven entries of a business day in books before this one, in order; numbers below zero name them."""
        return ()

    def incomplete_before(self) -> frozenset[int]:
        """Epochs of earlier books of this register of which not all is here; a register's own book has what is left."""
        return frozenset()

    def only_seen_before(self, _day: str) -> tuple[SaleRow, ...]:
        """Sales and refunds of a business day in books before this one that stand on no entry which proves itself."""
        return ()

    def basket(self, seq: int) -> Basket | None:
        """The items of the sale that is this entry, or its certificate alone; None where it has neither."""
        act = self.act(seq) if self.sale(seq) is not None else None
        basket = act.basket if isinstance(act, Sale | Refund) else None
        return basket if basket is not None and (basket.lines or basket.exempt) else None

    def whole_sale(self, row: SaleRow) -> tuple[SaleRow, SaleRow | None]:
        """The sale this row is of: its first entry, and the one of the rest where it was paid by two tenders."""
        first = row if not row.part_of_seq else self.sale(row.part_of_seq)
        assert first is not None, "a part follows its first entry"
        return first, self.sale(first.seq + 1) if first.rest_minor else None

    def given_back_minor(self, row: SaleRow) -> int:
        """What went back so far of the whole sale this row is of, by either of its tenders."""
        return sum(part.refunded_minor for part in self.whole_sale(row) if part is not None)

    def refunds_like(self, outside: Receipt) -> tuple[SaleRow, ...]:
        """Refunds that stand on receipts of this one's store, day and amount under other numbers, newest first."""
        rows = map(sale_of, self._rows(_OUTSIDE))
        return tuple(
            row for row in rows if row.outside_receipt != outside.number
            and store_key(row.outside_store) == store_key(outside.store) and self._says(row, outside)
        )  # fmt: skip

    def _says(self, row: SaleRow, outside: Receipt) -> bool:
        found = [read_line(entry)[2] for entry in self.entries(row.seq, row.seq)]  # none for one that was only seen
        return any(
            isinstance(act, Refund) and (act.outside_day, act.outside_minor) == (outside.day, outside.paid_minor)
            for act in found
        )

    def counts_already(self, told: GivenBack, marks: Collection[str]) -> bool:
        """Whether what the store was told of is a refund of this register on one of these receipts itself.

        One on the same sale under another number is not: whoever asks by these marks has not counted it.
        """
        return told.register == self.register and is_refund_on(self.sale(told.seq), told, marks)

    def refunds_given(self, most: int, day: str = "") -> tuple[SaleRow, ...]:
        """The refunds of this book that stand, the newest first; of one business day where it is named."""
        return tuple(map(sale_of, self._rows(_REFUNDS, most, day)))

    def sale_by_slip(self, slip: str) -> SaleRow | None:
        """The good sale or refund on this slip number; the last one struck out where there is none."""
        found = "slip = ? ORDER BY voided_by_seq > 0, seq DESC LIMIT 1"
        return self._sale_where(found, slip) if slip else None

    def sale_by_claim(self, code: str) -> SaleRow | None:
        """The sale or refund with this claim code of eight letters."""
        return self._sale_where("claim_code = ? ORDER BY seq LIMIT 1", code)

    def sale_on_receipt(self, number: str) -> SaleRow | None:
        """The sale or refund whose receipt or slip has this number: claim code, slip, or the slip as it was keyed."""
        return self.sale_by_claim(number) or self.sale_by_slip(number) or self.sale_keyed_under(number)

    def sale_keyed_under(self, slip: str) -> SaleRow | None:
        """The sale that was keyed under this slip number, and that a correction has under another."""
        keyed = "seq = (SELECT corrects_seq FROM correction_row WHERE was_slip = ?1 AND after_seq = 0 AND slip <> ?1)"
        return self._sale_where(keyed, slip) if slip else None

    def receipt_numbers(self, row: SaleRow) -> tuple[str, ...]:
        """All numbers by which the receipt or the slip of the whole sale that this row is of may be known."""
        first = self.whole_sale(row)[0]
        return tuple(dict.fromkeys(filter(None, (first.claim_code, first.slip, self.keyed(first).slip))))

    def sale_by_id(self, entry_id: str) -> SaleRow | None:
        """The sale or refund that was saved under this id."""
        return self._sale_where("seq = (SELECT seq FROM place WHERE entry_id = ?)", entry_id)

    def last_sale(self) -> SaleRow | None:
        """The sale or refund that was saved last, of whatever day."""
        return self._sale_where("seq = (SELECT max(seq) FROM sale_row)")

    def twins(self, last4: str, amount_minor: int, since_ms: int) -> tuple[SaleRow, ...]:
        """Good sales since a wall time with these last four and this amount, newest first."""
        good = "WHERE last4 = ? AND amount_minor = ? AND wall_ms >= ? AND kind = 'sale' AND voided_by_seq = 0 "
        rows = self._rows(SALE + good + "ORDER BY seq DESC LIMIT 20", last4, amount_minor, since_ms)
        return tuple(sale_of(row) for row in rows)

    def on_card(self, last4: str, since_ms: int, until_ms: int) -> tuple[SaleRow, ...]:
        """Good card sales with these last four that were taken between two times, newest first; at most a hundred."""
        return tuple(
            sale_of(row) for row in self._rows(SALE + "WHERE last4 = ? AND " + _TAKEN, last4, since_ms, until_ms)
        )

    def on_cards(self, since_ms: int, until_ms: int) -> tuple[SaleRow, ...]:
        """The same on any card, among the book's last five hundred entries: no index leads to a time."""
        return tuple(sale_of(row) for row in self._rows(SALE + "WHERE " + _LATE_ENTRIES + _TAKEN, since_ms, until_ms))

    def slip_mark(self, slip: str) -> tuple[str, int] | None:
        """What was said last of a number that is no sale, such as ``spoiled``, and the entry that said so."""
        found = self._rows("SELECT state, seq FROM slip_mark WHERE slip = ? ORDER BY seq DESC LIMIT 1", slip)
        return found[0] if found else None

    def on_a_pad(self, slip: str) -> bool:
        """Whether the number is on a pad issued to this register."""
        return bool(
            self._rows(
                "SELECT 1 FROM pad_row WHERE length(first) = length(?1) AND ?1 BETWEEN first AND last LIMIT 1", slip
            )
        )

    def taken_of(self, pad: Pad) -> int:
        """How many numbers of a pad are used, voided, spoiled, lost or stolen."""
        within = "slip BETWEEN ?1 AND ?2 AND length(slip) = length(?1)"
        taken: int = self._rows(
            f"SELECT count(*) FROM (SELECT slip FROM sale_row WHERE {within} "  # noqa: S608
            f"UNION SELECT slip FROM slip_mark WHERE {within} AND state <> 'missing' AND {STANDING_MARK})",
            pad.first,
            pad.last,
        )[0][0]
        return taken

    def highest_of(self, pad: Pad) -> str:
        """The highest number of a pad that is used, voided or spoiled; empty where none is."""
        within = "slip BETWEEN ?1 AND ?2 AND length(slip) = length(?1)"
        found = self._rows(
            f"SELECT max((SELECT coalesce(max(slip), '') FROM sale_row WHERE {within}), "  # noqa: S608
            f"(SELECT coalesce(max(slip), '') FROM slip_mark WHERE {within} AND state = 'spoiled'))",
            pad.first,
            pad.last,
        )
        highest: str = found[0][0]
        return highest

    def last_slip(self) -> str:
        """The slip number that was keyed last, a late one too; empty where there is none."""
        used = self._rows("SELECT seq, slip FROM sale_row WHERE slip <> '' ORDER BY seq DESC LIMIT 1")
        spoiled = self._rows("SELECT seq, slip FROM slip_mark WHERE state = 'spoiled' ORDER BY seq DESC LIMIT 1")
        last: tuple[int, str] = max([*used, *spoiled], default=(0, ""))
        return last[1]

    def slip_places(self, pad: Pad) -> tuple[SlipPlace, ...]:
        """Every entry that names a number of this pad, by number and entry."""
        within = "slip BETWEEN ?1 AND ?2 AND length(slip) = length(?1)"
        rows = self._rows(
            f"SELECT slip, seq, 'used', voided_by_seq FROM sale_row WHERE {within} "  # noqa: S608
            "AND seq NOT IN (SELECT corrects_seq FROM correction_row WHERE was_slip <> slip) "
            f"UNION ALL SELECT slip, seq, state, 0 FROM slip_mark WHERE {within}",
            pad.first,
            pad.last,
        )
        places = [*_places(rows), *(one for one in self._renumbered() if one.slip in pad)]
        return tuple(sorted(places, key=lambda place: (place.slip, place.seq)))

    def _renumbered(self) -> Iterator[SlipPlace]:
        """The places of slips that were keyed under another number than their paper has, old and new.

        The new one is void where its sale was struck out since.
        """
        query = (
            "SELECT corrects_seq, was_slip, made.slip, made.seq, voided_by_seq FROM correction_row AS made "
            "JOIN sale_row ON sale_row.seq = corrects_seq WHERE was_slip <> made.slip ORDER BY made.seq"
        )
        since: dict[int, tuple[int, str, int]] = {}
        for of_seq, was, slip, seq, voided_by_seq in self._rows(query):
            yield SlipPlace(was, since.get(of_seq, (of_seq, "", 0))[0], "used", 0, seq)
            since[of_seq] = (seq, slip, voided_by_seq)
        yield from (SlipPlace(slip, seq, "used", voided_by_seq) for seq, slip, voided_by_seq in since.values())

    def pads(self, until_seq: int = SEQ_MAX) -> tuple[Pad, ...]:
        """The pads issued to this register up to an entry, in the order they came, without what was taken back."""
        if until_seq >= self.head().seq:
            return tuple(Pad(*row) for row in self._rows("SELECT first, last FROM pad_row ORDER BY seq"))
        return left_of(self.put_down(TakenFrom.PAD, until_seq))

    def put_down(self, taken_from: TakenFrom, until_seq: int = SEQ_MAX) -> tuple[tuple[bool, Pad], ...]:
        """The runs of numbers put down (True) and taken back (False) at one place up to an entry, in that order."""
        events: list[tuple[int, bool, Pad]] = []
        for entry, _, act in (*self.of_kind(PUT_DOWN[taken_from]), *self.of_kind(Kind.NUMBERS_BACK)):
            if isinstance(act, PadIssued | PadsReceived | SlipRange):
                events.append((entry.seq, True, Pad(act.first, act.last)))
            elif isinstance(act, NumbersBack) and act.taken_from == taken_from:
                events.append((entry.seq, False, act.run))
        return tuple((is_given, run) for seq, is_given, run in sorted(events) if seq <= until_seq)

    def card_slips(self, day: str) -> int:
        """How many good card slips of this day there are."""
        many: int = self._rows(
            "SELECT count(*) FROM sale_row WHERE day = ? AND kind = 'sale' AND tender = 'card' AND voided_by_seq = 0",
            day,
        )[0][0]
        return many

    def pickup(self, seq: int) -> PickUpRow | None:
        """The step with an online order that is this entry."""
        return next(map(_pickup, self._rows(_PICKUP + "WHERE seq = ?", seq)), None)

    def pickup_of(self, order_key: str) -> PickUpRow | None:
        """The last step with the order of this key; None where nothing happened to it here."""
        rows = self._rows(_PICKUP + "WHERE order_key = ? ORDER BY seq DESC LIMIT 1", order_key)
        return next(map(_pickup, rows), None)

    def pickups_held(self) -> tuple[PickUpRow, ...]:
        """The orders that customers wait for, the oldest first."""
        return tuple(map(_pickup, self._rows(_HELD, str(PickUpState.HELD), HELD_SHOWN_MAX)))

    def pickups_gone(self, most: int) -> tuple[PickUpRow, ...]:
        """The orders that were handed over here and not taken back, the newest first."""
        return tuple(map(_pickup, self._rows(_GONE, str(PickUpState.RELEASED), most)))

    def open_day(self) -> OpenDay | None:
        """The business day that may be written to."""
        found = self._rows(
            "SELECT day, z_no, opened_seq FROM day_row WHERE closed_seq = 0 ORDER BY opened_seq DESC LIMIT 1"
        )
        return OpenDay(*found[0]) if found else None

    def float_minor(self, drawer: str = FIRST) -> int:
        """What a drawer of the open day began with, in minor units; 0 where there is none."""
        opened = self.open_day()
        found = self._rows(
            "SELECT opened_seq FROM drawer_row WHERE day = ? AND drawer = ?", opened.day if opened else "", drawer
        )
        act = self.act(found[-1][0]) if found else None
        return act.float_minor if isinstance(act, DayOpened | DrawerOpened) else 0

    def people_of_today(self) -> tuple[str, ...]:
        """Staff numbers of who opened the open day, and of who sold on it, in the order they were first seen."""
        opened = self.open_day()
        if opened is None:
            return ()
        act = self.act(opened.opened_seq)
        first = (act.opened_by, act.verified_by) if isinstance(act, DayOpened) else ()
        sold = self._rows(
            "SELECT clerk FROM sale_row WHERE seq > ? AND day = ? GROUP BY clerk ORDER BY min(seq)",
            opened.opened_seq,
            opened.day,
        )
        return tuple(dict.fromkeys([*first, *(clerk for (clerk,) in sold)]))

    def drawers(self) -> tuple[OpenDrawer, ...]:
        """The cash drawers of the open day, in the order they were opened; none where no day is open."""
        opened = self.open_day()
        if opened is None:
            return ()
        given = self._rows("SELECT drawer, clerk FROM drawer_clerk WHERE day = ? ORDER BY seq", opened.day)
        rows = self._rows(
            "SELECT drawer, counted_seq FROM drawer_row WHERE day = ? AND opened_seq >= ? ORDER BY opened_seq",
            opened.day,
            opened.opened_seq,
        )
        return tuple(
            OpenDrawer(
                drawer=drawer,
                clerks=tuple(clerk for of, clerk in given if of == drawer),
                is_counted=bool(counted_seq),
            )
            for drawer, counted_seq in rows
        )

    def last_closed(self) -> ClosedDay | None:
        """The business day that was closed last."""
        found = self._rows(
            "SELECT day, z_no, opened_seq, closed_seq FROM day_row WHERE closed_seq > 0 "
            "ORDER BY closed_seq DESC LIMIT 1"
        )
        return ClosedDay(*found[0]) if found else None

    def closed_days(self, most: int) -> tuple[ClosedDay, ...]:
        """The business days closed last, the newest first."""
        rows = self._rows(
            "SELECT day, z_no, opened_seq, closed_seq FROM day_row WHERE closed_seq > 0 "
            "ORDER BY closed_seq DESC LIMIT ?",
            most,
        )
        return tuple(ClosedDay(*row) for row in rows)

    def z_no_of(self, seq: int) -> int:
        """The Z serial of the closed day that this entry lies in; 0 where it lies in none."""
        query = "SELECT z_no FROM day_row WHERE closed_seq >= ? ORDER BY closed_seq LIMIT 1"
        return next((z_no for (z_no,) in self._rows(query, seq)), 0)

    def acknowledged_seq(self) -> int:
        """The last entry that central has said it holds; 0 where it has said nothing."""
        last: int = self._rows("SELECT coalesce(max(last_seq), 0) FROM receipt_row")[0][0]
        return last

    def unsent(self) -> int:
        """How many entries central has not acknowledged. Receipts are no news to central and do not count."""
        acknowledged = self.acknowledged_seq()
        receipts: int = self._rows("SELECT count(*) FROM receipt_row WHERE seq > ?", acknowledged)[0][0]
        return self._head.seq - acknowledged - receipts

    def act(self, seq: int) -> Act:
        """What this entry says."""
        return read_line(next(iter(self.entries(seq, seq))))[2]

    def _sale_where(self, where: str, *values: str | int) -> SaleRow | None:
        found = self._rows(SALE + "WHERE " + where, *values)
        return sale_of(found[0]) if found else None

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        with self._turn:
            return self._db.execute(query, values).fetchall()


class FileView(BookView):
    """The same questions to a file that somebody opened, before it is anybody's book."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__()
        self._db = db


def is_refund_on(row: SaleRow | None, told: GivenBack, marks: Collection[str]) -> bool:
    """Whether this row is the refund that was told of, on a sale of its own book or a receipt of one of these marks."""
    if row is None or (row.kind, row.wall_ms) != ("refund", told.wall_ms):
        return False
    return not row.outside_receipt or receipt_mark(row.outside_store, row.outside_receipt) in marks


def _pickup(row: tuple[Any, ...]) -> PickUpRow:
    return PickUpRow(**dict(zip(PICKUP_ROW.names, row, strict=True)))


def _correction(row: tuple[Any, ...]) -> CorrectionRow:
    return CorrectionRow(**dict(zip(CORRECTION_ROW.names, row, strict=True)))


def as_it_was(rows: tuple[SaleRow, ...], corrections: Sequence[CorrectionRow]) -> tuple[SaleRow, ...]:
    """These rows without what a later day struck out: on their own day they were good."""
    struck = {one.corrects_seq for one in corrections if one.is_strike}
    return tuple(replace(row, voided_by_seq=0, void_reason="") if row.seq in struck else row for row in rows)


def as_keyed(rows: tuple[SaleRow, ...], corrections: Sequence[CorrectionRow]) -> tuple[SaleRow, ...]:
    """These rows with what was keyed, as it was before the first correction of each."""
    was = {one.corrects_seq: one.was for one in corrections if not one.after_seq}
    if not was:
        return rows
    back = [
        replace(row, **{name: getattr(was[row.seq], name) for name in FACTS}) if row.seq in was else row for row in rows
    ]
    rests = {row.part_of_seq: row.amount_minor for row in back if row.seq in was and row.part_of_seq}
    return tuple(replace(row, rest_minor=rests[row.seq]) if row.seq in rests else row for row in back)


def _places(rows: Sequence[tuple[Any, ...]]) -> list[SlipPlace]:
    """Rows of slip, entry, state and void as places; what was reported lost ends where it turned up."""
    found = [row[:2] for row in rows if row[2] == FOUND]
    places = [SlipPlace(*row) for row in rows if row[2] != FOUND]
    if not found:
        return places
    return [replace(one, gone_seq=_found_seq(one, found)) if one.state in (LOST, STOLEN) else one for one in places]


def _found_seq(lost: SlipPlace, found: Sequence[tuple[Any, ...]]) -> int:
    return min((seq for slip, seq in found if slip == lost.slip and seq > lost.seq), default=0)
