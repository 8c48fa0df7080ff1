"""What the commands of the line are made of: send, renew, join, doctor, codes and revoke. Builds, as bootstrap does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from shoebox import __version__
from shoebox.bootstrap import ENROLMENT_FILE, SystemClock, ca_file_of, lines_of, office_word, renew_card
from shoebox.carry import Sender, To, Way, examine_door, examine_line
from shoebox.domain.acts import Enrolled
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import LineState, Place
from shoebox.domain.carrying_keys import CarryingList
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.enrolling import CodeSheet
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.ids import fingerprint
from shoebox.entrance import STORE_FILE
from shoebox.formats.carrying_list import read_carrying_list
from shoebox.formats.dispatch import read_dispatch
from shoebox.handover.front import OFFICE_FOLDER
from shoebox.handover.line import join_by_code, lay_out_parcels, looking_line, pair_by_code, roads_of
from shoebox.handover.locking import lay_key_card, stick_of, why_plain
from shoebox.handover.relay import FILE as RELAY_FILE
from shoebox.handover.relay import FOLDER as RELAY_FOLDER
from shoebox.handover.relay import lay_out_relayed
from shoebox.head_office import open_head_office
from shoebox.settings import StoreSettings, read_store, refuse_unread, write_store
from shoebox.storage.book import Book
from shoebox.storage.book_start import LOCK_FILE, mark_for_renewal
from shoebox.storage.dispatch_files import DispatchFiles
from shoebox.storage.door_files import own_door, pin_office, pinned_office
from shoebox.storage.keys import read_enrolment
from shoebox.storage.lock import BookLock
from shoebox.storage.mirror import read_mirror
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook
from shoebox.storage.second_copy import last_number, mirrors_in
from shoebox.storage.upgrading import refuse_little_room
from shoebox.transport.http_road import Address, HttpRoad
from shoebox.transport.probe import PROBE_S, Step


def send_once(folder: Path, *, clock: Clock | None = None) -> LineState:
    """Send what is missing of this register to head office and to its store's office, once; receipts go into the book.

    Refusals ``settings.no_central``, ``receipt.no_key``, ``relay.unpaired``, and ``book.in_use``: an open window sends
    by itself.
    """
    store, keys, clock = read_store(folder / STORE_FILE), OfficeKeys(folder), clock or SystemClock()
    lines = lines_of(folder, store)
    if not lines.central and not lines.office:
        raise Refusal("settings.no_central", folder=str(folder))
    if not keys and not lines.office:
        raise Refusal("receipt.no_key")
    with Book.open(folder, clock=clock, app=__version__) as book:
        renew_card(folder / ENROLMENT_FILE, book)
        word = office_word(folder, book, store, keys=keys, clock=clock)
        roads = roads_of(
            book, folder, lines=lines, keys=keys, clock=clock, dispatches=word.dispatches
        )  # fmt: skip
        if roads is None:
            raise Refusal("relay.unpaired", office=lines.office)
        roads.once()
        return roads.state  # with what the books before still owe


def join_store(folder: Path, code: str, *, address: str = "") -> Enrolment:
    """Enrol a register with the code of its printed sheet, and let it know head office's key and address.

    `address` is written into store.toml where it is given. Refusals ``enrol.*``, ``office_key.other``,
    ``settings.no_central``; troubles ``carry.*``.
    """
    store = read_store(folder / STORE_FILE)
    store = replace(store, central_url=address or store.central_url)
    if not store.central_url:
        raise Refusal("settings.no_central", folder=str(folder))
    refuse_unread(store)  # before the code is used, which is good once
    card = read_enrolment(folder / ENROLMENT_FILE)
    road = HttpRoad(Address(store.central_url), ca_file=ca_file_of(folder, store))
    try:
        OfficeKeys(folder).pin(join_by_code(card, code, road))
    finally:
        road.close()
    if address:
        write_store(folder / STORE_FILE, store)
    return card


def pair_store(folder: Path, code: str, *, address: str) -> Enrolment:
    """Pair a register with the office PC of its store by the code that the office shows; it is sent to from then on.

    Refusals ``relay.*``, ``carry.address``; troubles ``carry.*``, ``relay.offline``.
    """
    store, office = read_store(folder / STORE_FILE), Address(address)
    if office.scheme != "https":
        raise Refusal("carry.plain", host=office.host)
    store = replace(store, office_url=address)
    refuse_unread(store)
    card = read_enrolment(folder / ENROLMENT_FILE)
    pin_office(folder, pair_by_code(card, code, office))
    write_store(folder / STORE_FILE, store)
    return card


def examine_store_line(
    folder: Path, *, clock: Clock | None = None, wait_s: float = PROBE_S
) -> tuple[Address, list[Step]]:
    """Try the way from a register to head office, step by step. Refusals ``settings.*``, ``carry.address``."""
    store, keys = read_store(folder / STORE_FILE), OfficeKeys(folder)
    if not store.central_url:
        raise Refusal("settings.no_central", folder=str(folder))
    address, ca_file = Address(store.central_url), ca_file_of(folder, store)

    def sender() -> Sender | None:
        if not keys:
            return None
        return looking_line(
            folder, store.store, address=store.central_url, ca_file=ca_file, keys=keys,
            clock=clock or SystemClock(), wait_s=wait_s,
        )  # fmt: skip

    return address, examine_line(address, ca_file, sender, wait_s=wait_s)


def examine_store(folder: Path, *, clock: Clock | None = None, wait_s: float = PROBE_S) -> tuple[Way, ...]:
    """Every way that this PC needs: to head office, to its store's office, and its own door where it is the office.

    None where all goes by stick.

    Refusals ``settings.*``, ``carry.address``, and ``relay.unpaired`` where it never paired with the office.
    """
    store, ways = read_store(folder / STORE_FILE), []
    if store.central_url:
        address, steps = examine_store_line(folder, clock=clock, wait_s=wait_s)
        ways.append(Way(To.HEAD_OFFICE, address, tuple(steps)))
    if store.office_url:
        ways.append(_way_to_office(folder, store, clock=clock or SystemClock(), wait_s=wait_s))
    if store.office_port:
        ways.append(examine_door(store.office_port, own_door(folder), wait_s=wait_s))
    return tuple(ways)


def _way_to_office(folder: Path, store: StoreSettings, *, clock: Clock, wait_s: float) -> Way:
    address, pinned = Address(store.office_url), pinned_office(folder)
    if not pinned:
        raise Refusal("relay.unpaired", office=store.office_url)

    def sender() -> Sender:
        return looking_line(
            folder, store.store, address=store.office_url, pinned=pinned, keys=OfficeKeys(), clock=clock, wait_s=wait_s
        )  # fmt: skip

    return Way(To.OFFICE, address, tuple(examine_line(address, None, sender, wait_s=wait_s, pinned=pinned)))


def make_codes(
    folder: Path, registers: Sequence[tuple[str, str]], *, address: str = "", clock: Clock | None = None
) -> tuple[tuple[CodeSheet, ...], bytes]:
    """One-use enrolment codes for these registers (store, register), and their sheets as a PDF to cut up."""
    from shoebox.paper import code_sheets_pdf

    with open_head_office(folder, clock) as central:
        sheets = central.codes.make(registers, random=os.urandom)
        return sheets, code_sheets_pdf(sheets, address=address, office=fingerprint(central.keys.card.root))


def revoke_register(folder: Path, place: Place, *, from_seq: int, reason: str, clock: Clock | None = None) -> None:
    """Have head office believe a register only up to the entry before this one, and its store encrypt nothing to it."""
    with open_head_office(folder, clock) as central:
        central.revoke(place, from_seq=from_seq, reason=reason)
        with suppress(ShoeboxError):  # it is revoked; where no list can be signed now, Finance's window does it
            central.carrying.tell_stores()


def send_by_stick(folder: Path, place: Path, *, clock: Clock | None = None) -> tuple[Path, ...]:
    """Lay what head office has not acknowledged onto a stick, as parcels; where they lie.

    Of this register, and of the others whose entries came here over the store's network; encrypted as far as it can be.
    """
    with Book.open(folder, clock=clock or SystemClock(), app=__version__) as book:
        renew_card(folder / ENROLMENT_FILE, book)
        keys = carrying_list_in(folder, book.store)
        stick = stick_of(place, book, keys)
        laid, copies = lay_out_parcels(book, stick), folder / RELAY_FOLDER / RELAY_FILE
        try:
            if copies.exists():
                with RelayBook.open(copies) as relayed:
                    laid += lay_out_relayed(relayed, stick)
        finally:  # its own lie there, also where the others' find no room
            if laid:
                lay_key_card(place, book, keys)
        return laid


def plain_because(folder: Path) -> Refusal | None:
    """Why this register's files go by stick as they are, None where they are encrypted; beside an open window.

    Codes ``pouch.no_office``, ``pouch.no_key``, ``pouch.lacking``. No key is opened for it.
    """
    store = read_store(folder / STORE_FILE)
    keys = carrying_list_in(folder, store.store)
    return why_plain(keys, register=store.register, knows_office=bool(OfficeKeys(folder)))


def carrying_list_in(folder: Path, store: str) -> CarryingList | None:
    """The newest list of keys for this store that lies in a register's folder, signed by a key of head office's."""
    keys = OfficeKeys(folder)
    kept = [one for one in DispatchFiles(folder / OFFICE_FOLDER).listed() if one[0] == DispatchKind.CARRYING]
    for _, _, path in sorted(kept, key=lambda one: one[1], reverse=True):
        with suppress(Refusal, OSError):
            sent = read_dispatch(path.read_bytes(), card=keys.card)
            if sent.head.is_for(store):
                return read_carrying_list(sent.body)
    return None


def renew_book(folder: Path, *, new_key: bool = False, clock: Clock | None = None) -> Enrolment:
    """Set a register's book aside, untouched, and go on in a new one; its card is for head office.

    For a book that was copied, or brought back from an older copy: head office holds other entries under its numbers.
    Under a `new_key` where somebody may have the old one, which is set aside too; what the old book had not sent goes
    under the new one. Refusal ``book.in_use``, Trouble ``book.no_room``: then no start to come does it unasked.
    """
    read_store(folder / STORE_FILE)
    lock = BookLock(folder / LOCK_FILE).take()
    try:
        entries_bytes = max((mirror.stat().st_size for mirror in mirrors_in(folder)), default=0)
        refuse_little_room(folder / LOCK_FILE, 2 * entries_bytes, code="book.no_room")  # the new one remembers them
        mark_for_renewal(folder, new_key=new_key)
    finally:
        lock.release()
    with Book.open(folder, clock=clock or SystemClock(), app=__version__) as book:
        renew_card(folder / ENROLMENT_FILE, book)
        return book.enrolment()


def left_book(folder: Path) -> tuple[Place, int] | None:
    """The register's book before its present one, and the first number that it never wrote, as far as is known here.

    None where there is none, where the present one has the same key, or nothing of its mirror can be read. After a
    restored image, or from a copy that lagged, others may hold later entries of it than this folder does.
    """
    *left, present = mirrors_in(folder) or [folder]
    last_seq = last_number(left[-1]) if left else 0
    if not last_seq or _key_of(left[-1]) == _key_of(present) != "":
        return None
    store = read_store(folder / STORE_FILE)
    epoch = int(left[-1].stem.partition("-e")[2] or 1)
    return Place(store=store.store, register=store.register, epoch=epoch), last_seq + 1


def _key_of(mirror: Path) -> str:
    """The public key of a book's first entry, as hex; empty where that can't be read."""
    first = next((entry for entry, _ in read_mirror(mirror)), None)
    act = read_line(first)[2] if first is not None else None
    return act.public_key if isinstance(act, Enrolled) else ""
