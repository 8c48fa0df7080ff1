"""What head office keeps apart of one register, for its store that has no line to be told by. Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shoebox.domain.errors import Refusal

REFUSED_SAID_MAX = 20  # things in one word, the newest
SAID_CHARS_MAX = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedThing:
    """A box or a stretch of entries, when it came last (UTC, ms), and head office's own sentence on it.

    ``first_seq`` and ``last_seq`` are 0 of a box, ``box_no`` is empty of entries.
    """

    came_ms: int
    first_seq: int
    last_seq: int
    box_no: str
    said: str

    @property
    def name(self) -> str:
        """``085-2-0003``, or ``4-9``."""
        return self.box_no or f"{self.first_seq}-{self.last_seq}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedWord:
    """Head office's signed word on one register of a store: what of it is kept apart, the newest first."""

    store: str
    register: str
    clock_ms: int
    things: tuple[RefusedThing, ...]


def refusal_of(words: Sequence[RefusedWord]) -> Refusal | None:
    """What these come to in one sentence: the newest thing, and how many there are besides; None of nothing."""
    every = [(thing.came_ms, word.register, thing) for word in words for thing in word.things]
    if not every:
        return None
    _, register, newest = max(every, key=lambda one: (one[0], one[1], one[2].name))
    facts = {"register": register, "what": newest.name, "said": newest.said}
    if len(every) == 1:
        return Refusal("receipt.refused", **facts)
    return Refusal("receipt.refused_many", **facts, more=len(every) - 1)
