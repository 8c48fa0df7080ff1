"""The office after a book was damaged: what can't be read any more is explained by keys before the day closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def at_close(counter, office, hands):
    """A day of sales whose last entries are gone, at the page of the close."""
    counter.open()
    counter.sell()
    counter.lose_end()
    window = office()
    day = hands(window)
    day.turn_to(2)
    return window, day


def test_lost_entries_stop_the_close_and_are_explained_by_keys(counter, at_close):
    _, day = at_close
    ((first, last),) = counter.house.day.figures().before[0].lost
    assert f"Entries {first}-{last} of book 1 can't be read any more" in day.seen()
    assert f"Not sent of book 1 {counter.house.book.before.unsent()} entries" in day.seen().replace("\n", " ")
    day.press(Qt.Key.Key_1)
    assert f"Book 1, entries {first}-{last}" in day.seen()
    day.type("held against the paper", "AB")
    left = counter.house.day.figures().before[0]
    assert (left.explanation, left.initials) == ("held against the paper", "AB")
    assert "can't be read any more" not in day.seen()


def test_the_way_back_says_that_a_book_before_is_not_at_head_office(counter, office, hands):
    counter.open()
    counter.sell()
    counter.lose_book()
    for step in ("explain", "count_well", "count_paper", "end"):
        getattr(counter, step)()
    counter.seal_into(counter.house.folder.parent / "STICK")
    window = office()
    window.lead_to("incident")
    assert "of book 1 not at head office" in hands(window).seen()
