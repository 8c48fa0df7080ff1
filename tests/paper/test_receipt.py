"""The receipt: what stands on it, what never does, and what a scanner reads from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from paper import samples
from paper.reading import DPIS, codes, overlaps, page_count, stretches, text
from shoebox.domain.day import SaleRow
from shoebox.domain.former import former_no
from shoebox.domain.ids import spaced
from shoebox.domain.incident import RescueLane
from shoebox.domain.policy import Policy
from shoebox.domain.printer import Copied
from shoebox.paper import correction_note_pdf, in_language, receipt_pdf
from shoebox.paper.escpos_letters import even_lines_of

POLICY = Policy()
COPIED = Copied(by="Rosa Lind", wall_ms=samples.local_ms(15, 2), offset_min=samples.OFFSET_MIN)


def _receipt(row: SaleRow, *, store: str = "Harbour Row", **said: Any) -> bytes:
    return receipt_pdf(row, store_name=store, register="2", clerk_name="Dana K.", policy=POLICY, **said)


def test_a_card_sale() -> None:
    """412: Visa 4417, $129.95 with $8.78 tax, approval 48213A, slip 085 100 047, keyed 14:33 by Dana K."""
    said = text(_receipt(samples.sale_row()))
    for words in (
        "Harbour Row", "Thu 12 Nov 2026, 14:33", "Register 2, Dana K.", "Goods", "121.17", "Tax 7.25 %", "8.78",
        "Total $", "129.95", "Visa", "•• 4417", "48213A", "085 100 047", "412", samples.sale_row().slip_code,
        "Charged once, within 2 business days.", spaced(samples.sale_row().claim_code), "Return within 30 days",
    ):  # fmt: skip
        assert words in said
    assert "COPY" not in said


def test_a_slip_that_was_keyed_later_says_when_it_was_written() -> None:
    """Written 11:05, keyed 14:33; one keyed within its own minute says it once."""
    row = samples.sale_row()
    early = text(_receipt(replace(row, taken_ms=samples.local_ms(11, 5))))
    assert "Thu 12 Nov 2026, 14:33" in early
    assert "Written" in early
    assert "Thu 12 Nov 2026, 11:05" in early
    assert "Written" not in text(_receipt(replace(row, taken_ms=row.wall_ms)))


def test_the_longest_foot_is_wrapped_and_never_cut() -> None:
    """Six lines of 200 letters on 58 mm: the last word of each comes out."""
    policy = Policy(receipt_foot=tuple(("returned goods " * 13)[:194] + f"last{at}" for at in range(6)))
    said = text(
        receipt_pdf(
            samples.sale_row(), store_name="Harbour Row", register="2", clerk_name="Dana K.", policy=policy, width_mm=58
        )
    )
    assert [f"last{at}" in said for at in range(6)] == [True] * 6
    assert "…" not in said


def test_what_may_be_brought_back_stands_on_sales_alone() -> None:
    """Nothing is brought back of a refund, nor of a sale that was struck out; however it was paid, it fits."""
    foot = POLICY.receipt_foot[0]
    papers = (samples.sale_row(), samples.cash_row(), samples.refund_row(), samples.sale_row(voided_by_seq=415))
    assert [foot in text(_receipt(row)) for row in papers] == [True, True, False, False]
    assert "card" not in " ".join(POLICY.receipt_foot)


def test_no_word_stands_alone_under_the_line_before_it() -> None:
    """The foot's first line needs two on 58 mm: they are broken in the middle, on a printer's own letters too."""
    foot = "Return within 30 days with this receipt,"
    assert foot in POLICY.receipt_foot
    pdf = _receipt(samples.sale_row(), width_mm=58)
    lines = [stretch.text.strip() for stretch in stretches(pdf)]
    assert "Return within 30 days" in lines
    assert "with this receipt," in lines
    assert even_lines_of(foot, 32, lines_max=9) == ("Return within 30 days", "with this receipt,")
    assert even_lines_of("W" * 70, 32, lines_max=2) == ("W" * 32, "W" * 29 + "...")


def test_the_amount_is_the_big_thing_of_a_narrow_note_too() -> None:
    """58 mm, in a language with a long word before it."""
    with in_language("es"):
        pdf = correction_note_pdf(
            samples.correction_row(), shop="Harbour Row", register="2", people=("Rosa Lind", "Ann Berg"), width_mm=58
        )
    amounts = [stretch.size for stretch in stretches(pdf) if stretch.text.strip() == "62.41"]
    assert max(amounts) >= 15
    assert overlaps(pdf) == []


def test_a_cash_sale_says_the_change() -> None:
    """$62.41, $70.00 handed over: $7.59 back, and no word of a card being charged."""
    said = text(_receipt(samples.cash_row()))
    assert "70.00" in said
    assert "7.59" in said
    assert "Charged once" not in said
    assert "Slip number" not in said


def test_a_refund_names_the_sale_and_the_way_back() -> None:
    """$62.41 of entry 212 back to Visa 4417."""
    said = text(_receipt(samples.refund_row()))
    for words in ("REFUND", "Refund $", "62.41", "Back to Visa", "•• 4417", "For entry", "212", "Given back once"):
        assert words in said
    cash = text(_receipt(samples.refund_row(tender="cash", brand="", last4="", slip="")))
    assert "Given back in cash" in cash


def test_a_second_print_says_copy_and_a_void_says_void() -> None:
    copy = text(_receipt(samples.sale_row(), copy=COPIED))
    for words in ("COPY", "Printed Thu 12 Nov 2026, 15:02", "by Rosa Lind"):
        assert words in copy
    said = text(_receipt(samples.sale_row(voided_by_seq=415)))
    assert "VOID BY ENTRY 415" in said
    assert "Charged once" not in said


def test_what_became_of_a_sale_in_a_damaged_book_is_named_by_that_book() -> None:
    said = text(_receipt(samples.sale_row(voided_by_seq=former_no(1, 415))))
    assert "VOID BY ENTRY 415 OF BOOK 1" in said.upper()
    assert "Void by entry 415 of book 1." in said
    said = text(_receipt(samples.sale_row(corrected_by_seq=former_no(1, 416))))
    assert "CORRECTED BY ENTRY 416 of book 1" in said


def test_money_back_on_a_card_says_by_whom_it_is_sent() -> None:
    """Where the store keys its slips again, head office sends nothing."""
    assert "Head office sends it" in text(_receipt(samples.refund_row()))
    keyed = " ".join(text(_receipt(samples.refund_row(), rescue_lane=RescueLane.REKEY)).split())
    assert "Head office" not in keyed
    assert "this store sends it to your bank once they are back" in keyed


def test_training_can_not_be_claimed() -> None:
    """Marked at the head and across, and no code of any kind."""
    pdf = _receipt(samples.sale_row(), training=True)
    said = text(pdf)
    assert "TRAINING, NOT A SALE" in said
    assert spaced(samples.sale_row().claim_code) not in said
    assert "Charged once" not in said
    assert codes(pdf, 300) == []


@pytest.mark.parametrize("width_mm", [58, 80])
@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("slip", ["085100047", "0851000471", "085100047123", "085100"])
def test_codes_read_back_as_printed(dpi: int, slip: str, width_mm: int) -> None:
    """Slip numbers of 6 to 12 figures beside a claim code, at a receipt printer's 203 dpi and at 300."""
    row = samples.sale_row(slip=slip)
    found = codes(_receipt(row, width_mm=width_mm), dpi)
    assert sorted(content for _, content in found) == sorted([row.claim_code, "SBX:" + row.claim_code, slip])
    said = text(_receipt(row)).replace(" ", "")
    assert slip in said
    assert row.claim_code in said


