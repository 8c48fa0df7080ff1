"""A spoiled slip lies in the box: what the words send a person to do is what the count counts, in every language."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt

from shoebox.catalogue import say_in
from shoebox.desk.office.paper_sheet import PaperSheet
from shoebox.domain.language import LANGUAGES
from shoebox.domain.playbook import facts_of, gather
from shoebox.domain.policy import Policy
from shoebox.resources import asset, pages

BOX = {"en": ("into the box", "in the box"), "es": ("a la caja", "en la caja")}
SPOILED = {"en": "spoiled", "es": "inutilizad"}
SPOILED_AND_APART = {
    "en": re.compile(r"(?=.*\bspoil)(?=.*\b(?:apart|aside|thrown?|tear)\b)", re.IGNORECASE),
    "es": re.compile(r"(?=.*\binutiliz)(?=.*\b(?:aparte|tir[ae]|rómpa\w+)\b)", re.IGNORECASE),
}
SHEET = "Every slip of today with a number: void and spoiled ones too, they lie in the box."
AT_THE_REGISTER = (
    "Slip {0} is void, noted as entry {1}. Put it into the box.",
    "Write VOID across every copy and put them into the box. Then take the next slip.",
)
IN_THE_OFFICE = (
    "One slip or a run. Spoiled paper goes into the box. F9 again: lost, stolen.",
    "Slip {0} is spoiled, entry {1}. The paper goes into the box.",
)


def at_the_count(counter, office, hands):
    """The sheet that asks for the slips in the box, on a day with two lost, one void and one spoiled."""
    counter.open()
    counter.sell()
    counter.explain()
    window = office()
    day = hands(window)
    day.turn_to(2)
    day.press(Qt.Key.Key_1)
    return window, day


def test_the_sheet_asks_for_what_the_count_counts(counter, office, hands):
    """24 numbers but two lost: 21 sold or void, one spoiled. All 22 papers are counted, and Close is content."""
    _, day = at_the_count(counter, office, hands)
    assert SHEET in day.seen()
    day.type("21", "")
    assert "21 counted by hand, 22 in the book" in day.seen()
    day.press(Qt.Key.Key_1)
    day.write("22")
    day.press(Qt.Key.Key_Tab)
    day.type("2", "1", "")
    assert "22 slips in the box" in day.seen()
    figures = counter.house.day.figures()
    assert (figures.returns_held, figures.gift_promises) == (2, 1), (
        "Tab comes to other paper; Enter passed it by before"
    )
    assert not any(stop.mend_at == "box" for stop in counter.house.day.figures().blockers)


def test_a_recount_of_the_slips_keeps_the_paper_beside_them(counter, office, hands):
    """21 slips, 2 returns, 1 promise, where the book has 22 slips: looked through again it is 22, and that is typed.

    The slips are counted blind again; what was said of the other paper stands in its fields until somebody changes it.
    """
    window, day = at_the_count(counter, office, hands)
    day.write("21")
    day.press(Qt.Key.Key_Tab)
    day.type("2", "1", "")
    day.press(Qt.Key.Key_1)
    sheet = window.findChildren(PaperSheet)[-1]
    assert [field.text() for field in (sheet.slips, sheet.returns, sheet.promises)] == ["", "2", "1"]
    day.type("22", "")
    figures = counter.house.day.figures()
    assert (figures.slips_by_hand, figures.returns_held, figures.gift_promises) == (22, 2, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_put_it_into_the_box(language):
    say = say_in(language)
    for words in (*AT_THE_REGISTER, *IN_THE_OFFICE, SHEET):
        assert any(place in say(words) for place in BOX[language]), say(words)
    assert SPOILED[language] in say(SHEET)
    book = gather(pages_of(language), {}, facts_of(Policy(), language))
    for name in ("declined-card", "fix-slip"):
        topic = book.topic(name)
        assert any(place in block.plain for block in topic.blocks for place in BOX[language]), name
    for name in ("close-day", "box-sealing"):
        assert any(SPOILED[language] in block.plain for block in book.topic(name).blocks), name
    blocks = [block.plain for topic in book.topics for block in topic.blocks]
    assert [said for said in blocks if SPOILED_AND_APART[language].search(said)] == []


def pages_of(language):
    return pages(asset(f"playbook/{language}"), ending=".md", files_max=60, bytes_max=16 * 1024)
