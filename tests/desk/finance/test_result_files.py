"""A processor's result at the window: I, a file, and each line says what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from financemaking import worked_desk
from shoebox.desk.finance.file_model import LineCol


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
