"""Going through the list before there is an outage: no day open, no incident on; the last entry counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bookmaking import CLERK, DAY, MANAGER, POLICY, STAFF, HandClock, card_sale, new_book, new_till, reopened
from hurting import INJURIES
from shoebox.day import ReadinessRoom
from shoebox.domain.acts import PadsReceived
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path

ITEMS = ("Imprinter", "Torch", "Float")
SAID = {"in_place": ITEMS, "booklet": "A1B2C3", "drilled": "3 Nov", "note": "", "clerk": MANAGER}


@pytest.fixture
def book(tmp_path) -> Iterator[Book]:
    with new_book(tmp_path) as made:
        yield made


@pytest.fixture
def room(book) -> ReadinessRoom:
    return ReadinessRoom(book, replace(POLICY, readiness=ITEMS), STAFF, HandClock())


def test_nobody_has_looked_yet(room):
    assert room.last() is None


def test_what_was_found_is_kept_with_who_and_when(room, book):
    entry = room.check(**{**SAID, "in_place": {"Torch", "Imprinter", "Something else"}, "note": "float on Monday"})
    last = room.last()
    assert (last.seq, last.day, last.checked_by) == (entry.seq, "2026-11-12", MANAGER)
    assert (last.in_place, last.drilled, last.booklet) == (("Imprinter", "Torch"), "2026-11-03", "A1B2C3")
    assert last.note == "float on Monday"
    assert book.latest(Kind.READINESS)[2].missing == ("Float",)


def test_what_was_found_is_known_after_the_book_was_hurt(room, book, tmp_path):
    room.check(**SAID)
    book.close()
    INJURIES["gone"](book.path)
    with reopened(tmp_path) as again:
        last = ReadinessRoom(again, POLICY, STAFF, HandClock()).last()
        assert (last.in_place, last.checked_by, last.booklet) == (ITEMS, MANAGER, "A1B2C3")


def test_the_last_one_counts(room):
    room.check(**SAID)
    room.check(**{**SAID, "in_place": (), "drilled": ""})
    assert (room.last().in_place, room.last().drilled) == ((), "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"clerk": CLERK}, "day.role"),
        ({"clerk": "99"}, "staff.unknown"),
        ({"drilled": "31 Feb"}, "readiness.drill"),
        ({"note": "card 4111 1111 1111 1111"}, "card.number"),
        ({"note": "x" * 201}, "day.text"),
    ],
)
def test_what_is_refused_leaves_no_entry(room, book, change, code):
    before = book.head()
    with pytest.raises(Refusal) as caught:
        room.check(**{**SAID, **change})
    assert (caught.value.code, book.head()) == (code, before)


def test_slips_at_hand_are_counted_in_the_book(room, book):
    """A pad of a hundred, two of them sold."""
    till = new_till(book)
    for number in (1, 2):
        till.record(card_sale(number))
    assert room.slips_left() == 98
    book.append(PadsReceived(first="085100001", last="085100300"), clerk=MANAGER, day=DAY)
    assert room.slips_left() == 298, "two more pads in the cupboard, beside the one on the register"


def test_the_book_reads_back_whole(room, book, tmp_path):
    room.check(**SAID)
    path = book.path
    book.close()
    assert verify_path(path).ok
