"""The incident in the office by keys: started, ended, and the drafts keyed again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, HandClock, card_sale, declare
from desk.late import LateLane
from desk.trial import seen
from officemaking import counter_in
from shoebox.day.office_incidents import OfficeIncidents
from shoebox.desk.lanes import Lanes
from shoebox.desk.language import speak
from shoebox.desk.office.rekey_sheets import ReviewSheet, UndoSheet
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.dispatch import IncidentWord
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import HEAD_OFFICE
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.policy import Policy

pytestmark = pytest.mark.thorough


@pytest.fixture
def counter(tmp_path):
    with counter_in(tmp_path / "store") as made:
        yield made


def opened(counter, shown):
    window = OfficeWindow(counter.house, Lanes.inline(), person=counter.manager)
    window.lead_to("incident")
    shown(window)
    return window


def typed(*lines: str) -> None:
    """Each into whatever has the keyboard, then Enter."""
    for line in lines:
        QTest.keyClicks(QApplication.focusWidget(), line)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_one_of_head_office_is_named_in_the_persons_language(counter, shown):
    """No day is open; head office says 26-09, and the page speaks Spanish."""
    counter.end_outage()
    word = IncidentWord(number="26-09", began_ms=0, rescue_lane="finance", said="")
    OfficeIncidents(counter.house.book, counter.clock, Policy).take(word)
    speak("es")
    try:
        page = opened(counter, shown).office_page("incident")
        said = page.facts.accessibleName()
    finally:
        speak("en")
    assert said.count("la sede") == 2
    assert HEAD_OFFICE not in said


def test_an_outage_that_is_found_days_later_begins_on_its_day(counter, shown):
    """Found at 11:24 on Thursday, begun on Monday at 17:40: three keys more. What is to come is refused there."""
    counter.end_outage()
    page = opened(counter, shown).office_page("incident")
    form = page.start.form
    page.focus_first()
    typed("26-09", "-0 2359")
    assert "Such as" not in form.since.below.shown()
    typed("", *[""] * len(form.kit), MANAGER, MANAGER_PIN)
    assert "still to come" in form.since.below.shown()
    assert counter.house.incidents.standing() is None
    form.since.set_text("")
    typed("-3 1740")
    assert form.since.below.shown() == "Mon 9 Nov, 17:40"
    form.pin.set_text(MANAGER_PIN)
    form.button.click()
    assert "Mon 9 Nov, 17:40" in page.facts.accessibleName()
    assert "Mon 9 Nov, 17:40" in page.window().banner.accessibleName()


def test_a_manager_starts_one_by_keys(counter, shown):
    """Number, since, given by; one of the kit ticked; number and PIN of the manager."""
    counter.end_outage()
    window = opened(counter, shown)
    page = window.office_page("incident")
    page.focus_first()
    typed("26-09", "0655", "Operations desk")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    typed(*[""] * len(page.start.form.kit), MANAGER, MANAGER_PIN)
    held = counter.house.incidents.standing()
    assert held is not None
    assert (held.number, held.given_by, held.declared_by) == ("26-09", "Operations desk", MANAGER)
    assert counter.house.clock.wall_ms() - held.began_ms == 5 * 60_000  # 07:00 in the store
    assert (window.page(), "Open the day, and slips are taken." in window.foot._right) == ("today", True)
    assert QApplication.focusWidget() is window.office_page("today").open_form.float_field.edit
    act = counter.house.book.latest("incident")[2]
    assert act.kit_missing == counter.house.policy.kit[1:]
    assert window.banner.accessibleName().startswith("Incident 26-09.")


def test_a_time_ahead_of_the_clock_was_yesterday_and_is_said_to_be(counter, shown):
    """07:00 in the store, on the twelfth: whoever means five to seven sees what five past is taken for."""
    counter.end_outage()
    form = opened(counter, shown).office_page("incident").start.form
    form.since.setFocus()
    for line, said in (("0705", "Wed 11 Nov, 07:05"), ("0655", "")):
        form.since.edit.clear()
        QTest.keyClicks(form.since.edit, line)
        assert form.since.below.shown() == said


@pytest.mark.parametrize(
    ("since", "number", "pin", "mended"),
    [
        ("", CLERK, CLERK_PIN, "manager"),
        ("", MANAGER, CLERK_PIN, "pin"),
        ("", "99", "0000", "manager"),
        ("2575", MANAGER, MANAGER_PIN, "since"),
    ],
)
def test_what_is_wrong_is_said_where_it_is_mended(counter, shown, since, number, pin, mended):
    counter.end_outage()
    page = opened(counter, shown).office_page("incident")
    page.focus_first()
    typed("26-09", since, "", *[""] * len(page.start.form.kit), number, pin)
    assert counter.house.incidents.standing() is None
    form = page.start.form
    fields = {"manager": form.manager, "pin": form.pin, "since": form.since}
    assert [name for name, field in fields.items() if field.mend()] == [mended]
    assert fields[mended].edit.hasFocus()


def test_the_way_back_is_led_step_by_step_by_keys(counter, shown):
    """Gaps, drawer, close, seal, send: each number leads where it is done, and the keyboard is on the one at work."""
    counter.open()
    counter.sell()
    window = opened(counter, shown)
    page = window.office_page("incident")

    def begin() -> str:
        window.lead_to("incident")
        return QApplication.focusWidget().accessibleName()

    def lead(key: Qt.Key) -> str:
        QTest.keyClick(QApplication.focusWidget(), key)
        return window.page()

    assert "on the pad every slip after 085\u00a0100\u00a0024 must be blank" in page.way.rows[0].accessibleName()
    assert begin() == "Go there: Stop writing slips, at every register"
    assert lead(Qt.Key.Key_1) == "close"
    counter.explain()
    counter.count_paper()
    window.refresh()
    assert begin() == "Go there: Count the drawer"
    assert lead(Qt.Key.Key_2) == "today"
    counter.count_well()
    window.refresh()
    assert begin() == "Go there: Close the day"
    assert lead(Qt.Key.Key_Space) == "close"
    assert page.button.held() == "A day is open still. Close it first, then end the incident."
    counter.end()
    window.refresh()
    assert begin() == "Go there: Seal the box"
    assert lead(Qt.Key.Key_4) == "box"
    assert page.button.held() == "Box 085-2-0001 is on no stick. Seal it first, then end the incident."
    counter.seal()
    window.refresh()
    assert begin() == "Go there: Send it to head office"
    assert not page.button.held()
    assert page.verdict.small() == "The box is here still: hand it over today."
    counter.hand_over()
    window.refresh()
    begin()
    assert page.manager.edit.hasFocus()
    assert "J. Ortega, Brightway, badge 4471 has it" in page.way.rows[-1].accessibleName()


def test_the_first_step_names_the_last_slip_of_each_pad(counter, shown):
    """24 slips of the first pad, one of the second, then 17 turns up and is keyed: it is no last slip of anything."""
    for step in ("open", "sell"):
        getattr(counter, step)()
    row = opened(counter, shown).office_page("incident").way.rows[0]
    assert row.accessibleName().endswith("after 085\u00a0100\u00a0024 must be blank. A pad not begun: every slip")
    counter.house.till.record(card_sale(101))
    counter.house.till.record(card_sale(17))
    row.window().refresh()
    said = "on each pad every slip after its last must be blank: 085\u00a0100\u00a0024; 085\u00a0100\u00a0101"
    assert row.accessibleName().endswith(said)


def test_once_every_register_has_stopped_their_last_slips_are_named_too(counter, shown):
    """Register 1's sealed day is here, its pad ended at 110 024. While its day was unknown, that was said instead."""
    counter.two_registers()
    for step in ("open", "sell", "explain", "count_well", "count_paper"):
        getattr(counter, step)()
    row = opened(counter, shown).office_page("incident").way.rows[0]
    assert "of register 085-1 nothing is here" in row.accessibleName()
    counter.gather()
    counter.end()
    row.window().refresh()
    assert "085\u00a0100\u00a0024; register 085-1: 085\u00a0110\u00a0024" in row.accessibleName()


