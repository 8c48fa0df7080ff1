"""Every code that a room raises has a sentence, with all its gaps filled, in calm words."""

from __future__ import annotations

import ast
import re
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

import shoebox
from shoebox.domain.dates import short_words
from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.domain.sentences import SENTENCES, book, gaps_of, sentence, template_for, till
from shoebox.domain.sentences.ones import ONES

SOURCE = Path(shoebox.__file__).parent
RAISING = {"Refusal", "Trouble", "Mend", "Fault"}
# Rooms whose codes are looked at here; each other room's own tests look at its own.
ROOMS = (
    "domain",
    "till",
    "storage/book",
    "storage/keys",
    "storage/lock",
    "storage/mirror",
    "storage/verify",
    "storage/projections",
)
FORBIDDEN = re.compile(
    r"\b(please|oops|error|invalid|successfully|are you sure|sorry|failed)\b|!|\.\.\.", re.IGNORECASE
)


def raised() -> dict[str, tuple[str, set[str]]]:
    """Code -> (file, facts given by name) of every literal code in our rooms; a call with ``**`` gives any fact."""
    found: dict[str, tuple[str, set[str]]] = {}
    for path in SOURCE.rglob("*.py"):
        place = path.relative_to(SOURCE).as_posix()
        if not place.startswith(ROOMS):
            continue
        for call in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            for value in call.args[:2] if name == "Mend" else call.args[:1] if name in RAISING else []:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and "." in value.value:
                    facts = {word.arg or "**" for word in call.keywords}
                    found[value.value] = (place, facts)
    return found


@pytest.mark.parametrize(
    ("code", "where"), sorted(raised().items()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_code_has_a_sentence_and_its_facts(code: str, where: tuple[str, set[str]]) -> None:
    place, given = where
    needed = {name for _, name, _, _ in string.Formatter().parse(template_for(code)) if name}
    if place == "storage/verify.py":
        given |= {"entry"}  # named once, where every fault passes
    assert "**" in given or "facts" in given or needed <= given, f"{place} gives {given}"


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_are_calm(code: str) -> None:
    assert not FORBIDDEN.search(SENTENCES[code]), SENTENCES[code]


@pytest.mark.parametrize("sentences", [book.SENTENCES, till.SENTENCES], ids=["book", "till"])
def test_our_sentences_end(sentences: dict[str, str]) -> None:
    assert [text for text in sentences.values() if not text.endswith((".", ")"))] == []


def test_a_code_with_no_sentence_shows_itself_and_its_facts() -> None:
    assert sentence(Refusal("no.such", b=2, a=1)) == "no.such: a 1, b 2"
    assert sentence(Trouble("no.such")) == "no.such"
    with pytest.raises(KeyError):
        template_for("no.such")


def test_a_missing_fact_shows_as_a_gap() -> None:
    assert "?" in str(Refusal("slip.used"))


def test_a_moment_in_a_sentence_speaks_its_language() -> None:
    """The month, too; what is no moment stays as it is."""
    in_spanish = {SENTENCES["pickup.released"]: "Entregado el {when} por {who}.", "Nov": "nov"}
    said = [
        sentence(Refusal("pickup.released", when=when, who="Nov"), lambda text: in_spanish.get(text, text))
        for when in (short_words(datetime(2026, 11, 2, 7, 5, tzinfo=UTC)), "Nov")
    ]
    assert said == ["Entregado el 2 nov, 07:05 por Nov.", "Entregado el Nov por Nov."]


def test_stopping_says_that_nothing_is_half_done() -> None:
    assert "Nothing is half done" in str(Stopped())


@pytest.mark.parametrize("code", sorted(ONES))
def test_one_of_what_a_sentence_counts_is_said_without_its_number(code: str) -> None:
    """Never "1 days": the sentence for one lacks exactly its count, and more than one says the number."""
    left = gaps_of(code) - {name for _, name, _, _ in string.Formatter().parse(ONES[code]) if name}
    assert len(left) == 1
    facts = dict.fromkeys(gaps_of(code) - left, "x")
    one, more = (str(Refusal(code, **facts, **dict.fromkeys(left, many))) for many in (1, 2))
    assert one == ONES[code].format(**facts)
    assert "2 " in more
