"""A register's book with its memory of the books before. Storage room: reads only.

What was sold, given back, handed over or written on a slip before counts as if it stood here; numbers below zero name
it. Days and cash do not run on by themselves: the new book's opening says them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry
from shoebox.domain.former import is_former
from shoebox.domain.given_back import GivenBack
from shoebox.domain.item import Basket
from shoebox.domain.pickup import PickUpRow, PickUpState
from shoebox.domain.slip import Pad
from shoebox.storage.book_view import HELD_SHOWN_MAX, BookView, ClosedDay, SlipPlace
from shoebox.storage.books_before import BooksBefore, Owed

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
        first, rest = self.before.whole_sale(row)
        tender = row.tender if rest is not None else ""
        numbers = filter(None, (first.claim_code, first.slip))
        given_minor = sum(self.outside_refunded_minor(self.store, number, tender) for number in numbers)
        return replace(row, refunded_minor=row.refunded_minor + given_minor) if given_minor else row

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

    def outside_refunded_minor(self, store: str, receipt: str, tender: str = "") -> int:
        """What this book and those before gave back on a receipt of elsewhere, in minor units."""
        here_minor = super().outside_refunded_minor(store, receipt, tender)
        return here_minor + self.before.outside_refunded_minor(store, receipt, tender)

    def gave_back_before(self, told: GivenBack) -> bool:
        """Whether what the store was told that was given back is known from a book of this register before this."""
        return told.register == self.register and self.before.has_refund(told.seq, told.wall_ms)

    def refunds_given(self, most: int) -> tuple[SaleRow, ...]:
        """The refunds that stand, the newest first."""
        return _first((*super().refunds_given(most), *self.before.refunds_given(most)), most)

    def sale_by_slip(self, slip: str) -> SaleRow | None:
        """The sale or refund on this slip number, in this book or one before."""
        return super().sale_by_slip(slip) or (self._known(self.before.sale_by_slip(slip)) if slip else None)

    def sale_by_claim(self, code: str) -> SaleRow | None:
        """The sale or refund with this claim code, in this book or one before."""
        return super().sale_by_claim(code) or self._known(self.before.sale_by_claim(code))

    def last_sale(self) -> SaleRow | None:
        """The sale or refund that was saved last, of whatever day."""
        return super().last_sale() or self._known(self.before.last_sale())

    def _known(self, row: SaleRow | None) -> SaleRow | None:
        return self._with_refunds(row) if row is not None else None

    def twins(self, last4: str, amount_minor: int, since_ms: int) -> tuple[SaleRow, ...]:
        """Good sales since a wall time with these last four and this amount, newest first."""
        here = super().twins(last4, amount_minor, since_ms)
        return (*here, *self.before.twins(last4, amount_minor, since_ms))[:TWINS_MAX]

    def on_card(self, last4: str, brand: str, since_ms: int) -> tuple[SaleRow, ...]:
        """Good card sales since a wall time on this card, newest first."""
        here = super().on_card(last4, brand, since_ms)
        return (*here, *self.before.on_card(last4, brand, since_ms))[:ON_CARD_MAX]

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
        return max([super().highest_of(pad), *self.before.taken_of(pad)])

    def last_slip(self) -> str:
        """The slip number that was written down last; empty where there is none."""
        return super().last_slip() or self.before.last_slip()

    def slip_places(self, pad: Pad) -> tuple[SlipPlace, ...]:
        """Every entry that names a number of this pad, by number and entry."""
        here, before = super().slip_places(pad), self.before.slip_places(pad)
        return tuple(sorted((*before, *here), key=lambda place: (place.slip, place.seq))) if before else here

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

    def unsent(self) -> int:
        """How many entries central has not acknowledged, of this book and those before."""
        return super().unsent() + self.before.unsent()


def _first(rows: tuple[Row, ...], most: int) -> tuple[Row, ...]:
    """So many of them; all where `most` is below nothing, as SQLite has it."""
    return rows if most < 0 else rows[:most]
