"""Whether any words of an entry could be a card number, wherever a register put them. Work room: words only.

Identities are words too, and of random ones about 7 in 1,000 have digits in them that pass a card's check: an honest
register's line must not end at one. So each is known by its whole shape, and by nothing else: what stands in its place
and has another shape is looked through like all the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from shoebox.domain.card import holds_card_number
from shoebox.domain.entry import Envelope
from shoebox.domain.item import is_ean

# A random UUID; a SHA-256 or a key; a signature. As `entry_id` and `bytes.hex` write them.
_IDENTITY = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{128}"
)
_SIZES = frozenset({36, 64, 128})
_MOMENT_MAX = 10**13  # milliseconds, in the year 2286
# A stick without a name is mounted under the UUID of its disk; one of digits alone stays to be looked through.
_WITHIN = re.compile(r"(?i)(?<![0-9a-z])(?=[0-9\-]{0,35}[a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])")


def shows_card(envelope: Envelope) -> bool:
    """Whether anything that is written in this entry could be a card number."""
    own = (envelope.entry_id, envelope.boot, envelope.app, envelope.store, envelope.day, envelope.clerk)
    if any(map(_shows, (*own, *envelope.totals_minor, *envelope.data))):
        return True
    return any(_holds(name, value) for name, value in envelope.data.items() if value and type(value) is not int)


def _holds(name: str, value: object) -> bool:
    if type(value) is str:
        if name == "text":
            return _receipt_shows(value)
        return _shows(value) and not (name == "lines" and is_ean(value))
    return any(map(_shows, _texts(value, of_items=name == "lines")))


def _shows(text: str) -> bool:
    size = len(text)
    if size < 13 and text.isascii():
        return False  # as most are
    if size in _SIZES and _IDENTITY.fullmatch(text):
        return False
    return holds_card_number(text if size < 36 else _WITHIN.sub("#", text))


def _texts(value: object, *, of_items: bool = False) -> Iterator[str]:
    """Every text in a value, however deep it lies; of an item's line all but a number that is an EAN."""
    if isinstance(value, str):
        if not (of_items and is_ean(value)):
            yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, of_items=of_items)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _texts(inner, of_items=of_items)


def _receipt_shows(text: str) -> bool:
    """Head office's word as it came: names, hashes, and numbers, of which those that count milliseconds are long."""
    try:
        plain: Any = json.loads(text, parse_float=str, parse_constant=str, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        return _shows(text)
    return any(map(_shows, _words(plain)))


class _Pairs(list[tuple[str, Any]]):
    """A table as it is written: one that says a name twice hides nothing."""


def _words(plain: Any, *, is_moment: bool = False) -> Iterator[str]:
    if isinstance(plain, _Pairs):
        for name, inner in plain:
            yield name
            yield from _words(inner, is_moment=name.endswith("_ms"))
    elif isinstance(plain, list):
        for inner in plain:
            yield from _words(inner)
    elif not (is_moment and type(plain) is int and abs(plain) < _MOMENT_MAX):
        yield str(plain)
