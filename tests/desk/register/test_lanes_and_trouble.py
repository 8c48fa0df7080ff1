"""Answers that come late, keys that come early, a disk that says no: nothing lost, nothing doubled, nothing untrue."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from PySide6.QtCore import Qt

from bookmaking import MANAGER_PIN
from desk.conftest import WAIT_MS_MAX
from desk.register.counter import ENTER, reopen, shut, sold
from shoebox.desk.lanes import Lanes
from shoebox.domain.errors import Trouble
from shoebox.handover.store import StoreHouse

pytestmark = pytest.mark.thorough


@pytest.fixture
def pools():
    """The lanes of real life."""
    made = Lanes.pools()
    yield made
    made.close()


@pytest.fixture
def late(open_counter, pools, qtbot):
    """A counter whose book answers from its own thread."""
    counter = open_counter(with_lanes=pools)
    qtbot.waitUntil(lambda: counter.page._today is not None and counter.card._greeting is None)
    return counter


def test_a_whole_slip_typed_before_the_book_answers_once(late, qtbot):
    """Every key of a sale without a moment's wait: it is recorded, once, when the book has said that all is well."""
    late.card_slip()
    late.press(ENTER)
    assert late.verdict()[0] != "$129.95 on Visa •• 4417", "never ready before the book has answered"
    qtbot.waitUntil(lambda: late.shown() == "RecordedView")
    assert late.entries().count("sale") == 1


def test_two_enters_are_one_sale(late, qtbot):
    late.card_slip()
    for _ in range(5):
        late.press(ENTER)
    qtbot.waitUntil(lambda: late.shown() == "RecordedView")
    late.press(ENTER)
    assert late.entries().count("sale") == 1


def test_keys_typed_while_the_book_writes_go_to_the_next_slip(late, qtbot, monkeypatch):
    """The book is held up; the next slip is scanned meanwhile, and stands in its field afterwards."""
    writing, go_on = threading.Event(), threading.Event()
    record = late.house.till.record

    def slow(draft):
        writing.set()
        assert go_on.wait(WAIT_MS_MAX / 1000)
        return record(draft)

    monkeypatch.setattr(type(late.house.till), "record", lambda _till, draft: slow(draft))
    late.card_slip()
    late.press(ENTER)
    qtbot.waitUntil(writing.is_set)
    qtbot.waitUntil(late.card.sending)
    late.types("085100048")
    assert late.card.slip.text() == "085 100 047", "nothing reaches the slip that is being written"
    qtbot.waitUntil(lambda: late.card.record.accessibleName() == "Recording")
    go_on.set()
    qtbot.waitUntil(lambda: late.card.slip.text() == "085 100 048")
    assert late.card.record.accessibleName() == "Record sale"
    assert late.entries().count("sale") == 1


def test_a_wrong_slip_number_calls_the_keyboard_back(late, qtbot):
    sold(late.house)
    late.types("085100046")
    qtbot.waitUntil(lambda: late.card.slip.mend() != "")
    assert late.at() == "Slip number"


def test_the_keyboard_is_not_called_back_from_somebody_who_types_on(late, qtbot):
    sold(late.house)
    late.types("085100046", "12")
    qtbot.waitUntil(lambda: late.card.slip.mend() != "")
    assert late.at() == "Card brand: Visa"


def test_a_twin_found_late_is_asked_about(late, qtbot):
    """The Enter that was to record asks instead."""
    sold(late.house)
    late.card_slip(amount="62.41", last4="5520")
    late.press(ENTER)
    qtbot.waitUntil(late.card.asks_twin)
    qtbot.waitUntil(lambda: late.at() == "Keep both")
    assert late.entries().count("sale") == 1


# -- trouble while recording


def failing(counter, monkeypatch, *errors):
    """The till fails with these, one after the other, then does its work."""
    left, record = list(errors), type(counter.house.till).record

    def once(till, draft):
        if left:
            raise left.pop(0)
        return record(till, draft)

    monkeypatch.setattr(type(counter.house.till), "record", once)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("book.disk_full", "Not recorded, and kept here"),
        ("book.not_saved", "Not recorded, and kept here"),
        ("book.unsure", "Nobody can tell yet whether it is recorded"),
    ],
)
def test_trouble_is_told_truly_and_enter_tries_the_same_entry_again(counter, monkeypatch, code, line):
    trouble = Trouble(code, path="book", why="no room")
    failing(counter, monkeypatch, trouble)
    counter.card_slip()
    entry_id = counter.card.entry_id
    counter.press(ENTER)
    assert counter.verdict() == (line, str(trouble))
    assert counter.shown() == "CardForm"
    assert counter.card.slip.text() == "085 100 047"
    counter.press(ENTER)
    assert counter.house.till.last_saved().entry_id == entry_id
    assert counter.entries().count("sale") == 1


