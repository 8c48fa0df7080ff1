"""A closed box from hand to hand, with the keyboard alone: out with a carrier, into the safe, back, another seal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK_PIN, MANAGER, MANAGER_PIN
from officemaking import Counter
from outmaking import with_word, words_out
from paper.reading import text
from shoebox.central import Central
from shoebox.desk.lanes import Lanes
from shoebox.desk.office import box_page
from shoebox.desk.office.custody_card import Col, CustodyCard
from shoebox.desk.office.hand_over_sheet import HandOverSheet
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.custody import BoxArrival, BoxCustody, HandOver, HandOverDraft, Way, joined
from shoebox.domain.dispatch import DispatchKind, TakeOutcome
from shoebox.domain.papers import Paper
from shoebox.formats.arrivals import write_arrivals

pytestmark = pytest.mark.thorough

BOX, PAPERS = 5, 8
SEAL = "A 448 210"
CARRIER = "J. Ortega, Brightway, badge 4471"


def boxes(counter: Counter) -> tuple[BoxCustody, ...]:
    return counter.house.day.custody.boxes()


def sheet_of(window: OfficeWindow) -> HandOverSheet:
    return next(sheet for sheet in window.findChildren(HandOverSheet) if sheet.isVisible())


@pytest.fixture
def at_box(counter, office, hands):
    """A closed day, and the page Box with the sheet open."""
    counter.close_a_day()
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    day.press(Qt.Key.Key_H)
    return window, day


def choose(day, way: Way) -> None:
    """By the key on its cap, wherever the keyboard is."""
    day.press({Way.OUT: Qt.Key.Key_F9, Way.INSIDE: Qt.Key.Key_F10, Way.BACK: Qt.Key.Key_F11}[way])


def test_out_with_a_carrier_by_keys(counter, at_box):
    """H, van 12, the seal, who takes it, no note, the PIN: the chain has it, the sheet is gone, the page says so."""
    window, day = at_box
    day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    (box,) = boxes(counter)
    step = box.steps[-1]
    assert (step.gives, step.takes, step.to_place, step.seal) == ("Ann Berg", CARRIER, "van 12", SEAL)
    assert not any(sheet.isVisible() for sheet in window.findChildren(HandOverSheet))
    seen = day.seen()
    assert f"Box 085-2-0001 handed over, entry {step.seq}: van 12." in seen
    assert "On its way: van 12" in seen
    assert "back office to van 12" in seen
    assert f"Ann Berg to {CARRIER}" in seen


def test_into_the_safe_with_one_of_us(counter, at_box):
    """The way is chosen with the arrows; Rosa signs with her number and PIN, Ann with hers."""
    window, day = at_box
    choose(day, Way.INSIDE)
    assert QApplication.focusWidget() is sheet_of(window).place.edit
    day.type("safe", SEAL, "17", CLERK_PIN, "", MANAGER_PIN)
    (box,) = boxes(counter)
    assert (box.steps[-1].takes, box.place, box.is_here) == ("Rosa Lind", "safe", True)
    assert "In this place: safe" in day.seen()


def test_a_box_that_is_away_can_only_come_back(counter, at_box):
    """Once it left, the sheet opens at "It came back"; out again is refused in the place, back is written down."""
    window, day = at_box
    day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    day.press(Qt.Key.Key_H)
    assert sheet_of(window).way.value() == Way.BACK
    choose(day, Way.OUT)
    day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    sheet = sheet_of(window)
    assert f"Box 085-2-0001 is not here: {CARRIER} has it." in sheet.place.mend()
    assert QApplication.focusWidget() is sheet.place.edit
    assert sheet.pin.text() == ""
    choose(day, Way.BACK)
    day.type("", "", CARRIER, "nobody at the dock", MANAGER_PIN)
    (box,) = boxes(counter)
    assert [step.way for step in box.steps] == [Way.OUT, Way.BACK]
    assert box.is_here


def test_another_seal_is_asked_about_and_shown(counter, at_box):
    """B 1 instead of A 448 210: refused at the tape; with a note it is written down, and marked in the chain."""
    window, day = at_box
    day.type("van 12", "B 1", CARRIER, "", MANAGER_PIN)
    sheet = sheet_of(window)
    assert "The tape says B 1, and box 085-2-0001 had A 448 210" in sheet.seal.mend()
    assert QApplication.focusWidget() is sheet.seal.edit
    day.type("", "", "tape torn, sealed anew", MANAGER_PIN)
    (box,) = boxes(counter)
    assert (box.is_seal_whole, box.steps[-1].note) == (False, "tape torn, sealed anew")
    model = window.office_page("box").chain.model
    assert model.cell(model.rows[-1], Col.WHO).second == "tape torn, sealed anew"
    assert model.cell(model.rows[-1], Col.SEAL).icon == "refused"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("", SEAL, CARRIER, "", MANAGER_PIN), "place", "Write where the box goes"),
        (("van 12", "", CARRIER, "", MANAGER_PIN), "seal", "Read the number on the tape"),
        (("van 12", SEAL, "", "", MANAGER_PIN), "outsider", "Write the name of the person from outside"),
        (("van 12", SEAL, CARRIER, "", "9999"), "pin", "PIN"),
        (("van 12", SEAL, CARRIER, "4111 1111 1111 1111", MANAGER_PIN), "note", "card number"),
    ],
)
def test_each_refusal_stands_in_its_field(counter, at_box, typed, field, said):
    """Nothing is written, the sheet stays with what was typed, the keyboard is where it is mended, the PIN is gone."""
    window, day = at_box
    day.type(*typed)
    sheet = sheet_of(window)
    wrong = getattr(sheet, field)
    assert said in wrong.mend()
    assert QApplication.focusWidget() is wrong.edit
    assert sheet.pin.text() == ""
    assert sheet.button.accessibleName() == "Hand over"
    assert boxes(counter)[0].steps == ()


@pytest.mark.parametrize(
    ("second", "said"), [(("02", MANAGER_PIN), "Another person"), (("17", "9999"), "not that of Rosa Lind")]
)
def test_the_second_person_signs_for_themselves(counter, at_box, second, said):
    """Not Ann twice, and not Rosa without Rosa's PIN."""
    window, day = at_box
    choose(day, Way.INSIDE)
    day.type("safe", SEAL, *second, "", MANAGER_PIN)
    sheet = sheet_of(window)
    assert said in sheet.second.number.mend() + sheet.second.pin.mend()
    assert sheet.second.isAncestorOf(QApplication.focusWidget())
    assert boxes(counter)[0].steps == ()


