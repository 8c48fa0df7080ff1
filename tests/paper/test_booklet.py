"""The booklet: every topic on a page of its own, in the order of the fold, legible by a torch on any printer."""

from __future__ import annotations

import io
from functools import cache

import pypdf
import pytest

from paper import booklet_samples
from paper.reading import fonts_without_a_program, ink_commands, overlaps, page_count, stretches, text
from shoebox.paper.booklet import booklet_leaves, folded
from shoebox.paper.faces import REGULAR, SEMIBOLD, Style
from shoebox.paper.leaf import broken

MM = 72 / 25.4
HALF = 148.5 * MM
PLAIN, BOLD = Style(REGULAR, 10, 14), Style(SEMIBOLD, 10, 14)


@cache
def pdf(which: str) -> bytes:
    return booklet_samples.booklet(getattr(booklet_samples, which)())


def leaves() -> dict[int, list[str]]:
    """What stands on each page by its number, read from the sheets as they are folded."""
    found: dict[int, list[str]] = {}
    sides = folded(page_count(pdf("shipped")) * 2)
    for one in stretches(pdf("shipped")):
        left, right = sides[one.page]
        found.setdefault(left if one.left < HALF else right, []).append(one.text.strip())
    return found


@pytest.mark.parametrize(
    ("pages", "sides"),
    [(4, [(4, 1), (2, 3)]), (8, [(8, 1), (2, 7), (6, 3), (4, 5)])],
)
def test_pages_follow_each_other_when_folded(pages, sides):
    assert folded(pages) == sides


def test_every_page_says_its_number_where_it_lies():
    for number, said in leaves().items():
        assert number == 1 or str(number) in said


def test_the_contents_name_the_page_of_each_topic():
    found = leaves()
    titles = [topic.title for topic in booklet_samples.shipped().topics] + ["Pick-up list", "Hold list"]
    listed = [*found[2], *found[3], *found[4]]
    for title in titles:
        number = int(listed[listed.index(title) + 1])
        assert title in found[number], title


def test_a_shipped_topic_fits_its_page():
    """Cover, three of contents, a page each, two lists, and notes until the last sheet is full."""
    topics = len(booklet_samples.shipped().topics)
    assert page_count(pdf("shipped")) * 2 == -(-(4 + topics + 2) // 4) * 4
    assert ", more" not in text(pdf("shipped")).replace("Contents, more", "")


def test_the_cover_says_whose_it_is_and_whom_to_call():
    cover = leaves()[1]
    edition = booklet_samples.shipped().edition
    assert {"Playbook", "Store 085 Harbour Row", "0800 555 0100", "0800 555 0177"} <= set(cover)
    assert f"Printed 12 November 2026. Edition {edition}." in cover


@pytest.mark.parametrize("which", ["shipped", "full"])
def test_it_prints_on_anything(which):
    made = pdf(which)
    assert ink_commands(made) <= {"0 g", "0 G", ".6 G"}
    assert fonts_without_a_program(made) == []
    assert overlaps(made) == []
    assert min(one.size for one in stretches(made)) >= 7


@pytest.mark.parametrize("which", ["shipped", "full"])
def test_nothing_stands_outside_its_page_or_in_the_fold(which):
    for one in stretches(pdf(which)):
        left = 0 if one.left < HALF else HALF
        assert one.left >= left + 12 * MM, one.text
        assert one.right <= left + HALF - 12 * MM, one.text
        assert one.bottom >= 12 * MM, one.text
        assert one.top <= (210 - 8) * MM, one.text


def test_sheets_are_a4_on_their_side():
    for page in pypdf.PdfReader(io.BytesIO(pdf("shipped"))).pages:
        assert [round(float(side) / MM) for side in page.mediabox[2:]] == [297, 210]


def test_the_same_playbook_gives_the_same_bytes():
    assert booklet_samples.booklet() == booklet_samples.booklet()


def test_what_head_office_wrote_too_long_goes_on_over_the_leaf():
    said = text(pdf("full"))
    assert ", more" in said
    assert said.count("slowly.") == 60 * 30


def test_lines_break_between_words_and_keep_what_is_bold():
    lines = broken("one **two three** four", PLAIN, BOLD, 60)
    assert lines == ((("one ", False), ("two", True)), (("three ", True), ("four", False)))


def test_a_word_wider_than_its_line_is_cut_inside():
    lines = broken("W" * 40, PLAIN, BOLD, 100)
    assert "".join(said for line in lines for said, _ in line) == "W" * 40
    assert len(lines) > 3


def test_a_store_without_pages_still_gets_a_cover():
    from shoebox.domain.playbook import Playbook

    pages = booklet_leaves(Playbook(), store="085", phones=(), printed="12 November 2026")
    assert len(pages) % 4 == 0
