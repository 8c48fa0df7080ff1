"""A whole day in the office with the keyboard alone: opened, counted blind, accounted for, closed, sealed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from daymaking import pieces_of
from shoebox.domain.day import Step
from shoebox.domain.money import Money, figure_text
from shoebox.storage.verify import verify_path


def test_a_whole_day(counter, office, hands, tmp_path):
    """Float 200.00; 20 good slips, 2 gaps, 4 cash sales; counted exactly; sealed onto a stick."""
    window = office()
    day = hands(window)
    day.type("200.00", "17", "1717")
    day.press(Qt.Key.Key_F7)
    assert counter.house.day.figures().step is Step.SELLING

    counter.sell()
    window.refresh()
    expected = figure_text(Money(counter.expected_minor(), "USD"))
    for page in range(1, 6):
        day.turn_to(page)
        assert expected not in day.seen()
        assert "191.44" not in day.seen(), "the cash sales would tell it as well"
    day.turn_to(1)
    day.count(counter.expected_minor())
    assert expected in day.seen()
    assert "exact" in day.seen()

    day.turn_to(2)
    day.go()
    assert counter.house.book.open_day() is not None
    assert "Two things stop the close" in day.seen()

    day.press(Qt.Key.Key_1)
    day.type("thrown away", "AB")
    day.press(Qt.Key.Key_1)
    day.type("22", "")
    assert "Ready to close" in day.seen()

    day.go()
    assert "The seal's number stands on the tape" in day.seen()
    day.write("A 448 210")
    day.go()
    assert counter.house.book.open_day() is None
    assert window.page() == "box"
    papers = window.office_page("box").papers.last
    assert papers.report.read_bytes().startswith(b"%PDF")
    assert papers.label.read_bytes().startswith(b"%PDF")

    stick = tmp_path / "STICK"
    stick.mkdir()
    day.go()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    (box,) = stick.glob("*.shoebox")
    assert verify_path(box).ok
    assert counter.house.day.figures().step is Step.SEALED
    day.go()
    assert list(stick.glob("*.shoebox*")) == [box], "sealing to the same stick again is one box"


@pytest.fixture
def at_work(counter, office, hands):
    """A day of sales in view."""
    counter.open()
    counter.sell()
    window = office()
    return window, hands(window)


@pytest.mark.thorough
def test_the_day_after_a_damaged_book(counter, office, hands):
    """Day 1 is closed, its book is set aside: the window proposes no float, and opens Z 2 of the new epoch."""
    counter.open()
    counter.count_paper()
    counter.count_empty()
    counter.end()
    counter.lose_book()
    counter.clock.pass_min(24 * 60)
    day = hands(office())
    assert "stayed in it last time" not in day.seen()
    day.type("150.00", "17", "1717")
    day.press(Qt.Key.Key_F7)
    figures = counter.house.day.figures()
    assert (figures.step, figures.z_no, figures.box_no) == (Step.SELLING, 2, "085-2-0002-e2")


@pytest.mark.thorough
def test_a_second_person_counts_what_is_badly_off(counter, at_work):
    """Ann counts 20.00 short, tolerance 5.00; Rosa counts 1.00 over. Until she did, no page says by how much."""
    _, day = at_work
    day.count(counter.expected_minor() - 2_000)
    assert "Count 1 is saved: another person counts now" in day.seen()
    assert "Off by more than $5.00" in day.seen()
    telling = ("$20.00", "−20.00", "$246.44", "$226.44")
    for page in (2, 3, 5, 6, 1):
        day.turn_to(page)
        assert not [said for said in telling if said in day.seen()], page
    day.go()
    day.type("17", "1717")
    assert "Blind count by Rosa Lind" in day.seen()
    assert not [said for said in telling if said in day.seen()]
    day.count(counter.expected_minor() + 100)
    counts = counter.house.day.figures().counts
    assert [(count.by, count.over_short_minor) for count in counts] == [("Ann Berg", -2_000), ("Rosa Lind", 100)]
    assert "$1.00 over" in day.seen()
    assert "Both counts are kept" in day.seen()


@pytest.mark.thorough
def test_the_same_person_never_counts_twice(counter, at_work):
    window, day = at_work
    day.count(counter.expected_minor() - 2_000)
    day.go()
    day.type("02", "0202")
    assert "Ann Berg counted last" in day.seen()
    assert not window.office_page("today").count_form.isVisible()


@pytest.mark.thorough
def test_whoever_did_not_count_first_just_goes_on(counter, at_work):
    window, day = at_work
    counter.count_short()
    window.take_person(counter.clerk)
    window.refresh()
    day.go()
    assert "Blind count by Rosa Lind" in day.seen()


def test_an_empty_count_is_no_count(counter, at_work):
    _, day = at_work
    day.go()
    assert "For an empty drawer type 0" in day.seen()
    assert not counter.house.day.figures().counts


@pytest.mark.thorough
def test_what_is_typed_survives_a_look_at_the_book(at_work):
    window, day = at_work
    day.type("3")
    window.refresh()
    assert window.office_page("today").count_form.rows[0].field.text() == "3"


def test_only_gaps_can_be_explained(counter, at_work):
    """085100017 is missing, 085100003 is a sale."""
    _, day = at_work
    day.press(Qt.Key.Key_F4)
    day.press(Qt.Key.Key_Backtab)
    day.write("085100003")
    day.press(Qt.Key.Key_Tab)
    day.type("lost", "AB")
    assert "085 100 003 is not missing" in day.seen()
    assert counter.house.day.figures().gaps[0].explanation == ""


@pytest.mark.thorough
def test_settling_one_leaves_the_keyboard_on_the_next(at_work):
    """Gap, paper and drawer stop the close; the gap is explained."""
    window, day = at_work
    day.turn_to(2)
    day.press(Qt.Key.Key_1)
    day.type("lost", "AB")
    assert QApplication.focusWidget() is window.office_page("close").stops.buttons[0]
    assert "Count slips" in QApplication.focusWidget().accessibleName()


@pytest.mark.thorough
def test_paper_that_differs_needs_a_reason(counter, at_work):
    window, day = at_work
    counter.explain()
    counter.count_well()
    window.refresh()
    day.turn_to(2)
    day.press(Qt.Key.Key_1)
    day.type("20", "")
    assert "Paper and book differ" in day.seen()
    day.press(Qt.Key.Key_1)
    day.type("20", "one lies with the police")
    assert "Ready to close" in day.seen()


@pytest.mark.thorough
def test_cash_moved_after_the_count_asks_for_another(counter, at_work):
    window, day = at_work
    counter.count_well()
    window.refresh()
    day.turn_to(3)
    day.press(Qt.Key.Key_F7)
    day.type("5", "stamps")
    day.go()
    assert "Recorded, entry" in day.seen()
    assert window.office_page("today").seen.is_blind
    assert any(stop.code == "day.block.count_again" for stop in counter.house.day.blockers())


@pytest.mark.thorough
def test_a_safe_drop_wants_a_bag_and_another_person(counter, at_work):
    window, day = at_work
    day.turn_to(3)
    day.press(Qt.Key.Key_F10)
    day.type("50.00", "7741", "02", "")
    day.go()
    assert "Another person signs for this too" in day.seen()
    cash = window.office_page("cash")
    cash.form.second.number.set_text("17")
    cash.form.second.pin.set_text("0000")
    day.go()
    assert "Count what is in the bag." in day.seen()
    cash.in_bag.focus_first()
    day.type("", "1")
    day.go()
    assert "This PIN is not that of Rosa Lind" in day.seen()
    day.write("1717")
    day.go()
    drop = counter.house.day.figures().cash[-1]
    assert (drop.amount_minor, drop.pieces) == (-5_000, ((5_000, 1),))
    assert cash.form.second.signature() == ("", "")


def test_a_pad_and_a_spoiled_slip(counter, at_work):
    window, day = at_work
    day.turn_to(4)
    form = window.office_page("slips").form
    day.press(Qt.Key.Key_F7)
    day.type("085100150", "085100250")
    day.go()
    assert "are on a pad of this register already" in day.seen()
    form.first.set_text("085100201")
    day.go()
    assert len(counter.house.book.pads()) == 3
    day.press(Qt.Key.Key_F9)
    day.type("085100025", "", "torn")
    assert counter.house.day.figures().pads[0].spoiled == 2


@pytest.mark.thorough
def test_a_draft_waits_for_the_count(counter, at_work):
    """The draft says what should be in the drawer."""
    _, day = at_work
    day.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "The drawer is counted first" in day.seen()
    assert list(counter.house.papers.rglob("*.pdf")) == []


@pytest.mark.thorough
def test_a_day_that_was_left_unsealed_is_sealed_later(counter, office, hands, tmp_path):
    """Thursday closed and left, Friday closed: D, 1 seals Thursday's box onto the stick; then nothing older is left."""
    for step in ("open", "sell", "explain", "count_well", "count_paper", "end"):
        getattr(counter, step)()
    counter.clock.pass_min(24 * 60)
    room = counter.house.day
    room.open_day(day=room.today(), float_minor=20_000, clerk="02", second=("17", "1717"))
    room.drawer.count(pieces_of(20_000), "17")
    room.slips.count_paper(0, "", "17")
    room.close(seal="B 1", clerk="02")
    assert [one.day for one in room.unsealed()] == ["2026-11-12", "2026-11-13"]
    stick = tmp_path / "STICK"
    stick.mkdir()
    (counter.house.folder / "last-place.txt").write_text(str(stick))
    window = office()
    keys = hands(window)
    keys.turn_to(5)
    assert "One older box is on no stick" in keys.seen()
    keys.press(Qt.Key.Key_D)
    assert "Box 085-2-0001, Thu 12 Nov, 1 day old" in keys.seen()
    keys.press(Qt.Key.Key_1)
    assert [path.name for path in stick.glob("*.shoebox")] == ["085-2-0001.shoebox"]
    assert [one.day for one in room.unsealed()] == ["2026-11-13"]
    assert "One older box" not in keys.seen()
    keys.go()
    assert {path.name for path in stick.glob("*.shoebox")} == {"085-2-0001.shoebox", "085-2-0002.shoebox"}
    assert room.unsealed() == ()