def test_an_outcome_that_nobody_knows_is_never_doubled(counter, monkeypatch):
    """The sale was saved, and the answer lost: Enter finds the first entry."""
    record = type(counter.house.till).record
    lost = [True]

    def answer_lost(till, draft):
        found = record(till, draft)
        if lost.pop() if lost else False:
            raise Trouble("book.unsure", path="book", why="gone")
        return found

    monkeypatch.setattr(type(counter.house.till), "record", answer_lost)
    counter.card_slip()
    counter.press(ENTER)
    assert counter.verdict()[0] == "Nobody can tell yet whether it is recorded"
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    assert counter.entries().count("sale") == 1


def test_a_bug_while_recording_leaves_nobody_in_the_dark(late, qtbot, monkeypatch, app):
    """An error that nobody foresaw: the draft stays, and the words do not promise anything."""
    monkeypatch.setattr("sys.excepthook", app.hear)
    failing(late, monkeypatch, sqlite3.ProgrammingError("closed"))
    late.card_slip()
    late.press(ENTER)
    qtbot.waitUntil(lambda: late.verdict()[0] == "Nobody can tell yet whether it is recorded")
    late.press(ENTER)
    qtbot.waitUntil(lambda: late.shown() == "RecordedView")


def test_another_bug_is_none_of_the_sale_that_is_being_written(late, qtbot, monkeypatch, app):
    """While a sale is on its way something else in the window fails: the sale is not called unsure, and is recorded."""
    writing, go_on, record = threading.Event(), threading.Event(), late.house.till.record

    def slow(draft):
        writing.set()
        assert go_on.wait(WAIT_MS_MAX / 1000)
        return record(draft)

    monkeypatch.setattr(type(late.house.till), "record", lambda _till, draft: slow(draft))
    late.card_slip()
    late.press(ENTER)
    qtbot.waitUntil(writing.is_set)
    app.hear(KeyError, KeyError("a drawing failed"), None)
    assert late.card.sending()
    assert late.verdict()[0] != "Nobody can tell yet whether it is recorded"
    go_on.set()
    qtbot.waitUntil(lambda: late.shown() == "RecordedView")
    assert late.entries().count("sale") == 1


def test_a_slip_that_somebody_used_meanwhile_is_mended(counter):
    counter.card_slip()
    sold(counter.house, slip="085100047", last4="1111")
    counter.press(ENTER)
    assert counter.card.slip.mend().startswith("Slip 085 100 047 is already entry 5")
    assert counter.verdict()[0] == "One thing to mend: slip number"


# -- the day, the person, the paper


def test_no_day_open(house, open_counter):
    shut(house)
    counter = open_counter()
    assert counter.shown() == "RestingView"
    assert counter.page.resting._state.accessibleName().startswith(
        "No day is open Have a manager open the day in Office"
    )
    reopen(house.book)
    counter.page.refresh()
    assert counter.shown() == "CardForm"
    counter.card_slip()
    counter.press(ENTER)
    assert counter.entries()[-1] == "sale"


def test_a_draft_survives_the_close_of_the_day(counter):
    counter.card_slip()
    shut(counter.house)
    counter.press(ENTER)
    assert counter.verdict() == (
        "Not recorded",
        "No day is open. Have the day opened in Office, then record this sale.",
    )
    reopen(counter.house.book)
    counter.press(ENTER)
    assert counter.house.till.last_saved().slip == "085100047"


def test_nothing_is_keyed_before_somebody_signed_in(open_counter, qtbot):
    counter = open_counter(clerk="")
    qtbot.waitUntil(lambda: counter.window._asking is not None)
    assert counter.shown() == "RestingView"
    counter.window._asking.dismiss()
    counter.page.show_way("card")
    assert counter.shown() == "RestingView"
    counter.window.ask_person()
    counter.press(Qt.Key.Key_0)  # those of today are listed, and it is somebody else
    counter.types("17", "1717")
    qtbot.waitUntil(lambda: counter.shown() == "CardForm")


