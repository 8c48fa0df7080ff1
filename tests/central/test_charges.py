"""Charges at head office: a file whole or not at all, each charge once, bad lines kept."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table

from bookmaking import HandClock
from postgresmaking import everything_in
from shoebox.central import Central
from shoebox.domain.charge import Odd
from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.domain.holdings import ChargesResult
from shoebox.storage.central_tables import CHARGE

MOVED_NOTHING, MOVED_MONEY = (odd.format(charge="c-1") for odd in (Odd.MOVED_NOTHING, Odd.MOVED_MONEY))
HEAD = "charge_id,store_id,charged_at,amount,kind,card_last4\n"
TWO = "c-1,085,2026-11-12T14:33:00Z,62.41,charge,4417\nc-2,085,2026-11-12T14:40:00Z,19.99,charge,0021\n"


def laid(folder: Path, text: str, name: str = "charges.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def everything_of(central: Central, table: Table) -> list[tuple[object, ...]]:
    with central._book.looking() as looking:
        return [tuple(row) for row in looking._connection.execute(table.select())]


def test_a_file_is_taken_once(central: Central, tmp_path: Path) -> None:
    """Two charges; the same file; the same charges in another file."""
    path = laid(tmp_path, HEAD + TWO)
    first, second = central.import_charges(path), central.import_charges(path)
    assert (first.taken, first.already_held, first.bad_lines, first.seen_before) == (2, 0, 0, False)
    assert (second.taken, second.already_held, second.seen_before) == (0, 2, True)
    third = central.import_charges(laid(tmp_path, HEAD + TWO + "\n", "again.csv"))
    assert (third.taken, third.already_held, third.seen_before) == (0, 2, False)
    assert central.counts().charges == 2


def test_bad_lines_are_kept_and_stop_nothing(central: Central, tmp_path: Path) -> None:
    """c-1 good, an amount that is none, c-1 with another amount, c-2 good twice, and a line that is no UTF-8."""
    path = tmp_path / "charges.csv"
    lines = (
        "c-1,085,2026-11-12T14:33:00Z,62.41,charge,4417\n"
        "c-9,085,2026-11-12T14:33:00Z,sixty,charge,4417\n"
        "c-1,085,2026-11-12T14:33:00Z,26.41,charge,4417\n"
        "c-2,085,2026-11-12T14:40:00Z,19.99,charge,0021\n"
        "c-2,085,2026-11-12T14:40:00Z,19.99,charge,0021\n"
    )
    path.write_bytes((HEAD + lines).encode() + b"c-\xff,085,2026-11-12T14:40:00Z,19.99,charge,0021\n")
    result = central.import_charges(path)
    assert (result.taken, result.already_held, result.bad_lines) == (2, 1, 3)
    assert [(bad.line, bad.column) for bad in central.bad_lines()] == [
        (3, "amount"),
        (4, "amount_minor"),
        (7, "charge_id"),
    ]
    assert [charge.amount_minor for charge in central.charges(("c-1", "c-2"))] == [6_241, 1_999]


def test_another_amount_in_a_later_file_changes_nothing(central: Central, tmp_path: Path) -> None:
    """c-1 of 62.41, then c-1 of 62.42."""
    central.import_charges(laid(tmp_path, HEAD + TWO))
    result = central.import_charges(laid(tmp_path, HEAD + TWO.replace("62.41", "62.42"), "later.csv"))
    assert (result.taken, result.already_held, result.bad_lines) == (0, 1, 1)
    assert central.charges(("c-1",))[0].amount_minor == 6_241


HEAD_STATUS = HEAD.replace("\n", ",auth_code,status\n")
C_1, C_2 = (line + "," for line in TWO.splitlines())


def imported(central: Central, folder: Path, *rows: str, name: str = "later.csv") -> ChargesResult:
    return central.import_charges(laid(folder, HEAD_STATUS + "".join(f"{row}\n" for row in rows), name))


def statuses(central: Central) -> list[str]:
    """Of c-1 and c-2, as pages and the contract's file have it, which is the same."""
    central.write_charges(central.folder.parent / "out.csv")
    with (central.folder.parent / "out.csv").open(newline="") as file:
        written = [row["status"] for row in csv.DictReader(file)]
    assert [charge.status for charge in central.charges(("c-1", "c-2"))] == written
    return written


