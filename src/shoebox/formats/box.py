"""The sealed box as one file's bytes. Formats room: no disk, no network.

One frame, so that nothing inside names a path: magic, version, head (JSON) and body (zlib) each behind its length, the
SHA-256 of all before it, and the register's Ed25519 signature over that. Every length is capped before anything is
read, the body is inflated within a bound, and whatever bytes come in, `read_box` answers with a `Box` or a `Refusal`.
The same entries make the same bytes with the same zlib; head office therefore compares entries, never files.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from shoebox.domain.box import BOX_BYTES_MAX, BOX_ENTRIES_MAX, Box, BoxHead
from shoebox.domain.chain import HASH_BYTES, SIGNATURE_BYTES
from shoebox.domain.entry import BODY_BYTES_MAX, Entry
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money
from shoebox.domain.verdict import Verdict
from shoebox.formats.box_check import Line, check_chain, check_day, check_sums, read_entry
from shoebox.formats.box_head import HEAD_BYTES_MAX, read_head, write_head
from shoebox.formats.signing import signature_fits

MAGIC = b"\x89SHOEBOX"  # the first byte shows a transfer that lost its eighth bit
VERSION = 1
INFLATED_BYTES_MAX = 128 * 1024 * 1024
KIND_BYTES_MAX = 40

_FRONT_BYTES = len(MAGIC) + 2 + 4 + 4
_FOOT_BYTES = HASH_BYTES + SIGNATURE_BYTES
_TAG = b"shoebox/box/1"
_LEVEL = 6
_PEEK_BYTES = 4_096  # what damage costs of a box that is only looked into


def write_box(head: BoxHead, entries: tuple[Entry, ...], sign: Callable[[bytes], bytes]) -> bytes:
    """Seal these entries. `sign` is the register's Ed25519 signature over 32 bytes. Same entries, same bytes."""
    assert [entry.seq for entry in entries] == list(range(head.first_seq, head.last_seq + 1)), "entries first to last"
    body = b"".join(_frame(entry) for entry in entries)
    packed_head, packed = write_head(head), zlib.compress(body, _LEVEL)
    read_head(packed_head)
    size = _FRONT_BYTES + len(packed_head) + len(packed) + _FOOT_BYTES
    if len(entries) > BOX_ENTRIES_MAX or len(body) > INFLATED_BYTES_MAX or size > BOX_BYTES_MAX:
        raise Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    lengths = len(packed_head).to_bytes(4, "big") + len(packed).to_bytes(4, "big")
    inside = MAGIC + VERSION.to_bytes(2, "big") + lengths + packed_head + packed
    digest = hashlib.sha256(inside).digest()
    return inside + digest + sign(_signed(digest))


def read_box(data: bytes) -> Box:
    """Open a sealed box and check all of it; any bytes that are not one whole, true box are a `Refusal` ``box.*``."""
    return open_box(data)[0]


def open_box(data: bytes) -> tuple[Box, tuple[Line, ...]]:
    """As `read_box`, with what each entry says."""
    sealed = _open_frame(data)
    head = read_head(sealed.head)
    if not signature_fits(head.public_key, _signed(sealed.digest), sealed.sig):
        raise Refusal("box.forged", box=head.box_no)
    entries = _entries(head, _inflate(sealed.packed))
    check_chain(head, entries)
    lines = tuple(read_entry(entry) for entry in entries)
    check_day(head, lines)
    check_sums(head, lines)
    return Box(head, entries, hashlib.sha256(data).digest()), lines


def peek_head(data: bytes) -> BoxHead | None:
    """What a refused box claims to be, if its head can be read at all. Only a claim: nothing of it was checked."""
    try:
        front = _Bytes(data)
        front.take(len(MAGIC) + 2)
        size = int.from_bytes(front.take(4), "big")
        front.take(4)
        return read_head(front.take(min(size, HEAD_BYTES_MAX)))
    except Refusal:
        return None


def peek_inside(data: bytes, *, most: int) -> tuple[tuple[bytes, ...], bytes]:
    """The bodies of a refused box as far as they can be read, and what is unpacked beyond them. Nothing was checked.

    ValueError where there is more than `most` bytes to unpack.
    """
    front = _Bytes(data)
    try:
        front.take(len(MAGIC) + 2)
        head_size, packed_size = (int.from_bytes(front.take(4), "big") for _ in range(2))
        front.take(head_size)
    except Refusal:
        return (), b""
    inside = _Bytes(_unpacked(front.take(min(packed_size, front.left)), most))
    bodies: list[bytes] = []
    while inside.left:
        at = inside.left
        try:
            inside.take(inside.take(1)[0])
            bodies.append(inside.take(int.from_bytes(inside.take(4), "big")))
            inside.take(min(HASH_BYTES + SIGNATURE_BYTES, inside.left))
        except Refusal:
            return tuple(bodies), inside.last(at)
    return tuple(bodies), b""


