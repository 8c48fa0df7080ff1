"""Pages of the playbook: what is read, what is refused by line, and what head office's pages do to ours.

A page in these tests:
    # Card declined
    Group: Cards
    Also: refused, no

    Give the card **back**.

    1. Press F10.
    2. Ask for cash.
"""

from __future__ import annotations

import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.playbook import (
    BLOCK_SIGNS_MAX,
    LINES_MAX,
    PAGE_BYTES_MAX,
    PAGES_MAX,
    Shape,
    facts_of,
    gather,
    read_topic,
    spans,
)
from shoebox.domain.policy import Policy

HEAD = "# Card declined\nGroup: Cards\nAlso: refused, no\n\n"
PAGE = HEAD + "Give the card **back**.\n\n1. Press F10.\n2. Ask for cash.\n"
FILE = "32-declined-card.md"


def read(text: str, file: str = FILE, **facts: str):
    return read_topic(file, text.encode(), facts)


def refused(text: str | bytes, file: str = FILE) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_topic(file, text if isinstance(text, bytes) else text.encode(), {})
    return caught.value


def test_a_page_has_a_title_a_place_and_blocks():
    topic = read(PAGE)
    assert (topic.name, topic.title, topic.group) == ("declined-card", "Card declined", "Cards")
    assert topic.also == ("refused", "no")
    assert [(one.shape, one.text, one.number) for one in topic.blocks] == [
        (Shape.TEXT, "Give the card **back**.", 0),
        (Shape.STEP, "Press F10.", 1),
        (Shape.STEP, "Ask for cash.", 2),
    ]
    assert topic.blocks[0].plain == "Give the card back."


def test_lines_go_on_until_a_blank_one():
    topic = read(HEAD + "One\ntwo.\n\nThree.\n- Four\n  five.\n")
    assert [one.text for one in topic.blocks] == ["One two.", "Three.", "Four five."]


def test_steps_are_counted_anew_under_each_heading():
    topic = read(HEAD + "1. a\n1. b\n\n## Then\n\n7. c\n\n> Say it.\n")
    assert [one.number for one in topic.blocks if one.shape is Shape.STEP] == [1, 2, 1]
    assert [one.shape for one in topic.blocks][-1] is Shape.SAY


def test_gaps_are_filled_from_the_policy():
    topic = read(HEAD + "Call {approval_phone}.\n", approval_phone="0800 1")
    assert topic.blocks[0].text == "Call 0800 1."


def test_a_gap_nobody_knows_is_refused_by_name():
    error = refused(HEAD + "Call {helpdesk}.\n")
    assert (error.code, error.facts["gap"]) == ("playbook.gap", "helpdesk")


@pytest.mark.parametrize(
    "line",
    [
        "![x](y.png)", "[here](page)", "[here]", "<b>bold</b>", "a < b", "see https://a.example", "www.a.example",
        "`code`", "a | b", "### Deeper", "---", "* point", "+ point", "*leaning*", "**half", "a\\b", "&nbsp;",
        "a\tb", "a\u200bb", "a\x07b", "{half", "![](data:x)",
    ],
)  # fmt: skip
def test_what_pages_do_not_have_is_refused_by_its_line(line):
    error = refused(HEAD + "Fine.\n\n" + line + "\n")
    assert (error.code, error.facts["line"]) == ("playbook.line", 7)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("Card declined\nGroup: Cards\n\nText.\n", "playbook.title"),
        ("# " + "x" * 45 + "\nGroup: Cards\n\nText.\n", "playbook.title"),
        ("# <b>\nGroup: Cards\n\nText.\n", "playbook.title"),
        ("# Card\n\nText.\n", "playbook.group"),
        ("# Card\nGroup: [x](y)\n\nText.\n", "playbook.line"),
        (HEAD, "playbook.empty"),
        ("", "playbook.title"),
        (HEAD + "x" * (BLOCK_SIGNS_MAX + 1) + "\n", "playbook.block"),
        (HEAD + "x\n" * LINES_MAX, "playbook.long"),
        (b"# Caf\xe9\nGroup: Cards\n\nText.\n", "playbook.letters"),
        (HEAD.encode() + b" " * PAGE_BYTES_MAX, "playbook.size"),
        (HEAD + "Key 4111 1111 1111 1111.\n", "card.number"),
    ],
)
def test_a_page_that_does_not_fit_is_refused(page, code):
    assert refused(page).code == code


