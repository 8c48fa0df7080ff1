"""What the shipped pages say of our windows is so: its keys, the pages of the office, the topics asked for."""

from __future__ import annotations

import re

import pytest

from paper.booklet_samples import shipped
from shoebox import resources
from shoebox.desk.language import speak
from shoebox.desk.office import playbook_place
from shoebox.desk.office.window import _places
from shoebox.desk.shortcuts import SHORTCUTS
from shoebox.domain.playbook import PAGE_BYTES_MAX, PAGES_MAX, facts_of, gather
from shoebox.domain.policy import Policy

BOOK = shipped()
LINES = [(topic.name, block) for topic in BOOK.topics for block in topic.blocks]
# What a page says a key does -> the act it does in the table of keys.
SAID = {
    ("declined-card", "F10"): "declined",
    ("declined-card", "F6"): "cash",
    ("fix-slip", "F9"): "void",
    ("fix-slip", "Ctrl+Delete"): "spoil",
    ("fix-slip", "Ctrl+F9"): "correct",
    ("card-slip", "Ctrl+F6"): "part",
    ("pick-up", "F8"): "pickup",
    ("practise", "Ctrl+F5"): "drill",
    ("gift-card", "F8"): "pickup",
    ("cash-sale", "F6"): "cash",
    ("refund", "F7"): "refund",
    ("missing-slip", "F4"): "explain",
    ("no-pads", "F12"): "range",
    ("no-pads", "F11"): "print_slips",
    ("no-pads", "F9"): "spoil",
    ("close-day", "F10"): "sell_on",
    ("store-day", "F4"): "explain",
    ("price-lookup", "F11"): "items",
    ("price-lookup", "F4"): "price",
    ("change", "F11"): "change",
    ("key-again", "F7"): "review",
    ("key-again", "F9"): "undo",
}


def test_every_key_that_is_named_does_what_is_said():
    named = {
        (name, key) for name, block in LINES for key in re.findall(r"(?:Ctrl\+)?\b(?:F\d{1,2}|Delete)\b", block.text)
    }
    assert named == set(SAID)
    for (_, key), act in SAID.items():
        assert any((line.key, line.act) == (key.replace("Delete", "Del"), act) for line in SHORTCUTS), act


def test_every_page_of_the_office_that_is_named_is_there():
    places = {place.said for place in _places()}
    named = {said for _, block in LINES for said in re.findall(r"page \*\*(\w+)\*\*", block.text)}
    assert named
    assert named <= places


def test_every_page_of_the_office_that_is_named_in_spanish_is_there(app):
    """Pages and windows are written by the same hand, and must call a thing by the same name."""
    pages = resources.pages(resources.asset("playbook/es"), ending=".md", files_max=PAGES_MAX, bytes_max=PAGE_BYTES_MAX)
    book = gather(pages, {}, facts_of(Policy(), "es"))
    assert speak("es")
    try:
        places = {place.said for place in _places()}
    finally:
        speak("en")
    texts = [block.text for topic in book.topics for block in topic.blocks]
    named = {said for text in texts for said in re.findall(r"página \*\*(\w+)\*\*", text)}
    assert len(named) >= 4
    assert named <= places


@pytest.mark.parametrize("topic", sorted({*playbook_place._TOPICS.values(), "start", "central-back", "key-again"}))
def test_the_office_asks_for_pages_that_are_there(topic):
    assert BOOK.topic(topic).name == topic


@pytest.mark.parametrize(
    "topic",
    [
        "card-slip",
        "cash-sale",
        "refund",
        "fix-slip",
        "declined-card",
        "approval",
        "flat-card",
        "declined-later",
        "pick-up",
        "gift-card",
    ],
)
def test_the_register_asks_for_pages_that_are_there(topic):
    assert BOOK.topic(topic).name == topic
