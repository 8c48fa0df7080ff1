"""Numbered paper with the keyboard alone: pads that came, numbers to print, a run drawn and printed, stock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, CLERK_PIN, MANAGER
from shoebox.desk.office import printed_sheet
from shoebox.desk.office.back_sheet import BackSheet
from shoebox.desk.office.playbook_place import topic_for
from shoebox.desk.office.printed_sheet import PrintedSheet
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.pads_given import GiftState
from shoebox.domain.slip import Pad

pytestmark = pytest.mark.thorough

SLIPS = 4


@pytest.fixture
def at_slips(counter, office, hands):
    counter.open()
    window = office()
    day = hands(window)
    day.turn_to(SLIPS)
    return window, day


def sheet_of(window) -> PrintedSheet:
    return next(sheet for sheet in window.findChildren(PrintedSheet) if sheet.isVisible())


def test_numbers_by_phone_then_a_run_is_drawn_and_printed(counter, at_slips, monkeypatch):
    """F12 puts 500 numbers down, F11 draws 3; the sheet prints the file; Esc leads back to the form."""
    handed = []
    monkeypatch.setattr(printed_sheet, "print_sheet", lambda path, _owner: handed.append(path.name) is None)
    monkeypatch.setattr(printed_sheet, "open_sheet", lambda path: handed.append(f"open {path.name}"))
    window, day = at_slips
    day.press(Qt.Key.Key_F12)
    day.type("085190001", "085190500", "Operations, by phone")
    assert "085 190 001 to 085 190 500 may be printed here" in day.seen()
    day.press(Qt.Key.Key_F11)
    assert "From 085 190 001 on, up to 200 at once." in day.seen()
    day.write("3")
    day.go()
    sheet = sheet_of(window)
    assert QApplication.focusWidget() is sheet.print_button
    day.press(Qt.Key.Key_Return)
    assert handed == ["slips-085190001-085190003.pdf"]
    assert "went to the printer" in day.seen()
    day.press(Qt.Key.Key_Tab)
    day.press(Qt.Key.Key_Return)
    assert handed[-1] == "open slips-085190001-085190003.pdf"
    day.press(Qt.Key.Key_Escape)
    assert counter.house.book.pads()[-1] == Pad("085190001", "085190003")
    assert (counter.house.papers / "slips" / handed[0]).read_bytes().startswith(b"%PDF")
    day.press(Qt.Key.Key_F11)
    assert "From 085 190 004 on" in day.seen()


def test_a_printer_that_fails_is_said_and_the_numbers_stay_taken(counter, at_slips, monkeypatch):
    def none(_path, _owner) -> bool:
        raise Trouble("paper.printer")

    monkeypatch.setattr(printed_sheet, "print_sheet", none)
    window, day = at_slips
    counter.stock_up()
    window.refresh()
    day.press(Qt.Key.Key_F11)
    day.write("2")
    day.go()
    day.press(Qt.Key.Key_Return)
    assert "printer does not answer" in day.seen()
    assert counter.house.day.slips.stock().next_printed.first == "085190003"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type how many slips to print."),
        ("0", "Print 1 to 200"),
        ("201", "Print 1 to 200"),
        ("5", "No numbers are left"),
    ],
)
def test_a_run_that_cannot_be_says_why_under_its_field(counter, at_slips, typed, said):
    window, day = at_slips
    day.press(Qt.Key.Key_F11)
    if typed:
        day.write(typed)
    day.go()
    form = window.office_page("slips").form
    assert said in form.count.mend()
    assert QApplication.focusWidget() is form.count.edit
    assert len(counter.house.book.pads()) == 2


def test_pads_that_came_lie_in_the_cupboard_until_issued(counter, at_slips):
    """F10: 500 numbers; then F7 issues a pad of 100 of them; the stock says so."""
    window, day = at_slips
    day.press(Qt.Key.Key_F10)
    day.type("085100201", "085100700")
    day.go()
    assert "085 100 201 to 085 100 700 lie in the cupboard" in day.seen()
    day.press(Qt.Key.Key_F7)
    day.type("085100201", "085100300")
    day.go()
    stock = window.office_page("slips").seen.stock
    assert (stock.in_cupboard, stock.on_pads) == (400, 300)
    day.type("085100201", "085100210")
    day.go()
    assert "are on a pad of this register already" in day.seen()


def test_stock_says_when_to_order(counter, at_slips):
    """22 in the first hours are 60 a day; over the whole day 22: 176 at hand last 8 days, an order is due at 110."""
    window, day = at_slips
    counter.sell()
    window.refresh()
    page = window.office_page("slips")
    assert "Lasts 2 days, at 60 a day" in day.seen(), "by the evening it would be so many"
    assert page.stock._pill.accessibleName() == "order pads"
    counter.clock.pass_min(8 * 60)
    window.refresh()
    assert "Lasts 8 days, at 22 a day" in day.seen()
    assert "Used today, in 12 hours" in day.seen()
    assert page.seen.stock.reorder_point == 110
    assert page.stock._pill.accessibleName() != "order pads"


def test_a_clerk_puts_down_pads_but_prints_none(counter, office, hands):
    counter.open()
    counter.stock_up()
    window = office(person="clerk")
    day = hands(window)
    day.turn_to(SLIPS)
    day.press(Qt.Key.Key_F11)
    day.write("2")
    day.go()
    assert "A manager does this" in day.seen()
    assert len(counter.house.book.pads()) == 2


def test_the_playbook_opens_where_more_slips_are_wanted(counter, at_slips):
    window, day = at_slips
    assert topic_for(window) == "missing-slip"
    day.press(Qt.Key.Key_F11)
    assert topic_for(window) == "no-pads"


def back_sheet_of(window) -> BackSheet:
    return next(sheet for sheet in window.findChildren(BackSheet) if sheet.isVisible())


def test_a_pad_typed_wrong_is_taken_back_by_two_and_comes_anew(counter, at_slips):
    """F10 and F7 with one number too many; F5 twice: off the pad, out of the cupboard; each answer says where it is."""
    window, day = at_slips
    day.press(Qt.Key.Key_F10)
    day.type("085100201", "085100400")
    day.go()
    day.press(Qt.Key.Key_F7)
    day.type("085100201", "085100400")
    day.go()
    day.press(Qt.Key.Key_F5)
    day.type("085100301", "085100400", "typed 400 for 300", counter.clerk.number, "1717")
    assert "085 100 301 to 085 100 400 lie in the cupboard again" in day.seen()
    day.press(Qt.Key.Key_F5)
    day.type("085100301", "085100400", "typed 400 for 300", counter.clerk.number, "1717")
    assert "085 100 301 to 085 100 400 are not here any more" in day.seen()
    stock = window.office_page("slips").seen.stock
    assert (stock.in_cupboard, stock.on_pads) == (0, 300)
    assert [row.by for row in window.office_page("slips").seen.figures.taken_back] == ["AB RL", "AB RL"]
    said = [window.office_page("slips").fates.model.index(row, 1).data() for row in range(2)]
    assert said == ["taken back: typed 400 for 300"] * 2


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("085100001", "085100100", "wrong", "17", "1717"), "first", "is used in entry"),
        (("085300001", "085300100", "wrong", "17", "1717"), "first", "nothing was ever put down"),
        (("085100101", "085100200", "", "17", "1717"), "reason", "Write why these numbers"),
    ],
)
def test_what_can_not_be_taken_back_says_why_under_its_field(counter, at_slips, typed, field, said):
    window, day = at_slips
    counter.sell()
    window.refresh()
    day.press(Qt.Key.Key_F5)
    day.type(*typed)
    assert said in getattr(back_sheet_of(window), field).mend()


def test_the_one_at_work_does_not_sign_as_the_second(counter, at_slips):
    window, day = at_slips
    day.press(Qt.Key.Key_F5)
    day.type("085100101", "085100200", "wrong", counter.manager.number, "0202")
    assert back_sheet_of(window).second.number.mend()
    assert len(counter.house.book.pads()) == 2


def test_the_end_of_a_pad_was_stolen_and_turns_up(counter, at_slips):
    """F9 three times, two numbers: said, listed, out of the stock, refused as a sale; F5 by two puts it right."""
    window, day = at_slips
    page = window.office_page("slips")
    before = page.seen.stock.on_pads
    for _ in range(3):
        day.press(Qt.Key.Key_F9)
    day.type("085100198", "085100200", "taken from the counter")
    assert "085 100 198 to 200: reported gone" in day.seen()
    assert page.fates.model.index(0, 1).data() == "stolen: taken from the counter"
    assert page.seen.stock.on_pads == before - 3
    with pytest.raises(Refusal) as no:
        counter.house.till.spoil("085100199", "wet", counter.clerk.number)
    assert no.value.code == "slip.stolen"
    day.press(Qt.Key.Key_F5)
    day.type("085100198", "085100200", "in the back office", counter.clerk.number, "1717")
    assert "turned up and may be written on" in day.seen()
    assert page.fates.model.index(0, 1).data() == "turned up: in the back office"


def test_one_spoiled_slip_needs_no_last_number(counter, at_slips):
    _, day = at_slips
    day.press(Qt.Key.Key_F9)
    day.type("085100001", "", "torn")
    assert "Slip 085 100 001 is spoiled" in day.seen()
    day.type("085100150", "085100160", "wet")
    assert "085 100 150 to 160: spoiled" in day.seen()
    assert counter.house.day.figures().spoiled == 12


def test_a_used_slip_is_not_reported_lost(counter, at_slips):
    window, day = at_slips
    counter.sell()
    window.refresh()
    day.press(Qt.Key.Key_F9)
    day.press(Qt.Key.Key_F9)
    day.type("085100001", "085100100", "gone")
    assert "so it is not gone" in window.office_page("slips").form.first.mend()


def test_somebody_elses_initials_ask_for_their_pin(counter, at_slips):
    """RL typed by Ann: the sheet asks for Rosa's number and PIN, and only then is it written."""
    window, day = at_slips
    counter.sell()
    window.refresh()
    day.press(Qt.Key.Key_F4)
    day.type("swept up", "RL")
    assert "RL are not your initials" in day.seen()
    day.type(counter.clerk.number, "1771")
    assert "This PIN is not that of Rosa Lind" in day.seen()
    day.type("1717")
    assert "2 slip numbers explained" in day.seen()
    assert counter.house.day.figures().gaps[0].initials == "RL"


