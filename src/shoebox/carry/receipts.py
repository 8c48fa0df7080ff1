"""Head office's receipts, taken back into the register's book. Carry room: a file in, an entry out."""

from __future__ import annotations

from pathlib import Path

from shoebox.carry.before import take_before
from shoebox.domain.acts import ReceiptStored
from shoebox.domain.carrying import LineReceipt
from shoebox.domain.chain import HASH_BYTES
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.receipt import Receipt
from shoebox.formats.carrying import LINE_RECEIPT_BYTES_MAX
from shoebox.formats.relaying import read_any_receipt
from shoebox.storage.book import Book


def read_receipt_file(path: Path, *, most: int = LINE_RECEIPT_BYTES_MAX) -> bytes:
    """What a receipt's file holds, one byte more than is taken at most. Trouble ``carry.unreadable``."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as wrong:
        raise Trouble("carry.unreadable", file=path.name, why=wrong.strerror or "") from wrong


def take_any_receipt(book: Book, data: bytes, *, card: OfficeCard, clerk: str, day: str) -> Receipt | LineReceipt:
    """Note in the book what head office holds, so that it counts as sent. `card` says with which keys it signs.

    A receipt that says no more than one before adds nothing. Refusals ``receipt.*``: not a receipt, signed by somebody
    else, for another register, or naming an entry that this book has with other words.
    """
    receipt = read_any_receipt(data, card=card)
    is_own = (receipt.store, receipt.register) == (book.store, book.register)
    if is_own and book.before.of_epoch(receipt.epoch) is not None:
        take_before(book, receipt, 0, clerk=clerk, day=day)
        return receipt
    if not is_own or receipt.epoch != book.epoch:
        raise Refusal("receipt.other_register", register=receipt.register)
    heads = {receipt.held_seq: receipt.held_head}
    if isinstance(receipt, Receipt):
        heads[receipt.last_seq] = receipt.head
    for seq, own in heads.items():
        if seq and _hash_at(book, seq) != own:
            raise Refusal("receipt.other_head", entry=seq)
    _store(book, data, held=(receipt.held_seq, receipt.held_head), clerk=clerk, day=day)
    return receipt


def _store(book: Book, data: bytes, *, held: tuple[int, bytes], clerk: str, day: str) -> None:
    """An entry, where it says more than the one before: that head office holds receipts is no news."""
    held_seq, held_head = held
    news = book.entries(book.acknowledged_seq() + 1, held_seq)
    if any(entry.kind != Kind.RECEIPT_STORED for entry in news):
        act = ReceiptStored(last_seq=held_seq, head=held_head.hex(), text=data.decode())
        book.append(act, clerk=clerk, day=day)


def _hash_at(book: Book, seq: int) -> bytes:
    return next((entry.hash for entry in book.entries(seq, seq)), bytes(HASH_BYTES))
