"""The sealed digital twin of a shoebox: a store-day's entries with their sums. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.entry import Entry

BOX_ENTRIES_MAX = 50_000
BOX_BYTES_MAX = 64 * 1024 * 1024


def box_number(store: str, z_no: int) -> str:
    """The number on the box and on its label: ``085-0316``."""
    return f"{store}-{z_no:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxHead:
    """What the seal says of the inside. Hashes are 32 bytes, ``public_key`` is the register's Ed25519 key (32)."""

    box_no: str  # store and Z serial: "085-0316"
    store: str
    store_name: str
    register: str
    epoch: int
    day: str
    z_no: int
    currency: str
    incident: str
    first_seq: int
    last_seq: int
    totals_minor: tuple[tuple[str, int], ...]  # per tender, sales less refunds less voids, of these entries
    prev: bytes  # hash of the entry before the first
    head: bytes  # hash of the last entry
    public_key: bytes
    seal: str


@dataclass(frozen=True, slots=True)
class Box:
    """An opened box: the head, its entries in order, and the SHA-256 of the whole file."""

    head: BoxHead
    entries: tuple[Entry, ...]
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What central must know of a register before it takes its boxes."""

    register: str
    store: str
    store_name: str
    epoch: int
    public_key: bytes
