"""A short list of which a digit chooses one: people, days. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import u
from shoebox.desk.widgets.button import Button

DIGITS_MAX = 9


class DigitList(QWidget):
    """A button each with its digit from 1 on, and under 0 something else where `other` says what.

    `chosen` carries the number of the entry chosen, from 1; 0 for the other thing.
    """

    chosen = Signal(int)

    def __init__(self, entries: Sequence[str], *, other: str = "") -> None:
        super().__init__()
        assert len(entries) <= DIGITS_MAX, "a digit each"
        row, column = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column)
        row.addStretch(1)
        column.setSpacing(u(0.75))
        said = dict(enumerate(entries, start=1)) | ({0: other} if other else {})
        self.buttons = {digit: Button(entry, key=str(digit)) for digit, entry in said.items()}
        for digit, button in self.buttons.items():
            button.list_it()
            button.acted.connect(partial(self.chosen.emit, digit))
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # all as wide as the widest
            column.addWidget(button)

    def first(self) -> Button:
        """Where the keyboard goes."""
        return next(iter(self.buttons.values()))

    def press(self, key: int) -> bool:
        """Take a key; whether it was a digit of this list."""
        button = self.buttons.get(key - Qt.Key.Key_0)
        if button is not None:
            button.click()
        return button is not None
