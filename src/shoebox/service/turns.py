"""How long what stands in line for the books waits for its turn. Service room: reckons, and waits for nothing.

How fast boxes and parcels are kept differs by a factor of ten between machines and databases, so it is learnt from
those that were kept last. Whoever would wait too long is sent away at once and told when to come again: a sender that
hears nothing for long can't tell a busy head office from a dead line, and sends the same bytes once more. How long
that is grows with how many were sent away just now: hundreds who all ask again every few seconds cost more than
they bring.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from shoebox.domain.errors import Trouble

LINE_S_MAX = 0.75
RETRY_S, RETRY_S_MAX = 5, 60
ALWAYS = 2  # so many are let in whatever was learnt, so that one slow moment shuts the door on nobody for good
_LEAST_BYTES = 4_096  # a parcel of one entry is no less work than a few
_EACH_S, _PACE_S = 0.2, 0.2 / 65_536  # seconds for one, and for a byte of it, until something was learnt
_LEARNT_OF = 8  # the last so many count for most of it
_AWAY_S, _AWAY_MAX = 10.0, 2_000


class Turns:
    """Who stands in line. Used from the event loop alone, so it needs no lock."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._pace_s, self._each_s, self._last_s = _PACE_S, _EACH_S, 0.0
        self._number = self._bytes = 0
        self._away: deque[float] = deque(maxlen=_AWAY_MAX)

    @property
    def line_s(self) -> float:
        """About how long whoever comes now waits for those before."""
        return self._bytes * self._pace_s

    @contextmanager
    def standing(self, size: int) -> Iterator[None]:
        """Stand in line with so many bytes until the block ends; `busy` where it is too long."""
        if self._number >= ALWAYS and self.line_s > LINE_S_MAX:
            raise self.busy()
        weight, began_s = max(size, _LEAST_BYTES), self._clock()
        self._number, self._bytes = self._number + 1, self._bytes + weight
        try:
            yield
        finally:
            self._number, self._bytes = self._number - 1, self._bytes - weight
            self._learn(weight, began_s)

    def busy(self) -> Trouble:
        """Send somebody away: Trouble ``service.busy`` with the fact ``longest_s``, by when to have come again.

        It is about how long all those take who were sent away in the last ten seconds, within bounds: spread over that,
        they come about as fast as they can be served.
        """
        now_s = self._clock()
        self._away.append(now_s)
        while now_s - self._away[0] > _AWAY_S:
            self._away.popleft()
        crowd_s = len(self._away) * self._each_s
        return Trouble("service.busy", longest_s=round(min(max(crowd_s, 2 * RETRY_S), RETRY_S_MAX)))

    def _learn(self, weight: int, began_s: float) -> None:
        """How long this one took by itself: since it came, or since the one before it was done."""
        now_s = self._clock()
        took_s = now_s - max(began_s, self._last_s)
        self._last_s = now_s
        self._pace_s += (took_s / weight - self._pace_s) / _LEARNT_OF
        self._each_s += (took_s - self._each_s) / _LEARNT_OF
