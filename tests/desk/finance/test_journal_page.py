"""Journals by keyboard: written once, with what each posts beside them, and put there again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from financemaking import posting_desk
from shoebox.desk.finance.journal_model import Col, SumCol, account_words
from shoebox.desk.finance.window import FinanceWindow
from shoebox.domain.errors import Trouble
from shoebox.domain.journal import Account, AccountSum
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def posting(tmp_path: Path) -> Iterator[FinanceDesk]:
    with closing(posting_desk(tmp_path / "finance")) as made:
        yield made


def opened(window: FinanceWindow, keys):
    keys.press(Qt.Key.Key_J, CTRL)
    return window.pages["journal"]


def row(page, at: int) -> list[str]:
    return [page.model.cell(page.model.rows[at], column).said for column in Col]


def sums(page) -> list[list[str]]:
    return [[page.sums.cell(one, column).said for column in SumCol] for one in page.sums.rows]


def test_what_waits_is_written_and_shown(posting, finance, hands) -> None:
    """One box waits; W writes it, and its sums stand beside it in Finance's own numbers."""
    window = finance(posting)
    keys = hands(window)
    page = opened(window, keys)
    assert "1 closed day, 0 movements of cases" in page.small.plain()
    assert len(page.model.rows) == 2
    keys.press(Qt.Key.Key_W)
    assert "0 closed days" in page.small.plain()
    assert row(page, 0)[1:] == ["1", "–", "$85.60"]
    page.table.choose_row(0)
    assert sums(page)[:2] == [["1000", "42.80", "42.80"], ["4000", "", "40.00"]]
    assert (posting.out / row(page, 0)[0]).is_file()
    keys.press(Qt.Key.Key_W)
    assert len(page.model.rows) == 3


def test_the_chosen_one_is_put_there_again(posting, finance, hands, tmp_path, monkeypatch) -> None:
    window = finance(posting)
    keys = hands(window)
    page = opened(window, keys)
    keys.press(Qt.Key.Key_Down)
    name = row(page, 1)[0]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    keys.press(Qt.Key.Key_A)
    assert (tmp_path / name).read_bytes() == (posting.out / name).read_bytes()
    assert "byte for byte" in keys.seen()


def test_what_goes_wrong_is_said_and_can_be_tried_again(posting, finance, hands, monkeypatch) -> None:
    window = finance(posting)
    keys = hands(window)
    page = opened(window, keys)

    def broken(*_: object, **__: object) -> None:
        raise Trouble("journal.unbalanced", entry="SB/085", off=1)

    with monkeypatch.context() as patch:
        patch.setattr(type(posting.casework.journals), "write", broken)
        keys.press(Qt.Key.Key_W)
    assert "is off by 1" in keys.seen()
    keys.press(Qt.Key.Key_W)
    assert len(page.model.rows) == 3


def test_nothing_waits_and_nothing_was_written(desk, finance, hands) -> None:
    window = finance(desk)
    keys = hands(window)
    opened(window, keys)
    keys.press(Qt.Key.Key_W)
    assert "No journal was written yet" in keys.seen()


@pytest.mark.parametrize("account", Account)
def test_every_account_has_words(account: Account, qapp) -> None:
    one = AccountSum(account=account.value, role=account.value, detail="", debit_minor=1, credit_minor=0)
    assert account_words(one) not in {"", account.value}