def test_more_than_four_digits_never_come_out() -> None:
    """A row that wrongly holds a whole card number, in each field a person could have typed it into."""
    number = "4111111111111111"
    row = samples.sale_row(last4=number, reason=number)
    pdf = receipt_pdf(row, store_name=number, register="2", clerk_name=f"Dana {number}", policy=POLICY)
    said = text(pdf).replace(" ", "")
    assert "11111" not in said
    assert "••1111" in said


def test_no_expiry_and_no_phone() -> None:
    said = text(_receipt(samples.sale_row(expiry_ok=True))).lower()
    assert "expir" not in said
    assert "valid" not in said


@pytest.mark.parametrize(
    "name",
    ["<b>&\"' Row</b>", "M" * 300, "Łódź Śródmieście", "", "a\nb", "\u202eevil", "日本の店", "<para>&amp;</para>"],
)
def test_hostile_names_print_as_they_are(name: str) -> None:
    pdf = _receipt(samples.sale_row(), store=name)
    assert page_count(pdf) == 1
    if name.startswith("<b>"):
        assert name in text(pdf)
    if name.startswith("<para>"):
        assert name in text(pdf)


def test_odd_rows_still_print() -> None:
    """A yen sale without tax; a brand nobody knows; the largest amount money can be; cash short of the amount."""
    for row in (
        samples.sale_row(currency="JPY", amount_minor=12_995, tax_minor=0),
        samples.sale_row(brand="unheard-of"),
        samples.sale_row(amount_minor=10**12),
        samples.cash_row(received_minor=0),
        samples.sale_row(slip="", claim_code="", slip_code="", approval=""),
    ):
        assert page_count(_receipt(row)) == 1
    assert "12,995" in text(_receipt(samples.sale_row(currency="JPY", tax_minor=0)))
    assert "10,000,000,000.00" in text(_receipt(samples.sale_row(amount_minor=10**12)))


@pytest.mark.parametrize("width_mm", [58, 80])
def test_everything_stands_on_the_roll(width_mm: int) -> None:
    """All marks at once, the longest names, the largest amount: nothing beside the paper, nothing on another."""
    for row in (samples.sale_row(), samples.refund_row(amount_minor=10**12), samples.sale_row(voided_by_seq=41_500)):
        pdf = _receipt(row, width_mm=width_mm, store="Ångström-Straße, " * 3, training=True, copy=COPIED)
        wide = width_mm * 72 / 25.4
        assert page_count(pdf) == 1
        assert all(one.left > 0 and one.right < wide for one in stretches(pdf))
        assert overlaps(pdf) == []
