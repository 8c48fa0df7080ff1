"""An outage declared and ended at one register, with no line at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import (
    CLERK,
    CLERK_PIN,
    MANAGER,
    MANAGER_PIN,
    NOON_MS,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    close_day,
    new_book,
    open_day,
    reopened,
)
from daymaking import Office
from hurting import INJURIES
from shoebox.day import Incidents, OfficeIncidents
from shoebox.domain.acts import BoxSealed, IncidentDeclared, IncidentEnded
from shoebox.domain.day import Declaration
from shoebox.domain.dispatch import IncidentWord
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import Incident
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path
from shoebox.till import Till

SIGNED = (MANAGER, MANAGER_PIN)


def incidents(book: Book, clock: HandClock, lane: str = "finance") -> Incidents:
    return Incidents(book, replace(POLICY, rescue_lane=lane), STAFF, clock)


def declared(room: Incidents, **said: object) -> Incident:
    plain: dict[str, object] = {
        "number": "26-07", "given_by": "Operations desk", "began_ms": NOON_MS - 60_000, "kit_missing": ("Price list",),
        "signature": SIGNED,
    }  # fmt: skip
    return room.declare(**(plain | said))  # type: ignore[arg-type]


def refused(code: str) -> pytest.RaisesExc:
    return pytest.raises(Refusal, check=lambda error: error.code == code)


def seal_day(book: Book) -> None:
    """The box of the day closed last goes onto a stick."""
    closed = book.last_closed() or pytest.fail("no day is closed")
    act = BoxSealed(box_no=book.place.box_no(closed.z_no), digest="0" * 64, copied_to="STICK-7")
    book.append(act, clerk=MANAGER, day=closed.day)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def test_a_manager_declares_and_it_is_in_the_book(tmp_path: Path, clock: HandClock) -> None:
    """26-07, given by phone, one thing of the kit missing."""
    with new_book(tmp_path, clock) as book:
        room = incidents(book, clock)
        assert room.standing() is None
        held = declared(room)
        _, envelope, act = book.latest(Kind.INCIDENT) or pytest.fail("nothing was written")
        assert isinstance(act, IncidentDeclared)
        assert (act.number, act.rescue_lane, act.kit_missing) == ("26-07", "finance", ("Price list",))
        assert (envelope.clerk, held.is_on, held.number) == (MANAGER, True, "26-07")
        assert room.standing() == held
    assert verify_path(tmp_path).ok


def test_the_days_figures_say_by_whose_word_and_without_which_tools(office: Office) -> None:
    """Before the first day is opened and while it is open; the manager is named, not numbered."""
    room = incidents(office.book, office.clock)
    assert office.room.figures().declared is None
    held = declared(room)
    said = Declaration(
        since_ms=held.began_ms,
        declared_by=STAFF.by_number(MANAGER).name,
        given_by="Operations desk",
        kit_missing=("Price list",),
        policy=POLICY.version,
        offset_min=-300,
    )
    assert office.room.figures().declared == said
    office.open()
    assert office.room.figures().declared == said


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"signature": (CLERK, CLERK_PIN)}, "day.role"),
        ({"signature": (MANAGER, CLERK_PIN)}, "staff.pin"),
        ({"signature": ("99", "0000")}, "staff.unknown"),
        ({"number": "4111111111111111"}, "incident.number"),
        ({"number": "a/b"}, "incident.number"),
        ({"began_ms": NOON_MS + 1}, "incident.to_come"),
        ({"began_ms": NOON_MS - 15 * 86_400_000}, "incident.began"),
        ({"given_by": "4111 1111 1111 1111"}, "card.number"),
    ],
)
def test_what_is_no_declaration_writes_nothing(
    tmp_path: Path, clock: HandClock, said: dict[str, object], code: str
) -> None:
    with new_book(tmp_path, clock) as book:
        before = book.head()
        with refused(code):
            declared(incidents(book, clock), **said)
        assert book.head() == before


def test_how_long_ago_one_may_have_begun_is_the_policys(tmp_path: Path, clock: HandClock) -> None:
    """30 days: 15 days ago is good, 31 is not, and the sentence names the days."""
    with new_book(tmp_path, clock) as book:
        room = Incidents(book, replace(POLICY, incident_began_days_max=30), STAFF, clock)
        with pytest.raises(Refusal, match="At most 30 days ago"):
            declared(room, began_ms=NOON_MS - 31 * 86_400_000)
        assert declared(room, began_ms=NOON_MS - 15 * 86_400_000).is_on


def test_without_a_number_the_store_opens_its_own(tmp_path: Path, clock: HandClock) -> None:
    with new_book(tmp_path, clock) as book:
        assert declared(incidents(book, clock), number=" ").number == "085-261112"


def test_one_incident_at_a_time(tmp_path: Path, clock: HandClock) -> None:
    with new_book(tmp_path, clock) as book:
        room = incidents(book, clock)
        declared(room)
        with refused("incident.stands"):
            declared(room, number="26-08")


def test_nothing_is_sold_by_hand_without_one(tmp_path: Path, clock: HandClock) -> None:
    """Before it: refused. Under it: taken. After it: only a late slip of its own time."""
    with new_book(tmp_path, clock) as book:
        till, room = Till(book, POLICY, STAFF, clock), incidents(book, clock)
        with refused("till.no_incident"):
            till.record(card_sale(1))
        declared(room)
        assert till.record(card_sale(1)).row.slip == "085100001"
        close_day(book)
        seal_day(book)
        clock.pass_min(60)
        ended = room.end(signature=SIGNED)
        assert not ended.is_on
        open_day(book, day="2026-11-13", z_no=2)
        clock.pass_min(60)
        with refused("till.late"):
            till.record(card_sale(2))
        for at_ms in (NOON_MS - 180_000, clock.wall_ms()):
            with refused("till.outside_incident"):
                till.record(card_sale(2, happened_ms=at_ms))
        assert till.record(card_sale(2, happened_ms=NOON_MS)).row.slip == "085100002"


def test_a_late_slip_is_taken_while_another_incident_is_on(tmp_path: Path, clock: HandClock) -> None:
    """26-07 from 06:59 to 07:00, 26-08 since 09:00: a slip of 07:00 is taken, one of 08:00 belongs to neither."""
    with new_book(tmp_path, clock) as book:
        till, room = Till(book, POLICY, STAFF, clock), incidents(book, clock)
        declared(room)
        close_day(book)
        seal_day(book)
        room.end(signature=SIGNED)
        clock.pass_min(120)
        declared(room, number="26-08", began_ms=clock.wall_ms())
        open_day(book, z_no=2)
        with refused("till.outside_incident"):
            till.record(card_sale(1, happened_ms=NOON_MS + 3_600_000))
        assert till.record(card_sale(1, happened_ms=NOON_MS)).row.slip == "085100001"


def test_a_slip_of_the_hours_after_head_offices_end_is_taken_late(tmp_path: Path, clock: HandClock) -> None:
    """Head office is back at 12:30; the store sells by hand until 17:00, and finds a slip of 16:00 on Friday."""
    with new_book(tmp_path, clock) as book:
        till, room = Till(book, POLICY, STAFF, clock), incidents(book, clock)
        declared(room)
        office = OfficeIncidents(book, clock, lambda: POLICY)
        back_ms = NOON_MS + 1_800_000
        word = IncidentWord(number="26-07", began_ms=0, rescue_lane="finance", said="", ended_ms=back_ms)
        clock.pass_min(60)
        office.take(word)
        till.record(card_sale(1))
        clock.pass_min(240)
        close_day(book)
        closed_ms = clock.wall_ms()
        clock.pass_min(60)
        office.take(word)
        assert room.standing() is None
        open_day(book, day="2026-11-13", z_no=2)
        assert till.record(card_sale(2, happened_ms=closed_ms - 3_600_000)).row.slip == "085100002"
        with refused("till.outside_incident"):
            till.record(card_sale(3, happened_ms=closed_ms + 1))


def test_what_a_store_ended_begins_no_more_in_a_book_that_was_begun_anew(tmp_path: Path, clock: HandClock) -> None:
    """Head office's word is taken, Ann ends it herself, and the book is lost: the word that still lies there is old."""
    word = IncidentWord(number="26-07", began_ms=NOON_MS, rescue_lane="finance", said="", ended_ms=0)
    with new_book(tmp_path, clock) as book:
        OfficeIncidents(book, clock, lambda: POLICY).take(word)
        clock.pass_min(60)
        close_day(book)
        seal_day(book)
        incidents(book, clock).end(signature=SIGNED)
    INJURIES["gone"](tmp_path / "book.db")
    with reopened(tmp_path, clock) as book:
        OfficeIncidents(book, clock, lambda: POLICY).take(word)
        assert incidents(book, clock).standing() is None
        OfficeIncidents(book, clock, lambda: POLICY).take(replace(word, number="26-08"))
        assert incidents(book, clock).standing() is not None


