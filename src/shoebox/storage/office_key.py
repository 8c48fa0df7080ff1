"""Head office's card beside a book: how a register comes to know head office, and learns of its new keys. Storage room.

The card holds public keys and nothing secret. The first one that a register takes pins the root, so people compare its
fingerprint; from then on only that root's own, newer cards are taken, by whatever road they come.
"""

from __future__ import annotations

import threading
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.ids import fingerprint
from shoebox.domain.office_card import NOBODY, OfficeCard
from shoebox.formats.office_card import CARD_BYTES_MAX, read_card
from shoebox.storage.keys import keep_file

OFFICE_CARD_FILE = "head-office.json"
_CARRIED, _FILES_MAX = "head-office*.json", 20


def write_office_card(path: Path, card: OfficeCard) -> None:
    """Write head office's card whole or not at all, in place of an older one. Trouble ``files.unwritable``."""
    keep_file(path, card.data)


def read_office_card(path: Path) -> OfficeCard:
    """Head office's card in this file. Refusals ``office_card.unreadable``, ``keys.forged``."""
    try:
        with path.open("rb") as file:
            data = file.read(CARD_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("office_card.missing", path=str(path), why=wrong.strerror or "") from wrong
    return read_card(data, name=path.name)


def carried_name(card: OfficeCard) -> str:
    """The name of a card that is carried: another card on the same stick never stands in its way."""
    return f"head-office-{card.number:06d}.json"


def carried_cards(folder: Path) -> tuple[bytes, ...]:
    """What lies in a folder or on a stick under the names of cards. Trouble ``carry.unreadable``."""
    found = []
    try:
        for path in sorted(folder.glob(_CARRIED))[-_FILES_MAX:]:
            with path.open("rb") as file:
                found.append(file.read(CARD_BYTES_MAX + 1))
    except OSError as wrong:
        raise Trouble("carry.unreadable", file=folder.name, why=wrong.strerror or "") from wrong
    return tuple(found)


class OfficeKeys:
    """What one folder knows of head office's keys, for everybody who works on it. May be used from any thread."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = folder / OFFICE_CARD_FILE if folder is not None else None
        self._turn = threading.Lock()
        self._state = _state_of(self._file)
        self.card = _held(self._file)

    def __bool__(self) -> bool:
        """Whether a root is known here."""
        return bool(self.card.root)

    def handed_on(self) -> bytes:
        """The card as it is carried on. Refusal ``receipt.no_key`` where none is known."""
        if not self:
            raise Refusal("receipt.no_key")
        return self.card.data

    def take(self, data: bytes) -> bool:
        """Go by a newer card of the same root from now on; whether it said anything new.

        Refusals ``receipt.no_key``, ``office_card.unreadable``, ``keys.forged``, ``keys.other_root``, ``keys.older``,
        ``keys.two``: then nothing was changed.
        """
        return self.take_card(read_card(data))

    def take_card(self, card: OfficeCard) -> bool:
        """The same of a card that was read by `read_card`."""
        with self._turn:
            self._reread()
            if not self:
                raise Refusal("receipt.no_key")
            if card.root != self.card.root:
                raise Refusal("keys.other_root", held=fingerprint(self.card.root), offered=fingerprint(card.root))
            if not is_newer(card, self.card):
                return False
            self._go_by(card)
        return True

    def pin(self, card: OfficeCard, *, replace: bool = False) -> None:
        """Know head office by this card. The same card twice is once.

        Refuses another root than the one that is known (``office_key.other``) unless `replace` says that it is meant.
        """
        with self._turn:
            self._reread()
            held = self.card
            if held.root == card.root:
                if is_newer(card, held):
                    self._go_by(card)
                return
            if held.root and not replace:
                folder = str(self._file.parent) if self._file is not None else ""
                named = {"held": fingerprint(held.root), "offered": fingerprint(card.root)}
                raise Refusal("office_key.other", folder=folder, **named)
            self._go_by(card)

    def refresh(self) -> None:
        """Go by what another window or command wrote meanwhile. Where nobody did, it costs one look at the file."""
        with self._turn:
            if (state := _state_of(self._file)) != self._state:
                self._state = state
                self._reread()

    def _reread(self) -> None:
        """What another window or command wrote meanwhile counts: an older card would else take its place again."""
        there = _held(self._file)
        if there.root:
            self.card = there

    def _go_by(self, card: OfficeCard) -> None:
        if self._file is not None:
            write_office_card(self._file, card)
        self.card = card


def is_newer(card: OfficeCard, held: OfficeCard) -> bool:
    """Whether this card takes the place of that one; refuses one that never can (``keys.older``, ``keys.two``)."""
    if card.number < held.number:
        raise Refusal("keys.older", number=card.number, held=held.number)
    if card.number == held.number and card.data != held.data:
        raise Refusal("keys.two", number=card.number)
    return card.number > held.number


def _state_of(file: Path | None) -> tuple[int, int, int]:
    """What is another once the file is: it is never written over, another takes its place."""
    try:
        now = file.stat() if file is not None else None
    except OSError:
        now = None
    return (now.st_ino, now.st_mtime_ns, now.st_size) if now is not None else (0, 0, 0)


def _held(file: Path | None) -> OfficeCard:
    """The card that lies here; nobody's where there is none, or none that can be read."""
    if file is None:
        return NOBODY
    try:
        return read_office_card(file)
    except (Refusal, Trouble):
        return NOBODY
