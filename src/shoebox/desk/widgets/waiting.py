"""The page of a window whose book is still being read, or can't be. Desk widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.words import Words
from shoebox.domain.key_keeping import KEY_WAITS


class Waiting(QWidget):
    """Says that the book is being read. After `fail` it says why it can't be.

    `again` means that somebody looks again; with True, that they sell on in a new book and don't wait for its key.
    """

    again = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.look = Button(tr("Look again"), kind=Kind.FIRST)
        self.look.acted.connect(partial(self.again.emit, False))
        self.sell = Button(tr("Sell on in a new book"))
        self.sell.acted.connect(partial(self.again.emit, True))
        said = tr("Nothing of this one is lost. Head office takes the new one once it knows its card.")
        self._price = Words(said, Type.CAPTION, Ink.T3)
        self._state = EmptyState("waiting", tr("Reading the book"), button=self.look, below=(self.sell, self._price))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state)
        self.wait()

    def wait(self) -> None:
        """The book is being read."""
        self._state.show_busy(tr("Reading the book"), tr("This takes a moment. Nothing is written."), 0, 1)
        self._offer(False, False)

    def upgrade(self, done: int, total: int) -> None:
        """An older Shoebox wrote it, and it is being brought up to date: how far that is."""
        line = tr("Bringing the book up to date: {0} %", 100 * done // total if total else 100)
        self._state.show_busy(line, tr("A newer Shoebox is installed. The book of before is kept."), done, total)

    def fail(self, line: str, sentence: str, code: str) -> None:
        """The book can't be read: why, and what to do. Where only its key can't be had, another book goes on."""
        self._state.show_failed(line, sentence, code)
        self._offer(True, code in KEY_WAITS)
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, look: bool, sell: bool) -> None:
        self.look.setVisible(look)
        self.sell.setVisible(sell)
        self._price.setVisible(sell)
