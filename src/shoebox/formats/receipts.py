"""Head office's signed receipt as bytes. Formats room: no disk, no network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shoebox.domain.chain import HASH_BYTES, SIGNATURE_BYTES
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.receipt import Receipt
from shoebox.formats.office_card import check_signer
from shoebox.formats.strict_json import digest_of, exactly, read_plain, write_plain

RECEIPT_BYTES_MAX = 4_096
RECEIPT_SUFFIX = ".receipt"

_TEXTS = ("box_no", "store", "register")
_NUMBERS = ("epoch", "first_seq", "last_seq", "held_seq", "taken_ms")
_HASHES = ("head", "held_head", "digest")
_FIELDS: dict[str, type] = {**dict.fromkeys((*_TEXTS, *_HASHES, "sig"), str), **dict.fromkeys(_NUMBERS, int)}
_TAG = b"shoebox/receipt/1"


def write_receipt(receipt: Receipt, sign: Callable[[bytes], bytes]) -> bytes:
    """The receipt under central's signature (Ed25519 over 32 bytes). Same receipt, same bytes."""
    plain = _plain(receipt)
    return write_plain({**plain, "sig": sign(digest_of(_TAG, plain)).hex()})


def read_receipt(data: bytes, *, card: OfficeCard) -> Receipt:
    """Strictly read a receipt; refuses other bytes (``receipt.unreadable``) and other signers (``receipt.forged``).

    Refusals ``keys.*`` for a key of head office that may not sign it, or not any more.
    """
    try:
        plain = read_plain(data, fields=_FIELDS, most=RECEIPT_BYTES_MAX)
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES)
        known: dict[str, Any] = {name: plain[name] for name in _TEXTS + _NUMBERS}
        known |= {name: exactly(plain[name], HASH_BYTES) for name in _HASHES}
        receipt = Receipt(**known)
    except ValueError as wrong:
        raise Refusal("receipt.unreadable", why=str(wrong)[:60]) from wrong
    check_signer(card, digest_of(_TAG, plain), sig, at_ms=receipt.taken_ms)
    return receipt


def _plain(receipt: Receipt) -> dict[str, Any]:
    plain: dict[str, Any] = {name: getattr(receipt, name) for name in _TEXTS + _NUMBERS}
    return plain | {name: getattr(receipt, name).hex() for name in _HASHES}
