"""Sweeps unreachable objects up on the screen's thread alone. Desk.

Python collects on whichever thread happens to allocate, a lane's as well, and a widget taken apart there ends the
whole program. Nor does it then collect in the middle of a window's start, which only makes things that stay.

What is swept up lies between things that stay, and the C library keeps it: over thousands of sales a window would grow
with nothing more in it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000
# Of newly made containers, so many may lie about before they are looked through; then as Python itself has it.
NEW_MAX = 10_000
ROUNDS_MAX = 10


class Sweeper(QObject):
    """From now on nothing is collected but here, once in a while, the oldest things seldom."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Collect the youngest where there are many, and an older generation after every ten rounds of a younger."""
        new, young, old = gc.get_count()
        if new > NEW_MAX:
            gc.collect(2 if old > ROUNDS_MAX else 1 if young > ROUNDS_MAX else 0)
            if old > ROUNDS_MAX:
                give_back()


def give_back() -> bool:
    """Give the system back what lies free in this program's memory; whether its C library can."""
    trim = _trim()
    if trim is not None:
        trim(0)
    return trim is not None


@cache
def _trim() -> Callable[[int], int] | None:
    """What glibc has for it. Nobody needs it where memory is kept by another library."""
    import ctypes  # noqa: PLC0415  (no window waits for it)

    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
