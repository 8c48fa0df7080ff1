"""Head office's papers of boxes: the whole way of one, and the certificate that two people destroyed some."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paper import archive_samples as samples
from paper.reading import DPIS, codes, overlaps, page_count, text


def _words(pdf: bytes) -> str:
    return " ".join(text(pdf).split())


def test_the_way_from_the_close_to_the_shelf() -> None:
    said = _words(samples.PAPERS["archive-sheet"]())
    for words in (
        "Custody of a box", "Store 085 Harbour Row", "closed by staff no. 1", "J. Ortega, Swift Courier",
        "taken in, tape A 448 210 whole, 128 slips counted", "Ann Weber archive, row 4 612", "difference explained",
        "Leo Brandt", "slip 085100047 was kept for a dispute", "moved Leo Brandt cellar, shelf 12 640",
        "129, 128", "12 May 2028", "Stored",
    ):  # fmt: skip
        assert words in said, words


def test_a_box_whose_entries_never_came() -> None:
    said = _words(samples.PAPERS["archive-sheet-unknown"]())
    assert "None of its entries has come yet" in said
    assert "not known, 128" in said
    assert "At the store" not in said


def test_the_certificate_names_both_and_the_entry() -> None:
    said = _words(samples.certificate())
    for words in (
        "Certificate of destruction", "by Priya Nair and Leo Brandt, each with a PIN", "Entry 9,204 of head office's",
        "C0FF EEC0", "Boxes 3", "Slips in them 387", "cross-cut", "Safe Shred Ltd, in our yard", "085-1-0302",
        "Signature of Priya Nair", "Signature of Leo Brandt", "invoice 2028-118",
    ):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("archive-sheet", ["085-1-0316", "A448210"]),
        ("archive-certificate", ["085-1-0300", "085-1-0301", "085-1-0302", "D-009204"]),
    ],
)
@pytest.mark.parametrize("dpi", DPIS)
def test_the_numbers_read_back(name: str, numbers: list[str], dpi: int) -> None:
    """The paper's own, and those of the boxes and the seal that it is about."""
    assert codes(samples.PAPERS[name](), dpi) == [("Code128", number) for number in numbers]


@pytest.mark.thorough
@pytest.mark.parametrize("boxes", [1, 20, 23, 24, 25, 26, 60, 500])
def test_any_number_of_boxes_ends_with_two_signatures(boxes: int) -> None:
    pdf = samples.certificate(boxes)
    assert overlaps(pdf) == []
    assert text(pdf).count("Signature of Leo Brandt") == 1
    assert text(pdf).count("085-1-0") == boxes
    assert page_count(pdf) <= 2 + boxes // 20


def test_hostile_words_stay_words() -> None:
    step = replace(samples.END, place="<b>" * 26, note="4111 1111 1111 1111 " + "W" * 180)
    for pdf in (samples.certificate(2, step), samples.sheet(samples.kept(316, *([samples.ARRIVED] * 60), step))):
        assert overlaps(pdf) == []
        assert "4111 1111 1111" not in text(pdf)
