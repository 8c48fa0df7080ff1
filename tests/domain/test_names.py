"""Numbers go into file names on any disk, names onto paper and into sheets: what can't be carried is no name."""

from __future__ import annotations

import pytest

from shoebox.domain.names import line_fits, name_fits, number_fits

CARD = "4111 1111 1111 1111"


@pytest.mark.parametrize("text", ["085", "085-2", "26-07", "HQ", "1", "x" * 20])
def test_what_stands_on_slips_is_a_number(text: str) -> None:
    assert number_fits(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            ".",
            "..",
            "../x",
            "a/b",
            "a\\b",
            "x.",
            "a b",
            "a:b",
            "a*b",
            "a,b",
            'a"b',
            "o'x",
            "-1",
            "1-",
            "=1+1",
        ),
        *("CON", "nul", "Com1", "a\nb", "a\x1bb", "ä", "٣", "x" * 21, "4111111111111111", "4111-1111-1111-1111"),
    ],
)
def test_what_a_disk_or_a_sheet_would_trip_over_is_no_number(text: str) -> None:
    assert not number_fits(text)


@pytest.mark.parametrize("text", ["Harbour Row", 'O\'Neill & "Sons"', "مرحبا", "می‌خواهم", "Zürich 2", "7", "🛒 24"])
def test_names_are_written_as_people_write_them(text: str) -> None:
    assert name_fits(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Row ", "a\nb", "a\tb", "a\x1b[31m", "a\x85b", "a\u2028b", "---", "\u200d", "x" * 61),
        *("\u202eworra", "a\u2066b", "a\u200bb", "Cafe\u0301", "\ud800", CARD, f"card {CARD}"),
    ],
)
def test_what_hides_breaks_or_turns_text_around_is_no_name(text: str) -> None:
    assert not name_fits(text)


def test_a_line_may_be_empty_but_never_two_nor_a_card() -> None:
    assert line_fits("")
    assert line_fits("the number on your sticker: +1 555 0100")
    assert not line_fits("a\nb")
    assert not line_fits(CARD)
    assert not line_fits("x" * 201)
