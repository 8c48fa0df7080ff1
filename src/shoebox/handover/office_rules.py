"""What a register checks before it goes by a dispatch, and what going by it means, kind by kind. Handover: joins rooms.

A rule that puts a dispatch to use may run again after a kill: each of them comes to the same the second time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shoebox.carry import Rules
from shoebox.day import OfficeIncidents
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import Dispatch, DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.language import LANGUAGES
from shoebox.domain.playbook import facts_of
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Staff
from shoebox.formats.dispatch import read_incident, read_notice
from shoebox.formats.dispatch_pages import read_pages
from shoebox.formats.order_file import read_orders
from shoebox.formats.price_file import read_prices
from shoebox.storage.book import Book
from shoebox.storage.order_list import write_order_list
from shoebox.storage.price_list import write_price_list

PRICES_NAME, ORDERS_NAME = "prices.csv", "orders.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the store's own files say, and how such words are read."""

    currency: str
    policy: Policy
    staff: Staff
    read_policy: Callable[[bytes], Policy]
    read_staff: Callable[[bytes], Staff]


def rules_of(
    folder: Path, own: Own, book: Book, clock: Clock, *, policy: Callable[[], Policy]
) -> dict[DispatchKind, Rules]:
    """The rules of one register; `policy` answers the one in force."""

    def fits_policy(dispatch: Dispatch) -> None:
        currency = own.read_policy(dispatch.body).currency
        if currency != own.currency:
            raise Refusal("out.currency", version=dispatch.head.version, theirs=currency, ours=own.currency)

    def fits_staff(dispatch: Dispatch) -> None:
        own.read_staff(dispatch.body)

    def fits_pages(dispatch: Dispatch) -> None:
        read_pages(dispatch.body, facts={tongue: facts_of(policy(), tongue) for tongue in LANGUAGES})

    def fits_notice(dispatch: Dispatch) -> None:
        read_notice(dispatch.body)

    def fits_incident(dispatch: Dispatch) -> None:
        read_incident(dispatch.body)

    def use_incident(dispatch: Dispatch) -> None:
        OfficeIncidents(book, clock).take(read_incident(dispatch.body))

    return {
        DispatchKind.POLICY: Rules(fits=fits_policy),
        DispatchKind.STAFF: Rules(fits=fits_staff),
        DispatchKind.PRICES: _prices(folder, own, policy),
        DispatchKind.ORDERS: _orders(folder, book.store),
        DispatchKind.PLAYBOOK: Rules(fits=fits_pages),
        DispatchKind.INCIDENT: Rules(fits=fits_incident, use=use_incident),
        DispatchKind.NOTICE: Rules(fits=fits_notice),
    }


def _prices(folder: Path, own: Own, policy: Callable[[], Policy]) -> Rules:
    def read(dispatch: Dispatch) -> None:
        rates = policy().tax_rates_per_100k
        held = read_prices(dispatch.body, file=PRICES_NAME, currency=own.currency, rates=rates)
        if held.bad_count:
            raise Refusal("out.bad_lines", sent=dispatch.head.kind.words, bad=held.bad_count, line=held.bad[0].line)

    def use(dispatch: Dispatch) -> None:
        rates = policy().tax_rates_per_100k
        held = read_prices(dispatch.body, file=PRICES_NAME, currency=own.currency, rates=rates)
        write_price_list(folder, held.facts, held.items)

    return Rules(fits=read, use=use)


def _orders(folder: Path, store: str) -> Rules:
    def read(dispatch: Dispatch) -> None:
        held = read_orders(dispatch.body, file=ORDERS_NAME, store=store)
        if held.bad_count:
            raise Refusal("out.bad_lines", sent=dispatch.head.kind.words, bad=held.bad_count, line=held.bad[0].line)

    def use(dispatch: Dispatch) -> None:
        held = read_orders(dispatch.body, file=ORDERS_NAME, store=store)
        write_order_list(folder, held.facts, held.orders)

    return Rules(fits=read, use=use)
