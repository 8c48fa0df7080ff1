"""Two slips under one order number at two registers: found where their books meet. Day room: reads, and one entry.

A book refuses the second tick under a number. Registers that were never gathered could not, so one of two customers is
not charged. What mends it is a tick taken back at its register; until that is here, somebody in charge says what they
found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from shoebox.day.pen import Pen, one_line
from shoebox.domain.acts import Rekeyed, RekeyUndone
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.former import former_place, is_former
from shoebox.domain.policy import Policy
from shoebox.domain.registers import Placed
from shoebox.domain.ticking import OrderShared, SharedOrder, SharedTick, Tick, on_one_order
from shoebox.storage.book_view import BookView

Place = tuple[str, int, int]  # register, epoch, entry


def shared_orders(books: Sequence[BookView]) -> tuple[SharedOrder, ...]:
    """Order numbers under which drafts of two registers, or of two books of one, stand ticked off in these books."""
    ticks: dict[Place, tuple[Tick, BookView, int, str]] = {}
    undone: set[Place] = set()
    for book in books:
        for entry, envelope, act in book.of_kind(Kind.REKEYED):
            assert isinstance(act, Rekeyed), "asked for by its kind"
            tick = Tick(
                book=(book.store, book.register, book.epoch), seq=entry.seq, draft=act.rekeyed, order_no=act.order_no,
                is_refund=act.refund,
            )  # fmt: skip
            ticks[_place(book, entry.seq)] = tick, book, act.rekeyed_seq, envelope.day
        for _, _, act in book.of_kind(Kind.REKEY_UNDONE):
            assert isinstance(act, RekeyUndone), "asked for by its kind"
            undone.add(_place(book, act.ticked_seq))
    standing = {place: held for place, held in ticks.items() if place not in undone}
    return tuple(
        SharedOrder(
            order_no=group[0].order_no,
            ticks=tuple(_shared(*standing[tick.book[1], tick.book[2], tick.seq]) for tick in group),
        )
        for group in on_one_order(tick for tick, *_ in standing.values())
    )


def _place(book: BookView, number: int) -> Place:
    epoch, seq = former_place(number) if is_former(number) else (book.epoch, number)
    return book.register, epoch, seq


def _shared(tick: Tick, book: BookView, draft_seq: int, day: str) -> SharedTick:
    """With its slip; the sale may be in a box from before this office gathered."""
    row = book.sale(draft_seq)
    place = Placed(tick.book[1], tick.book[2], tick.seq, day)
    if row is None:
        return SharedTick(place=place, draft=tick.draft)
    return SharedTick(place=place, draft=tick.draft, slip=row.slip, amount_minor=row.amount_minor)


def _said(own: BookView) -> dict[frozenset[tuple[str, int, int, str]], tuple[str, str, str]]:
    """What was found, by whom and on which day, by the ticks that it was said of; the last word on them."""
    said = {}
    for _, envelope, act in own.of_kind_ever(Kind.ORDER_SHARED):
        assert isinstance(act, OrderShared), "asked for by its kind"
        said[frozenset(act.ticks)] = (act.found, envelope.clerk, envelope.day)
    return said


class SharedOrders:
    """What this office knows of them, with its own book and those of other registers that are here.

    ``look_into`` names those others; without it there are none.
    """

    def __init__(self, pen: Pen, policy: Policy, today: Callable[[], str]) -> None:
        self._pen, self._policy, self._today = pen, policy, today
        self._others: Callable[[], Sequence[BookView]] = tuple
        self._seen: tuple[tuple[tuple[str, int, int], ...], tuple[SharedOrder, ...]] = ((), ())

    def look_into(self, others: Callable[[], Sequence[BookView]]) -> None:
        """Where the other registers' books are found, asked each time."""
        self._others = others

    def found(self) -> tuple[SharedOrder, ...]:
        """All that stand, with what was said of each. Nothing is worked out anew while no book has gone on."""
        others = self._others()
        if not others:
            return ()
        own = self._pen.book
        books = (own, *own.before.books, *others)
        heads = tuple((book.register, book.epoch, book.head().seq) for book in books)
        if self._seen[0] != heads:
            found = shared_orders(books)
            said = _said(own) if found else {}
            words = ((one, said.get(frozenset(tick.said for tick in one.ticks), ("", "", ""))) for one in found)
            found = tuple(replace(one, found=what, found_by=by, found_day=day) for one, (what, by, day) in words)
            self._seen = (heads, found)
        return self._seen[1]

    def left(self) -> tuple[SharedOrder, ...]:
        """Those that nobody has said anything of."""
        return tuple(one for one in self.found() if not one.found)

    def say(self, one: SharedOrder, found: str, *, clerk: str) -> Entry:
        """Write down what somebody in charge found of it. Refusals ``day.role``, ``ticks.found``, ``day.moved_on``."""
        self._pen.in_charge(clerk, self._policy.day_roles)
        said = one_line(found, "ticks.found")
        if one.ticks not in {held.ticks for held in self.found()}:
            raise Refusal("day.moved_on")
        act = OrderShared(order_no=one.order_no, ticks=tuple(tick.said for tick in one.ticks), found=said)
        opened = self._pen.book.open_day()
        return self._pen.book.append(act, clerk=clerk, day=opened.day if opened is not None else self._today())
