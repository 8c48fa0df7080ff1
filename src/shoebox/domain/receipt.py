"""What head office signs when it has taken a box. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Entries first to last are kept. ``held_seq`` is how far the register's entries are here without a gap.

    Hashes are 32 bytes: ``head`` of the box's last entry, ``held_head`` of entry ``held_seq`` (zeros where it is 0),
    ``digest`` of the file that came.
    """

    box_no: str
    store: str
    register: str
    epoch: int
    first_seq: int
    last_seq: int
    head: bytes
    held_seq: int
    held_head: bytes
    digest: bytes
    taken_ms: int
