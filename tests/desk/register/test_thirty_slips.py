"""A first morning: thirty slips with the mistakes people make, keyed through the real window by key events alone.

The slips, their keys and what the window must say stand in ``thirty-slips.md`` beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from desk.register.counter import CTRL, SHIFT, Counter, at_the_counter, new_house
from shoebox.domain.card import Brand
from shoebox.domain.policy import Policy

TAKEN = (Brand.VISA, Brand.MASTERCARD, Brand.AMEX, Brand.OTHER)
POLICY = Policy(floor_limit_minor={"visa": 5_000}, brands=TAKEN)
NAMED = {
    "↵": Qt.Key.Key_Return, "⌫": Qt.Key.Key_Backspace, "Esc": Qt.Key.Key_Escape, "Del": Qt.Key.Key_Delete,
    **{f"F{number}": Qt.Key(Qt.Key.Key_F1 + number - 1) for number in range(1, 13)},
    **{letter: Qt.Key(ord(letter)) for letter in "ERTOG0"},
}  # fmt: skip
TOKEN = re.compile(r"(?:Ctrl\+|Shift\+)(?:F1[0-2]|F[1-9]|Esc|Del|⌫|↵|[A-Z0])|F1[0-2]|F[1-9]|Esc|Del|↵|⌫|.")


@dataclass(frozen=True)
class Step:
    slip: str
    keys: str
    says: str


def steps() -> Iterator[Step]:
    """Each row of the document's table."""
    for line in (Path(__file__).parent / "thirty-slips.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[4].startswith("`"):
            yield Step(cells[1], cells[4].strip("`"), cells[5])


def press(counter: Counter, keys: str) -> None:
    """One key event after the other, to whatever has the keyboard then."""
    for token in TOKEN.findall(keys.replace(" ", "").replace("_", " ")):
        plain = token.removeprefix("Ctrl+").removeprefix("Shift+")
        held = CTRL if token.startswith("Ctrl+") else SHIFT if token.startswith("Shift+") else None
        if held is not None:
            QTest.keyClick(counter.here(), NAMED[plain], held)
        elif (token in NAMED and len(token) > 1) or (token in "↵⌫" and token):
            QTest.keyClick(counter.here(), NAMED[token])
        else:
            QTest.keyClicks(counter.here(), token)
        QApplication.processEvents()


def seen(counter: Counter) -> str:
    """Every word in view."""
    words = [counter.window.foot._right]
    for widget in counter.window.findChildren(QWidget):
        if widget.isVisible():
            words += [widget.accessibleName(), widget.accessibleDescription()]
            words += [widget.text()] if isinstance(widget, QLabel | QLineEdit) else []
    return "\n".join(words)


@pytest.mark.thorough
def test_thirty_slips(tmp_path, lanes, shown):
    house = new_house(tmp_path / "085-2", policy=POLICY)
    try:
        window = at_the_counter(house, lanes)
        shown(window, 1280, 800)
        counter = Counter(house, window)
        for step in steps():
            press(counter, step.keys)
            said = counter.shown().removesuffix("View") if step.says == "Recorded" else seen(counter)
            assert step.says in said, step
        pad = house.day.figures().pads[0]
        assert (pad.used, pad.voided, pad.spoiled, pad.missing) == (20, 1, 3, 0)
    finally:
        house.book.close()
