"""The strict little JSON of heads and receipts: one canonical spelling, whole numbers and text only. Formats room.

No disk, no network. Bytes are refused before they mean anything: too long, not UTF-8, a key twice, a float, another
order of keys, a field more or less than was asked for.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

TEXT_MAX = 200
INTEGER_MAX = 2**53


def write_plain(plain: dict[str, Any]) -> bytes:
    """The one spelling of this mapping: sorted keys, no blanks, UTF-8."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read_plain(
    data: bytes, *, fields: dict[str, type], most: int, text_max: int = TEXT_MAX, later: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """What `write_plain` wrote, with exactly these fields of these types; a ValueError says why it is not.

    Those of `later` may be left out.
    """
    if len(data) > most:
        raise ValueError("too long")
    try:
        plain = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
        again = write_plain(plain)  # asks for a little more depth than to read it did
    except RecursionError:
        raise ValueError("nested too deep") from None
    if type(plain) is not dict or not set(fields) - later <= set(plain) <= set(fields):
        raise ValueError("other fields")
    for name, value in plain.items():
        _check(name, value, fields[name], text_max)
    if again != data:
        raise ValueError("written in another way")
    return plain


def exactly(text: str, size: int) -> bytes:
    """The bytes that `text` spells as lower-case hex; a ValueError where they are not `size`, or spelt otherwise."""
    value = bytes.fromhex(text)
    if len(value) != size or value.hex() != text:
        raise ValueError("hash")
    return value


def digest_of(tag: bytes, plain: dict[str, Any]) -> bytes:
    """What is signed of a message: the SHA-256 of its one spelling, in the meaning that `tag` gives it."""
    return hashlib.sha256(tag + write_plain(plain)).digest()


def _check(name: str, value: Any, kind: type, text_max: int) -> None:
    if type(value) is not kind:
        raise ValueError(name)
    if isinstance(value, int) and not 0 <= value <= INTEGER_MAX:
        raise ValueError(name)
    if isinstance(value, str) and (len(value) > text_max or _holds_control(value)):
        raise ValueError(name)


def _holds_control(text: str) -> bool:
    if text.isascii():
        return not text.isprintable()
    return any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text)


def _refuse(_text: str) -> Any:
    raise ValueError("not a whole number")
