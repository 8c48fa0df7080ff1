"""The head of a sealed box as bytes, and the name its file goes by. Formats room: no disk, no network."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from shoebox.domain.box import BoxHead
from shoebox.domain.chain import HASH_BYTES, SEQ_MAX
from shoebox.domain.dates import is_day
from shoebox.domain.errors import Refusal
from shoebox.formats.strict_json import INTEGER_MAX, read_plain, write_plain

HEAD_BYTES_MAX = 16 * 1024
TENDERS_MAX = 16
BOX_SUFFIX = ".shoebox"

_TEXTS = ("box_no", "store", "store_name", "register", "day", "currency", "incident", "seal")
_NUMBERS = ("epoch", "z_no", "first_seq", "last_seq")
_HASHES = ("prev", "head", "public_key")
_FIELDS: dict[str, type] = {
    **dict.fromkeys(_TEXTS + _HASHES, str),
    **dict.fromkeys(_NUMBERS, int),
    "totals_minor": list,
}
HIDDEN = "x"  # begins the name of a file that shows no number
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")


def write_head(head: BoxHead) -> bytes:
    """The head's one spelling."""
    plain: dict[str, Any] = {name: getattr(head, name) for name in _TEXTS + _NUMBERS}
    plain |= {name: getattr(head, name).hex() for name in _HASHES}
    plain["totals_minor"] = [list(pair) for pair in head.totals_minor]
    return write_plain(plain)


def read_head(data: bytes) -> BoxHead:
    """Strictly read a head; refuses anything `write_head` would not have written (``box.head``)."""
    try:
        plain = read_plain(data, fields=_FIELDS, most=HEAD_BYTES_MAX)
        known: dict[str, Any] = {name: plain[name] for name in _TEXTS + _NUMBERS}
        known |= {name: _hash(name, plain[name]) for name in _HASHES}
        head = BoxHead(**known, totals_minor=_totals(plain["totals_minor"]))
        _check(head)
    except ValueError as wrong:
        raise Refusal("box.head", why=str(wrong)[:60]) from wrong
    return head


def _hash(name: str, text: str) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != HASH_BYTES or value.hex() != text:
        raise ValueError(name)
    return value


def _totals(pairs: list[Any]) -> tuple[tuple[str, int], ...]:
    fitting = len(pairs) <= TENDERS_MAX and all(
        type(pair) is list and [type(part) for part in pair] == [str, int] for pair in pairs
    )
    if not fitting or any(abs(pair[1]) > INTEGER_MAX for pair in pairs):
        raise ValueError("totals_minor")
    totals = tuple((pair[0], pair[1]) for pair in pairs)
    if [name for name, _ in totals] != sorted({name for name, _ in totals}):
        raise ValueError("totals_minor")
    return totals


def _check(head: BoxHead) -> None:
    for name in ("store", "register"):
        if not getattr(head, name):
            raise ValueError(name)
    if head.box_no != head.number:
        raise ValueError("box_no")
    if not is_day(head.day):
        raise ValueError("day")
    if not re.fullmatch(r"[A-Z]{3}", head.currency):
        raise ValueError("currency")
    if not (head.epoch >= 1 and 1 <= head.first_seq <= head.last_seq <= SEQ_MAX):
        raise ValueError("first_seq")


def file_stem(number: str) -> str:
    """What a file with a number of ours is called, such as ``085-2-0316``: safe on any disk.

    A number that is not plain letters, digits and hyphens is shown by its hash instead.
    """
    return number if _PLAIN_ID.fullmatch(number) else _shown(number)


def _shown(text: str) -> str:
    return HIDDEN + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
