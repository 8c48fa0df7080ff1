"""The lane beside the till on which entries go to head office by themselves. Carry room: one thread, and nothing waits.

It reads the book in short bites and knows the till as little as the till knows it. A face asks `state` whenever it
likes; a round that fails is followed by a longer wait, each of another length, so that stores that lost their line
together don't come back together.
"""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Callable
from dataclasses import replace

from shoebox.carry.roads import Rounds
from shoebox.domain.carrying import LineKind, LineState

ROUND_S, REFUSED_S, FIRST_S, RETRY_S_MAX = 60.0, 600.0, 2.0, 300.0
ASKED_S_MIN = 5
CLOSE_S_MAX = 2.0
_FAILED = frozenset({LineKind.OFFLINE, LineKind.BUSY, LineKind.UNKNOWN})
_STANDING = frozenset({LineKind.REFUSED, LineKind.UPGRADE})


def wait_s(kind: LineKind, *, failures: int, retry_s: int, chance: Callable[[], float]) -> float:
    """Seconds until the next round. `chance` answers from 0 to 1.

    What head office asks for counts where it asks: it knows how many wait there. A wait that doubled besides would have
    its turns go by, and leave the last registers of a chain unsent long after it has time again. One that is shorter
    than head office ever asks for is somebody else's word, such as a proxy's, and only the least.
    """
    if kind in _FAILED and retry_s >= ASKED_S_MIN:
        return retry_s * (1 + chance() / 2)
    if kind in _FAILED:
        longest: float = min(RETRY_S_MAX, FIRST_S * 2.0 ** min(failures, 10))
        return max(longest / 2 + longest / 2 * chance(), retry_s * (1 + chance() / 2))
    usual = REFUSED_S if kind in _STANDING else ROUND_S
    return usual * (0.8 + 0.4 * chance())


class CarryLane:
    """One register's rounds at work in the background, from `start` to `close`."""

    def __init__(self, rounds: Rounds, *, chance: Callable[[], float] = random.random) -> None:
        self._rounds = rounds
        self._chance = chance
        self._stop, self._wake = threading.Event(), threading.Event()
        self._failures = 0
        self._is_broken = False  # the last round ended by a bug, and how the line stands is not known
        self._thread = threading.Thread(target=self._work, name="shoebox-line", daemon=True)

    def state(self) -> LineState:
        """How the line stands, as far as the last round knows; one that ended by a bug is never up to date."""
        state = self._rounds.state
        return replace(state, kind=LineKind.OFFLINE) if self._is_broken else state

    def start(self) -> None:
        """Begin; the first round is at once."""
        self._thread.start()

    def nudge(self) -> None:
        """Have the next round now."""
        self._wake.set()

    def close(self) -> None:
        """Begin no round more. One that waits for an answer is left behind: what became of it is asked next time."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(CLOSE_S_MAX)

    def stopped(self) -> bool:
        """Whether `close` was called; nothing is written into the book after that."""
        return self._stop.is_set()

    def _work(self) -> None:
        while not self._stop.is_set():
            kind = self._round()
            self._failures = self._failures + 1 if kind in _FAILED else 0
            pause = wait_s(kind, failures=self._failures, retry_s=self._rounds.retry_s, chance=self._chance)
            self._wake.wait(pause)
            self._wake.clear()

    def _round(self) -> LineKind:
        """One round. A bug in it is told once, and the next one is tried all the same: nothing else sends the sales."""
        try:
            kind = self._rounds.once(self._stop.is_set).kind
        except Exception as bug:  # whatever it is, the thread must not end in silence
            was_broken, self._is_broken = self._is_broken, True
            if not was_broken:
                sys.excepthook(type(bug), bug, bug.__traceback__)
            return LineKind.OFFLINE
        self._is_broken = False
        return kind
