"""Receipts that a stolen key signed: none stays where somebody carries them from, whoever laid them out, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister, signer
from central.test_boxes import laid
from shoebox.central import Central
from shoebox.central.own_keys import KEY_FILE, TRIED_AGAIN_MS, ask_for_key, certify, go_by_card
from shoebox.central.receipts import ReceiptTray
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.key_keeping import Keeping
from shoebox.domain.office_card import OfficeCard
from shoebox.formats.carrying import read_line_receipt
from shoebox.formats.receipts import RECEIPT_SUFFIX, read_receipt
from shoebox.storage import key_opening
from shoebox.storage.key_keeping import keep_key
from shoebox.storage.office_key import OFFICE_CARD_FILE, write_office_card
from shoebox.storage.root_key import RootKey


def stolen(folder: Path, *, is_stolen: bool = True) -> OfficeCard:
    """The key was stolen: another one is in force, and nothing else was done yet."""
    root = RootKey.open(folder / "root.key", lambda: "")
    made = certify(root, ask_for_key(folder, stolen=is_stolen), now_ms=HandClock().wall_ms(), days=400)
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


@pytest.fixture
def ring(monkeypatch):
    pytest.importorskip("keyring", reason="an install from before keys were kept by one")
    from ringmaking import ring_in

    with ring_in(monkeypatch) as made:
        yield made


def locked_away(central, ring, *, is_stolen: bool = True) -> OfficeCard:
    """Another key was made by a keyring that is locked now, and this process never had that key."""
    keep_key(central.folder / KEY_FILE, Keeping.KEYRING)
    card = stolen(central.folder, is_stolen=is_stolen)
    key_opening._opened.clear()
    ring.is_locked, ring.asked = True, 0
    return card


@pytest.mark.parametrize("is_settled", [False, True])
def test_a_new_key_that_can_not_be_opened_has_nothing_signed_by_the_stolen_one(central, days, ring, is_settled):
    """The keyring locked itself beside an open window; unlocked, the next import lays everything out."""
    card = locked_away(central, ring)
    if is_settled:  # by the command that changed the key, in its own process
        ring.is_locked = False
        Central.open(central.folder, HandClock()).close()
        key_opening._opened.clear()
        ring.is_locked = True
    before = {True} if is_settled else set()
    with pytest.raises(Trouble) as told:
        central.import_boxes(days)
    assert told.value.code == "key.ring_locked"
    assert believed(central.folder, card) == before
    assert central.counts().boxes == 2
    ring.is_locked = False
    central.import_boxes(days)
    assert believed(central.folder, card) == {True}
    assert len(list((central.folder / "receipts").glob(f"*{RECEIPT_SUFFIX}"))) == 3, (
        "two boxes, and how far the register has come"
    )


def test_a_parcel_that_is_held_is_never_told_as_refused_for_want_of_a_key(central, ring, tmp_path):
    """By stick, while nothing can be signed: its entries are here; unlocked, its receipt lies out."""
    register = MemoryRegister()
    central.enrol(register.enrolment)
    register.open()
    paths = laid(tmp_path / "in", first=register.parcel())
    card = locked_away(central, ring)
    with pytest.raises(Trouble) as told:
        central.import_boxes(paths)
    assert told.value.code == "key.ring_locked"
    assert central.counts().entries == 2
    ring.is_locked = False
    central.import_boxes(paths)
    assert believed(central.folder, card) == {True}


def test_a_key_that_is_not_here_is_said_so(central, days):
    """The card of another computer's key was put into the folder while the window stood open."""
    root = RootKey.open(central.folder / "root.key", lambda: "")
    elsewhere = root.newest(central.keys.card).with_key(
        signer("elsewhere").public_key, now_ms=HandClock().wall_ms(), stolen=True
    )
    write_office_card(central.folder / OFFICE_CARD_FILE, root.sign(elsewhere))
    with pytest.raises(Trouble) as told:
        central.settle_receipts()
    assert told.value.code == "keys.no_working"


def test_a_key_that_can_not_be_opened_is_tried_once_a_minute(central, ring):
    """Each hello asks for the newest card: a silent keyring must not hold every register up for 15 seconds."""
    clock = central._clock
    card = locked_away(central, ring, is_stolen=False)
    for _ in range(3):
        assert central.newest_card() == card
    assert ring.asked == 1
    clock.now_ms += TRIED_AGAIN_MS
    ring.is_locked = False
    central.newest_card()
    assert ring.asked == 2
    assert central._signer.public_key == card.keys[0].public_key


def test_receipts_are_signed_anew_once_and_not_at_every_start(central, days, monkeypatch):
    stolen(central.folder)
    Central.open(central.folder, HandClock()).close()

    def never(tray: ReceiptTray) -> None:
        raise AssertionError("they were signed anew before")

    monkeypatch.setattr(ReceiptTray, "clear", never)
    Central.open(central.folder, HandClock()).close()
