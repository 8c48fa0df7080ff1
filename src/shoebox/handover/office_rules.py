"""What a register checks before it goes by a dispatch, and what going by it means, kind by kind. Handover: joins rooms.

A rule that puts a dispatch to use may run again after a kill: each of them comes to the same the second time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shoebox.carry import Rules
from shoebox.day import OfficeIncidents
from shoebox.domain.carrying_keys import CarryingList
from shoebox.domain.clock import Clock
from shoebox.domain.custody import BoxArrival
from shoebox.domain.dispatch import Dispatch, DispatchHead, DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.language import LANGUAGES
from shoebox.domain.playbook import facts_of
from shoebox.domain.policy import Policy, Whose
from shoebox.domain.sealed import CardProfile
from shoebox.domain.staff import Staff
from shoebox.formats.arrivals import read_arrivals
from shoebox.formats.carrying_list import read_carrying_list
from shoebox.formats.dispatch import read_incident, read_notice
from shoebox.formats.dispatch_pages import read_pages
from shoebox.formats.order_file import OrderFile, read_orders
from shoebox.formats.price_file import PriceFile, read_prices
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
    whose: Whose = Whose.SET_UP
    unsigned: str = ""  # the file that a policy lies in which nobody signed


def rules_of(
    folder: Path, own: Own, book: Book, clock: Clock, *, policy: Callable[[], Policy]
) -> dict[DispatchKind, Rules[Any]]:
    """The rules of one register; `policy` answers the one in force."""

    def fits_policy(sent: Policy, head: DispatchHead) -> None:
        if sent.currency != own.currency:
            raise Refusal("out.currency", version=head.version, theirs=sent.currency, ours=own.currency)
        if sent.card_profile == CardProfile.SEALED and not sent.sealing_public:
            raise Refusal("seal.policy_key", version=head.version)

    def fits_arrivals(sent: tuple[str, tuple[BoxArrival, ...]], head: DispatchHead) -> None:
        if sent[0] != book.store:
            raise Refusal("out.body", sent=head.kind.words, why="store")

    def pages(dispatch: Dispatch) -> object:
        return read_pages(dispatch.body, facts={tongue: facts_of(policy(), tongue) for tongue in LANGUAGES})

    def prices(dispatch: Dispatch) -> PriceFile:
        now = policy()
        return read_prices(
            dispatch.body, file=PRICES_NAME, currency=own.currency, rates=now.tax_rates_per_100k,
            stored_words=now.stored_value_words,
        )  # fmt: skip

    def orders(dispatch: Dispatch) -> OrderFile:
        return read_orders(dispatch.body, file=ORDERS_NAME, store=book.store)

    return {
        DispatchKind.POLICY: Rules(read=lambda sent: own.read_policy(sent.body), fits=fits_policy),
        DispatchKind.STAFF: Rules(read=lambda sent: own.read_staff(sent.body)),
        DispatchKind.PRICES: Rules(
            read=prices, fits=_fits_whole, use=lambda held: write_price_list(folder, held.facts, held.items)
        ),
        DispatchKind.ORDERS: Rules(
            read=orders, fits=_fits_whole, use=lambda held: write_order_list(folder, held.facts, held.orders)
        ),
        DispatchKind.PLAYBOOK: Rules(read=pages),
        DispatchKind.INCIDENT: Rules(
            read=lambda sent: read_incident(sent.body), use=OfficeIncidents(book, clock, policy).take
        ),
        DispatchKind.NOTICE: Rules(read=lambda sent: read_notice(sent.body)),
        DispatchKind.ARRIVALS: Rules(read=lambda sent: read_arrivals(sent.body), fits=fits_arrivals),
        DispatchKind.CARRYING: _carrying_rules(book.store),
    }


def _carrying_rules(store: str) -> Rules[CarryingList]:
    """Another store's list would have this one's files read by strangers."""

    def fits(sent: CarryingList, head: DispatchHead) -> None:
        if sent.store != store:
            raise Refusal("out.body", sent=head.kind.words, why="store")

    return Rules(read=lambda sent: read_carrying_list(sent.body), fits=fits)


def _fits_whole(held: PriceFile | OrderFile, head: DispatchHead) -> None:
    """One bad line is one too many for everybody who sells by it."""
    if held.bad_count:
        raise Refusal("out.bad_lines", sent=head.kind.words, bad=held.bad_count, line=held.bad[0].line)
