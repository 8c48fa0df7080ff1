"""The list of claim codes: each entry once, in the order of the codes, and the day's sum under it."""

from __future__ import annotations

import re

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, overlaps, page_count, text
from paper.samples import local_ms
from shoebox.domain.ids import spaced
from shoebox.domain.money import Money, figure_text
from shoebox.paper import claims_pdf

pytestmark = pytest.mark.thorough


def _words(count: int, **changes) -> str:
    pdf = claims_pdf(day_samples.claims(count, **changes), printed_ms=day_samples.PRINTED_MS)
    return " ".join(text(pdf).split())


def test_every_code_stands_in_its_place() -> None:
    """185 entries of 12 November, saved in another order than that of their codes."""
    figures = day_samples.claims(185)
    found = re.findall(r"([2-9A-Z]{4} [2-9A-Z]{4}) (\d{3}) (\d\d:\d\d)", _words(185))
    wanted = sorted((spaced(line.claim_code), str(line.seq)) for line in figures.lines)
    assert [(code, seq) for code, seq, _ in found] == wanted


def test_refunds_count_against_and_voids_do_not() -> None:
    """Refunds have a minus; what was struck out says so and is in no sum."""
    lines = day_samples.claims(185).lines
    standing = [line for line in lines if not line.is_void]
    total = sum(-line.amount_minor if line.is_refund else line.amount_minor for line in standing)
    said = _words(185)
    assert f"Together {len(standing)} without voids {figure_text(Money(total, 'USD'))}" in said
    assert len(re.findall(r"\d{4} void|Cash void", said)) == len(lines) - len(standing)
    assert said.count("−") == sum(line.is_refund for line in lines)


def test_a_slip_keyed_late_has_the_time_on_it() -> None:
    """Keyed on Thursday at 09:00: one was written that day at 08:40, one on Tuesday at 17:20."""
    today = day_samples.claim(0, written_ms=local_ms(8, 40))
    before = day_samples.claim(1, written_ms=local_ms(17, 20, day=10))
    said = _words(0, lines=(today, before))
    assert f"{spaced(today.claim_code)} 212 08:40 Visa 4417" in said
    assert f"{spaced(before.claim_code)} 213 17:20" in said
    assert "slip of Tue 10 Nov" in said
    assert said.count("slip of") == 1


def test_each_page_says_from_which_code_to_which() -> None:
    ordered = sorted(spaced(line.claim_code) for line in day_samples.claims(185).lines)
    said = _words(185)
    assert f"{ordered[0]} to " in said
    assert f" to {ordered[-1]}" in said


@pytest.mark.parametrize("dpi", DPIS)
def test_every_code_reads_back(dpi: int) -> None:
    """The list's own number, and the code of each of 185 entries once, over all its pages."""
    pdf = day_samples.PAPERS["claims"]()
    read = [content for page in range(page_count(pdf)) for _, content in codes(pdf, dpi, page=page)]
    assert sorted(read) == sorted(["085-2-20261112-0316", *(line.claim_code for line in day_samples.claims(185).lines)])


def test_a_draft_and_practice_have_no_code_to_claim() -> None:
    for pdf in (
        claims_pdf(day_samples.claims(9, head=day_samples.head(is_closed=False)), printed_ms=0),
        day_samples.PAPERS["claims-few"](),
    ):
        assert codes(pdf, 300) == []


@pytest.mark.parametrize("count", [0, 1, 2, 75, 76, 77, 78, 400])
def test_any_number_of_entries(count: int) -> None:
    pdf = claims_pdf(day_samples.claims(count), printed_ms=0)
    assert overlaps(pdf) == []
    assert ("none" in text(pdf)) is (count == 0)


def test_an_open_day_gives_a_draft_and_practice_says_so() -> None:
    assert "DRAFT" in _words(3, head=day_samples.head(is_closed=False))
    assert "TRAINING" in text(day_samples.PAPERS["claims-few"]())
