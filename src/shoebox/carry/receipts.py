"""Head office's receipts, taken back into the register's book. Carry room: a file in, an entry out."""

from __future__ import annotations

from pathlib import Path

from shoebox.domain.acts import ReceiptStored
from shoebox.domain.chain import HASH_BYTES
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.receipt import Receipt
from shoebox.formats.receipts import RECEIPT_BYTES_MAX, read_receipt
from shoebox.storage.book import Book


def take_receipt(book: Book, path: Path, *, central_key: bytes, clerk: str, day: str) -> Receipt:
    """Note in the book what head office holds, so that it counts as sent. `central_key` is the key it signs with.

    A receipt that says no more than one before adds nothing. Refusals ``receipt.*``: not a receipt, signed by somebody
    else, for another register, or naming an entry that this book has with other words.
    """
    try:
        with path.open("rb") as file:
            data = file.read(RECEIPT_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("carry.unreadable", file=path.name, why=wrong.strerror or "") from wrong
    receipt = read_receipt(data, central_key=central_key)
    if (receipt.store, receipt.register, receipt.epoch) != (book.store, book.register, book.epoch):
        raise Refusal("receipt.other_register", register=receipt.register)
    for seq, own in ((receipt.last_seq, receipt.head), (receipt.held_seq, receipt.held_head)):
        if seq and _hash_at(book, seq) != own:
            raise Refusal("receipt.other_head", entry=seq)
    if receipt.held_seq > book.acknowledged_seq():
        act = ReceiptStored(last_seq=receipt.held_seq, head=receipt.held_head.hex(), text=data.decode())
        book.append(act, clerk=clerk, day=day)
    return receipt


def _hash_at(book: Book, seq: int) -> bytes:
    return next((entry.hash for entry in book.entries(seq, seq)), bytes(HASH_BYTES))
