"""What every paper must keep: same bytes twice, black ink, embedded letters, 7 points or more, nothing on another."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import pypdf
import pytest

from paper import day_samples, samples
from paper.reading import (
    black_and_white,
    fonts_without_a_program,
    ink_commands,
    overlaps,
    picture_of,
    quiet_zones,
    stretches,
)
from shoebox.domain.policy import Policy
from shoebox.domain.printer import Copied
from shoebox.paper import box_label_pdf, end_of_day_pdf, findings_pdf, receipt_pdf
from shoebox.paper.faces import REGULAR, Style
from shoebox.paper.sheet import Sheet

PRINTED_MS = samples.local_ms(18, 33)
MM = 72 / 25.4


def _receipt(**changes: Any) -> bytes:
    row = samples.sale_row()
    return receipt_pdf(row, store_name="Harbour Row", register="2", clerk_name="Dana K.", policy=Policy(), **changes)


PAPERS: dict[str, Callable[[], bytes]] = {
    "receipt": _receipt,
    "receipt copy": lambda: _receipt(copy=Copied()),
    "receipt training": lambda: _receipt(training=True),
    "end of day": lambda: end_of_day_pdf(samples.figures(), printed_ms=PRINTED_MS),
    "empty day": lambda: end_of_day_pdf(samples.empty_figures(), printed_ms=PRINTED_MS),
    "huge day": lambda: end_of_day_pdf(samples.huge_figures(), printed_ms=PRINTED_MS),
    "draft": lambda: end_of_day_pdf(samples.draft_figures(), printed_ms=PRINTED_MS, draft=True),
    "label": lambda: box_label_pdf(samples.box_head(), entries=203, slips_by_hand=129, **samples.LABELLED),
    "findings": lambda: findings_pdf(samples.findings_report(40)),
    **day_samples.PAPERS,
}
WITH_CODES = ("receipt", "receipt copy", "end of day", "huge day", "label", "findings", *day_samples.WITH_CODES)


@cache
def _paper(name: str) -> bytes:
    return PAPERS[name]()


@pytest.fixture(params=sorted(PAPERS))
def pdf(request: pytest.FixtureRequest) -> bytes:
    return _paper(request.param)


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert PAPERS[name]() == _paper(name)


def test_two_lanes_at_once_give_the_same_bytes() -> None:
    """A receipt and a report drawn at the same time in two threads do not mix their letters."""
    with ThreadPoolExecutor(2) as lanes:
        days = [lanes.submit(PAPERS["end of day"]) for _ in range(4)]
        rolls = [lanes.submit(PAPERS["receipt"]) for _ in range(4)]
        assert {lane.result() for lane in days} == {_paper("end of day")}
        assert {lane.result() for lane in rolls} == {_paper("receipt")}


def test_sheets_finished_in_several_lanes_keep_their_letters() -> None:
    """Two hundred sheets of accented letters, each put together from two, finished in four threads at once."""
    accented = "".join(chr(code) for code in range(0xC0, 0x17F) if code not in {0xD7, 0xF7})

    def finished() -> bytes:
        sheet = Sheet(width_mm=80, height_mm=80, title="", subject="")
        sheet.text(0, 20, accented, Style(REGULAR, 8, 10))
        sheet.turn()
        return sheet.finished()

    alone = finished()
    with ThreadPoolExecutor(4) as lanes:
        together = [lanes.submit(finished) for _ in range(200)]
        assert {lane.result() for lane in together} == {alone}


def test_no_text_stands_on_another(pdf: bytes) -> None:
    assert overlaps(pdf) == []


def test_no_text_is_under_seven_points(pdf: bytes) -> None:
    assert min(stretch.size for stretch in stretches(pdf)) >= 7


def test_ink_is_black_and_only_lines_are_grey(pdf: bytes) -> None:
    """No colour anywhere, no grey fill: what a poor printer drops are hairlines and an outline."""
    assert ink_commands(pdf) <= {"0 g", "0 G", ".6 G"}


def test_letters_are_in_the_file(pdf: bytes) -> None:
    assert fonts_without_a_program(pdf) == []


def test_every_file_has_a_title(pdf: bytes) -> None:
    about = pypdf.PdfReader(io.BytesIO(pdf)).metadata
    assert about is not None
    assert about.title
    assert about.author == "Shoebox"


def test_every_page_keeps_to_its_margins(pdf: bytes) -> None:
    """Nothing readable stands nearer to an edge than 3.9 mm, nor outside 190 x 255 mm on an A4 sheet."""
    sizes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    for stretch in stretches(pdf):
        wide, high = float(sizes[stretch.page].width), float(sizes[stretch.page].height)
        a4 = wide > 590
        side, end = (10 * MM - 1, 21 * MM - 3) if a4 else (3.9 * MM, 3.9 * MM)
        assert stretch.left >= side, stretch
        assert stretch.right <= wide - side, stretch
        assert stretch.bottom >= end, stretch
        assert stretch.top <= high - end, stretch


@pytest.mark.thorough
@pytest.mark.parametrize("name", WITH_CODES)
@pytest.mark.parametrize("dpi", [203, 300])
def test_quiet_zones_are_empty(name: str, dpi: int) -> None:
    zones = quiet_zones(_paper(name), dpi)
    assert zones
    assert [content for content, quiet in zones if not quiet] == []


@pytest.mark.parametrize("name", ["receipt", "end of day", "label"])
def test_black_and_white_loses_no_word(name: str) -> None:
    """On a printer without grey each stretch of text keeps most of its ink."""
    dpi = 203
    grey = picture_of(_paper(name), dpi, 0)
    plain = black_and_white(grey)
    for stretch in stretches(_paper(name)):
        if stretch.page or not stretch.text.strip():
            continue
        scale = dpi / 72
        box = (
            int(stretch.left * scale),
            int(grey.height - stretch.top * scale),
            int(stretch.right * scale) + 1,
            int(grey.height - stretch.bottom * scale) + 1,
        )
        inked = sum(255 - level for level in grey.crop(box).tobytes())
        kept = sum(255 - level for level in plain.crop(box).tobytes())
        assert kept > 0.7 * inked, stretch.text
