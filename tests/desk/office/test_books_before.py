"""The office after a book was damaged: what can't be read any more is explained by keys before the day closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from paper.reading import text
from shoebox.domain.money import Money, money_text
from shoebox.domain.papers import Paper

pytestmark = pytest.mark.thorough


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
    assert f"Of that, book 1 {counter.house.book.before.unsent()} entries" in day.seen().replace("\n", " ")
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
    assert "entries not sent yet, with" in hands(window).seen()
    assert "of book 1" in hands(window).seen()


def test_today_and_the_report_say_which_part_of_the_day_is_in_the_book_before(counter, office, hands):
    """The morning's 20 card slips and four cash sales are in book 1; one slip more, then the count and the close."""
    counter.open()
    counter.sell()
    whole = counter.house.day.figures()
    counter.lose_book()
    counter.sell_next()
    window = office()
    day = hands(window)
    assert f"Of it in book 1 {whole.sales} sales" in day.seen().replace("\n", " ")
    assert money_text(Money(whole.taken_minor, "USD")) not in day.seen()
    for step in ("explain", "count_well", "count_paper"):
        getattr(counter, step)()
    window.refresh()
    net = money_text(Money(whole.taken_minor, "USD"))
    assert f"Of it in book 1 {whole.sales} sales, {net}" in day.seen().replace("\n", " ")
    counter.end()
    figures = counter.house.day.figures()
    assert (figures.sales, figures.taken_minor) == (whole.sales + 1, whole.taken_minor + 1_000)
    said = " ".join(text(counter.house.day_papers.draw(Paper.REPORT, figures.day).read_bytes()).split())
    assert f"Book 1: {whole.sales} sales, net {net}, of this damaged book are counted in these sums." in said
    assert "The cash of a book before is in the float" in said
    assert f"Sales, {figures.sums.sales} of {figures.grand.sales}" in said
    assert "of book 1, typed twice" in said
    assert "-999" not in said
    claims = " ".join(text(counter.house.day_papers.draw(Paper.CLAIMS, figures.day).read_bytes()).split())
    assert "-999" not in claims
    assert f"Together {figures.sales}" in claims


def test_the_systems_own_words_about_the_damage_are_shown_without_their_heading(counter, office):
    """SQLite heads them with ``*** in database main ***``, which tells a manager nothing."""
    counter.open()
    counter.sell()
    counter.lose_end()
    said = office().banner.accessibleName()
    assert counter.house.book.opened_after_damage.fault.words in said
    assert "in database main" not in said
