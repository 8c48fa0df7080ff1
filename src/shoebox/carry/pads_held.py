"""Which pads of slips the store's other registers have, so that none is handed out at two. Carry room.

An office reads it from the entries that come to it. Days that were sealed and taken in say it in the office's own book.
"""

from __future__ import annotations

from contextlib import suppress

from shoebox.carry.following import Following
from shoebox.domain.acts import PadIssued, PadsReceived
from shoebox.domain.acts_slips import NumbersBack
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import RANGE_NUMBERS_MAX, Pad, PadAt, TakenFrom, left_of
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook

Events = list[tuple[bool, bool, Pad]]  # on a pad or not, put down or taken back again


class PadsHeld:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook) -> None:
        kinds = (Kind.PAD_ISSUED, Kind.PADS_RECEIVED, Kind.NUMBERS_BACK)
        self._held: Following[Events] = Following(book, kinds, empty=list, copied=list, fold=_follow)

    def of_others(self, register: str) -> tuple[PadAt, ...]:
        """Pads and pads that came of every register but this one. One of its own former book lies there still.

        A later book of a register takes its pads over, and what is taken back in it was taken back of all.
        """
        events: dict[str, Events] = {}
        for (at, _), said in sorted(self._held.books(), key=lambda one: one[0]):
            events.setdefault(at, []).extend(said if at != register else ())
        return tuple(
            PadAt(at, run, is_issued)
            for at, said in events.items()
            for is_issued in (True, False)
            for run in left_of((given, run) for on_pad, given, run in said if on_pad is is_issued)
        )


def _follow(events: Events, entry: Entry) -> None:
    act = read_line(entry)[2]
    if isinstance(act, NumbersBack):
        if act.taken_from in (TakenFrom.PAD, TakenFrom.CUPBOARD):
            events.append((act.taken_from == TakenFrom.PAD, False, act.run))
        return
    assert isinstance(act, PadIssued | PadsReceived), "asked for by its kind"
    with suppress(Refusal):  # what is no pad is passed over: another register's word must not stop this one's office
        events.append((isinstance(act, PadIssued), True, Pad.parse(act.first, act.last, most=RANGE_NUMBERS_MAX)))
