"""A parcel read as far as it can be without the holdings: its seal, chain, signatures and words. Work room: bytes only.

Several can be opened at a time, while another one is being kept; what each means is judged when its turn comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.carrying import Parcel, ParcelHead
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.formats.box_check import Line, read_entry
from shoebox.formats.parcel import read_unsealed, unseal_parcel


@dataclass(frozen=True, slots=True)
class Opened:
    """A parcel's bytes with what is in them, or why they are none.

    ``lines`` has for each entry what it says, or why that can't be read: told once the entries before it are believed.
    ``head`` is there where the seal fits the key that it names: whose that is, head office asks before anything else.
    """

    data: bytes
    parcel: Parcel | Refusal
    lines: tuple[Line | Refusal, ...] = ()
    head: ParcelHead | None = None


def open_parcel(data: bytes) -> Opened:
    """Everything about a parcel that is true whatever head office holds. Raises nothing on any bytes."""
    head = None
    try:
        head, packed = unseal_parcel(data)
        parcel = read_unsealed(data, head, packed)
    except Refusal as wrong:
        return Opened(data, wrong, head=head)
    return Opened(data, parcel, tuple(map(line_of, parcel.entries)), head)


def line_of(entry: Entry) -> Line | Refusal:
    """What one entry of a parcel says (``parcel.body``, ``parcel.newer`` where it says nothing that can be read)."""
    try:
        return read_entry(entry)
    except Refusal as wrong:
        return Refusal("parcel.newer" if wrong.code == "box.newer" else "parcel.body", **wrong.facts)
