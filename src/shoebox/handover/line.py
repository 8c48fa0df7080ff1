"""Joins a store's book, its key and its road to head office into one lane. Handover: builds from what it is handed."""

from __future__ import annotations

import hmac
from pathlib import Path

from shoebox import __version__
from shoebox.carry import CarryLane, Dispatches, Fetcher, Register, Sender, refusal_in, take_line_receipt
from shoebox.domain.box import Enrolment, own_number
from shoebox.domain.carrying import PARCEL_ENTRIES_MAX, Place
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.enrolling import code_key, office_proof, register_proof, typed_code
from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.box_head import file_stem
from shoebox.formats.enrolling import read_answer, write_request
from shoebox.formats.parcel import PARCEL_SUFFIX, fill, write_parcel
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.book_reader import BookReader
from shoebox.storage.book_start import KEY_FILE, latest_book
from shoebox.storage.keys import read_signer
from shoebox.storage.outbox import Outbox
from shoebox.transport.http_road import Address, HttpRoad
from shoebox.transport.road import Road
from shoebox.transport.stick import Stick


def line_of(
    book: Book,
    folder: Path,
    *,
    address: str,
    ca_file: Path | None,
    central_key: bytes,
    clock: Clock,
    dispatches: Dispatches | None = None,
) -> Sender:
    """The sender of an open book; each signed receipt becomes an entry of it. Refusals and troubles ``carry.*``.

    With `dispatches` it also brings what head office sends out.
    """
    place = Place(store=book.store, register=book.register, epoch=book.epoch)
    register = Register(place=place, public_key=book.public_key, sign=book.sign, app=__version__)

    def take(receipt: bytes) -> None:
        opened = book.open_day()
        today = local_time(clock.wall_ms(), clock.offset_min()).date().isoformat()
        day = opened.day if opened else today
        take_line_receipt(book, receipt, central_key=central_key, clerk=SYSTEM_CLERK, day=day)

    fetcher = None
    if dispatches is not None:
        fetcher = Fetcher(place=place, sign=book.sign, dispatches=dispatches, central_key=central_key, clock=clock)
    return Sender(
        register=register, reader=BookReader(book.path), outbox=Outbox(folder), fetcher=fetcher,
        road=HttpRoad(Address(address), ca_file=ca_file), central_key=central_key, clock=clock, take=take,
    )  # fmt: skip


def looking_line(
    folder: Path, store: str, *, address: str, ca_file: Path | None, central_key: bytes, clock: Clock, wait_s: float
) -> Sender:
    """A sender that only looks, beside whatever window has the book open. Trouble ``book.none``, ``key.unreadable``."""
    reader, signer = BookReader(latest_book(folder)), read_signer(folder / KEY_FILE)
    head = reader.head()
    if head is None:
        raise Trouble("book.none", path=str(folder))
    place = Place(store=store, register=head.register, epoch=head.epoch)
    register = Register(place=place, public_key=signer.public_key, sign=signer.sign, app=__version__)
    return Sender(
        register=register, reader=reader, outbox=Outbox(folder), central_key=central_key, clock=clock,
        road=HttpRoad(Address(address), ca_file=ca_file, answer_s=wait_s), take=_nothing,
    )  # fmt: skip


def _nothing(_receipt: bytes) -> None:
    """What a look does with a receipt."""


def join_by_code(enrolment: Enrolment, code: str, road: Road) -> bytes:
    """Enrol a register with the code of its sheet; head office's key, which has proved that it made the sheet.

    Refusals ``enrol.code``, ``enrol.used``, ``enrol.false`` and whatever else head office says; troubles ``carry.*``.
    """
    key = code_key(typed_code(code))
    answer = road.post("/v1/enrolments", write_request(enrolment, register_proof(key, enrolment)))
    if answer.status != 200:
        raise refusal_in(answer)
    office_key, proof = read_answer(answer.body)
    if not hmac.compare_digest(proof, office_proof(key, office_key, enrolment.public_key)):
        raise Refusal("enrol.false")
    return office_key


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
        span = f"{first:06d}-{entries[-1].seq:06d}"
        number = own_number(span, store=book.store, register=book.register, epoch=book.epoch)
        laid.append(stick.put_named(file_stem(number) + PARCEL_SUFFIX, data))
        first = entries[-1].seq + 1
    return tuple(laid)
