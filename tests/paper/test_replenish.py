"""The replenishment sheet: each item once with what was sold, and what nobody can know said at the top."""

from __future__ import annotations

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, overlaps, text
from shoebox.paper import replenish_pdf


def _words(count: int, **changes) -> str:
    pdf = replenish_pdf(day_samples.replenish(count, **changes), printed_ms=day_samples.PRINTED_MS)
    return " ".join(text(pdf).split())


def test_pieces_and_weights() -> None:
    """Item 100201, a blanket, 8 pieces in 4 sales; item 100204, coffee, 1.254 kg in 6 sales."""
    said = _words(5)
    assert "5 items sold." in said
    assert "100201 Wool blanket 4 8" in said
    assert "100204 Coffee, loose 6 1.254 kg" in said


def test_sales_without_items_are_said_and_none_says_none() -> None:
    assert "4 sales were keyed without items: look at the shelves too." in _words(5)
    assert "keyed without items" not in _words(5, without_items=0)
    assert "none" in _words(0)


@pytest.mark.parametrize("dpi", DPIS)
def test_its_number_and_those_of_the_items_read_back(dpi: int) -> None:
    numbers = ["085-2-20261112-0316", *(str(100_200 + at) for at in range(17))]
    assert codes(day_samples.PAPERS["replenishment"](), dpi) == [("Code128", number) for number in numbers]


@pytest.mark.parametrize("count", [1, 33, 34, 35, 36, 120])
def test_any_number_of_items(count: int) -> None:
    assert overlaps(replenish_pdf(day_samples.replenish(count), printed_ms=0)) == []


def test_an_open_day_gives_a_draft() -> None:
    assert "DRAFT" in _words(3, head=day_samples.head(is_closed=False))
