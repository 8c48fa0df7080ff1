"""`shoebox refused`: what head office keeps apart, listed and settled without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from boxmaking import MemoryRegister
from casemaking import ANN, PINS, PRIYA, STAFF
from financemaking import refusing_desk
from shoebox.bootstrap import SystemClock
from shoebox.cli.main import main
from shoebox.domain.acts import PadIssued
from shoebox.head_office import open_finance, set_up_finance

pytestmark = pytest.mark.thorough

DAY_MS = 24 * 3_600_000


@pytest.fixture
def hq(tmp_path: Path) -> Path:
    set_up_finance(tmp_path / "hq", people=STAFF.people[:4])
    refusing_desk(tmp_path / "hq").close()
    return tmp_path / "hq"


def test_listed_settled_and_gone(hq: Path, capsys, typed) -> None:
    """Three are listed; one stays apart, one is believed by two; one is left, and the exit code says so."""
    assert main(["refused", str(hq)]) == 1
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 6
    assert [line.endswith("nobody proved to be that store") for line in listed[::2]].count(True) == 1
    numbers = {line.split()[0]: line for line in listed[::2]}
    of = {mark: number for number, line in numbers.items() for mark in ("085", "031", "112") if mark in line[12:]}
    typed(PINS[ANN])
    settle = ["refused", str(hq), "--by", ANN.number, "--reason", "broken stick", "--settle"]
    assert main([*settle, of["112"], "--as", "apart"]) == 0
    typed(PINS[ANN], PINS[PRIYA])
    assert main([*settle, of["085"], "--as", "believe", "--second", PRIYA.number]) == 0
    assert "are taken" in capsys.readouterr().out
    assert main(["refused", str(hq)]) == 1
    left = capsys.readouterr().out.splitlines()
    assert "store 031" in left[0]
    assert left[2:3] == ["Taken, and yet to be looked at: 1"], "of what was believed: a slip in no pad"
    assert len(left) == 4


def test_what_was_taken_and_wants_an_eye_is_listed_below(hq: Path, capsys) -> None:
    """A clock two days ahead: it is in the books, and somebody is told; the latest first, and no more than fit."""
    desk = open_finance(hq)
    register = MemoryRegister("099")
    desk.central.enrol(register.enrolment)
    for _ in range(42):
        register.append(PadIssued(first="099000000", last="099000099"), wall_ms=SystemClock().wall_ms() + 2 * DAY_MS)
    assert desk.central.line.take("by line", register.parcel())[0].code == ""
    desk.close()
    assert main(["refused", str(hq)]) == 1
    said = capsys.readouterr().out
    assert "Taken, and yet to be looked at: 42" in said
    assert "store 099, register 1: Entry 2 is dated more than a day ahead of head office's clock." in said
    assert "and 2 before them" in said


@pytest.mark.parametrize(
    ("words", "pins", "why"),
    [
        (["--settle", "ffffffffffff", "--as", "ask", "--by", "41"], [], "not kept apart any more"),
        (["--settle", "", "--by", "41"], [], ""),
        (["--settle", "FIRST", "--by", "41"], [], "Say how it is settled"),
        (["--settle", "FIRST", "--as", "ask", "--by", "41"], ["0000"], "not the PIN"),
        (["--settle", "FIRST", "--as", "believe", "--by", "41", "--reason", "x"], ["4141"], "staff"),
    ],
)
def test_what_is_missing_is_told(hq: Path, capsys, typed, words, pins, why) -> None:
    main(["refused", str(hq)])
    first = capsys.readouterr().out.split()[0]
    typed(*pins)
    code = main(["refused", str(hq), *[first if word == "FIRST" else word for word in words]])
    said = capsys.readouterr()
    assert code in (1, 2)
    assert why in said.out + said.err
