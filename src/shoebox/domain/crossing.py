"""What stands in two books that one book alone can't see.

An order handed over twice, money back twice on one receipt, two slips keyed again as one order.

Standard library only: pure rules from entries to findings. Each register keeps its own rule; these hold for the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shoebox.domain.finding import CERTAIN_PPM, Finding, FindingKind, finding_id
from shoebox.domain.given_back import store_key
from shoebox.domain.money import Money, money_text
from shoebox.domain.pickup import PickUpState, order_key

PICKUP_MARK = "pickup:"  # begins the id of evidence that is no slip but a step with an order
Book = tuple[str, str, int]  # store, register, epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """One step with an online order in one register's book."""

    book: Book
    seq: int
    order_no: str
    state: str
    name: str
    happened_at: str  # ISO 8601 with offset

    @property
    def evidence_id(self) -> str:
        """``pickup:085/085-2/1/412``: where the entry stands."""
        return PICKUP_MARK + "/".join(map(str, (*self.book, self.seq)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOrder:
    """What the central systems took for an order; the store is empty where they name none of ours."""

    order_no: str
    amount_minor: int
    currency: str
    store: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyBack:
    """One refund that stands. ``original`` says what it was given back on.

    That is the id of the sale's entry, where head office holds it; else store and number of a receipt as typed.
    """

    entry_id: str
    book: Book
    original: str
    amount_minor: int
    currency: str
    claimed_minor: int  # what the receipt says was paid, as typed; 0 where the register had the sale itself
    given_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A sale that head office holds. ``amount_minor`` is 0 where it was struck out."""

    entry_id: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class ChargedSlip:
    """A slip that its store ticked off as keyed again: in which book, by the id of what stands, under which order."""

    book: Book
    slip_id: str
    order_no: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OneCharge:
    """Several slips of one store under one order number, and what somebody in charge there said of it."""

    slips: tuple[ChargedSlip, ...]
    currency: str
    said: str = ""

    @property
    def order_nos(self) -> frozenset[str]:
        """The number as each of them was ticked off."""
        return frozenset(slip.order_no for slip in self.slips)


def released_twice(steps: Iterable[OrderStep]) -> Iterator[tuple[str, list[OrderStep]]]:
    """Orders that two books say were handed over, and neither took back: each with these steps, the earliest first."""
    last: dict[str, dict[Book, OrderStep]] = {}
    for step in steps:
        last.setdefault(order_key(step.order_no), {})[step.book] = step
    for key, by_book in sorted(last.items()):
        released = [step for step in by_book.values() if step.state == PickUpState.RELEASED]
        if len(released) > 1:
            yield key, sorted(released, key=lambda step: (step.happened_at, step.evidence_id))


def orders_twice(steps: Iterable[OrderStep], paid: Iterable[PaidOrder], *, currency: str) -> Iterator[Finding]:
    """A finding for each order that two books say was handed over."""
    amounts = {order_key(one.order_no): one for one in sorted(paid, key=_amount)}  # of whichever store: it was at both
    for key, released in released_twice(steps):
        ids, known = tuple(step.evidence_id for step in released), amounts.get(key)
        stake = known.amount_minor * (len(released) - 1) if known is not None else 0
        yield Finding(
            finding_id(FindingKind.ORDER_TWICE, ids, ()), FindingKind.ORDER_TWICE, ids, (), stake,
            known.currency if known is not None else currency, CERTAIN_PPM, _order_reasons(released, known), "",
        )  # fmt: skip


def _amount(one: PaidOrder) -> tuple[str, int]:
    return one.currency, one.amount_minor


def _order_reasons(released: list[OrderStep], known: PaidOrder | None) -> tuple[str, ...]:
    places = [f"handed_over {_place(step.book, step.happened_at)}" for step in released]
    paid = [f"order_paid {money_text(Money(known.amount_minor, known.currency))}"] if known is not None else []
    return (f"order {released[0].order_no}", *places, *paid)


def orders_shared(shared: Iterable[OneCharge], paid: Iterable[PaidOrder]) -> Iterator[Finding]:
    """A finding for each order number that two slips or more were ticked off under: one charge can't pay them all.

    Two stores may each have an order of this number, so another store's charge is none of these.
    At stake is what nobody has charged: all but the slip that the order's charge fits, or but the largest.
    """
    amounts = {(order_key(one.order_no), store_key(one.store)): one for one in sorted(paid, key=_amount)}
    for one in shared:
        ids = tuple(slip.slip_id for slip in one.slips)
        key, each = order_key(one.slips[0].order_no), [slip.amount_minor for slip in one.slips]
        known = amounts.get((key, store_key(one.slips[0].book[0]))) or amounts.get((key, ""))
        charged = known.amount_minor if known is not None and known.amount_minor in (*each, sum(each)) else max(each)
        yield Finding(
            finding_id(FindingKind.ORDER_SHARED, ids, ()), FindingKind.ORDER_SHARED, ids, (), sum(each) - charged,
            one.currency, CERTAIN_PPM, _shared_reasons(one, known), "",
        )  # fmt: skip


def _shared_reasons(one: OneCharge, known: PaidOrder | None) -> tuple[str, ...]:
    keyed = [
        f"keyed_as {slip.order_no} {slip.book[0]}/{slip.book[1]} {money_text(Money(slip.amount_minor, one.currency))}"
        for slip in one.slips
    ]
    paid = [f"order_charged {money_text(Money(known.amount_minor, known.currency))}"] if known is not None else []
    return (*keyed, *paid, *([f"store_found {one.said}"] if one.said else []))


def refunds_too_many(refunds: Iterable[MoneyBack], originals: Iterable[Original]) -> Iterator[Finding]:
    """Refunds on one original in two books, or together above what it was."""
    held = {one.entry_id: one for one in originals}
    groups: dict[tuple[str, str], list[MoneyBack]] = {}
    for refund in refunds:
        groups.setdefault((_same(refund.original), refund.currency), []).append(refund)
    for (original, currency), group in sorted(groups.items()):
        group.sort(key=lambda one: (one.given_at, one.entry_id))
        sale = held.get(original)
        claimed = [one.claimed_minor for one in group if one.claimed_minor]
        if sale is not None:
            yield from _too_many(group, currency, paid_minor=sale.amount_minor, sale=sale)
        elif claimed:
            yield from _too_many(group, currency, paid_minor=min(claimed), sale=None)
        elif _books(group) > 1:  # of a sale that nobody here has: never the least of what it was
            yield from _too_many(group, currency, paid_minor=sum(one.amount_minor for one in group), sale=None)


def _same(original: str) -> str:
    """What an original is compared by: a receipt of store ``85`` is one of store ``085``."""
    store, slash, receipt = original.partition("/")
    return f"{store_key(store)}/{receipt}" if slash else original


def _too_many(group: list[MoneyBack], currency: str, *, paid_minor: int, sale: Original | None) -> Iterator[Finding]:
    total_minor = sum(one.amount_minor for one in group)
    above = total_minor > paid_minor
    if not above and _books(group) < 2:
        return
    kind, ids = FindingKind.RECEIPT_REFUNDED, tuple(one.entry_id for one in group)
    evidence = (sale.entry_id, *ids) if sale is not None else ids
    stake = total_minor - paid_minor if above else total_minor - group[0].amount_minor
    reasons = _refund_reasons(group, paid_minor, above=above, held=sale is not None)
    key = finding_id(kind, ids, (), more=(group[0].original,))
    yield Finding(key, kind, evidence, (), stake, currency, CERTAIN_PPM, reasons, "")


def _books(group: list[MoneyBack]) -> int:
    return len({one.book for one in group})


def _refund_reasons(group: list[MoneyBack], paid_minor: int, *, above: bool, held: bool) -> tuple[str, ...]:
    currency = group[0].currency
    back = [
        f"given_back {money_text(Money(one.amount_minor, currency))} {_place(one.book, one.given_at)}" for one in group
    ]
    paid = money_text(Money(paid_minor, currency))
    said = [] if held else [f"receipt {group[0].original}"]
    return (*said, *back, f"above_receipt {paid}" if above else f"within_receipt {paid}")


def _place(book: Book, at: str) -> str:
    """``085/085-2 2026-11-12 14:33``: store, register, and the time there."""
    return f"{book[0]}/{book[1]} {at[:16].replace('T', ' ')}"
