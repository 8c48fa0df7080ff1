"""The register after its book was damaged in the middle of a day: the list goes on, and says which book."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from bookmaking import card_sale
from desk.register.counter import Counter, at_the_counter, new_house, opened_again
from hurting import INJURIES
from shoebox.desk.register.today_panel import Col
from shoebox.desk.widgets.sheet import Sheet
from shoebox.domain.former import former_no


@pytest.fixture
def counter(tmp_path, lanes, shown) -> Iterator[Counter]:
    """Slips 1 and 2 in book 1, then its file is gone; slip 3 in book 2."""
    house = new_house(tmp_path / "085-2")
    house.till.record(card_sale(1))
    house.till.record(card_sale(2))
    house.book.close()
    INJURIES["gone"](tmp_path / "085-2" / "book.db")
    house = opened_again(house)
    house.till.record(card_sale(3))
    window = at_the_counter(house, lanes)
    shown(window, 1280, 800)
    yield Counter(house, window)
    house.book.close()


def second_lines(counter: Counter) -> list[str]:
    model = counter.page.panel.model
    return [model.cell(row, Col.WHAT).second for row in model.rows]


def test_the_list_names_the_book_of_each_entry_before(counter):
    assert counter.page.panel._total.text() == "3 sales"
    assert second_lines(counter) == [
        "Slip 085 100 003", "Book 1  ·  085 100 002", "Book 1  ·  085 100 001",
    ]  # fmt: skip


def test_an_entry_of_the_book_before_is_not_voided_and_the_line_says_what_to_do(counter):
    counter.page.panel.table.choose_row(1)
    counter.press(Qt.Key.Key_F9)
    assert counter.window.findChildren(Sheet) == []
    assert counter.window.foot._right == (
        "Entry 6 of book 1 stands in a book that was set aside, so it can't be struck out. "
        "Give the money back as a refund."
    )


def test_an_entry_of_the_book_before_is_refunded_and_the_refund_is_listed(counter):
    counter.press(Qt.Key.Key_F7)
    counter.types("085100002", "2.00", "torn", "085100004", "")
    sale = counter.house.book.sale(former_no(1, 6))
    assert sale.refunded_minor == 200
    assert second_lines(counter)[0] == "Refund, store 085"
