"""Notices of head office at a register and in the office: shown at sign-in until read, one key each; and their ages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, CLERK_PIN, MANAGER, STAFF, HandClock
from desk.register.counter import ENTER, ESC, at_the_counter, new_house
from desk.trial import seen
from outmaking import incident_out, notice_out, policy_out, with_word
from shoebox.central import Central
from shoebox.desk import notices
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.office.word_card import asked_words, readers_words
from shoebox.domain.dispatch import WordView
from shoebox.domain.entry import Kind
from shoebox.handover.store import StoreHouse

pytestmark = pytest.mark.thorough

ROSA = STAFF.by_number(CLERK)
ANN = STAFF.by_number(MANAGER)


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    with Central.open(tmp_path / "hq", HandClock()) as opened:
        yield opened


@pytest.fixture
def house(tmp_path: Path, central: Central) -> Iterator[StoreHouse]:
    made = with_word(new_house(tmp_path / "085-2"), central)
    central.enrol(made.book.enrolment())
    yield made
    made.book.close()


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch):
    monkeypatch.setattr(notices, "MEANT_MS", 0)


def press(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def test_a_clerk_reads_a_notice_with_one_key_and_goes_on(house, central, lanes, shown):
    """Two notices wait, one for managers: Rosa sees hers, Enter, and the keyboard is back where it was."""
    for data in (
        notice_out(central, "No gift cards today", "The server is down."),
        notice_out(central, "Safe", roles=("manager",)),
    ):
        house.word.dispatches.take(data)
    window = shown(at_the_counter(house, lanes, clerk=CLERK))
    assert window.notices.sheet is not None
    assert window.notices.sheet.accessibleName() == "No gift cards today"
    press(ENTER)
    assert window.notices.sheet is None
    _, envelope, act = house.book.latest(Kind.NOTICE_READ)
    assert (envelope.clerk, act.notice) == (CLERK, 1)
    window.take_person(ROSA)
    assert window.notices.sheet is None


def test_a_notice_that_is_put_off_comes_again_at_the_next_sign_in(house, central, lanes, shown):
    """Esc with a queue in front; nothing stands in the book, and the next time it is there again."""
    house.word.dispatches.take(notice_out(central, "No gift cards today"))
    window = shown(at_the_counter(house, lanes, clerk=CLERK))
    press(ESC)
    assert window.notices.sheet is None
    assert house.book.latest(Kind.NOTICE_READ) is None
    window.take_person(ROSA)
    assert window.notices.sheet is not None


def test_a_key_that_was_typed_before_the_sheet_stood_there_reads_nothing(house, central, lanes, shown, monkeypatch):
    """Enter comes at once, as from somebody who is keying already."""
    monkeypatch.setattr(notices, "MEANT_MS", 60_000)
    house.word.dispatches.take(notice_out(central, "No gift cards today"))
    window = shown(at_the_counter(house, lanes, clerk=CLERK))
    press(ENTER)
    assert window.notices.sheet is not None
    assert house.book.latest(Kind.NOTICE_READ) is None


def test_several_come_one_after_the_other_the_oldest_first(house, central, lanes, shown):
    for title in ("First", "Second"):
        house.word.dispatches.take(notice_out(central, title))
    window = shown(at_the_counter(house, lanes, clerk=CLERK))
    titles = []
    while window.notices.sheet is not None:
        titles.append(window.notices.sheet.accessibleName())
        press(ENTER)
    assert titles == ["First", "Second"]


def test_a_notice_on_show_goes_with_whoever_it_was_for(house, central, lanes, shown):
    """Two wait for managers, one of them for Rosa too; Ann's window locks with hers on show, and Rosa opens it."""
    for title, roles in (("Safe", ("manager",)), ("No gift cards today", ()), ("Keys", ("manager",))):
        house.word.dispatches.take(notice_out(central, title, roles=roles))
    window = shown(at_the_counter(house, lanes, clerk=MANAGER))
    assert window.notices.sheet.accessibleName() == "Safe"
    window.lock.lock()
    window.notices.greet(ANN)
    assert window.notices.sheet is None, "nothing is opened over a locked window"
    window.lock.sheet.number.set_text(CLERK)
    QTest.keyClicks(window.lock.sheet.pin.edit, CLERK_PIN)
    QTest.keyClick(window.lock.sheet.pin.edit, ENTER)
    assert window.notices.sheet.accessibleName() == "No gift cards today"
    press(ENTER)
    assert window.notices.sheet is None
    _, envelope, act = house.book.latest(Kind.NOTICE_READ)
    assert (envelope.clerk, act.notice) == (CLERK, 2)


def word_of(house, lanes, shown) -> str:
    window = shown(OfficeWindow(house, lanes, person=ANN))
    window.lead_to("readiness")
    return window.office_page("readiness").word.facts.accessibleName()


