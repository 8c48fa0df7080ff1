"""What head office keeps apart of this store, by a file beside its receipts. Handover: joins rooms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shoebox.carry import read_receipt_file
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.refused_word import RefusedWord
from shoebox.formats.refused_word import REFUSED_BYTES_MAX, REFUSED_SUFFIX, read_refused_word
from shoebox.storage.book import Book


def kept_apart(folder: Path, book: Book, card: OfficeCard) -> tuple[list[RefusedWord], list[ShoeboxError]]:
    """Head office's words in this folder on registers of this store, and why other files are none.

    A stick may be an older one: of this register's entries those count that head office has not signed for since.
    """
    words: list[RefusedWord] = []
    refused: list[ShoeboxError] = []
    for path in sorted(folder.glob(f"{book.store}-*{REFUSED_SUFFIX}")):
        try:
            word = read_refused_word(read_receipt_file(path, most=REFUSED_BYTES_MAX), card=card)
        except ShoeboxError as wrong:
            refused.append(wrong)
            continue
        here = book.acknowledged_seq() if word.register == book.register else 0
        if word.store == book.store:
            words.append(replace(word, things=tuple(one for one in word.things if one.box_no or one.last_seq > here)))
    return words, refused
