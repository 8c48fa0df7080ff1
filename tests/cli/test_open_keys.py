"""Keys of head office that lie open: said at set-up, at each start, by the doctor, until they are kept otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import STAFF
from shoebox.central.own_keys import lying_open
from shoebox.cli.main import main
from shoebox.domain.key_keeping import Keeping
from shoebox.errands import keys_at_rest
from shoebox.errands.keys_at_rest import begin_kept, keep_keys
from shoebox.errands.rotation import take_root_away
from shoebox.head_office import open_finance, set_up_finance
from shoebox.storage.passphrases import unlock_with

pytestmark = [pytest.mark.of_the_file, pytest.mark.thorough]
PEOPLE = ["--person", "701,Ann Weber,A.W.,analyst", "--person", "702,Priya Nair,P.N.,approver"]
WORDS = "four words and a fifth"


@pytest.fixture(autouse=True)
def nothing_keeps_keys(monkeypatch) -> None:
    """A host without keyring, and nobody has named a passphrase."""
    monkeypatch.setattr(keys_at_rest, "ring_name", lambda: "")
    monkeypatch.delenv("SHOEBOX_PASSPHRASE_FILE", raising=False)


def test_set_up_warns_of_each_key_that_lies_open(tmp_path: Path, typed, capsys) -> None:
    """The working key and the cases' key in one line, the root in another: on standard error, as warnings."""
    typed("1111", "2222")
    folder = tmp_path / "hq"
    assert main(["setup", "finance", str(folder), *PEOPLE]) == 0
    warned = capsys.readouterr().err.splitlines()
    assert [line[:8] for line in warned] == ["WARNING:"] * 2
    assert f"Keys in {folder} lie open (central.key, cases.key, carrying-0001.key)" in warned[0]
    assert f"shoebox keys {folder}" in warned[0]
    assert f"shoebox root take {folder} FILE" in warned[1]


def test_the_doctor_warns_until_they_are_kept_otherwise(tmp_path: Path, capsys) -> None:
    """Open, then under a passphrase, then without the root: two warnings, one, none."""
    folder = tmp_path / "hq"
    set_up_finance(folder, people=STAFF.people)
    begin_kept(folder, clock=HandClock())
    assert lying_open(folder) == ("central.key", "cases.key", "carrying-0001.key", "root.key")
    assert main(["doctor", "--folder", str(folder)]) == 1
    said = capsys.readouterr()
    assert "signs with" in said.out
    assert "central.key: a file that its user alone may read." in said.out
    assert said.err.count("WARNING") == 2
    keep_keys(folder, Keeping.PASSPHRASE, WORDS)
    unlock_with(lambda: WORDS)
    assert main(["doctor", "--folder", str(folder)]) == 1
    assert capsys.readouterr().err.count("WARNING: The root key") == 1
    take_root_away(folder, tmp_path / "root.key", WORDS)
    assert main(["doctor", "--folder", str(folder)]) == 0
    assert capsys.readouterr().err == ""
    assert lying_open(folder) == ()


def test_finances_desk_brings_the_warnings_to_its_window(tmp_path: Path) -> None:
    folder = tmp_path / "hq"
    set_up_finance(folder, people=STAFF.people)
    begin_kept(folder, clock=HandClock())
    desk = open_finance(folder, clock=HandClock())
    assert [warning.code for warning in desk.warnings] == ["keys.open", "keys.open_root"]
    assert desk.central.wall().open_keys == ("central.key", "cases.key", "carrying-0001.key", "root.key")
    desk.close()
