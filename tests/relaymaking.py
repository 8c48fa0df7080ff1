"""An office PC's relay over a temporary file, and roads to it in the same process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bookmaking import HandClock
from linemaking import said
from officemaking import Counter
from shoebox.carry import Forwarder, OfficeSender, OfficeSide, Register, RelayDesk
from shoebox.central import Central
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.domain.relaying import Pairing
from shoebox.formats.box import read_box
from shoebox.handover.relay import StoreRelay
from shoebox.service import StoreServer
from shoebox.storage.book import Book
from shoebox.storage.book_reader import BookReader
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.outbox import Outbox
from shoebox.storage.relay_book import RelayBook
from shoebox.transport.http_road import Address
from shoebox.transport.road import Road, RoadAnswer


@dataclass
class SmallOffice:
    """What the relay asks of an office's book, kept in lists."""

    keys: dict[str, bytes] = field(default_factory=dict)
    paired: list[tuple[str, str]] = field(default_factory=list)
    boxes: dict[tuple[str, int], int] = field(default_factory=dict)

    def side(self) -> OfficeSide:
        return OfficeSide(known=lambda: self.keys, pair=self.pair, gather=self.gather, last_z=self.last_z)

    def pair(self, card: Enrolment, clerk: str) -> None:
        self.keys[card.register] = card.public_key
        self.paired.append((card.register, clerk))

    def gather(self, data: bytes) -> bool:
        head = read_box(data).head
        if self.keys.get(head.register) != head.public_key:
            raise Refusal("registers.unknown", register=head.register)
        is_new = self.last_z(head.register, head.epoch) < head.z_no
        self.boxes[head.register, head.epoch] = max(head.z_no, self.last_z(head.register, head.epoch))
        return is_new

    def last_z(self, register: str, epoch: int) -> int:
        return self.boxes.get((register, epoch), 0)


@contextmanager
def relay_in(folder: Path, *books: Book, **more: Any) -> Iterator[tuple[RelayDesk, SmallOffice]]:
    """A relay that knows the registers of these books."""
    office = SmallOffice({book.register: book.public_key for book in books})
    with RelayBook.open(folder / "registers" / "held.db") as held:
        yield RelayDesk(held, store="085", office=office.side(), clock=HandClock(), **more), office


@dataclass
class OfficeRoad:
    """The office's door in the same process, asked as its server asks it."""

    desk: RelayDesk
    heard: list[tuple[str, bytes]] = field(default_factory=list)
    is_cut: bool = False

    def post(self, path: str, body: bytes) -> RoadAnswer:
        if self.is_cut:
            raise Trouble("carry.offline", host="office", why="cut")
        self.heard.append((path, body))
        return self.deliver(path, body)

    def deliver(self, path: str, body: bytes) -> RoadAnswer:
        keeps = {"/v1/parcels": self.desk.take, "/v1/boxes": self.desk.take_box}
        says = {
            "/v1/hello": self.desk.hello, "/v1/claims": self.desk.claim, "/v1/pairings": self.desk.pair,
            "/v1/asks": self.desk.out.ask, "/v1/pieces": self.desk.out.piece,
            "/v1/keys": self.desk.card, "/v1/people": self.desk.people.exchange,
        }  # fmt: skip
        try:
            if path in says:
                return RoadAnswer(status=200, body=says[path](body))
            result, word = keeps[path]("by the store's network", body)
        except Trouble as wrong:
            return said(503, wrong.code, str(wrong))
        except ShoeboxError as wrong:
            return said({"carry.nonce": 409}.get(wrong.code, 422), wrong.code, str(wrong))
        if result.outcome == Outcome.REFUSED:
            return said(422, result.code, result.sentence)
        return RoadAnswer(status=200, body=word)

    def close(self) -> None:
        """Nothing to let go of."""


def office_sender(
    book: Book, road: Road, *, keys: OfficeKeys | None = None, took: list[bytes] | None = None, **more: Any
) -> OfficeSender:
    """A register's side of the store's network; its receipts go into a list, or nowhere."""
    place = Place(store=book.store, register=book.register, epoch=book.epoch)
    kept: list[bytes] = [] if took is None else took
    return OfficeSender(
        register=Register(place=place, public_key=book.public_key, sign=book.sign, app="test"),
        reader=BookReader(book.path), outbox=Outbox(book.path.parent), road=road, keys=keys or OfficeKeys(),
        clock=HandClock(), take=kept.append, **more,
    )  # fmt: skip


def forwarder(desk: RelayDesk, road: Road, central: Central) -> Forwarder:
    return Forwarder(desk=desk, road=road, keys=central.keys)


@contextmanager
def with_relay(counter: Counter, port: int = 0) -> Iterator[Counter]:
    """The same office with its door, on this machine alone."""

    def serve(desk, tls, port):
        return StoreServer(desk, host="127.0.0.1", port=port, tls=tls)

    relay = StoreRelay(counter.house, port=port, serve=serve, begin_s=0)
    counter.house = replace(counter.house, relay=relay)
    counter.house.elsewhere.look_into(relay)
    try:
        yield counter
    finally:
        relay.close()


def here(pairing: Pairing) -> Address:
    """The address on the sheet is for other machines; this test is on this one."""
    return Address("https://127.0.0.1:" + pairing.addresses[0].rpartition(":")[2])
