"""The page Stores of Finance's window: the alarm about head office's own books, as the page for a browser has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boxmaking import MemoryRegister
from financemaking import renewed
from shoebox.central import Central
from shoebox.handover.finance import FinanceDesk

ALARM = "Registers hold receipts that head office's own log never gave (store/register: 085/085-1, 112/112-1)"


def test_books_that_were_brought_back_from_an_older_copy_are_said_above_the_stores(
    finance, hands, desk: FinanceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two registers remember what head office has forgotten, one a key of its; then it is no longer so."""
    window = finance(desk)
    keys = hands(window)
    window.open_page("stores")
    page = window.pages["stores"]
    assert "log never gave" not in keys.seen()
    wall = desk.central.wall()
    monkeypatch.setattr(Central, "wall", lambda _: replace(wall, doubted_by=("085/085-1", "112/112-1")))
    page.reload()
    assert ALARM in keys.seen()
    monkeypatch.setattr(Central, "wall", lambda _: replace(wall, newer_keys_at=("085/085-1",)))
    page.reload()
    assert "Head office does not know its newest key" in keys.seen()
    assert "shoebox rotate" in keys.seen()
    assert "log never gave" not in keys.seen()
    monkeypatch.setattr(Central, "wall", lambda _: wall)
    page.reload()
    assert "newest key" not in keys.seen()
    assert "log never gave" not in keys.seen()


def test_what_is_open_of_a_book_that_was_left_stands_beside_the_store(finance, hands, desk: FinanceDesk) -> None:
    """One sale of the damaged book lies apart behind a lost one: it is named, and is none of the present book's."""
    old = MemoryRegister()
    desk.central.enrol(old.enrolment)
    old.open()
    old.sale(6_241)
    desk.central.line.take("by line", old.parcel())
    renewed(desk.central, old)
    window = finance(desk)
    keys = hands(window)
    window.open_page("stores")
    assert "1, left book 1: not here 2; 1, left book 1: not sealed 1" in keys.seen()
