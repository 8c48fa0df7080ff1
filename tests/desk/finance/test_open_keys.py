"""Keys that lie open, said in Finance's window: one after the other, noted by a key, there again at the next start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from shoebox.central.own_keys import open_warnings
from shoebox.handover.finance import FinanceDesk


def test_each_is_shown_until_it_was_noted(finance, hands, desk: FinanceDesk, tmp_path: Path) -> None:
    warned = replace(desk, warnings=open_warnings(tmp_path / "finance"))
    for _ in range(2):
        window = finance(warned)
        keyboard = hands(window)
        assert "central.key, cases.key" in keyboard.seen()
        keyboard.press(Qt.Key.Key_F8)
        assert "The root key lies in" in keyboard.seen()
        keyboard.press(Qt.Key.Key_F8)
        assert window.banner is None
        keyboard.press(Qt.Key.Key_F8)
        window.close()


def test_where_none_lies_open_nothing_is_said(finance, desk: FinanceDesk) -> None:
    assert finance(desk).banner is None