def test_a_clerk_gives_nothing_out(counter, shown, hands):
    """Rosa may carry it into the safe; with a carrier the sheet says who may."""
    counter.close_a_day()
    window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.clerk), 1024, 768)
    day = hands(window)
    day.turn_to(BOX)
    day.press(Qt.Key.Key_H)
    day.type("van 12", SEAL, CARRIER, "", CLERK_PIN)
    assert "This is for a manager." in sheet_of(window).pin.mend()


def test_of_two_boxes_the_scanned_one_goes(counter, office, hands):
    """Yesterday's box waits; its number is scanned in place of the newest; an unknown one is refused there."""
    counter.close_a_day()
    counter.clock.pass_min(24 * 60)
    counter.open()
    counter.count_empty()
    counter.count_paper()
    counter.end()
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert "1 older box waits here too." in day.seen()
    day.press(Qt.Key.Key_H)
    sheet = sheet_of(window)
    sheet.box.setFocus()
    sheet.box.edit.selectAll()
    day.type("085-2-0099", "van 12", SEAL, CARRIER, "", MANAGER_PIN)
    assert "There is no box 085-2-0099" in sheet.box.mend()
    sheet.box.edit.selectAll()
    day.type("085-2-0001", "", "", "", "", MANAGER_PIN)
    assert [(box.box_no, box.is_here) for box in boxes(counter)] == [("085-2-0002", True), ("085-2-0001", False)]


def test_the_older_box_is_offered_once_the_newest_is_gone(counter, office, hands):
    counter.close_a_day()
    counter.clock.pass_min(24 * 60)
    counter.open()
    counter.count_empty()
    counter.count_paper()
    counter.end()
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    for number in ("085-2-0002", "085-2-0001"):
        day.press(Qt.Key.Key_H)
        assert sheet_of(window).box.text() == number
        day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    assert not any(box.is_here for box in boxes(counter))


# -- boxes of the store's other registers


