"""What went out at two registers of a store, found where their books meet. Day room: reads the books only.

A register that heard of the other refuses; two that did it within a minute, or with no office in reach, did not hear.
Slips on one card are not told from register to register at all: what they come to together is seen here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from shoebox.domain.acts import PickUp, Refund
from shoebox.domain.clock import local_time
from shoebox.domain.crossing import OrderStep, released_twice
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Kind, Tender
from shoebox.domain.former import former_place, is_former, number_there
from shoebox.domain.given_back import store_key
from shoebox.domain.pickup import order_key
from shoebox.domain.policy import Policy
from shoebox.domain.registers import OutTwice, Placed, What
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import read_line

ALL = -1  # rows, as SQLite says it
_Receipt = tuple[str, str]  # store and number, or the id of the sale's entry
_MINUTE_MS = 60_000
_Slip = tuple[SaleRow, Placed]
_Back = tuple[Placed, int, int]  # where, how much, and what the receipt says was paid then


def out_twice(books: Sequence[BookView]) -> tuple[OutTwice, ...]:
    """Orders that two of these books handed over, and receipts on which they gave back more than was paid."""
    return (*_orders(books), *_receipts(books))


def on_one_card(books: Sequence[BookView], day: str, policy: Policy) -> tuple[OutTwice, ...]:
    """Slips of a day on one card that two of these books have, and that would be too much as one sale.

    Above the largest sale, or without a code above a floor limit, within the policy's minutes by the slips' own times.
    The last four may be two customers' too: somebody looks at the papers.
    """
    by_card: dict[str, list[_Slip]] = {}
    for book in books:
        for row in book.sales_now_ever(day):
            if row.kind == "sale" and row.tender == Tender.CARD and not row.voided_by_seq:
                by_card.setdefault(row.last4, []).append((row, _placed(book, row)))
    found = (_too_much_on(slips, policy) for _, slips in sorted(by_card.items()))
    return tuple(one for one in found if one is not None)


def _too_much_on(slips: list[_Slip], policy: Policy) -> OutTwice | None:
    """Of one card's slips those of a span that pass a limit by most, if they are of two registers."""
    slips.sort(key=lambda slip: (slip[0].taken_ms, slip[1]))
    spans = [
        [slip for slip in slips if 0 <= slip[0].taken_ms - first.taken_ms <= policy.split_minutes * _MINUTE_MS]
        for first, _ in slips
    ]
    bare = [[slip for slip in span if not slip[0].approval] for span in spans]
    beyond = [(_beyond_sale(span, policy), span) for span in spans] + [
        (_beyond_floor(span, policy), span) for span in bare
    ]
    much = [(minor, span) for minor, span in beyond if minor > 0 and len({place.register for _, place in span}) > 1]
    if not much:
        return None
    too_much_minor, span = max(much, key=lambda one: one[0])
    places = tuple(sorted((place for _, place in span), key=lambda place: (place.day, place.register, place.seq)))
    return OutTwice(what=What.CARD, number=span[0][0].last4, places=places, too_much_minor=too_much_minor)


def _beyond_sale(span: Sequence[_Slip], policy: Policy) -> int:
    return sum(row.amount_minor + row.rest_minor for row, _ in span) - policy.sale_minor_max


def _beyond_floor(span: Sequence[_Slip], policy: Policy) -> int:
    """By how much slips without a code pass the lowest floor limit of their brands; one that does alone is known."""
    if not span or any(policy.needs_approval(row.brand, row.amount_minor) for row, _ in span):
        return 0
    return sum(row.amount_minor for row, _ in span) - min(policy.floor_limit_minor.get(row.brand, 0) for row, _ in span)


def _placed(book: BookView, row: SaleRow) -> Placed:
    epoch, seq = former_place(row.seq) if is_former(row.seq) else (book.epoch, row.seq)
    return Placed(book.register, epoch, seq, row.day)


