"""`shoebox refused`: what head office keeps apart, listed and settled without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemaking import ANN, PINS, PRIYA, STAFF
from financemaking import refusing_desk
from shoebox.cli import main
from shoebox.head_office import set_up_finance


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
    numbers = {line.split()[0]: line for line in listed[::2]}
    of = {mark: number for number, line in numbers.items() for mark in ("085", "031", "112") if mark in line}
    typed(PINS[ANN])
    settle = ["refused", str(hq), "--by", ANN.number, "--reason", "broken stick", "--settle"]
    assert main([*settle, of["112"], "--as", "apart"]) == 0
    typed(PINS[ANN], PINS[PRIYA])
    assert main([*settle, of["085"], "--as", "believe", "--second", PRIYA.number]) == 0
    assert "are taken" in capsys.readouterr().out
    assert main(["refused", str(hq)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


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
