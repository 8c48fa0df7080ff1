"""A field for when a slip was written, which asks where that may be another day. Register room.

A time that the clock has not read today was yesterday's, or is misread, or the clock is slow. Only the person with the
slip in hand knows which, so one key of theirs says it, and no time becomes another day's by itself.
"""

from __future__ import annotations

import re
from datetime import datetime

from shoebox.desk import text
from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import written_ms

TIME_SIGNS_MAX = 9  # -14 08:30
ASKS = "till.written_ahead"
_WHOLE = re.compile(r"(?:\+ ?|-[0-9]{1,3} )?[0-9]{2}:?[0-9]{2}")
_ANSWERS = {"-": "-1 ", "+": "+"}


class WrittenField(Field):
    """``1105``, or with its day ``-1 0830``. `day` is the business day that is open, or empty."""

    def __init__(self, label: str, clock: Clock, *, mend_lines: int = 1) -> None:
        self._asked = ""  # the time that was asked about
        super().__init__(label, length_max=TIME_SIGNS_MAX, mend_lines=mend_lines)
        self._clock, self.day = clock, ""
        self.take_no_scan()

    def read_ms(self) -> int:
        """UTC, milliseconds; 0 where it is empty. Refuses what is no time, and what may be another day's."""
        said = self.text()
        if not said:
            return 0
        now_ms, offset_min = self._clock.wall_ms(), self._clock.offset_min()
        return written_ms(said, now_ms=now_ms, offset_min=offset_min, day=self.day)

    def why_not(self) -> Refusal | None:
        """What keeps it from being a time, if anything does."""
        try:
            self.read_ms()
        except Refusal as refused:
            if refused.code == ASKS:
                self._asked = self.text()
            return refused
        return None

    def is_whole(self) -> bool:
        """Whether hours and minutes are there, so that nothing is to follow."""
        return bool(_WHOLE.fullmatch(self.text()))

    def _typed_by_hand(self, said: str) -> None:
        """A minus or a plus in place of the time that was asked about is the answer."""
        if said in _ANSWERS and self._asked:
            said = _ANSWERS[said] + self._asked
            self.set_text(said)
        self._asked = ""
        super()._typed_by_hand(said)

    def _cleared(self) -> None:
        self._asked = ""  # or the minus of another day would be the answer to what is gone
        super()._cleared()


def slip_time(at_ms: int, clock: Clock) -> tuple[datetime, bool]:
    """The store's wall time then, and whether that is of today."""
    when = local_time(at_ms, clock.offset_min())
    return when, when.date() == local_time(clock.wall_ms(), clock.offset_min()).date()


def as_typed(at_ms: int, clock: Clock) -> str:
    """``08:30``, with its day of the month where that is another, or a plus where it is to come: as it is read back."""
    when, is_today = slip_time(at_ms, clock)
    if not is_today:
        return f"{when.day} {text.clock(when)}"
    return f"+{text.clock(when)}" if at_ms > clock.wall_ms() else text.clock(when)


def ahead_words(refused: Refusal) -> tuple[str, str]:
    """What is odd about the time, and the keys that answer."""
    facts = refused.facts
    line = tr("{0} is later than now, {1}", facts["time"], facts["now"])
    return line, tr("Of yesterday: press -. The clock here is slow: press +. Else type it again.")