def _orders(books: Sequence[BookView]) -> Iterator[OutTwice]:
    """A register's later book goes on with the orders of those before: by its last step with an order it stands."""
    last: dict[tuple[str, str], OrderStep] = {}
    days: dict[str, str] = {}
    for step, day in sorted(_steps(books), key=lambda one: (one[0].book, one[0].seq)):
        last[step.book[1], order_key(step.order_no)] = step
        days[step.evidence_id] = day
    for _, released in released_twice(last.values()):
        places = tuple(Placed(step.book[1], step.book[2], step.seq, days[step.evidence_id]) for step in released)
        yield OutTwice(what=What.ORDER, number=released[0].order_no, places=places)


def _steps(books: Sequence[BookView]) -> Iterator[tuple[OrderStep, str]]:
    """Each step with an order, and the day it is of."""
    for book in books:
        for entry, envelope, act in book.of_kind_ever(Kind.PICK_UP):
            assert isinstance(act, PickUp), "asked for by its kind"
            seq = number_there(entry.seq)
            at = local_time(envelope.wall_ms, envelope.offset_min).isoformat()
            place = (envelope.store, entry.register, entry.epoch)
            step = OrderStep(book=place, seq=seq, order_no=act.order_no, state=act.state, name=act.name, happened_at=at)
            yield step, envelope.day


def _receipts(books: Sequence[BookView]) -> Iterator[OutTwice]:
    given: dict[_Receipt, list[_Back]] = {}
    for book in books:
        for row in book.refunds_given(ALL):
            receipt, paid_minor = _receipt_of(book, row, books)
            place = _placed(book, row)
            given.setdefault(receipt, []).append((place, row.amount_minor, paid_minor))
    for (_, number), backs in sorted(given.items()):
        too_much_minor = sum(minor for _, minor, _ in backs) - min(paid for _, _, paid in backs)
        places = tuple(
            sorted((place for place, _, _ in backs), key=lambda place: (place.day, place.register, place.seq))
        )
        if too_much_minor > 0 and len({place.book for place in places}) > 1:
            yield OutTwice(what=What.RECEIPT, number=number, places=places, too_much_minor=too_much_minor)


def _receipt_of(book: BookView, row: SaleRow, books: Iterable[BookView]) -> tuple[_Receipt, int]:
    """What a refund was given on, the same however it was typed, and how much was paid then."""
    sale = _sold(books, row) if row.outside_receipt else _whole(book, book.sale(row.refund_of_seq))
    if sale is None and is_former(row.refund_of_seq) and not row.outside_receipt:
        sale = _sold_before(book, row.refund_of_seq, books)
    if sale is not None:
        return (sale.entry_id, sale.claim_code), sale.amount_minor + sale.rest_minor
    act = read_line(next(iter(book.entries(row.seq, row.seq))))[2]
    assert isinstance(act, Refund), "a row of a refund is one"
    if act.is_outside:
        return (store_key(act.outside_store), act.outside_receipt), act.outside_minor
    return (act.refund_of, act.refund_of), act.amount_minor  # its sale is in a box that never came here


def _whole(book: BookView, sale: SaleRow | None) -> SaleRow | None:
    return book.whole_sale(sale)[0] if sale is not None else None


def _sold_before(book: BookView, number: int, books: Iterable[BookView]) -> SaleRow | None:
    """A sale of a book of the same register before, where that is one of these."""
    epoch, seq = former_place(number)
    former = next((one for one in books if (one.register, one.epoch) == (book.register, epoch)), None)
    return _whole(former, former.sale(seq)) if former is not None else None


def _sold(books: Iterable[BookView], row: SaleRow) -> SaleRow | None:
    """The sale that a typed receipt is of, where one of these books has it: by claim code or slip."""
    for book in books:
        if store_key(book.store) == store_key(row.outside_store):
            sale = book.sale_by_claim(row.outside_receipt) or book.sale_by_slip(row.outside_receipt)
            if sale is not None and sale.kind == "sale":
                return book.whole_sale(sale)[0]
    return None