def test_somebody_from_outside_is_named_by_two(counter, at_slips):
    window, day = at_slips
    counter.sell()
    window.refresh()
    day.press(Qt.Key.Key_F4)
    day.type("taken along", "Paul Frey")
    day.type(counter.clerk.number, "1717")
    assert counter.house.day.figures().gaps[0].initials == "Paul Frey (AB RL)"


def test_a_pad_at_two_registers_is_shown_and_takes_a_word_of_the_manager(counter, at_slips):
    """On the page with both registers; the close asks for it, F4 and a sentence answer it."""
    window, day = at_slips
    counter.one_pad_twice()
    window.refresh()
    page = window.office_page("slips")
    assert page.fates.model.index(0, 0).data() == "085 120 051 to 100"
    assert page.fates.model.index(0, 1).data() == "at 085-1 and 085-2"
    assert "day.block.pads_twice" in [stop.code for stop in page.seen.figures.blockers]
    day.press(Qt.Key.Key_F4)
    day.type("the pad lies at register 1")
    assert "Said of 085 120 051 to 100" in day.seen()
    assert page.fates.model.index(0, 1).data() == "at 085-1 and 085-2: the pad lies at register 1"
    assert "day.block.pads_twice" not in [stop.code for stop in page.seen.figures.blockers]


