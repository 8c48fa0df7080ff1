"""The filter line in the person's language: its words go in translated and come out in English. Finance room.

Both are taken, so what a colleague wrote down in English works in every window.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from shoebox.desk.text import tr

WORDS = ("state", "wrong", "store", "card", "owner", "age", "money", "sure", "past", "find")
# What may stand behind a word that asks for one of a few.
CHOICES = (
    *("open", "all", "ended", "undecided", "asked", "proposed", "approved", "instructed", "confirmed", "failed"),
    *("written off", "closed", "superseded", "me", "nobody", "deadline"),
)
UNITS = ("hour", "hours", "day", "days", "week", "weeks")
_CHOSEN, _MEASURED = frozenset({"state", "owner", "past"}), frozenset({"age", "money", "sure"})


def words_here() -> tuple[str, ...]:
    """The words of the line, as this person writes them."""
    return tuple(tr(word) for word in WORDS)


def opening_here() -> tuple[str, ...]:
    """What the line begins with: the cases that are open."""
    return (f"{tr('state')} {tr('open')}",)


def choices_here(choices: Iterable[str]) -> str:
    """Choices as this person writes them, for a sentence."""
    return ", ".join(tr(choice) for choice in choices)


def in_english(said: str) -> str:
    """One filter as the readers know it: ``age over 1 day`` from ``edad más de 1 día``."""
    word, _, rest = " ".join(said.split()).partition(" ")
    word = _named(WORDS).get(_plain(word), word.lower())
    if word in _CHOSEN:
        rest = _named(CHOICES).get(_plain(rest), rest)
    elif word in _MEASURED:
        before = _plain(tr("over {0}", "")).strip()
        if before and _plain(rest).startswith(f"{before} "):
            rest = f"over {_plain(rest)[len(before) + 1 :]}"
        rest = " ".join(_named(UNITS).get(_plain(part), part) for part in rest.split())
    return f"{word} {rest}".strip()


def _named(words: Iterable[str]) -> dict[str, str]:
    return {_plain(tr(word)): word for word in words}


def _plain(said: str) -> str:
    """Small letters without accents, as they are typed in a hurry."""
    bare = unicodedata.normalize("NFKD", said.lower())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