@pytest.mark.thorough
def test_coins_in_rolls_are_counted_as_what_is_in_them(counter, at_work):
    """200.00: nine $20 notes, one roll of 40 quarters, 40 loose ones: the book holds 80 quarters."""
    window, day = at_work
    form = window.office_page("today").count_form
    form.focus_first()
    day.type("", "", "9", "", "", "", "40", "", "", "")
    assert QApplication.focusWidget() is form.rows[6].rolls.edit, "rolls come after all loose pieces"
    day.type("1")
    assert "$200.00" in day.seen()
    day.go()
    assert counter.house.day.figures().counts[-1].pieces == ((2_000, 9), (25, 80))
    day.go()
    day.type("17", "1717", "", "", "9", "", "", "", "40", "", "", "", "1")
    day.go()
    assert "80 × 25 cents" in day.seen()


@pytest.mark.thorough
def test_whoever_was_to_count_second_has_gone_with_the_lock(counter, office, hands):
    """Ann counted 20.00 short, Rosa signed to count second and went; Ann unlocks: no count is saved as Rosa's."""
    counter.open()
    counter.sell()
    counter.count_short()
    window = office()
    day = hands(window)
    day.go()
    day.write("0")
    day.type("17", "1717")
    page = window.office_page("today")
    assert page.count_form.isVisible()
    window.lock.lock()
    day.type("0202")
    day.count(counter.expected_minor())
    assert [count.by for count in counter.house.day.figures().counts] == ["Ann Berg"]