def test_a_later_status_of_a_charge_stands(central: Central, tmp_path: Path) -> None:
    """c-1 captured, and voided an hour later; c-2 declined, and captured under a code; the first rows stay."""
    imported(central, tmp_path, f"{C_1},captured", f"{C_2},declined", name="first.csv")
    first = everything_of(central, CHARGE)
    later = C_1.replace("T14", "T15")
    result = imported(central, tmp_path, f"{later},voided", f"{C_2}A7,captured")
    assert (result.taken, result.restated, result.already_held, result.bad_lines) == (0, 2, 0, 0)
    assert statuses(central) == ["voided", "captured"]
    assert everything_of(central, CHARGE) == first
    assert [(one.charged_at[11:13], one.approval) for one in central.charges(("c-1", "c-2"))] == [
        ("15", ""),
        ("14", "A7"),
    ]


def test_a_status_that_was_taken_is_known(central: Central, tmp_path: Path) -> None:
    """The file of before, the one of after, both in another order, and one file with the whole story: all twice."""
    before, after = (f"{C_1},captured", f"{C_2},declined"), (f"{C_1},voided", f"{C_2},captured")
    for rows in (before, after):
        imported(central, tmp_path, *rows)
    for rows in (before, after):
        assert imported(central, tmp_path, *rows).seen_before
        result = imported(central, tmp_path, *reversed(rows))
        assert (result.taken, result.restated, result.already_held, result.bad_lines) == (0, 0, 2, 0)
    told = imported(central, tmp_path, before[0], after[0], before[1], after[1])
    assert (told.taken, told.restated, told.already_held, told.bad_lines) == (0, 0, 4, 0)
    assert statuses(central) == ["voided", "captured"]


def test_one_file_may_tell_a_charges_whole_story(central: Central, tmp_path: Path) -> None:
    """c-2 declined, declined again, captured under the next number, and voided, in one file; and the file again."""
    again, last = (C_2.replace("T14", hour) for hour in ("T15", "T16"))
    rows = (f"{C_1},captured", f"{C_2},declined", f"{again},captured", f"{last},voided")
    result = imported(central, tmp_path, *rows)
    assert (result.taken, result.restated, result.already_held, result.bad_lines) == (2, 2, 0, 0)
    assert statuses(central) == ["captured", "voided"]
    seen = imported(central, tmp_path, *rows)
    assert (seen.seen_before, seen.already_held) == (True, 4)


@pytest.mark.parametrize(
    ("held", "older", "reason"),
    [
        (f"{C_1},voided", f"{C_1.replace('T14', 'T13')},captured", MOVED_MONEY),
        (f"{C_1},voided", f"{C_1.replace('T14', 'T18')},captured", MOVED_MONEY),
        (f"{C_1},captured", f"{C_1.replace('T14', 'T13')},declined", MOVED_NOTHING),
    ],
)
def test_an_older_status_that_comes_later_changes_nothing(
    central: Central, tmp_path: Path, held: str, older: str, reason: str
) -> None:
    """A void is final, and what says that it was before does not count: both are kept aside, by the charge's id."""
    imported(central, tmp_path, held, f"{C_2},captured")
    result = imported(central, tmp_path, older)
    assert (result.restated, result.bad_lines) == (0, 1)
    assert [(bad.column, bad.reason) for bad in central.bad_lines()] == [("status", reason)]
    assert statuses(central) == [held.rpartition(",")[2], "captured"]


