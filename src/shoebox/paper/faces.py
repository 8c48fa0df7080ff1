"""Inter on paper: the three weights with tabular figures, measured and broken into lines. Reads the font files.

The faces are read when this module is imported: Python's import lock makes that happen once, whichever thread asks
first. Every figure on paper is tabular, so columns of money stand under each other and 1 takes the room of 8.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from shoebox.domain.card import holds_card_number
from shoebox.paper.language import say
from shoebox.paper.plain_letters import nearest
from shoebox.resources import asset

REGULAR, MEDIUM, SEMIBOLD = "Inter-Regular", "Inter-Medium", "Inter-SemiBold"
ELLIPSIS = "…"
# Of a table's cells, measured to be broken and again to be drawn. A register makes receipts all day: each has new ones.
WORDS_KEPT_MAX = 1_024
TEXT_CHARS_MAX = 4_000  # of one cell; what is longer was never typed by a person
# Inter keeps its ten tabular figures at these private code points (feature "tnum"); tests hold it to that.
_TABULAR_ZERO = 0xE071
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # controls, direction marks, private use: nothing a reader can see


@dataclass(frozen=True, slots=True)
class Style:
    """A weight at a size, both in points; ``spacing`` is added after each letter, as a share of the size."""

    face: str
    size: float
    leading: float
    spacing: float = 0.0


def _register(name: str) -> dict[int, float]:
    font = TTFont(name, str(asset(f"fonts/{name}.ttf")), shapable=False)
    for figure in range(10):
        font.face.charToGlyph[ord("0") + figure] = font.face.charToGlyph[_TABULAR_ZERO + figure]
        font.face.charWidths[ord("0") + figure] = font.face.charWidths[_TABULAR_ZERO + figure]
    registerFont(font)
    return {code: width / 1000 for code, width in font.face.charWidths.items()}


_WIDTHS = {name: _register(name) for name in (REGULAR, MEDIUM, SEMIBOLD)}
_NO_LETTER = "?"  # as a receipt printer has it; a box looks like a fault of the paper
_UNKNOWN_WIDTH = _WIDTHS[REGULAR][ord(_NO_LETTER)]


def printable(text: str) -> str:
    """The text as paper can show it: one line, composed letters, nothing invisible, no more than a cell may hold."""
    whole = unicodedata.normalize("NFC", text[:TEXT_CHARS_MAX])
    if whole.isascii() and whole.isprintable() and "  " not in whole:
        return whole.strip()
    seen = "".join(" " if c.isspace() else c for c in whole if c.isspace() or unicodedata.category(c) not in _HIDDEN)
    return " ".join(seen.split())


def spoken(text: str) -> str:
    """What a person typed, as paper may show it: a card number in it never reaches the printer."""
    plain = printable(text)
    return say("(card number not printed)") if holds_card_number(plain) else plain


@lru_cache(maxsize=WORDS_KEPT_MAX)
def _letters_width(text: str, face: str) -> float:
    widths = _WIDTHS[face]
    return sum(widths.get(ord(letter), _UNKNOWN_WIDTH) for letter in known_letters(text))


def text_width(text: str, style: Style) -> float:
    """How wide the text stands, in points."""
    letters = len(known_letters(text)) if style.spacing else 0
    return (_letters_width(text, style.face) + letters * style.spacing) * style.size


def known_letters(text: str) -> str:
    """The text in letters of our faces: what they lack in plain letters, or as a ? where there is no such form.

    An archive wants no letter that shows as nothing, and nobody can read an empty box.
    """
    known = _WIDTHS[REGULAR]
    if (text.isascii() and text.isprintable()) or all(ord(letter) in known for letter in text):
        return text
    return "".join(map(_known_letter, text))


@lru_cache(maxsize=WORDS_KEPT_MAX)
def _known_letter(letter: str) -> str:
    found = nearest(letter, lambda one: ord(one) in _WIDTHS[REGULAR])
    return _NO_LETTER if found is None else found


_HAIR = 1e-6  # points: what `narrowed` made to fit exactly must not fail by the last binary digit


def narrowed(text: str, style: Style, width: float, *, least: float = 0.0) -> Style:
    """The style, as much smaller as the text needs to stand within ``width`` points, but never below ``least``."""
    wide = text_width(text, style)
    if wide <= width:
        return style
    size = max(min(least, style.size), style.size * max(0.0, width) / wide)
    return Style(style.face, size, style.leading, style.spacing)


def fit(text: str, style: Style, width: float) -> str:
    """The text, or as much of it as stands within ``width`` points with an ellipsis after it."""
    if text_width(text, style) <= width + _HAIR:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text_width(text[:middle] + ELLIPSIS, style) <= width else (low, middle - 1)
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, style: Style, width: float, *, lines_max: int) -> tuple[str, ...]:
    """The text in lines within ``width`` points; what does not fit into the last line ends in an ellipsis.

    A word wider than a line is cut inside, so nothing ever stands outside its column.
    """
    if text_width(text, style) <= width:
        return (text,)
    lines: list[str] = []
    rest = text
    while rest and len(lines) < lines_max - 1:
        line, rest = _first_line(rest, style, width)
        lines.append(line)
    return (*lines, fit(rest, style, width)) if rest else tuple(lines)


def wrap_even(text: str, style: Style, width: float, *, lines_max: int) -> tuple[str, ...]:
    """As `wrap`, in lines of about one length where there are several: no word stands alone under a full line."""
    lines = wrap(text, style, width, lines_max=lines_max)
    widest = _widest(lines, style)
    while len(lines) > 1:
        closer = wrap(text, style, widest - _HAIR, lines_max=lines_max)
        narrower = _widest(closer, style)
        # What is as wide as before, by the hair that `fit` allows, would be tried for ever.
        if len(closer) > len(lines) or not _whole(closer, text) or narrower > widest - _HAIR:
            return lines
        lines, widest = closer, narrower
    return lines


def _widest(lines: tuple[str, ...], style: Style) -> float:
    return max((text_width(line, style) for line in lines), default=0.0)


def _whole(lines: tuple[str, ...], text: str) -> bool:
    """Whether the lines were broken between words alone, and nothing was left out."""
    return " ".join(lines) == text


def _first_line(text: str, style: Style, width: float) -> tuple[str, str]:
    words = text.split(" ")
    line, used = words[0], 1
    if text_width(line, style) > width:
        return _cut_word(text, style, width)
    for word in words[1:]:
        if text_width(f"{line} {word}", style) > width:
            break
        line, used = f"{line} {word}", used + 1
    return line, " ".join(words[used:])


def _cut_word(text: str, style: Style, width: float) -> tuple[str, str]:
    at = len(fit(text, style, width + text_width(ELLIPSIS, style))) - len(ELLIPSIS)
    at = max(1, at)
    return text[:at], text[at:].lstrip()
