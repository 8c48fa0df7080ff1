"""Finance's window on a real central and real cases in a temporary folder, and hands on its keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casemaking import ANN, Books
from desk.trial import seen
from financemaking import new_desk, worked_desk
from shoebox.desk.finance.window import FinanceWindow
from shoebox.desk.lanes import Lanes
from shoebox.domain.staff import Person
from shoebox.handover.finance import FinanceDesk

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Types where the keyboard is, and reads everything that can be seen."""

    def __init__(self, qtbot, window: FinanceWindow) -> None:
        self._qtbot, self.window = qtbot, window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        here = QApplication.focusWidget()
        assert here is not None, "no widget has the keyboard, and no key does anything"
        self._qtbot.keyClick(here, key, modifier)
        QApplication.processEvents()

    def write(self, said: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), said)

    def type(self, *said: str) -> None:
        """Each text, then Enter."""
        for one in said:
            if one:
                self.write(one)
            self.press(Qt.Key.Key_Return)

    def turn_to(self, number: int) -> None:
        """Ctrl and a page's number."""
        self.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)

    def switch(self, number: str, pin: str) -> None:
        """F3, a staff number, a PIN."""
        self.press(Qt.Key.Key_F3)
        self.type(number, pin)

    def seen(self) -> str:
        """Every word in view."""
        return seen(self.window)


@pytest.fixture
def books() -> Books:
    return Books({}, {})


@pytest.fixture
def desk(tmp_path: Path, books: Books) -> Iterator[FinanceDesk]:
    """Head office with nothing in it yet."""
    with closing(new_desk(tmp_path / "finance", books)) as made:
        yield made


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinanceDesk]:
    """A busy Saturday; tests of one file share it and only look."""
    with closing(worked_desk(tmp_path_factory.mktemp("finance"), count=24)) as made:
        yield made


@pytest.fixture
def finance(shown):
    """Show Finance's window; Ann is at the desk unless told otherwise."""

    def show(desk: FinanceDesk, person: Person | None = ANN, *, width: int = 1280, height: int = 800) -> FinanceWindow:
        window = shown(FinanceWindow(desk, Lanes.inline(), person=person), width, height)
        QApplication.processEvents()
        return window

    return show


@pytest.fixture
def hands(qtbot):
    return lambda window: Hands(qtbot, window)
