"""DuckDB as an engine: types of Parquet, odd names, little memory."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from reconcile.ledger import Ledger
from reconcile.outage import STANDARD, make
from shoebox.domain.errors import Refusal, Trouble
from shoebox.reconcile import read_findings, read_links, run
from shoebox.reconcile.engines import duckdb_room, open_engine
from shoebox.reconcile.engines.duckdb import DuckEngine
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import Source, csv_columns
from shoebox.reconcile.passing import passes_text


def as_parquet(folder: Path, name: str, select: str) -> Path:
    target = folder / f"{name}.parquet"
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'America/New_York'")
        source = f"(SELECT * FROM read_csv('{folder / name}.csv', all_varchar = true, header = true))"
        connection.execute(f"COPY (SELECT {select} FROM {source}) TO '{target}' (FORMAT parquet)")
    return target


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("time", "amount"),
    [
        ("sold_at", "amount"),
        ("sold_at::TIMESTAMPTZ", "amount::DECIMAL(18, 4)"),
        ("(sold_at::TIMESTAMPTZ AT TIME ZONE 'UTC')::TIMESTAMP", "amount::DECIMAL(9, 2)"),
        ("(sold_at::TIMESTAMPTZ AT TIME ZONE 'UTC')::TIMESTAMP_NS", "amount::DECIMAL(38, 2)"),
    ],
)
def test_types_of_parquet_say_the_same_as_text(tmp_path: Path, time: str, amount: str) -> None:
    slips, charges = Ledger.plain(20).slip("S1").write(tmp_path)
    typed = as_parquet(tmp_path, "slips", f"* REPLACE ({time} AS sold_at, {amount} AS amount)")
    run(slips, charges, tmp_path / "text")
    run(typed, charges, tmp_path / "typed")
    assert read_findings(tmp_path / "typed") == read_findings(tmp_path / "text")
    assert read_links(tmp_path / "typed") == read_links(tmp_path / "text")


@pytest.mark.parametrize("kind", ["DOUBLE", "FLOAT"])
def test_floating_money_is_refused(tmp_path: Path, kind: str) -> None:
    _, charges = Ledger.plain(20).write(tmp_path)
    typed = as_parquet(tmp_path, "slips", f"* REPLACE (amount::{kind} AS amount)")
    with pytest.raises(Refusal, match="lose cents"):
        run(typed, charges, tmp_path / "out")


def test_a_column_of_lists_is_refused(tmp_path: Path) -> None:
    _, charges = Ledger.plain(20).write(tmp_path)
    typed = as_parquet(tmp_path, "slips", "* REPLACE ([kind] AS kind)")
    with pytest.raises(Refusal, match="lists or tables"):
        run(typed, charges, tmp_path / "out")


def test_bad_rows_of_parquet_have_their_number(tmp_path: Path) -> None:
    _, charges = Ledger.plain(20).write(tmp_path)
    typed = as_parquet(tmp_path, "slips", "* REPLACE (CASE slip_id WHEN 'plain-004' THEN 'gift' ELSE kind END AS kind)")
    assert run(typed, charges, tmp_path / "out").bad_line_count == 1
    assert "slips.parquet,5,kind," in (tmp_path / "out" / "bad_lines.csv").read_text("utf-8")


def test_dates_alone_mean_noon(tmp_path: Path) -> None:
    _, charges = Ledger.plain(20).write(tmp_path)
    typed = as_parquet(tmp_path, "slips", "* REPLACE (sold_at[:10]::DATE AS sold_at)")
    assert run(typed, charges, tmp_path / "out").finding_count == 0


def test_names_full_of_signs(tmp_path: Path) -> None:
    """A path with wild cards, quotes and spaces is one file, and only that one."""
    folder = tmp_path / "it's [*] 100%? fine"
    folder.mkdir()
    slips, charges = Ledger.plain(20).slip("S1").write(folder)
    odd = slips.rename(folder / "sl*ps [1].csv")
    (folder / "slaps 1.csv").write_text("nothing,of,ours\n", "utf-8")
    assert run(odd, charges, folder / "o'ut").finding_count == 1
    assert len(read_findings(folder / "o'ut")) == 1


def test_little_memory_is_trouble_with_a_sentence(tmp_path: Path) -> None:
    slips, charges = Ledger.plain(2_000).write(tmp_path)
    with pytest.raises(Trouble, match="memory limit is too small"):
        run(slips, charges, tmp_path / "out", memory_limit="1MB")
    assert not (tmp_path / "out").exists()


@pytest.mark.thorough
def test_beyond_its_limit_the_engine_spills_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """30,000 slips in 40 MB need the disk's help: without any they end with a sentence, with it nothing changes."""
    slips, charges = make(replace(STANDARD, slips=30_000), seed=5).write(tmp_path)
    names = ("links.parquet", "findings.parquet")
    said = []
    for limit in ("", "40MB"):
        run(slips, charges, tmp_path / "out", memory_limit=limit)
        said.append([(tmp_path / "out" / name).read_bytes() for name in names])
    assert said[0] == said[1]
    begin = DuckEngine.load

    def without_disk(engine: DuckEngine, *given: Any) -> Any:
        engine._connection.execute("SET max_temp_directory_size = '0KB'")
        return begin(engine, *given)

    monkeypatch.setattr(DuckEngine, "load", without_disk)
    with pytest.raises(Trouble, match="memory limit is too small"):
        run(slips, charges, tmp_path / "out", memory_limit="40MB")


