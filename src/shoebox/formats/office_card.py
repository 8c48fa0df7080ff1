"""Head office's card and the wish for a new one, as bytes. Formats room: no disk, no network.

The card is signed by the root key that it names, so it may travel by any road and through any hands; only a register
that has pinned that root believes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from shoebox.domain.chain import HASH_BYTES, SIGNATURE_BYTES
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import KEYS_MAX, OfficeCard, WorkingKey, unfit_card
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import INTEGER_MAX, digest_of, exactly, read_plain, write_plain

CARD_BYTES_MAX = 8_192
REQUEST_BYTES_MAX = 2 * CARD_BYTES_MAX
_CARD, _REQUEST = "shoebox/head-office/2", "shoebox/key-request/1"
_CARD_FIELDS: dict[str, type] = {
    "card": str, "issued_ms": int, "keys": list, "number": int, "root": str, "sig": str,
}  # fmt: skip
_REQUEST_FIELDS: dict[str, type] = {"now": str, "proof": str, "public_key": str, "request": str, "stolen": int}
_ROW = [str, int, int, str, int]
# What a key may sign, said of each, so that a Shoebox to come can say less; this one writes and reads nothing else.
_EVERYTHING = "dispatches receipts"


def write_card(card: OfficeCard, sign: Callable[[bytes], bytes]) -> OfficeCard:
    """The card under its root's signature (Ed25519 over 32 bytes), with its bytes. Same card, same bytes."""
    assert not unfit_card(card), unfit_card(card)
    rows = [
        [one.public_key.hex(), one.certified_ms, one.until_ms, _EVERYTHING, int(one.is_revoked)] for one in card.keys
    ]
    plain = {
        "card": _CARD, "issued_ms": card.issued_ms, "keys": rows, "number": card.number, "root": card.root.hex(),
    }  # fmt: skip
    return replace(card, data=write_plain({**plain, "sig": sign(digest_of(_CARD.encode(), plain)).hex()}))


def read_card(data: bytes, *, name: str = "What came") -> OfficeCard:
    """A card that its own root has signed (``office_card.unreadable``, ``keys.forged``). Whose root is judged after."""
    try:
        plain = read_plain(data, fields=_CARD_FIELDS, most=CARD_BYTES_MAX)
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES)
        if plain["card"] != _CARD or len(plain["keys"]) > KEYS_MAX:
            raise ValueError("another kind of file")
        card = OfficeCard(
            root=exactly(plain["root"], HASH_BYTES), number=plain["number"], issued_ms=plain["issued_ms"],
            keys=tuple(map(_key, plain["keys"])), data=data,
        )  # fmt: skip
        if wrong := unfit_card(card):
            raise ValueError(wrong)
    except ValueError as wrong:
        raise Refusal("office_card.unreadable", path=name) from wrong
    if not signature_fits(card.root, digest_of(_CARD.encode(), plain), sig):
        raise Refusal("keys.forged")
    return card


def check_signer(card: OfficeCard, message: bytes, sig: bytes, *, at_ms: int) -> None:
    """Refuse what no working key of this card has signed (``receipt.forged``), or one that may not (``keys.*``)."""
    signer = next((one.public_key for one in card.keys if signature_fits(one.public_key, message, sig)), None)
    if signer is None:
        raise Refusal("receipt.forged")
    card.refuse_signer(signer, at_ms=at_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRequest:
    """A wish that the root certify this working key. ``now`` is the newest card; ``stolen`` revokes all others."""

    public_key: bytes
    now: OfficeCard
    stolen: bool


def write_key_request(request: KeyRequest, sign: Callable[[bytes], bytes]) -> bytes:
    """The wish, with the new key's own signature: nobody has a key certified that they don't hold."""
    plain = {
        "now": request.now.data.decode(), "public_key": request.public_key.hex(), "request": _REQUEST,
        "stolen": int(request.stolen),
    }  # fmt: skip
    return write_plain({**plain, "proof": sign(digest_of(_REQUEST.encode(), plain)).hex()})


def read_key_request(data: bytes) -> KeyRequest:
    """Refuses anything else (``keys.request``), and a card in it that is none."""
    try:
        plain = read_plain(data, fields=_REQUEST_FIELDS, most=REQUEST_BYTES_MAX, text_max=CARD_BYTES_MAX)
        proof, key = exactly(plain.pop("proof"), SIGNATURE_BYTES), exactly(plain["public_key"], HASH_BYTES)
        if plain["request"] != _REQUEST or plain["stolen"] > 1:
            raise ValueError("another kind of file")
    except ValueError as wrong:
        raise Refusal("keys.request", why=str(wrong)[:60]) from wrong
    if not signature_fits(key, digest_of(_REQUEST.encode(), plain), proof):
        raise Refusal("keys.request", why="proof")
    return KeyRequest(public_key=key, now=read_card(plain["now"].encode()), stolen=plain["stolen"] == 1)


def _key(row: Any) -> WorkingKey:
    if type(row) is not list or [type(part) for part in row] != _ROW:
        raise ValueError("keys")
    key, certified_ms, until_ms, signs, revoked = row
    if signs != _EVERYTHING or not (
        0 <= certified_ms <= INTEGER_MAX and 0 <= until_ms <= INTEGER_MAX and revoked in (0, 1)
    ):
        raise ValueError("keys")
    return WorkingKey(
        public_key=exactly(key, HASH_BYTES), certified_ms=certified_ms, until_ms=until_ms, is_revoked=revoked == 1
    )
