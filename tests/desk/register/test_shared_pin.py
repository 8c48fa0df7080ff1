"""Two people of one store whose PINs are the same by chance: nothing is agreed to in the wrong one's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from bookmaking import MANAGER_PIN, STAFF
from desk.register.counter import Counter, new_house, sold
from shoebox.domain.acts import Void
from shoebox.domain.staff import Person, Role, Staff, hash_pin

# As Ann Berg, manager 02; before her in the list, so that a PIN alone would name him.
TOM = Person("03", "Tom Ek", "TE", Role.SUPERVISOR, hash_pin(MANAGER_PIN, b"salt-of-03"))


@pytest.fixture
def house(tmp_path: Path):
    made = new_house(tmp_path / "085-2", staff=Staff((TOM, *STAFF.people)))
    yield made
    made.book.close()


def test_a_void_asks_whose_pin_it_is_and_says_so_in_the_book(counter: Counter) -> None:
    """The PIN alone voids nothing; 02, a space and the PIN is Ann, though Tom's is the same."""
    sold(counter.house)
    counter.page.refresh()
    counter.press(Qt.Key.Key_F9)
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(Qt.Key.Key_Return)
    counter.types(MANAGER_PIN)
    sheet = counter.page.voids.sheet
    assert sheet.pin.mend() == "Type the staff number, a space, then the PIN: more than one person here has this PIN."
    assert sheet.pin.text() == ""
    assert "void" not in counter.entries()
    counter.types(f"02 {MANAGER_PIN}")
    found = counter.house.book.latest("void")
    assert found is not None
    assert isinstance(found[2], Void)
    assert found[2].approver == "02"
