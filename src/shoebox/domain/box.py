"""The sealed digital twin of a shoebox: a store-day's entries with their sums. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shoebox.domain.entry import Entry

BOX_NO_SIGNS_MAX = 60  # two names of 20 signs, the Z serial, the epoch, and room for both to grow
LABEL_CODE = "SBX:BOX:"  # how the label's QR code begins; box number and head follow
LABEL_SIGNS_MAX = len(LABEL_CODE) + BOX_NO_SIGNS_MAX + 1 + 64
_OWN_PART = re.compile(r"([0-9]{4,9})(?:-e([1-9][0-9]{0,5}))?")  # Z serial, and the epoch from the second on
BOX_ENTRIES_MAX = 50_000
BOX_BYTES_MAX = 64 * 1024 * 1024


def register_prefix(store: str, register: str) -> str:
    """What every number of a register's papers begins with: ``085-2``, whether it is called ``085-2`` or ``2``.

    Head office enrols no two registers that share one, so it is a name for the register within the chain.
    """
    return register if register.startswith(f"{store}-") else f"{store}-{register}"


def box_number(*, store: str, register: str, epoch: int, z_no: int) -> str:
    """The number on the box and on its label, one in the chain: ``085-2-0316``, ``085-2-0001-e2`` of a second epoch."""
    return own_number(f"{z_no:04d}", store=store, register=register, epoch=epoch)


def own_number(part: str, *, store: str, register: str, epoch: int) -> str:
    """A part of one register's book as the chain knows it: the register before it, the epoch behind from the second."""
    number = f"{register_prefix(store, register)}-{part}"
    return number if epoch == 1 else f"{number}-e{epoch}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxName:
    """What a box's number says: who closed it, and as which day of which book."""

    register: str
    epoch: int
    z_no: int
    box_no: str  # as it stands on the label


def named_box(number: str, *, store: str, registers: Iterable[str]) -> BoxName | None:
    """The box of one of these registers that a typed number names, whether it is here or not; None where it names none.

    The other way round of `box_number`; capitals are only how somebody writes.
    """
    folded = number.casefold()
    for register in registers:
        front = f"{register_prefix(store, register)}-".casefold()
        part = _OWN_PART.fullmatch(folded.removeprefix(front)) if folded.startswith(front) else None
        if part is None:
            continue
        z_no, epoch = int(part[1]), int(part[2] or 1)
        box_no = box_number(store=store, register=register, epoch=epoch, z_no=z_no)
        if box_no.casefold() == folded:
            return BoxName(register=register, epoch=epoch, z_no=z_no, box_no=box_no)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxHead:
    """What the seal says of the inside. Hashes are 32 bytes, ``public_key`` is the register's Ed25519 key (32)."""

    box_no: str  # register and Z serial, one in the chain: "085-2-0316"
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

    @property
    def number(self) -> str:
        """What `box_no` must say, by the other fields."""
        return box_number(store=self.store, register=self.register, epoch=self.epoch, z_no=self.z_no)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsealedDay:
    """A closed day whose box is on no stick, and has not arrived at head office by line."""

    day: str
    box_no: str
    closed_seq: int


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
