"""How much of a store head office has not signed for, as far as its office knows. Passes on, decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoebox.day.sealing import unsealed
from shoebox.day.unsent import first_ms, oldest_ms, unsent_of
from shoebox.domain.carrying import LineKind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.unsent import Heard, RegisterUnsent, Unsent, WaitsFor

if TYPE_CHECKING:
    from shoebox.handover.registers import StoreRegisters
    from shoebox.handover.store import StoreHouse
    from shoebox.storage.book import Book


def store_unsent(house: StoreHouse, registers: StoreRegisters) -> Unsent:
    """This register's own count, and that of every other one that is known or of which anything is here."""
    waits_for, who = _own_waits(house)
    own = RegisterUnsent(
        register=house.book.register, entries=house.book.unsent(), heard=Heard.OWN, waits_for=waits_for, who=who,
        since_ms=_own_oldest_ms(house.book),
    )  # fmt: skip
    known = {one.register for one in house.day.registers.known()}
    came = {one.register for one in house.day.registers.gathered()}
    if house.relay is not None:
        came |= {one.register for one in house.relay.standing()}
    others = (_other(house, registers, register) for register in (known | came) - {own.register})
    # A register that was taken out counts as long as anything of it waits.
    counted = [one for one in others if one.register in known or one.entries]
    return Unsent(tuple(sorted((own, *counted), key=lambda one: (len(one.register), one.register))))


def _other(house: StoreHouse, registers: StoreRegisters, register: str) -> RegisterUnsent:
    try:
        books, heard = registers.books_of(register)
    except (Refusal, Trouble):  # a copy that is lost or can't be read is said where the registers are listed
        books, heard = (), Heard.NOTHING
    relay = house.relay

    def signed_seq(epoch: int) -> int:
        return relay.signed_seq(register, epoch) if relay else 0

    entries = unsent_of(books, signed_seq) if books else 0
    if heard is Heard.NOTHING and relay is not None:
        # What came of it can't be read here, and is counted all the same: it is never said to be at head office.
        entries = sum(one.behind for one in relay.standing() if one.register == register)
        heard = Heard.LINE if entries else heard
    return RegisterUnsent(
        register=register, entries=entries, heard=heard, waits_for=_waits_there(house, register, heard),
        since_ms=oldest_ms(books, signed_seq) if entries and books else 0,
    )  # fmt: skip


def _own_waits(house: StoreHouse) -> tuple[WaitsFor, str]:
    """Whose turn it is with this register's own entries."""
    line = house.line.state() if house.line is not None else None
    if line is not None and line.kind in (LineKind.REFUSED, LineKind.UPGRADE):
        return (WaitsFor.STORE if line.by_office else WaitsFor.HEAD_OFFICE), ""
    if line is not None and line.kind is not LineKind.OFF:
        return WaitsFor.LINE, ""
    closed = house.book.open_day() is None and not unsealed(house.book)
    box = house.boxes()[:1] if closed else ()
    return (WaitsFor.CARRIER, box[0].holder) if box and box[0].is_on_its_way else (WaitsFor.STORE, "")


def _waits_there(house: StoreHouse, register: str, heard: Heard) -> WaitsFor:
    """And with another register's: what comes over the network is passed on from here."""
    standing = house.relay.standing() if house.relay is not None else ()
    if any(one.register == register and one.code for one in standing):
        return WaitsFor.HEAD_OFFICE
    return WaitsFor.LINE if heard is Heard.LINE else WaitsFor.REGISTER


def _own_oldest_ms(book: Book) -> int:
    """When the oldest entry of this register that head office has not signed for was written; 0 where none is."""
    before = (
        next(filter(None, (first_ms(owed.book, first, last) for first, last in owed.here)), 0)
        for owed in book.before.owed()
    )
    return min(filter(None, (oldest_ms([book]), *before)), default=0)
