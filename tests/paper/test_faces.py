"""Text is measured as it is drawn, and never stands outside its room."""

from __future__ import annotations

import threading

import pytest
from PIL import Image, ImageFont

from shoebox.paper.faces import (
    ELLIPSIS,
    MEDIUM,
    REGULAR,
    SEMIBOLD,
    Style,
    fit,
    known_letters,
    narrowed,
    printable,
    spoken,
    text_width,
    wrap,
    wrap_even,
)
from shoebox.resources import asset

BODY = Style(REGULAR, 8.5, 11)


def _shape(face: str, letter: str) -> bytes:
    """The letter's ink in the middle of a square."""
    mask = ImageFont.truetype(str(asset(f"fonts/{face}.ttf")), 96).getmask(letter, mode="L")
    left, top, right, bottom = mask.getbbox()
    ink = Image.frombytes("L", mask.size, bytes(mask)).crop((left, top, right, bottom))
    square = Image.new("L", (100, 100), 0)
    square.paste(ink, ((100 - ink.width) // 2, (100 - ink.height) // 2))
    return square.tobytes()


@pytest.mark.parametrize("face", [REGULAR, MEDIUM, SEMIBOLD])
def test_figures_are_tabular(face: str) -> None:
    """111111.11 is as wide as 888888.88, and each tabular glyph looks more like its figure than like any other.

    All but the 1, which gets a foot to fill its room.
    """
    style = Style(face, 10, 12)
    assert text_width("111111.11", style) == pytest.approx(text_width("888888.88", style))
    usual = [_shape(face, str(figure)) for figure in range(10)]
    for figure in (0, 2, 3, 4, 5, 6, 7, 8, 9):
        tabular = _shape(face, chr(0xE071 + figure))
        far = [sum(abs(one - other) for one, other in zip(tabular, shape, strict=True)) for shape in usual]
        assert far.index(min(far)) == figure


def test_fit_shortens_to_the_room() -> None:
    text = "Harbour Row & Sons Outfitters of the Old Fishmarket Quay"
    for room in (20, 45, 90, 130):
        short = fit(text, BODY, room)
        assert short.endswith(ELLIPSIS)
        assert text_width(short, BODY) <= room
    assert fit(text, BODY, 1_000) == text


def test_wrap_keeps_every_word_or_says_it_does_not() -> None:
    text = "Torn off together about 11:20, not found. Searched counter and bins at 18:10."
    lines = wrap(text, BODY, 120, lines_max=9)
    assert " ".join(lines) == text
    assert all(text_width(line, BODY) <= 120 for line in lines)
    two = wrap(text, BODY, 120, lines_max=2)
    assert len(two) == 2
    assert two[-1].endswith(ELLIPSIS)


def test_a_word_wider_than_the_line_is_cut_inside() -> None:
    word = "W" * 80
    lines = wrap(word, BODY, 60, lines_max=20)
    assert "".join(lines) == word
    assert all(text_width(line, BODY) <= 60 for line in lines)


@pytest.mark.parametrize("width", [0.0, 1.0, 5.0])
def test_wrap_ends_in_no_room_at_all(width: float) -> None:
    assert len(wrap("Harbour Row", BODY, width, lines_max=3)) <= 3


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Harbour Row", "Harbour Row"),
        ("  two\nlines\tand  more ", "two lines and more"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("zero\u200bwidth\x07bell", "zerowidthbell"),
        ("Cafe\u0301", "Café"),
        ("\ue072 private", "private"),
    ],
)
def test_only_what_a_reader_sees_is_printed(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_a_card_number_in_a_note_is_not_printed() -> None:
    """4111 1111 1111 1111 typed as a reason stays off every paper."""
    assert "1111" not in spoken("paid with 4111 1111 1111 1111")
    assert spoken("window cleaner") == "window cleaner"


def test_what_was_narrowed_to_fit_stands_whole() -> None:
    """A head line of any length, made as small as its room wants: nothing of it is cut for a last binary digit."""
    for length in range(20, 90):
        words = ("Store 085 Harbour Row, Register 085-1, " * 3)[:length]
        for room in (97.3, 143.7, 211.1):
            line = Style(REGULAR, 9.75, 14)
            assert fit(words, narrowed(words, line, room), room) == words


def test_even_lines_come_to_an_end_and_keep_every_word() -> None:
    """Lines as wide as before, by a hair, were tried for ever: a receipt never came, and the register stood still."""
    lengths = (1, 10, 11, 1, 2, 7), (8, 7, 6, 2, 4, 4, 10, 6, 4, 2, 11), (6, 5, 12, 6, 11)
    texts = [" ".join("ñ" * letters for letters in words) for words in lengths]
    style, evened = Style(MEDIUM, 9.5, 13), []
    at_work = threading.Thread(
        target=lambda: evened.extend(
            wrap_even(text, style, 136.06, lines_max=most) for text in texts for most in (2, 3, 4, 9)
        ),
        daemon=True,
    )
    at_work.start()
    at_work.join(30)
    assert len(evened) == 4 * len(texts)
    assert [" ".join(lines) for lines in evened[3::4]] == texts
    assert all(text_width(line, style) <= 136.06 for lines in evened for line in lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("écharpe Łódź Шарф Γειά ½ ②", "écharpe Łódź Шарф Γειά ½ ②"),
        ("مرحبا שלום", "mrhba shlvm"),
        ("한글 さくら", "hangeul sakura"),
        ("٣٤٥ १२ １２", "345 12 12"),
        ("漢字 7 😀", "HanZi 7 (grinning face)"),
        ("สวัสดี", "swasdi"),
        ("हिन्दी", "hindi"),
        ("🇩🇪 👍🏽", "DE (thumbs up sign)"),
        ("☕\ufe0f", "(hot beverage)"),
        ("\U00013000", "?"),
    ],
)
def test_a_letter_that_our_faces_lack_is_written_in_plain_ones(text: str, said: str) -> None:
    """Digits of any script stay digits. Chinese stands by its sound and a picture by its name; never as a box."""
    assert known_letters(text) == said
    assert text_width(text, BODY) == pytest.approx(text_width(said, BODY))
