"""A register's book with its memory of the books before. Storage room: reads only.

What was sold, given back, handed over or written on a slip before counts as if it stood here; numbers below zero name
it. Cash does not run on by itself: the new book's opening says anew what must be in each drawer.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

from shoebox.domain.act import Act
from shoebox.domain.acts_boxes import BoxHandedOver
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.custody import DAYS_BACK_MAX
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.former import is_former
from shoebox.domain.given_back import GivenBack, Receipt
from shoebox.domain.incident import Incident
from shoebox.domain.item import Basket
from shoebox.domain.pickup import PickUpRow, PickUpState
from shoebox.domain.presentment import Road
from shoebox.domain.slip import Pad, TakenFrom
from shoebox.storage.book_view import HELD_SHOWN_MAX, BookView, ClosedDay, DaySum, SlipPlace
from shoebox.storage.books_before import BooksBefore, Owed
from shoebox.storage.incident_view import DeclinedCard, ReviewRow, TickRow
from shoebox.storage.projections import FOUND, LOST, STOLEN

Row = TypeVar("Row")

TWINS_MAX, ON_CARD_MAX = 20, 100


class LongView(BookView):
    """The questions a book answers, over all books of its register."""

    def __init__(self) -> None:
        super().__init__()
        self.before = BooksBefore()

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """As a book's; one entry of a book before where `first` names one."""
        return self.before.entries(first) if is_former(first) else super().entries(first, last)

    def sale(self, seq: int) -> SaleRow | None:
        """The sale or refund that is this entry, with what was given back on it in any book."""
        if not is_former(seq):
            return super().sale(seq)
        row = self.before.sale(seq)
        return self._with_refunds(row) if row is not None else None

    def _with_refunds(self, row: SaleRow) -> SaleRow:
        """What later books gave back on a sale is written there as on a receipt of elsewhere, by its claim code."""
        given_minor = sum(amount_minor for amount_minor, _ in self._given_later(row))
        return replace(row, refunded_minor=row.refunded_minor + given_minor) if given_minor else row

    def _given_later(self, row: SaleRow) -> Iterator[tuple[int, int]]:
        """The amount and the tax of each of these refunds."""
        first, rest = self.before.whole_sale(row)
        tender = row.tender if rest is not None else ""
        for number in filter(None, (first.claim_code, first.slip)):
            yield from self.outside_refunds(self.store, number, tender)

    def sales(self, day: str) -> tuple[SaleRow, ...]:
        """Sales and refunds of a business day in any book, as far as they are proven, in the order they were saved.

        What this book gave back on a sale of one before is asked of `sale` or `sales_between`.
        """
        return (*self.before.sales(day), *super().sales(day))

    def sales_now_ever(self, day: str) -> tuple[SaleRow, ...]:
        """As `sales_now`, the proven ones of books before this one first."""
        return (*self.before.sales(day), *super().sales_now(day))

    def day_seqs(self, day: str) -> array[int]:
        """The entry numbers of `sales`, without the rows."""
        return array("q", (row.seq for row in self.before.sales(day))) + super().day_seqs(day)

    def day_sums(self, day: str) -> tuple[DaySum, ...]:
        """What the good ones of `sales` come to; those of a book before stand by themselves."""
        good = (row for row in self.before.sales(day) if not row.voided_by_seq)
        before = (DaySum(row.kind, row.tender, bool(row.part_of_seq), 1, row.amount_minor) for row in good)
        return (*before, *super().day_sums(day))

    def sales_between(self, day: str, first: int, last: int) -> tuple[SaleRow, ...]:
        """Those of `sales` from one entry to another, both included."""
        before = (row for row in self.before.sales(day) if first <= row.seq <= last)
        return (*map(self._with_refunds, before), *super().sales_between(day, max(first, 1), last))

    def of_kind_ever(self, kind: Kind) -> tuple[tuple[Entry, Envelope, Act], ...]:
        """As `of_kind`, those of books before this one first; numbers below zero name them."""
        return (*self.before.of_kind(kind), *self.of_kind(kind))

    def acts_before(self, day: str) -> tuple[tuple[Entry, Envelope, Act], ...]:
        """Proven entries of a business day in books before this one, in order; numbers below zero name them."""
        return self.before.acts(day)

    def only_seen_before(self, day: str) -> tuple[SaleRow, ...]:
        """Sales and refunds of a business day in books before this one that stand on no entry which proves itself."""
        return self.before.only_seen(day)

    def is_proven(self, row: SaleRow) -> bool:
        """Whether a row stands on an entry that proves itself; of a damaged book some were only seen."""
        return not is_former(row.seq) or self.before.is_proven(row.seq)

    def owed_before(self) -> tuple[Owed, ...]:
        """What head office has not signed for of books before this one."""
        return self.before.owed()

    def slips_before(self, day: str) -> frozenset[str]:
        """Slip numbers of a business day in books before this one: their paper lies in the same box."""
        return self.before.slips_of(day)

    def basket(self, seq: int) -> Basket | None:
        """The items of the sale that is this entry, of whichever book."""
        return self.before.basket(seq) if is_former(seq) else super().basket(seq)

    def whole_sale(self, row: SaleRow) -> tuple[SaleRow, SaleRow | None]:
        """The sale this row is of, both its entries, of whichever book."""
        if not is_former(row.seq):
            return super().whole_sale(row)
        first, rest = self.before.whole_sale(row)
        return self._with_refunds(first), self._with_refunds(rest) if rest is not None else None

    def outside_refunds(self, store: str, receipt: str, tender: str = "") -> tuple[tuple[int, int], ...]:
        """What this book and those before gave back on a receipt of elsewhere."""
        return (
            *super().outside_refunds(store, receipt, tender), *self.before.outside_refunds(store, receipt, tender)
        )  # fmt: skip

    def tax_given_back_minor(self, row: SaleRow) -> int:
        """The tax in what any book gave back so far on this entry of a sale, in minor units."""
        if not is_former(row.seq):
            return super().tax_given_back_minor(row)
        return self.before.tax_given_back_minor(row.seq) + sum(tax_minor for _, tax_minor in self._given_later(row))

    def refunds_like(self, outside: Receipt) -> tuple[SaleRow, ...]:
        """Refunds that stand on receipts of this one's store, day and amount under other numbers, newest first."""
        return (*super().refunds_like(outside), *self.before.refunds_like(outside))

    def counts_already(self, told: GivenBack, marks: Collection[str]) -> bool:
        """Whether what the store was told of is a refund of any book of this register on one of these receipts."""
        here = super().counts_already(told, marks)
        return here or (told.register == self.register and self.before.has_refund(told, marks))

    def refunds_given(self, most: int, day: str = "") -> tuple[SaleRow, ...]:
        """The refunds that stand, the newest first; of one business day where it is named."""
        return _first((*super().refunds_given(most, day), *self.before.refunds_given(most, day)), most)

    def sale_by_slip(self, slip: str) -> SaleRow | None:
        """The sale or refund on this slip number, in this book or one before."""
        return super().sale_by_slip(slip) or (self._known(self.before.sale_by_slip(slip)) if slip else None)

    def sale_by_claim(self, code: str) -> SaleRow | None:
        """The sale or refund with this claim code, in this book or one before."""
        return super().sale_by_claim(code) or self._known(self.before.sale_by_claim(code))

    def sale_keyed_under(self, slip: str) -> SaleRow | None:
        """The sale that was keyed under this slip number, in this book or one before."""
        return super().sale_keyed_under(slip) or (self._known(self.before.sale_keyed_under(slip)) if slip else None)

    def last_sale(self) -> SaleRow | None:
        """The sale or refund that was saved last, of whatever day."""
        return super().last_sale() or self._known(self.before.last_sale())

    def _known(self, row: SaleRow | None) -> SaleRow | None:
        return self._with_refunds(row) if row is not None else None

    def twins(self, last4: str, amount_minor: int, since_ms: int) -> tuple[SaleRow, ...]:
        """Good sales since a wall time with these last four and this amount, newest first."""
        here = super().twins(last4, amount_minor, since_ms)
        return (*here, *self.before.twins(last4, amount_minor, since_ms))[:TWINS_MAX]

    def on_card(self, last4: str, since_ms: int, until_ms: int) -> tuple[SaleRow, ...]:
        """Good card sales on this card that were taken between two times, newest first."""
        here = super().on_card(last4, since_ms, until_ms)
        return (*here, *self.before.on_card(last4, since_ms, until_ms))[:ON_CARD_MAX]

    def on_cards(self, since_ms: int, until_ms: int) -> tuple[SaleRow, ...]:
        """Good card sales on any card that were taken between two times, newest first."""
        here = super().on_cards(since_ms, until_ms)
        return (*here, *self.before.on_cards(since_ms, until_ms))[:ON_CARD_MAX]

    def slip_mark(self, slip: str) -> tuple[str, int] | None:
        """What was said last of a number that is no sale, and in which entry."""
        return super().slip_mark(slip) or self.before.slip_mark(slip)

    def taken_of(self, pad: Pad) -> int:
        """How many numbers of a pad are used, voided or spoiled, in this book or one before."""
        before = self.before.taken_of(pad)
        if not before:
            return super().taken_of(pad)
        here = (place for place in super().slip_places(pad) if place.state != "missing" and not place.gone_seq)
        return len(before | {place.slip for place in here})

    def highest_of(self, pad: Pad) -> str:
        """The highest number of a pad that is used, voided or spoiled; empty where none is."""
        return max(super().highest_of(pad), self.before.highest_of(pad))

    def last_slip(self) -> str:
        """The slip number that was written down last; empty where there is none."""
        return super().last_slip() or self.before.last_slip()

    def slip_places(self, pad: Pad) -> tuple[SlipPlace, ...]:
        """Every entry that names a number of this pad, by number and entry."""
        here, before = super().slip_places(pad), self._not_found(self.before.slip_places(pad))
        return tuple(sorted((*before, *here), key=lambda place: (place.slip, place.seq))) if before else here

    def _not_found(self, places: tuple[SlipPlace, ...]) -> tuple[SlipPlace, ...]:
        """Places in books before, those of lost slips ended where this book says that they turned up."""
        lost = [one.slip for one in places if one.state in (LOST, STOLEN) and not one.gone_seq]
        said = {slip: super(LongView, self).slip_mark(slip) for slip in lost}
        ends = {slip: mark[1] for slip, mark in said.items() if mark is not None and mark[0] == FOUND}
        return tuple(
            replace(one, gone_seq=ends[one.slip]) if one.slip in ends and one.state in (LOST, STOLEN) else one
            for one in places
        )

    def put_down(self, taken_from: TakenFrom, until_seq: int = SEQ_MAX) -> tuple[tuple[bool, Pad], ...]:
        """The runs put down and taken back at one place, in any book; this one says its pads anew itself."""
        here = super().put_down(taken_from, until_seq)
        return here if taken_from is TakenFrom.PAD else (*self.before.put_down(taken_from), *here)

    def pickup_of(self, order_key: str) -> PickUpRow | None:
        """The last step with the order of this key."""
        return super().pickup_of(order_key) or self.before.pickup_of(order_key)

    def pickups_held(self) -> tuple[PickUpRow, ...]:
        """The orders that customers wait for, the oldest first."""
        before = self._standing(PickUpState.HELD)[::-1]
        return (*before, *super().pickups_held())[:HELD_SHOWN_MAX]

    def pickups_gone(self, most: int) -> tuple[PickUpRow, ...]:
        """The orders that were handed over and not taken back, the newest first."""
        return _first((*super().pickups_gone(most), *self._standing(PickUpState.RELEASED)), most)

    def _standing(self, state: PickUpState) -> tuple[PickUpRow, ...]:
        """Orders with this last step in a book before, and none in this one."""
        here = super().pickup_of
        return tuple(row for row in self.before.last_steps(state) if here(row.order_key) is None)

    def last_closed(self) -> ClosedDay | None:
        """The business day that was closed last, in this book or one before."""
        return super().last_closed() or self.before.last_closed()

    # -- incidents, and drafts that wait

    def incident_numbers(self) -> frozenset[str]:
        """Every number that an incident of any book has or had: what ended in one before does not begin here."""
        return super().incident_numbers().union(*(book.incident_numbers() for book in self.before.books))

    def incident_under(self, row: SaleRow) -> Incident | None:
        """The incident that a sale was taken under, as it stands now: one that went on has ended in a later book."""
        seq = self.incident_seq_of(row)
        if not is_former(seq):
            return super().incident_under(row)
        every = (*self.before.drafts.incidents(), *self.incidents())
        own = next((held for held in every if held.seq == seq), None)
        last = next((held for held in reversed(every) if own is not None and _is_same(held, own)), None)
        return replace(last, seq=seq) if last is not None else None

    def incident_seq_of(self, row: SaleRow) -> int:
        """The entry that declared it, in whichever book; 0 = none."""
        if row.kind != "refund" or not is_former(row.seq):
            return super().incident_seq_of(row)
        return next((refund.incident_seq for refund in self.before.drafts.refunds() if refund.seq == row.seq), 0)

    def declined_cards(self, incident: Incident) -> tuple[DeclinedCard, ...]:
        """The cards that were declined by phone under an incident, in order, those of books before first."""
        same = {held.seq for held in self.before.drafts.incidents() if _is_same(held, incident)}
        before = (
            DeclinedCard(seq, envelope, act) for held, seq, envelope, act in self.before.drafts.declined()
            if held in same
        )  # fmt: skip
        return (*before, *super().declined_cards(incident))

    def card_slips(self, day: str) -> int:
        """How many good card slips of this day there are, in whichever book."""
        return super().card_slips(day) + sum(row.day == day for row in self.before.drafts.on_slips())

    def drafts_to_rekey(self) -> tuple[SaleRow, ...]:
        """Good sales and refunds that stores key again, of all incidents that are over, but those ticked off."""
        drafts = sorted((*self.before.drafts.good(), *self.before.drafts.refunds()), key=lambda row: row.seq)
        rows = tuple(row for row in self._unticked(tuple(drafts)) if not row.part_of_seq)
        held = self._incidents_of(rows)
        over = {seq for seq, one in held.items() if one.is_rekeyed and not one.is_on}
        return (*(row for row in rows if row.incident_seq in over), *super().drafts_to_rekey())

    def _unticked(self, rows: tuple[SaleRow, ...]) -> tuple[SaleRow, ...]:
        ticked = {tick.draft_seq for tick in self.before.drafts.ticks()} | self.ticked_before()
        return tuple(row for row in rows if row.seq not in ticked)

    def tick(self, *, seq: int = 0, order_key: str = "") -> TickRow | None:
        """The tick of this draft, or of another one under this order, in whichever book."""
        found = (super().tick(seq=seq, order_key=order_key), self.before.drafts.tick(seq=seq, order_key=order_key))
        ticks = [tick for tick in found if tick is not None]
        return min(ticks, key=lambda tick: tick.draft_seq != seq, default=None)

    def review(self, seq: int) -> ReviewRow | None:
        """The look that somebody in charge took at this draft, in whichever book."""
        return super().review(seq) or (self.before.drafts.review(seq) if is_former(seq) else None)

    def unheld_minor(self) -> int:
        """What good card slips come to that central does not hold and nobody has keyed again, in minor units."""
        before = self._unticked(self.before.drafts.on_slips())
        return super().unheld_minor() + sum(row.amount_minor for row in before if self.before.is_owed(row.seq))

    def waiting_since(self, arrived: Collection[str] = ()) -> dict[tuple[str, Road], int]:
        """By brand and what is to be done, when the oldest good card slip was taken that this store still owes."""
        found = super().waiting_since(arrived)
        for row, road in self._waiting_before(arrived):
            key = (row.brand, road)
            found[key] = min(row.taken_ms, found.get(key, row.taken_ms))
        return found

    def _waiting_before(self, arrived: Collection[str]) -> Iterator[tuple[SaleRow, Road]]:
        """The slips of books before that are owed, each with its road."""
        rows = self.before.drafts.on_slips()
        if not rows:
            return
        unticked = frozenset(row.seq for row in self._unticked(rows))
        rekeyed = {seq for seq, held in self._incidents_of(rows).items() if held.is_rekeyed}
        boxes, away = self._boxes_by_day(), self._boxes_away()
        days = sorted({*boxes, *(row.day for row in rows)})[-(DAYS_BACK_MAX + 1) :]
        for row in rows:
            if row.incident_seq in rekeyed:
                if row.seq in unticked:
                    yield row, Road.TILL
            elif row.day >= days[0] and (box_no := boxes.get(row.day, "")) not in arrived:
                yield row, Road.AWAY if box_no in away else Road.BOX

    def _incidents_of(self, rows: tuple[SaleRow, ...]) -> dict[int, Incident]:
        """The incidents of these rows, as far as they are known, by the numbers that the rows give them."""
        one_of_each = {row.incident_seq: row for row in rows}
        found = {seq: self.incident_under(row) for seq, row in one_of_each.items()}
        return {seq: held for seq, held in found.items() if held is not None}

    def _boxes_by_day(self) -> dict[str, str]:
        """The number of the box of each business day; empty for one that is open. A day that went on has one box."""
        here = {day: self.place.box_no(z_no) if z_no else "" for day, z_no in self.days_closed().items()}
        return {**self.before.drafts.closed(), **here}

    def _handed_over(self) -> Iterator[BoxHandedOver]:
        yield from self.before.drafts.handed_over()
        yield from super()._handed_over()

    def unsent(self) -> int:
        """How many entries central has not acknowledged, of this book and those before."""
        return super().unsent() + self.before.unsent()


def _is_same(one: Incident, other: Incident) -> bool:
    """Whether two books speak of the same incident: one that went on was declared again with its own beginning."""
    return (one.began_ms, one.declared_by, one.given_by) == (other.began_ms, other.declared_by, other.given_by)


def _first(rows: tuple[Row, ...], most: int) -> tuple[Row, ...]:
    """So many of them; all where `most` is below nothing, as SQLite has it."""
    return rows if most < 0 else rows[:most]
