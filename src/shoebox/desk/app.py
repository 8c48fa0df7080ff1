"""Makes the application: style, letters, palette, and who hears of a bug. Desk.

Ask `shoebox.desk.libraries` first: this file loads Qt.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from shoebox import __version__
from shoebox.desk import look
from shoebox.desk.look import Scheme
from shoebox.desk.sweeping import Sweeper

log = logging.getLogger(__name__)


class DeskApp(QApplication):
    """The one application. `bug` tells open windows that something unforeseen happened."""

    bug = Signal(str)

    def hear(self, kind: type[BaseException], raised: BaseException, trace: TracebackType | None) -> None:
        """Write a bug down and tell the windows; an exception in a slot does not end the application."""
        if issubclass(kind, KeyboardInterrupt):
            self.quit()
            return
        log.critical("a bug reached the screen", exc_info=(kind, raised, trace))
        self.bug.emit(kind.__name__)


def make_app(arguments: Sequence[str] = (), *, scheme: Scheme | None = None) -> DeskApp:
    """The application, dressed. Called again it answers the one there is."""
    there = QApplication.instance()
    if isinstance(there, DeskApp):
        return there
    # Chosen here, the style is made without its Python class, which alone takes a twentieth of a window's start.
    app = DeskApp([sys.argv[0] if sys.argv else "shoebox", "-style", "fusion", *arguments])
    _introduce(app)
    _dress(scheme)
    Sweeper(app)
    sys.excepthook = app.hear
    return app


def dress(app: QApplication, scheme: Scheme | None = None) -> None:
    """Fusion, Inter, and the palette: the system's wish unless a scheme is given. High contrast always wins."""
    app.setStyle("Fusion")
    _dress(scheme)
    wear_icon()


def _dress(scheme: Scheme | None) -> None:
    wished = look.remember_system(QGuiApplication.palette())
    look.load_fonts()
    look.wear(wished if scheme is None or wished is Scheme.CONTRAST else scheme)


def wear_icon() -> None:
    """The mark on the task bar and in the window's title, once a window stands there."""
    if QGuiApplication.windowIcon().isNull():
        from shoebox.desk.icons import window_icon  # noqa: PLC0415  (four drawings that no first key shall wait for)

        QGuiApplication.setWindowIcon(window_icon())


def _introduce(app: QApplication) -> None:
    app.setApplicationName("shoebox")
    app.setApplicationDisplayName("Shoebox")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("shoebox")
