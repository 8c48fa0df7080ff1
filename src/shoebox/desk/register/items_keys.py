"""The keys of the items page that mean something beside typing. Register room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from shoebox.desk.widgets.field import Field

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


class ItemKeys(QObject):
    """Listens in a line before the line does; `takes` answers whether a key was meant for the page."""

    def __init__(self, field: Field, takes: Callable[[Qt.Key, str], bool]) -> None:
        super().__init__(field)
        self._takes = takes
        field.edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow what the page took."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if mods not in _PLAIN:
            return False
        return self._takes(Qt.Key(event.key()), event.text())
