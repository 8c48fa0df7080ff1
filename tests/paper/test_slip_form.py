"""Slips printed on plain paper: every number once on each of its parts, and no field for what must not be written."""

from __future__ import annotations

import re

import pytest

from paper import day_samples
from paper.reading import DPIS, black_and_white, codes, overlaps, page_count, picture_of, text
from shoebox.domain.papers import SLIPS_PRINTED_MAX
from shoebox.domain.slip import grouped
from shoebox.paper import slip_forms_pdf
from shoebox.paper.slip_form import _IMPRINT_MM, LEFT, TOP

MM_PER_POINT = 25.4 / 72


def _words(**changes) -> str:
    return " ".join(text(slip_forms_pdf(day_samples.slip_forms(**changes))).split())


@pytest.mark.parametrize("dpi", DPIS)
def test_two_slips_of_two_parts_on_a_sheet(dpi: int) -> None:
    """085 100 301 and 302 on the first sheet, 303 alone on the second."""
    pdf = slip_forms_pdf(day_samples.slip_forms())
    assert page_count(pdf) == 2
    assert codes(pdf, dpi) == [("Code128", "085100301")] * 2 + [("Code128", "085100302")] * 2
    assert codes(pdf, dpi, page=1) == [("Code128", "085100303")] * 2


def test_a_return_policy_of_two_lines_stands_whole_above_the_signature() -> None:
    """What the customer signs to, on the box's part, and again on the one they take along."""
    returns = (
        "Return within 30 days with this receipt and the goods as they were sold,",
        "paid back the way it was paid.",
    )
    pdf = slip_forms_pdf(day_samples.slip_forms(returns=returns))
    assert " ".join(text(pdf).split()).count(" ".join(returns)) == 6
    assert overlaps(pdf) == []


@pytest.mark.parametrize("dpi", DPIS)
def test_with_a_copy_for_the_bank_a_sheet_holds_one_slip_of_three_parts(dpi: int) -> None:
    pdf = slip_forms_pdf(day_samples.slip_forms(), bank_copy=True)
    assert page_count(pdf) == 3
    assert codes(pdf, dpi, page=1) == [("Code128", "085100302")] * 3
    for part in ("for the box", "for the bank", "for the customer"):
        assert text(pdf).count(part) == 3


@pytest.mark.parametrize("number", ["123456", "0851003", "085100301999"])
def test_numbers_of_any_width_read_back_and_stand_clear(number: str) -> None:
    pdf = slip_forms_pdf(day_samples.slip_forms(number, number))
    assert codes(pdf, 203) == [("Code128", number)] * 2
    assert grouped(number) in text(pdf)
    assert overlaps(pdf) == []


def test_every_field_of_a_draft_and_none_for_the_security_code() -> None:
    said = _words()
    for words in (
        "Store 085 Harbour Row", "Merchant number 5512 0085 01", "Imprint of card and plate", "What was sold", "Date",
        "Time", "Clerk", "Imprinted Rubbed Handwritten", "Visa Mastercard Amex Discover Other", "Last four",
        "Expiry date valid", "Subtotal $", "Tax $", "Total $", "Approval code, by phone", "Customer's signature",
        "compared with the card", "Phone or e-mail", "Keyed, entry no.", "Return within 30 days with this receipt",
        "Charged once, within 2 business days.",
    ):  # fmt: skip
        assert words in said, words
    assert said.count("Never write the security code.") == 3
    assert re.findall(r"(?i)cvv|cvc|cid|card number", said) == []


@pytest.mark.parametrize("bank_copy", [False, True])
def test_the_area_for_the_imprint_is_free_of_print(bank_copy: bool) -> None:
    """At least 86 x 50 mm inside its dashes, on the first part of each sheet."""
    assert _IMPRINT_MM >= (86, 50)
    dots = 300 / 72
    page = black_and_white(picture_of(slip_forms_pdf(day_samples.slip_forms(), bank_copy=bank_copy), 300, 0))
    left, top = (LEFT + 2) * dots, (TOP + 57) * dots
    wide, high = 86 / MM_PER_POINT * dots, 50 / MM_PER_POINT * dots
    assert page.crop((int(left), int(top), int(left + wide), int(top + high))).getextrema() == (255, 255)


def test_what_the_plate_says_stands_on_the_slip_and_what_is_not_known_is_written_in() -> None:
    """Merchant, city and number; without city and number two lines to write on."""
    assert "Store 085 Harbour Row Merchant number 5512 0085 01 Portland OR" in _words()
    by_hand = _words(merchant_no="", merchant_city="")
    assert "Merchant number 5512" not in by_hand
    assert "Portland" not in by_hand
    assert "Store 085 Harbour Row Merchant number City" in by_hand


def test_practice_can_not_pass_for_a_slip() -> None:
    said = " ".join(text(day_samples.PAPERS["slips-training"]()).split())
    assert "Practice slip for the box" in said
    assert "Sales slip" not in said


@pytest.mark.thorough
def test_a_pad_of_the_most_numbers_has_each_once() -> None:
    last = 85_100_000 + SLIPS_PRINTED_MAX
    pdf = slip_forms_pdf(day_samples.slip_forms("085100001", f"{last:09d}"))
    assert page_count(pdf) == SLIPS_PRINTED_MAX // 2
    found = re.findall(r"085 \d{3} \d{3}", text(pdf))
    assert sorted(found) == sorted([grouped(f"{85_100_000 + at:09d}") for at in range(1, SLIPS_PRINTED_MAX + 1)] * 2)


def test_hostile_words() -> None:
    pdf = slip_forms_pdf(
        day_samples.slip_forms(
            store="Größe", store_name="<b>& Row" * 40, merchant_no="M" * 200, merchant_city="W" * 90, currency="BHD",
            brands=("Kundenkarte der Kette",) * 9, returns=("Return " * 60,) * 6, charged_within="x " * 90,
        )
    )  # fmt: skip
    assert overlaps(pdf) == []
    assert "<b>& Row" in text(pdf)