def test_the_office_shows_how_old_each_part_is_and_who_has_read_what(house, central, lanes, shown):
    """Policy 1 came while the window stood; the staff list is the store's own; Rosa has read, Ann has not."""
    window = shown(OfficeWindow(house, lanes, person=ANN))
    house.word.dispatches.take(notice_out(central, "No gift cards today"))
    house.word.dispatches.take(policy_out(central))
    assert "Incident" not in word_of(house, lanes, shown), "none was sent out"
    house.word.dispatches.take(incident_out(central, "26-07"))
    house.note_read(1, clerk=CLERK)
    house.clock.pass_min(3 * 24 * 60)
    window.lead_to("readiness")
    card = window.office_page("readiness").word
    assert "Policy 1 in force between two sales" in card.facts.accessibleName()
    assert "Staff list the store's own" in card.facts.accessibleName()
    (one,) = house.word_view().notices
    assert readers_words(one, -300) == "Read by Rosa Lind 12 Nov 07:00. Not yet: Ann Berg."
    assert "12 Nov, 3 days old" in seen(card)
    renewed = house.renewed()
    told = word_of(renewed, lanes, shown)
    assert "Policy 1 12 Nov, 3 days old" in told
    assert "Incident 26-07 12 Nov, 3 days old" in told
    assert (renewed.policy.version, renewed.is_outdated(), house.is_outdated()) == ("HO-1", False, True)


def test_two_people_of_one_name_each_read_for_themselves(house, central):
    """A second Rosa Lind, number 18, has read it: number 17 has not, and it waits for her alone."""
    other = replace(ROSA, number="18")
    house = replace(house, staff=replace(house.staff, people=(*house.staff.people, other)))
    house.word.dispatches.take(notice_out(central, "No gift cards today"))
    house.note_read(1, clerk="18")
    assert house.unread(other) == ()
    assert [one.notice.title for one in house.unread(ROSA)] == ["No gift cards today"]


def test_a_stick_is_taken_in_at_the_office_and_what_was_refused_is_said(house, central, lanes, shown, tmp_path):
    """Policy 2 on one stick, policy 1 on another: taken, then refused with what to do."""
    first, second = policy_out(central), policy_out(central)
    for name, data in (("new", second), ("old", first)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "policy.dispatch").write_bytes(data)
    window = shown(OfficeWindow(house, lanes, person=ANN))
    window.lead_to("readiness")
    page = window.office_page("readiness")
    page.take_word(str(tmp_path / "new"))
    assert [one.version for one in house.word.dispatches.standing()] == [2]
    page.take_word(str(tmp_path / "old"))
    assert "older than 2" in page.word.told.text()


@pytest.mark.parametrize("left", [b"", b"something else"], ids=["away", "changed"])
def test_a_policy_that_somebody_took_away_is_warned_of_until_it_is_back(house, central, left):
    """Without head office's the store's own file goes, which whoever can write here can change: it is said."""
    sent = policy_out(central)
    house.word.dispatches.take(sent)
    assert house.renewed().warnings() == ()
    (file,) = (house.folder / "head-office").glob("policy-*")
    if left:
        file.write_bytes(left)
    else:
        file.unlink()
    assert [one.code for one in house.renewed().warnings()] == ["word.gone"]
    house.word.dispatches.take(sent)
    assert house.renewed().warnings() == ()


def test_the_banner_names_the_policy_and_what_is_over_is_warned_of(house, central, lanes, shown):
    """Policy 1 of head office stands in the banner; a year later it is over: a warning, and selling goes on."""
    house.word.dispatches.take(policy_out(central))
    house.word.dispatches.take(incident_out(central, "26-07"))
    renewed = house.renewed()
    window = shown(at_the_counter(renewed, lanes, clerk=CLERK))
    assert "head office's policy HO-1" in window.banner.accessibleName()
    house.clock.pass_min(400 * 24 * 60)
    assert [one.code for one in renewed.warnings()][-1:] == ["word.over"]
    house.word.dispatches.take(incident_out(central, "26-07", ended_ms=house.clock.wall_ms() - 1))


def test_when_head_office_was_asked_last_is_said_with_its_day_once_that_is_over():
    """The line breaks on Thursday at noon: on Friday nobody reads that head office said so at noon."""
    day_ms, noon_ms = 24 * 3_600_000, HandClock().wall_ms()
    view = WordView(standing=(), notices=(), asked_ms=noon_ms, now_ms=noon_ms, waits=False)
    assert asked_words(view, -300) == "Nothing newer, as head office said at 07:00."
    then = asked_words(replace(view, now_ms=noon_ms + day_ms), -300)
    assert then == "Nothing newer, as head office said on Thu 12 Nov, 07:00."
