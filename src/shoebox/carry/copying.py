"""The lane beside the till on which the second copy is kept. Carry room: one thread, and nothing ever waits for it.

It looks at the mirror's file on the book's disk, and touches the medium only when there is something to add or to
look after. A face asks `state` whenever it likes: a medium that hangs holds up this thread alone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from shoebox.domain.clock import Clock
from shoebox.domain.errors import Trouble
from shoebox.domain.second_copy import WELL, CopyKind, CopyState
from shoebox.storage.second_copy import SecondCopy

LOOK_S, AFTER_S = 2.0, 10.0  # between looks at the mirror; between looks whether the medium is still there
RETRY_S, RETRY_S_MAX = 5.0, 60.0  # a medium that failed is tried again, at ever longer intervals
SLOW_MS = 10_000  # a medium that answers later than this is told
CLOSE_S_MAX = 2.0
_KINDS = {
    "copy.absent": CopyKind.ABSENT, "copy.other": CopyKind.OTHER, "copy.same_disk": CopyKind.SAME_DISK,
    "copy.full": CopyKind.FULL, "copy.failing": CopyKind.FAILING,
}  # fmt: skip


def pause_s(failures: int) -> float:
    """Seconds until the medium is asked again though nothing is to be added."""
    return min(RETRY_S_MAX, RETRY_S * 2.0 ** min(failures - 1, 10)) if failures else AFTER_S


class CopyLane:
    """One register's second copy at work in the background, from `start` to `close`."""

    def __init__(self, copy: SecondCopy, clock: Clock, *, look_s: float = LOOK_S) -> None:
        self._copy, self._clock, self._look_s = copy, clock, look_s
        self._state = CopyState(place=str(copy.place), since_ms=clock.wall_ms())
        self._asked: tuple[int, int] | None = None  # when the medium was asked that has not answered yet: mono, wall
        self._stop, self._wake, self._stop_by = threading.Event(), threading.Event(), 0.0
        self._thread = threading.Thread(target=self._work, name="shoebox-copy", daemon=True)

    def state(self) -> CopyState:
        """How the copy stands, as far as the medium has answered."""
        state, asked = self._state, self._asked
        if asked is not None and self._clock.mono_ms() - asked[0] > SLOW_MS:
            return replace(state, kind=CopyKind.SLOW, since_ms=asked[1], why="")
        return state

    def start(self) -> None:
        """Begin; the first look is at once."""
        self._thread.start()

    def nudge(self) -> None:
        """Have the next look now."""
        self._wake.set()

    def close(self) -> None:
        """Bring over what is left, and end; a medium that hangs is left behind after two seconds."""
        self._stop_by = time.monotonic() + CLOSE_S_MAX
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(CLOSE_S_MAX)

    def once(self, stop: Callable[[], bool] = lambda: False) -> CopyState:
        """Ask the medium now, on this thread."""
        self._asked = self._clock.mono_ms(), self._clock.wall_ms()
        before = self._state
        try:
            seq = self._copy.bring_up(stop)
        except Trouble as wrong:
            kind, why = _KINDS.get(wrong.code, CopyKind.FAILING), str(wrong.facts.get("why", ""))
            now = replace(before, kind=kind, why=why)
        else:
            kind = CopyKind.BEHIND if self._copy.has_news() else CopyKind.WHOLE
            now = replace(before, kind=kind, seq=seq, at_ms=self._clock.wall_ms(), why="", aside=self._copy.aside)
        if now.kind is not before.kind and not (now.is_well and before.is_well):
            now = replace(now, since_ms=self._clock.wall_ms())
        self._state, self._asked = now, None
        return now

    def _work(self) -> None:
        next_s, failures = 0.0, 0
        while True:
            is_last = self._stop.is_set()
            if time.monotonic() >= next_s or (not failures and self._copy.has_news()):
                kind = self.once(self._is_late).kind
                # One that is not there is only looked for; the others are read through from the beginning.
                failures = 0 if kind in WELL else 1 if kind is CopyKind.ABSENT else failures + 1
                next_s = time.monotonic() + pause_s(failures)
            if is_last:
                return
            self._wake.wait(self._look_s)
            self._wake.clear()

    def _is_late(self) -> bool:
        return self._stop.is_set() and time.monotonic() > self._stop_by