@pytest.fixture
def two_closed(counter):
    """Register 1's day is here, sealed under A 448 210 with 21 slips; then this register's day is closed too."""
    for step in ("two_registers", "gather"):
        getattr(counter, step)()
    counter.close_a_day()
    return counter


def test_the_other_registers_box_is_scanned_and_goes_from_here(two_closed, office, hands):
    """The keyboard is in the box; its label is scanned over the number there, and the page has both boxes' hands."""
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert "1 box of another register here too." in day.seen()
    day.press(Qt.Key.Key_H)
    sheet = sheet_of(window)
    assert QApplication.focusWidget() is sheet.box.edit
    day.type("085-1-0001")
    assert "Box 085-1-0001: back office, where Ann Berg closed it. 22 slips counted by hand." in day.seen()
    day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    (box,) = two_closed.house.boxes_elsewhere()
    (step,) = box.steps
    assert (step.to_place, step.takes, step.register) == ("van 12", CARRIER, "085-2")
    assert f"Box 085-1-0001 handed over, entry {step.seq}: van 12." in day.seen()
    assert boxes(two_closed)[0].is_here
    model = window.office_page("box").chain.model
    assert {row.box.box_no for row in model.rows} == {"085-1-0001", "085-2-0001"}
    given = next(row for row in model.rows if row.step is not None)
    assert model.cell(given, Col.WHERE).second == f"keyed here, entry {step.seq}"


def test_two_words_of_one_box_stand_in_red(two_closed):
    """Register 1's own book has J. Ortega, the office M. Fox, four minutes later: both, the second one marked."""
    (box,) = two_closed.house.boxes_elsewhere()
    own = HandOver(
        seq=9, wall_ms=box.closed_ms + 60_000, offset_min=0, way=Way.OUT, gives="Ann Berg", takes="J. Ortega",
        from_place="back office", to_place="van 12", seal=SEAL, note="",
    )  # fmt: skip
    fox = replace(own, wall_ms=own.wall_ms + 240_000, takes="M. Fox", register="085-2", seq=44)
    told = replace(box, steps=joined([[own], [fox]]))
    card = CustodyCard()
    card.show_boxes((), (told,), own="085-2")
    cells = [card.model.cell(row, Col.WHERE) for row in card.model.rows]
    assert [(cell.second, cell.icon) for cell in cells] == [
        ("", ""), ("", ""), ("keyed here, entry 44; can't follow what another register wrote before", "refused"),
    ]  # fmt: skip


def test_a_box_ahead_of_its_day_is_asked_about(two_closed, office, hands):
    """Register 1's box 2 stands here and nothing of that day: asked at the box, with a note it goes."""
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    day.press(Qt.Key.Key_H)
    day.type("085-1-0002", "van 12", "B 2", CARRIER, "", MANAGER_PIN)
    sheet = sheet_of(window)
    assert "Nothing of box 085-1-0002 has come here" in sheet.box.mend()
    assert QApplication.focusWidget() is sheet.box.edit
    day.type("", "", "", "", "its PC is broken", MANAGER_PIN)
    assert [(box.box_no, box.is_known) for box in two_closed.house.boxes_elsewhere()] == [
        ("085-1-0001", True), ("085-1-0002", False),
    ]  # fmt: skip
    model = window.office_page("box").chain.model
    (given,) = [row for row in model.rows if row.box.box_no == "085-1-0002"]
    assert (model.cell(given, Col.WHO).second, model.cell(given, Col.WHERE).icon) == ("its PC is broken", "")


def test_a_pc_that_closed_no_day_yet_gives_the_others_boxes_out(counter, office, hands):
    """Register 1's box stands at the office before its first close: it goes, and Ctrl+P has no paper of a box."""
    for step in ("two_registers", "gather"):
        getattr(counter, step)()
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert {"No box of this register yet", "A box of another register is here"} <= set(day.seen().splitlines())
    assert not window.office_page("box").timeline.isVisible()
    day.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "No day was closed at this register yet" in day.seen()
    day.press(Qt.Key.Key_H)
    day.type("085-1-0001", "van 12", SEAL, CARRIER, "", MANAGER_PIN)
    (box,) = counter.house.boxes_elsewhere()
    assert (box.place, box.steps[0].register) == ("van 12", "085-2")
    assert "Every box of the other registers is on its way" in day.seen()
    counter.close_a_day()
    window.refresh()
    assert "Box 085-2-0001 is closed" in day.seen()
    assert window.office_page("box").timeline.isVisible()


