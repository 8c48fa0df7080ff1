"""Entries as they lie in boxes and parcels: length before bytes, every length capped. Formats room: bytes alone.

Refusals carry the codes of a box; whoever reads another kind of message puts its own name to them.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from shoebox.domain.chain import HASH_BYTES, SIGNATURE_BYTES
from shoebox.domain.entry import BODY_BYTES_MAX, Entry
from shoebox.domain.errors import Refusal

MAGIC_BYTES = 8
KIND_BYTES_MAX = 40
FRONT_BYTES = MAGIC_BYTES + 2 + 4 + 4
FOOT_BYTES = HASH_BYTES + SIGNATURE_BYTES


class Bytes:
    """Reads on through bytes, and refuses to read past their end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, size: int) -> bytes:
        """The next so many bytes."""
        if self._at + size > len(self._data):
            raise Refusal("box.truncated")
        self._at += size
        return self._data[self._at - size : self._at]

    def number(self, size: int = 4) -> int:
        """The next bytes as a length."""
        return int.from_bytes(self.take(size), "big")

    @property
    def left(self) -> int:
        """How many bytes are not read yet."""
        return len(self._data) - self._at

    def last(self, size: int) -> bytes:
        """The last so many bytes, read or not."""
        return self._data[len(self._data) - size :]


@dataclass(frozen=True, slots=True)
class Sealed:
    """The parts of a sealed message; nothing of it is checked but that it is whole."""

    head: bytes
    packed: bytes
    digest: bytes
    sig: bytes


def write_sealed(head: bytes, packed: bytes, *, magic: bytes, version: int, sign: Callable[[bytes], bytes]) -> bytes:
    """Magic, version, head and body behind their lengths, the hash of all that, and the signature over the hash."""
    lengths = len(head).to_bytes(4, "big") + len(packed).to_bytes(4, "big")
    inside = magic + version.to_bytes(2, "big") + lengths + head + packed
    digest = hashlib.sha256(inside).digest()
    return inside + digest + sign(digest)


def open_sealed(data: bytes, *, magic: bytes, version: int, head_max: int, packed_max: int) -> Sealed:
    """The parts of what `write_sealed` wrote; the caller has capped its size."""
    if not data or data[:MAGIC_BYTES] != magic[: len(data)]:
        raise Refusal("box.not_a_box")
    front = Bytes(data)
    front.take(MAGIC_BYTES)
    if (held := front.number(2)) != version:
        raise Refusal("box.version", version=held)
    head_size, packed_size = front.number(), front.number()
    if head_size > head_max or packed_size > packed_max:
        raise Refusal("box.damaged")
    head, packed = front.take(head_size), front.take(packed_size)
    sealed = Sealed(head, packed, front.take(HASH_BYTES), front.take(SIGNATURE_BYTES))
    if front.left or hashlib.sha256(data[:-FOOT_BYTES]).digest() != sealed.digest:
        raise Refusal("box.damaged")
    return sealed


def signed(tag: bytes, digest: bytes) -> bytes:
    """What a signature is over: a digest in its own meaning, so that none can stand for another."""
    return hashlib.sha256(tag + digest).digest()


def frame(entry: Entry) -> bytes:
    """One entry with its lengths; its number and the hash before it follow from where it lies."""
    kind = entry.kind.encode()
    assert len(kind) <= KIND_BYTES_MAX
    return (
        len(kind).to_bytes(1, "big") + kind + len(entry.body).to_bytes(4, "big") + entry.body + entry.hash + entry.sig
    )


def read_frames(body: bytes, *, register: str, epoch: int, seqs: range, prev: bytes) -> tuple[Entry, ...]:
    """The entries of these numbers, `prev` being the hash before the first. Nothing of them is checked but lengths."""
    entries: list[Entry] = []
    at, end = 0, len(body)
    for seq in seqs:
        inside = at + 1 + body[at] + 4 if at < end else end + 1
        if inside > end:
            raise _other_range(seqs)
        kind, size = body[at + 1 : inside - 4], int.from_bytes(body[inside - 4 : inside], "big")
        if len(kind) > KIND_BYTES_MAX or not kind.isascii() or size > BODY_BYTES_MAX:
            raise Refusal("box.body", entry=seq, why="length")
        hashed = inside + size
        at = hashed + FOOT_BYTES
        if at > end:
            raise _other_range(seqs)
        digest, sig = body[hashed : hashed + HASH_BYTES], body[hashed + HASH_BYTES : at]
        entries.append(Entry(register, epoch, seq, kind.decode("ascii"), body[inside:hashed], prev, digest, sig))
        prev = digest
    if at < end:
        raise _other_range(seqs)
    return tuple(entries)


def _other_range(seqs: range) -> Refusal:
    return Refusal("box.range", first=seqs[0], last=seqs[-1])


def inflate(packed: bytes, *, most: int, too_large: Refusal) -> bytes:
    """What was packed with zlib, whole and alone, and never more than `most` bytes of it."""
    inflater = zlib.decompressobj()
    try:
        body = inflater.decompress(packed, most + 1)
    except zlib.error as wrong:
        raise Refusal("box.damaged") from wrong
    if len(body) > most:
        raise too_large
    if not inflater.eof or inflater.unused_data:
        raise Refusal("box.damaged")
    return body
