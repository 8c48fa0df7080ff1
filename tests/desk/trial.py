"""Trials written down as tables: what somebody presses, row by row, and what the window must say then.

In the keys, `↵` is Enter, `⌫` Backspace, `↓` Down, `_` a space; what stands without a sign between is typed as it
stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget

_HELD = {
    "Ctrl+": Qt.KeyboardModifier.ControlModifier, "Shift+": Qt.KeyboardModifier.ShiftModifier,
    "Alt+": Qt.KeyboardModifier.AltModifier,
}  # fmt: skip
_NAMED = {
    "↵": Qt.Key.Key_Return, "⌫": Qt.Key.Key_Backspace, "Esc": Qt.Key.Key_Escape, "Del": Qt.Key.Key_Delete,
    "↓": Qt.Key.Key_Down,
    **{f"F{number}": Qt.Key(Qt.Key.Key_F1 + number - 1) for number in range(1, 13)},
}  # fmt: skip
_TOKEN = re.compile(r"(?:Ctrl|Shift|Alt)\+(?:F1[0-2]|F[1-9]|Esc|Del|.)|F1[0-2]|F[1-9]|Esc|Del|.")


@dataclass(frozen=True)
class Step:
    """One row: the number of what it is about, empty where it goes on; the keys; what must be in view then."""

    number: str
    paper: str
    keys: str
    says: str


def steps(document: Path) -> Iterator[Step]:
    """Each row of the document's table: number, paper, two cells of story, keys, what the window says."""
    for line in document.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[4].startswith("`"):
            yield Step(cells[0], cells[1], cells[4].strip("`"), cells[5])


def press(keys: str) -> None:
    """One key event after the other, to whatever has the keyboard then."""
    for token in _TOKEN.findall(keys.replace(" ", "").replace("_", " ")):
        at = QApplication.focusWidget()
        assert at is not None, f"the keyboard is nowhere, at {token} of {keys}"
        held = next((name for name in _HELD if token.startswith(name)), "")
        plain = token.removeprefix(held)
        if held:
            QTest.keyClick(at, _NAMED.get(plain) or Qt.Key(ord(plain)), _HELD[held])
        elif plain in _NAMED:
            QTest.keyClick(at, _NAMED[plain])
        else:
            QTest.keyClicks(at, plain)
        QApplication.processEvents()


def seen(window: QWidget) -> str:
    """Every word in view: labels, fields, tables, and what is read out."""
    foot = getattr(window, "foot", None)
    words = [foot._right] if foot is not None else []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            words += [widget.text()] if isinstance(widget, QLabel | QLineEdit) else []
            words += _cells(widget) if isinstance(widget, QTableView) else []
    return "\n".join(words)


def _cells(table: QTableView) -> list[str]:
    model = table.model()
    every = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return [str(model.index(row, column).data()) for row, column in every]
