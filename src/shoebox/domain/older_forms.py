"""In which form a register reads a welcome that says it speaks the oldest protocol. Standard library only.

Under that number the program first wrote a welcome without the number of head office's card, and later one with it; a
register says nothing by which the two could be told apart. So it gets the first, and where no claim follows, at its
next hello the second. A claim is signed, so what was read once is kept to, whoever else says hello in its name.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from shoebox.domain.carrying import PROTOCOL_OLDEST, Place

PLACES_MAX = 10_000
_FIRST, _WITH_CARD = PROTOCOL_OLDEST, 2
_OTHER = {_FIRST: _WITH_CARD, _WITH_CARD: _FIRST}


class OlderForms:
    """Remembers what each register was told, and whether it read that. May be used from several threads."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._told: OrderedDict[Place, tuple[int, bool]] = OrderedDict()

    def of(self, place: Place, protocol: int) -> int:
        """The form for the welcome to this register's hello, which agreed on `protocol`."""
        if protocol > PROTOCOL_OLDEST:
            return protocol
        with self._turn:
            form, is_read = self._told.pop(place, (_WITH_CARD, False))
            form = form if is_read else _OTHER[form]
            self._told[place] = (form, is_read)
            while len(self._told) > PLACES_MAX:
                self._told.popitem(last=False)
        return form

    def was_read(self, place: Place) -> None:
        """A claim followed on it."""
        with self._turn:
            if place in self._told:
                self._told[place] = (self._told[place][0], True)
