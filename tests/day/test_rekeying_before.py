"""Drafts of a damaged book under the lane "the store keys them again": ticked off in a later book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bookmaking import (
    CLERK,
    MANAGER,
    MANAGER_PIN,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    declare,
    new_book,
    new_till,
    reopened,
)
from hurting import INJURIES, edited
from shoebox.day import Incidents
from shoebox.day.rekeying import Rekeying
from shoebox.domain.acts import IncidentEnded, IncidentJoined
from shoebox.domain.errors import Refusal
from shoebox.domain.former import former_no
from shoebox.domain.presentment import Road
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path

BY_MANAGER = (MANAGER, MANAGER_PIN)


def refused(code: str) -> pytest.RaisesExc:
    return pytest.raises(Refusal, check=lambda error: error.code == code)


@contextmanager
def again(folder: Path, *, days: int = 0) -> Iterator[tuple[Book, Rekeying]]:
    """The register's book of today, and its room of drafts; so many days later."""
    clock = HandClock()
    clock.pass_min(days * 24 * 60)
    with reopened(folder, clock) as book:
        yield book, Incidents(book, POLICY, STAFF, clock).rekeying
    assert verify_path(folder).ok


def is_back(book: Book) -> None:
    """The day is closed, and the incident over."""
    close_day(book)
    held = book.incident()
    over = IncidentEnded(incident_seq=held.seq, ended_ms=held.began_ms, ended_by=MANAGER, last_slip="")
    book.append(over, clerk=MANAGER, day="2026-11-12")


def tick(room: Rekeying, seq: int, order_no: str, clerk: str = CLERK) -> None:
    room.tick(seq=seq, order_no=order_no, clerk=clerk)


