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

from shoebox.domain.box import BOX_BYTES_MAX, BOX_ENTRIES_MAX, Box, BoxHead
from shoebox.domain.box_sum import box_sum
from shoebox.domain.chain import HASH_BYTES, SIGNATURE_BYTES
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.domain.verdict import Verdict
from shoebox.formats.box_check import Line, check_chain, check_day, check_sums, read_entry
from shoebox.formats.box_head import HEAD_BYTES_MAX, read_head, write_head
from shoebox.formats.frames import (
    FOOT_BYTES,
    FRONT_BYTES,
    Bytes,
    frame,
    inflate,
    open_sealed,
    read_frames,
    signed,
    write_sealed,
)
from shoebox.formats.signing import signature_fits

MAGIC = b"\x89SHOEBOX"  # the first byte shows a transfer that lost its eighth bit
VERSION = 1
INFLATED_BYTES_MAX = 128 * 1024 * 1024

_TAG = b"shoebox/box/1"
_LEVEL = 6
_PEEK_BYTES = 4_096  # what damage costs of a box that is only looked into


def write_box(head: BoxHead, entries: tuple[Entry, ...], sign: Callable[[bytes], bytes]) -> bytes:
    """Seal these entries. `sign` is the register's Ed25519 signature over 32 bytes. Same entries, same bytes."""
    assert [entry.seq for entry in entries] == list(range(head.first_seq, head.last_seq + 1)), "entries first to last"
    body = b"".join(frame(entry) for entry in entries)
    packed_head, packed = write_head(head), zlib.compress(body, _LEVEL)
    read_head(packed_head)
    size = FRONT_BYTES + len(packed_head) + len(packed) + FOOT_BYTES
    if len(entries) > BOX_ENTRIES_MAX or len(body) > INFLATED_BYTES_MAX or size > BOX_BYTES_MAX:
        raise Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    return write_sealed(
        packed_head, packed, magic=MAGIC, version=VERSION, sign=lambda digest: sign(signed(_TAG, digest))
    )


def read_box(data: bytes) -> Box:
    """Open a sealed box and check all of it; any bytes that are not one whole, true box are a `Refusal` ``box.*``."""
    return open_box(data)[0]


def open_box(data: bytes) -> tuple[Box, tuple[Line, ...]]:
    """As `read_box`, with what each entry says."""
    return open_unsealed(data, *unseal_box(data))


def unseal_box(data: bytes) -> tuple[BoxHead, bytes]:
    """The half of `open_box` that shows whose key sealed it: the head, and what is packed behind it."""
    if len(data) > BOX_BYTES_MAX:
        raise Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    sealed = open_sealed(data, magic=MAGIC, version=VERSION, head_max=HEAD_BYTES_MAX, packed_max=BOX_BYTES_MAX)
    head = read_head(sealed.head)
    if not signature_fits(head.public_key, signed(_TAG, sealed.digest), sealed.sig):
        raise Refusal("box.forged", box=head.box_no)
    return head, sealed.packed


def open_unsealed(data: bytes, head: BoxHead, packed: bytes) -> tuple[Box, tuple[Line, ...]]:
    """The other half: what is in it, and what each entry says."""
    too_large = Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    entries = _entries(head, inflate(packed, most=INFLATED_BYTES_MAX, too_large=too_large))
    check_chain(head, entries)
    lines = tuple(read_entry(entry) for entry in entries)
    check_day(head, lines)
    check_sums(head, lines)
    return Box(head, entries, hashlib.sha256(data).digest()), lines


def peek_head(data: bytes) -> BoxHead | None:
    """What a refused box claims to be, if its head can be read at all. Only a claim: nothing of it was checked."""
    try:
        front = Bytes(data)
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
    front = Bytes(data)
    try:
        front.take(len(MAGIC) + 2)
        head_size, packed_size = (int.from_bytes(front.take(4), "big") for _ in range(2))
        front.take(head_size)
    except Refusal:
        return (), b""
    inside = Bytes(_unpacked(front.take(min(packed_size, front.left)), most))
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
        box, lines = open_box(data)
    except Refusal as wrong:
        return Verdict(False, str(wrong), int(wrong.facts.get("entry", 0)))
    head = box.head
    money = box_sum(head.totals_minor, (act for _, _, act in lines)).words(head.currency)
    inside = f"store {head.store}, {head.day}, entries {head.first_seq} to {head.last_seq}, {money}"
    return Verdict(True, f"Box {head.box_no} is whole: {inside}.")


def _entries(head: BoxHead, body: bytes) -> tuple[Entry, ...]:
    if head.last_seq - head.first_seq >= BOX_ENTRIES_MAX:
        raise Refusal("box.too_large", most=BOX_ENTRIES_MAX)
    seqs = range(head.first_seq, head.last_seq + 1)
    return read_frames(body, register=head.register, epoch=head.epoch, seqs=seqs, prev=head.prev)
