"""What an office holds of another register's book, as it came: read from its parcels, which prove themselves. Carry."""

from __future__ import annotations

from shoebox.domain.carrying import Place, place_of
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.formats.parcel import read_parcel
from shoebox.storage.relay_book import RelayBook


def as_it_came(book: RelayBook, place: Place, *, sealed_by: bytes = b"") -> dict[int, Entry] | None:
    """A book's entries by its parcels; None where one does not prove itself, or they leave a gap.

    With `sealed_by` each of them must be under this key.
    """
    own, at, came = (place.register, place.epoch), 0, dict[int, Entry]()
    try:
        while found := book.parcel_after(*own, at):
            parcel = read_parcel(found[1])
            if place_of(parcel.head) != place or (sealed_by and parcel.head.sealed_by != sealed_by):
                return None
            if parcel.head.first_seq > at + 1 or any(came.get(one.seq, one) != one for one in parcel.entries):
                return None
            came |= {one.seq: one for one in parcel.entries}
            if parcel.head.last_seq <= at:
                return None
            at = parcel.head.last_seq
    except Refusal:
        return None
    return came
