"""Keeps what is typed while a book is read or written, and types it again where it belongs. Desk."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

KEYS_MAX = 200
_Key = tuple[int, Qt.KeyboardModifier, str]


class TypeAhead(QObject):
    """While a sale is on its way to the disk no key reaches the form: a second Enter can't send it twice.

    Afterwards the keys go to the next sale; after a refusal they are dropped, since the person must look first. While a
    window waits for its book the keys of whoever signed in wait too.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner, self._keys, self._holding = owner, [], False

    _keys: list[_Key]

    def hold(self) -> None:
        """From now on keys wait."""
        self._keys.clear()
        if not self._holding:
            self._holding = True
            _app().installEventFilter(self)

    def holds(self) -> bool:
        """Whether keys wait for their place now."""
        return self._holding

    def release(self) -> None:
        """Type what has waited, each key to whoever has the keyboard then."""
        type_again(self._let_go())

    def drop(self) -> None:
        """Forget what has waited."""
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key that is meant for this window."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._owner.window():
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # a key that waits is no command meanwhile
        elif event.type() is QEvent.Type.KeyPress and len(self._keys) < KEYS_MAX:
            self._keys.append((event.key(), event.modifiers(), event.text()))
        return True

    def _let_go(self) -> list[_Key]:
        if self._holding:
            self._holding = False
            _app().removeEventFilter(self)
        keys, self._keys = self._keys, []
        return keys


def type_again(keys: Iterable[_Key]) -> None:
    """Type these, each to whoever has the keyboard then."""
    for key, modifiers, said in keys:
        at = QApplication.focusWidget()
        if at is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(at, QKeyEvent(kind, key, modifiers, said))


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
