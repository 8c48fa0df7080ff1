"""A processor's result at the window: I, a file, and each line says what became of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from casemaking import ANN, LEO, PINS, PRIYA, Books, charge, full_disk, summary
from financemaking import new_desk, worked_desk
from shoebox.desk.finance.file_model import LineCol
from shoebox.domain.decision import Action, Outcome
from shoebox.domain.errors import Trouble

pytestmark = pytest.mark.thorough


def test_a_result_is_matched_back_by_one_key(tmp_path, finance, hands, monkeypatch) -> None:
    """The first line was refused, the second is unknown, and one row is a stranger's."""
    desk = worked_desk(tmp_path / "hq", count=60)
    file = max(desk.casework.files(), key=lambda one: one.lines)
    lines = desk.casework.file_lines(file.file_no)
    result = tmp_path / "answer.csv"
    result.write_text(
        "idempotency_key,result,reason\n"
        f"{lines[0].key},refused,Account closed\n{lines[1].key},timeout,\n9999-REFUND-1,done,\n"
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(result), ""))
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(5)
    keys.press(Qt.Key.Key_I)
    said = keys.seen()
    assert "0 went through, 1 refused, 1 unknown" in said
    assert "1 line could not be taken, the first in row 4: no line of this file has its key." in said
    assert [one.outcome for one in desk.casework.file_lines(file.file_no)[:2]] == ["failed", ""]
    shown = window.pages["files"].lines
    told = [shown.cell(row, LineCol.ANSWER) for row in shown.rows[:2]]
    assert [(cell.said, cell.second) for cell in told] == [("Refused", "Account closed"), ("Unknown", "timeout")]
    keys.press(Qt.Key.Key_I)
    assert "This very result came before" in keys.seen()
    desk.close()


def test_a_result_that_is_none_says_why(tmp_path, finance, hands, monkeypatch) -> None:
    desk = worked_desk(tmp_path / "hq", count=24)
    result = tmp_path / "answer.csv"
    result.write_text("who,what\n1,2\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(result), ""))
    keys = hands(finance(desk))
    keys.turn_to(5)
    keys.press(Qt.Key.Key_I)
    assert "answer.csv has no column idempotency_key" in keys.seen()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "gone.csv"), ""))
    keys.press(Qt.Key.Key_I)
    assert "gone.csv" in keys.seen()
    desk.close()


def test_without_a_file_no_result_is_taken(finance, desk, hands, monkeypatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: asked.append(given) or ("", ""))
    keys = hands(finance(desk))
    keys.turn_to(5)
    keys.press(Qt.Key.Key_I)
    assert asked == []


def approve(desk, case_id: int, action: Action) -> None:
    desk.casework.propose(case_id, action, maker=ANN)
    desk.casework.approve(case_id, checker=PRIYA, pin=PINS[PRIYA])


def test_a_file_that_a_full_disk_kept_from_its_folder_is_laid_there_later(tmp_path, finance, hands) -> None:
    """The file was decided, the disk was full, and Shoebox was begun again: nothing else waits for a file."""
    books = Books({}, {})
    desk = new_desk(tmp_path / "hq", books)
    desk.casework.take_run(1, [books.doubled()], summary())
    approve(desk, 1, Action.REFUND)
    with full_disk(), pytest.raises(Trouble):
        desk.casework.write_instructions(desk.out, by=LEO)
    keys = hands(finance(desk))
    keys.turn_to(5)
    assert "1 decided file is not in the folder yet." in keys.seen()
    keys.press(Qt.Key.Key_W)
    (file,) = desk.casework.files()
    assert ((desk.out / file.name).is_file(), file.is_put) == (True, True)
    assert "not in the folder yet" not in keys.seen()
    desk.close()


def test_a_file_that_went_onto_a_stick_is_not_said_to_be_missing(tmp_path, finance, hands, monkeypatch) -> None:
    """The same, and A lays it onto a stick instead: nothing is left to write."""
    books = Books({}, {})
    desk = new_desk(tmp_path / "hq", books)
    desk.casework.take_run(1, [books.doubled()], summary())
    approve(desk, 1, Action.REFUND)
    with full_disk(), pytest.raises(Trouble):
        desk.casework.write_instructions(desk.out, by=LEO)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "stick"))
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(5)
    keys.press(Qt.Key.Key_A)
    assert "not in the folder yet" not in keys.seen()
    assert window.pages["files"].write.held()
    desk.close()


def test_a_refused_case_that_no_run_finds_is_said_to_stay_here(tmp_path, finance, hands) -> None:
    books = Books({}, {})
    desk = new_desk(tmp_path / "hq", books)
    desk.casework.take_run(1, [books.uncharged()], summary())
    approve(desk, 1, Action.CHARGE)
    (file,) = desk.casework.write_instructions(desk.out, by=LEO)
    desk.casework.note_answers(file.file_no, {"1-CHARGE-1": Outcome.FAILED}, by=LEO)
    desk.casework.take_run(2, [], summary())
    keys = hands(finance(desk))
    keys.turn_to(5)
    assert "1 refused case is not sent again: the last run finds no reason." in keys.seen()
    keys.press(Qt.Key.Key_W)
    assert len(desk.casework.files()) == 1
    desk.close()


def test_a_refund_that_was_given_back_since_is_said_to_stay_here(tmp_path, finance, hands) -> None:
    """Approved; then R1 gives it back in another way, and it is in no file."""
    books = Books({}, {})
    desk = new_desk(tmp_path / "hq", books)
    desk.casework.take_run(1, [books.doubled()], summary())
    approve(desk, 1, Action.REFUND)
    desk.casework._given_back = lambda ids: (charge("R1", kind="refund"),) if ids else ()
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(5)
    assert "1 refund is not sent: the money was given back since." in keys.seen()
    assert window.pages["files"].write.held()
    desk.close()
