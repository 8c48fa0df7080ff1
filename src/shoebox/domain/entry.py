"""One line in a register's book: a signed envelope around a body of bytes. Standard library only.

The body is UTF-8 JSON with sorted keys, whole numbers only and NFC text; the same bytes are stored, hashed, signed and
sent, and never written again from what was read.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shoebox.domain.errors import Refusal

BODY_BYTES_MAX = 64 * 1024
BODY_DEPTH_MAX = 16
BODY_VERSION = 1
INTEGER_MAX = 2**53


class Kind(StrEnum):
    """What an entry says."""

    ENROLLED = "enrolled"
    INCIDENT = "incident"
    INCIDENT_ENDED = "incident_ended"
    REKEYED = "rekeyed"
    REKEY_UNDONE = "rekey_undone"
    DRAFT_REVIEWED = "draft_reviewed"
    ORDER_SHARED = "order_shared"
    READINESS = "readiness"
    STAFF_CHANGED = "staff_changed"
    PINS_WRONG = "pins_wrong"
    PADS_RECEIVED = "pads_received"
    SLIP_RANGE = "slip_range"
    PAD_ISSUED = "pad_issued"
    PAD_GIVEN = "pad_given"
    PAD_RECALLED = "pad_recalled"
    PAD_DECLINED = "pad_declined"
    NUMBERS_BACK = "numbers_back"
    PADS_SHARED = "pads_shared"
    DAY_OPENED = "day_opened"
    PLATE_CHECKED = "plate_checked"
    DRAWER_OPENED = "drawer_opened"
    DRAWER_GIVEN = "drawer_given"
    SALE = "sale"
    REFUND = "refund"
    VOID = "void"
    CORRECTION = "correction"
    PICK_UP = "pick_up"
    CARD_DECLINED = "card_declined"
    SLIP_SPOILED = "slip_spoiled"
    SLIP_MISSING = "slip_missing"
    SLIPS_LOST = "slips_lost"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    SAFE_DROP = "safe_drop"
    CHANGE_FETCHED = "change_fetched"
    NO_SALE = "no_sale"
    CASH_CHECK = "cash_check"
    CASH_COUNT = "cash_count"
    DEPOSIT = "deposit"
    PAPER_COUNT = "paper_count"
    DAY_CLOSED = "day_closed"
    BOX_SEALED = "box_sealed"
    BOX_HANDED_OVER = "box_handed_over"
    RECEIPT_STORED = "receipt_stored"
    REGISTER_KNOWN = "register_known"
    REGISTER_ABSENT = "register_absent"
    BOX_GATHERED = "box_gathered"
    DISPATCH_TAKEN = "dispatch_taken"
    DISPATCH_REFUSED = "dispatch_refused"
    NOTICE_READ = "notice_read"
    POLICY_SIGNED = "policy_signed"
    POLICY_REFUSED = "policy_refused"
    INCIDENT_JOINED = "incident_joined"
    BOOK_BEFORE = "book_before"
    SENT_BEFORE = "sent_before"
    LOST_BEFORE = "lost_before"


class Tender(StrEnum):
    """How a sale was paid."""

    CARD = "card"
    CASH = "cash"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the book. ``hash`` and ``prev`` are 32 bytes, ``sig`` is 64 (Ed25519 over ``hash``)."""

    register: str
    epoch: int
    seq: int
    kind: str
    body: bytes
    prev: bytes
    hash: bytes
    sig: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """What every body carries beside its own data.

    ``totals_minor`` are the register's running totals per tender since its first entry, sales less refunds less voids;
    ``count`` is the running count of sales and refunds. A cut or an insertion shows in them too.
    """

    entry_id: str
    store: str
    clerk: str
    day: str  # business day, ISO 8601 date
    wall_ms: int  # UTC, milliseconds since 1970
    offset_min: int  # the store's wall clock, minutes east of UTC
    mono_ms: int
    boot: str
    app: str
    count: int
    totals_minor: dict[str, int]
    data: dict[str, Any]
    v: int = BODY_VERSION


_FIELDS = (
    "app",
    "boot",
    "clerk",
    "count",
    "data",
    "day",
    "entry_id",
    "mono_ms",
    "offset_min",
    "store",
    "totals_minor",
    "v",
    "wall_ms",
)


