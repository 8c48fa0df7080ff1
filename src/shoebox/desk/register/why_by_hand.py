"""Why a card is taken by hand: said by each clerk once a shift, shown at every slip, and never assumed. Register room.

A reason that stood there by itself would be confirmed by people who never chose one; one that is asked at each slip
would cost a key at each. So it is chosen at a clerk's first slip, and stays theirs while the incident and the day do.
"""

from __future__ import annotations

from collections.abc import Sequence


class WhyByHand:
    """The reason of whoever is at work; empty until they have said one."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self._reasons = tuple(reasons)
        self._said: dict[str, int] = {}  # by the clerk's number
        self._shift: tuple[str, str] | None = None

    def of(self, clerk: str) -> str:
        """What this clerk said."""
        return self._reasons[self._said[clerk]] if clerk in self._said else ""

    def say_next(self, clerk: str) -> None:
        """F4: the first reason of the policy, then the one after it."""
        if self._reasons:
            self._said[clerk] = (self._said.get(clerk, -1) + 1) % len(self._reasons)

    def begin_shift(self, incident: str, day: str) -> None:
        """Under another incident or on another day everybody says it anew; between two days nothing is keyed."""
        if not incident or not day:
            return
        if self._shift is not None and self._shift != (incident, day):
            self._said.clear()
        self._shift = incident, day