def _unpacked(packed: bytes, most: int) -> bytes:
    """What can be unpacked, up to where the bytes are damaged or end."""
    inflater, body = zlib.decompressobj(), bytearray()
    for at in range(0, len(packed), _PEEK_BYTES):
        try:
            body += inflater.decompress(packed[at : at + _PEEK_BYTES], most + 1 - len(body))
        except zlib.error:
            break
        if len(body) > most:
            raise ValueError("too much to unpack")
    return bytes(body)


def box_verdict(data: bytes) -> Verdict:
    """One line on a box's bytes: whole, or what is wrong and at which entry."""
    try:
        box = read_box(data)
    except Refusal as wrong:
        return Verdict(False, str(wrong), int(wrong.facts.get("entry", 0)))
    head = box.head
    money = Money(sum(value for _, value in head.totals_minor), head.currency)
    inside = f"store {head.store}, {head.day}, entries {head.first_seq} to {head.last_seq}, {money}"
    return Verdict(True, f"Box {head.box_no} is whole: {inside}.")


@dataclass(frozen=True, slots=True)
class _Sealed:
    head: bytes
    packed: bytes
    digest: bytes
    sig: bytes


class _Bytes:
    """Reads on through bytes, and refuses to read past their end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, size: int) -> bytes:
        if self._at + size > len(self._data):
            raise Refusal("box.truncated")
        self._at += size
        return self._data[self._at - size : self._at]

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def last(self, size: int) -> bytes:
        """The last so many bytes, read or not."""
        return self._data[len(self._data) - size :]


def _open_frame(data: bytes) -> _Sealed:
    if len(data) > BOX_BYTES_MAX:
        raise Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    if not data or data[: len(MAGIC)] != MAGIC[: len(data)]:
        raise Refusal("box.not_a_box")
    front = _Bytes(data)
    front.take(len(MAGIC))
    if (version := int.from_bytes(front.take(2), "big")) != VERSION:
        raise Refusal("box.version", version=version)
    head_size, packed_size = (int.from_bytes(front.take(4), "big") for _ in range(2))
    if head_size > HEAD_BYTES_MAX or packed_size > BOX_BYTES_MAX:
        raise Refusal("box.damaged")
    head, packed = front.take(head_size), front.take(packed_size)
    sealed = _Sealed(head, packed, front.take(HASH_BYTES), front.take(SIGNATURE_BYTES))
    if front.left or hashlib.sha256(data[:-_FOOT_BYTES]).digest() != sealed.digest:
        raise Refusal("box.damaged")
    return sealed


def _inflate(packed: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        body = inflater.decompress(packed, INFLATED_BYTES_MAX + 1)
    except zlib.error as wrong:
        raise Refusal("box.damaged") from wrong
    if len(body) > INFLATED_BYTES_MAX:
        raise Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    if not inflater.eof or inflater.unused_data:
        raise Refusal("box.damaged")
    return body


def _frame(entry: Entry) -> bytes:
    kind = entry.kind.encode()
    assert len(kind) <= KIND_BYTES_MAX
    return (
        len(kind).to_bytes(1, "big") + kind + len(entry.body).to_bytes(4, "big") + entry.body + entry.hash + entry.sig
    )


def _entries(head: BoxHead, body: bytes) -> tuple[Entry, ...]:
    if head.last_seq - head.first_seq >= BOX_ENTRIES_MAX:
        raise Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    inside, prev, entries = _Bytes(body), head.prev, []
    for seq in range(head.first_seq, head.last_seq + 1):
        entries.append(_entry(head, inside, seq=seq, prev=prev))
        prev = entries[-1].hash
    if inside.left:
        raise Refusal("box.range", first=head.first_seq, last=head.last_seq)
    return tuple(entries)


def _entry(head: BoxHead, inside: _Bytes, *, seq: int, prev: bytes) -> Entry:
    try:
        kind = inside.take(inside.take(1)[0])
        size = int.from_bytes(inside.take(4), "big")
        if len(kind) > KIND_BYTES_MAX or not kind.isascii() or size > BODY_BYTES_MAX:
            raise Refusal("box.body", entry=seq, why="length")
        body, digest, sig = inside.take(size), inside.take(HASH_BYTES), inside.take(SIGNATURE_BYTES)
    except Refusal as wrong:
        if wrong.code == "box.truncated":
            raise Refusal("box.range", first=head.first_seq, last=head.last_seq) from wrong
        raise
    return Entry(head.register, head.epoch, seq, kind.decode("ascii"), body, prev, digest, sig)


def _signed(digest: bytes) -> bytes:
    return hashlib.sha256(_TAG + digest).digest()
