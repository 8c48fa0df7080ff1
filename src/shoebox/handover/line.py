"""Joins a store's book, its key and its road to head office into one lane. Handover: builds from what it is handed."""

from __future__ import annotations

from pathlib import Path

from shoebox import __version__
from shoebox.carry import CarryLane, Register, Sender, take_line_receipt
from shoebox.domain.carrying import PARCEL_ENTRIES_MAX, Place
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.errors import Refusal
from shoebox.formats.box_head import file_stem
from shoebox.formats.parcel import PARCEL_SUFFIX, fill, write_parcel
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.book_reader import BookReader
from shoebox.storage.outbox import Outbox
from shoebox.transport.http_road import Address, HttpRoad
from shoebox.transport.stick import Stick


def line_of(
    book: Book, folder: Path, *, address: str, ca_file: Path | None, central_key: bytes, clock: Clock
) -> Sender:
    """The sender of an open book; each signed receipt becomes an entry of it. Refusals and troubles ``carry.*``."""
    place = Place(store=book.store, register=book.register, epoch=book.epoch)
    register = Register(place=place, public_key=book.public_key, sign=book.sign, app=__version__)

    def take(receipt: bytes) -> None:
        opened = book.open_day()
        today = local_time(clock.wall_ms(), clock.offset_min()).date().isoformat()
        day = opened.day if opened else today
        take_line_receipt(book, receipt, central_key=central_key, clerk=SYSTEM_CLERK, day=day)

    return Sender(
        register=register, reader=BookReader(book.path), outbox=Outbox(folder),
        road=HttpRoad(Address(address), ca_file=ca_file), central_key=central_key, clock=clock, take=take,
    )  # fmt: skip


def lane_of(sender: Sender) -> CarryLane:
    """The sender at work in the background; after `close` nothing of it reaches the book any more."""
    lane = CarryLane(sender)
    into_book = sender.take

    def take(receipt: bytes) -> None:
        if not lane.stopped():
            into_book(receipt)

    sender.take = take
    lane.start()
    return lane


def lay_out_parcels(book: Book, stick: Stick) -> tuple[Path, ...]:
    """What head office has not acknowledged, as parcels on a stick; the same entries twice are the same files."""
    if book.training:
        raise Refusal("day.training")
    if not book.unsent():  # receipts alone are no news, and go along with the next
        return ()
    laid: list[Path] = []
    first, last = book.acknowledged_seq() + 1, book.head().seq
    while first <= last:
        entries = fill(book.entries(first, min(last, first + PARCEL_ENTRIES_MAX - 1)))
        data = write_parcel(book.store, entries, public_key=book.public_key, sign=book.sign)
        span = f"{book.store}-{first:06d}-{entries[-1].seq:06d}"
        laid.append(stick.put_named(file_stem(span, book.register, book.epoch) + PARCEL_SUFFIX, data))
        first = entries[-1].seq + 1
    return tuple(laid)
