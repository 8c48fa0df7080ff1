"""A register's side of the line over a real book, and roads to a head office that are as bad as a test wants them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bookmaking import HandClock
from postgresmaking import rows_of
from shoebox.carry import Register, Sender
from shoebox.central import Central
from shoebox.domain.carrying import Place
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.formats.parcel import write_parcel
from shoebox.storage.book import Book
from shoebox.storage.book_reader import BookReader
from shoebox.storage.outbox import Outbox
from shoebox.transport.road import Road, RoadAnswer

BOOKS = ("entry", "slip", "struck", "box")


@dataclass
class DirectRoad:
    """Head office in the same process, asked as its door asks it."""

    central: Central
    heard: list[tuple[str, bytes]] = field(default_factory=list)

    def post(self, path: str, body: bytes) -> RoadAnswer:
        self.heard.append((path, body))
        return self.deliver(path, body)

    def deliver(self, path: str, body: bytes) -> RoadAnswer:
        line, out = self.central.line, self.central.out
        try:
            if path == "/v1/parcels":
                result, receipt = line.take("by line", body)
                if result.outcome == Outcome.REFUSED:
                    return said(422, result.code, result.sentence)
                return RoadAnswer(status=200, body=receipt)
            pages = {"/v1/hello": line.hello, "/v1/claims": line.claim, "/v1/asks": out.ask, "/v1/pieces": out.piece,
                     "/v1/words": out.hear, "/v1/keys": self.central.card}  # fmt: skip
            return RoadAnswer(status=200, body=pages[path](body))
        except ShoeboxError as wrong:
            return said({"carry.nonce": 409, "carry.too_old": 426}.get(wrong.code, 422), wrong.code, str(wrong))

    def close(self) -> None:
        """Nothing to let go of."""


def said(status: int, code: str, sentence: str) -> RoadAnswer:
    return RoadAnswer(status=status, body=json.dumps({"code": code, "sentence": sentence}).encode())


class MortalOffice:
    """A head office that may be killed at any moment and is opened anew. `close` it however the test ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.central = Central.open(folder, HandClock())

    def reopen(self) -> Central:
        self.central.close()
        self.central = Central.open(self._folder, HandClock())
        return self.central

    def close(self) -> None:
        self.central.close()


@dataclass
class BadRoad(DirectRoad):
    """Does to each message what the next fault says; fine once there is none left."""

    faults: list[str] = field(default_factory=list)
    reopen: Callable[[], Central] = lambda: (_ for _ in ()).throw(AssertionError())

    def post(self, path: str, body: bytes) -> RoadAnswer:
        fault = self.faults.pop(0) if self.faults else "fine"
        if fault == "lost":
            raise Trouble("carry.unknown", host="hq", why="lost")
        if fault == "no line":
            raise Trouble("carry.offline", host="hq", why="no line")
        if fault == "an old one first":
            for old in self.heard[:1] + self.heard[-1:]:
                self.deliver(*old)
        answer = super().post(path, body)
        if fault == "twice":
            self.deliver(path, body)
        if fault == "killed":
            self.central = self.reopen()
        if fault in ("killed", "dropped"):
            raise Trouble("carry.unknown", host="hq", why="no answer")
        return answer


def sender(
    book: Book,
    central: Central,
    road: Road,
    *,
    folder: Path | None = None,
    took: list[bytes] | None = None,
    **more: Any,
) -> Sender:
    """The register's side; its receipts go into a list, or nowhere."""
    place = Place(store=book.store, register=book.register, epoch=book.epoch)
    register = Register(place=place, public_key=book.public_key, sign=book.sign, app="test")
    kept: list[bytes] = [] if took is None else took
    outbox = Outbox(folder or book.path.parent)
    return Sender(
        register=register, reader=BookReader(book.path), outbox=outbox, road=road, keys=central.keys,
        clock=HandClock(), take=kept.append, **more,
    )  # fmt: skip


def parcels_of(book: Book, *cuts: int) -> list[bytes]:
    """The whole book in parcels that end at these entries."""
    ends = [*cuts, book.head().seq]
    starts = [1, *(cut + 1 for cut in cuts)]
    return [parcel_of(book, first, last) for first, last in zip(starts, ends, strict=True)]


def parcel_of(book: Book, first: int, last: int) -> bytes:
    entries: tuple[Entry, ...] = tuple(book.entries(first, last))
    return write_parcel(book.store, entries, public_key=book.public_key, sign=book.sign)


def books_of(central: Central) -> list[list[tuple[object, ...]]]:
    """What head office believes, table by table; when and by which road it came is no part of it."""
    return [rows_of(central.folder, f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4") for table in BOOKS]


def refused(work: Callable[[], object]) -> str:
    """The code of the refusal this ends in."""
    try:
        work()
    except Refusal as wrong:
        return wrong.code
    raise AssertionError("nothing was refused")
