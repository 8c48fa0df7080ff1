"""The box label reads from afar and by a scanner."""

from __future__ import annotations

import pytest

from paper import samples
from paper.reading import DPIS, codes, page_count, text
from shoebox.paper import box_code, box_label_pdf


def test_what_the_label_says() -> None:
    """Box 085-2-0316 of Thursday 12 November 2026: 129 slips, 203 entries, $15,208.74, kept 18 months."""
    said = text(box_label_pdf(samples.box_head(), entries=203, slips_by_hand=129, **samples.LABELLED))
    for words in (
        "085", "Harbour Row", "Thu 12 Nov", "2026, incident 26-07", "085-2-0316", "A 448 210", "129", "203",
        "$15,208.74", "12 May 2028", "Who had the box", "Do not open",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(
    ("slips", "holds"), [(129, "signed card slips"), (-1, "signed card slips"), (0, "papers of the day")]
)
def test_it_says_what_the_box_holds(slips: int, holds: str) -> None:
    """The box of an office PC that sells nothing has no card slip in it."""
    said = text(box_label_pdf(samples.box_head(), entries=3, slips_by_hand=slips, **samples.LABELLED))
    assert f"Holds {holds}. Do not open." in said


@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("box_no", ["085-2-0316", "1-1", "HARBOUR-ROW-0316"])
def test_codes_read_back(dpi: int, box_no: str) -> None:
    head = samples.box_head(box_no=box_no)
    found = codes(box_label_pdf(head, entries=203, slips_by_hand=129, **samples.LABELLED), dpi)
    assert sorted(content for _, content in found) == sorted(["A448210", box_no, box_code(head)])
    assert box_code(head).endswith(head.head.hex().upper())


def test_a_count_by_hand_has_a_field_beside_the_number() -> None:
    """Finance counts the slips when the box comes: empty fields for the number, and for who counted and when."""
    said = text(box_label_pdf(samples.box_head(), entries=203, slips_by_hand=129, **samples.LABELLED))
    assert "Counted by hand at Finance" in said
    assert "Initials and date" in said


def test_what_is_not_known_is_said() -> None:
    """Nobody counted, no incident, no seal."""
    said = text(box_label_pdf(samples.box_head(seal="", incident=""), entries=0, slips_by_hand=-1, **samples.LABELLED))
    assert "not counted" in said
    assert "none" in said
    assert "incident" not in said


def test_hostile_names() -> None:
    head = samples.box_head(store="Größe-Ñ-" * 5, store_name="<b>&\"' " * 40, seal="S" * 90, box_no="Ñ-0316")
    pdf = box_label_pdf(head, entries=10**9, slips_by_hand=10**9, **samples.LABELLED)
    assert page_count(pdf) == 1
    assert "<b>&\"'" in text(pdf)
    assert "Ñ-0316" in text(pdf)


def test_money_that_corrects_earlier_days_too_is_called_the_box_total() -> None:
    said = text(
        box_label_pdf(samples.box_head(), entries=203, slips_by_hand=129, **samples.LABELLED, is_corrected=True)
    )
    assert "Box total, corrected" in said
    assert "Money" not in said
