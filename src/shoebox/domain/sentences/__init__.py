"""Codes to sentences: the one place where a refusal or a trouble becomes words.

Each room's codes stand in a file of their own here. A template names the facts it needs; a missing fact is a bug and
shows as such in the tests, never to a clerk: the template is then shown with its gaps.
"""

from __future__ import annotations

import re
import string
from functools import cache
from typing import TYPE_CHECKING, Any

from shoebox.domain.dates import said_short
from shoebox.domain.former import former_place, is_former
from shoebox.domain.language import Say, as_written
from shoebox.domain.sentences import (
    archive,
    book,
    box,
    carry,
    casework,
    copies,
    database,
    day,
    doctor,
    drill,
    files,
    items,
    journal,
    keys,
    out,
    paper,
    pickup,
    playbook,
    pouch,
    refused,
    relay,
    sealed,
    service,
    settings,
    till,
)
from shoebox.domain.sentences.ones import ONES

if TYPE_CHECKING:
    from shoebox.domain.errors import ShoeboxError

SENTENCES: dict[str, str] = {
    "stopped": "Stopped. Nothing is half done, and the next start goes on from here.",
    "desk.unforeseen": "Something unforeseen happened, and nobody knows how far it came. See whether it is done; call Operations.",
    **archive.SENTENCES,
    **book.SENTENCES,
    **box.SENTENCES,
    **carry.SENTENCES,
    **casework.SENTENCES,
    **copies.SENTENCES,
    **database.SENTENCES,
    **day.SENTENCES,
    **doctor.SENTENCES,
    **drill.SENTENCES,
    **files.SENTENCES,
    **items.SENTENCES,
    **journal.SENTENCES,
    **keys.SENTENCES,
    **out.SENTENCES,
    **paper.SENTENCES,
    **pickup.SENTENCES,
    **playbook.SENTENCES,
    **pouch.SENTENCES,
    **relay.SENTENCES,
    **refused.SENTENCES,
    **sealed.SENTENCES,
    **service.SENTENCES,
    **settings.SENTENCES,
    **till.SENTENCES,
}


# Facts that are words of ours, not a name, a number or what a system said: they speak the sentence's language.
FACTS_IN_WORDS = frozenset({"are", "card", "roles", "sent", "side", "state", "stopped", "way"})
ENTRIES = frozenset({"entry", "void"})  # facts that are an entry's number
OR, AND = " or ", " and "
OF_BOOK = "{seq} of book {book}"


class _Gaps(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def sentence(error: ShoeboxError, say: Say = as_written) -> str:
    """What happened, then what to do, for one refusal or trouble; in the language of `say`."""
    template = _of_one(error) or SENTENCES.get(error.code)
    if template is None:
        facts = ", ".join(f"{name} {value}" for name, value in sorted(error.facts.items()))
        return f"{error.code}: {facts}" if facts else error.code
    return say(template).format_map(_Gaps({name: _fact(name, value, say) for name, value in error.facts.items()}))


def _of_one(error: ShoeboxError) -> str:
    """The sentence without its count, where that is 1; empty where it says the number."""
    template = ONES.get(error.code, "")
    counts = gaps_of(error.code) - _gaps(template) if template else ()
    return template if any(str(error.facts.get(name)) == "1" for name in counts) else ""


def entry_words(number: int, say: Say = as_written) -> str:
    """An entry's number as people read it: ``412``, or ``412 of book 1`` for one of a book before the present one."""
    if not is_former(number):
        return f"{number}"
    epoch, seq = former_place(number)
    return of_book_words(seq or "?", epoch, say)


def of_book_words(entries: int | str, epoch: int, say: Say = as_written) -> str:
    """``412 of book 1``, ``4 to 7 of book 1``: entries of a book before, by their numbers there."""
    return say(OF_BOOK).format(seq=entries, book=epoch)


def _fact(name: str, value: Any, say: Say) -> Any:
    if name in ENTRIES and isinstance(value, int):
        return entry_words(value, say)
    if name == "slips" and isinstance(value, str):
        return say(AND).join(value.split(AND))
    if name == "when" and isinstance(value, str):
        return said_short(value, say)
    if name not in FACTS_IN_WORDS or not isinstance(value, str):
        return value
    return say(OR).join(say(word) for word in value.split(OR))


def retold(said: str, templates: tuple[str, ...] = (), *, say: Say) -> str:
    """Words that a room put together in English, in the language of `say`; as they stand where nobody knows them.

    Of the sentences of refusals, which are kept with what they refused; or of these templates.
    """
    found = taken_apart(said, templates)
    if found is None:
        return said
    retold_as, facts = found
    return say(retold_as).format_map(facts)


def taken_apart(said: str, templates: tuple[str, ...] = ()) -> tuple[str, dict[str, str]] | None:
    """The template of words that were put together in English, and their facts; None for a stranger.

    Of all sentences, or of these templates with named gaps; the longest that fits.
    """
    for template, begins in _longest_first(templates or (*SENTENCES.values(), *ONES.values())):
        # Made when it is wanted: to make all of them at once holds a window up.
        pattern = _pattern(template) if said.startswith(begins) else None
        if pattern is not None and (found := pattern.fullmatch(said)):
            return template, found.groupdict()
    return None


@cache
def _longest_first(templates: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each with the words that it begins with."""
    named = sorted(set(templates), key=len, reverse=True)
    return tuple(
        (template, next((words for words, *_ in string.Formatter().parse(template)), "")) for template in named
    )


@cache
def _pattern(template: str) -> re.Pattern[str] | None:
    """None for the few templates that say a fact twice, or nothing but facts."""
    parts, seen = [], set()
    for words, name, _, _ in string.Formatter().parse(template):
        parts.append(re.escape(words))
        if name in seen:
            return None
        if name:
            seen.add(name)
            parts.append(f"(?P<{name}>.+?)")
    return re.compile("".join(parts), re.DOTALL)


def gaps_of(code: str) -> frozenset[str]:
    """The facts that a code's sentence needs; none for a code nobody wrote."""
    return _gaps(SENTENCES.get(code, ""))


def _gaps(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def template_for(code: str) -> str:
    """The sentence of a code before its facts are filled in. Raises KeyError for a code nobody wrote."""
    return SENTENCES[code]
