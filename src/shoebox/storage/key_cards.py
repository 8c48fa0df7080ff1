"""Key cards as files: a register's own beside its book, and those that came to head office. Storage room.

At head office they lie in its folder beside the carrying keys. One that is lost there comes again: each register says
its key in its book once it has taken a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from shoebox.domain.carrying_keys import KeyCard
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.verdict import Verdict
from shoebox.formats.key_card import (
    KEY_CARD_BYTES_MAX,
    KEY_CARD_SUFFIX,
    key_card_name,
    read_key_card,
    write_key_card,
)
from shoebox.storage.book import Book
from shoebox.storage.keys import keep_file
from shoebox.storage.private import private_folder
from shoebox.whole_file import write_whole

KEY_CARDS_FOLDER = "key-cards"


def own_key_card(book: Book) -> bytes:
    """The card of this register, under its signature."""
    card = KeyCard(
        store=book.store, register=book.register, epoch=book.epoch, public_key=book.public_key,
        carrying_key=book.carrying_key().public_key,
    )  # fmt: skip
    return write_key_card(card, book.sign)


def renew_key_card(folder: Path, book: Book) -> None:
    """Have the card of this book lie in its folder, and no other. An OSError where the disk would not."""
    place, data = folder / key_card_name(book), own_key_card(book)
    if _read(place) != data:
        write_whole(place, data)
    for other in folder.glob(f"*{KEY_CARD_SUFFIX}"):
        if other != place:
            other.unlink(missing_ok=True)


def read_card_file(path: Path) -> tuple[KeyCard, bytes]:
    """The card in this file, with its bytes. Refusals ``key_card.*``; Trouble ``files.unreadable``."""
    try:
        with path.open("rb") as file:
            data = file.read(KEY_CARD_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=path.name, why=wrong.strerror or "") from wrong
    return read_key_card(data, name=path.name), data


def verify_key_card(path: Path) -> Verdict:
    """Say in one line whether a key card is as its register signed it. Never raises."""
    try:
        card, _ = read_card_file(path)
    except (Refusal, Trouble) as wrong:
        return Verdict(ok=False, line=str(wrong))
    line = f"{path.name}: whole. The key of register {card.register}, epoch {card.epoch}, that files are encrypted to."
    return Verdict(ok=True, line=line)


class KeyCards:
    """Those that head office was brought."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / KEY_CARDS_FOLDER

    def keep(self, card: KeyCard, data: bytes) -> None:
        """Keep one; the same twice is one. Trouble ``files.unwritable``."""
        place = self._folder / key_card_name(card)
        if _read(place) == data:
            return
        try:
            private_folder(self._folder)
        except OSError as wrong:
            raise Trouble("files.unwritable", file=str(self._folder), why=wrong.strerror or "") from wrong
        keep_file(place, data)

    def all(self) -> Iterator[KeyCard]:
        """Every one that is whole. Whose register it is, and whether that is believed, is not judged here."""
        for path in sorted(self._folder.glob(f"*{KEY_CARD_SUFFIX}")):
            with suppress(Refusal, Trouble):
                yield read_card_file(path)[0]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(KEY_CARD_BYTES_MAX + 1)
    except OSError:
        return b""
