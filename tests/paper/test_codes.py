"""Bars and squares are what a scanner reads back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import zxingcpp
from PIL import Image

from shoebox.paper import code128_pattern, codes, qr_matrix
from shoebox.paper.codes import bar_runs, can_be_bars


def _picture_of_bars(pattern: str) -> Image.Image:
    picture = Image.new("L", (3 * (len(pattern) + 20), 60), 255)
    for first, length in bar_runs(pattern):
        picture.paste(0, (3 * (first + 10), 5, 3 * (first + 10 + length), 55))
    return picture


def _picture_of_squares(squares: tuple[tuple[bool, ...], ...]) -> Image.Image:
    side = 4 * (len(squares) + 8)
    picture = Image.new("L", (side, side), 255)
    for row, line in enumerate(squares):
        for column, black in enumerate(line):
            if black:
                picture.paste(0, (4 * (column + 4), 4 * (row + 4), 4 * (column + 5), 4 * (row + 5)))
    return picture


@pytest.mark.parametrize(
    "content",
    [
        "085100047", "08510004", "085100047123", "1", "12", "123", "1234", "0000000000", "K7QM4TXN", "2345CDFG",
        "085-2-20261112-0316", "085-2-0316", "R-20261119-0812-3", "a b~!", "12345A67890", "A1B22C333D4444",
    ],
)  # fmt: skip
def test_bars_read_back(content: str) -> None:
    """Slip numbers of odd and even length, claim codes, report numbers: each one as it went in."""
    found = zxingcpp.read_barcodes(_picture_of_bars(code128_pattern(content)))
    assert [(code.text, "128" in str(code.format)) for code in found] == [(content, True)]


@pytest.mark.parametrize("content", ["SBX:K7QM4TXN", "SBX:DAY:085-2-20261112-0316:" + "9F" * 32, "x", "ünï"])
def test_squares_read_back(content: str) -> None:
    found = zxingcpp.read_barcodes(_picture_of_squares(qr_matrix(content)))
    assert [code.text for code in found] == [content]


def test_a_claim_code_is_the_smallest_qr() -> None:
    """12 letters in 21 squares: at 1 mm a square it stands 29 mm wide with its quiet zone."""
    assert len(qr_matrix("SBX:K7QM4TXN")) == 21


def test_bars_begin_and_end_black() -> None:
    pattern = code128_pattern("085100047")
    assert pattern[0] == pattern[-1] == "1"
    assert set(pattern) == {"0", "1"}
    assert sum(length for _, length in bar_runs(pattern)) == pattern.count("1")


@pytest.mark.parametrize("content", ["", "é", "0851\n", "9" * 49, "٣٤"])
def test_bars_are_not_for_every_text(content: str) -> None:
    """Empty, beyond ASCII, a line break, too long, figures of another script."""
    assert not can_be_bars(content)
    with pytest.raises(AssertionError):
        code128_pattern(content)


def test_a_square_that_screen_and_paper_want_at_once_is_made_once():
    code, before = "SBX:TWKQM4TX", codes._squares.cache_info().misses
    with ThreadPoolExecutor(8) as lanes:
        assert len(set(lanes.map(qr_matrix, [code] * 8))) == 1
    assert codes._squares.cache_info().misses == before + 1
