"""Letters a receipt printer knows: text in its code page, in lines of its columns. Paper room; draws nothing.

A printer prints one letter a byte. What its code page lacks is written with what comes nearest, so that a name stays
one that can be read aloud, and nothing of the text is ever a command.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from textwrap import wrap

from shoebox.paper.plain_letters import nearest

UNKNOWN = "?"


def legible(text: str, code_page: str) -> str:
    """The text in letters of the code page alone, each of them one column wide."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_nearest(letter, code_page) for letter in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=2_000)
def _nearest(letter: str, code_page: str) -> str:
    found = nearest(letter, lambda one: _knows(one, code_page))
    return UNKNOWN if found is None else found


def _knows(letter: str, code_page: str) -> bool:
    """Whether the page has the letter; controls are none, though each page has a byte for them."""
    if not letter.isprintable():
        return False
    try:
        return len(letter.encode(code_page)) == 1
    except UnicodeEncodeError:
        return False


def lines_of(text: str, columns: int, *, lines_max: int) -> tuple[str, ...]:
    """The text in lines of so many letters; what does not fit into the last one ends in three dots."""
    lines = wrap(text, columns, break_on_hyphens=False)
    if len(lines) <= lines_max:
        return tuple(lines)
    return (*lines[: lines_max - 1], cut(" ".join(lines[lines_max - 1 :]), columns))


def even_lines_of(text: str, columns: int, *, lines_max: int) -> tuple[str, ...]:
    """The same in lines of about one length, so that no word stands alone under a full line."""
    lines = lines_of(text, columns, lines_max=lines_max)
    while len(lines) > 1:
        closer = lines_of(text, max(map(len, lines)) - 1, lines_max=lines_max)
        if len(closer) > len(lines) or " ".join(closer) != " ".join(lines):
            break
        lines = closer
    return lines


def cut(text: str, columns: int) -> str:
    """The text, or as much of it as stands in so many letters with three dots after it."""
    return text if len(text) <= columns else text[: columns - 3].rstrip() + "..."
