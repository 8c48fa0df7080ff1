"""A parcel that goes in parts, because its line is cut again and again. Formats room: no disk, no network.

A part says of which bytes it is, by their SHA-256 and their number, and where in them it begins; the answer says how
many are there. It signs nothing: what the parts come to is a parcel, which proves itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.carrying import PARCEL_BYTES_MAX
from shoebox.domain.chain import HASH_BYTES
from shoebox.domain.errors import Refusal
from shoebox.formats.strict_json import read_plain, write_plain

MAGIC = b"\x89SHBPART"
VERSION = 1
PART_HEAD_BYTES = len(MAGIC) + 2 + HASH_BYTES + 4 + 4
_HELD_BYTES_MAX = 64


@dataclass(frozen=True, slots=True)
class PartHead:
    """Of what this is a part: the SHA-256 and the size of the whole, and where in it these bytes begin."""

    digest: bytes
    size: int
    offset: int


def write_part(head: PartHead, data: bytes) -> bytes:
    """One part; without `data` it only asks how much is there."""
    numbers = head.size.to_bytes(4, "big") + head.offset.to_bytes(4, "big")
    return MAGIC + VERSION.to_bytes(2, "big") + head.digest + numbers + data


def read_part_head(data: bytes) -> PartHead:
    """The first `PART_HEAD_BYTES` of a part (``carry.message`` for anything else, or for more than a parcel may be)."""
    front = MAGIC + VERSION.to_bytes(2, "big")
    rest = data[len(front) :]
    head = PartHead(
        rest[:HASH_BYTES],
        int.from_bytes(rest[HASH_BYTES : HASH_BYTES + 4], "big"),
        int.from_bytes(rest[HASH_BYTES + 4 :], "big"),
    )
    if not (len(data) == PART_HEAD_BYTES and data.startswith(front) and 0 < head.size <= PARCEL_BYTES_MAX):
        raise Refusal("carry.message", why="no part of a parcel")
    if head.offset > head.size:
        raise Refusal("carry.message", why="beyond its end")
    return head


def write_held(held: int) -> bytes:
    """The answer to a part: how many bytes of the whole are there, from the first without a gap."""
    return write_plain({"held": held})


def read_held(data: bytes) -> int | None:
    """How many bytes are there; None where this is another answer: the one to the whole parcel."""
    try:
        return int(read_plain(data, fields={"held": int}, most=_HELD_BYTES_MAX)["held"])
    except ValueError:
        return None
