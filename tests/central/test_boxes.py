"""Boxes at head office: taken once, whatever the order and however often; refused whole."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import HandClock
from boxmaking import MemoryRegister, day_of
from postgresmaking import everything_in, rows_of
from shoebox.central import Central
from shoebox.domain.acts import Sale, Void
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.domain.ids import entry_id
from shoebox.domain.item import Item, line_of
from shoebox.domain.sentences import sentence
from shoebox.formats.receipts import read_receipt
from shoebox.storage.central_guards import GUARDS
from shoebox.storage.central_tables import METADATA
from shoebox.storage.guards import key_guards
from shoebox.storage.shape import COUNTED

ROWS = ("entry", "slip", "struck", "box")


def laid(folder: Path, **boxes: bytes) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name}.shoebox" for name in boxes]
    for path, data in zip(paths, boxes.values(), strict=True):
        path.write_bytes(data)
    return paths


def brought(central: Central, folder: Path, data: bytes) -> BoxResult:
    return central.import_boxes(laid(folder, box=data))[0]


def rows(central: Central, *tables: str) -> list[list[tuple[object, ...]]]:
    return [rows_of(central.folder, f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4") for table in tables]


def identity(entry: Entry) -> str:
    return read_body(entry.body).entry_id


def three_days() -> tuple[MemoryRegister, list[bytes]]:
    """Sale 62.41 | sale 19.99 and the first one void | refund 5.00 of the second."""
    register = MemoryRegister()
    register.open("2026-11-12")
    first = register.sale(6_241)
    boxes = [register.close()]
    register.open("2026-11-13")
    second = register.sale(1_999)
    register.void(first)
    boxes.append(register.close())
    register.open("2026-11-14")
    register.refund(second, 500)
    return register, [*boxes, register.close()]


def test_a_box_is_taken_once(central: Central, tmp_path: Path) -> None:
    """62.41 and 19.99 -> taken, 5 entries; again -> already here."""
    register, data = day_of(6_241, 1_999)
    central.enrol(register.enrolment)
    first, second = brought(central, tmp_path, data), brought(central, tmp_path, data)
    assert first == BoxResult(
        name="box.shoebox",
        outcome=Outcome.TAKEN,
        sentence="Box 085-1-0001 of store 085 is taken: 5 entries, $82.40.",
        box_no="085-1-0001",
        store="085",
        entries=5,
        amount_minor=8_240,
        taken_minor=8_240,
        currency="USD",
    )
    assert (second.outcome, second.sentence) == (
        Outcome.ALREADY_HELD,
        "Box 085-1-0001 of store 085 is here already. Nothing was added.",
    )
    assert central.counts().entries == 5
    assert [(box.box_no, box.entries, box.amount_minor) for box in central.boxes()] == [("085-1-0001", 5, 8_240)]


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[object, ...]]]:
    """The rows of three days' boxes that came once and in order."""
    folder = tmp_path_factory.mktemp("straight")
    register, boxes = three_days()
    with Central.open(folder / "central", HandClock()) as central:
        central.enrol(register.enrolment)
        for data in boxes:
            brought(central, folder, data)
        return rows(central, *ROWS)


