"""The pages we ship: all readable, calm, about keys and pages that are there, and found by what clerks type."""

from __future__ import annotations

import re

import pytest

from shoebox import resources
from shoebox.domain.language import LANGUAGES
from shoebox.domain.playbook import PAGE_BYTES_MAX, PAGES_MAX, Shape, Topic, facts_of, gather
from shoebox.domain.playbook_search import search
from shoebox.domain.policy import Policy

FORBIDDEN = re.compile(
    r"\b(please|oops|error|invalid|successfully|are you sure|sorry|failed)\b|!|\.\.\.", re.IGNORECASE
)
KEYS, GAPS = re.compile(r"\bF\d{1,2}\b|Ctrl\+\w+"), re.compile(r"\{\w+\}")
KEYS_HERE = {"Ctrl+Supr": "Ctrl+Delete", "Ctrl+Retroceso": "Ctrl+Backspace"}  # as the Spanish keyboard prints them
WORDS_MAX = 190  # one page of the booklet
STEPS_MAX = 7


def shipped(language="en"):
    folder = resources.asset(f"playbook/{language}")
    return resources.pages(folder, ending=".md", files_max=PAGES_MAX, bytes_max=PAGE_BYTES_MAX)


BOOK = gather(shipped(), {}, facts_of(Policy()))
BOOKS = {language: gather(shipped(language), {}, facts_of(Policy(), language)) for language in LANGUAGES}
PAGES = [(language, topic) for language, book in BOOKS.items() for topic in book.topics]


def said(topic: Topic) -> str:
    return " ".join((topic.title, *(block.plain for block in topic.blocks)))


def test_every_page_is_read():
    assert BOOK.unread == ()
    assert len(BOOK.topics) == len(shipped()) >= 25


def test_what_a_store_needs_is_there():
    named = {topic.name for topic in BOOK.topics}
    assert named >= {
        "start", "leave-alone", "power-out", "card-slip", "approval", "declined-card", "flat-card", "unknown",
        "refund", "pick-up", "gift-card", "count-drawer", "missing-slip", "box-sealing", "central-back", "key-again",
        "kit-check", "who-to-call", "price-lookup", "change", "cash-moves",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "topic"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_a_page_is_short_and_calm(language, topic):
    assert not FORBIDDEN.search(said(topic))
    assert len(said(topic).split()) <= WORDS_MAX
    assert max((block.number for block in topic.blocks), default=0) <= STEPS_MAX
    assert any(block.shape in {Shape.STEP, Shape.POINT} for block in topic.blocks)
    assert topic.also


@pytest.mark.parametrize(("language", "topic"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_no_number_of_the_trade_stands_in_a_page(language, topic):
    """Amounts and days come from the policy, by a gap."""
    source = next(page for file, page in shipped(language).items() if file[3:-3] == topic.name).decode()
    assert not re.search(r"[$€£%]|\b\d+ (?:business )?(?:days?|hours?|months?|días?|horas?|mes(?:es)?)\b", source)


def outline(book, files, name):
    """What must be the same in every language: shapes in their order, gaps, and keys as they are printed."""
    topic = book.topic(name)
    source = next(page for file, page in files.items() if file[3:-3] == name).decode()
    keys = [KEYS_HERE.get(key, key) for key in KEYS.findall(said(topic))]
    return [block.shape for block in topic.blocks], GAPS.findall(source), keys


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_language_has_the_same_pages(language):
    files, theirs = shipped(), shipped(language)
    assert sorted(theirs) == sorted(files)
    assert BOOKS[language].unread == ()
    names = [topic.name for topic in BOOK.topics]
    behind = [name for name in names if outline(BOOK, files, name) != outline(BOOKS[language], theirs, name)]
    assert behind == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whom_to_call_is_said_by_brand(language):
    """Amex has a phone of its own; where none has, one number is enough."""
    own = Policy(approval_phone="0800 555 0177", approval_phones={"amex": "0800 555 0199"})
    book = gather(shipped(language), {}, facts_of(own, language))
    assert "Visa 0800 555 0177, Mastercard 0800 555 0177, Amex 0800 555 0199" in said(book.topic("who-to-call"))
    book = gather(shipped(language), {}, facts_of(Policy(approval_phone="0800 555 0177"), language))
    assert said(book.topic("who-to-call")).count("0800 555 0177") == 1


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("rechazada", "declined-card"), ("rechasada", "declined-card"), ("reembolso", "refund"),
        ("devolucion", "refund"), ("luz", "power-out"), ("regalo", "gift-card"),
        ("faltante", "count-drawer"), ("precinto", "box-sealing"),
        ("código 10", "approval"), ("inutilizado", "fix-slip"), ("reiniciar", "leave-alone"), ("débito", "flat-card"),
        ("teclear otra vez", "key-again"), ("computadora", "computer"), ("propina", "special"),
        ("precio", "price-lookup"), ("a quien llamar", "who-to-call"), ("suelto", "change"), ("linterna", "kit-check"),
    ],
)  # fmt: skip
def test_a_clerk_finds_the_page_in_spanish(asked, first):
    assert search(BOOKS["es"].topics, asked)[0].topic.name == first


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("declined", "declined-card"), ("declind", "declined-card"), ("refund", "refund"), ("pickup", "pick-up"),
        ("power", "power-out"), ("gift", "gift-card"), ("short", "count-drawer"), ("gap", "missing-slip"),
        ("seal", "box-sealing"), ("swipe again", "unknown"), ("code 10", "approval"), ("recovery", "central-back"),
        ("REFÜND", "refund"), ("spoiled", "fix-slip"), ("restart", "leave-alone"), ("debit", "flat-card"),
        ("tax exempt", "special"), ("change", "change"), ("change fetched", "cash-moves"),
        ("rekey", "key-again"), ("door sign", "customers"),
        ("price", "price-lookup"), ("no prices", "price-lookup"), ("who to call", "who-to-call"),
        ("bank run", "change"),
        ("acquirer", "who-to-call"), ("field manager", "who-to-call"), ("kit check", "kit-check"),
        ("torch", "kit-check"),
    ],
)  # fmt: skip
def test_a_clerk_finds_the_page(asked, first):
    assert search(BOOK.topics, asked)[0].topic.name == first


def test_nothing_asked_shows_everything_in_order():
    assert [hit.topic for hit in search(BOOK.topics, "  ")] == list(BOOK.topics)


def test_what_stands_nowhere_is_not_found():
    assert search(BOOK.topics, "xylophone") == ()
    assert search(BOOK.topics, "refund xylophone") == ()


def test_the_line_that_answers_is_shown():
    hit = search(BOOK.topics, "code 10")[0]
    assert hit.line == 'Call, and say "Code 10". Answer with yes and no.'
    assert search(BOOK.topics, "refund")[0].line == ""


def test_a_wall_of_words_is_cut():
    assert search(BOOK.topics, "refund " * 10_000)
