"""The page Stores of Finance's window: the alarm about head office's own books, as the page for a browser has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shoebox.central import Central
from shoebox.handover.finance import FinanceDesk

ALARM = "Registers hold receipts that head office's own log never gave (store/register: 085/085-1, 112/112-1)"


def test_books_that_were_brought_back_from_an_older_copy_are_said_above_the_stores(
    finance, hands, desk: FinanceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two registers remember what head office has forgotten; then it is no longer so."""
    window = finance(desk)
    keys = hands(window)
    window.open_page("stores")
    page = window.pages["stores"]
    assert "log never gave" not in keys.seen()
    wall = desk.central.wall()
    monkeypatch.setattr(Central, "wall", lambda _: replace(wall, doubted_by=("085/085-1", "112/112-1")))
    page.reload()
    assert ALARM in keys.seen()
    monkeypatch.setattr(Central, "wall", lambda _: wall)
    page.reload()
    assert "log never gave" not in keys.seen()