def left(room: Rekeying) -> list[str]:
    return [one.row.slip or "cash" for one in room.left()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Slips 1 to 3 and $5.00 in cash under incident 26-07, whose drafts the store keys again; slip 2 is struck out."""
    with new_book(tmp_path) as book:
        declare(book, lane="rekey")
        till = new_till(book)
        for number in (1, 2, 3):
            till.record(card_sale(number))
        struck = book.sale_by_slip("085100002")
        till.void(seq=struck.seq, reason="twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
        till.record(cash_sale(500))
    return tmp_path


@pytest.mark.parametrize("injury", ["gone", "its first page", "cut to a tenth", "a row taken out"])
def test_drafts_of_the_book_before_are_ticked_off_in_the_next(folder: Path, injury: str) -> None:
    """The incident goes on and ends in the next book; slip 4 is its own. Before the end nothing is to be keyed."""
    INJURIES[injury](folder / "book.db")
    with again(folder) as (book, room):
        new_till(book).record(card_sale(4))
        one = book.sale_by_slip("085100001").seq
        assert one < 0
        assert left(room) == []
        with refused("rekey.too_early"):
            tick(room, one, "POS 1")
        assert list(book.waiting_since()) == [("visa", Road.TILL)]
        is_back(book)
        assert left(room) == ["085100001", "085100003", "cash", "085100004"]
        assert {draft.incident for draft in room.left()} == {"26-07"}
        held_minor = book.unheld_minor()
        tick(room, one, "POS 1")
        assert left(room) == ["085100003", "cash", "085100004"]
        assert book.unheld_minor() == held_minor - 1_001
        with pytest.raises(Refusal, match="of book 1 was keyed again before, as order POS 1"):
            tick(room, one, "POS 9")
        with refused("rekey.twice"):
            tick(room, book.sale_by_slip("085100004").seq, "pos-1")
        with refused("rekey.voided"):
            tick(room, book.sale_by_slip("085100002").seq, "POS 2")
        with refused("rekey.unknown"):
            tick(room, former_no(1, 1), "POS 2")
    with again(folder) as (book, room):
        assert left(room) == ["085100003", "cash", "085100004"]
        tick(room, book.sale_by_slip("085100003").seq, "POS 3")
        assert list(book.waiting_since()) == [("visa", Road.TILL)]
        tick(room, book.sale_by_slip("085100004").seq, "POS 4")
        assert (left(room), book.waiting_since()) == (["cash"], {})


def test_ticks_and_reviews_of_the_book_before_stand_and_are_taken_back(folder: Path) -> None:
    """Slip 1 ticked in book 1, taken back in 2, ticked as POS 9 in 3, taken back there: three books, one draft."""
    with again(folder, days=8) as (book, room):
        is_back(book)
        one, three = (book.sale_by_slip(slip).seq for slip in ("085100001", "085100003"))
        for seq in (one, three):
            room.review(seq=seq, reason="the bank agreed", clerk=CLERK, second=BY_MANAGER)
        tick(room, one, "POS 1")
        tick(room, three, "POS 3")
    INJURIES["gone"](folder / "book.db")
    with again(folder, days=8) as (_, room):
        assert left(room) == ["cash"]
        ticked = room.ticked("POS 1")
        assert (ticked.row.slip, ticked.clerk, room.ticked("085100003").order_no) == ("085100001", CLERK, "POS 3")
        room.undo(ticked, reason="the next one", clerk=CLERK, second=BY_MANAGER)
        with refused("rekey.no_tick"):
            room.undo(ticked, reason="the next one", clerk=CLERK, second=BY_MANAGER)
        (draft, _) = room.left()
        assert (draft.row.seq, draft.reviewed_by) == (former_no(1, one), MANAGER)
        with refused("rekey.own_review"):
            tick(room, former_no(1, one), "POS 9", clerk=MANAGER)
    INJURIES["gone"](folder / "book-e2.db")
    with again(folder, days=8) as (_, room):
        assert left(room) == ["085100001", "cash"]
        tick(room, former_no(1, one), "POS 9")
    with again(folder, days=8) as (book, room):
        assert left(room) == ["cash"]
        room.undo(room.ticked("pos 9"), reason="not that one", clerk=CLERK, second=BY_MANAGER)
        assert left(room) == ["085100001", "cash"]
        assert book.tick(order_key="POS1") is None


def test_one_too_late_is_reviewed_in_the_next_book(folder: Path) -> None:
    INJURIES["gone"](folder / "book.db")
    with again(folder, days=8) as (book, room):
        is_back(book)
        one = book.sale_by_slip("085100001").seq
        with refused("rekey.review"):
            tick(room, one, "POS 1")
        room.review(seq=one, reason="the bank agreed", clerk=CLERK, second=BY_MANAGER)
    INJURIES["gone"](folder / "book-e2.db")
    with again(folder, days=8) as (_, room):
        with refused("rekey.reviewed"):
            room.review(seq=one, reason="once more", clerk=CLERK, second=BY_MANAGER)
        tick(room, one, "POS 1")
        assert left(room) == ["085100003", "cash"]


def test_the_lane_that_head_office_gave_it_later_counts_for_both_books(folder: Path) -> None:
    """Joined to Finance's incident after the damage: nothing of either book is keyed."""
    INJURIES["gone"](folder / "book.db")
    with again(folder) as (book, room):
        held = book.incident()
        joined = IncidentJoined(incident_seq=held.seq, number="HO-9", rescue_lane="finance", was=held.number)
        book.append(joined, clerk=MANAGER, day="2026-11-12")
        assert list(book.waiting_since()) == [("visa", Road.BOX)]
        is_back(book)
        assert left(room) == []
        with refused("rekey.lane"):
            tick(room, book.sale_by_slip("085100001").seq, "POS 1")


def test_what_was_only_seen_is_not_keyed(folder: Path) -> None:
    """Slip 1 was made $90.01 by hand, and no mirror is left: nobody can say what the customer owes."""
    (folder / "mirror.log").unlink()
    edited(folder / "book.db", b'"amount_minor":1001', b'"amount_minor":9001')
    with again(folder) as (book, room):
        is_back(book)
        assert left(room) == ["085100003", "cash"]
        with refused("rekey.unknown"):
            tick(room, book.sale_by_slip("085100001").seq, "POS 1")
