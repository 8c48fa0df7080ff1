"""What still comes after a field has walked on by itself because it was full. Register room.

Scanners end with Enter, and so do people who are used to it: that Enter would answer the next question unread. And a
digit more belongs to the field before, where it may be the rest of a card number.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LateKeys(QObject):
    """Watches the first key at the widget that was walked to.

    A plain Enter is dropped, and `ended` says when it came. `more` carries a digit where no digit can be typed, which
    is then dropped too.
    """

    more = Signal(str)
    ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at: QWidget | None = None

    def watch(self) -> None:
        """Watch wherever the keyboard is now."""
        self._stop()
        self._at = QApplication.focusWidget()
        if self._at is not None:
            self._at.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """One key, then no more."""
        if event.type() is QEvent.Type.FocusOut:
            self._stop()
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
            return False
        late_digit = event.text().isdigit() and not isinstance(self._at, QLineEdit)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(late_digit)  # or the digit would be a command, such as another brand's
            return late_digit
        self._stop()
        if late_digit:
            self.more.emit(event.text())
            return True
        is_enter = event.key() in _ENTERS and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_enter:
            self.ended.emit(event.timestamp())
        return is_enter

    def _stop(self) -> None:
        if self._at is not None:
            self._at.removeEventFilter(self)
            self._at = None
