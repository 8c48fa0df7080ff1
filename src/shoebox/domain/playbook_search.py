"""Finding a page of the playbook by the words somebody has in their head. Standard library only, no state.

A clerk types what went wrong, half a word of it, perhaps with a slip of the finger; what they meant comes first.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from shoebox.domain.playbook import PAGES_MAX, Shape, Topic

ASKED_SIGNS_MAX, ASKED_WORDS_MAX = 80, 8
_IN_TITLE, _IN_ALSO, _IN_HEAD, _IN_BODY = 8, 5, 3, 1
_MEANT_SIGNS_MIN, _MEANT_ENOUGH = 4, 0.75
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that answers, and the line of it that does; the line is empty where the title says it."""

    topic: Topic
    line: str = ""


def search(topics: Sequence[Topic], asked: str) -> tuple[Hit, ...]:
    """Pages that hold every word asked for, or a word that begins so, the best first; all of them where none is asked.

    Where a word stands on no page at all, the one that looks most like it is meant.
    """
    words = words_of(asked[:ASKED_SIGNS_MAX])[:ASKED_WORDS_MAX]
    if not words:
        return tuple(Hit(topic) for topic in topics)
    shelves = [_shelf(topic) for topic in topics]
    known = {word for shelf in shelves for _, held in shelf for word in held}
    meant = [_meant(word, known) for word in words]
    weighed = [(_weight(shelf, meant), at) for at, shelf in enumerate(shelves)]
    ranked = sorted(((weight, at) for weight, at in weighed if weight), key=lambda one: (-one[0], one[1]))
    return tuple(Hit(topics[at], _line(topics[at], meant)) for _, at in ranked)


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, no accents."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _WORD.findall(bare.casefold())


@lru_cache(maxsize=2 * PAGES_MAX)
def _shelf(topic: Topic) -> tuple[tuple[int, list[str]], ...]:
    """The words of a page, each part with its weight."""
    parts = [(_IN_TITLE, words_of(topic.title)), (_IN_ALSO, words_of(" ".join(topic.also)))]
    weights = (_IN_HEAD if block.shape is Shape.HEAD else _IN_BODY for block in topic.blocks)
    return (*parts, *zip(weights, (words_of(block.plain) for block in topic.blocks), strict=True))


def _meant(word: str, known: set[str]) -> str:
    if len(word) < _MEANT_SIGNS_MIN or any(one.startswith(word) for one in known):
        return word
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=_MEANT_ENOUGH)), word)


def _weight(shelf: tuple[tuple[int, list[str]], ...], words: list[str]) -> int:
    """How well a page answers; 0 where one of the words stands nowhere on it."""
    best = [max((weight for weight, held in shelf if _holds(held, word)), default=0) for word in words]
    return sum(best) if all(best) else 0


def _line(topic: Topic, words: list[str]) -> str:
    if all(_holds(words_of(topic.title), word) for word in words):
        return ""
    counted = [(sum(_holds(words_of(block.plain), word) for word in words), block.plain) for block in topic.blocks]
    most, line = max(counted, key=lambda one: one[0])
    return line if most else ""


def _holds(held: list[str], word: str) -> bool:
    return any(one.startswith(word) for one in held)
