"""A short list of which a digit chooses one: people, days. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.75))
        self.buttons: list[Button] = []
        for digit, said in [*enumerate(entries, start=1), *([(0, other)] if other else [])]:
            self._add(column, said, digit)

    def press(self, key: int) -> bool:
        """Take a key; whether it was a digit of this list."""
        for button in self.buttons:
            if key == Qt.Key.Key_0 + int(button.objectName()):
                button.click()
                return True
        return False

    def _add(self, column: QVBoxLayout, said: str, digit: int) -> None:
        button = Button(said, key=str(digit))
        button.setObjectName(str(digit))
        button.acted.connect(self._chose)
        self.buttons.append(button)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _chose(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.chosen.emit(int(button.objectName()))
