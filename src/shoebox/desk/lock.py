"""A window that nobody uses locks itself: what it shows is covered until somebody signs in. Desk.

What was begun stays as it was, and goes on under the name of whoever signs in; but no PIN does, since
it is the word of whoever typed it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk.look import Ink
from shoebox.desk.pin_field import forget_pins
from shoebox.desk.sign_in import SignIn
from shoebox.desk.text import tr
from shoebox.desk.widgets.paint import ground
from shoebox.domain.staff import STORE_ROLES, Person, Role, Staff

_MINUTE_MS = 60_000
_AT_WORK = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class LockedSheet(SignIn):
    """Asks for the PIN and covers the window; there is no way past it."""

    covers = True

    def __init__(self, over: QWidget, staff: Staff, *, roles: tuple[Role, ...], minutes: int, number: str) -> None:
        why = (
            tr("Nobody has touched it for a minute. What was begun is still here.")
            if minutes == 1
            else tr("Nobody has touched it for {0} minutes. What was begun is still here.", minutes)
        )
        super().__init__(over, staff, roles=roles, why=why, title=tr("Locked"))
        self._close.hide()
        self.number.set_text(number)

    def ask(self) -> None:
        """The same person needs only the PIN."""
        self.open(self.pin.edit if self.number.text() else self.number.edit)

    def open(self, first: QWidget | None = None) -> None:
        """Cover the window, and keep the keyboard: a late answer below would lead it, and the PIN, elsewhere."""
        super().open(first)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_went)

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or now.window() is not self.window() or self.isAncestorOf(now):
            return
        self.give_back_to(now)
        (self.pin if self.number.text() else self.number).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key does anything here but those in the fields."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing of the page below can be read."""
        ground(QPainter(self), self.rect(), Ink.S0)


def is_looked_at(window: QWidget) -> bool:
    """Whether this window is the one in front, and not locked."""
    return window.isActiveWindow() and not any(one.isVisible() for one in window.findChildren(LockedSheet))


class Lock(QObject):
    """Locks one window after its minutes without a key or a click in it; 0 minutes = never. `locked` when it did."""

    locked = Signal()

    def __init__(
        self,
        window: QWidget,
        staff: Staff,
        let_in: Callable[[Person], None],
        *,
        minutes: int,
        roles: tuple[Role, ...] = STORE_ROLES,
    ) -> None:
        super().__init__(window)
        self._window, self._staff, self._let_in, self._minutes, self._roles = window, staff, let_in, minutes, roles
        self._number, self.sheet = "", None
        self._quiet = QElapsedTimer()
        self._quiet.start()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(minutes * _MINUTE_MS)
        self.timer.timeout.connect(self.lock)
        window.installEventFilter(self)
        self._hear_handle()

    sheet: LockedSheet | None

    def take_person(self, person: Person) -> None:
        """From now on somebody is at work here, who may go away."""
        if person.number != self._number:
            forget_pins(self._window)
        self._number = person.number
        self._wait()

    def let_go(self) -> None:
        """Nobody is at work here: there is nothing to lock."""
        forget_pins(self._window)
        self._number = ""
        self.timer.stop()

    def quiet_ms(self) -> int:
        """How long ago the last key or click in this window was."""
        return self._quiet.elapsed()

    def lock(self) -> None:
        """Cover the window until somebody signs in."""
        if self.sheet is not None:
            return
        forget_pins(self._window)
        self.sheet = LockedSheet(
            self._window, self._staff, roles=self._roles, minutes=self._minutes, number=self._number
        )
        self.sheet.signed_in.connect(self._let_in)
        self.sheet.closed.connect(self._opened)
        self.sheet.ask()
        self.locked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key or a click in this window: somebody is here.

        They are heard where the system hands them to the window: the widgets' own events are many more.
        """
        if watched is self._window:
            if event.type() is QEvent.Type.Show:
                self._hear_handle()
        elif event.type() in _AT_WORK:
            self._quiet.restart()
            self._wait()
        return False

    def _hear_handle(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _wait(self) -> None:
        if self._minutes and self._number:
            self.timer.start()

    def _opened(self) -> None:
        self.sheet = None
        self._wait()
