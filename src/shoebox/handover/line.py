"""Joins a store's book, its key and its road to head office into one lane. Handover: builds from what it is handed."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shoebox import __version__
from shoebox.carry import (
    BeforeSender,
    CarryLane,
    Dispatches,
    Fetcher,
    Forwarder,
    OfficeSender,
    PeopleErrand,
    PeopleWords,
    Register,
    Roads,
    Sender,
    before_parcels,
    nobody,
    refusal_in,
    take_any_receipt,
)
from shoebox.carry.office_road import no_box, not_heard
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import PARCEL_ENTRIES_MAX, Place
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.enrolling import code_key, office_proof, register_proof, typed_code
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.relaying import RelayWord
from shoebox.formats.enrolling import read_answer, write_request
from shoebox.formats.office_card import read_card
from shoebox.formats.parcel import fill, parcel_name, write_parcel
from shoebox.formats.store_certificate import certificate_mark
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.book_reader import BookReader
from shoebox.storage.book_start import KEY_FILE, latest_book
from shoebox.storage.keys import read_signer
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.outbox import Outbox
from shoebox.transport.http_road import Address, HttpRoad, certificate_at
from shoebox.transport.parts_road import BOXES, PARCELS, PartsRoad
from shoebox.transport.road import Road
from shoebox.transport.stick import Stick

if TYPE_CHECKING:
    from shoebox.handover.relay import StoreRelay


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Where a register may send to by line. An address is empty where there is none; `office` needs its certificate."""

    central: str = ""
    ca_file: Path | None = None
    office: str = ""
    certificate: bytes = b""


def line_of(
    book: Book,
    folder: Path,
    *,
    lines: Lines,
    keys: OfficeKeys,
    clock: Clock,
    dispatches: Dispatches | None = None,
) -> Sender:
    """The sender of an open book to head office; each signed receipt becomes an entry of it.

    With `dispatches` it also brings what head office sends out. Refusals and troubles ``carry.*``.
    """
    return Sender(
        road=PartsRoad(HttpRoad(Address(lines.central), ca_file=lines.ca_file)),
        fetcher=_fetcher(book, dispatches, keys=keys, clock=clock),
        **_common(book, folder, keys=keys, clock=clock),
    )  # fmt: skip


def office_line_of(
    book: Book,
    folder: Path,
    *,
    lines: Lines,
    keys: OfficeKeys,
    clock: Clock,
    box_after: Callable[[int], bytes] = no_box,
    dispatches: Dispatches | None = None,
    hear: Callable[[RelayWord], bool] = not_heard,
    people: PeopleWords | None = None,
) -> OfficeSender:
    """The sender of an open book to the office PC of its store, under the certificate it was paired with.

    With `dispatches` it also brings what head office has sent to that office. `hear` learns what the store's
    other registers handed over and gave back; `people` what was set of the store's people at which register.
    """
    fetcher = _fetcher(book, dispatches, keys=keys, clock=clock, by_office=True, keeps_parts=bool(lines.central))
    return OfficeSender(
        road=PartsRoad(HttpRoad(Address(lines.office), pinned=lines.certificate), paths=(PARCELS, BOXES)),
        box_after=box_after, fetcher=fetcher,
        hear=hear,
        people=PeopleErrand(book.place, book.sign, people) if people is not None else None,
        **_common(book, folder, keys=keys, clock=clock),
    )  # fmt: skip


def _fetcher(
    book: Book, dispatches: Dispatches | None, *, keys: OfficeKeys, clock: Clock, **road: bool
) -> Fetcher | None:
    """The errand for what head office sends out; none where nothing of it could be believed."""
    if dispatches is None or not keys:
        return None
    return Fetcher(
        place=book.place, sign=book.sign, dispatches=dispatches, keys=keys, clock=clock, **road
    )  # fmt: skip


def _common(book: Book, folder: Path, *, keys: OfficeKeys, clock: Clock) -> dict[str, Any]:
    register = Register(place=book.place, public_key=book.public_key, sign=book.sign, app=__version__)

    def take(receipt: bytes) -> None:
        opened = book.open_day()
        today = local_time(clock.wall_ms(), clock.offset_min()).date().isoformat()
        day = opened.day if opened else today
        take_any_receipt(book, receipt, card=keys.card, clerk=SYSTEM_CLERK, day=day)

    return {
        "register": register, "reader": BookReader(book.path), "outbox": Outbox(folder), "keys": keys,
        "clock": clock, "take": take,
    }  # fmt: skip


def looking_line(
    folder: Path,
    store: str,
    *,
    address: str,
    ca_file: Path | None = None,
    pinned: bytes = b"",
    keys: OfficeKeys,
    clock: Clock,
    wait_s: float,
) -> Sender:
    """A sender that only looks, beside whatever window has the book open. Trouble ``book.none``, ``key.unreadable``.

    With `pinned` it looks at the office of the store, which has this certificate, and believes no receipt of it.
    """
    reader, signer = BookReader(latest_book(folder)), read_signer(folder / KEY_FILE)
    head = reader.head()
    if head is None:
        raise Trouble("book.none", path=str(folder))
    place = Place(store=store, register=head.register, epoch=head.epoch)
    register = Register(place=place, public_key=signer.public_key, sign=signer.sign, app=__version__)
    asks = OfficeSender if pinned else Sender
    return asks(
        register=register, reader=reader, outbox=Outbox(folder), keys=OfficeKeys() if pinned else keys, clock=clock,
        road=HttpRoad(Address(address), ca_file=ca_file, answer_s=wait_s, pinned=pinned), take=_nothing,
    )  # fmt: skip


def _nothing(_receipt: bytes) -> None:
    """What a look does with a receipt."""