def test_the_sheet_of_another_registers_box_opens_from_its_row(two_closed, office, hands, monkeypatch):
    """C at the marked row: this register's own sheet, then that of register 1, with what was keyed here."""
    opened: list[Path] = []
    monkeypatch.setattr(box_page, "open_sheet", opened.append)
    two_closed.house.day.custody.hand_over(
        HandOverDraft(box_no="085-1-0001", way=Way.OUT, to_place="van 12", seal=SEAL, outsider=CARRIER),
        signature=(MANAGER, MANAGER_PIN),
    )
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    page = window.office_page("box")
    for number in ("085-2-0001", "085-1-0001"):
        page.chain.table.choose(lambda row, number=number: row.box.box_no == number)
        day.press(Qt.Key.Key_C)
        assert page.chain.verdict.line() == f"custody-{number}.pdf is open in the viewer."
    own, other = (" ".join(text(path.read_bytes()).split()) for path in opened)
    assert ("Register 085-2" in own, "Register 085-1" in other) == (True, True)
    for words in ("085-1-0001", "Slips counted by hand 22", "back office to van 12", "keyed at register 085-2"):
        assert words in other, words
    assert "085-1-0001" not in own


def test_a_box_whose_day_is_not_here_has_no_sheet_yet(two_closed, office, hands):
    """Register 1's box 2 went out by its number alone: the row says why there is no sheet of it."""
    two_closed.house.day.custody.hand_over(
        HandOverDraft(box_no="085-1-0002", way=Way.OUT, to_place="van 12", seal="B 2", outsider=CARRIER, note="broken"),
        signature=(MANAGER, MANAGER_PIN),
    )
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    page = window.office_page("box")
    page.chain.table.choose(lambda row: row.box.box_no == "085-1-0002")
    day.press(Qt.Key.Key_C)
    assert page.chain.verdict.line().startswith("The sealed day of box 085-1-0002 is not here")


# -- what head office says


@pytest.fixture
def head_office(counter, tmp_path):
    """The store knows head office's key, and its box of the closed day went out with a carrier at 13:00."""
    counter.close_a_day()
    counter.hand_over()
    with Central.open(tmp_path / "hq", counter.clock) as central:
        central.enrol(counter.house.book.enrolment())
        counter.house = with_word(counter.house, central)
        yield central


def came(counter: Counter, central: Central, **found: object) -> None:
    """Head office says how it found the box."""
    usual = {
        "at_ms": counter.clock.wall_ms(), "register": "085-2", "box_no": "085-2-0001", "seal": SEAL,
        "seal_differs": False, "counted": 1, "count_differs": False, "is_explained": False,
    }  # fmt: skip
    body = write_arrivals("085", (BoxArrival(**{**usual, **found}),))  # type: ignore[arg-type]
    data = words_out(central, DispatchKind.ARRIVALS, body, stores=("085",))
    assert counter.house.word is not None
    assert counter.house.word.dispatches.take(data).outcome == TakeOutcome.TAKEN


def test_the_page_says_that_the_box_came(counter, head_office, office, hands):
    """Tape right, one slip counted: in the row, in the chain, and with the papers of the day."""
    counter.clock.pass_min(26 * 60)
    came(counter, head_office)
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    seen = day.seen()
    assert "Arrived at head office" in seen
    assert "Box 085-2-0001 has arrived" in seen
    assert "1 slip counted, the tape is right" in seen
    chain = window.office_page("box").chain.model
    assert [chain.cell(chain.rows[-1], column).said for column in (Col.WHERE, Col.WHO, Col.SEAL)] == [
        "head office", "arrived", SEAL,
    ]  # fmt: skip
    day.turn_to(PAPERS)
    assert "Arrived at head office Fri 13 Nov" in day.seen()
    (sheet,) = [counter.house.day_papers.draw(Paper.CUSTODY, "2026-11-12")]
    assert "head office" in text(sheet.read_bytes())