def test_it_ends_after_the_day_and_not_before(counter, shown):
    """Closed and sealed, the manager signs; afterwards the page says who charges its slips, and offers a new start."""
    for step in ("open", "sell", "explain", "count_well", "count_paper", "end"):
        getattr(counter, step)()
    window = opened(counter, shown)
    page = window.office_page("incident")
    with pytest.raises(Refusal, match="is on no stick, and has not arrived"):
        counter.end_outage()
    counter.seal()
    counter.hand_over()
    window.refresh()
    window.lead_to("incident")
    typed(MANAGER, MANAGER_PIN)
    assert counter.house.incidents.standing() is None
    assert page.pin.text() == ""
    assert "Incident 26-07 is over Finance charges the slips. Never key a slip into the till afterwards." in seen(page)
    assert page.start.isVisible()


def test_with_no_day_ever_opened_there_is_nothing_to_do_first(counter, shown):
    """An incident was declared by mistake: every step is behind, and the manager's number has the keyboard."""
    page = opened(counter, shown).office_page("incident")
    assert not page.button.held()
    page.focus_first()
    assert page.manager.edit.hasFocus()


def test_each_draft_is_ticked_off_once(counter, shown):
    """The first two drafts under order numbers; the second number twice is refused in its place."""
    for step in ("rekey_lane", "open", "sell", "explain", "count_well", "count_paper", "end", "seal", "end_outage"):
        getattr(counter, step)()
    page = opened(counter, shown).office_page("incident")
    before = len(counter.house.incidents.rekeying.left())
    page.focus_first()
    typed("POS 1", "POS 2", "POS 2")
    assert len(counter.house.incidents.rekeying.left()) == before - 2
    assert "keyed again before, as order POS 2" in page.rekeying.order.mend()
    assert page.rekeying.order.edit.hasFocus()


