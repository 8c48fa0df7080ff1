"""`shoebox journal`: listed, written under a PIN, put there again."""

from __future__ import annotations

from pathlib import Path

import pytest

from boxmaking import MemoryRegister
from casemaking import ANN, PINS
from shoebox.cli.main import main
from shoebox.head_office import open_finance


@pytest.fixture
def hq(office: Path) -> Path:
    """Store 085 has sold 5.00 in cash, and the box came."""
    made = MemoryRegister()
    desk = open_finance(office)
    desk.central.enrol(made.enrolment)
    made.open()
    made.sale(500, tender="cash")
    desk.central.take_box("one", made.close())
    desk.close()
    return office


def test_listed_written_and_put_there_again(hq: Path, capsys, typed, tmp_path: Path) -> None:
    assert main(["journal", str(hq)]) == 0
    assert "1 closed days, 0 movements" in capsys.readouterr().out
    (hq / "accounts.toml").write_text('[accounts]\ncash_drawer = "1000"\n')
    typed(PINS[ANN])
    assert main(["journal", str(hq), "--write", "--by", ANN.number]) == 0
    (file,) = (hq / "out").glob("journal-0001-*.csv")
    assert ",1000,cash_drawer," in file.read_text()
    assert "$5.00 on either side" in capsys.readouterr().out
    typed(PINS[ANN])
    assert main(["journal", str(hq), "--write", "--by", ANN.number]) == 0
    assert "Nothing waits for a journal." in capsys.readouterr().out
    assert main(["journal", str(hq), "--again", "1", "--out", str(tmp_path / "stick")]) == 0
    assert (tmp_path / "stick" / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("words", "pins", "why"),
    [
        (["--write"], [], "Say who writes it"),
        (["--write", "--by", "41"], ["0000"], "not the PIN"),
        (["--again", "7"], [], "no journal 7"),
    ],
)
def test_what_is_missing_is_told(hq: Path, capsys, typed, words, pins, why) -> None:
    typed(*pins)
    assert main(["journal", str(hq), *words]) == 2
    assert why in capsys.readouterr().err


def test_a_wrong_account_is_told_before_anything_is_written(hq: Path, capsys, typed) -> None:
    (hq / "accounts.toml").write_text('[accounts]\ncash = "1000"\n')
    typed(PINS[ANN])
    assert main(["journal", str(hq), "--write", "--by", ANN.number]) == 2
    assert "cash" in capsys.readouterr().err
    assert not (hq / "out").exists()