def test_what_differs_is_red_until_it_is_explained(counter, head_office, office, hands):
    came(counter, head_office, counted=0, count_differs=True, seal="B 9", seal_differs=True)
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert "0 slips counted, not as in the book, the tape is not as it left" in day.seen()
    chain = window.office_page("box").chain.model
    assert chain.cell(chain.rows[-1], Col.WHERE).icon == "refused"
    came(counter, head_office, counted=0, count_differs=True, is_explained=True)
    window.refresh()
    assert chain.cell(chain.rows[-1], Col.WHERE).icon == "ok"


def test_a_box_that_does_not_arrive_is_said_to_the_manager(counter, head_office, office, hands):
    """Four days after the carrier took it nothing is said; on the fifth it is, until head office has it."""
    counter.clock.pass_min(5 * 24 * 60 - 1)
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert ("has not arrived" in day.seen(), window.banners.shown()) == (False, "")
    counter.clock.pass_min(1)
    window.refresh()
    said = f"{CARRIER} took box 085-2-0001 5 days ago, and head office has not said that it came."
    assert window.banners.shown().startswith(said)
    assert "Box 085-2-0001 has not arrived" in day.seen()
    came(counter, head_office)
    window.refresh()
    assert ("has not arrived" in day.seen(), window.banners.shown()) == (False, "")


def test_an_older_box_that_came_takes_one_row(counter, head_office, office, hands):
    """Yesterday's box came; today's is closed: the chain has its close, and yesterday's arrival alone."""
    counter.clock.pass_min(24 * 60)
    came(counter, head_office)
    for step in ("open", "count_empty", "count_paper", "end"):
        getattr(counter, step)()
    window = office()
    hands(window).turn_to(BOX)
    rows = window.office_page("box").chain.model.rows
    assert [(row.box.box_no, row.came is not None) for row in rows] == [("085-2-0002", False), ("085-2-0001", True)]


def test_esc_writes_nothing_and_gives_the_keyboard_back(counter, at_box):
    window, day = at_box
    day.write("van 12")
    day.press(Qt.Key.Key_Escape)
    day.press(Qt.Key.Key_Escape)
    assert not any(sheet.isVisible() for sheet in window.findChildren(HandOverSheet))
    assert window.office_page("box").isAncestorOf(QApplication.focusWidget())
    assert boxes(counter)[0].steps == ()


def test_nobody_at_work_is_asked_who(counter, shown, hands):
    """Without a person the button says why, and no sheet opens."""
    counter.close_a_day()
    window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.manager), 1024, 768)
    page = window.office_page("box")
    page.person = None
    page.show_day(replace(page.seen))
    page.custody.ask()
    assert not window.findChildren(HandOverSheet)
    assert "Say who is at work first" in hands(window).seen()


def test_what_was_said_of_one_box_does_not_stand_under_the_next(counter, office, hands, tmp_path):
    """Yesterday's box is on a stick; today's is closed, and on none yet."""
    counter.close_a_day()
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    page = window.office_page("box")
    (tmp_path / "STICK-7").mkdir()
    page._seal("", str(tmp_path / "STICK-7"))
    assert page.verdict.isVisible()
    counter.clock.pass_min(24 * 60)
    for step in ("open", "count_empty", "count_paper", "end"):
        getattr(counter, step)()
    window.refresh()
    assert "Box 085-2-0002 is closed" in day.seen()
    assert not page.verdict.isVisible()


def test_boxes_of_the_book_before_are_here_and_go(counter, office, hands, monkeypatch):
    """The book is renewed after its first close: its box stands on the page, goes out, and has its sheet."""
    counter.close_a_day()
    counter.lose_book()
    drawn: list[Path] = []
    monkeypatch.setattr(box_page, "open_sheet", drawn.append)
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert "No box of this book yet" in day.seen()
    assert "A box is here" in day.seen()
    day.press(Qt.Key.Key_H)
    day.type("085-2-0001", "van 12", SEAL, CARRIER, "", MANAGER_PIN)
    (box,) = counter.house.boxes_elsewhere()
    assert (box.box_no, box.holder) == ("085-2-0001", CARRIER)
    assert "Every box is on its way" in day.seen()
    window.office_page("box").chain.table.choose_row(0)
    day.press(Qt.Key.Key_C)
    (sheet,) = drawn
    said = " ".join(text(sheet.read_bytes()).split())
    assert said.startswith("085-2-0001 Custody of a box")
    assert "back office to van 12" in said