@given(order=st.lists(st.integers(0, 2), max_size=6))
@settings(max_examples=12)
def test_any_order_and_any_repetition_give_the_same_rows(
    order: list[int], straight: list[list[tuple[object, ...]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Three days' boxes in any order and any number of times, in the end each at least once."""
    folder = tmp_path_factory.mktemp("order")
    register, boxes = three_days()
    with Central.open(folder / "central", HandClock()) as mixed:
        mixed.enrol(register.enrolment)
        for at in (*order, 2, 0, 1):
            assert brought(mixed, folder, boxes[at]).outcome != Outcome.REFUSED
        assert rows(mixed, *ROWS) == straight


def test_a_void_of_an_earlier_box_counts_once_that_box_is_here(central: Central, tmp_path: Path) -> None:
    """Box 2 voids the sale of box 1 and comes first, then box 1: the sale reads voided."""
    register, boxes = three_days()
    central.enrol(register.enrolment)
    brought(central, tmp_path, boxes[1])
    brought(central, tmp_path, boxes[0])
    central.write_slips(tmp_path / "slips.csv")
    lines = (tmp_path / "slips.csv").read_text().splitlines()
    assert [line.split(",")[4:6] for line in lines[1:]] == [["sale", "voided"], ["sale", "good"]]
    assert lines[1].split(",")[7:9] == ["62.41", "USD"]


@pytest.mark.parametrize("flip", [0x01, 0xFF])
def test_nothing_of_a_damaged_box_is_taken(central: Central, tmp_path: Path, flip: int) -> None:
    """One byte in the middle flipped; then the true copy comes and the quarantine is settled."""
    register, data = day_of(6_241)
    central.enrol(register.enrolment)
    at = len(data) // 2
    refused = brought(central, tmp_path, data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :])
    assert (refused.outcome, refused.code) == (Outcome.REFUSED, "box.damaged")
    assert rows(central, *ROWS) == [[], [], [], []]
    assert [(one.name, one.box_no, one.kept) for one in central.quarantined()] == [("box.shoebox", "085-1-0001", True)]
    assert brought(central, tmp_path, data).outcome == Outcome.TAKEN
    assert central.quarantined() == ()
    assert central.wall().tiles[0].refused == 0


def test_a_damaged_box_waits_for_its_own_register(central: Central, tmp_path: Path) -> None:
    """Two registers of store 085 each close their first day: the boxes are 085-1-0001 and 085-2-0001."""
    (one, damaged), (other, whole) = day_of(6_241), day_of(1_999, register="2")
    central.enrol(one.enrolment)
    central.enrol(other.enrolment)
    assert brought(central, tmp_path, damaged[:-1] + bytes([damaged[-1] ^ 1])).outcome == Outcome.REFUSED
    assert brought(central, tmp_path, whole).outcome == Outcome.TAKEN
    assert [held.box_no for held in central.quarantined()] == ["085-1-0001"]
    assert brought(central, tmp_path, damaged).outcome == Outcome.TAKEN
    assert central.quarantined() == ()


def test_a_register_that_would_number_its_boxes_as_another_does_is_not_enrolled(central: Central) -> None:
    """Store 085 has a register 2; then comes one called 085-2, and one of a store 0 called 85-2."""
    central.enrol(MemoryRegister(register="2").enrolment)
    for store, register, code in (("085", "085-2", "central.numbered_alike"), ("0", "85-2", None)):
        card = replace(MemoryRegister().enrolment, store=store, register=register)
        if code is None:
            central.enrol(card)
            continue
        with pytest.raises(Refusal) as refused:
            central.enrol(card)
        assert refused.value.code == code
        assert "register 2 of store 085" in sentence(refused.value)


def test_an_unknown_register_is_refused_until_it_is_enrolled(central: Central, tmp_path: Path) -> None:
    """Box first, enrolment after, box again."""
    register, data = day_of(6_241)
    refused = brought(central, tmp_path, data)
    assert refused.code == "central.unknown_register"
    assert "Enrol it" in refused.sentence
    central.enrol(register.enrolment)
    assert brought(central, tmp_path, data).outcome == Outcome.TAKEN


def test_another_key_than_the_enrolled_one_is_refused(central: Central, tmp_path: Path) -> None:
    """Somebody makes a box for store 085, register 1, with a key of their own."""
    central.enrol(MemoryRegister().enrolment)
    thief = MemoryRegister(key="thief")
    thief.open()
    thief.sale(6_241)
    assert brought(central, tmp_path, thief.close()).code == "central.other_key"


def test_a_fork_is_kept_as_evidence(central: Central, tmp_path: Path) -> None:
    """A copied register sells 62.41 where the other sold 19.99, both under number 3 and one key."""
    register, data = day_of(6_241)
    other = day_of(1_999)[1]
    central.enrol(register.enrolment)
    brought(central, tmp_path, data)
    held = rows(central, *ROWS)
    for _ in range(2):
        refused = brought(central, tmp_path, other)
        assert (refused.code, "Entry 3" in refused.sentence) == ("central.fork", True)
    assert rows(central, *ROWS) == held
    assert central.counts().forks == 1
    assert [one.code for one in central.quarantined()] == ["central.fork"]


def test_a_box_that_does_not_go_on_from_the_last_is_refused(central: Central, tmp_path: Path) -> None:
    """Box 1 of one history, box 2 of another with the same numbers."""
    register, one = day_of(6_241)
    other, _ = day_of(1_999)
    other.open("2026-11-13")
    central.enrol(register.enrolment)
    brought(central, tmp_path, one)
    assert brought(central, tmp_path, other.close()).code == "central.broken_link"


def test_days_only_go_forward(central: Central, tmp_path: Path) -> None:
    """The 12th is closed; the next box says the 11th."""
    register, one = day_of(6_241)
    register.open("2026-11-11")
    central.enrol(register.enrolment)
    brought(central, tmp_path, one)
    assert brought(central, tmp_path, register.close()).code == "central.order"


def test_a_card_number_in_a_note_is_refused_and_not_kept(central: Central, tmp_path: Path) -> None:
    """A reason that holds 4111 1111 1111 1111, written past the register's own check."""
    register = MemoryRegister()
    register.open()
    register.sale(6_241, reason="card 4111 1111 1111 1111")
    central.enrol(register.enrolment)
    assert brought(central, tmp_path, register.close()).code == "central.card_number"
    assert [(one.code, one.kept) for one in central.quarantined()] == [("central.card_number", False)]
    assert b"4111" not in everything_in(central.folder)


@pytest.mark.parametrize("place", ["clerk", "approver", "seal", "store_name"])
def test_a_card_number_is_found_wherever_a_box_has_words(central: Central, tmp_path: Path, place: str) -> None:
    """4111-1111-1111-1111 as a staff number, as who approved, as the seal, as the store's name."""
    number = "4111-1111-1111-1111"
    register = MemoryRegister()
    central.enrol(register.enrolment)
    register.name = number if place == "store_name" else register.name
    register.open()
    sold = register.sale(6_241)
    if place == "approver":
        struck = read_body(sold.body).entry_id
        register.append(Void(void_of=struck, void_of_seq=sold.seq, reason="x", approver=number, paper_in_box=True))
    elif place == "clerk":
        register.append(SlipSpoiled(slip="085100009", reason="torn"), clerk=number)
    box = register.close(seal=number) if place == "seal" else register.close()
    assert brought(central, tmp_path, box).code == "central.card_number"
    assert number.encode() not in everything_in(central.folder)


@pytest.mark.parametrize(("sku", "name", "code"), [
    ("4711", "4111 1111 1111 1111", "central.card_number"), ("4111111111111111", "Coat", "central.card_number"),
    ("4006381000291", "Coat", ""),
])  # fmt: skip
def test_items_are_looked_into_and_their_article_numbers_are_no_cards(
    central: Central, tmp_path: Path, sku: str, name: str, code: str
) -> None:
    """EAN 4006381000291 passes a card's check digit too."""
    line = line_of(Item(sku="1", name="Coat", price_minor=100), quantity_thousandths=1_000, rate_per_100k=0)
    register = MemoryRegister()
    register.open()
    held = replace(line, sku=sku, name=name).plain()
    register.append(Sale(slip="", tender="cash", amount_minor=100, tax_minor=0, currency="USD", lines=(held,)))
    central.enrol(register.enrolment)
    assert brought(central, tmp_path, register.close()).code == code


def test_a_box_in_a_file_named_by_a_card_number_keeps_no_such_name(central: Central, tmp_path: Path) -> None:
    path = tmp_path / "4111111111111111.shoebox"
    path.write_bytes(b"noise")
    central.import_boxes([path])
    assert b"4111111111111111" not in everything_in(central.folder)


def test_one_identity_for_two_sales_is_refused(central: Central, tmp_path: Path) -> None:
    """Two sales of one day under one entry id."""
    register = MemoryRegister()
    register.open()
    one = register.sale(6_241)
    again = Sale(slip="085100009", tender="card", amount_minor=100, tax_minor=0, currency="USD")
    register.append(again, entry_id=identity(one))
    central.enrol(register.enrolment)
    assert brought(central, tmp_path, register.close()).code == "central.twice"


def test_a_folder_is_read_whole_and_a_bad_file_stops_nothing(central: Central, tmp_path: Path) -> None:
    """Two stores' boxes, a text file with the wrong name, and something else beside them."""
    one, first = day_of(6_241, store="085")
    two, second = day_of(1_999, store="086")
    for register in (one, two):
        central.enrol(register.enrolment)
    stick = tmp_path / "stick"
    laid(stick, a=first, b=b"not a box at all", c=second)
    (stick / "holiday.jpg").write_bytes(b"x")
    seen: list[tuple[str, int, int]] = []
    results = central.import_boxes([stick, tmp_path / "gone.shoebox"], progress=lambda *at: seen.append(at))
    assert [result.outcome for result in results] == ["taken", "refused", "taken", "refused"]
    assert results[3].code == "central.file_unreadable"
    assert seen[-1] == ("", 4, 4)
    assert [(tile.store, tile.entries, tile.last_day) for tile in central.wall().tiles] == [
        ("085", 4, "2026-11-12"),
        ("086", 4, "2026-11-12"),
    ]


def test_stopping_keeps_what_is_done(central: Central, tmp_path: Path) -> None:
    """Three boxes, stop asked for after the first."""
    register, boxes = three_days()
    central.enrol(register.enrolment)
    answers = iter((False, True))
    results = central.import_boxes(laid(tmp_path, a=boxes[0], b=boxes[1], c=boxes[2]), stop=lambda: next(answers))
    assert [result.outcome for result in results] == ["taken"]
    assert central.counts().boxes == 1


def test_a_receipt_says_how_far_the_book_is_held(central: Central, tmp_path: Path) -> None:
    """Box 1, then 3, then 2: held to 4, still to 4, then to the end of 3."""
    register, boxes = three_days()
    central.enrol(register.enrolment)
    reached = []
    for at in (0, 2, 1):
        brought(central, tmp_path, boxes[at])
        path = central.folder / "receipts" / f"085-1-000{at + 1}.receipt"
        receipt = read_receipt(path.read_bytes(), card=central.keys.card)
        assert receipt.head == register.entries[receipt.last_seq - 1].hash
        assert receipt.held_head == register.entries[receipt.held_seq - 1].hash
        reached.append(receipt.held_seq)
    assert reached == [4, 4, len(register.entries)]


@pytest.mark.of_the_file
def test_nothing_is_edited_or_removed(central: Central, tmp_path: Path) -> None:
    """Every table refuses UPDATE and DELETE by hand."""
    register, data = day_of(6_241)
    central.enrol(register.enrolment)
    brought(central, tmp_path, data)
    db = sqlite3.connect(central.folder / "central.db")
    try:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        triggers = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        counted = {"refused_times_no_update"}  # how often something was refused is counted up
        kept = [table for table in METADATA.sorted_tables if not table.info.get(COUNTED)]
        guards = {f"{guard.table}_guard_{number}" for number, guard in enumerate((*GUARDS, *key_guards(kept)))}
        assert (
            triggers == {f"{table}_no_{verb}" for table in tables for verb in ("update", "delete")} - counted | guards
        )
        for statement in ("UPDATE entry SET kind = 'x'", "DELETE FROM box", "UPDATE slip SET amount_minor = 1"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                db.execute(statement)
    finally:
        db.close()


def test_slips_are_answered_in_the_order_asked(central: Central, tmp_path: Path) -> None:
    """Two slips and one that nobody holds."""
    register, data = day_of(6_241, 1_999)
    central.enrol(register.enrolment)
    brought(central, tmp_path, data)
    first, second = (identity(entry) for entry in register.entries[2:4])
    views = central.slips((second, entry_id(bytes(16)), first))
    assert [(view.slip_id, view.amount_minor, view.store_name) for view in views] == [
        (second, 1_999, "Harbour Row"),
        (first, 6_241, "Harbour Row"),
    ]
    assert central.slip(first) == views[1]
    assert views[0].sold_at == "2026-11-12T07:00:04-05:00"


def test_spoiled_slips_are_known_by_store_and_number(tmp_path: Path) -> None:
    """085: slip 085100012 spoiled; one sale beside it."""
    register = MemoryRegister()
    register.open()
    register.sale()
    register.append(SlipSpoiled(slip="085100012", reason="ink"))
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(register.enrolment)
        assert brought(central, tmp_path / "stick", register.close()).outcome is Outcome.TAKEN
        assert central.spoiled_slips() == (("085", "085100012"),)
