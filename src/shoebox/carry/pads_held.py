"""Which pads of slips the store's other registers have, so that none is handed out at two. Carry room.

An office reads it from the entries that come to it. Days that were sealed and taken in say it in the office's own book.
"""

from __future__ import annotations

from contextlib import suppress

from shoebox.carry.following import Following
from shoebox.domain.acts import PadIssued
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import Pad, PadAt
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook


class PadsHeld:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook) -> None:
        self._held: Following[list[PadAt]] = Following(book, (Kind.PAD_ISSUED,), empty=list, copied=list, fold=_follow)

    def of_others(self, register: str) -> tuple[PadAt, ...]:
        """The pads of every register but this one. A pad of its own former book lies in the same place still."""
        return tuple(one for (at, _), pads in self._held.books() if at != register for one in pads)


def _follow(pads: list[PadAt], entry: Entry) -> None:
    act = read_line(entry)[2]
    assert isinstance(act, PadIssued), "asked for by its kind"
    with suppress(Refusal):  # what is no pad is passed over: another register's word must not stop this one's office
        pads.append(PadAt(entry.register, Pad.parse(act.first, act.last)))
