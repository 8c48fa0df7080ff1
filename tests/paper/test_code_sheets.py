"""Enrolment codes on paper: one strip for each register, its code to be typed or scanned."""

from __future__ import annotations

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, overlaps, text
from shoebox.domain.ids import spaced
from shoebox.paper import code_sheets_pdf


@pytest.mark.parametrize("dpi", DPIS)
def test_every_code_reads_back(dpi: int) -> None:
    """Five registers on two sheets."""
    pdf = day_samples.PAPERS["code-sheets"]()
    wanted = [sheet.code for sheet in day_samples.code_sheets(5)]
    read = [content for page in range(2) for _, content in codes(pdf, dpi, page=page)]
    assert sorted(read) == sorted(wanted)
    for code in wanted:
        assert spaced(code) in text(pdf)


def test_the_command_to_type_stands_whole_however_long_the_address() -> None:
    """98 letters: cut short, nobody at the store could type it."""
    address = "https://shoebox-central.stores-north-east.quill-and-sons-outfitters.example.com:8443/registers/enrolment"
    pdf = code_sheets_pdf(day_samples.code_sheets(5), address=address, office="7F99 E510 8DDE D5C4 A4AD")
    assert text(pdf).count(address) == 5
    assert overlaps(pdf) == []
