"""Signed receipts as files that go back to the stores by stick. Work room.

A receipt follows from what is held, so one that a power cut kept from being written is laid out at the next import.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from shoebox.domain.box import own_number, register_prefix
from shoebox.domain.carrying import Place
from shoebox.domain.errors import Trouble
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.receipt import Receipt
from shoebox.domain.refused_word import RefusedWord
from shoebox.formats.box_head import file_stem
from shoebox.formats.receipts import RECEIPT_SUFFIX, write_receipt
from shoebox.formats.refused_word import REFUSED_SUFFIX, write_refused_word
from shoebox.formats.signing import Signer
from shoebox.storage.office_key import carried_name
from shoebox.whole_file import ANYBODY, write_whole

_SETTLED_FILE = "revoked-until-now"


def _mark_of(card: OfficeCard) -> bytes:
    """Which keys are revoked; empty where none is."""
    return "".join(f"{one.public_key.hex()}\n" for one in card.keys if one.is_revoked).encode()


class ReceiptTray:
    """The folder where receipts lie, one for each box, never written over."""

    def __init__(self, folder: Path, signer: Signer) -> None:
        self._folder = folder
        self._signer = signer

    def lay_out(self, receipts: Iterable[Receipt]) -> None:
        """Write those that are not there yet. Trouble ``central.unwritable``; the boxes are held all the same."""
        for receipt in receipts:
            path = self._folder / (file_stem(receipt.box_no) + RECEIPT_SUFFIX)
            if not path.exists():
                self._write(path, self.signed(receipt))

    def lay_out_held(self, receipts: Iterable[tuple[Place, int, bytes]]) -> None:
        """The same for what came as parcels: one for each register and how far its entries are here."""
        for place, held_seq, signed in receipts:
            number = own_number(f"to{held_seq:06d}", store=place.store, register=place.register, epoch=place.epoch)
            path = self._folder / (file_stem(number) + RECEIPT_SUFFIX)
            if not path.exists():
                self._write(path, signed)

    def lay_refused(self, words: Iterable[RefusedWord]) -> None:
        """Beside them, for each register of which something is kept apart, why; of the others nothing lies here.

        Trouble ``central.unwritable``.
        """
        names = set()
        for word in words:
            names.add(name := file_stem(register_prefix(word.store, word.register)) + REFUSED_SUFFIX)
            self._write(self._folder / name, write_refused_word(word, self._signer.sign))
        try:
            for path in self._folder.glob(f"*{REFUSED_SUFFIX}"):
                if path.name not in names:
                    path.unlink()
        except OSError as wrong:
            raise Trouble("central.unwritable", file=self._folder.name, why=wrong.strerror or "") from wrong

    def lay_card(self, card: OfficeCard) -> None:
        """The card that says which keys these are signed with, for whoever carries them."""
        path = self._folder / carried_name(card)
        if not path.exists():
            self._write(path, card.data)

    def clear(self) -> None:
        """Take every receipt away, to be laid out anew by another key. Trouble ``central.unwritable``."""
        try:
            (self._folder / _SETTLED_FILE).unlink(missing_ok=True)
            for path in self._folder.glob(f"*{RECEIPT_SUFFIX}"):
                path.unlink()
        except OSError as wrong:
            raise Trouble("central.unwritable", file=self._folder.name, why=wrong.strerror or "") from wrong

    def is_settled(self, card: OfficeCard) -> bool:
        """Whether nothing lies here that one of this card's revoked keys signed, as far as was noted."""
        mark = _mark_of(card)
        try:
            return not mark or (self._folder / _SETTLED_FILE).read_bytes() == mark
        except OSError:
            return False

    def note_settled(self, card: OfficeCard) -> None:
        """Note that every receipt was laid out anew since these keys were revoked. Trouble ``central.unwritable``."""
        self._write(self._folder / _SETTLED_FILE, _mark_of(card))

    def signed(self, receipt: Receipt) -> bytes:
        """The same bytes that lie in the folder, for a sender who waits on the line."""
        return write_receipt(receipt, self._signer.sign)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, data, mode=ANYBODY)
        except OSError as wrong:
            raise Trouble("central.unwritable", file=path.name, why=wrong.strerror or "") from wrong
