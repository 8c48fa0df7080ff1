"""A register's key card as bytes: the key that files for it are encrypted to, under its own signature. Formats room.

It goes to head office beside the enrolment card, and with whatever the register lays onto a stick until head office has
answered. It holds nothing secret. Whoever changed a sign of it is found; whose card it is, the enrolment says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shoebox.domain.box import own_number
from shoebox.domain.carrying import OfBook
from shoebox.domain.carrying_keys import KeyCard
from shoebox.domain.chain import HASH_BYTES, SIGNATURE_BYTES
from shoebox.domain.errors import Refusal
from shoebox.domain.names import number_fits
from shoebox.formats.box_head import file_stem
from shoebox.formats.pouch import KEY_BYTES, is_carrying_key
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import digest_of, exactly, read_plain, write_plain

KEY_CARD_SUFFIX, KEY_CARD_BYTES_MAX = ".keycard", 2_048
_CARD = "shoebox/key-card/1"
_FIELDS: dict[str, type] = {
    "card": str, "carrying_key": str, "epoch": int, "public_key": str, "register": str, "sig": str, "store": str,
}  # fmt: skip


def key_card_name(book: OfBook) -> str:
    """``085-2-key.keycard``: the cards of many registers lie side by side on one stick."""
    return file_stem(own_number("key", store=book.store, register=book.register, epoch=book.epoch)) + KEY_CARD_SUFFIX


def write_key_card(card: KeyCard, sign: Callable[[bytes], bytes]) -> bytes:
    """The card under the register's signature. Same card, same bytes."""
    plain = {
        "card": _CARD, "carrying_key": card.carrying_key.hex(), "epoch": card.epoch,
        "public_key": card.public_key.hex(), "register": card.register, "store": card.store,
    }  # fmt: skip
    return write_plain({**plain, "sig": sign(digest_of(_CARD.encode(), plain)).hex()})


def read_key_card(data: bytes, *, name: str = "What came") -> KeyCard:
    """A card that the key on it has signed (``key_card.unreadable``, ``key_card.forged``)."""
    try:
        plain: dict[str, Any] = read_plain(data, fields=_FIELDS, most=KEY_CARD_BYTES_MAX)
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES)
        fits = number_fits(plain["store"]) and number_fits(plain["register"]) and plain["epoch"] >= 1
        if plain["card"] != _CARD or not fits:
            raise ValueError("another kind of file")
        card = KeyCard(
            store=plain["store"], register=plain["register"], epoch=plain["epoch"],
            public_key=exactly(plain["public_key"], HASH_BYTES), carrying_key=exactly(plain["carrying_key"], KEY_BYTES),
        )  # fmt: skip
        if not is_carrying_key(card.carrying_key):
            raise ValueError("key")
    except ValueError as wrong:
        raise Refusal("key_card.unreadable", path=name) from wrong
    if not signature_fits(card.public_key, digest_of(_CARD.encode(), plain), sig):
        raise Refusal("key_card.forged", path=name)
    return card