@pytest.mark.parametrize(("was", "now"), [("62.41", "62.42"), ("4417", "4418"), ("charge", "refund"), ("085", "086")])
def test_a_later_status_of_another_charge_is_kept_aside(central: Central, tmp_path: Path, was: str, now: str) -> None:
    """c-1 is voided under another amount, card, kind or store."""
    imported(central, tmp_path, f"{C_1},captured", f"{C_2},captured")
    result = imported(central, tmp_path, f"{C_1.replace(was, now)},voided")
    assert (result.restated, result.bad_lines) == (0, 1)
    assert [(bad.column, bad.reason) for bad in central.bad_lines()] == [("status", MOVED_NOTHING)]
    assert statuses(central) == ["captured", "captured"]


def test_a_status_that_is_stopped_half_way_leaves_nothing(central: Central, tmp_path: Path) -> None:
    """A file whose end is cut within quotation marks, after the void."""
    imported(central, tmp_path, f"{C_1},captured", f"{C_2},captured")
    with pytest.raises(Refusal):
        imported(central, tmp_path, f"{C_1},voided", f'{C_2},"capt')
    assert statuses(central) == ["captured", "captured"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "charges.column_missing"),
        (HEAD, "charges.empty"),
        ("charge_id,charged_at,kind\n" + TWO, "charges.column_missing"),
        (HEAD.replace("card_last4", "cvv") + TWO, "charges.card_column"),
        (HEAD + TWO + 'c-3,"' + "x" * 200_000, "charges.unreadable"),
        ('charge_id,charged_at,kind,amount\nc-3,2026-11-12T14:33:00Z,charge,"49', "charges.unreadable"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_whole(
    central: Central, tmp_path: Path, text: str, code: str
) -> None:
    """Empty, no rows, no amount, a security code, a quotation mark left open, and one cut in the middle of 499.90."""
    with pytest.raises(Refusal) as caught:
        central.import_charges(laid(tmp_path, text))
    assert caught.value.code == code
    assert (central.counts().charges, central.counts().bad_lines) == (0, 0)


def test_a_file_named_by_a_card_number_is_taken_without_its_name(central: Central, tmp_path: Path) -> None:
    """4111111111111111.csv with one good and one bad line."""
    result = central.import_charges(laid(tmp_path, HEAD + TWO + "c-9,,,,,\n", "4111111111111111.csv"))
    assert (result.name, result.bad_lines) == ("(a name that is not kept)", 1)
    assert b"4111111111111111" not in everything_in(central.folder)


def test_no_file_is_a_trouble(central: Central, tmp_path: Path) -> None:
    """A name that is not there, and a folder."""
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(Trouble) as caught:
            central.import_charges(path)
        assert caught.value.code == "central.file_unreadable"


def many(number: int) -> str:
    return HEAD + "".join(
        f"c-{at},085,2026-11-12T14:33:00Z,{1 + at % 900}.{at % 100:02d},charge,{at % 10_000:04d}\n"
        for at in range(number)
    )


def test_stopping_leaves_nothing_of_a_file(central: Central, tmp_path: Path) -> None:
    """5,000 lines, stopped after the first 2,000; then once more to the end."""
    path = laid(tmp_path, many(5_000))
    answers = iter((False, True))
    with pytest.raises(Stopped):
        central.import_charges(path, stop=lambda: next(answers))
    assert central.counts().charges == 0
    seen: list[tuple[str, int, int]] = []
    assert central.import_charges(path, progress=lambda *at: seen.append(at)).taken == 5_000
    assert seen[-1] == ("charges.csv", 5_000, 5_001)


def test_a_file_that_changes_while_it_is_read_is_refused(central: Central, tmp_path: Path) -> None:
    """A line is added behind the reader."""
    path = laid(tmp_path, many(3_000))

    def add(*_: object) -> None:
        with path.open("a") as file:
            file.write("c-x,085,2026-11-12T14:33:00Z,1.00,charge,0000\n")

    with pytest.raises(Trouble) as caught:
        central.import_charges(path, progress=add)
    assert caught.value.code == "charges.changed"
    assert central.counts().charges == 0


def test_parquet_comes_through_the_reader_that_was_handed_in(tmp_path: Path) -> None:
    """Rows as text, times in UTC without saying so; without a reader the mend is named."""

    def rows(_path: Path) -> Iterator[dict[str, str]]:
        yield {"charge_id": "c-1", "charged_at": "2026-11-12 14:33:00", "amount": "62.410", "kind": "charge"}

    path = laid(tmp_path, "PAR1", "charges.parquet")
    with Central.open(tmp_path / "a", HandClock(), read_parquet=rows) as central:
        assert central.import_charges(path).taken == 1
        assert central.charges(("c-1",))[0].charged_at == "2026-11-12T14:33:00+00:00"
    with Central.open(tmp_path / "b", HandClock()) as central, pytest.raises(Refusal) as caught:
        central.import_charges(path)
    assert "shoebox-pos[finance]" in str(caught.value)


def test_refunds_that_stand_beside_a_charge(central: Central, tmp_path: Path) -> None:
    """c-1 of order W-1, c-2 of no order: each has one; the others are of other money, order, card or slip."""
    head = "charge_id,order_id,charged_at,amount,kind,card_last4,slip_ref,status\n"
    rows = (
        "c-1,W-1,62.41,charge,4417,,captured",
        "c-2,,62.41,charge,0021,,captured",
        "r-1,w 1,62.41,refund,,,captured",
        "r-2,,62.41,refund,0021,,captured",
        "r-3,W-1,60.00,refund,4417,,captured",
        "r-4,W-2,62.41,refund,0021,,captured",
        "r-5,W-1,62.41,refund,4417,085100047,captured",
        "r-6,W-1,62.41,refund,4417,,declined",
    )
    lines = [row.replace(",6", ",2026-11-12T14:33:00Z,6", 1) for row in rows]
    central.import_charges(laid(tmp_path, head + "\n".join(lines[:2])))
    assert central.given_back(["c-1", "c-2"]) == ()
    central.import_charges(laid(tmp_path, head + "\n".join(lines[2:]), "later.csv"))
    found = [[one.charge_id for one in central.given_back([own])] for own in ("c-1", "c-2", "r-1")]
    assert found == [["r-1"], ["r-2"], []]


def test_a_charge_that_took_no_money_after_all_gave_it_back(central: Central, tmp_path: Path) -> None:
    """c-1 and c-3 of order W-1, one sum; c-1 is voided. c-2 was declined from the first, and gave nothing."""
    head = "charge_id,order_id,charged_at,amount,kind,status\n"
    rows = [f"{own},W-1,2026-11-12T14:33:00Z,{much},charge," for own, much in (("c-1", 62), ("c-2", 63), ("c-3", 62))]
    states = ("captured", "declined", "captured")
    central.import_charges(laid(tmp_path, head + "\n".join(map(str.__add__, rows, states))))
    assert central.given_back(["c-1", "c-2", "c-3"]) == ()
    central.import_charges(laid(tmp_path, f"{head}{rows[0]}voided\n", "later.csv"))
    assert [[one.charge_id for one in central.given_back([own])] for own in ("c-1", "c-2", "c-3")] == [
        ["c-1"], [], ["c-1"],
    ]  # fmt: skip


def test_what_is_held_is_written_as_the_contract_says(central: Central, tmp_path: Path) -> None:
    """Two charges in, the same two out, in the order of their ids, and twice the same bytes."""
    central.import_charges(laid(tmp_path, HEAD + "".join(reversed(TWO.splitlines(keepends=True)))))
    out = tmp_path / "out.csv"
    assert central.write_charges(out) == 2
    first = out.read_bytes()
    central.write_charges(out)
    assert out.read_bytes() == first
    with out.open(newline="") as file:
        assert [(row["charge_id"], row["amount"], row["channel"], row["status"]) for row in csv.DictReader(file)] == [
            ("c-1", "62.41", "pos", "captured"),
            ("c-2", "19.99", "pos", "captured"),
        ]
    with pytest.raises(Trouble):
        central.write_charges(tmp_path / "no folder" / "out.csv")
