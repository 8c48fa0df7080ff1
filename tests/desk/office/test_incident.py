"""The incident in the office by keys: started, ended, and the drafts keyed again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN
from desk.trial import seen
from officemaking import counter_in
from shoebox.day.office_incidents import OfficeIncidents
from shoebox.desk.lanes import Lanes
from shoebox.desk.language import speak
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.dispatch import IncidentWord
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import HEAD_OFFICE


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
    OfficeIncidents(counter.house.book, counter.clock).take(word)
    speak("es")
    try:
        page = opened(counter, shown).office_page("incident")
        said = page.facts.accessibleName()
    finally:
        speak("en")
    assert said.count("la sede") == 2
    assert HEAD_OFFICE not in said


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
    before = len(counter.house.incidents.to_rekey())
    page.focus_first()
    typed("POS 1", "POS 2", "POS 2")
    assert len(counter.house.incidents.to_rekey()) == before - 2
    assert "keyed again before, as order POS 2" in page.rekeying.order.mend()
    assert page.rekeying.order.edit.hasFocus()
