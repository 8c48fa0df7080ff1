"""A head office that sends out, and a register that takes in: real books, real files, real signatures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bookmaking import NOON_MS, STAFF, HandClock
from linemaking import sender
from shoebox.carry import Dispatches, Fetcher, Sender
from shoebox.central import Central, Wanted
from shoebox.domain.carrying import Place
from shoebox.domain.dispatch import DispatchKind, IncidentWord, Notice, policy_mark
from shoebox.domain.policy import Policy
from shoebox.formats.dispatch import read_dispatch, write_incident, write_notice
from shoebox.handover.office_rules import Own, rules_of
from shoebox.handover.office_word import word_of
from shoebox.handover.store import StoreHouse
from shoebox.policy_settings import policy_in_words, policy_words
from shoebox.settings import staff_in_words, staff_words
from shoebox.storage.book import Book
from shoebox.storage.dispatch_files import DispatchFiles
from shoebox.storage.office_key import OfficeKeys
from shoebox.transport.road import Road


def policy_of(words: bytes) -> Policy:
    """A policy that was sent out, from its words."""
    return policy_in_words(words, Path("policy.toml"))


def own(**policy: Any) -> Own:
    return Own(
        currency="USD",
        policy=Policy(**policy),
        staff=STAFF,
        read_policy=policy_of,
        read_staff=lambda words: staff_in_words(words, Path("staff.toml")),
    )


def policy_out(central: Central, *, stores: tuple[str, ...] = (), days: int = 0, **policy: Any) -> bytes:
    """Send a policy out; its bytes. `policy_out(central, twin_minutes=5)`."""

    def body(version: int) -> bytes:
        return policy_words(replace(Policy(**policy), version=policy_mark(version))).encode()

    return published(central, DispatchKind.POLICY, body, stores=stores, days=days)


def staff_out(central: Central, *, stores: tuple[str, ...] = ()) -> bytes:
    return published(central, DispatchKind.STAFF, lambda _version: staff_words(STAFF.people).encode(), stores=stores)


def published(central: Central, kind: DispatchKind, body: Any, **more: Any) -> bytes:
    wanted = Wanted(kind=kind, body=body, about="", said_by="701", second="702", **more)
    return central.out.publish(wanted)[1]


def dispatches(
    book: Book, central: Central, clock: HandClock | None = None, *, keys: OfficeKeys | None = None
) -> Dispatches:
    """The register's side, beside its book."""
    files = DispatchFiles(book.path.parent / "head-office")
    known = central.keys if keys is None else keys
    clock, mine = clock or HandClock(), own(tax_rates_per_100k={"food": 0})
    rules = rules_of(book.path.parent, mine, book, clock, policy=lambda: mine.policy)
    return Dispatches(book, files, rules, keys=known, clock=clock)


@dataclass
class Chain:
    """A head office and register 1 of store 085."""

    central: Central
    book: Book
    clock: HandClock

    @property
    def folder(self) -> Path:
        """The register's."""
        return self.book.path.parent

    @property
    def taken(self) -> Dispatches:
        """The register's side as it is after a start: everything read anew."""
        return dispatches(self.book, self.central, self.clock)


def fetching(book: Book, central: Central, road: Road, taken: Dispatches, **more: Any) -> Sender:
    """The register's lane with its second errand."""
    place = Place(store=book.store, register=book.register, epoch=book.epoch)
    fetcher = Fetcher(place=place, sign=book.sign, dispatches=taken, keys=central.keys, clock=HandClock(), **more)
    lane = sender(book, central, road)
    lane.fetcher = fetcher
    return lane


def stands(taken: Dispatches) -> list[tuple[str, str, int]]:
    """What counts at a register."""
    return [(str(one.kind), one.series, one.version) for one in taken.standing()]


def opened(data: bytes, central: Central) -> Policy:
    return policy_in_words(read_dispatch(data, card=central.keys.card).body, Path("policy.toml"))


PRICES = (
    b"shoebox-prices,1,USD,2026-11-12T06:00:00Z\nsku,name,price,tax\n4711,Wool coat,59.99,\nBEAN,Beans,12.50,food\n"
)
ORDERS = b"shoebox-orders,1,085,2026-11-12T06:00:00Z\norder,name,goods\nW-100234,Ada Quill,2 shirts\n"


def words_out(central: Central, kind: DispatchKind, body: bytes, **more: Any) -> bytes:
    """Send out what has these very words."""
    return published(central, kind, lambda _version: body, **more)


def incident_out(central: Central, number: str, **word: Any) -> bytes:
    """`incident_out(central, "26-07")` is on; with `ended_ms` it is over."""
    plain: dict[str, Any] = {"began_ms": NOON_MS - 3_600_000, "rescue_lane": "finance", "said": "Central is down."}
    body = write_incident(IncidentWord(number=number, **{**plain, **word}))
    return words_out(central, DispatchKind.INCIDENT, body, series=number)


def notice_out(central: Central, title: str, *lines: str, roles: tuple[str, ...] = ()) -> bytes:
    notice = Notice(title=title, lines=lines or ("Read this.",), roles=roles)
    return words_out(central, DispatchKind.NOTICE, write_notice(notice))


def with_word(house: StoreHouse, central: Central) -> StoreHouse:
    """The same store, to which head office may send."""
    mine = replace(own(), policy=house.policy, staff=house.staff)
    word = word_of(house.folder, mine, house.book, keys=central.keys, clock=house.clock)
    return replace(house, word=word, keys=central.keys).renewed()
