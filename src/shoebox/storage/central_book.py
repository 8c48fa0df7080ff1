"""Head office's holdings: boxes, slips and charges as they came, in the shapes others ask for. Storage room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Select, and_, func, select

from shoebox.domain.archive import SentBox
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.charge import BadLine
from shoebox.domain.crossing import MoneyBack, OneCharge, OrderStep, Original, PaidOrder
from shoebox.domain.crossing_slips import lost_and_used, numbers_twice, overlaps, pads_overlapping
from shoebox.domain.entry import Kind
from shoebox.domain.evidence import ChargeView, SlipView
from shoebox.domain.finding import Finding
from shoebox.domain.holdings import Flag, HeldBox, Holdings, Quarantined, StoreState
from shoebox.domain.journal import Stretch, Takings
from shoebox.domain.receipt import Receipt
from shoebox.domain.report import CorrectedBoxes, DayBridge, OtherDay
from shoebox.domain.sealed import SealedSlip
from shoebox.domain.ticking import tick_key
from shoebox.storage.central_boxes import corrected_boxes, day_bridges, other_days, sent_boxes
from shoebox.storage.central_charges import CHARGES_NOW
from shoebox.storage.central_crossings import order_steps, paid_orders, pickup_views, refunds_with_originals
from shoebox.storage.central_entries import of_kind, sealed_slip
from shoebox.storage.central_file import open_holdings
from shoebox.storage.central_left import left_since
from shoebox.storage.central_line import UNSETTLED_PARCEL
from shoebox.storage.central_noted_kept import NotedKept
from shoebox.storage.central_numbers import pads_held, reports_gone, sales_across, sales_on, sales_twice
from shoebox.storage.central_refunds_kept import RefundsKept
from shoebox.storage.central_refused import UNSETTLED_BOX, refused_rows
from shoebox.storage.central_rekeyed import KeyedSlip, keyed_slips, shared_orders, standing_ticks, told_of
from shoebox.storage.central_signed import signers_of
from shoebox.storage.central_slips_kept import SlipsKept
from shoebox.storage.central_standing import STANDING, slips_by_id
from shoebox.storage.central_tables import (
    ARRIVAL,
    BAD_LINE,
    BOX,
    CHARGE,
    ENROLMENT,
    ENTRY,
    FLAG,
    FORK,
    QUARANTINE,
    RECEIPT,
    REFUSED_PARCEL,
    SLIP,
)
from shoebox.storage.central_takings import stretches_due, takings_due
from shoebox.storage.central_wall import WallFacts, arrivals_per_minute, wall_facts
from shoebox.storage.central_writer import BookId, CentralWriter
from shoebox.storage.sql_data import HeldData

_AT_ONCE = 2_000
_KEYS_AT_ONCE = 500
_STRANGE, _NEWER_KEY = ("flag.strange_root", "flag.strange_receipt"), "flag.newer_key"  # whose number is the card's

_SAME_BOX = [BOX.c[name] == RECEIPT.c[name] for name in ("store", "register", "epoch", "last_seq")]
_BOXES = BOX.join(RECEIPT, and_(*_SAME_BOX))


class CentralBook:
    """The holdings in one file. Reads answer frozen values; `writing` hands out the only way to add."""

    def __init__(self, file: HeldData) -> None:
        self._file = file
        self._slips_kept, self._refunds_kept, self._noted_kept = SlipsKept(), RefundsKept(), NotedKept()

    @classmethod
    def open(cls, path: Path, *, server: str = "") -> Self:
        """Open the file, or make it; or the holdings on the server at this address."""
        return cls(open_holdings(path, server))

    def close(self) -> None:
        """Let go of it."""
        self._file.close()

    @contextmanager
    def writing(self) -> Iterator[CentralWriter]:
        """One write: on disk at the end of the block, or nothing of it."""
        with self._file.writing() as connection:
            yield CentralWriter(connection)

    @contextmanager
    def looking(self) -> Iterator[CentralWriter]:
        """One moment of the holdings as a writer sees them, for looking only."""
        with self._file.reading() as connection:
            yield CentralWriter(connection)

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every register that may send."""
        query = select(ENROLMENT).order_by(ENROLMENT.c.store, ENROLMENT.c.register, ENROLMENT.c.epoch)
        return tuple(Enrolment(**row) for row in self._rows(query))

    def stores(self) -> tuple[StoreState, ...]:
        """Every enrolled store with what is held of it, in order of its number."""
        boxes = {row["store"]: row for row in self._rows(_per_store())}
        return tuple(
            StoreState(
                **row,
                entries=int(boxes.get(row["store"], {}).get("entries", 0)),
                last_day=boxes.get(row["store"], {}).get("last_day", ""),
            )
            for row in self._rows(_enrolled_stores())
        )

    def boxes(self) -> tuple[HeldBox, ...]:
        """Every box that was taken, by store and day."""
        wanted = [RECEIPT.c[name] if name == "taken_ms" else BOX.c[name] for name in _names(HeldBox)]
        query = select(*wanted).select_from(_BOXES)
        ordered = query.order_by(BOX.c.store, BOX.c.day, BOX.c.register, BOX.c.epoch, BOX.c.last_seq)
        return tuple(HeldBox(**row) for row in self._rows(ordered))

    def sent_boxes(self, arrived: Mapping[str, int]) -> tuple[SentBox, ...]:
        """Every box that was taken, with what its store wrote of its paper; `arrived` is when paper came, by number."""
        with self._file.reading() as connection:
            return sent_boxes(connection, arrived)

    def other_days(self) -> tuple[OtherDay, ...]:
        """Slips that are written on another date than the business day in whose box they lie."""
        with self._file.reading() as connection:
            return other_days(connection)

    def day_bridges(self) -> tuple[DayBridge, ...]:
        """From the slips in a day's boxes to those written on that date, where the two differ."""
        with self._file.reading() as connection:
            return day_bridges(connection)

    def corrected_boxes(self) -> tuple[CorrectedBoxes, ...]:
        """Boxes that correct sales of earlier days, by store and business day."""
        with self._file.reading() as connection:
            return corrected_boxes(connection)

    def stretches_due(self, posted: Collection[Stretch]) -> tuple[Stretch, ...]:
        """What could stand in a journal and does not, by store and day."""
        with self._file.reading() as connection:
            return tuple(one for one, *_ in stretches_due(connection, posted))

    def takings_due(self, posted: Collection[Stretch]) -> tuple[Takings, ...]:
        """What each of them posts, by store and day."""
        with self._file.reading() as connection:
            return tuple(takings_due(connection, posted))

    def quarantined(self) -> tuple[Quarantined, ...]:
        """What was refused and still waits for a person or a good copy, latest first."""
        with self._file.reading() as connection:
            boxes = refused_rows(connection, QUARANTINE, UNSETTLED_BOX)
            parcels = refused_rows(connection, REFUSED_PARCEL, UNSETTLED_PARCEL)
            left = left_since(connection) if parcels else {}
        parcels = [replace(one, is_left=(one.store, one.register, one.epoch) in left) for one in parcels]
        return tuple(sorted([*boxes, *parcels], key=lambda one: (-one.last_ms, one.digest)))

    def wall_facts(self, ends: Mapping[BookId, int]) -> WallFacts:
        """Incidents, open days and waiting drafts of every store, at one moment, and what is open of books left behind.

        `ends` are the last entries that registers say they have.
        """
        with self._file.reading() as connection:
            return wall_facts(connection, ends, self._slips_kept)

    def arrivals_per_minute(self, now_ms: int) -> tuple[int, ...]:
        """How many entries came in each of the last minutes, the newest last."""
        with self._file.reading() as connection:
            return arrivals_per_minute(connection, now_ms=now_ms)

    def last_arrivals(self) -> dict[tuple[str, str], int]:
        """When something new came of each register last, by store and register, whichever road it came by."""
        own = (ARRIVAL.c.store, ARRIVAL.c.register)
        query = select(*own, func.max(ARRIVAL.c.came_ms).label("came_ms")).group_by(*own)
        return {(row["store"], row["register"]): row["came_ms"] for row in self._rows(query)}

    def flags(self) -> tuple[Flag, ...]:
        """What was taken and yet wants a person's eye, by register and in order."""
        order = (FLAG.c.store, FLAG.c.register, FLAG.c.epoch, FLAG.c.seq, FLAG.c.code)
        return tuple(Flag(**row) for row in self._rows(select(FLAG).order_by(*order)))

    def doubted_by(self, *, since_ms: int) -> tuple[str, ...]:
        """Registers that showed a receipt of a log which this one never was, as ``085/1``."""
        query = select(FLAG.c.store, FLAG.c.register).where(FLAG.c.code.in_(_STRANGE), FLAG.c.came_ms > since_ms)
        rows = self._rows(query.distinct().order_by(FLAG.c.store, FLAG.c.register))
        return tuple(f"{row['store']}/{row['register']}" for row in rows)

    def newer_keys_at(self, *, card_no: int) -> tuple[str, ...]:
        """Registers that showed a card of head office newer than the one of this number, as ``085/1``."""
        query = select(FLAG.c.store, FLAG.c.register).where(FLAG.c.code == _NEWER_KEY, FLAG.c.seq > card_no)
        rows = self._rows(query.distinct().order_by(FLAG.c.store, FLAG.c.register))
        return tuple(f"{row['store']}/{row['register']}" for row in rows)

    def bad_lines(self) -> tuple[BadLine, ...]:
        """Every line of a charges file that could not be read."""
        query = select(*(BAD_LINE.c[name] for name in _names(BadLine))).order_by(BAD_LINE.c.file, BAD_LINE.c.line)
        return tuple(BadLine(**row) for row in self._rows(query))

    def counts(self) -> Holdings:
        """How much is here."""
        tables = {
            "boxes": BOX,
            "entries": ENTRY,
            "slips": SLIP,
            "charges": CHARGE,
            "bad_lines": BAD_LINE,
            "forks": FORK,
            "flags": FLAG,
        }
        numbers = {name: select(func.count()).select_from(table).scalar_subquery() for name, table in tables.items()}
        stores = select(func.count(ENROLMENT.c.store.distinct())).scalar_subquery()
        boxes = select(func.count(QUARANTINE.c.digest.distinct())).where(UNSETTLED_BOX).scalar_subquery()
        parcels = select(func.count(REFUSED_PARCEL.c.digest.distinct())).where(UNSETTLED_PARCEL).scalar_subquery()
        refused = boxes + parcels
        named = [number.label(name) for name, number in {**numbers, "stores": stores, "quarantined": refused}.items()]
        return Holdings(**self._rows(select(*named))[0])

    def slips(self, entry_ids: Sequence[str]) -> tuple[SlipView, ...]:
        """These slips as the entries of these ids say, in the order asked; one that is not held is left out."""
        names = self._store_names()
        with self._file.reading() as connection:
            held = slips_by_id(connection, entry_ids)
        return tuple(_slip_view(held[one], names) for one in entry_ids if one in held)

    def sealed(self, entry_id: str) -> SealedSlip | None:
        """The sealed card number of a slip; None where it has none."""
        with self._file.reading() as connection:
            return sealed_slip(connection, entry_id)

    def told_of(self, slips: Sequence[SlipView]) -> tuple[SlipView, ...]:
        """The same slips with what their stores wrote later: under which order each was keyed again, and a review."""
        ids = [slip.keyed_id for slip in slips]  # of the sale as it was keyed, which is what a store ticks off
        with self._file.reading() as connection:
            said = told_of(connection, ids) if ids else {}
            signed = signers_of(connection, ids) if ids else {}
        told = ((slip, *said.get(slip.keyed_id, ("", "")), *signed.get(slip.keyed_id, ("", ""))) for slip in slips)
        return tuple(
            replace(slip, order_no=order_no, review=review, given_by=given_by, signed_by=signed_by)
            for slip, order_no, review, given_by, signed_by in told
        )

    def keyed_again(self) -> dict[tuple[str, str], tuple[KeyedSlip, ...]]:
        """By store and the key of a tick, the slips that stand under it: one, where nobody made a mistake."""
        with self._file.reading() as connection:
            ticks = standing_ticks(connection)
            slips = keyed_slips(connection, {tick.draft for tick in ticks})
        found: dict[tuple[str, str], dict[str, KeyedSlip]] = {}
        for tick in ticks:
            if tick.draft in slips:
                key = tick_key(tick.order_no, is_refund=tick.is_refund)
                found.setdefault((tick.book[0], key), {})[tick.draft] = slips[tick.draft]
        return {order: tuple(own.values()) for order, own in found.items()}

    def orders_shared(self) -> tuple[list[OneCharge], list[PaidOrder]]:
        """Every order number under which a store ticked several slips off, and what was paid under it."""
        with self._file.reading() as connection:
            shared = shared_orders(connection)
            return shared, list(paid_orders(connection, sorted({no for one in shared for no in one.order_nos})))

    def pickups(self, evidence_ids: Sequence[str]) -> dict[str, SlipView]:
        """Steps with online orders as evidence, by their ids."""
        names = self._store_names()
        with self._file.reading() as connection:
            return pickup_views(connection, evidence_ids, names)

    def orders(self) -> tuple[list[OrderStep], list[PaidOrder]]:
        """Every step with an online order, and what was paid for those orders."""
        with self._file.reading() as connection:
            steps = list(order_steps(connection))
            return steps, list(paid_orders(connection, sorted({step.order_no for step in steps})))

    def number_findings(self, *, currency: str) -> list[Finding]:
        """Sales on slips that were reported gone, numbers with two sales, pads at two registers, over all stores."""
        with self._file.reading() as connection:
            held = pads_held(connection)
            far = [(one.store, other.store, both) for one, other, both in overlaps(held) if one.store != other.store]
            pairs = (group for ends in far for group in sales_across(connection, *ends))
            return [
                *lost_and_used(reports_gone(connection), partial(sales_on, connection)),
                *numbers_twice((*sales_twice(connection), *pairs)),
                *pads_overlapping(held, currency=currency),
            ]

    def refunds(self) -> tuple[list[MoneyBack], list[Original]]:
        """Every refund that stands, and the sales among their originals that are here."""
        with self._file.reading() as connection:
            return refunds_with_originals(connection)

    def charges(self, charge_ids: Sequence[str]) -> tuple[ChargeView, ...]:
        """These charges, in the order asked; one that is not held is left out."""
        names = self._store_names()
        rows = self._by_id(lambda ids: CHARGES_NOW.where(CHARGE.c.charge_id.in_(ids)), charge_ids, "charge_id")
        return tuple(_charge_view(row, names) for row in rows)

    def given_back(self, charge_ids: Sequence[str]) -> tuple[ChargeView, ...]:
        """Refunds that stand beside these charges (`RefundsKept`), and charges that took no money after all."""
        own, asked = self.charges(charge_ids), set(charge_ids)
        with self._file.reading() as connection:
            found = self._refunds_kept.beside(connection, own)
        return tuple(one for one in self.charges(found) if one.kind == "charge" or one.charge_id not in asked)

    def receipts(self) -> tuple[Receipt, ...]:
        """What was signed for every box that was taken."""
        return tuple(Receipt(**row) for row in self._rows(_receipts()))

    def receipt(self, book: BookId, last_seq: int) -> Receipt:
        """What was signed for the box that is held of this register up to this entry."""
        same = dict(zip(("store", "register", "epoch", "last_seq"), (*book, last_seq), strict=True))
        query = _receipts().where(*(BOX.c[name] == value for name, value in same.items()))
        return Receipt(**self._rows(query)[0])

    def every_slip(self) -> Iterator[dict[str, Any]]:
        """All slips as they stand, with their status, in a fixed order, a few thousand in memory at a time."""
        return self._stream(STANDING.order_by(SLIP.c.store, SLIP.c.register, SLIP.c.epoch, SLIP.c.seq))

    def entries_of(self, kind: Kind) -> Iterator[tuple[Place, bytes]]:
        """Register and body of every held entry of one kind, in a fixed order."""
        for row in self._stream(of_kind(kind)):
            yield Place(store=row["store"], register=row["register"], epoch=row["epoch"]), row["body"]

    def dispatches_noted(self) -> dict[tuple[str, int], tuple[tuple[Place, str], ...]]:
        """By kind and version of what was sent out: whose books took it, and whose refused it with which code."""
        return self._noted_kept.said(self._file)

    def last_version_taken(self, kind: str, *, most: int) -> int:
        """The newest version of a kind, up to so much, that a book says was taken; 0 where none does."""
        return self._noted_kept.taken(self._file, kind, most=most)

    def carrying_keys_said(self) -> dict[Place, str]:
        """The carrying key that each register's book said last, hex."""
        return self._noted_kept.keys(self._file)

    def every_charge(self) -> Iterator[dict[str, Any]]:
        """All charges in a fixed order, a few thousand in memory at a time."""
        return self._stream(CHARGES_NOW.order_by(CHARGE.c.charge_id))

    def _store_names(self) -> dict[str, str]:
        return {
            row["store"]: row["store_name"] for row in self._rows(select(ENROLMENT.c.store, ENROLMENT.c.store_name))
        }

    def _by_id(
        self, query: Callable[[Sequence[str]], Select[Any]], ids: Sequence[str], name: str
    ) -> tuple[dict[str, Any], ...]:
        held: dict[str, dict[str, Any]] = {}
        for at in range(0, len(ids), _KEYS_AT_ONCE):
            held |= {row[name]: row for row in self._rows(query(ids[at : at + _KEYS_AT_ONCE]))}
        return tuple(held[one] for one in ids if one in held)

    def _rows(self, query: Select[Any]) -> list[dict[str, Any]]:
        with self._file.reading() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _stream(self, query: Select[Any]) -> Iterator[dict[str, Any]]:
        with self._file.streaming(query, at_once=_AT_ONCE) as rows:
            yield from map(dict, rows)


