"""What head office has not signed for, of every register that an office knows. Standard library only.

It is over all days and all books: an entry that lies parked on a stick, is refused there or was never sent counts,
until head office's own receipt for it is here. Every window and every paper says this one count.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Heard(StrEnum):
    """How far a register's entries are known here."""

    OWN = "own"  # this very book
    LINE = "line"  # they come over the store's network
    BOX = "box"  # its sealed days are here; what it wrote since is not
    NOTHING = "nothing"


class WaitsFor(StrEnum):
    """Whose turn it is with what is not sent: nothing lies anywhere without somebody it waits for."""

    HEAD_OFFICE = "head_office"  # which refuses it or can't read it: somebody there settles it
    LINE = "line"  # it goes by itself once there is one
    CARRIER = "carrier"  # it lies on the stick that went with its box
    REGISTER = "register"  # its own register seals or sends it
    STORE = "store"  # a manager here seals or sends it


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterUnsent:
    """Entries of one register that count as unsent, as far as they are known here.

    ``since_ms`` (UTC) is when the oldest of them was written, 0 where that is not known here; ``who`` is the carrier's
    name.
    """

    register: str
    entries: int
    heard: Heard
    waits_for: WaitsFor = WaitsFor.STORE
    who: str = ""
    since_ms: int = 0


@dataclass(frozen=True, slots=True)
class Unsent:
    """The count of a store, register by register; this office's own is one of them."""

    registers: tuple[RegisterUnsent, ...] = ()

    @property
    def entries(self) -> int:
        """All of them together."""
        return sum(one.entries for one in self.registers)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Registers of which nothing is here, so that nobody can count."""
        return tuple(one.register for one in self.registers if one.heard is Heard.NOTHING)

    @property
    def is_of_one(self) -> bool:
        """Whether there is this register alone."""
        return len(self.registers) <= 1

    def of(self, register: str) -> int:
        """Those of one register; 0 where nothing of it is known."""
        return sum(one.entries for one in self.registers if one.register == register)


NOT_COUNTED = Unsent()  # figures that nobody asked it of
