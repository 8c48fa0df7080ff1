"""The custody sheet: what the book knows of a box's way, lines for every hand that follows, and two ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, overlaps, page_count, text
from shoebox.domain.custody import HandOver
from shoebox.domain.former import former_no
from shoebox.paper import custody_pdf


def _words(*steps: HandOver, **changes) -> str:
    pdf = custody_pdf(day_samples.custody(*steps, **changes), printed_ms=day_samples.PRINTED_MS)
    return " ".join(text(pdf).split())


def test_the_way_so_far_and_the_ends_to_come() -> None:
    """Closed by M. Okafor, into the safe with T. Reyes, out with J. Ortega; then Finance, then two who destroy it."""
    said = _words(day_samples.hand_over(0), day_samples.hand_over(1, note="receipt 88 120"))
    for words in (
        "Custody of a box", "A 448 210", "Slips counted by hand 129", "Slips in the book 129", "Keep until 12 May 2028",
        "closed by M. Okafor back office", "M. Okafor T. Reyes back office to safe", "entry 501: receipt 88 120",
        "From: name, signature", "Arrived at Finance", "The tape is whole", "First person, name and signature",
        "Second person, name and signature",
    ):  # fmt: skip
        assert words in said, words
    assert "changed on the way" not in said


def test_a_hand_over_of_a_damaged_book_is_named_by_that_book() -> None:
    said = _words(day_samples.hand_over(0, seq=former_no(1, 501), note="receipt 88 120"))
    assert "entry 501 of book 1: receipt 88 120" in said


def test_who_took_the_box_stands_whole() -> None:
    """Name, firm and badge as they are typed, up to 200 letters; so is the place."""
    said = " ".join(f"Brightway-{at:02d}" for at in range(14)) + " badge 4471"
    words = _words(day_samples.hand_over(0), day_samples.hand_over(1, takes=said, to_place=f"{said} van"))
    assert words.count("badge 4471") == 2
    assert "…" not in words


def test_another_tape_is_said_at_the_top_and_in_its_row() -> None:
    said = _words(day_samples.hand_over(0, seal="B 1", note="torn, sealed anew"))
    assert "The tape was changed on the way" in said
    assert "not as closed" in said


@pytest.mark.parametrize("dpi", DPIS)
def test_the_numbers_of_box_and_seal_read_back(dpi: int) -> None:
    assert codes(day_samples.PAPERS["custody"](), dpi) == [("Code128", "085-2-0316"), ("Code128", "A448210")]


@pytest.mark.parametrize("seal", ["S", "SEAL-004711", "Siegel-Nr. 4711/Ä", "S" * 48])
def test_a_seal_of_any_length_stands_as_digits_and_as_bars_where_they_fit(seal: str) -> None:
    """A seal with an Ä can't be bars, and one of 48 letters has no room for them."""
    sheet = day_samples.custody()
    pdf = custody_pdf(replace(sheet, box=replace(sheet.box, seal=seal)), printed_ms=0)
    read = [content for _, content in codes(pdf, 203)]
    assert overlaps(pdf) == []
    assert seal[:20] in text(pdf)
    assert (seal in read) is (seal == "S" or seal.startswith("SEAL"))


@pytest.mark.parametrize("count", [0, 1, 8, 16, 17, 18, 19, 20, 40, 90])
def test_any_number_of_hands_leaves_lines_for_four_more(count: int) -> None:
    pdf = custody_pdf(day_samples.custody(*map(day_samples.hand_over, range(count))), printed_ms=0)
    assert overlaps(pdf) == []
    assert text(pdf).count("Arrived at Finance") == 1
    assert page_count(pdf) <= 1 + count // 15


def test_hostile_names_and_a_box_nobody_counted() -> None:
    step = day_samples.hand_over(0, takes="<b>" * 40, note="4111 1111 1111 1111", to_place="W" * 80)
    pdf = custody_pdf(day_samples.custody(step, slips_by_hand=-1), printed_ms=0, training=True)
    assert overlaps(pdf) == []
    assert "4111 1111 1111" not in text(pdf)
    assert "not counted" in text(pdf)
    assert "TRAINING" in text(pdf)
