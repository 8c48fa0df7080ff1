"""What head office keeps apart, settled from the keyboard."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from boxmaking import MemoryRegister
from casemaking import ANN, PINS, PRIYA
from financemaking import refusing_desk, renewed

pytestmark = pytest.mark.thorough


@pytest.fixture
def refusing(tmp_path: Path):
    with closing(refusing_desk(tmp_path / "hq")) as made:
        yield made


def test_each_is_settled_one_by_one(refusing, finance, hands) -> None:
    """The stranger's box is asked for again, the damaged file stays apart, the stolen register is believed by two."""
    window, said = finance(refusing), []
    window.session.said.connect(said.append)
    keys = hands(window)
    keys.turn_to(9)
    assert "3 things are kept apart" in keys.seen()
    assert "41 times" in keys.seen()
    window.pages["refused"].table.choose(lambda row: row.code == "box.not_a_box")
    keys.press(Qt.Key.Key_K)
    keys.type("")
    assert "Say why, in a few words." in keys.seen()
    keys.type("an empty file of a broken stick")
    window.pages["refused"].table.choose(lambda row: row.code == "central.unknown_register")
    keys.press(Qt.Key.Key_A)
    keys.type("called the store")
    assert "Asked for again" in keys.seen()
    window.pages["refused"].table.choose(lambda row: row.code == "parcel.revoked")
    keys.press(Qt.Key.Key_B)
    keys.type("it lay in the safe", PINS[ANN], PRIYA.number, "0000")
    sheet = window.pages["refused"]._sheets.sheet
    assert "not the PIN of Priya Nair" in sheet.second.mend()
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_B)
    keys.type("it lay in the safe", "0000", PRIYA.number, PINS[PRIYA])
    assert "not the PIN of Ann Weber" in window.pages["refused"]._sheets.sheet.pin.mend()
    assert refusing.central.counts().slips == 0
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_B)
    keys.type("it lay in the safe", PINS[ANN], PRIYA.number, PINS[PRIYA])
    assert said[-1].startswith("Entries 1 to ")
    assert [row.code for row in refusing.central.quarantined()] == ["central.unknown_register"]
    assert refusing.central.counts().slips > 0


def test_the_imports_page_says_first_what_a_known_key_has_sealed(refusing, finance, hands) -> None:
    """A stranger's box came later: it hides no register that is not believed any more."""
    window = finance(refusing)
    keys = hands(window)
    window.open_page("imports")
    assert "3 boxes are refused" in keys.seen()
    assert "Register 085-2 is not believed from entry 3 on" in keys.seen()


def test_what_lies_behind_lost_entries_of_a_left_book_is_taken_by_two(refusing, finance, hands) -> None:
    """The sheet says what it means before anybody signs; then the sale counts."""
    old = MemoryRegister("900")
    refusing.central.enrol(old.enrolment)
    old.open()
    refusing.central.line.take("by line", old.parcel())
    renewed(refusing.central, old)
    before = refusing.central.counts().slips
    keys = hands(window := finance(refusing))
    keys.turn_to(9)
    window.pages["refused"].table.choose(lambda row: row.code == "parcel.gap")
    assert "Book 1, left for a newer one" in keys.seen()
    keys.press(Qt.Key.Key_B)
    assert "what is missing before this is lost" in keys.seen()
    keys.type("slips lie in the box", PINS[ANN], PRIYA.number, PINS[PRIYA])
    assert refusing.central.counts().slips == before + 1
    assert "parcel.gap" not in {row.code for row in refusing.central.quarantined()}
