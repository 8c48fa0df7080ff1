"""The slip's own time as a field of the form: a pile of slips is keyed after the rush. Register room.

Customers waited, and the slips were written by hand; keyed an hour later they would all say the hour of keying. While
the field is there it is asked at each slip. A slip that is keyed as it is written has no such field, and costs no key.
"""

from __future__ import annotations

import re

from shoebox.desk.register.slip_extras import TIME_SIGNS_MAX, as_typed
from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import written_ms

_DIGITS = re.compile(r"[0-9]{4}")


class SlipTime(Field):
    """``1105``, or with its day ``-1 0830``. Nothing of it is remembered from one slip to the next."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(tr("Written at"), length_max=TIME_SIGNS_MAX)
        self._clock = clock
        self.is_asked = False

    def said_ms(self) -> int:
        """UTC, milliseconds; 0 where it is empty or no time."""
        try:
            return self._read_ms()
        except Refusal:
            return 0

    def why_not(self) -> str:
        """What keeps it from being a time, or nothing; short, since the field is narrow."""
        return "" if self.said_ms() else tr("Such as 1105.")

    def is_full(self) -> bool:
        """Whether nothing follows: hours and minutes are there."""
        return bool(_DIGITS.fullmatch(self.text())) and bool(self.said_ms())

    def show_time(self, at_ms: int) -> None:
        """What is known of it from elsewhere, where that is something else."""
        if not self.is_asked or at_ms == self.said_ms():
            return
        self.set_text(as_typed(at_ms, self._clock) if at_ms else "")

    def _read_ms(self) -> int:
        said = self.text()
        return written_ms(said, now_ms=self._clock.wall_ms(), offset_min=self._clock.offset_min()) if said else 0
