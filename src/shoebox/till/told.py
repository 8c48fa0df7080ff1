"""What a till goes by that its own book can't say. Till room: asked at each look, written down nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from shoebox.domain.clock import local_time
from shoebox.domain.dates import short_words
from shoebox.domain.day import SaleRow
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.domain.item import Line
from shoebox.domain.money import Money, money_text
from shoebox.storage.book import BookView


def _nothing_given(_mark: str) -> tuple[GivenBack, ...]:
    return ()


def _none_declined(_last4: str) -> tuple[DeclinedCard, ...]:
    return ()


def _nothing_arrived() -> Collection[str]:
    return ()


def _all_goods(_sku: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """``given`` answers by a receipt's mark what other registers of the store gave back on it, as far as was heard.

    ``arrived`` are the numbers of this register's boxes that head office says have come. ``stored_value`` says whether
    the price file has an item's number as a gift card or the like. ``declined`` answers by last four which cards were
    declined at other registers of the store. None of them waits.
    """

    given: Callable[[str], tuple[GivenBack, ...]] = _nothing_given
    arrived: Callable[[], Collection[str]] = _nothing_arrived
    stored_value: Callable[[str], bool] = _all_goods
    declined: Callable[[str], tuple[DeclinedCard, ...]] = _none_declined

    def refuse_stored_value(self, lines: Iterable[Line]) -> None:
        """Refuse an item that the price file has as stored value by now (``item.stored_value``)."""
        for line in lines:
            if self.stored_value(line.sku):
                raise Refusal("item.stored_value", item=line.name)

    def given_elsewhere(self, store: str, numbers: Iterable[str], view: BookView) -> tuple[GivenBack, ...]:
        """What was given back on the receipt of these numbers that is not counted in this register's books by them.

        That is mostly what other registers gave back; and what this one did where the office knows, and nobody here,
        that two numbers are one sale's.
        """
        marks = tuple(dict.fromkeys(receipt_mark(store, number) for number in numbers))
        heard = {(one.register, one.seq, one.wall_ms): one for mark in marks for one in self.given(mark)}
        return tuple(one for one in heard.values() if not view.counts_already(one, marks))

    def refuse_given_elsewhere(self, row: SaleRow, amount_minor: int, *, view: BookView) -> None:
        """Never more than a sale of this book was, less what went back on its receipt at another register."""
        first, rest = view.whole_sale(row)
        given = self.given_elsewhere(view.store, view.receipt_numbers(row), view)
        left_minor = sum(part.amount_minor - part.refunded_minor for part in (first, rest) if part is not None)
        refuse_given_already(given, amount_minor, left_minor=left_minor, currency=row.currency)


NOTHING_TOLD = Told()


def refuse_given_already(given: tuple[GivenBack, ...], amount_minor: int, *, left_minor: int, currency: str) -> None:
    """Refuse what another register's refunds leave no room for (``refund.elsewhere``, ``refund.elsewhere_all``)."""
    left_minor -= sum(one.amount_minor for one in given)
    if not given or amount_minor <= left_minor:
        return
    last = max(given, key=lambda one: (one.wall_ms, one.seq))
    facts = {
        "register": last.register, "entry": last.seq, "when": short_words(local_time(last.wall_ms, last.offset_min)),
        "given": money_text(Money(last.amount_minor, currency)),
    }  # fmt: skip
    if left_minor <= 0:
        raise Refusal("refund.elsewhere_all", **facts)
    raise Refusal("refund.elsewhere", left=money_text(Money(left_minor, currency)), **facts)