def _whole(text: str) -> int:
    if len(text) > len(str(INTEGER_MAX)) + 1 or abs(number := int(text)) > INTEGER_MAX:
        raise ValueError("number too large")
    return number


def _no_float(_text: str) -> Any:
    raise ValueError("not a whole number")


# A body is read and written by the thousand, so both are set up once. Numbers too short to be too large, which is all
# but none of them, are left to the parser; where digits are that long, if only in a text, each number is looked at.
_NAMES = frozenset(_FIELDS)
_TYPES = (str, str, str, int, dict, str, str, int, int, str, dict, int, int)  # of `_FIELDS`, in that order
_LONG = b"0" * len(str(INTEGER_MAX))
_DIGITS = bytes(ord("0" if chr(byte) in "0123456789" else " ") for byte in range(256))
_READER = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)
_READER_OF_LONG = json.JSONDecoder(parse_int=_whole, parse_float=_no_float, parse_constant=_no_float)
_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def write_body(envelope: Envelope) -> bytes:
    """Canonical bytes of a body. Text is brought to NFC; a float, or a list nested too deep, is a bug."""
    plain = {name: getattr(envelope, name) for name in _FIELDS}
    body = _WRITER.encode(_canonical(plain)).encode()
    if len(body) > BODY_BYTES_MAX:
        raise Refusal("entry.too_long")
    return body


def read_body(body: bytes) -> Envelope:
    """Strictly read what `write_body` wrote; any other bytes are refused (``entry.body``) before they mean anything.

    A later version of a body is a newer Shoebox's (``entry.newer``).
    """
    try:
        if len(body) > BODY_BYTES_MAX:
            raise ValueError("too long")
        if body.count(b"{") + body.count(b"[") > BODY_DEPTH_MAX:
            _refuse_deep(body)
        text = body.decode("utf-8")
        plain, _ = (_READER_OF_LONG if _LONG in body.translate(_DIGITS) else _READER).raw_decode(text)
        if type(plain) is not dict or plain.keys() != _NAMES:
            raise ValueError("fields")
        # Quotes and commas compose with nothing, so the whole is NFC if and only if each text in it is. What is written
        # again has each key once, no blanks and nothing behind it, so nothing but that can be the same.
        if _WRITER.encode(plain) != text or not unicodedata.is_normalized("NFC", text):
            raise ValueError("not canonical")
        return _envelope(plain)
    except (ValueError, TypeError, KeyError, AssertionError, RecursionError) as wrong:
        raise Refusal("entry.body", why=str(wrong)[:60]) from wrong


def _envelope(plain: dict[str, Any]) -> Envelope:
    # Written again it was the same, so its fields stand in their order.
    if tuple(map(type, plain.values())) != _TYPES or not all(
        type(minor) is int for minor in plain["totals_minor"].values()
    ):
        raise ValueError("types")
    if plain["v"] > BODY_VERSION:
        raise Refusal("entry.newer")
    if plain["v"] != BODY_VERSION:
        raise ValueError("version")
    return Envelope(**plain)


def _canonical(value: Any, depth: int = 0) -> Any:
    assert depth < BODY_DEPTH_MAX, "a body nests too deep"
    if isinstance(value, dict):
        return {_text(name): _canonical(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(inner, depth + 1) for inner in value]
    if isinstance(value, str):
        return _text(value)
    assert value is None or isinstance(value, bool) or (type(value) is int and abs(value) <= INTEGER_MAX), (
        "whole numbers only"
    )
    return value


def _text(value: str) -> str:
    if value.isascii():
        return value
    text = unicodedata.normalize("NFC", value)
    text.encode("utf-8")  # a lone surrogate raises here, before it reaches the book
    return text


def _refuse_deep(body: bytes) -> None:
    """Count brackets outside strings before the parser recurses into them."""
    depth = 0
    quoted = escaped = False
    for byte in body:
        if quoted:
            quoted = escaped or byte != 0x22
            escaped = not escaped and byte == 0x5C
        elif byte == 0x22:
            quoted = True
        elif byte in b"[{":
            depth += 1
            if depth > BODY_DEPTH_MAX:
                raise ValueError("too deep")
        elif byte in b"]}":
            depth -= 1
