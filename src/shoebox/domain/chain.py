"""How entries hang together: each hash takes in the one before. Standard library only; signing is elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from shoebox.domain.entry import Entry

_TAG = b"shoebox/entry/1"
HASH_BYTES = 32
SIGNATURE_BYTES = 64
SEQ_MAX = 2**53


def entry_hash(*, register: str, epoch: int, seq: int, kind: str, body: bytes, prev: bytes) -> bytes:
    """SHA-256 over the tag and the length-prefixed fields, 32 bytes."""
    inside = [_TAG]
    for field in (register.encode(), str(epoch).encode(), str(seq).encode(), kind.encode(), body, prev):
        inside += (len(field).to_bytes(8, "big"), field)
    return hashlib.sha256(b"".join(inside)).digest()


def hash_of(entry: Entry) -> bytes:
    """The hash that an entry should carry."""
    return entry_hash(
        register=entry.register, epoch=entry.epoch, seq=entry.seq, kind=entry.kind, body=entry.body, prev=entry.prev
    )


def genesis(register: str, epoch: int, public_key: bytes) -> bytes:
    """What the first entry of an epoch calls the one before it: bound to register, epoch and key."""
    digest = hashlib.sha256(b"shoebox/genesis/1")
    for field in (register.encode(), str(epoch).encode(), public_key):
        digest.update(len(field).to_bytes(8, "big"))
        digest.update(field)
    return digest.digest()


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a book: ``seq`` 0 and the genesis hash where there is none yet."""

    register: str
    epoch: int
    seq: int
    hash: bytes
