"""Why a card is taken by hand: said by each clerk once a shift, shown at every slip, and never assumed. Register room.

A reason that stood there by itself would be confirmed by people who never chose one; one that is asked at each slip
would cost a key at each. So it is chosen at a clerk's first slip, and stays theirs while the incident and the day do.
What holds for one sale alone is gone with it: then what was said before stands again, or it is asked anew. To say it
with its number at a slip's end records that slip, so that it costs no key more than Enter would.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence


class WhyByHand:
    """The reason of whoever is at work; empty until they have said one."""

    def __init__(self, reasons: Sequence[str], of_one_sale: Collection[str] = ()) -> None:
        self.reasons = tuple(reasons)
        self._of_one_sale = frozenset(of_one_sale)
        self._said: dict[str, int] = {}  # by the clerk's number
        self._lasting: dict[str, int] = {}  # the same, of what holds for more than one sale
        self._shift: tuple[str, str] | None = None

    def of(self, clerk: str) -> str:
        """What this clerk said."""
        return self.reasons[self._said[clerk]] if clerk in self._said else ""

    def say_next(self, clerk: str) -> None:
        """F4: the first reason of the policy, then the one after it."""
        if self.reasons:
            self._said[clerk] = (self._said.get(clerk, -1) + 1) % len(self.reasons)

    def say(self, clerk: str, at: int) -> bool:
        """The reason at this place of the policy's, from 0; whether there is one."""
        if at < len(self.reasons):
            self._said[clerk] = at
        return at < len(self.reasons)

    def begin_slip(self, clerk: str) -> None:
        """Another slip begins: a reason of one sale alone is not this one's, too."""
        said = self._said.get(clerk)
        if said is None:
            return
        if self.reasons[said] not in self._of_one_sale:
            self._lasting[clerk] = said
        elif clerk in self._lasting:
            self._said[clerk] = self._lasting[clerk]
        else:
            del self._said[clerk]

    def begin_shift(self, incident: str, day: str) -> None:
        """Under another incident or on another day everybody says it anew; between two days nothing is keyed."""
        if not incident or not day:
            return
        if self._shift is not None and self._shift != (incident, day):
            self._said.clear()
            self._lasting.clear()
        self._shift = incident, day
