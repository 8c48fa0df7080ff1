"""Enrolment codes on paper: one strip for each register, its code to be typed or scanned."""

from __future__ import annotations

import pytest

from paper import day_samples
from paper.reading import DPIS, codes, text
from shoebox.domain.ids import spaced


@pytest.mark.parametrize("dpi", DPIS)
def test_every_code_reads_back(dpi: int) -> None:
    """Five registers on two sheets."""
    pdf = day_samples.PAPERS["code-sheets"]()
    wanted = [sheet.code for sheet in day_samples.code_sheets(5)]
    read = [content for page in range(2) for _, content in codes(pdf, dpi, page=page)]
    assert sorted(read) == sorted(wanted)
    for code in wanted:
        assert spaced(code) in text(pdf)
