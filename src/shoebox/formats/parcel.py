"""A stretch of a book as one message's bytes, the same by line and as a file. Formats room: no disk, no network.

A parcel is sealed as a box is, by the register's own key, so whoever carries it need not be trusted. It names no time
and no nonce: the same entries make the same bytes, and sending it twice is harmless. Where the key of a book is lost,
the register's later book seals what is left of it, in a form of its own: each entry has its signature all the same.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from shoebox.domain.box import own_number
from shoebox.domain.carrying import PARCEL_BYTES_MAX, PARCEL_ENTRIES_MAX, OfBook, Parcel, ParcelHead
from shoebox.domain.chain import HASH_BYTES, SEQ_MAX, genesis, hash_of
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.formats.box_head import file_stem
from shoebox.formats.frames import Bytes, frame, inflate, open_sealed, read_frames, signed, write_sealed
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import read_plain, write_plain

MAGIC = b"\x89SHBPRCL"
VERSION, CARRIED = 1, 2
PARCEL_SUFFIX = ".parcel"
HEAD_BYTES_MAX = 4_096
INFLATED_BYTES_MAX = 8 * 1024 * 1024
_FILLED_BYTES = 1024 * 1024  # a parcel is closed once its entries come to this, long before it is too large
_TAG = b"shoebox/parcel/1"
_TAGS = {VERSION: _TAG, CARRIED: b"shoebox/parcel/2"}
_LEVEL = 6
_FIELDS: dict[str, type] = {
    "store": str, "register": str, "epoch": int, "first_seq": int, "last_seq": int, "prev": str, "public_key": str,
}  # fmt: skip


_CARRIED_FIELDS = {**_FIELDS, "carrier": str}


def fill(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The first of these entries, as many as go into one parcel."""
    taken: list[Entry] = []
    size = 0
    for entry in entries:
        size += len(entry.body)
        if taken and (size > _FILLED_BYTES or len(taken) == PARCEL_ENTRIES_MAX):
            break
        taken.append(entry)
    return tuple(taken)


def write_parcel(
    store: str, entries: tuple[Entry, ...], *, public_key: bytes, sign: Callable[[bytes], bytes], carrier: bytes = b""
) -> bytes:
    """Seal these entries, which follow each other in one book. Same entries, same bytes.

    `public_key` is the one that signed them; `carrier` the one that `sign` signs with, where that is another.
    """
    first, last = entries[0], entries[-1]
    assert [entry.seq for entry in entries] == list(range(first.seq, last.seq + 1)), "entries first to last"
    assert len(entries) <= PARCEL_ENTRIES_MAX
    plain: dict[str, Any] = {
        "store": store, "register": first.register, "epoch": first.epoch, "first_seq": first.seq,
        "last_seq": last.seq, "prev": first.prev.hex(), "public_key": public_key.hex(),
    }  # fmt: skip
    version = VERSION
    if carrier not in (b"", public_key):
        version, plain["carrier"] = CARRIED, carrier.hex()
    packed = zlib.compress(b"".join(map(frame, entries)), _LEVEL)
    tag = _TAGS[version]
    return write_sealed(
        write_plain(plain), packed, magic=MAGIC, version=version, sign=lambda digest: sign(signed(tag, digest))
    )


def parcel_name(book: OfBook, first_seq: int, last_seq: int, *, by_epoch: int = 0) -> str:
    """What the file of a parcel is called: ``085-2-000001-000042.parcel``.

    With `by_epoch`, where a later book of the register seals it, ``085-2-000001-000042-by-e2.parcel``.
    """
    span = f"{first_seq:06d}-{last_seq:06d}"
    number = own_number(span, store=book.store, register=book.register, epoch=book.epoch)
    return file_stem(f"{number}-by-e{by_epoch}" if by_epoch else number) + PARCEL_SUFFIX


def is_parcel(data: bytes) -> bool:
    """Whether these bytes begin as a parcel does."""
    return data.startswith(MAGIC)


def read_parcel(data: bytes) -> Parcel:
    """Open a parcel and check its seal, its chain and every signature, or a `Refusal` ``parcel.*``.

    What its entries say is read by whoever takes them in.
    """
    return read_unsealed(data, *unseal_parcel(data))


