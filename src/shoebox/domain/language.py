"""The languages windows speak, and how words get from one into another. Standard library only; knows no Qt.

Everything below the face is written in English, and so are the log, the command line and what is kept in a book. A room
that makes words for a window takes a `say`: the face hands down its own, which answers a sentence, gaps and all, in the
person's language; whoever hands down none gets English.
"""

from __future__ import annotations

from collections.abc import Callable

SOURCE = "en"
LANGUAGES = {"en": "English", "es": "Español"}  # each by its ISO 639 code, and as its own people call it

Say = Callable[[str], str]


def as_written(said: str) -> str:
    """English: the words as they stand in the code."""
    return said
