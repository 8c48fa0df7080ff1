"""Whom a store's files are encrypted to on their way, and what opens those that come. Handover: joins book and stick.

A file that leaves a register may be read by head office, and by the registers of its store: the office gathers sealed
days from the same stick. Where one of them could not, it goes as it is, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shoebox.domain.carrying_keys import CarryingList
from shoebox.domain.errors import Refusal
from shoebox.formats.pouch import CarryingKey, Keyring, carrying_id
from shoebox.storage.book import Book
from shoebox.transport.stick import Lock, Stick


def why_plain(keys: CarryingList | None, *, register: str) -> Refusal | None:
    """Why files of this register go as they are; None where they are encrypted. ``pouch.no_key``, ``pouch.lacking``."""
    if keys is None:
        return Refusal("pouch.no_key")
    lacking = keys.lacking(register)
    return Refusal("pouch.lacking", registers=", ".join(lacking)) if lacking else None


def stick_of(folder: Path, book: Book, keys: CarryingList | None) -> Stick:
    """A stick or folder on which what this register lays there is encrypted, once all who are to read it can."""
    if keys is None or why_plain(keys, register=book.register) is not None:
        return Stick(folder)
    return Stick(folder, Lock(keys.readers(book.carrying_key().public_key), ring_of(book)))


def ring_of(book: Book) -> Keyring:
    """The key of this register, for what is encrypted to it. Refusal ``pouch.other_register``."""
    key = book.carrying_key()

    def key_of(ids: Sequence[bytes]) -> CarryingKey:
        if carrying_id(key.public_key) not in ids:
            raise Refusal("pouch.other_register")
        return key

    return key_of
