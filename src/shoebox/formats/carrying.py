"""Hello, welcome, claim and receipt as bytes: strict little JSON, signed where somebody must answer for it.

Formats room: no disk, no network. A claim is signed by the register and a receipt by head office, each over a digest
in its own meaning, so that neither can ever be taken for the other or for an entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from shoebox.domain.carrying import (
    NEEDS_MAX,
    PROTOCOL_NEWEST,
    PROTOCOL_OLDEST,
    Claim,
    Hello,
    LineReceipt,
    Place,
    Welcome,
)
from shoebox.domain.chain import HASH_BYTES, SEQ_MAX, SIGNATURE_BYTES
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.relaying import RelayWord
from shoebox.formats.office_card import check_signer
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import TEXT_MAX, digest_of, exactly, read_plain, write_plain
from shoebox.formats.told import TOLD, plain_rows

MESSAGE_BYTES_MAX = 8_192
LINE_RECEIPT_BYTES_MAX = MESSAGE_BYTES_MAX
RECEIPT_SHOWN_CHARS_MAX = 4_096  # in a claim; one with all the stretches that may be asked for has half of it
_CLAIM, _RECEIPT = b"shoebox/claim/1", b"shoebox/line-receipt/1"
_KINDS: dict[str, type] = {"str": str, "int": int, "bytes": str, "tuple[tuple[int, int], ...]": list}
_KINDS |= dict.fromkeys(TOLD, list)
_MESSAGES: tuple[type, ...] = (Hello, Welcome, Claim, LineReceipt, RelayWord)
_HINTS = {kind: {field.name: str(field.type) for field in fields(kind)} for kind in _MESSAGES}
_FIELDS = {
    kind: {
        form: frozenset(field.name for field in fields(kind) if field.metadata.get("since", PROTOCOL_OLDEST) <= form)
        for form in range(PROTOCOL_OLDEST, PROTOCOL_NEWEST + 1)
    }
    for kind in _MESSAGES
}
_M = TypeVar("_M", Hello, Welcome, Claim, LineReceipt, RelayWord)


def write_hello(hello: Hello) -> bytes:
    """The first word of a register."""
    return write_plain(plain_of(hello))


def read_hello(data: bytes) -> Hello:
    """Refuses anything but a hello (``carry.message``)."""
    return read_message(Hello, data)[0]


def write_welcome(welcome: Welcome, *, form: int) -> bytes:
    """Head office's answer to it, as a register reads it that speaks this form of the messages."""
    return write_plain(plain_of(welcome, form=form))


def read_welcome(data: bytes) -> Welcome:
    """Refuses anything but a welcome (``carry.message``)."""
    return read_message(Welcome, data)[0]


def write_claim(claim: Claim, sign: Callable[[bytes], bytes], *, form: int = PROTOCOL_NEWEST) -> bytes:
    """The claim under the register's signature, as one reads it that speaks this form of the messages."""
    plain = plain_of(claim, form=form)
    return write_plain({**plain, "sig": sign(digest_of(_CLAIM, plain)).hex()})


def read_claim(data: bytes, *, key_of: Callable[[Place], bytes]) -> Claim:
    """The claim, signed with the key that `key_of` knows this register by (``carry.forged_claim``)."""
    claim, plain, sig = read_message(Claim, data, signed=True, text_max=RECEIPT_SHOWN_CHARS_MAX)
    if not signature_fits(key_of(claim), digest_of(_CLAIM, plain), sig):
        raise Refusal("carry.forged_claim", register=claim.register, store=claim.store)
    return claim


def write_line_receipt(receipt: LineReceipt, sign: Callable[[bytes], bytes]) -> bytes:
    """The receipt under head office's signature."""
    plain = plain_of(receipt)
    return write_plain({**plain, "sig": sign(digest_of(_RECEIPT, plain)).hex()})


def read_line_receipt(data: bytes, *, card: OfficeCard) -> LineReceipt:
    """Refuses other bytes (``carry.message``) and other signers (``receipt.forged``, ``keys.*``)."""
    receipt, plain, sig = read_message(LineReceipt, data, signed=True)
    check_signer(card, digest_of(_RECEIPT, plain), sig, at_ms=receipt.clock_ms)
    return receipt


def plain_of(message: Any, *, form: int = PROTOCOL_NEWEST) -> dict[str, Any]:
    """A message's fields as plain values, for `write_plain`; without those that came after this form."""
    return {name: _as_plain(getattr(message, name)) for name in _fields_of(type(message), form)}


def _fields_of(kind: type, form: int) -> frozenset[str]:
    return _FIELDS[kind][min(max(form, PROTOCOL_OLDEST), PROTOCOL_NEWEST)]


def _as_plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if not isinstance(value, tuple):
        return value
    return plain_rows(value)


def read_message(
    kind: type[_M], data: bytes, *, signed: bool = False, most: int = MESSAGE_BYTES_MAX, text_max: int = TEXT_MAX
) -> tuple[_M, dict[str, Any], bytes]:
    """A message of this kind, its plain values, and its signature where it carries one (``carry.message``).

    It has the fields of one form, whole: those that came later are all there or, as an older Shoebox writes, none.
    """
    shape, forms = _HINTS[kind], [*_FIELDS[kind].values()]
    wanted = {name: _KINDS[hint] for name, hint in shape.items()} | ({"sig": str} if signed else {})
    try:
        plain = read_plain(data, fields=wanted, most=most, text_max=text_max, later=forms[-1] - forms[0])
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES) if signed else b""
        known = {name: _typed(hint, plain[name]) for name, hint in shape.items() if name in plain}
        if known.keys() not in forms:
            raise ValueError("other fields")
        if known.get("epoch", 1) < 1:
            raise ValueError("epoch")
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong
    return kind(**known), plain, sig


def _typed(hint: str, value: Any) -> Any:
    if hint == "bytes":
        return exactly(value, HASH_BYTES)
    if hint in TOLD:
        return TOLD[hint](value)
    return _stretches(value) if hint.startswith("tuple") else value


def _stretches(pairs: list[Any]) -> tuple[tuple[int, int], ...]:
    if len(pairs) > NEEDS_MAX:
        raise ValueError("needs")
    for pair in pairs:
        if type(pair) is not list or [type(part) for part in pair] != [int, int]:
            raise ValueError("needs")
        if not 1 <= pair[0] <= pair[1] <= SEQ_MAX:
            raise ValueError("needs")
    return tuple((first, last) for first, last in pairs)
