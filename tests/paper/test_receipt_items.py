"""A receipt of items: each with its price, then the tax of each rate; what is missing of tax is said.

Two coats at 59.99 with 7.25 % inside, a cap, 0.482 kg of coffee at 26.50 without tax.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from paper import samples
from paper.reading import overlaps, page_count, text
from shoebox.domain.item import Basket, Item, line_of
from shoebox.domain.policy import Policy
from shoebox.domain.printer import PrinterKind, ReceiptPrinter
from shoebox.paper import receipt_pdf, receipt_roll
from shoebox.paper.receipt_items import item_lines

COATS = line_of(
    Item(sku="4711", name="Wool coat, long, navy, size 38", price_minor=5_999),
    quantity_thousandths=2_000,
    rate_per_100k=7_250,
)
CAP = line_of(Item(sku="4712", name="Wool cap", price_minor=1_299), quantity_thousandths=1_000, rate_per_100k=7_250)
COFFEE = line_of(
    Item(sku="BEAN", name="Coffee beans, roasted in the shop", price_minor=2_650, rate="food", unit="kg"),
    quantity_thousandths=482,
    rate_per_100k=0,
)
BASKET = Basket(lines=(COATS, CAP, COFFEE))


def test_lines_as_they_were_keyed_and_tax_per_rate() -> None:
    assert item_lines(BASKET, "USD") == (
        ("Wool coat, long, navy, size 38", ""),
        ("  2 × 59.99", "119.98"),
        ("Wool cap", "12.99"),
        ("Coffee beans, roasted in the shop", ""),
        ("  0.482 kg × 26.50", "12.77"),
        ("of which tax 7.25 %", "8.99"),
        ("of which tax food 0 %", "0.00"),
    )


def test_tax_on_top_is_a_line_of_its_own() -> None:
    assert item_lines(Basket(lines=(CAP,), tax_added=True), "USD") == (("Wool cap", "12.99"), ("Tax 7.25 %", "0.94"))


def test_a_certificate_stands_for_the_tax() -> None:
    said = item_lines(replace(BASKET, exempt="EX-77 1204"), "USD")
    assert said[-2:] == (("Tax taken off", "−8.99"), ("Tax exempt", "EX-77 1204"))
    assert item_lines(Basket(lines=(CAP,), tax_added=True, exempt="E"), "USD")[-1] == ("Tax exempt", "E")


@pytest.mark.parametrize("kind", ["sale", "refund"])
def test_a_certificate_stands_where_there_are_no_items(kind: str) -> None:
    """One amount without tax, and what is given back on it."""
    row = samples.sale_row(kind=kind, amount_minor=10_000, tax_minor=0)
    pdf = receipt_pdf(
        row, store_name="Harbour Row", register="2", clerk_name="Dana K.", policy=Policy(),
        basket=Basket(exempt="EX-77"),
    )  # fmt: skip
    said = text(pdf)
    assert "Tax exempt" in said
    assert "EX-77" in said


@pytest.mark.parametrize("width_mm", [58, 80])
def test_they_stand_on_the_paper(width_mm: int) -> None:
    row = samples.sale_row(amount_minor=BASKET.total_minor, tax_minor=BASKET.tax_minor)
    pdf = receipt_pdf(
        row, store_name="Harbour Row", register="2", clerk_name="Dana K.", policy=Policy(), width_mm=width_mm,
        basket=BASKET,
    )  # fmt: skip
    said = text(pdf)
    for words in ("Wool coat", "2 × 59.99", "119.98", "Wool cap", "12.77", "of which tax 7.25 %", "Total $", "145.74"):
        assert words in said
    assert "Goods" not in said
    assert page_count(pdf) == 1
    assert not overlaps(pdf)


def test_they_stand_on_the_roll() -> None:
    row = samples.sale_row(amount_minor=BASKET.total_minor, tax_minor=BASKET.tax_minor)
    printer = ReceiptPrinter(kind=PrinterKind.FILE, address="/dev/usb/lp0", width_mm=58)
    roll = receipt_roll(
        row, store_name="Harbour Row", register="2", clerk_name="Dana K.", policy=Policy(), printer=printer,
        basket=BASKET,
    )  # fmt: skip
    said = roll.decode("cp858", "replace")
    for words in ("Wool coat, long, navy, size 38", "  2 × 59.99", "119.98", "0.482 kg × 26.50"):
        assert words in said
