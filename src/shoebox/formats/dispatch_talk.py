"""What a register and head office say to each other about dispatches: ask, offers, pieces. Formats room: bytes alone.

An ask is signed by the register and its answer by head office, each in its own meaning, so neither can stand for
anything else they sign. Both carry the nonce of one hello: an old answer can't be passed off as today's. A store's
office PC, which signs nothing, answers the same ask with a list of its own; what is on it proves itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shoebox.domain.carrying import Place
from shoebox.domain.chain import HASH_BYTES, SIGNATURE_BYTES
from shoebox.domain.dispatch import (
    DISPATCH_BYTES_MAX,
    HOLDS_MAX,
    OFFERS_MAX,
    VERSION_MAX,
    Ask,
    DispatchKind,
    Held,
    Offer,
    Offers,
    PieceAsk,
)
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import OfficeCard
from shoebox.formats.office_card import check_signer
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import digest_of, exactly, read_plain, write_plain

ASK_BYTES_MAX = 16 * 1024
OFFERS_BYTES_MAX = 16 * 1024
PIECE_ASK_BYTES_MAX = 1_024
_ASK, _OFFERS = b"shoebox/ask/1", b"shoebox/offers/1"
_PLACE: dict[str, type] = {"store": str, "register": str, "epoch": int, "nonce": str}
_ASK_FIELDS: dict[str, type] = {**_PLACE, "holds": list, "sig": str}
_OFFERS_FIELDS: dict[str, type] = {**_PLACE, "clock_ms": int, "offers": list, "sig": str}
_STORE_OFFERS_FIELDS = {name: kind for name, kind in _OFFERS_FIELDS.items() if name != "sig"}
_PIECE_FIELDS: dict[str, type] = {"nonce": str, "digest": str, "offset": int}
_KINDS = frozenset(DispatchKind)


def write_ask(ask: Ask, sign: Callable[[bytes], bytes]) -> bytes:
    """The ask under the register's signature."""
    holds = [[one.kind, one.series, one.version, one.code] for one in ask.holds]
    return _written(_ASK, {**_place(ask), "holds": holds}, sign)


def read_ask(data: bytes, *, key_of: Callable[[Place], bytes]) -> Ask:
    """The ask, signed with the key that `key_of` knows this register by (``carry.message``, ``carry.forged_claim``)."""
    try:
        plain, sig = _plain(data, _ASK_FIELDS, ASK_BYTES_MAX)
        holds = tuple(_held(row) for row in _rows(plain["holds"], HOLDS_MAX))
        ask = Ask(**_of_place(plain), holds=holds)
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong
    if not signature_fits(key_of(ask), digest_of(_ASK, plain), sig):
        raise Refusal("carry.forged_claim", register=ask.register, store=ask.store)
    return ask


def write_offers(offers: Offers, sign: Callable[[bytes], bytes]) -> bytes:
    """The answer under head office's signature."""
    return _written(_OFFERS, _plain_offers(offers), sign)


def read_offers(data: bytes, *, card: OfficeCard) -> Offers:
    """Refuses other bytes (``carry.message``) and other signers (``receipt.forged``, ``keys.*``)."""
    try:
        plain, sig = _plain(data, _OFFERS_FIELDS, OFFERS_BYTES_MAX)
        offers = _offers(plain)
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong
    check_signer(card, digest_of(_OFFERS, plain), sig, at_ms=offers.clock_ms)
    return offers


def write_store_offers(offers: Offers) -> bytes:
    """What an office PC has for a register. No signature: it comes over TLS, and each dispatch has head office's."""
    return write_plain(_plain_offers(offers))


def read_store_offers(data: bytes) -> Offers:
    """Refuses other bytes (``carry.message``)."""
    try:
        return _offers(read_plain(data, fields=_STORE_OFFERS_FIELDS, most=OFFERS_BYTES_MAX))
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong


def write_piece_ask(ask: PieceAsk) -> bytes:
    """Unsigned: the nonce is known to the register that was offered the dispatch, and to nobody else."""
    return write_plain({"nonce": ask.nonce.hex(), "digest": ask.digest.hex(), "offset": ask.offset})


def read_piece_ask(data: bytes) -> PieceAsk:
    """Refuses anything else (``carry.message``)."""
    try:
        plain = read_plain(data, fields=_PIECE_FIELDS, most=PIECE_ASK_BYTES_MAX)
        return PieceAsk(
            nonce=exactly(plain["nonce"], HASH_BYTES), digest=exactly(plain["digest"], HASH_BYTES),
            offset=plain["offset"],
        )  # fmt: skip
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong


def _plain_offers(offers: Offers) -> dict[str, Any]:
    rows = [[one.kind, one.series, one.version, one.size, one.digest.hex()] for one in offers.offers]
    return {**_place(offers), "clock_ms": offers.clock_ms, "offers": rows}


def _offers(plain: dict[str, Any]) -> Offers:
    rows = tuple(_offer(row) for row in _rows(plain["offers"], OFFERS_MAX))
    return Offers(**_of_place(plain), clock_ms=plain["clock_ms"], offers=rows)


def _place(message: Ask | Offers) -> dict[str, Any]:
    return {
        "store": message.store, "register": message.register, "epoch": message.epoch, "nonce": message.nonce.hex(),
    }  # fmt: skip


def _of_place(plain: dict[str, Any]) -> dict[str, Any]:
    if plain["epoch"] < 1:
        raise ValueError("epoch")
    return {
        **{name: plain[name] for name in ("store", "register", "epoch")}, "nonce": exactly(plain["nonce"], HASH_BYTES),
    }  # fmt: skip


def _written(tag: bytes, plain: dict[str, Any], sign: Callable[[bytes], bytes]) -> bytes:
    return write_plain({**plain, "sig": sign(digest_of(tag, plain)).hex()})


def _plain(data: bytes, shape: dict[str, type], most: int) -> tuple[dict[str, Any], bytes]:
    plain = read_plain(data, fields=shape, most=most)
    return plain, exactly(plain.pop("sig"), SIGNATURE_BYTES)


def _rows(plain: list[Any], most: int) -> list[list[Any]]:
    if len(plain) > most or any(type(row) is not list for row in plain):
        raise ValueError("rows")
    return plain


def _held(row: list[Any]) -> Held:
    _check_row(row, [str, str, int, str])
    kind, series, version, code = row
    return Held(kind=kind, series=series, version=version, code=code)


def _offer(row: list[Any]) -> Offer:
    _check_row(row, [str, str, int, int, str])
    kind, series, version, size, digest = row
    if not 1 <= size <= DISPATCH_BYTES_MAX:
        raise ValueError("size")
    return Offer(kind=kind, series=series, version=version, size=size, digest=exactly(digest, HASH_BYTES))


def _check_row(row: list[Any], kinds: list[type]) -> None:
    if [type(part) for part in row] != kinds or row[0] not in _KINDS or not 1 <= row[2] <= VERSION_MAX:
        raise ValueError("row")
    if any(isinstance(part, str) and (len(part) > 64 or not part.isprintable()) for part in row):
        raise ValueError("row")
