"""A sale of a closed day is put right by keys alone: found, typed anew, signed by two, and a note for today's box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bookmaking import CLERK_PIN, MANAGER_PIN
from desk.late import LateLane
from desk.register.counter import CTRL, ENTER, ESC, next_day, sold
from looks.checks import outside, short_of_room
from paper.reading import text
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.desk.register.correct_sheet import CorrectSheet
from shoebox.domain.entry import Kind

pytestmark = pytest.mark.thorough


@pytest.fixture
def closed(counter):
    """Yesterday slip 46 was keyed as $62.41 and slip 45 as cash of $12.00; today is open."""
    sold(counter.house)
    sold(counter.house, tender="cash", slip="", brand="", last4="", approval="", imprint="", amount_minor=1_200,
         tax_minor=0, reason="")  # fmt: skip
    next_day(counter.house)
    counter.page.refresh()
    counter.page.corrections.send = lambda _path, _owner: True
    return counter


def correction(counter):
    found = counter.house.book.latest(Kind.CORRECTION)
    return found[2] if found is not None else None


def correction_seq(counter):
    return counter.house.book.latest(Kind.CORRECTION)[0].seq


def test_one_amount_takes_the_slip_the_amount_a_reason_and_a_pin(closed):
    """Ctrl+F9, the slip's last three, 26.41, Enter through what is right, why, and the manager's PIN."""
    before, said = len(closed.entries()), []
    closed.page.said.connect(said.append)
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("046", "26.41", "", "", "", "", "", "one digit wrong", MANAGER_PIN)
    act = correction(closed)
    assert (act.was_amount_minor, act.amount_minor, act.slip, act.last4) == (6_241, 2_641, "085100046", "5520")
    assert (act.reason, act.approver, act.box_no) == ("one digit wrong", "02", "085-2-0316")
    assert len(closed.entries()) == before + 1
    assert closed.page.corrections.sheet is None
    assert said[0].startswith("Entry 5 is $26.41 now, corrected by entry ")
    assert said[1].endswith("saved, Ctrl+P prints it. It goes into today's box.")
    closed.press(Qt.Key.Key_P, CTRL)
    assert "goes into today's box, the slip stays in 085-2-0316." in said[2]


def test_corrections_in_a_row_open_no_printer_and_ctrl_p_prints_their_notes(closed):
    """Two corrections, then a sale with its customer waiting: Ctrl+P is the receipt's; at a form, the notes'."""
    sent, receipts, said = [], [], []
    closed.page.corrections.send = lambda path, _owner: sent.append(path.name) or True
    closed.page.receipts.send = lambda path, _owner: receipts.append(path.name) or True
    closed.page.said.connect(said.append)
    for amount in ("26.41", "24.61"):
        closed.press(Qt.Key.Key_F9, CTRL)
        closed.types("046", amount, "", "", "", "", "", "one digit wrong", MANAGER_PIN)
    assert sent == []
    assert said[-1] == "2 notes for today's box are saved, Ctrl+P prints them."
    closed.page.card.next_reason()
    closed.card_slip()
    closed.press(ENTER)
    assert closed.shown() == "RecordedView", closed.verdict()
    closed.press(Qt.Key.Key_P, CTRL)
    assert (len(receipts), sent) == (1, [])
    closed.press(Qt.Key.Key_F5)
    for _ in range(3):
        closed.press(Qt.Key.Key_P, CTRL)
    assert [name.split("-")[0] for name in sent] == ["correction", "correction"]
    assert sent == sorted(sent)
    assert len(receipts) == 2, "no note is left, so that it is the receipt's key again"


def test_a_pin_typed_one_field_early_is_no_reason(closed):
    """The manager's PIN in the reason: cleared, said, and in no book; words go on as ever."""
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("046", "26.41", "", "", "", "", "", MANAGER_PIN)
    sheet = closed.page.corrections.sheet
    assert (sheet.reason.text(), sheet.reason.mend()) == ("", "This looks like a PIN. Say why in words.")
    assert closed.at() == "Reason"
    closed.press(ENTER)
    assert sheet.reason.mend() == "This looks like a PIN. Say why in words."
    closed.types("one digit wrong", MANAGER_PIN)
    assert correction(closed).reason == "one digit wrong"


