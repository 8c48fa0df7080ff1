"""The clerk's sheet: one side in both languages, no letter under nine points, whole on A4 and on Letter."""

from __future__ import annotations

import pytest

from paper import booklet_samples
from paper.reading import fonts_without_a_program, ink_commands, overlaps, page_count, stretches, text
from shoebox.domain.card import Brand
from shoebox.domain.policy import Policy
from shoebox.paper import in_language
from shoebox.paper.clerk_sheet import LEAST
from shoebox.paper.faces import ELLIPSIS
from shoebox.paper.sheet import MM

LETTER_HIGH_MM, A4_HIGH_MM = 279.4, 297.0


def sheet(language: str, **changes: object) -> bytes:
    with in_language(language):
        return booklet_samples.clerk_sheet(**changes)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_one_side_that_is_read_at_arms_length(language):
    pdf = sheet(language)
    assert page_count(pdf) == 1
    assert min(one.size for one in stretches(pdf)) >= LEAST
    assert overlaps(pdf) == []
    assert text(pdf).count(ELLIPSIS) == 1, "only in what the window says itself: Looks like slip …"


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_prints_whole_on_both_papers_in_black_alone(language):
    pdf, hangs_over = sheet(language), (A4_HIGH_MM - LETTER_HIGH_MM) / 2 * MM
    assert ink_commands(pdf) <= {"0 g", "0 G", ".6 G"}
    assert fonts_without_a_program(pdf) == []
    for one in stretches(pdf):
        assert one.bottom >= hangs_over + 5 * MM, one.text
        assert one.top <= A4_HIGH_MM * MM - hangs_over - 5 * MM, one.text
        assert one.left >= 9 * MM, one.text
        assert one.right <= 201 * MM, one.text


def test_a_long_name_and_long_numbers_are_cut_and_push_nothing_out():
    pdf = sheet("en", store="085 " + "Würde " * 40, phones=(("Operations", "0800 " * 40),))
    assert page_count(pdf) == 1
    assert overlaps(pdf) == []
    assert max(one.right for one in stretches(pdf)) <= 201 * MM


def test_it_names_the_brands_that_are_taken_and_begins_with_the_first(monkeypatch):
    monkeypatch.setattr(booklet_samples, "POLICY", Policy(brands=(Brand.MASTERCARD, Brand.OTHER)))
    said = text(sheet("en"))
    assert "2 Mastercard 5 Other" in said
    assert "$62.41 on Mastercard ending in 4417" in said
    assert "Visa" not in said


def test_it_says_whose_it_is_and_whom_to_call():
    said = text(sheet("en"))
    for words in ("Store 085 Harbour Row", "Operations 0800 555 0100", "Approval codes 0800 555 0177", "in 24 keys"):
        assert words in said