def test_a_pad_for_another_register_goes_there_by_f7_once_more(counter, office, hands):
    """F7 twice is register 1; it is not reached yet; F5 wants the pad back; another register's name is said."""
    counter.open()
    counter.know_another()
    window = office()
    day = hands(window)
    day.turn_to(SLIPS)
    form, page = window.office_page("slips").form, window.office_page("slips")
    assert form.register.text() == "085-2"
    day.press(Qt.Key.Key_F7)
    day.type("085120001", "085120100")
    assert form.register.text() == "085-1"
    day.go()
    assert "Pad 085 120 001 to 085 120 100 is for 085-1" in day.seen()
    assert "085-1 not reached yet" in [page.gifts.model.cell(row, 1).said for row in page.seen.gifts]
    assert counter.house.book.pads()[-1] != Pad("085120001", "085120100")
    assert form.register.text() == "085-2", "the next pad is for this register again"
    day.type("085120101", "085120200")
    day.go()
    assert counter.house.book.pads()[-1] == Pad("085120101", "085120200")
    form.register.set_text("9")
    day.type("085120201", "085120300")
    day.go()
    assert "These are: 085-1 and 085-2" in form.register.mend()
    assert QApplication.focusWidget() is form.register.edit
    form.register.set_text("1")
    day.go()
    assert [one.register for one in page.seen.gifts] == ["085-1", "085-1"]


