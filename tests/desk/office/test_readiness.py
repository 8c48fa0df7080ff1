"""Readiness by keys: ticked, saved, shown as missing; the booklet drawn for this store and held against its edition."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, MANAGER
from paper.reading import page_count, text
from shoebox.desk.office import readiness_page
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import Trouble
from shoebox.handover.playbook import playbook_of

pytestmark = pytest.mark.thorough

Key = Qt.Key


@pytest.fixture
def page(office):
    window = office()
    window.lead_to("readiness")
    QApplication.processEvents()
    return window.office_page("readiness")


def press(key: Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def save() -> None:
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def words(page) -> list[str]:
    return [one.text() for one in page.findChildren(Words) if one.isVisible()]


def test_nobody_has_looked(page):
    assert "Nobody has looked yet" in words(page)
    assert page.missing._big.amount() == "1 of 10"  # 200 slips are in the book
    assert page.items[0].hasFocus()
    assert not any(tick.isChecked() for tick in page.items)


def test_going_through_it_by_keys(page, counter):
    """All ticked with Space, Enter on; the booklet, the three buttons, the day of the drill, a note."""
    for _ in (*page.items, page.booklet):
        press(Key.Key_Space)
        press(Key.Key_Return)
    for _ in range(3):
        press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "3 Nov")
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "torch is in the safe")
    save()
    last = counter.house.readiness.last()
    assert (last.in_place, last.drilled) == (counter.house.policy.readiness, "2026-11-03")
    assert (last.booklet, last.note) == (playbook_of(counter.house).edition, "torch is in the safe")
    assert last.checked_by == MANAGER
    assert "This store is ready" in words(page)
    assert page.missing._big.amount() == "10 of 10"
    assert page.drilled.text() == "3 Nov 2026"


def test_what_is_open_is_missing_with_what_to_do(page, counter):
    counter.check_some()
    page.look_again.emit()
    said = words(page)
    assert "5 things are missing" in said
    assert {"Phone sticker at each register", "A drill in the last 6 months"} <= set(said)
    assert "Edition 000000 lies at the registers. The pages have changed since." in said
    assert "The last one was on Mon 3 Nov 2025." in said
    assert [tick.isChecked() for tick in page.items] == [True, False, True, False, True, False]


def test_an_old_check_is_gone_through_anew(page, counter):
    """Everything was in place, a hundred days ago."""
    counter.check_all()
    counter.clock.pass_min(100 * 24 * 60)
    page.look_again.emit()
    assert "One thing is missing" in words(page)
    assert "A look in the last 3 months" in words(page)
    assert not any(tick.isChecked() for tick in page.items)


def test_a_page_of_head_office_makes_the_booklet_old(page, counter):
    counter.check_all()
    folder = counter.house.folder / "playbook"
    folder.mkdir()
    (folder / "10-ready.md").write_text("# Ours\nGroup: Before\n\nText.\n")
    page.look_again.emit()
    assert "One thing is missing" in words(page)
    assert not page.booklet.isChecked()


def test_ticks_stay_while_the_book_is_looked_at_again(page):
    press(Key.Key_Space)
    page.look_again.emit()
    assert page.items[0].isChecked()
    assert page.verdict.line() == "Not saved yet"


def test_a_day_that_is_none_is_mended_in_its_place(page, counter):
    page.drilled.setFocus()
    QTest.keyClicks(page.drilled.edit, "last spring")
    save()
    assert "no day in the past" in page.drilled.mend()
    assert page.drilled.edit.hasFocus()
    assert counter.house.readiness.last() is None
    QTest.keyClicks(page.drilled.edit, "x")
    assert page.drilled.mend() == ""


def test_a_card_number_in_the_note_is_refused(page, counter):
    page.note.setFocus()
    QTest.keyClicks(page.note.edit, "4111 1111 1111 1111")
    save()
    assert page.note.mend()
    assert counter.house.readiness.last() is None


def test_a_clerk_reads_and_does_not_save(office, counter):
    window = office("clerk")
    window.lead_to("readiness")
    page = window.office_page("readiness")
    assert page.button.held() == "A manager goes through this. F3 signs one in."
    press(Key.Key_Space)
    save()
    assert counter.house.readiness.last() is None
    assert counter.clerk.number == CLERK


def test_ctrl_p_prints_the_booklet_of_this_store_to_be_folded(page, counter, monkeypatch):
    printed = []
    monkeypatch.setattr(
        readiness_page, "print_sheet", lambda path, _owner, *, folds: printed.append((path, folds)) or True
    )
    press(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    ((path, folds),) = printed
    pdf = path.read_bytes()
    assert folds
    assert page_count(pdf) % 2 == 0, "each sheet has two sides"
    assert 2 * page_count(pdf) > len(playbook_of(counter.house).topics), "a page for each topic, two on a side"
    assert "Store 085 Harbour Row" in text(pdf)
    assert page.window().page() == "readiness"


def test_a_printer_that_is_gone_is_said_at_the_foot(page, monkeypatch):
    def gone(*_given, **_named):
        raise Trouble("paper.printer")

    monkeypatch.setattr(readiness_page, "print_sheet", gone)
    page.print_button.click()
    assert page.verdict.line() == "The sheet is saved"


def test_o_opens_the_booklet(page, monkeypatch):
    opened = []
    monkeypatch.setattr(readiness_page, "open_sheet", opened.append)
    press(Key.Key_O)
    assert [path.name for path in opened] == ["playbook-booklet.pdf"]
    assert page.house.papers == opened[0].parent


def test_c_prints_the_clerks_sheet_on_one_side(page, monkeypatch):
    printed = []
    monkeypatch.setattr(
        readiness_page, "print_sheet", lambda path, _owner, *, folds: printed.append((path, folds)) or True
    )
    press(Key.Key_C)
    ((path, folds),) = printed
    assert not folds
    assert page_count(path.read_bytes()) == 1
    assert "Store 085 Harbour Row" in text(path.read_bytes())
