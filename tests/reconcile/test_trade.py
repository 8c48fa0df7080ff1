"""The numbers of the trade in their file: whole, all of them named, and part of what a run's digest covers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from shoebox.reconcile import rules_digest, ruling
from shoebox.reconcile.trade import TRADE, TRADE_FILE, read_trade

FILE = ruling.ROOM / TRADE_FILE


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The room and the ground below it, as they are."""
    for part in ("reconcile", "domain"):
        shutil.copytree(ruling.ROOM.parent / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    assert rules_digest(tmp_path / "reconcile") == rules_digest()
    return tmp_path / "reconcile"


def test_other_numbers_are_other_rules(copied: Path) -> None:
    """A tip of 36 per cent in the file, and the digest that every run prints is another; nothing else changed."""
    words = (copied / TRADE_FILE).read_text("utf-8")
    (copied / TRADE_FILE).write_text(words.replace("tip_percent_max = 35", "tip_percent_max = 36"), "utf-8")
    assert rules_digest(copied) != rules_digest()
    assert read_trade(copied / TRADE_FILE).tip_percent_max == TRADE.tip_percent_max + 1


@pytest.mark.parametrize(
    "name", ["intake.py", "incident.py", "reasons.py", "passes.sql", "engines/sqlite.py", "../domain/money.py"]
)
def test_whatever_changes_what_comes_out_changes_the_digest(copied: Path, name: str) -> None:
    """What a bad line is, what the incident says, how reasons are worded: all of it shows in what a run leaves."""
    with (copied / name).open("ab") as file:
        file.write(b"\n")
    assert rules_digest(copied) != rules_digest()


def test_a_new_file_of_the_room_counts_until_somebody_says_it_need_not(copied: Path) -> None:
    (copied / "engines" / "another.py").write_text("")
    assert rules_digest(copied) != rules_digest()


def test_who_asks_and_who_reads_are_no_rules_and_line_ends_neither(copied: Path) -> None:
    """Each that is named as no rule is a file of the room, and may change; so may the line ends of a checkout."""
    for name in ruling.NO_RULES:
        with (copied / name).open("ab") as file:
            file.write(b"\n")
    for name in ("passes.sql", "trade.toml"):
        (copied / name).write_bytes((copied / name).read_bytes().replace(b"\n", b"\r\n"))
    assert rules_digest(copied) == rules_digest()


@pytest.mark.parametrize("line", ["tip_percent = 35", "tip_percent_max = 35.0", ""])
def test_a_number_that_is_misspelt_missing_or_not_whole_stops_the_program(tmp_path: Path, line: str) -> None:
    place = tmp_path / TRADE_FILE
    place.write_text(FILE.read_text("utf-8").replace("tip_percent_max = 35", line), encoding="utf-8")
    with pytest.raises((TypeError, AssertionError)):
        read_trade(place)
