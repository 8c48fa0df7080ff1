"""The imprinter's plate at the opening of a day: one key if it is right; a wrong one is kept, with who and what."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from bookmaking import CLERK, CLERK_PIN, MANAGER, card_sale
from desk.late import LateLane
from shoebox.desk.lanes import Lanes
from shoebox.domain.acts import PlateChecked
from shoebox.domain.day import Step

WRONG_PLATE = "Imprinted with a wrong plate"


def test_the_day_does_not_open_before_somebody_looked(counter, office, hands):
    """Float and PIN alone: the keyboard waits at the plate, and says what to press."""
    day = hands(office())
    day.type("200", "17", "1717")
    assert counter.house.day.figures().step is Step.NOT_OPEN
    assert "Harbour Row" in day.seen()
    assert "press F7 if it says so" in day.seen()
    day.press(Qt.Key.Key_F7)
    figures = counter.house.day.figures()
    assert (figures.step, figures.plate.is_right, figures.plate.by) == (Step.SELLING, True, "AB")
    assert not any(line.name == "Imprinted with a wrong plate" for line in figures.risks)


def test_the_plate_is_held_against_name_city_and_number(counter, office, hands):
    """As the store's settings know them; the entry keeps what it was held against, and readiness says it too."""
    counter.house = replace(counter.house, merchant_no="5512-0085", merchant_city="Portland OR")
    window = office()
    day = hands(window)
    assert "Harbour Row, Portland OR, merchant number 5512-0085" in day.seen()
    day.press(Qt.Key.Key_F7)
    day.type("200", "17", "1717")
    _, _, act = counter.house.book.latest("plate_checked")
    assert (act.merchant, act.city, act.merchant_no) == ("Harbour Row", "Portland OR", "5512-0085")
    window.lead_to("readiness")
    plate = window.office_page("readiness").plate
    assert plate.plain() == "The imprinters' plates must say: Harbour Row, Portland OR, merchant number 5512-0085."


def test_what_the_settings_do_not_know_of_the_plate_is_said_where_readiness_is_looked_at(office, hands):
    window = office()
    window.lead_to("readiness")
    said = window.office_page("readiness").plate.plain()
    assert said.endswith("Tell Operations what the plate says; they set it on this PC.")


def test_it_may_be_looked_at_first(counter, office, hands):
    """F7, then float, number and PIN: no key more than that one."""
    day = hands(office())
    day.press(Qt.Key.Key_F7)
    day.type("200", "17", "1717")
    assert counter.house.day.figures().plate.is_right


def test_a_wrong_plate_is_kept_until_the_right_one_is_in(counter, office, hands):
    """F9 and what it says; slips imprinted meanwhile are named as at risk; F7 once the right one is in."""
    window = office()
    day = hands(window)
    day.type("200", "17", "1717")
    day.press(Qt.Key.Key_F9)
    day.type("")
    assert counter.house.day.figures().step is Step.NOT_OPEN
    day.type("Pier Street, taken out")
    assert counter.house.day.figures().plate.note == "Pier Street, taken out"
    assert "plate is wrong" in day.seen()
    counter.sell()
    risk = counter.house.day.figures().risks[-1]
    assert (risk.name, risk.count > 0) == ("Imprinted with a wrong plate", True)
    window.refresh()
    day.press(Qt.Key.Key_F7)
    figures = counter.house.day.figures()
    assert (figures.plate.is_right, figures.plate.was_wrong, figures.risks[-1]) == (True, True, risk)
    assert "The right plate is in" in day.seen()


def test_a_slip_written_before_the_plate_was_wrong_is_not_at_risk(counter, office, hands):
    """Found late, keyed today: it was imprinted before anybody looked."""
    with_wrong_plate(counter)
    clock, incident = counter.house.clock, counter.house.book.incident()
    counter.house.till.record(card_sale(5, happened_ms=incident.began_ms))
    (before,) = [line for line in counter.house.day.figures().risks if line.name == WRONG_PLATE]
    assert before.count == 0
    clock.pass_min(5)
    counter.house.till.record(card_sale(6))
    (risk,) = [line for line in counter.house.day.figures().risks if line.name == WRONG_PLATE]
    assert risk.count == 1


def test_two_presses_note_the_right_plate_once(counter, office, hands):
    """F7 twice before the book has answered; once more when it stands there does nothing."""
    with_wrong_plate(counter)
    late = LateLane()
    window = office(lanes=Lanes(late, late))
    late.go()
    before = counter.house.book.head().seq
    for _ in range(2):
        hands(window).press(Qt.Key.Key_F7)
    late.go()
    hands(window).press(Qt.Key.Key_F7)
    late.go()
    assert counter.house.book.head().seq == before + 1
    assert counter.house.day.figures().plate.is_right


def test_nobody_notes_a_plate_without_a_name(counter, office, hands):
    """Nobody is at work: F7 says what to do first."""
    with_wrong_plate(counter)
    window = office("")
    window._asking.dismiss()
    hands(window).press(Qt.Key.Key_F7)
    assert window.foot._right == "Say who is at work first: F3."
    assert not counter.house.day.figures().plate.is_right


def with_wrong_plate(counter):
    plate = PlateChecked(merchant="Harbour Row", merchant_no="", is_right=False, note="Pier Street")
    day = counter.house.day
    day.open_day(day=day.today(), float_minor=0, clerk=MANAGER, second=(CLERK, CLERK_PIN), plate=plate)