def test_f4_leaves_the_rest_as_it_is(closed):
    """Ctrl+F9, the slip, 26.41, F4, why, PIN: two keys from the amount to the reason, and all else as it was keyed."""
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("046", "26.41")
    assert closed.at() != "Reason"
    closed.press(Qt.Key.Key_F4)
    assert closed.at() == "Reason"
    closed.types("one digit wrong", MANAGER_PIN)
    act = correction(closed)
    assert (act.amount_minor, act.slip, act.last4, act.brand, act.approval) == (
        2_641, "085100046", "5520", act.was_brand, act.was_approval,
    )  # fmt: skip


def test_a_pin_behind_the_words_of_a_reason_is_refused(closed):
    """Enter was forgotten after the words: the book takes no reason that holds the PIN it is signed with."""
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("046", "26.41")
    closed.press(Qt.Key.Key_F4)
    closed.types(f"one digit wrong {MANAGER_PIN}", MANAGER_PIN)
    sheet = closed.page.corrections.sheet
    assert sheet.reason.mend().startswith("The PIN that this is signed with stands in the reason.")
    assert closed.at() == "Reason"
    assert correction(closed) is None


def test_tender_by_its_number(closed):
    """A card slip that was cash: 6 in the row of tenders, and nothing is asked of a card."""
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("085100046", "", "", "")
    closed.keys("6")
    closed.types("paid cash after all", MANAGER_PIN)
    act = correction(closed)
    assert (act.tender, act.brand, act.last4, act.approval) == ("cash", "", "", "")
    assert (act.was_tender, act.was_brand, act.was_last4) == ("card", "visa", "5520")


def test_what_the_book_refuses_is_said_where_it_is_mended(closed):
    """The clerk's own PIN; then nothing changed at all; then a number that is on no pad. Esc leaves without a trace."""
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("046", "26.41", "", "", "", "", "", "one digit wrong", CLERK_PIN)
    sheet = closed.page.corrections.sheet
    assert sheet.pin.mend().startswith("This is your own PIN.")
    sheet.amount.set_text("62.41")
    sheet.tax.set_text("4.22")
    closed.types(MANAGER_PIN)
    assert "says this already" in sheet.amount.mend()
    assert sheet.pin.text() == "", "the clerk could type any amount now, on the manager's word"
    sheet.slip.set_text("999 999 999")
    sheet.pin.setFocus()
    closed.types(MANAGER_PIN)
    assert "on no pad" in sheet.slip.mend()
    closed.press(ESC)
    closed.press(ESC)
    assert correction(closed) is None


def test_arrows_choose_and_a_strange_number_is_said(closed):
    """Newest first: down is the card slip. What nobody has is said under the field."""
    closed.press(Qt.Key.Key_F9, CTRL)
    sheet = closed.page.corrections.closed
    assert [row.tender for row in sheet.model.rows] == ["cash", "card"]
    closed.keys("777")
    assert "No sale of a closed day" in sheet.search.mend()
    for _ in "777":
        closed.press(Qt.Key.Key_Backspace)
    closed.press(Qt.Key.Key_Down)
    closed.press(ENTER)
    assert closed.page.corrections.sheet.slip.text() == "085 100 046"


def test_the_note_says_both_and_where_the_slip_lies(closed):
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("046", "26.41", "", "", "", "", "", "one digit wrong", MANAGER_PIN)
    (path,) = (closed.house.papers / "2026-11-13").glob("correction-*.pdf")
    said = text(path.read_bytes())
    for words in ("CORRECTION, NOT A SALE", "62.41", "26.41", "085-2-0316", "one digit wrong", "Signed, Rosa Lind"):
        assert words in said


def test_the_receipt_is_reprinted_as_it_was_with_a_mark(closed):
    """The customer holds one over $62.41; a copy says the same, and which entry corrected it."""
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.types("046", "26.41", "", "", "", "", "", "one digit wrong", MANAGER_PIN)
    row = closed.house.book.sale_by_slip("085100046")
    said = text(closed.house.receipt(row, copy=True).read_bytes())
    assert "62.41" in said
    assert f"CORRECTED BY ENTRY {row.corrected_by_seq}" in said


