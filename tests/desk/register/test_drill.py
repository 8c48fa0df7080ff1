"""A timed drill in the training book, keyed as a clerk keys it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bookmaking import MANAGER_PIN, HandClock
from desk.register.counter import CTRL, ENTER, Counter, at_the_counter
from desk.trial import seen
from looks.checks import outside, short_of_room
from shoebox.bootstrap import open_training
from shoebox.desk import look, text
from shoebox.desk.look import Ink
from shoebox.handover.playbook import readiness_of
from shopmaking import set_up_shop

pytestmark = pytest.mark.thorough

BRANDS = {"visa": "1", "mastercard": "2", "amex": "3", "discover": "4"}


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def house(tmp_path, clock):
    """A store's training book."""
    set_up_shop(tmp_path / "store", clock=clock)
    made = open_training(tmp_path / "store", clock=clock)
    yield made
    made.book.close()


@pytest.fixture
def counter(house, lanes, shown):
    window = at_the_counter(house, lanes)
    shown(window, 1024, 768)
    return Counter(house, window)


def start(counter) -> tuple:
    counter.page.drill.toggle("17", counter.page._today.next_slip, seed=7)
    return counter.page.drill._slips


def key(counter, slip) -> None:
    """As it lies there."""
    counter.press(Qt.Key.Key_F5)
    counter.press(ENTER)
    counter.types(f"{slip.total_minor / 100:.2f}")
    counter.keys(BRANDS[slip.brand], slip.last4, slip.last4, "y", slip.approval, "y")
    counter.press(ENTER)


def set_aside(counter) -> None:
    counter.press(Qt.Key.Key_Delete, CTRL)
    counter.types("2")


def test_a_whole_drill_is_timed_scored_and_kept(counter, house, clock):
    """Mistakes set aside, the rest keyed, half a minute each: all right, and the store's readiness says so."""
    slips = start(counter)
    assert counter.page.drill.panel.isVisible()
    assert not counter.page.panel.isVisible()
    for slip in slips:
        clock.mono += 30_000
        set_aside(counter) if slip.fault else key(counter, slip)
    result = house.last_drill()
    assert (result.right, result.noticed, result.median_ms, result.clerk) == (8, 3, 30_000, "17")
    assert counter.page.drill.panel._score.amount() == "8 of 8 right"
    assert not counter.page.drill.is_on()
    assert not list(house.folder.glob("*.jsonl"))
    stands, _ = readiness_of(house)
    assert (stands.drilled, stands.drill) == ("2026-11-12", result)


def test_a_mistake_that_is_keyed_is_said_at_the_next_slip(counter, house):
    slips = start(counter)
    at = next(at for at, slip in enumerate(slips) if slip.fault)
    for slip in slips[:at]:
        key(counter, slip)
    key(counter, slips[at])
    assert counter.page.drill.panel._last.text().startswith("The one before: ")
    assert counter.page.drill.panel._last.text() != "The one before: right."


def test_stopped_it_leaves_no_score(counter, house):
    counter.press(Qt.Key.Key_F5, CTRL)
    assert counter.page.drill.is_on()
    counter.press(Qt.Key.Key_F5, CTRL)
    assert counter.window.foot._right == "Drill stopped, no score is kept."
    assert counter.page.panel.isVisible()
    assert house.last_drill() is None


def test_nothing_is_cut(counter):
    start(counter)
    QTest.qWait(0)
    assert (short_of_room(counter.window), outside(counter.window)) == ([], [])


def test_a_void_is_no_answer(counter):
    slips = start(counter)
    good = next(at for at, slip in enumerate(slips) if not slip.fault)
    for slip in slips[: good + 1]:
        set_aside(counter) if slip.fault else key(counter, slip)
    before = len(counter.page.drill._keyed)
    counter.press(Qt.Key.Key_F9)
    counter.types("practice")
    counter.press(Qt.Key.Key_Space)
    counter.press(Qt.Key.Key_Tab)
    counter.types(MANAGER_PIN)
    assert len(counter.page.drill._keyed) == before


def test_training_is_told_by_a_full_ground_and_its_word_also_beside_a_warning(counter):
    """Band and pill in a colour that nothing else stands on; while a warning has the band, the pill keeps it."""
    banner, pill = counter.window.banner, counter.window.header.state
    assert banner.accessibleName().startswith("TRAINING Nothing here is a sale")
    assert banner.grab().toImage().pixelColor(banner.width() // 2, 3) == look.colour(Ink.TRAINING)
    counter.window.banners.warn("The disk is nearly full.")
    assert counter.window.banner.accessibleName() == "The disk is nearly full."
    assert pill.grab().toImage().pixelColor(pill.width() // 2, 2) == look.colour(Ink.TRAINING)
    assert pill.accessibleName() == "Training, nothing is a sale"


def test_practice_shows_no_claim_code(counter, house):
    """Nothing was sold: neither the screen nor what is read out shows a code that could be written onto a slip."""
    told = []
    counter.page.said.connect(told.append)
    counter.press(Qt.Key.Key_F6)
    counter.types("12.00", "", "", "")
    row = house.till.last_saved()
    panel, grouped = counter.page.recorded.result.claim, text.code_groups(row.claim_code)
    assert counter.shown() == "RecordedView"
    shown = " ".join(seen(counter.window).split()) + " ".join(told)
    assert "Practice: no claim code" in shown
    assert (grouped in shown, row.claim_code in shown, panel._qr.accessibleName()) == (False, False, "")


def test_somebody_else_ends_it(counter, house):
    """Rosa began, and Ann is at work now: what Ann keys is no score of Rosa's."""
    start(counter)
    counter.window.take_person(house.staff.by_number("02"))
    assert not counter.page.drill.is_on()
    assert not counter.page.drill.is_shown()
