"""The slip's own time as a field of the form: a pile of slips is keyed after the rush. Register room.

Customers waited, and the slips were written by hand; keyed an hour later they would all say the hour of keying. While
the field is there it is asked at each slip. A slip that is keyed as it is written has no such field, and costs no key.
"""

from __future__ import annotations

from shoebox.desk.look import Meaning
from shoebox.desk.register.verdict_words import Said
from shoebox.desk.register.written_field import ASKS, WrittenField, ahead_words, as_typed, slip_time
from shoebox.desk.text import tr
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal


class SlipTime(WrittenField):
    """Nothing of it is remembered from one slip to the next."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(tr("Written at"), clock)
        self.is_asked = False

    def said_ms(self) -> int:
        """UTC, milliseconds; 0 where it is empty, no time, or asked about."""
        try:
            return self.read_ms()
        except Refusal:
            return 0

    def mend_words(self) -> str:
        """What keeps it from being a time, or nothing; short, since the field is narrow."""
        refused = self.why_not() if self.is_asked else None
        if refused is not None and refused.code == ASKS:
            return tr("Which day?")
        return tr("Such as 1105.") if self.is_asked and not self.said_ms() else ""

    def question(self) -> Said | None:
        """What is to be answered about its day, for the foot of the form."""
        refused = self.why_not() if self.is_asked else None
        if refused is None or refused.code != ASKS:
            return None
        line, small = ahead_words(refused)
        return Said(line, small, Meaning.WAITING)

    def is_full(self) -> bool:
        """Whether nothing follows: hours and minutes are there, right or to be asked about."""
        return self.is_whole() and (bool(self.said_ms()) or self.question() is not None)

    def show_time(self, at_ms: int) -> None:
        """What is known of it from elsewhere, where that is something else; its day, where that is not today."""
        is_told = at_ms == self.said_ms() and (not at_ms or slip_time(at_ms, self._clock)[1])
        if not self.is_asked or is_told:
            return
        self.set_text(as_typed(at_ms, self._clock) if at_ms else "")
