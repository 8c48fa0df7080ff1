"""Whom a store's files are encrypted to on their way, and what opens those that come. Handover: joins book and stick.

A file that leaves a register may be read by head office, and by the registers of its store: the office gathers sealed
days from the same stick. Where one of them could not, it goes as it is, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from shoebox.domain.carrying_keys import CarryingList
from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.key_card import key_card_name
from shoebox.formats.pouch import CarryingKey, Keyring, carrying_id
from shoebox.storage.book import Book
from shoebox.storage.key_cards import own_key_card
from shoebox.transport.stick import Lock, Stick


def why_plain(keys: CarryingList | None, *, register: str, knows_office: bool = True) -> Refusal | None:
    """Why files of this register go as they are; None where they are encrypted.

    Codes ``pouch.no_office``, ``pouch.no_key``, ``pouch.lacking``.
    """
    if keys is None:
        return Refusal("pouch.no_key" if knows_office else "pouch.no_office")
    lacking = keys.lacking(register)
    return Refusal("pouch.lacking", registers=", ".join(lacking)) if lacking else None


def stick_of(folder: Path, book: Book, keys: CarryingList | None) -> Stick:
    """A stick or folder on which what this register lays there is encrypted, once all who are to read it can."""
    if keys is None or why_plain(keys, register=book.register) is not None:
        return Stick(folder)
    return Stick(folder, Lock(keys.readers(book.carrying_key().public_key), ring_of(book)))


def lay_key_card(folder: Path, book: Book, keys: CarryingList | None) -> None:
    """Beside what is laid there, this register's key, until head office's list says that it knows it.

    It comes after the box and costs it nothing: where there is no room, or another register's card, it stays away.
    """
    if keys is None or not keys.has(book.carrying_key().public_key):
        with suppress(Trouble):
            Stick(folder).put_named(key_card_name(book), own_key_card(book))


def ring_of(book: Book) -> Keyring:
    """The keys of this register, for what is encrypted to it. Refusal ``pouch.other_register``.

    The others of its store encrypt to a former one until each has the next list of keys, so the former ones still read.
    """

    def key_of(ids: Sequence[bytes]) -> CarryingKey:
        for key in chain((book.carrying_key(),), book.former_carrying_keys()):
            if carrying_id(key.public_key) in ids:
                return key
        raise Refusal("pouch.other_register")

    return key_of