@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_is_cut(open_counter, width):
    counter = open_counter(width=width, height=768)
    sold(counter.house)
    next_day(counter.house)
    counter.press(Qt.Key.Key_F9, CTRL)
    QTest.qWait(0)
    seen = counter.page.corrections.closed
    assert (short_of_room(seen), outside(seen)) == ([], [])
    counter.types("046")
    QTest.qWait(0)
    seen = counter.page.corrections.sheet
    assert (short_of_room(seen), outside(seen)) == ([], [])


def test_a_sale_that_was_keyed_twice_is_struck_out(closed):
    """Ctrl+F9, down to the card slip, F9, why, and the manager's PIN; Esc before it leaves without a trace."""
    said = []
    closed.page.said.connect(said.append)
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.press(Qt.Key.Key_Down)
    closed.press(Qt.Key.Key_F9)
    assert closed.at() == "Reason"
    closed.press(ESC)
    assert correction(closed) is None
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.keys("046")
    closed.press(Qt.Key.Key_F9)
    assert closed.page.corrections.closed is None, closed.page.corrections.closed.search.mend()
    closed.types("")
    assert closed.page.corrections.sheet.reason.mend() == "Say why in a few words."
    closed.types("keyed twice", CLERK_PIN)
    assert closed.page.corrections.sheet.pin.mend().startswith("This is your own PIN.")
    closed.types(MANAGER_PIN)
    act = correction(closed)
    assert (act.struck, act.was_amount_minor, act.amount_minor, act.reason) == (True, 6_241, 0, "keyed twice")
    assert closed.page.corrections.sheet is None
    assert said[0].startswith("Entry 5 is struck out by entry ")
    assert said[1].endswith("saved, Ctrl+P prints it. It goes into today's box.")
    closed.press(Qt.Key.Key_F9, CTRL)
    assert [row.tender for row in closed.page.corrections.closed.model.rows] == ["cash"]


def test_what_may_not_be_struck_out_is_said_in_the_list(closed):
    closed.press(Qt.Key.Key_F7)
    closed.types("085100046", "1.00", "torn", "085100050")
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.keys("046")
    closed.press(Qt.Key.Key_F9)
    assert closed.page.corrections.sheet is None
    assert closed.page.corrections.closed.search.mend().startswith("Money went back on entry 5.")


def test_enter_twice_in_the_list_is_one_sheet(closed):
    """The book looks whether it may be corrected; a second Enter comes before it says so."""
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.keys("046")
    desk = closed.page.corrections
    desk._lanes = Lanes(LateLane(), InlineLane())
    lane = desk._lanes.book
    closed.press(ENTER)
    closed.press(ENTER)
    lane.go()
    sheets = [sheet for sheet in closed.window.findChildren(CorrectSheet) if sheet.isVisible()]
    assert len(sheets) == 1


def test_two_corrections_have_a_note_each(closed):
    """The second one is recorded before the first one's note is made: each note is called by its own entry."""
    desk = closed.page.corrections
    lane = LateLane()
    desk._lanes = Lanes(InlineLane(), lane)
    for amount in ("26.41", "24.61"):
        closed.press(Qt.Key.Key_F9, CTRL)
        closed.types("046", amount, "", "", "", "", "", "one digit wrong", MANAGER_PIN)
    while lane.asked:
        lane.go()
    first, second = (row.seq for row, _path in desk._unprinted)
    assert (first, second) == (second - 1, correction_seq(closed))


def test_a_sale_chosen_in_a_list_that_was_left_opens_nothing_in_the_next(closed):
    """Enter at slip 46, Esc before the book has answered, and the list once more for another sale."""
    desk = closed.page.corrections
    closed.press(Qt.Key.Key_F9, CTRL)
    closed.keys("046")
    desk._lanes = Lanes(LateLane(), InlineLane())
    closed.press(ENTER)
    closed.press(ESC)
    closed.press(ESC)
    assert desk.closed is None
    lane = desk._lanes.book
    desk._lanes = Lanes(InlineLane(), InlineLane())
    closed.press(Qt.Key.Key_F9, CTRL)
    lane.go()
    assert (desk.sheet, desk.closed is not None) == (None, True)
