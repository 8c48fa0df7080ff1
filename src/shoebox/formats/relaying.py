"""The office's word on a register as bytes. Formats room: no disk, no network.

It carries no signature: it comes over TLS from the certificate a register was paired with, and nothing in it is
believed of head office but the receipt inside, which head office signed.
"""

from __future__ import annotations

from shoebox.domain.carrying import LineReceipt
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.receipt import Receipt
from shoebox.domain.relaying import RelayWord
from shoebox.formats.carrying import plain_of, read_line_receipt, read_message
from shoebox.formats.people_told import MARK_CHARS
from shoebox.formats.receipts import read_receipt
from shoebox.formats.strict_json import write_plain

RELAY_WORD_BYTES_MAX = 126 * 1024  # below what an answer may have
_TEXT_MAX = 16 * 1024
SAID_CHARS_MAX = 1_000


def write_relay_word(word: RelayWord, *, form: int) -> bytes:
    """The word as a register reads it that speaks this form of the messages."""
    return write_plain(plain_of(word, form=form))


def read_relay_word(data: bytes) -> RelayWord:
    """Refuses anything but an office's word (``carry.message``)."""
    word = read_message(RelayWord, data, most=RELAY_WORD_BYTES_MAX, text_max=_TEXT_MAX)[0]
    if len(word.code) > 60 or len(word.said) > SAID_CHARS_MAX or len(word.people) > MARK_CHARS:
        raise Refusal("carry.message", why="said")
    return word


def read_any_receipt(data: bytes, *, card: OfficeCard) -> Receipt | LineReceipt:
    """A receipt of head office, whichever of the two forms it has. Refusals as of each."""
    if b'"box_no"' in data:
        return read_receipt(data, card=card)
    return read_line_receipt(data, card=card)