def test_it_ends_only_after_the_day(tmp_path: Path, clock: HandClock) -> None:
    """A day still open, its box unsealed, nobody in charge, nothing on: each says why. The end knows the last slip."""
    with new_book(tmp_path, clock) as book:
        till, room = Till(book, POLICY, STAFF, clock), incidents(book, clock)
        with refused("incident.none"):
            room.end(signature=SIGNED)
        declared(room)
        till.record(card_sale(7))
        with refused("incident.day_open"):
            room.end(signature=SIGNED)
        close_day(book)
        with refused("incident.unsealed"):
            room.end(signature=SIGNED)
        seal_day(book)
        with refused("day.role"):
            room.end(signature=(CLERK, CLERK_PIN))
        room.end(signature=SIGNED)
        _, _, act = book.latest(Kind.INCIDENT_ENDED) or pytest.fail("nothing was written")
        assert isinstance(act, IncidentEnded)
        assert (act.last_slip, act.ended_by) == ("085100007", MANAGER)
        assert room.standing() is None
    assert verify_path(tmp_path).ok


def test_the_end_names_the_last_of_the_pad_not_the_one_keyed_last(tmp_path: Path, clock: HandClock) -> None:
    """Slip 103 on Friday, 101 turns up and is keyed after it: the pad's last is 103, by hand or by head office."""
    for hand in ("manager", "head office"):
        with new_book(tmp_path / hand, clock) as book:
            till, room = Till(book, POLICY, STAFF, clock), incidents(book, clock)
            declared(room)
            for number in (1, 3, 2):
                till.record(card_sale(number))
            close_day(book)
            seal_day(book)
            if hand == "manager":
                room.end(signature=SIGNED)
            else:
                now_ms = clock.wall_ms()
                word = IncidentWord(number="26-07", began_ms=0, rescue_lane="finance", said="", ended_ms=now_ms)
                OfficeIncidents(book, clock, lambda: POLICY).take(word)
            _, _, act = book.latest(Kind.INCIDENT_ENDED) or pytest.fail("nothing was written")
            assert isinstance(act, IncidentEnded)
            assert act.last_slip == "085100003"
