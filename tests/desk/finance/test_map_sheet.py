"""A processor's own columns at the window: guessed, mended by keys, seen as charges, taken in, and known again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from shoebox.desk.finance.map_sheet import MapSheet
from shoebox.domain.charge import is_day_alone
from shoebox.handover.charge_maps import maps_of

pytestmark = pytest.mark.thorough

CTRL = Qt.KeyboardModifier.ControlModifier
CSV = "Transaction ID,Created,Total amount,Type\nT-1,2026-11-12 14:33,129.95,Sale\nT-2,2026-11-12 14:40,62.41,Refund\n"


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settlement.csv"
    path.write_text(CSV)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    return path


def sheet_of(window) -> MapSheet:
    return [sheet for sheet in window.findChildren(MapSheet) if sheet.isVisible()][-1]


def test_mapped_once_by_keys_and_known_again(desk, finance, hands, chosen: Path) -> None:
    """The amount is not guessed: Right names it. The next file with these columns needs one key."""
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(3)
    keys.press(Qt.Key.Key_C)
    assert "Say which column this is: Amount." in keys.seen()
    assert "Choose one with Left or Right" in keys.seen()
    assert sheet_of(window).size() == window.size(), "nothing of the page below is in reach"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert desk.central.counts().charges == 0, "held until the amount is named"
    keys.press(Qt.Key.Key_Right)
    seen = keys.seen()
    assert "2 of the first 2 rows are charges." in seen
    assert "Charge T-1, $129.95, Thu 12 Nov, 14:33" in seen
    assert "Refund T-2, $62.41" in seen
    keys.press(Qt.Key.Key_Return, CTRL)
    assert desk.central.counts().charges == 2
    assert "2 charges taken." in window.pages["imports"].model.rows[0].sentence
    chosen.write_text(CSV.replace("T-", "U-"))
    keys.press(Qt.Key.Key_C)
    assert "Made before, for the same columns." in keys.seen()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert desk.central.counts().charges == 4


def test_a_wrong_zone_is_mended_where_it_stands(desk, finance, hands, chosen: Path) -> None:
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(3)
    keys.press(Qt.Key.Key_C)
    keys.press(Qt.Key.Key_Right)
    sheet = sheet_of(window)
    sheet.zone.edit.setFocus()
    sheet.zone.edit.selectAll()
    keys.write("Mars")
    assert "Mars is no zone" in sheet.zone.mend()
    assert sheet.button.held()
    sheet.zone.edit.selectAll()
    keys.write("UTC")
    assert sheet.plan().zone == "UTC"
    assert "2 of the first 2 rows are charges." in keys.seen()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert desk.central.counts().charges == 2


def test_closed_without_a_word_nothing_is_taken(desk, finance, hands, chosen: Path) -> None:
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(3)
    keys.press(Qt.Key.Key_C)
    keys.press(Qt.Key.Key_Escape)
    assert "settlement.csv has columns of its own." in window.pages["imports"].model.rows[0].sentence
    assert desk.central.counts().charges == 0


def test_a_file_that_can_not_be_looked_at_says_why(desk, finance, hands, chosen: Path) -> None:
    chosen.write_text("Card Number,amount\n4111111111111111,1\n")
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(3)
    keys.press(Qt.Key.Key_C)
    assert "never taken" in window.pages["imports"].model.rows[0].sentence


def test_date_and_time_in_two_columns_are_joined_and_kept_with_the_map(desk, finance, hands, chosen: Path) -> None:
    chosen.write_text("Transaction ID,Date,Time,Amount\nT-1,2026-11-12,14:33,129.95\nT-2,2026-11-13,,62.41\n")
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(3)
    keys.press(Qt.Key.Key_C)
    seen = keys.seen()
    assert "Time: 14:33" in seen
    assert "Charge T-1, $129.95, Thu 12 Nov, 14:33" in seen
    assert "Charge T-2, $62.41, Fri 13 Nov" in seen
    assert "12:00" not in seen
    keys.press(Qt.Key.Key_Return, CTRL)
    first, second = desk.central.charges(("T-1", "T-2"))
    assert first.charged_at == "2026-11-12T14:33:00-05:00"
    assert is_day_alone(second.charged_at)
    assert maps_of(desk.folder)[0].column_of("charged_time") == "Time"