def unseal_parcel(data: bytes) -> tuple[ParcelHead, bytes]:
    """The half of `read_parcel` that shows whose key sealed it: the head, and what is packed behind it."""
    with _as_parcel():
        if len(data) > PARCEL_BYTES_MAX:
            raise _too_large()
        version = _version_of(data)
        sealed = open_sealed(data, magic=MAGIC, version=version, head_max=HEAD_BYTES_MAX, packed_max=PARCEL_BYTES_MAX)
        head = _read_head(sealed.head, version)
        if not signature_fits(head.sealed_by, signed(_TAGS[version], sealed.digest), sealed.sig):
            raise Refusal("parcel.forged", register=head.register)
    return head, sealed.packed


def read_unsealed(data: bytes, head: ParcelHead, packed: bytes) -> Parcel:
    """The other half: what is in it."""
    with _as_parcel():
        body = inflate(packed, most=INFLATED_BYTES_MAX, too_large=_too_large())
        seqs = range(head.first_seq, head.last_seq + 1)
        entries = read_frames(body, register=head.register, epoch=head.epoch, seqs=seqs, prev=head.prev)
        _check_chain(head, entries)
    return Parcel(head, entries, hashlib.sha256(data).digest())


def peek_parcel(data: bytes) -> ParcelHead | None:
    """What a refused parcel claims to be, if its head can be read at all. Only a claim: nothing of it was checked."""
    try:
        front = Bytes(data)
        front.take(len(MAGIC) + 2)
        size = front.number()
        front.take(4)
        return _read_head(front.take(min(size, HEAD_BYTES_MAX)), _version_of(data))
    except Refusal:
        return None


def _version_of(data: bytes) -> int:
    """Which of the forms it says it is; the first one where it says none that is known, which then is refused."""
    held = int.from_bytes(data[len(MAGIC) : len(MAGIC) + 2], "big")
    return held if held in _TAGS else VERSION


def _read_head(data: bytes, version: int) -> ParcelHead:
    try:
        plain = read_plain(data, fields=_CARRIED_FIELDS if version == CARRIED else _FIELDS, most=HEAD_BYTES_MAX)
        plain |= {name: _hash(plain[name]) for name in ("prev", "public_key", "carrier") if name in plain}
        head = ParcelHead(**{field.name: plain[field.name] for field in fields(ParcelHead) if field.name in plain})
        if head.carrier == head.public_key:
            raise ValueError("carrier")
        if not (head.store and head.register and head.epoch >= 1 and 1 <= head.first_seq <= head.last_seq <= SEQ_MAX):
            raise ValueError("first_seq")
    except ValueError as wrong:
        raise Refusal("parcel.head", why=str(wrong)[:60]) from wrong
    if head.last_seq - head.first_seq >= PARCEL_ENTRIES_MAX:
        raise _too_large()
    return head


def _check_chain(head: ParcelHead, entries: tuple[Entry, ...]) -> None:
    if head.first_seq == 1 and head.prev != genesis(head.register, head.epoch, head.public_key):
        raise Refusal("parcel.chain", entry=1)
    for entry in entries:
        if hash_of(entry) != entry.hash:
            raise Refusal("parcel.chain", entry=entry.seq)
        if not signature_fits(head.public_key, entry.hash, entry.sig):
            raise Refusal("parcel.signature", entry=entry.seq)


def _hash(text: str) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != HASH_BYTES or value.hex() != text:
        raise ValueError("hash")
    return value


def _too_large() -> Refusal:
    return Refusal("parcel.too_large", most=PARCEL_ENTRIES_MAX)


# Frames are read by what boxes are read by: their refusals under a parcel's name.
_OWN = {
    "box.not_a_box": "parcel.not_a_parcel",
    "box.damaged": "parcel.damaged",
    "box.truncated": "parcel.truncated",
    "box.version": "parcel.version",
    "box.range": "parcel.range",
    "box.body": "parcel.body",
    "box.newer": "parcel.newer",
}


@contextmanager
def _as_parcel() -> Iterator[None]:
    try:
        yield
    except Refusal as wrong:
        if wrong.code not in _OWN:
            raise
        raise Refusal(_OWN[wrong.code], **wrong.facts) from wrong