def test_a_pad_of_a_register_never_heard_is_declared_lost_by_f5_once_more(counter, office, hands):
    """F5 tells register 1; F5 again asks where the pad is: two arrows to "It is lost", Enter on, the PIN once more."""
    counter.open()
    counter.know_another()
    counter.house.day.slips.issue_pad(Pad("085120001", "085120100"), MANAGER, register="085-1")
    window = office()
    day = hands(window)
    day.turn_to(SLIPS)
    page = window.office_page("slips")
    for reason in ("for 3", "its PC burnt down"):
        day.press(Qt.Key.Key_F5)
        day.type("085120001", "085120100", reason, CLERK, CLERK_PIN)
    (sheet,) = [one for one in window.findChildren(BackSheet) if one.isVisible()]
    assert "If it is never heard again, say where the pad is." in sheet.told.plain()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        day.press(key)
    assert QApplication.focusWidget() is sheet.reason.edit
    day.type("", "", "")
    (gift,) = counter.house.day.slips.giving.gifts()
    assert gift.state is GiftState.LOST
    assert f"are declared lost, entry {gift.recalled_seq}." in day.seen()
    assert page.gifts.model.index(0, 1).data() == f"085-1 not heard, the pad is lost: entry {gift.recalled_seq}"
    assert page.fates.model.index(0, 1).data() == "lost with a register not heard: its PC burnt down"


def test_a_store_with_one_register_is_asked_for_none(counter, at_slips):
    window, day = at_slips
    page = window.office_page("slips")
    day.press(Qt.Key.Key_F7)
    assert not page.form.register.isVisible()
    assert not page.gifts.isVisible()


def test_a_slip_is_found_whichever_register_keyed_it(counter, office, hands):
    """Register 1's day is here: its sale 12 was struck out, 9 spoiled, 17 is missing; the last digits find each."""
    for step in ("two_registers", "gather", "open", "sell"):
        getattr(counter, step)()
    window = office()
    day = hands(window)
    day.turn_to(SLIPS)
    card = window.office_page("slips").store_slips
    assert card.isVisible()

    def rows() -> list[tuple[str, str, str]]:
        cells = ([card.model.cell(row, column) for column in (0, 1, 3)] for row in card.model.rows)
        return [(slip.said, where.said, f"{what.said}: {what.second}") for slip, where, what in cells]

    assert rows() == [], "nothing is asked for yet"
    next_one = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    day.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is card.number.edit
    day.write("110-012")
    (found,) = rows()
    assert found[:2] == ("085 110 012", "085-1")
    assert "void: typed twice" in found[2]
    card.number.edit.selectAll()
    day.write("0017")
    assert [one[1:] for one in rows()] == [
        ("085-2", "not explained yet: "),
        ("085-1", "missing: thrown away with the coffee cups"),
    ]
    card.number.edit.selectAll()
    day.write("009")
    assert [one[1:] for one in rows()] == [("085-2", "spoiled: torn"), ("085-1", "spoiled: torn")]
    day.press(Qt.Key.Key_F, next_one)
    assert [one[1] for one in rows()] == ["085-1"]
    assert card.which.accessibleName() == "Register 085-1"
    card.number.edit.selectAll()
    day.write("1")
    here = len(rows())
    day.press(Qt.Key.Key_Backspace)
    assert {one[1] for one in rows()} == {"085-1"}, "without a number, all of this register"
    assert len(rows()) >= here
    day.press(Qt.Key.Key_F, next_one)
    assert {one[1] for one in rows()} == {"085-2"}
    day.press(Qt.Key.Key_F, next_one)
    day.write("4711")
    assert "No such slip." in day.seen()


def test_one_register_looks_for_no_others_slips(counter, at_slips):
    window, day = at_slips
    assert not window.office_page("slips").store_slips.isVisible()
    day.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert "No other register of this store is known here." in day.seen()
