"""Going through what an outage needs, before there is one: who looked, when, and what was there. Day room: writes.

Needs no open day and no incident; the entry stands in the book beside them, and goes to head office like any other.
"""

from __future__ import annotations

from collections.abc import Collection

from shoebox.day.pads import at_hand
from shoebox.day.pen import Pen, one_line
from shoebox.domain.acts import ReadinessChecked
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.policy import Policy
from shoebox.domain.readiness import Checked, drill_day
from shoebox.domain.staff import Staff
from shoebox.storage.book import Book

EDITION_SIGNS_MAX = 12


class ReadinessRoom:
    """The checks of one register's book; the last one counts."""

    def __init__(self, book: Book, policy: Policy, staff: Staff, clock: Clock) -> None:
        self._book, self._policy, self._clock = book, policy, clock
        self._pen = Pen(book, staff)

    def last(self) -> Checked | None:
        """What was found the last time, in this book or one before; None where nobody has looked yet."""
        found = self._book.of_kind_ever(Kind.READINESS)
        if not found:
            return None
        entry, envelope, act = found[-1]
        assert isinstance(act, ReadinessChecked), "the kind names the act"
        return Checked(
            seq=entry.seq,
            day=envelope.day,
            checked_by=envelope.clerk,
            in_place=act.in_place,
            booklet=act.booklet,
            drilled=act.drilled,
            note=act.note,
        )

    def slips_left(self) -> int:
        """Numbers at hand in the store that are not taken yet, as slip control counts them."""
        on_pads, on_others, in_cupboard = at_hand(self._book)
        return on_pads + on_others + in_cupboard

    def today(self) -> str:
        """The store's date now, ISO 8601."""
        return local_time(self._clock.wall_ms(), self._clock.offset_min()).date().isoformat()

    def check(self, *, in_place: Collection[str], booklet: str, drilled: str, note: str, clerk: str) -> Entry:
        """Write down what is there. Refusals ``day.role``, ``readiness.drill``, ``card.number``.

        ``in_place`` are items of the policy's list, ``booklet`` the edition that lies at the registers (empty = none),
        ``drilled`` the day of the last drill as typed.
        """
        self._pen.in_charge(clerk, self._policy.day_roles)
        act = ReadinessChecked(
            in_place=tuple(item for item in self._policy.readiness if item in in_place),
            missing=tuple(item for item in self._policy.readiness if item not in in_place),
            booklet=one_line(booklet)[:EDITION_SIGNS_MAX],
            drilled=drill_day(drilled, self.today()),
            note=one_line(note),
        )
        return self._book.append(act, clerk=clerk, day=self.today())
