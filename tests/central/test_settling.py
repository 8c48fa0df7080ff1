"""Receipts that a stolen key signed: none stays where somebody carries them from, whoever laid them out, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from central.test_boxes import laid
from shoebox.central import Central
from shoebox.central.own_keys import ask_for_key, certify, go_by_card
from shoebox.central.receipts import ReceiptTray
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.office_card import OfficeCard
from shoebox.formats.carrying import read_line_receipt
from shoebox.formats.receipts import RECEIPT_SUFFIX, read_receipt
from shoebox.storage.root_key import RootKey


def stolen(folder: Path) -> OfficeCard:
    """The key was stolen: another one is in force, and nothing else was done yet."""
    root = RootKey.open(folder / "root.key", lambda: "")
    made = certify(root, ask_for_key(folder, stolen=True), now_ms=HandClock().wall_ms(), days=400)
    return go_by_card(folder, made.data)


def believed(folder: Path, card: OfficeCard) -> set[bool]:
    """Of the receipts that lie out, for boxes and for registers: whether one that has this card takes it."""

    def is_good(path: Path) -> bool:
        read = read_line_receipt if "to0" in path.name else read_receipt
        try:
            read(path.read_bytes(), card=card)
        except Refusal:
            return False
        return True

    return {is_good(path) for path in (folder / "receipts").glob(f"*{RECEIPT_SUFFIX}")}


@pytest.fixture
def days(tmp_path: Path, central: Central) -> list[Path]:
    """Two sealed days of a register that head office knows; the first is imported."""
    register = MemoryRegister()
    central.enrol(register.enrolment)
    boxes = {}
    for day in ("2026-11-12", "2026-11-13"):
        register.open(day)
        register.sale(6_241)
        boxes["d" + day[-2:]] = register.close()
    paths = laid(tmp_path / "in", **boxes)
    central.import_boxes(paths[:1])
    return paths


def test_a_stop_between_the_card_and_the_receipts_is_made_up_for_at_the_next_start(central, days, monkeypatch):
    """Killed before, and killed half-way through: whoever opens head office next lays them out anew."""
    card, whole = stolen(central.folder), ReceiptTray.lay_out

    def killed(tray: ReceiptTray, receipts: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ReceiptTray, "lay_out", killed)
    with pytest.raises(KeyboardInterrupt):
        Central.open(central.folder, HandClock())
    assert believed(central.folder, card) == set()
    monkeypatch.setattr(ReceiptTray, "lay_out", whole)
    with Central.open(central.folder, HandClock()):
        assert believed(central.folder, card) == {True}


def test_a_full_disk_stops_no_start_and_is_tried_again(central, days, monkeypatch):
    card, whole = stolen(central.folder), ReceiptTray.lay_out

    def full(tray: ReceiptTray, receipts: object) -> None:
        raise Trouble("central.unwritable", file="receipts", why="full")

    monkeypatch.setattr(ReceiptTray, "lay_out", full)
    with Central.open(central.folder, HandClock()) as again:
        with pytest.raises(Trouble):
            again.settle_receipts()
        monkeypatch.setattr(ReceiptTray, "lay_out", whole)
        again.settle_receipts()
        assert believed(central.folder, card) == {True}


def test_a_window_that_stood_open_lays_nothing_out_under_the_stolen_key(central, days):
    """Finance's window is open all the while; after the theft it imports the second day."""
    card = stolen(central.folder)
    central.import_boxes(days)
    assert believed(central.folder, card) == {True}


def test_a_theft_while_receipts_are_laid_out_leaves_none_of_the_old_key(central, days, monkeypatch):
    """The card changes after the first receipts lie out: all are signed once more in the same import."""
    whole, cards = ReceiptTray.lay_out, []

    def lay_out(tray: ReceiptTray, receipts: object) -> None:
        whole(tray, receipts)
        if not cards:
            cards.append(stolen(central.folder))

    monkeypatch.setattr(ReceiptTray, "lay_out", lay_out)
    central.import_boxes(days)
    assert believed(central.folder, cards[0]) == {True}


def test_receipts_are_signed_anew_once_and_not_at_every_start(central, days, monkeypatch):
    stolen(central.folder)
    Central.open(central.folder, HandClock()).close()

    def never(tray: ReceiptTray) -> None:
        raise AssertionError("they were signed anew before")

    monkeypatch.setattr(ReceiptTray, "clear", never)
    Central.open(central.folder, HandClock()).close()
