"""The cash-up sheet: blind as long as nobody has counted, and afterwards everything adds up."""

from __future__ import annotations

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, overlaps, page_count, text
from shoebox.paper import cash_sheet_pdf

NUMBER = "085-2-20261112-0316"


def _words(*counts, **changes) -> str:
    pdf = cash_sheet_pdf(day_samples.cash_sheet(*counts, **changes), printed_ms=day_samples.PRINTED_MS)
    return " ".join(text(pdf).split())


def test_the_empty_sheet_names_each_piece_and_no_amount() -> None:
    said = _words()
    for words in ("Cash-up, 12 November 2026", "Store 085 Harbour Row", "Z 0316", "Register 2", "Counted blind"):
        assert words in said
    for piece in day_samples.PIECES:
        assert piece.name in said
    for betrayal in ("Should be there", "2,423.75", "2,403.75", "olerance", "Over or short"):
        assert betrayal not in said


def test_counted_by_two_it_says_both_and_the_outcome() -> None:
    """14 x 100 + 12 x 50 + 15 x 20 + 6 x 10 + 5 x 5 + 15 x 1 = 2,400.00 in 67 notes; 3.75 in 20 coins."""
    said = _words(day_samples.count(), day_samples.count(2, "T. Reyes"))
    for words in (
        "$2,403.75", "$2,423.75", "−$20.00", "Count 1, M. Okafor", "Count 2, T. Reyes", "Notes 67 2,400.00",
        "Coins 20 3.75", "Together 87 2,403.75", "Count 2, by T. Reyes 18:20 2,403.75 2,423.75 −20.00",
        "Short, beyond tolerance of $5.00.", "2 counts, all kept.",
    ):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize(
    ("expected", "verdict"), [(240_375, "Neither over nor short."), (240_000, "Over, within tolerance of $5.00.")]
)
def test_the_outcome_of_one_count(expected: int, verdict: str) -> None:
    assert verdict in _words(day_samples.count(expected_minor=expected))


def test_counts_before_cash_moved_again_are_listed_but_not_piece_by_piece() -> None:
    counts = [day_samples.count(number, f"Person {number}") for number in range(1, 5)]
    said = _words(*counts)
    assert "2 earlier, piece by piece in the book." in said
    assert "Count 1, by Person 1" in said
    assert "Count 1, Person 1" not in said


@pytest.mark.parametrize("dpi", DPIS)
def test_its_number_reads_back(dpi: int) -> None:
    for name in ("cash-up", "cash-up-counted"):
        assert codes(day_samples.PAPERS[name](), dpi) == [("Code128", NUMBER)]


def test_practice_has_no_number() -> None:
    pdf = day_samples.PAPERS["cash-up-training"]()
    assert codes(pdf, 300) == []
    assert "TRAINING" in text(pdf)


@pytest.mark.parametrize("pieces", [0, 1, 5, 12, 15, 16, 40])
def test_any_number_of_pieces_stands_clear_of_the_signatures(pieces: int) -> None:
    kinds = (day_samples.MANY_PIECES * 2)[:pieces]
    pdf = cash_sheet_pdf(day_samples.cash_sheet(pieces=kinds), printed_ms=0)
    assert overlaps(pdf) == []
    assert text(pdf).count("Total $") == 1
    assert page_count(pdf) <= 1 + pieces // 12