REKEYED_LATER = ("rekey_lane", "open", "sell", "explain", "count_well", "count_paper", "end", "seal", "end_outage")


@pytest.fixture
def keys_again(counter, shown):
    """The page of an incident that is over, whose drafts the store keys again; opened so many days after it."""

    def page(days=0):
        for step in REKEYED_LATER:
            getattr(counter, step)()
        counter.clock.pass_min(days * 24 * 60)
        window = opened(counter, shown)
        found = window.office_page("incident")
        found.focus_first()
        return window, found

    return page


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_a_slips_number_scanned_for_an_order_is_refused_in_its_place(counter, keys_again):
    _, page = keys_again()
    before = counter.house.incidents.rekeying.left()
    typed("085100001")
    assert "is the number of a slip or receipt of ours" in page.rekeying.order.mend()
    assert counter.house.incidents.rekeying.left() == before
    assert page.rekeying.order.edit.hasFocus()


def test_another_draft_is_chosen_without_leaving_the_field(counter, keys_again):
    """Down twice, up once: the second one is ticked off, and the first is still marked to be."""
    _, page = keys_again()
    first, second = counter.house.incidents.rekeying.left()[:2]
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(key)
    assert page.rekeying.draft() == second
    typed("POS 7")
    left = counter.house.incidents.rekeying.left()
    assert first in left
    assert second not in left


def test_a_wrong_tick_is_taken_back_by_keys(counter, keys_again):
    """F9, the order number in other letters; the clerk signs beside the manager, first with a wrong PIN."""
    window, page = keys_again()
    first = counter.house.incidents.rekeying.left()[0]
    typed("POS 1")
    press(Qt.Key.Key_F9)
    typed("POS 9")
    sheet = window.findChild(UndoSheet)
    assert "No slip is ticked off under POS 9." in sheet.number.mend()
    sheet.number.set_text("")
    typed("pos-1")
    assert "Ticked off as POS 1 by Ann Berg." in seen(sheet)
    typed("the next slip was meant", CLERK, MANAGER_PIN)
    assert "This PIN is not that of Rosa Lind" in sheet.second.pin.mend()
    typed(CLERK_PIN)
    assert counter.house.incidents.rekeying.left()[0] == first
    assert page.rekeying.order.edit.hasFocus()
    press(Qt.Key.Key_Down)
    typed("POS 1")
    assert counter.house.incidents.rekeying.left()[0] == first


def test_a_late_answer_to_an_older_number_is_no_answer(counter, keys_again):
    """The book is slow: by its answer about POS 1, POS 2 stands there, and POS 2 is what is taken back."""
    window, page = keys_again()
    typed("POS 1", "POS 2")
    press(Qt.Key.Key_F9)
    sheet = window.findChild(UndoSheet)
    page.lanes.book = late = LateLane()
    for older in ("POS 1", "POS 9"):
        sheet.number.set_text("")
        typed(older)
        sheet.number.set_text("")
        QTest.keyClicks(QApplication.focusWidget(), "POS 2")
        late.go()
        assert (sheet.number.mend(), "Ticked off as" in seen(sheet)) == ("", False), older
    press(Qt.Key.Key_Return)
    late.go()
    assert "Ticked off as POS 2 by Ann Berg." in seen(sheet)


def test_what_is_too_late_is_reviewed_by_keys(counter, keys_again):
    """A week later the manager at work may not let her own slip through; signed in as the clerk, with her, it goes."""
    window, page = keys_again(days=7)
    first = next(one for one in counter.house.incidents.rekeying.left() if one.needs_review)
    page.rekeying.table.choose(lambda one: one == first)
    typed("POS 1")
    assert "too late to be keyed unseen" in page.rekeying.order.mend()
    press(Qt.Key.Key_F7)
    sheet = window.findChild(ReviewSheet)
    typed("the bank agreed by phone", MANAGER, MANAGER_PIN)
    assert "Another person signs for this too." in sheet.second.number.mend()
    sheet.dismiss()
    window.take_person(counter.house.staff.by_number(CLERK))
    press(Qt.Key.Key_F7)
    typed("the bank agreed by phone", MANAGER, MANAGER_PIN)
    assert page.rekeying.draft().reviewed_by == MANAGER
    page.rekeying.order.set_text("")
    typed("POS 1")
    assert first.row.seq not in {one.row.seq for one in counter.house.incidents.rekeying.left()}


