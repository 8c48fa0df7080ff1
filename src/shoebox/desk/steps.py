"""Long work of the screen's own thread in short steps, one in each turn of its loop, with keys in between. Desk.

What touches Qt is loaded and made here and not in a lane, since Qt's classes belong to one thread.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class Steps(QObject):
    """Does each step in its turn. A step may put more steps before those that are left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Step] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def then(self, steps: Iterable[Step]) -> None:
        """Do these after those that are left."""
        self._left += steps
        if self._left:
            self._timer.start(0)

    def drop(self) -> None:
        """Do none of those that are left."""
        self._left.clear()
        self._timer.stop()

    def _next(self) -> None:
        step = self._left.pop(0)
        if not self._left:
            self._timer.stop()
        step()


def loading(*modules: str) -> tuple[Step, ...]:
    """A step for each of these modules that loads it."""
    return tuple(partial(importlib.import_module, module) for module in modules)
