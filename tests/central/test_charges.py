"""Charges at head office: a file whole or not at all, each charge once, bad lines kept."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock
from postgresmaking import everything_in
from shoebox.central import Central
from shoebox.domain.errors import Refusal, Stopped, Trouble

HEAD = "charge_id,store_id,charged_at,amount,kind,card_last4\n"
TWO = "c-1,085,2026-11-12T14:33:00Z,62.41,charge,4417\nc-2,085,2026-11-12T14:40:00Z,19.99,charge,0021\n"


def laid(folder: Path, text: str, name: str = "charges.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


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


def test_a_charge_that_was_voided_since_is_told_by_its_id(central: Central, tmp_path: Path) -> None:
    """c-1 captured and voided an hour later, c-2 declined and then captured."""
    head = HEAD.replace("\n", ",status\n")
    one, two = (line for line in TWO.splitlines())
    central.import_charges(laid(tmp_path, f"{head}{one},captured\n{two},declined\n"))
    later = one.replace("T14", "T15")
    assert central.import_charges(laid(tmp_path, f"{head}{later},voided\n{two},captured\n", "later.csv")).bad_lines == 2
    assert [(bad.column, bad.reason) for bad in central.bad_lines()] == [
        ("status", "charge c-1 was taken as captured; this file says that it moved no money"),
        ("status", "charge c-2 was taken as one that moved no money; this file says that it was captured"),
    ]


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
