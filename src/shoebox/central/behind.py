"""Entries of a book that was left, taken though entries before them are lost. Work room: rules over one open write.

Two people have said so, see `shoebox.central.refused`. Each entry still proves itself by the register's signature, and
each but the first by the one before it: chain and sums go on from whatever the first one says. What only the lost
entries could tell is not asked: which day was open, what a void strikes out among them, and what a correction among
them said. No box is made of these days, since nobody can add one up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Self

from shoebox.central.opened import line_of
from shoebox.central.stretch import Stretch
from shoebox.domain.acts import DayClosed, DayOpened, Enrolled, Refund, Sale, Void
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.correction import Correction
from shoebox.domain.dates import is_day
from shoebox.domain.entry import Entry, Kind
from shoebox.formats.box_check import TRADE, Line, effects_of
from shoebox.storage.central_writer import CentralWriter


@dataclass(slots=True)
class BehindLost(Stretch):
    """A left book read on from an entry before which others are lost."""

    is_begun: bool = False
    is_closed: bool = False  # a day was closed here, and none opened since

    @classmethod
    def at(cls, central: CentralWriter, place: Place, enrolment: Enrolment, first: Entry) -> Self:
        """Before this entry, whatever came before it."""
        stretch = cls(central, place, enrolment, first.seq - 1, first.prev)
        own, opened = central.entry(stretch.book, 1), stretch._latest(Kind.DAY_OPENED)
        enrolled, line = line_of(own) if own else None, line_of(first)
        if isinstance(enrolled, tuple) and isinstance(enrolled[2], Enrolled):
            stretch.currency = enrolled[2].currency
        # The last day that was opened, if it is still that one: an opening may be among the lost.
        if opened is not None and isinstance(opened[2], DayOpened) and isinstance(line, tuple):
            stretch.opened = (opened[1].day, opened[2].z_no) if opened[1].day == line[1].day else None
        stretch._number_the_box()
        return stretch

    def _number_the_box(self) -> None:
        self.box_no = self.place.box_no(self.opened[1]) if self.opened else ""

    def _check_words(self, line: Line) -> None:
        act = line[2]
        if not self.currency and isinstance(act, Sale | Refund):
            self.currency = act.currency  # the first entry, which says it, is lost
        super(BehindLost, self)._check_words(line)

    def _check_day(self, line: Line) -> None:
        entry, envelope, act = line
        if isinstance(act, DayOpened):
            if not is_day(envelope.day):
                raise self._refused("parcel.body", entry, why="day")
        elif entry.kind in TRADE and self.is_closed:
            raise self._refused("parcel.after_close", entry)

    def _add_up(self, line: Line) -> None:
        _, envelope, act = line
        if self.is_begun and not self._is_of_lost(act):
            super(BehindLost, self)._add_up(line)
            return
        if isinstance(act, Void):
            self._strike_lost(line, act)
        elif isinstance(act, Correction):
            self._check_correction(line, act)
        changed = 0 if isinstance(act, Void) else sum(minor for _, minor in effects_of(act))
        if not self.is_begun:
            self.start_minor = sum(envelope.totals_minor.values()) - changed
        self.totals, self.count = Counter(envelope.totals_minor), envelope.count
        self.is_begun = True

    def _is_of_lost(self, act: object) -> bool:
        """Whether this strikes out an entry that is lost, so that nobody can say what it takes back."""
        if not isinstance(act, Void) or act.void_of_seq in self.effects:
            return False
        return self.central.entry(self.book, act.void_of_seq) is None

    def _strike_lost(self, line: Line, act: Void) -> None:
        is_again = act.void_of in self.struck or (self.central.is_struck(act.void_of) and not self._is_held(line[0]))
        if is_again or self._is_corrected(act.void_of):
            raise self._refused("parcel.void", line[0])
        self.struck.add(act.void_of)

    def _check_correction(self, line: Line, act: Correction) -> None:
        self.first_seq = line[0].seq  # which days lost entries closed is not known: any sale before may be corrected
        super(BehindLost, self)._check_correction(line, act)

    def _turn_the_day(self, line: Line) -> None:
        _, envelope, act = line
        if isinstance(act, DayOpened):
            self.opened, self.is_closed = (envelope.day, act.z_no), False
            self._number_the_box()
        elif isinstance(act, DayClosed):
            self.opened, self.is_closed = None, True
            self._number_the_box()
