"""`shoebox reconcile` as a person or a script meets it: exit codes, sentences, bad lines, and nothing half-written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from reconcile.ledger import Ledger
from shoebox.domain.pace import ENGINE_STAGES
from shoebox.reconcile import command, face, intake, read_findings, read_links, read_summary

pytestmark = pytest.mark.thorough


def reconcile(folder: Path, *more: str, slips: str = "slips.csv", charges: str = "charges.csv") -> int:
    places = ["--slips", str(folder / slips), "--charges", str(folder / charges), "--out", str(folder / "out")]
    return command([*places, *more])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    Ledger.plain(20).slip("S1").write(tmp_path)
    return tmp_path


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *more: str, **places: str) -> str:
    assert reconcile(folder, *more, **places) == 2
    assert not (folder / "out").exists()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def bad_lines(folder: Path) -> list[tuple[str, ...]]:
    with (folder / "out" / "bad_lines.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def add(path: Path, *lines: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        file.writelines(line + "\n" for line in lines)


def test_it_says_what_it_found(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reconcile(files) == 0
    said = capsys.readouterr().out
    assert "missing charge" in said
    assert "$62.41" in said
    assert "Both sides add up." in said


def test_quiet_says_nothing(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reconcile(files, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_it_leaves_four_files(files: Path) -> None:
    reconcile(files)
    names = {path.name for path in (files / "out").iterdir()}
    assert names == {"links.parquet", "findings.parquet", "bad_lines.csv", "summary.json"}
    assert {path.name for path in files.iterdir()} == {"slips.csv", "charges.csv", "out"}
    summary = read_summary(files / "out")
    assert (summary["slips"], summary["charges"], summary["bad_lines"]) == (21, 20, 0)
    assert summary["books"][0]["slips"]["in"]["count"] == 21
    assert set(summary["inputs"]) == {"slips.csv", "charges.csv"}
    assert json.dumps(summary).isascii()


def test_help_tells_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(["--help"])
    assert ended.value.code == 0
    assert "--memory-limit" in capsys.readouterr().out


def test_an_earlier_run_is_replaced(files: Path) -> None:
    assert reconcile(files) == 0
    Ledger.plain(20).write(files)
    assert reconcile(files) == 0
    assert read_findings(files / "out") == ()


def test_a_folder_of_files_is_read_whole(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "stores").mkdir()
    rows = (files / "slips.csv").read_text("utf-8").splitlines()
    (files / "stores" / "a.csv").write_text("\n".join([rows[0], *rows[1:10]]) + "\n", "utf-8")
    (files / "stores" / "b.csv").write_text("\n".join([rows[0], *rows[10:]]) + "\n", "utf-8")
    assert reconcile(files, slips="stores") == 0
    assert len(read_findings(files / "out")) == 1
    assert set(read_summary(files / "out")["inputs"]) == {"stores/a.csv", "stores/b.csv", "charges.csv"}


@pytest.mark.parametrize(("side", "column"), [("slips", "sold_at"), ("slips", "amount"), ("charges", "charge_id")])
def test_a_missing_column_is_named(files: Path, capsys: pytest.CaptureFixture[str], side: str, column: str) -> None:
    path = files / f"{side}.csv"
    path.write_text(path.read_text("utf-8").replace(column, "something_else", 1), "utf-8")
    said = refused(files, capsys)
    assert f"{side}.csv" in said
    assert f"no column {column}" in said


def test_a_column_named_twice_is_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = files / "slips.csv"
    path.write_text(path.read_text("utf-8").replace("order_ref", "amount", 1), "utf-8")
    assert "two columns called amount" in refused(files, capsys)


def test_a_file_that_is_not_there(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no file or folder" in refused(files, capsys, slips="nowhere.csv")


def test_a_folder_without_files(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "empty").mkdir()
    assert "holds no CSV" in refused(files, capsys, charges="empty")


def test_an_empty_file(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "slips.csv").write_bytes(b"")
    assert "is empty" in refused(files, capsys)


def test_a_file_with_a_header_alone(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = files / "charges.csv"
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    assert "no rows of charges" in refused(files, capsys)


def test_a_file_called_parquet_that_is_none(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "slips.csv").rename(files / "slips.parquet")
    assert "called Parquet and is none" in refused(files, capsys, slips="slips.parquet")


def test_parquet_with_rubbish_between_its_marks(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "slips.parquet").write_bytes(b"PAR1" + bytes(64) + b"PAR1")
    assert "slips.parquet" in refused(files, capsys, slips="slips.parquet")


def test_text_that_is_not_utf8(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (files / "slips.csv").read_text("utf-8")
    (files / "slips.csv").write_bytes(text.encode("utf-16"))
    assert "not CSV in UTF-8" in refused(files, capsys)


@pytest.mark.parametrize("engine", ["abacus", ""])
def test_an_unknown_engine(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """It is refused before any file is hashed, which may take minutes."""
    monkeypatch.delattr(intake, "digest")
    assert f"no engine {engine} here" in refused(files, capsys, "--engine", engine)


def test_a_memory_limit_that_is_none(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "reads like 2GB" in refused(files, capsys, "--memory-limit", "2; ATTACH 'x'")


@pytest.mark.parametrize(
    "text",
    [
        "not toml =",
        "start = 3\nend = 4",
        'start = "2025-11-22T08:00:00Z"',
        'currency = "dollars"',
        "[policy]\nlate_days=-1",
    ],
)
def test_an_incident_file_that_makes_no_sense(files: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    (files / "incident.toml").write_text(text, "utf-8")
    assert "incident.toml" in refused(files, capsys, "--incident", str(files / "incident.toml"))


def test_a_folder_with_other_things_is_left_alone(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "out").mkdir()
    (files / "out" / "holiday.jpg").write_bytes(b"sun")
    assert reconcile(files) == 2
    assert "holiday.jpg" in capsys.readouterr().err
    assert [path.name for path in (files / "out").iterdir()] == ["holiday.jpg"]


def test_bad_rows_are_data(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines 23 to 30 of the slips hold one fault each; the run goes on without them."""
    good = {"register_id": "", "slip_no": "", "kind": "sale", "status": "good", "sold_at": "2025-11-22T10:00:00Z"}
    faults = [
        {"amount": "62,41"}, {"amount": "NaN"}, {"amount": "0.00"}, {"amount": "-5"}, {"amount": "9" * 30},
        {"sold_at": "2025-02-30T10:00:00Z"}, {"kind": "gift"}, {"currency": "dollars"}, {"sold_at": "2025-11-22 10:00"},
        {"slip_id": ""},
    ]  # fmt: skip
    columns = (files / "slips.csv").read_text("utf-8").splitlines()[0].split(",")
    with (files / "slips.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        for n, fault in enumerate(faults):
            writer.writerow({"slip_id": f"bad-{n}", "store_id": "085", "amount": "62.41", **good, **fault})
    assert reconcile(files) == 0
    assert "10 rows could not be read" in capsys.readouterr().out
    found = bad_lines(files)
    assert [int(line) for _, line, _, _ in found] == list(range(23, 33))
    assert [column for _, _, column, _ in found] == [
        "amount", "amount", "amount", "amount", "amount", "sold_at", "kind", "currency", "sold_at", "slip_id"
    ]  # fmt: skip
    assert read_summary(files / "out")["slips"] == 21


def test_rows_that_are_no_rows(files: Path) -> None:
    """Too few fields, too many, bytes that are no text: each with its line, and the rest is read."""
    lines = (files / "charges.csv").read_bytes().splitlines()
    spoiled = [*lines, b"c-1,short", lines[1] + b",more", lines[2].replace(b"plain-001", b"\xff\xfe")]
    (files / "charges.csv").write_bytes(b"\r\n".join(spoiled) + b"\r\n")
    assert reconcile(files) == 0
    assert [(line, reason) for _, line, _, reason in bad_lines(files)] == [
        ("22", "fewer fields than the first line names"),
        ("23", "more fields than the first line names"),
        ("24", "not UTF-8 text"),
    ]
    assert read_summary(files / "out")["charges"] == 20


def test_a_quote_that_does_not_close_swallows_no_row_unseen(files: Path) -> None:
    """Line 18 opens a quote that line 20 closes: three lines are named, none is lost in silence."""
    rows = (files / "slips.csv").read_text("utf-8").splitlines()
    rows[17] = rows[17].replace("R1", '"R1')
    rows[19] = rows[19].replace("Visa", 'Visa"')
    (files / "slips.csv").write_text("\n".join(rows) + "\n", "utf-8")
    assert reconcile(files) == 0
    assert [line for _, line, _, _ in bad_lines(files)] == ["18", "19", "20"]
    assert read_summary(files / "out")["slips"] == 18


def test_line_ends_may_be_mixed(files: Path) -> None:
    rows = (files / "slips.csv").read_bytes().splitlines()
    rows[4] = rows[4].replace(b",sale,", b",gift,")
    ends = [b"\n", b"\r\n"]
    (files / "slips.csv").write_bytes(b"".join(row + ends[n % 2] for n, row in enumerate(rows)))
    assert reconcile(files) == 0
    assert read_summary(files / "out")["slips"] == 20
    assert [line for _, line, _, _ in bad_lines(files)] == ["5"]


def test_a_second_try_at_a_file_writes_another_file(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first try left is taken away by a thread that may be late: it once took what the second had written."""
    plain = intake.with_plain_ends

    def watched(source: intake.Source, copy: Path) -> intake.Source:
        (copy.parent / "slip-0.parquet").unlink(missing_ok=True)
        (copy.parent / "slip-0.parquet").mkdir()  # so nothing can be written under the first try's name
        return plain(source, copy)

    monkeypatch.setattr(intake, "with_plain_ends", watched)
    rows = (files / "slips.csv").read_bytes().splitlines()
    ends = [b"\n", b"\r\n"]
    (files / "slips.csv").write_bytes(b"".join(row + ends[n % 2] for n, row in enumerate(rows)))
    assert reconcile(files) == 0
    assert read_summary(files / "out")["slips"] == 21


@pytest.mark.parametrize("engine", ["duckdb", "sqlite"])
@pytest.mark.parametrize("sign", ["\x1f", "\x1f\ue000"])
def test_an_id_is_never_split_by_a_sign_in_it(files: Path, engine: str, sign: str) -> None:
    """A separator of old files, U+001F, and a sign for private use stand in the id of the slip that nothing paid."""
    text = (files / "slips.csv").read_text("utf-8")
    (files / "slips.csv").write_text(text.replace("S1,", f"S{sign}1,"), "utf-8")
    assert reconcile(files, "--engine", engine) == 0
    assert [finding.slip_ids for finding in read_findings(files / "out")] == [(f"S{sign}1",)]


def test_a_line_is_counted_through_quoted_newlines(files: Path) -> None:
    rows = (files / "slips.csv").read_text("utf-8").splitlines()
    rows[5] = rows[5].replace("R1", '"R\n1"')
    rows[9] = rows[9].replace("sale", "gift")
    (files / "slips.csv").write_text("\n".join(rows) + "\n", "utf-8")
    assert reconcile(files) == 0
    assert [(line, column) for _, line, column, _ in bad_lines(files)] == [("11", "kind")]


@pytest.mark.parametrize("other", [";", "\t"])
def test_a_file_without_commas_is_told_what_it_is(files: Path, capsys: pytest.CaptureFixture[str], other: str) -> None:
    """As a spreadsheet of another country writes it: no word of a column that is missing"""
    given = files / "charges.csv"
    given.write_text(given.read_text("utf-8").replace(",", other), "utf-8")
    assert reconcile(files) == 2
    assert "has no commas between its fields" in capsys.readouterr().err


def test_a_row_replayed_is_read_once(files: Path) -> None:
    """A processor's file sent twice: the same ids, the same facts."""
    rows = (files / "charges.csv").read_text("utf-8").splitlines()
    add(files / "charges.csv", *rows[1:])
    assert reconcile(files) == 0
    assert [f.kind.value for f in read_findings(files / "out")] == ["missing_charge"]
    assert {reason for *_, reason in bad_lines(files)} == {"this row stands here before, the same in every field"}
    assert len(bad_lines(files)) == 20


def test_an_id_with_other_facts_is_set_aside(files: Path) -> None:
    rows = (files / "charges.csv").read_text("utf-8").splitlines()
    add(files / "charges.csv", rows[1].replace("10.03", "99.99"))
    assert reconcile(files) == 0
    assert [reason for *_, reason in bad_lines(files)] == ["this id stands on another line too, with other facts"]


def test_extra_columns_and_their_order_do_not_matter(files: Path) -> None:
    with (files / "slips.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = ["note", *reversed(rows[0].keys())]
    with (files / "slips.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({**row, "note": "=HYPERLINK()"} for row in rows)
    assert reconcile(files) == 0
    assert len(read_findings(files / "out")) == 1


def test_formulas_in_a_file_stay_text(tmp_path: Path) -> None:
    """Every reason begins with a code of ours, and bad_lines.csv with no sign that a spreadsheet runs."""
    evil = '=cmd|"/c calc"!A0'
    ledger = Ledger.plain(20).slip("=S1", slip_no=evil, auth_code="@SUM(1)").slip("S2", kind="=1+1")
    ledger.charge("C1", slip_ref="+31", auth_code="-2")
    ledger.write(tmp_path)
    (tmp_path / "slips.csv").rename(tmp_path / "=slips.csv")
    assert reconcile(tmp_path, slips="=slips.csv") == 0
    assert all(reason[0].isalpha() for f in read_findings(tmp_path / "out") for reason in f.reasons)
    assert [row[0] for row in bad_lines(tmp_path)] == ["'=slips.csv"]


def test_no_card_number_comes_through(tmp_path: Path) -> None:
    """A whole card number in the column of the last four, or as a slip number, is nowhere in what is written."""
    number = "4111111111111111"
    ledger = Ledger.plain(20).slip("S1", card_last4=number, slip_no=number).charge("C1", slip_ref=number, at=90_000)
    ledger.write(tmp_path)
    assert reconcile(tmp_path) == 0
    said = repr(read_findings(tmp_path / "out")) + repr(read_links(tmp_path / "out"))
    assert number not in said


def test_huge_amounts_add_up(tmp_path: Path) -> None:
    ledger = Ledger.plain(20)
    for n in range(20):
        ledger.slip(f"big-{n}", amount="9999999999.99", card_last4=f"{n:04}")
    ledger.write(tmp_path)
    assert reconcile(tmp_path) == 0
    books = read_summary(tmp_path / "out")["books"][0]["slips"]
    assert books["in_findings"]["amount_minor"] == 20 * 999_999_999_999


def test_nothing_but_bad_rows_still_ends_well(files: Path) -> None:
    path = files / "slips.csv"
    path.write_text(path.read_text("utf-8").replace(",sale,", ",gift,"), "utf-8")
    assert reconcile(files) == 0
    assert read_summary(files / "out")["slips"] == 0
    assert len(bad_lines(files)) == 21


def test_a_spilling_run_says_the_same(files: Path) -> None:
    reconcile(files)
    plain = (files / "out" / "links.parquet").read_bytes()
    assert reconcile(files, "--memory-limit", "200MB") == 0
    assert (files / "out" / "links.parquet").read_bytes() == plain


def test_every_stage_has_words() -> None:
    assert tuple(face._STAGE_WORDS) == (*ENGINE_STAGES, "done")
