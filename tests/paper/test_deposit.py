"""The deposit slip: the bag's number for people and scanners, notes and coins apart, one total, two signatures."""

from __future__ import annotations

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, overlaps, page_count, text
from shoebox.domain.papers import Bag
from shoebox.paper import deposit_pdf


def _words(*bags: Bag, **changes) -> str:
    pdf = deposit_pdf(day_samples.deposits(*bags, **changes), printed_ms=day_samples.PRINTED_MS)
    return " ".join(text(pdf).split())


def test_what_is_in_the_bag_adds_up() -> None:
    """2,403.75: fourteen hundreds, twelve fifties, ... in bag 7741 0095."""
    said = _words(day_samples.FULL_BAG)
    for words in (
        "Deposit slip", "Store 085 Harbour Row", "Filled Thu 12 Nov 2026, 14:05", "7741 0095", "$100 notes 14 1,400.00",
        "25 cents 12 3.00", "Total $2,403.75", "Filled by, M. Okafor, signature",
        "Seen by a second person, T. Reyes, signature", "Copy 1 of 2. For the bank, in the bag.",
        "Copy 2 of 2. Stays in the store.",
    ):  # fmt: skip
        assert words in said, words
    assert "Notes $2,400.00, coins $3.75" in said
    assert "must come to" not in said


def test_a_drop_is_split_into_pieces_by_hand() -> None:
    said = _words(day_samples.bag())
    assert "Total $600.00" in said
    assert "What the pieces make must come to this total." in said
    assert "1,400.00" not in said


def test_an_empty_slip_has_lines_for_all_the_book_does_not_know() -> None:
    said = _words()
    for words in ("Number of the bag, as it stands on it", "Total $", "name, time and signature"):
        assert words in said


@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("number", ["7741 0093", "B-1", "BAG 2026 1112 316 X"])
def test_the_bags_number_reads_back_ungrouped_on_both_copies(dpi: int, number: str) -> None:
    pdf = deposit_pdf(day_samples.deposits(day_samples.bag(bag_no=number)), printed_ms=0)
    assert codes(pdf, dpi) == [("Code128", number.replace(" ", ""))] * 2


def test_many_kinds_take_a_sheet_for_each_copy_and_hide_nothing() -> None:
    """12 notes and 12 coins: 2 bags on 2 sheets each."""
    many = day_samples.deposits(day_samples.FULL_BAG, day_samples.bag(), pieces=day_samples.MANY_PIECES)
    pdf = deposit_pdf(many, printed_ms=0)
    assert page_count(pdf) == 4
    assert overlaps(pdf) == []
    assert _words(day_samples.FULL_BAG, pieces=day_samples.MANY_PIECES * 3).count("Other pieces") == 4


def test_hostile_numbers_and_names() -> None:
    bag = Bag(bag_no="Größe " * 30, amount_minor=10**12, by="<b>" * 60, second="4111 1111 1111 1111")
    pdf = deposit_pdf(day_samples.deposits(bag), printed_ms=0)
    assert overlaps(pdf) == []
    assert "4111" not in text(pdf)
    assert "$10,000,000,000.00" in text(pdf)