def _names(shape: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape))


def _receipts() -> Select[Any]:
    own = ("digest", "held_seq", "held_head", "taken_ms")
    wanted = [RECEIPT.c[name] if name in own else BOX.c[name] for name in _names(Receipt)]
    return select(*wanted).select_from(_BOXES)


def _enrolled_stores() -> Select[Any]:
    registers = func.count(ENROLMENT.c.register.distinct()).label("registers")
    name = func.max(ENROLMENT.c.store_name).label("name")
    return select(ENROLMENT.c.store, name, registers).group_by(ENROLMENT.c.store).order_by(ENROLMENT.c.store)


def _per_store() -> Select[Any]:
    entries = func.sum(BOX.c.last_seq - BOX.c.first_seq + 1).label("entries")
    return select(BOX.c.store, entries, func.max(BOX.c.day).label("last_day")).group_by(BOX.c.store)


def _slip_view(row: dict[str, Any], names: dict[str, str]) -> SlipView:
    same = ("store", "slip_no", "kind", "status", "sold_at", "amount_minor", "currency", "tender", "brand", "last4")
    return SlipView(
        **{name: row[name] for name in same},
        slip_id=row["entry_id"],
        was=row["was"],
        store_name=names.get(row["store"], ""),
        approval=row["approval"],
    )


def _charge_view(row: dict[str, Any], names: dict[str, str]) -> ChargeView:
    same = ("charge_id", "order_id", "channel", "kind", "status", "charged_at", "amount_minor", "currency", "slip_ref")
    return ChargeView(
        **{name: row[name] for name in same},
        store=row["store_id"],
        store_name=names.get(row["store_id"], ""),
        brand=row["card_brand"],
        last4=row["card_last4"],
        approval=row["auth_code"],
    )
