"""An office window on a real book in a temporary folder, and hands on its keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.trial import seen
from officemaking import Counter, counter_in
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.window import OfficeWindow


class Hands:
    """Types where the keyboard is, and reads everything that can be seen."""

    def __init__(self, qtbot, window: OfficeWindow) -> None:
        self._qtbot, self.window = qtbot, window

    def type(self, *said: str) -> None:
        """Each text, then Enter."""
        for text in said:
            if text:
                self._qtbot.keyClicks(QApplication.focusWidget(), text)
            self.press(Qt.Key.Key_Return)

    def write(self, said: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), said)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def go(self) -> None:
        """Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def turn_to(self, number: int) -> None:
        """Alt and a page's number."""
        self.press(Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)

    def count(self, amount_minor: int) -> None:
        """Type an amount in notes and coins, piece by piece, and save."""
        for row in self.window.office_page("today").count_form.rows:
            number, amount_minor = divmod(amount_minor, row.piece_minor)
            self.type(str(number) if number else "")
        self.go()

    def seen(self) -> str:
        """Every word in view."""
        return seen(self.window)


@pytest.fixture
def counter(tmp_path) -> Iterator[Counter]:
    with counter_in(tmp_path / "store") as made:
        yield made


@pytest.fixture
def office(counter, shown):
    """Show the office of this register; the manager is at work unless told otherwise."""

    def show(person="manager", lanes=None) -> OfficeWindow:
        at_work = getattr(counter, person) if person else None
        window = shown(OfficeWindow(counter.house, lanes or Lanes.inline(), person=at_work), 1024, 768)
        QApplication.processEvents()
        return window

    return show


@pytest.fixture
def hands(qtbot):
    return lambda window: Hands(qtbot, window)
