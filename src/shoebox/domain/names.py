"""How stores, registers and people may be called, so that paper, CSV and any disk can carry it. Standard library only.

A store's number ends up in file names on sticks of every make; a name ends up on paper, in spreadsheets and in front of
people. Both are judged here once, whether they were typed at setup, edited in a file or came in on an enrolment card.
"""

from __future__ import annotations

import re
import unicodedata

from shoebox.domain.card import holds_card_number

NUMBER_CHARS_MAX = 20
NAME_CHARS_MAX = 60
TEXT_CHARS_MAX = 200

_NUMBER = re.compile(r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)  # what Windows opens instead of a file
_JOINERS = str.maketrans("", "", "\u200c\u200d")  # Persian and Indic names are spelled with them


def number_fits(text: str) -> bool:
    """Whether this can be the number of a store, a register, an incident or a person: letters, digits, hyphens."""
    return (
        len(text) <= NUMBER_CHARS_MAX
        and _NUMBER.fullmatch(text) is not None
        and _DEVICE.fullmatch(text) is None
        and not holds_card_number(text)
    )


def name_fits(text: str) -> bool:
    """Whether this can be a name: something to read, on one line, with no signs that hide or turn others around."""
    return 0 < len(text) <= NAME_CHARS_MAX and text == text.strip() and line_fits(text) and any(map(str.isalnum, text))


def line_fits(text: str) -> bool:
    """Whether this can stand as one line of text on paper: printable, of bearable length, and no card number."""
    return (
        len(text) <= TEXT_CHARS_MAX
        and text.translate(_JOINERS).isprintable()
        and unicodedata.is_normalized("NFC", text)
        and not holds_card_number(text)
    )
