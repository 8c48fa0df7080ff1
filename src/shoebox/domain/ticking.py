"""Order numbers under which drafts were ticked off, looked at over several books. Standard library only: a pure rule.

The revived point of sale gives a number once. Two slips under one number are one charge: one customer pays, the other
does not, or one pays twice. A book refuses the second tick; two registers that know nothing of each other can't.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.entry import Kind
from shoebox.domain.pickup import order_key
from shoebox.domain.registers import Placed

Book = tuple[str, str, int]  # store, register, epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One tick that nobody took back: which entry of which book, and the entry id of the draft that it ticks off."""

    book: Book
    seq: int
    draft: str
    order_no: str  # as it was typed
    is_refund: bool = False


def tick_key(order_no: str, *, is_refund: bool) -> str:
    """What a tick's number is compared by: as order numbers are, a refund's apart from a sale's.

    Some points of sale give a refund a number of its own, others that of its sale.
    """
    key = order_key(order_no)
    return f"refund {key}" if is_refund and key else key


def on_one_order(ticks: Iterable[Tick]) -> Iterator[list[Tick]]:
    """Ticks of two drafts or more under one order number of one store, by store and number."""
    groups: dict[tuple[str, str], list[Tick]] = {}
    for tick in ticks:
        key = tick_key(tick.order_no, is_refund=tick.is_refund)
        groups.setdefault((tick.book[0], key), []).append(tick)
    for _, group in sorted(groups.items()):
        if len({tick.draft for tick in group}) > 1:
            yield sorted(group, key=lambda tick: (tick.book, tick.seq))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderShared(Act):
    """What somebody in charge found of two slips or more that stand ticked off under one order number.

    ``ticks`` are those it speaks of: register, epoch and entry of each, and the entry id of its draft. Another tick
    under that number asks for another word.
    """

    KIND = Kind.ORDER_SHARED
    order_no: str
    ticks: tuple[tuple[str, int, int, str], ...]
    found: str

    def unfit(self) -> str:
        """It speaks of two slips at least, and says something."""
        return "found" if not self.found else "ticks" if len({tick[3] for tick in self.ticks}) < 2 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTick:
    """A tick of an order that has several: where it stands, and the slip. Empty where the sale is in no book here."""

    place: Placed
    draft: str
    slip: str = ""
    amount_minor: int = 0

    @property
    def said(self) -> tuple[str, int, int, str]:
        """As a word on it names it."""
        return self.place.register, self.place.epoch, self.place.seq, self.draft


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOrder:
    """An order number under which several drafts stand ticked off, and what somebody in charge said of it."""

    order_no: str
    ticks: tuple[SharedTick, ...]
    found: str = ""
    found_by: str = ""  # a staff number
    found_day: str = ""  # the business day of that word

    @property
    def days(self) -> frozenset[str]:
        """The business days on which it was ticked off and spoken of."""
        return frozenset({*(tick.place.day for tick in self.ticks), self.found_day} - {""})
