"""The page of a window whose book is still being read, or can't be. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.empty_state import EmptyState


class Waiting(QWidget):
    """Says that the book is being read. After `fail` it says why it can't be, and `again` that somebody looks again."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Button(tr("Look again"), kind=Kind.FIRST)
        self.look.acted.connect(self.again)
        self._state = EmptyState("waiting", tr("Reading the book"), button=self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state)
        self.wait()

    def wait(self) -> None:
        """The book is being read."""
        self._state.show_busy(tr("Reading the book"), tr("This takes a moment. Nothing is written."), 0, 1)
        self.look.hide()

    def upgrade(self, done: int, total: int) -> None:
        """An older Shoebox wrote it, and it is being brought up to date: how far that is."""
        line = tr("Bringing the book up to date: {0} %", 100 * done // total if total else 100)
        self._state.show_busy(line, tr("A newer Shoebox is installed. The book of before is kept."), done, total)

    def fail(self, line: str, sentence: str, code: str) -> None:
        """The book can't be read: why, and what to do."""
        self._state.show_failed(line, sentence, code)
        self.look.show()
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)
