"""What tests of windows share: the dressed application, lanes that run at once, and a way to show a window.

Everything runs offscreen; the platform is chosen before Qt is loaded.
"""

from __future__ import annotations

import gc
import os
from itertools import count

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.screen_watch import WATCH, WatchedApp, set_up
from shoebox.desk import look
from shoebox.desk.app import dress
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Scheme

TESTS_SWEPT, _TESTS = 20, count(1)  # windows of so many tests are swept up together
WAIT_MS_MAX = 120_000  # of a busy machine; what comes sooner is not waited for


class PatientBot(QtBot):
    """Waits as long as a busy machine needs, unless a test says otherwise."""

    def waitUntil(self, callback, *, timeout: int = WAIT_MS_MAX) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout: int = WAIT_MS_MAX, **options):
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp, request) -> QtBot:
    """A hand that waits."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_cls():
    """pytest-qt makes the application; it shall be ours, with the watch on its screen."""
    set_up()
    return WatchedApp


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in Fusion, Inter and the light palette, once. No lane's thread collects garbage, as there.

    It stays so to the end of the worker: what these tests left behind must not be taken apart by a thread of later
    ones, of a server or a line, since a widget that ends outside of the screen's thread ends the program.
    """
    dress(qapp, Scheme.LIGHT)
    gc.disable()
    gc.collect()
    gc.freeze()  # the suite itself, half a million parts: no sweep after a test has to look through them again
    yield qapp
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def app(dressed):
    """Every test begins in the light scheme, left to right, and leaves it so."""
    yield dressed
    # Outside of a running loop Qt keeps what is to be deleted: every window so far would be dressed anew by each
    # change of scheme, and go all at once in the first test that runs a loop, which then waits for seconds.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(2 if next(_TESTS) % TESTS_SWEPT == 0 else 1)
    if look.scheme() is not Scheme.LIGHT:
        look.wear(Scheme.LIGHT)
    dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(autouse=True)
def screen_is_free(app):
    """No test may pass in which the screen was held up, even if it answered rightly in the end."""
    WATCH.found.clear()
    yield
    held_up, WATCH.found = WATCH.found, []
    assert not held_up, "the screen was held up:\n" + "\n".join(held_up)


@pytest.fixture
def lanes() -> Lanes:
    """Lanes that do the work at once."""
    return Lanes.inline()


@pytest.fixture
def shown(qtbot):
    """Show a window at a size, with its layout settled and the keyboard in it."""

    def show(window: QWidget, width: int = 1280, height: int = 800) -> QWidget:
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    return show
