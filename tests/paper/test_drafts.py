"""On top of the acquirer's envelope: for each brand its slips, how many and how much, sales and credits apart."""

from __future__ import annotations

import re

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, overlaps, page_count, text
from shoebox.domain.money import Money, figure_text
from shoebox.domain.papers import BrandDrafts, DraftSummary
from shoebox.paper import drafts_pdf

pytestmark = pytest.mark.thorough


def _words(figures: DraftSummary) -> str:
    return " ".join(text(drafts_pdf(figures, printed_ms=day_samples.PRINTED_MS)).split())


def test_each_brand_has_its_own_page() -> None:
    """Visa with its merchant number and a credit, Amex and Discover with a line for theirs."""
    figures = day_samples.drafts()
    said = _words(figures)
    assert page_count(drafts_pdf(figures, printed_ms=0)) == 4
    for words in (
        "Visa drafts, 12 November 2026", "Amex drafts", "Discover drafts", "5512 0085 01", "16 November 2026",
        "With the acquirer by Mon 16 Nov, 2 business days after the sale.", "Slips by hand",
        "Merchant number, as on the imprinter's plate", "1 085 100 001 4454 56132A 141.60", "61 together",
        "Credits to the customer", "1 together 406.83", "no number",
    ):  # fmt: skip
        assert words in said, words


def test_the_sums_are_those_of_the_lines() -> None:
    """400 sales and 133 credits over twelve pages: every slip is there, and both sums."""
    figures = day_samples.many_drafts(400)
    (brand,) = figures.brands
    said = _words(figures)
    for lines in (brand.sales, brand.credits):
        total = figure_text(Money(sum(line.amount_minor for line in lines), "USD"))
        assert f"{len(lines)} together {total}" in said
    assert f"${figure_text(Money(brand.net_minor, 'USD'))}" in said
    found = re.findall(r"\b\d{1,3} (085 100 \d{3}) \d{4} \w{6} [\d,.]+", said)
    assert len(found) == 400 + 133
    assert "Sales, continued" in said


@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("name", ["drafts", "drafts-to-key"])
def test_every_number_reads_back(name: str, dpi: int) -> None:
    """Each brand's own number, and that of every slip that has one, for envelope and for keying alike."""
    figures = day_samples.drafts() if name == "drafts" else day_samples.drafts_to_key()
    pdf = drafts_pdf(figures, printed_ms=0)
    read = [content for page in range(page_count(pdf)) for _, content in codes(pdf, dpi, page=page)]
    end = "-K" if figures.is_rekeyed else ""
    own = [f"085-2-20261112-0316-{brand.brand[:2].upper()}{end}" for brand in figures.brands]
    slips = [line.slip for brand in figures.brands for line in (*brand.sales, *brand.credits) if line.slip]
    assert sorted(read) == sorted([*own, *slips])


def test_drafts_that_the_store_keys_have_no_acquirer() -> None:
    """49 of 61 Visa left, all of Amex done; a day without any says nothing of an acquirer either."""
    said = _words(day_samples.drafts_to_key())
    for words in ("Visa drafts to key", "49 together", "not listed 12", "Nothing left to key."):
        assert words in said, words
    for figures in (day_samples.drafts_to_key(), day_samples.drafts_to_key(brands=())):
        pdf = drafts_pdf(figures, printed_ms=day_samples.PRINTED_MS)
        assert "nothing goes to the acquirer" in " ".join(text(pdf).split())
        assert not any(words in text(pdf) for words in ("With the acquirer by", "Charged from paper", "envelope"))
        assert overlaps(pdf) == []


def test_a_day_without_card_slips_says_none() -> None:
    assert "none" in _words(day_samples.drafts(brands=()))


def test_an_open_day_gives_a_draft() -> None:
    pdf = day_samples.PAPERS["drafts-open"]()
    assert "DRAFT" in text(pdf)
    assert codes(pdf, 300) == []


@pytest.mark.parametrize("count", [1, 60, 66, 67, 75, 76, 150])
def test_any_number_of_slips_stands_on_as_many_pages_as_it_takes(count: int) -> None:
    pdf = drafts_pdf(day_samples.many_drafts(count), printed_ms=0)
    assert overlaps(pdf) == []
    assert f"Page 1 of {page_count(pdf)}" in text(pdf)


def test_hostile_words() -> None:
    line = day_samples.draft(1, slip="<b>" * 40, last4="4111111111111111", approval="A" * 90, amount_minor=10**12)
    brand = BrandDrafts(
        brand="Größte Karte " * 9,
        merchant_no="M" * 99,
        sales=(line,),
        credits=(line,),
        present_by="2026-11-16",
        present_days=2,
    )
    pdf = drafts_pdf(day_samples.drafts(brands=(brand,)), printed_ms=0)
    assert overlaps(pdf) == []
    assert "41111" not in text(pdf)
