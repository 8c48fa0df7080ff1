"""What a person should know of a book though work goes on. Storage room: values only, nothing is opened here."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.entry import Envelope
from shoebox.domain.errors import Trouble

# A shop PC's clock drifts, and is set by hand a little; more than this is said.
CLOCK_BACK_MS_MAX = 2 * 60_000
CLOCK_AHEAD_MS_MAX = 12 * 3_600_000
HOURS_FROM_MIN = 120  # from here on a span is said in hours


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know though work goes on: a code and the facts of its sentence."""

    code: str
    facts: tuple[tuple[str, str | int], ...] = ()

    @property
    def words(self) -> str:
        """The sentence of the code, in English."""
        return str(self.trouble())

    def trouble(self) -> Trouble:
        """The same as a trouble, for a face that says it in another language."""
        return Trouble(self.code, **dict(self.facts))


class Notices:
    """The notices of one open book, the newest of each code."""

    def __init__(self) -> None:
        self._held: dict[str, Notice] = {}

    def all(self) -> tuple[Notice, ...]:
        """In the order they first came up."""
        return tuple(self._held.values())

    def note(self, code: str, **facts: str | int) -> None:
        """Say this from now on."""
        self._held[code] = Notice(code, tuple(sorted(facts.items())))

    def drop(self, code: str) -> None:
        """It is mended."""
        self._held.pop(code, None)

    def watch_clock(self, last: Envelope | None, *, wall_ms: int, mono_ms: int, boot: str, day_open: bool) -> None:
        """Notice a clock that went back, or far ahead while a day is open. Order never depends on it."""
        if last is None:
            return
        jumped_ms = wall_ms - last.wall_ms
        if boot == last.boot:
            jumped_ms -= max(mono_ms - last.mono_ms, 0)
        if jumped_ms < -CLOCK_BACK_MS_MAX:
            minutes = -jumped_ms // 60_000
            if minutes < HOURS_FROM_MIN:
                self.note("book.clock_back", minutes=minutes)
            else:
                self.note("book.clock_back_hours", hours=minutes // 60)
        elif jumped_ms > CLOCK_AHEAD_MS_MAX and day_open:
            self.note("book.clock_ahead", hours=jumped_ms // 3_600_000)
