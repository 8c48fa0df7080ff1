"""A dispatch of head office as bytes, the same by line, by stick and through any PC between. Formats room: bytes alone.

It is sealed as a box is: magic, version, lengths, head, packed body, hash of all that, and head office's signature over
the hash in its own meaning. Any changed byte is refused, and every length is capped before anything is read.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from shoebox.domain.chain import HASH_BYTES
from shoebox.domain.dispatch import (
    BODY_BYTES_MAX,
    DISPATCH_BYTES_MAX,
    Dispatch,
    DispatchHead,
    DispatchKind,
    IncidentWord,
    Notice,
    refuse_unfit_notice,
    unfit_head,
)
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import RescueLane
from shoebox.domain.names import line_fits, number_fits
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.staff import Role
from shoebox.formats.frames import Bytes, inflate, open_sealed, signed, write_sealed
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import read_plain, write_plain

MAGIC = b"\x89SHBDISP"
VERSION = 1
DISPATCH_SUFFIX = ".dispatch"
HEAD_BYTES_MAX = 32 * 1024
_TAG = b"shoebox/dispatch/1"
_LEVEL = 6
_HEAD: dict[str, type] = {
    "kind": str, "series": str, "version": int, "stores": list, "issued_ms": int, "expires_ms": int, "about": str,
    "public_key": str,
}  # fmt: skip
_NOTICE: dict[str, type] = {"title": str, "lines": list, "roles": list}
_INCIDENT: dict[str, type] = {"number": str, "began_ms": int, "rescue_lane": str, "said": str, "ended_ms": int}


def write_dispatch(head: DispatchHead, body: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """Seal a dispatch. Refuses a body that is too large (``out.too_large``); same head and body, same bytes."""
    assert not unfit_head(head), unfit_head(head)
    if len(body) > BODY_BYTES_MAX[head.kind]:
        raise _too_large(head.kind)
    packed = zlib.compress(body, _LEVEL)
    plain = {field.name: getattr(head, field.name) for field in fields(head)}
    plain |= {"stores": list(head.stores), "public_key": head.public_key.hex(), "kind": str(head.kind)}
    data = write_sealed(
        write_plain(plain), packed, magic=MAGIC, version=VERSION, sign=lambda digest: sign(signed(_TAG, digest))
    )
    if len(data) > DISPATCH_BYTES_MAX:
        raise _too_large(head.kind)
    return data


def read_dispatch(data: bytes, *, card: OfficeCard) -> Dispatch:
    """Open a dispatch and check its seal: `Refusal` ``out.*``, ``keys.*``. Its body is read by whoever takes it."""
    return _opened(data, card)


def reopen_dispatch(data: bytes) -> Dispatch:
    """Open one of which the hash is known already, from the book or head office's tables: whoever signed it then."""
    return _opened(data, None)


def _opened(data: bytes, card: OfficeCard | None) -> Dispatch:
    with _as_dispatch():
        if len(data) > DISPATCH_BYTES_MAX:
            raise _too_large()
        sealed = open_sealed(data, magic=MAGIC, version=VERSION, head_max=HEAD_BYTES_MAX, packed_max=DISPATCH_BYTES_MAX)
        head = _read_head(sealed.head)
        if card is not None and card.key(head.public_key) is None:
            raise Refusal("out.other_office", **_named(head))
        if not signature_fits(head.public_key, signed(_TAG, sealed.digest), sealed.sig):
            raise Refusal("out.forged", **_named(head))
        if card is not None:
            card.refuse_signer(head.public_key, at_ms=head.issued_ms)
        body = inflate(sealed.packed, most=BODY_BYTES_MAX[head.kind], too_large=_too_large(head.kind))
    return Dispatch(head, body, hashlib.sha256(data).digest())


def peek_dispatch(data: bytes) -> DispatchHead | None:
    """What a dispatch claims to be, if its head can be read at all. Only a claim: nothing of it was checked."""
    try:
        front = Bytes(data)
        front.take(len(MAGIC) + 2)
        size = front.number()
        front.take(4)
        return _read_head(front.take(min(size, HEAD_BYTES_MAX)))
    except Refusal:
        return None


def _read_head(data: bytes) -> DispatchHead:
    try:
        plain = read_plain(data, fields=_HEAD, most=HEAD_BYTES_MAX)
        key = bytes.fromhex(plain["public_key"])
        if len(key) != HASH_BYTES or key.hex() != plain["public_key"]:
            raise ValueError("public_key")
        plain |= {"public_key": key, "kind": DispatchKind(plain["kind"]), "stores": _texts(plain["stores"], "stores")}
        head = DispatchHead(**plain)
        if wrong := unfit_head(head):
            raise ValueError(wrong)
    except ValueError as wrong:
        raise Refusal("out.head", why=str(wrong)[:60]) from wrong
    return head


def _texts(plain: list[Any], name: str) -> tuple[str, ...]:
    if any(type(one) is not str for one in plain):
        raise ValueError(name)
    return tuple(plain)


def _named(head: DispatchHead) -> dict[str, Any]:
    return {"sent": head.kind.words, "version": head.version}


def _too_large(kind: DispatchKind | None = None) -> Refusal:
    most = BODY_BYTES_MAX[kind] if kind is not None else DISPATCH_BYTES_MAX
    return Refusal("out.too_large", most=max(1, most // 1024))


# Frames are read by what boxes are read by: their refusals under a dispatch's name.
_OWN = {
    "box.not_a_box": "out.not_a_dispatch",
    "box.damaged": "out.damaged",
    "box.truncated": "out.truncated",
    "box.version": "out.format",
}


@contextmanager
def _as_dispatch() -> Iterator[None]:
    try:
        yield
    except Refusal as wrong:
        if wrong.code not in _OWN:
            raise
        raise Refusal(_OWN[wrong.code], **wrong.facts) from wrong


def write_notice(notice: Notice) -> bytes:
    """A notice's body. Refuses one that no screen could carry (``out.notice``)."""
    refuse_unfit_notice(notice)
    return write_plain({"title": notice.title, "lines": list(notice.lines), "roles": list(notice.roles)})


def read_notice(body: bytes) -> Notice:
    """Refuses anything but a notice (``out.body``, ``out.notice``)."""
    try:
        plain = read_plain(body, fields=_NOTICE, most=BODY_BYTES_MAX[DispatchKind.NOTICE])
        roles = tuple(str(Role(role)) for role in _texts(plain["roles"], "roles"))
        notice = Notice(title=plain["title"], lines=_texts(plain["lines"], "lines"), roles=roles)
    except ValueError as wrong:
        raise Refusal("out.body", sent="notice", why=str(wrong)[:60]) from wrong
    return refuse_unfit_notice(notice)


def write_incident(word: IncidentWord) -> bytes:
    """The body of head office's word on an incident."""
    return write_plain({field.name: getattr(word, field.name) for field in fields(word)})


def read_incident(body: bytes) -> IncidentWord:
    """Refuses anything but a word on an incident (``out.body``)."""
    try:
        plain = read_plain(body, fields=_INCIDENT, most=BODY_BYTES_MAX[DispatchKind.INCIDENT])
        word = IncidentWord(**{**plain, "rescue_lane": str(RescueLane(plain["rescue_lane"]))})
        if not number_fits(word.number) or not line_fits(word.said) or word.began_ms < 1:
            raise ValueError("number")
        if word.ended_ms and word.ended_ms < word.began_ms:
            raise ValueError("ended_ms")
    except ValueError as wrong:
        raise Refusal("out.body", sent="incident", why=str(wrong)[:60]) from wrong
    return word
