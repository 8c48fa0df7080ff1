"""The language of the paper that is being drawn. Paper room; no Qt, no drawing.

One call draws one paper from its first word to its last, in one thread; so the language is set around that call, and
holds for nothing else: a lane that prints a Spanish receipt leaves the next thread's report alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from shoebox.catalogue import say_in
from shoebox.domain.language import SOURCE

_LANGUAGE = ContextVar("paper_language", default=SOURCE)


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Papers drawn inside speak this language (ISO 639); outside they speak English."""
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def language() -> str:
    """The ISO 639 code of the paper's language."""
    return _LANGUAGE.get()


def say(said: str, *gaps: object) -> str:
    """A sentence in the paper's language: ``say("Entry {0}", 412)``. Never give it a filled-in string."""
    found = say_in(_LANGUAGE.get())(said)
    return found.format(*gaps) if gaps else found