def test_the_first_print_is_the_receipt_and_the_next_a_copy(counter):
    sent = []
    counter.page.receipts.send = lambda path, _owner: sent.append(path.name) or True
    counter.card_slip()
    counter.press(ENTER)
    for _ in range(2):
        counter.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert sent == ["receipt-000005.pdf", "receipt-000005-copy.pdf"]
    assert (counter.house.papers / "2026-11-12" / "receipt-000005.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("printed", [False, True])
def test_a_restart_neither_makes_a_copy_of_what_was_never_printed_nor_an_original_of_a_copy(open_counter, printed):
    """The window is opened anew on the same register; Ctrl+P in both."""
    before, after = [], []
    counter = open_counter()
    counter.page.receipts.send = lambda path, _owner: before.append(path.name) or printed
    counter.card_slip()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    again = open_counter()
    again.page.receipts.send = lambda path, _owner: after.append(path.name) or True
    for _ in range(2):
        again.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert before == ["receipt-000005.pdf"]
    assert after == ["receipt-000005-copy.pdf" if printed else "receipt-000005.pdf", "receipt-000005-copy.pdf"]


def test_a_dialog_that_is_closed_prints_nothing(counter):
    sent = []
    counter.page.receipts.send = lambda path, _owner: bool(sent.append(path.name))
    counter.card_slip()
    counter.press(ENTER)
    for _ in range(2):
        counter.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert sent == ["receipt-000005.pdf", "receipt-000005.pdf"]


def test_printer_trouble_never_blocks(counter):
    def broken(_path, _owner):
        raise Trouble("paper.printer")

    counter.page.receipts.send = broken
    counter.card_slip()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    code = counter.house.till.last_saved().claim_code
    said = f"The receipt did not print. Write the claim code {code[:4]} {code[4:]} on the customer's copy."
    assert counter.page.recorded.result._paper.text() == said
    assert counter.window.banners.shown().startswith(f"Saved as entry 5. {said}")
    counter.types("085100048")
    assert counter.card.slip.text() == "085 100 048"
    counter.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert counter.window.banners.shown() == ""


def test_a_receipt_that_cannot_be_written_never_blocks(counter):
    counter.house.papers.write_text("in the way")
    counter.card_slip()
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    assert counter.window.banners.shown().startswith("Saved as entry 5. The receipt did not print.")
    sent = []
    counter.page.receipts.send = lambda path, _owner: sent.append(path.name) or True
    counter.house.papers.unlink()
    for _ in range(2):
        counter.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert sent == ["receipt-000005.pdf", "receipt-000005-copy.pdf"], "none could have come out before"


def test_a_bug_while_a_receipt_is_made_never_blocks_and_leaves_the_original_to_print(
    open_counter, qtbot, monkeypatch, app
):
    """Nobody foresaw it: the sale stands, the page says so, Ctrl+P prints the original and then a copy."""
    lanes, sent = Lanes.pools(), []
    monkeypatch.setattr("sys.excepthook", app.hear)
    counter = open_counter(with_lanes=lanes)
    qtbot.waitUntil(lambda: counter.page._today is not None and counter.card._greeting is None)
    counter.page.receipts.send = lambda path, _owner: sent.append(path.name) or True
    with monkeypatch.context() as broken:
        broken.setattr(StoreHouse, "receipt", lambda *_given, **_said: 1 // 0)
        counter.card_slip()
        counter.press(ENTER)
        paper = counter.page.recorded.result._paper
        qtbot.waitUntil(lambda: paper.text().startswith("The receipt did not print."))
    for printed in range(1, 3):
        counter.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda printed=printed: len(sent) == printed)
    assert sent == ["receipt-000005.pdf", "receipt-000005-copy.pdf"]
    lanes.close()


def test_what_the_book_wants_known_stands_in_the_banner(counter):
    """The clock went back by an hour."""
    counter.house.clock.pass_min(-60)
    counter.card_slip()
    counter.press(ENTER)
    counter.page.refresh()
    assert counter.window.banners.shown().startswith("This computer's clock went back by 60 minutes.")


def test_today_is_always_in_view(counter):
    """$62.41 on a card, $10 in cash, one voided."""
    sold(counter.house)
    sold(
        counter.house,
        slip="",
        tender="cash",
        amount_minor=1_000,
        brand="",
        last4="",
        approval="",
        imprint="",
        reason="",
    )
    sold(counter.house, slip="085100047", last4="1111")
    counter.house.till.void(seq=7, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk="17")
    counter.page.refresh()
    panel = counter.page.panel
    assert panel._total.text() == "2 sales"
    assert panel._sales.text() == "On cards $62.41; cash after the count"
    assert panel._unsent.text() == "8 entries safe here, not sent yet"
    assert [row.seq for row in panel.rows()] == [7, 6, 5]
