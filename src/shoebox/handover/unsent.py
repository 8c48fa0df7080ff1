"""How much of a store head office has not signed for, as far as its office knows. Passes on, decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoebox.day.unsent import unsent_of
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.unsent import Heard, RegisterUnsent, Unsent

if TYPE_CHECKING:
    from shoebox.handover.registers import StoreRegisters
    from shoebox.handover.store import StoreHouse


def store_unsent(house: StoreHouse, registers: StoreRegisters) -> Unsent:
    """This register's own count, and that of every other one that is known or of which anything is here."""
    own = RegisterUnsent(register=house.book.register, entries=house.book.unsent(), heard=Heard.OWN)
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
    entries = unsent_of(books, lambda epoch: relay.signed_seq(register, epoch) if relay else 0) if books else 0
    return RegisterUnsent(register=register, entries=entries, heard=heard)