def tables_limit_after_load(folder: Path, limit: str) -> str:
    slips, charges = Ledger.plain(20).write(folder)
    with closing(open_engine("duckdb", spill_folder=folder, memory_limit=limit)) as engine:
        sides = [[Source(path, False, csv_columns(path))] for path in (slips, charges)]
        engine.load(*sides, Incident())
        return str(engine._rows("SELECT current_setting('memory_limit')")[0][0])


def test_nothing_is_drawn_on_the_standard_output() -> None:
    """Of one line of Python, which DuckDB takes for a person at a prompt: of what takes two seconds it draws a bar."""
    line = (
        "from pathlib import Path; from shoebox.reconcile.engines.duckdb import DuckEngine;"
        "engine = DuckEngine(spill_folder=Path('.'));"
        "print(engine._rows(\"SELECT current_setting('enable_progress_bar')\"))"
    )
    said = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)
    assert said.stdout == "[(False,)]\n"


def test_the_engine_s_own_limit_grows_with_its_rows(tmp_path: Path) -> None:
    """A small run gets 300 MB, so that two of them fit beside everything else."""
    assert tables_limit_after_load(tmp_path, "") == "286.1 MiB"


def test_a_given_limit_is_that_of_the_whole_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """2 GB, of which others hold one: tables get 85 % of what is left. Where others hold all, they get 40 MB."""
    held = [1_000_000_000]
    monkeypatch.setattr(duckdb_room, "resident_bytes", lambda: held[0])
    assert 805 < float(tables_limit_after_load(tmp_path, "2GB").removesuffix(" MiB")) < 815
    held[0] = 3_000_000_000
    assert tables_limit_after_load(tmp_path, "2GB") == "38.1 MiB"


def test_a_statement_that_needs_more_gets_all_that_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of 400,000 numbers can't be spilled and does not fit into 1 MB; into the 300 MB of the whole it does."""
    listed = "SELECT length(list(n ORDER BY hash(n))) FROM range(400000) AS r(n)"
    with closing(open_engine("duckdb", spill_folder=tmp_path, memory_limit="300MB")) as engine:
        monkeypatch.setattr(duckdb_room, "LEAST_BYTES", 1_000_000)
        engine._room.share(growing_bytes=10**9)
        assert engine._rows("SELECT current_setting('memory_limit')") == [("976.5 KiB",)]
        threads = engine._rows("SELECT current_setting('threads')")
        assert engine._rows(listed) == [(400_000,)]
        assert engine._rows("SELECT current_setting('threads')") == threads
        ((room,),) = engine._rows("SELECT current_setting('memory_limit')")
        assert 4 < float(room.removesuffix(" MiB")) < 286.2


@pytest.mark.parametrize("limit", ["lots", "2 GB; DROP TABLE x", "-1GB", "9999999GB"])
def test_a_memory_limit_is_a_size(tmp_path: Path, limit: str) -> None:
    with pytest.raises(Refusal):
        open_engine("duckdb", spill_folder=tmp_path, memory_limit=limit)


def test_the_passes_are_portable() -> None:
    """No division, no dates, no function that only one engine has: the text of the passes is for all."""
    sql = "\n".join(line for line in passes_text().splitlines() if not line.startswith("--")).upper()
    for word in ("/", "QUALIFY", "::", "ANY_VALUE", "REGEXP", "DATE", "INTERVAL", "NOT IN (SELECT", "LIMIT", "UNNEST"):
        assert word not in sql
