"""The page Stores of Finance's window: the alarm about head office's own books, as the page for a browser has it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from boxmaking import MemoryRegister
from financemaking import renewed, walled_desk
from shoebox.central import Central
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough

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


def test_what_nobody_proved_is_of_no_store(finance, hands, desk: FinanceDesk) -> None:
    """A stranger's parcel: the store is not refused, a calm line counts it, and the list says that nobody proved it."""
    true = MemoryRegister()
    desk.central.enrol(true.enrolment)
    true.open()
    desk.central.line.take("by line", true.parcel())
    thief = MemoryRegister(key="thief")
    thief.open()
    assert desk.central.line.take("by line", thief.parcel())[0].code == "parcel.other_key"
    window = finance(desk)
    keys = hands(window)
    window.open_page("stores")
    window.pages["stores"].table.choose(lambda tile: tile.store == "085")
    assert "Up to date" in keys.seen()
    assert "1 refused thing came without a seal that shows whose it is." in keys.seen()
    assert "Not proved to be its own 1" in keys.seen()
    window.open_page("refused")
    assert "Sealed by its register nobody proved it" in keys.seen()


def test_a_silent_store_whose_new_card_did_not_come_has_a_hint(finance, hands, tmp_path: Path) -> None:
    """Mill Lane's register goes on in a book that nobody enrolled."""
    with closing(walled_desk(tmp_path / "walled")) as walled:
        window = finance(walled)
        keys = hands(window)
        window.open_page("stores")
        page = window.pages["stores"]
        page.table.choose(lambda tile: tile.store == "019")
        assert "has not been heard since" not in keys.seen()
        page.table.choose(lambda tile: tile.store == "031")
        assert "Silent for" in keys.seen()
        assert "a register that has not been heard since (register: 031-1)" in keys.seen()


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