def test_the_longest_paragraph_is_read():
    assert len(read(HEAD + "x" * BLOCK_SIGNS_MAX + "\n").blocks[0].text) == BLOCK_SIGNS_MAX


@pytest.mark.parametrize("file", ["declined.md", "3-declined.md", "32-Declined.md", "32-../x.md", "32-declined.txt"])
def test_a_file_is_named_as_pages_are(file):
    assert refused(PAGE, file).code == "playbook.name"


def test_head_office_replaces_a_page_adds_one_and_moves_one():
    """Ours: 32-declined-card, 40-cash. Theirs: declined-card with another number, and a new page."""
    ours = {FILE: PAGE.encode(), "40-cash.md": PAGE.replace("Card declined", "Cash").encode()}
    own = {
        "45-declined-card.md": PAGE.replace("Card declined", "No money").encode(),
        "05-first.md": PAGE.replace("Card declined", "First").encode(),
    }
    book = gather(ours, own, {})
    assert [topic.title for topic in book.topics] == ["First", "Cash", "No money"]
    assert (book.replaced, book.unread) == (2, ())


def test_a_page_of_head_office_that_does_not_fit_leaves_ours_in_place():
    book = gather({FILE: PAGE.encode()}, {FILE: b"<html>", "99-odd.md": PAGE.encode()}, {})
    assert [topic.title for topic in book.topics] == ["Card declined", "Card declined"]
    assert [one.file for one in book.unread] == [FILE]
    assert "title" in book.unread[0].why


def test_more_pages_than_there_may_be_are_told():
    own = {f"{number // 10 + 10}-page-{number}.md": PAGE.encode() for number in range(PAGES_MAX + 1)}
    book = gather({}, own, {})
    assert len(book.topics) == PAGES_MAX
    assert [one.why for one in book.unread] == ["There are more than 60 pages. Those after it are left out."]


def test_the_edition_changes_with_a_word():
    one, other = (gather({FILE: text.encode()}, {}, {}) for text in (PAGE, PAGE.replace("F10", "F11")))
    assert one.edition != other.edition
    assert one.edition == gather({FILE: PAGE.encode()}, {}, {}).edition


def test_a_page_is_asked_for_by_name_and_the_first_one_stands_in():
    book = gather({FILE: PAGE.encode(), "40-cash.md": PAGE.encode()}, {}, {})
    assert book.topic("cash").name == "cash"
    assert book.topic("nothing").name == "declined-card"
    assert gather({}, {}, {}).topic("cash") is None


def test_groups_stand_in_the_order_of_their_pages():
    own = {"41-a.md": PAGE.encode(), "42-b.md": PAGE.replace("Cards", "Cash").encode(), "43-c.md": PAGE.encode()}
    groups = [(name, [topic.name for topic in topics]) for name, topics in gather({}, own, {}).groups()]
    assert groups == [("Cards", ["a", "c"]), ("Cash", ["b"])]


def test_bold_parts_are_cut_out():
    assert spans("Give it **back** at once") == (("Give it ", False), ("back", True), (" at once", False))
    assert spans("plain") == (("plain", False),)


def test_facts_come_from_the_policy():
    facts = facts_of(Policy(refund_second_person_above_minor=2_500, approval_phone="0800 1"))
    assert (facts["refund_limit"], facts["approval_phone"]) == ("$25.00", "0800 1")