def test_drafts_of_before_stand_beside_a_new_outage(counter, keys_again):
    """26-08 left drafts; 26-09 of Finance is on: the way back stands first, then what is left of 26-08."""
    window, page = keys_again()
    counter.clock.pass_min(60)
    declare(counter.house.book, number="26-09", began_ms=counter.clock.wall_ms())
    window.refresh()
    assert page.way.isVisible()
    assert page.rekeying.isVisible()
    assert "Slips of incident 26-08: key them into the till, each once" in seen(page)
    typed_into = page.rekeying.order
    typed_into.setFocus()
    typed("POS 1")
    assert counter.house.incidents.rekeying.left()[0].incident == "26-08"


def test_drafts_of_a_damaged_book_are_ticked_off_and_taken_back_by_keys(counter, shown):
    """The book is lost at noon: its drafts are named by it, and done like those of the new one."""
    for step in (*REKEYED_LATER[:3], "lose_book", *REKEYED_LATER[3:]):
        getattr(counter, step)()
    window = opened(counter, shown)
    page = window.office_page("incident")
    page.focus_first()
    room = counter.house.incidents.rekeying
    first, second = room.left()[:2]
    assert "of book 1" in page.rekeying.verdict.accessibleName() + seen(page)
    typed("POS 1", "POS 2")
    assert not {first, second} & set(room.left())
    press(Qt.Key.Key_F9)
    typed("POS 1", "the next slip was meant", CLERK, CLERK_PIN)
    assert room.left()[0] == first
    assert second not in room.left()
    counter.clock.pass_min(7 * 24 * 60)
    window.take_person(counter.house.staff.by_number(CLERK))
    window.refresh()
    page.rekeying.table.choose(lambda one: one.row.seq == first.row.seq)
    press(Qt.Key.Key_F7)
    typed("the bank agreed by phone", MANAGER, MANAGER_PIN)
    assert page.rekeying.draft().reviewed_by == MANAGER
    page.rekeying.order.set_text("")
    typed("POS 7")
    assert room.ticked("POS 7").row.slip == first.row.slip


def test_of_a_register_that_is_not_heard_the_manager_writes_what_they_found(counter, shown):
    """Register 1 is known and nothing of it is here: asked for in a field of its own, and named in the first step."""
    for step in (
        "know_another",
        "open",
        "sell",
        "explain",
        "count_well",
        "count_paper",
        "explain_absent",
        "end",
        "seal",
    ):
        getattr(counter, step)()
    page = opened(counter, shown).office_page("incident")
    assert "register 085-1 not heard: its PC is broken" in seen(page.way)
    assert page.others.isVisible()
    assert not page.button.held()
    page.manager.setFocus()
    typed(MANAGER, MANAGER_PIN)
    assert counter.house.incidents.standing() is not None
    assert "Say what you found at them." in seen(page.way)
    assert QApplication.focusWidget() is page.others.edit
    typed("looked there: its pads are locked away", "", "")
    assert counter.house.incidents.standing() is None
    act = counter.house.book.latest("incident_ended")[2]
    assert (act.unheard, act.found) == (("085-1",), "looked there: its pads are locked away")


def test_where_every_register_is_known_to_have_stopped_nothing_more_is_asked(counter, shown):
    for step in ("open", "sell", "explain", "count_well", "count_paper", "end", "seal"):
        getattr(counter, step)()
    page = opened(counter, shown).office_page("incident")
    assert not page.others.isVisible()
    assert "every slip after" in seen(page.way)


def test_whoever_guesses_a_managers_pin_hears_to_wait_where_it_is_typed(counter, shown, monkeypatch):
    """At the start of an incident, and at its end: below the PIN, and below nothing else."""
    tries = PinTries(HandClock())
    monkeypatch.setattr(counter.house.staff, "tries", tries)
    page = opened(counter, shown).office_page("incident")
    for _ in range(Policy().pin_tries_max):
        tries.count(MANAGER, fits=False)
    refused = Refusal("staff.pin_wait", number=MANAGER, seconds=60)
    page._refused(refused)
    page.start.form.refuse(refused)
    for field in (page.pin, page.start.form.pin):
        assert "Too many wrong PINs" in field.mend()
    assert "Too many" not in page.manager.mend() + page.start.form.number.mend()
    with pytest.raises(Refusal, match="Too many wrong PINs"):
        counter.house.staff.signing(MANAGER, MANAGER_PIN)
