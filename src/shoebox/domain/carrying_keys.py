"""Who can open what is carried: head office's carrying key, and those of one store's registers. Ground.

A *carrying key* is an X25519 public key of 32 bytes. Head office sends each store a signed list of them; a register
says its own on a *key card*, and once more in the entry by which it took that list.
"""

from __future__ import annotations

from dataclasses import dataclass

REGISTERS_MAX = 200  # of one store


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CarrierKey:
    """One register's key, empty while head office has not heard of one: it runs an older Shoebox, or is new."""

    register: str
    epoch: int
    public_key: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """A register's word on its own carrying key; ``public_key`` (Ed25519, 32 bytes) is the one that signs the word."""

    store: str
    register: str
    epoch: int
    public_key: bytes
    carrying_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryingList:
    """Head office's word to one store on the keys that its files are encrypted to."""

    store: str
    office: bytes
    registers: tuple[CarrierKey, ...]

    def lacking(self, own: str) -> tuple[str, ...]:
        """The other registers of the store that could not read what is encrypted: head office knows no key of them."""
        return tuple(one.register for one in self.registers if not one.public_key and one.register != own)

    def has(self, public_key: bytes) -> bool:
        """Whether this key of a register stands on it."""
        return any(one.public_key == public_key for one in self.registers)

    def readers(self, own: bytes) -> tuple[bytes, ...]:
        """The keys that this store's files are encrypted to; `own` is the key of the register that writes one."""
        return tuple(sorted({self.office, own, *(one.public_key for one in self.registers if one.public_key)}))