def join_by_code(enrolment: Enrolment, code: str, road: Road) -> OfficeCard:
    """Enrol a register with the code of its sheet; head office's card, whose root has proved that it made the sheet.

    Refusals ``enrol.code``, ``enrol.used``, ``enrol.false``, ``keys.forged`` and what head office says; ``carry.*``.
    """
    key = code_key(typed_code(code))
    answer = road.post("/v1/enrolments", write_request(enrolment, register_proof(key, enrolment)))
    if answer.status != 200:
        raise refusal_in(answer)
    root, proof = read_answer(answer.body)
    if not hmac.compare_digest(proof, office_proof(key, root, enrolment.public_key)):
        raise Refusal("enrol.false")
    answer = road.post("/v1/keys", b"")
    if answer.status != 200:
        raise refusal_in(answer)
    card = read_card(answer.body)
    if card.root != root:
        raise Refusal("enrol.false")
    return card


def pair_by_code(enrolment: Enrolment, code: str, address: Address) -> bytes:
    """Pair a register with the office PC that showed this code; the office's certificate (PEM), which proved itself.

    Refusals ``relay.false``, ``relay.code`` and what else the office says; troubles ``carry.*``, ``relay.offline``.
    """
    certificate, key = certificate_at(address), code_key(typed_code(code))
    road = HttpRoad(address, pinned=certificate)
    try:
        answer = road.post("/v1/pairings", write_request(enrolment, register_proof(key, enrolment)))
    finally:
        road.close()
    if answer.status != 200:
        raise refusal_in(answer)
    mark, proof = read_answer(answer.body)
    # Whoever stands in between shows a certificate of their own: its mark is not the one that the code vouches for.
    if mark != certificate_mark(certificate) or not hmac.compare_digest(
        proof, office_proof(key, mark, enrolment.public_key)
    ):
        raise Refusal("relay.false")
    return certificate


def forwarding(relay: StoreRelay, *, lines: Lines, keys: OfficeKeys) -> Callable[[], Forwarder | None]:
    """The office's errand for its other registers, once its door has opened and its copies are there."""
    made: list[Forwarder] = []

    def forwarder() -> Forwarder | None:
        if not made and relay.desk is not None:
            road = PartsRoad(HttpRoad(Address(lines.central), ca_file=lines.ca_file))
            made.append(Forwarder(desk=relay.desk, road=road, keys=keys))
        return made[0] if made else None

    return forwarder


def roads_of(
    book: Book,
    folder: Path,
    *,
    lines: Lines,
    keys: OfficeKeys,
    clock: Clock,
    dispatches: Dispatches,
    box_after: Callable[[int], bytes] = no_box,
    relay: StoreRelay | None = None,
    hear: Callable[[RelayWord], bool] = not_heard,
    people: PeopleWords | None = None,
) -> Roads | None:
    """Every road by line that an open book has; None where it has none.

    With `relay` also the errand to head office for the other registers of its store. Troubles ``carry.*``.
    """
    head = office = None
    forwarder: Callable[[], Forwarder | None] = nobody
    if lines.central and keys:
        head = line_of(book, folder, lines=lines, keys=keys, clock=clock, dispatches=dispatches)
        forwarder = forwarding(relay, lines=lines, keys=keys) if relay is not None else nobody
    if lines.office and lines.certificate:
        office = office_line_of(
            book, folder, lines=lines, keys=keys, clock=clock, box_after=box_after,
            dispatches=dispatches, hear=hear, people=people,
        )  # fmt: skip
    before = tuple(
        BeforeSender(book=book, road=sender.road, keys=keys, clock=clock, by_office=sender is office)
        for sender in (head, office) if sender is not None and book.before
    )  # fmt: skip
    return Roads(head=head, office=office, forwarder=forwarder, before=before) if head or office else None


def lane_of(roads: Roads) -> CarryLane:
    """The roads at work in the background; after `close` nothing of them reaches the book any more."""
    lane = CarryLane(roads)
    for sender in (roads.head, roads.office):
        if sender is not None:
            sender.take = _until_closed(lane, sender.take)
    if roads.office is not None:
        hear = roads.office.hear
        roads.office.hear = lambda word: not lane.stopped() and hear(word)
    lane.start()
    return lane


def _until_closed(lane: CarryLane, into_book: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def take(receipt: bytes) -> None:
        if not lane.stopped():
            into_book(receipt)

    return take


def lay_out_parcels(book: Book, stick: Stick) -> tuple[Path, ...]:
    """What head office has not acknowledged, as parcels on a stick; the same entries twice are the same files."""
    if book.training:
        raise Refusal("day.training")
    laid: list[Path] = []
    for former, data, first, last in before_parcels(book):
        laid.append(_lay_former(stick, former.place, data, (first, last), by_epoch=book.epoch))
    if book.unsent() == book.before.unsent():  # receipts alone are no news, and go along with the next
        return tuple(laid)
    first, last = book.acknowledged_seq() + 1, book.head().seq
    while first <= last:
        entries = fill(book.entries(first, min(last, first + PARCEL_ENTRIES_MAX - 1)))
        data = write_parcel(book.store, entries, public_key=book.public_key, sign=book.sign)
        laid.append(stick.put_named(parcel_name(book, first, entries[-1].seq), data))
        first = entries[-1].seq + 1
    return tuple(laid)


def _lay_former(stick: Stick, place: Place, data: bytes, span: tuple[int, int], *, by_epoch: int) -> Path:
    """A parcel of a book before; beside what lies there under its name, where that is sealed by another key.

    Such as on a stick that went while the book before was written to: it is to take what the new book has as well.
    """
    try:
        return stick.put_named(parcel_name(place, *span), data)
    except Trouble as wrong:
        if wrong.code != "carry.other_box":
            raise
        return stick.put_named(parcel_name(place, *span, by_epoch=by_epoch), data)
