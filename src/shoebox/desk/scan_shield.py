"""Keeps what a barcode scanner types from being taken for answers: one key decides in many places. Desk.

A scanner is a fast typist. In a field its signs are the answer; beside one each of them would be a command: a brand, a
yes, a reason that records the slip. So a key that may decide is kept for the moment in which a scanner's next one would
come. Alone, or with one more as quick hands type it, it does what it says; as the first of many it is dropped with the
others and with the Enter behind them, and the window says so. Enter and keys with Ctrl or Alt never wait.
"""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from shoebox.desk.widgets.line_edit import BURST_MS_MAX, MODIFIER_KEYS, SCAN_KEYS_MIN, LineEdit, came_at_once

_NAME = "scan-shield"
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_Key = tuple[int, Qt.KeyboardModifier, str, int]


class ScanShield(QObject):
    """Watches the keys of whatever has the keyboard. `dropped` once for each scan that came where none is taken."""

    dropped = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        self._at: QWidget | None = None
        self._kept: list[_Key] = []
        self._last_ms, self._run = -BURST_MS_MAX, 0  # when the last key came, and how many came at once with it
        self._is_scan = self._types = False
        self._wait = QTimer(self, singleShot=True, interval=BURST_MS_MAX + 1)
        self._wait.timeout.connect(self._look_once_more)
        self._app, self._windows = app, WeakSet[QWidget]()
        self._follows = False

    def serve(self, window: QWidget, *, is_shown: bool) -> None:
        """Look at keys while one of these windows is on the screen.

        After the last nobody's keyboard is followed: Qt fails where it names a window that came and went in one moment.
        """
        (self._windows.add if is_shown else self._windows.discard)(window)
        if self._follows is bool(self._windows):
            return
        self._follows = not self._follows
        if self._follows:
            self._app.focusChanged.connect(self._follow)
            self._look_at(QApplication.focusWidget())
        else:
            self._app.focusChanged.disconnect(self._follow)
            self._look_at(None)
            self._wait.stop()
            self._kept.clear()
            self._is_scan = False

    def release(self) -> None:
        """The moment is over: what is kept was typed by hand, and does what it says."""
        self._wait.stop()
        kept, self._kept = self._kept, []
        if self._is_scan:
            self._is_scan = False
            return
        for key, modifiers, said, _ in kept:
            self._type(key, modifiers, said)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at each key before whoever has the keyboard does. A key without a time was typed by no hand."""
        if self._types or not isinstance(event, QKeyEvent) or not event.timestamp() or event.isAutoRepeat():
            return False
        if event.key() in MODIFIER_KEYS:  # held for a capital in the midst of a scan
            return False
        self._let_a_field_scan(event)
        if event.type() is QEvent.Type.ShortcutOverride:
            keeps = self._keeps(event)
            if keeps:
                event.accept()  # or it would be a command at once
            return keeps
        return event.type() is QEvent.Type.KeyPress and self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Keep a key or drop it; whether nobody else shall see it now."""
        keeps, at_once = self._keeps(event), self._at_once(event)
        self._run = self._run + 1 if at_once else 1
        self._last_ms = event.timestamp()
        if not keeps:
            self.release()
        elif at_once and (self._is_scan or self._run >= SCAN_KEYS_MIN):
            self._drop()
        else:
            if not at_once:
                self.release()  # of a moment that is over, though this screen was too busy to see it end
            self._kept.append((event.key(), event.modifiers(), event.text(), event.timestamp()))
            self._wait.start()
        return keeps

    def _let_a_field_scan(self, event: QKeyEvent) -> None:
        """A letter waits at a field for numbers, and the next key is there at once: a scan is the field's to read."""
        if not self._kept or not self._at_once(event) or not _takes_text(self._at):
            return
        if event.key() in _ENTERS:
            self.release()  # one letter and Enter are no code
            return
        kept, self._kept = self._kept, []
        self._wait.stop()
        for key, modifiers, said, at_ms in kept:
            self._press(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, said), at_ms)

    def _drop(self) -> None:
        """It is a scan: nothing of it counts, and what is still to come of it neither."""
        if not self._is_scan:
            self._is_scan = True
            self._kept.clear()
            self.dropped.emit()
        self._wait.start()

    def _keeps(self, event: QKeyEvent) -> bool:
        """Whether this key may be a part of a scan that would decide something."""
        if event.modifiers() & _COMMANDS:
            return False
        at_once = self._at_once(event)
        if self._is_scan and at_once:
            return True
        if event.key() in _ENTERS:
            behind = at_once and self._run + 1 >= SCAN_KEYS_MIN and not _takes_text(self._at)
            return behind or (at_once and bool(self._kept))
        if not event.text().strip() or not event.text().isprintable():
            return False
        return (at_once and bool(self._kept)) or _decides(self._at, event.text(), in_scan=at_once)

    def _at_once(self, event: QKeyEvent) -> bool:
        return came_at_once(event.timestamp(), self._last_ms)

    def _look_once_more(self) -> None:
        """A screen that was busy has keys waiting that came in time: they are handed out before this."""
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if not self._wait.isActive():
            self.release()

    def _type(self, key: int, modifiers: Qt.KeyboardModifier, said: str) -> None:
        """As it would have been handed out: a command, unless whoever has the keyboard claims it."""
        at = QApplication.focusWidget()
        if at is None:
            return
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, said)
        asked.ignore()
        self._send(at, asked)
        command = None if asked.isAccepted() else command_of(at, key)
        if command is not None:
            command.activated.emit()
        else:
            self._send(at, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, said))

    def _press(self, event: QKeyEvent, at_ms: int) -> None:
        """A sign for whoever has the keyboard, of the moment it was typed in."""
        event.setTimestamp(at_ms)
        if (at := QApplication.focusWidget()) is not None:
            self._send(at, event)

    def _send(self, at: QWidget, event: QKeyEvent) -> None:
        self._types = True
        try:
            QApplication.sendEvent(at, event)
        finally:
            self._types = False

    def _follow(self) -> None:
        self._look_at(QApplication.focusWidget())

    def _look_at(self, now: QWidget | None) -> None:
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at = now
        if now is not None:
            now.installEventFilter(self)


def shield(app: QApplication) -> ScanShield:
    """The application's one shield, made when first asked for."""
    there = app.findChild(ScanShield, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    return there if isinstance(there, ScanShield) else ScanShield(app)


def _takes_text(at: QWidget | None) -> bool:
    """Whether what is typed there is text."""
    return isinstance(at, QLineEdit | QTextEdit | QPlainTextEdit) and not at.isReadOnly()


def _decides(at: QWidget | None, said: str, *, in_scan: bool) -> bool:
    """Whether this sign may be a command there. A field for numbers leaves a letter to its page, but none of a scan."""
    if not _takes_text(at):
        return True
    return isinstance(at, LineEdit) and at.leaves(said) and not in_scan


def command_of(at: QWidget, key: int) -> QShortcut | None:
    """The command of this key for whoever has the keyboard: of the nearest of those it stands in, up to its window."""
    here: QWidget | None = at
    while here is not None:
        for one in here.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if one.isEnabled() and one.key() == QKeySequence(key):
                return one
        here = None if here.isWindow() else here.parentWidget()
    return None
