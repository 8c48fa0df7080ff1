"""Spark as an engine, on a real cluster of a master and two workers: it says what DuckDB says, to the byte."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

import sparkmaking
from reconcile.ledger import Ledger
from reconcile.outage import HOSTILE, make
from shoebox.domain.errors import Stopped, Trouble
from shoebox.domain.pace import Stage
from shoebox.reconcile import command, intake, read_summary, run
from shoebox.reconcile.engines import open_engine, spark_columns, spark_start
from shoebox.reconcile.engines.columns import CHARGES, SLIPS, Currencies
from shoebox.reconcile.engines.spark_tables import beside
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import Source, csv_columns
from sparkmaking import Cluster

pytestmark = pytest.mark.thorough

FILES = ("links.parquet", "findings.parquet", "bad_lines.csv")
# Whatever somebody may have written into a field, plainly or not.
TEXTS = {
    "sold_at": (
        "2025-11-22T14:33:00Z", "2025-11-22 14:33:00Z", "2025-11-22T14:33:00.75Z", "2025-11-22T14:33Z", "2025-11-22",
        "2025-11-22T14:33:00+05:30", "2025-11-22T14:33:00-0800", "2025-11-22T14:33:00-08", "2025-02-30", "22.11.2025",
        "1969-12-31T23:59:59Z", "1970-01-01", "2200-01-01T00:00:00Z", "2199-12-31T23:30:00-01:00",
        "2025-11-22T24:00:00Z", "2025-11-22T23:59:60Z", " 2025-11-22T14:33:00Z ", "",
    ),
    "amount": (
        "62.41", "62.4", "62", "062.410", "62.4100000", "0.01", "0.001", "0", "-1", "62,41", "1e3", "999999999999.99",
        "9999999999.99", "10000000000.01", "1234567890123", " 7.00", "62.", ".5", "", "٣",
    ),
    "auth_code": ("", "123456", "000123", "A-12 b3", "0A1", "#", "é12", "4" * 19, "0" * 25, "Zz" * 30, "12 34"),
    "slip_no": ("", "370001", "00370001", "37-0001", "R1/12", "９"),
    "card_last4": ("9609", "609", "9", "", "x960", "96 09", "٣٣٣٣", "4111111111111111", "12345", "0000", "0",
                   "x0000", "00000"),
    "card_brand": ("Visa", "VISA DEBIT", "vi", "vis", "mc", "M C", "Eurocard", "amex", "ax", "di", "disc", "", "é"),
    "store_id": ("085", " 085", "Göteborg", "straße", "b", "B", "ﬁ"),
    "currency": ("USD", "usd", "", " USD", "EUR", "U$"),
    "kind": ("sale", "SALE", "refund", "gift"), "status": ("good", "Voided", "bad"),
    "tender": ("", "card", "CASH", "x"),
    "order_ref": ("", "W-1", "w-1", "Ö"), "card_fingerprint": ("", "tok_1"), "register_id": ("", "R1", "r1", "Ä"),
}  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    sparkmaking.needed_or_skipped()
    with sparkmaking.cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture(scope="module")
def connected(cluster: Cluster) -> Iterator[Cluster]:
    """A connection of this process to the cluster, which all engines of these tests share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(cluster.configured))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_SUBMIT_ARGS", sparkmaking.NOT_COMPILED)
        with closing(spark_start.start(cluster.master, "", None)):
            yield cluster


def read(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in FILES]


@pytest.mark.thorough
def test_a_cluster_says_what_duckdb_says_and_goes_on_after_a_stop(connected: Cluster, tmp_path: Path) -> None:
    """On a hostile outage in two currencies with bad rows, odd ones and ids that come again; both workers did some.

    Stopped when candidates are gathered, and gone on with by the command, from what was kept.
    """
    outage = make(replace(HOSTILE, slips=500, stores=4), seed=11)
    for row in (*outage.slips, *outage.charges):
        row["currency"] = "JPY" if row["store_id"] == outage.slips[0]["store_id"] else row["currency"]
        row["amount"] = row["amount"].split(".")[0] if row["currency"] == "JPY" else row["amount"]
    outage.slips.insert(3, {**outage.slips[0], "slip_id": "bad", "amount": "x"})
    outage.slips += [outage.slips[5], {**outage.slips[6], "amount": "3.00"}]
    outage.slips[7]["auth_code"] = "48213A"
    outage.charges[8]["card_brand"] = "Vísa"
    slips, charges = outage.write(tmp_path)
    run(slips, charges, tmp_path / "duckdb")
    kept, told = tmp_path / "kept", list[str]()
    with pytest.raises(Stopped):
        run(slips, charges, tmp_path / "spark", engine="spark", keep=kept,
            progress=lambda stage, *_: told.append(stage), stop=lambda: Stage.CANDIDATES in told)  # fmt: skip
    assert {part.name for part in kept.iterdir()} >= {"1-reading", "2-exact"}
    asked = [sys.executable, "-m", "shoebox", "reconcile", "--slips", slips, "--charges", charges, "--engine", "spark"]
    ended = subprocess.run(
        [*asked, "--master", connected.master, "--keep", kept, "--out", tmp_path / "spark"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    assert not kept.exists()
    assert read(tmp_path / "spark") == read(tmp_path / "duckdb")
    one, other = (read_summary(tmp_path / engine) for engine in ("duckdb", "spark"))
    assert {proof["currency"] for proof in one["books"]} == {"USD", "JPY"}
    assert [one[name] for name in ("books", "store_days")] == [other[name] for name in ("books", "store_days")]
    assert (one["rules_digest"], other["engine"]) == (other["rules_digest"], "spark")
    assert min(connected.tasks_done()) > 10


def test_every_way_to_write_a_field_is_read_as_elsewhere(connected: Cluster, tmp_path: Path) -> None:
    """One row for every text of every field, and many with several: as numbers, and as bad lines."""
    ledger, rng = Ledger(), random.Random(5)
    for column, texts in TEXTS.items():
        for n, text in enumerate(texts):
            ledger.slip(f"{column}-{n}", **{column: text})
    for n in range(600):
        some = rng.sample(sorted(TEXTS), 3)
        ledger.slip(f"several-{n}", **{column: rng.choice(TEXTS[column]) for column in some})
    slips, charges = ledger.slip("").slip("x" * 201).charge("one").write(tmp_path)
    same = ("slip_id", *(ours for _, ours, _ in SLIPS.enums), "sold_at", "amount", "currency", "brand", "last4")
    found = []
    for engine in ("duckdb", "sqlite", "spark"):
        with closing(opened(engine, tmp_path / engine)) as one:
            sides = [[Source(path, is_parquet=False, columns=csv_columns(path))] for path in (slips, charges)]
            found.append([one.load(*sides, Incident()), [] if engine == "duckdb" else numbers(one, same)])
    assert found[2] == [found[0][0], found[1][1]]
    assert found[1][0] == found[0][0]
    assert min(map(len, found[2])) > 200


def test_charges_without_a_store_in_a_file_without_channels_are_the_webs_as_elsewhere(
    connected: Cluster, tmp_path: Path
) -> None:
    """A slip whose order was paid on the web two days before, and a bad row, of which the line is found."""
    ledger = Ledger.plain(60).slip("S1").charge("A", at=-130_000, store_id="", order_id="W-1")
    ledger.charge("B", store_id="", amount="many")
    for charge in ledger.charges:
        del charge["channel"]
    slips, charges = ledger.write(tmp_path)
    found = []
    for engine in ("sqlite", "spark"):
        with closing(opened(engine, tmp_path / engine)) as one:
            sides = [[Source(path, is_parquet=False, columns=csv_columns(path))] for path in (slips, charges)]
            bad, names = one.load(*sides, Incident()), one._reading.names
            rows = tables(one).rows("SELECT charge_id, web, store, amount FROM charge ORDER BY charge_id")
            found.append((bad, [(row["charge_id"], row["web"], names[row["store"]], row["amount"]) for row in rows]))
    assert found[1] == found[0]
    assert [(charge, web) for charge, web, _, _ in found[1][1] if web] == [("A", 1)]


def opened(engine: str, folder: Path) -> Any:
    folder.mkdir()
    return open_engine(engine, spill_folder=folder, memory_limit="")


def numbers(engine: Any, same: Sequence[str]) -> list[list[object]]:
    """Good slips: what is the same number on either, the texts behind the others, and whether they have a key."""
    asked = f"SELECT {', '.join(same)}, auth, slip_no, store, k FROM slip ORDER BY slip_id"
    codes, names = engine._reading.codes, engine._reading.names
    return [
        [*(row[name] for name in same), *(codes.get(row[name], row[name]) for name in ("auth", "slip_no")),
         names[row["store"]], row["k"] is None]
        for row in tables(engine).rows(asked)
    ]  # fmt: skip


def tables(engine: Any) -> Any:
    return engine if engine.name == "sqlite" else engine._tables


def test_types_of_parquet_are_read_as_elsewhere(connected: Cluster, tmp_path: Path) -> None:
    """Moments, decimals, days and whole numbers that workers read, one type that is rewritten first; several files."""
    slips, charges = Ledger.plain(12).slip("S1").slip("S2", sold_at="2025-11-22", amount="7").write(tmp_path)
    folder = tmp_path / "odd [1] {names}"
    folder.mkdir()
    typed = {
        "a": "sold_at::TIMESTAMP AS sold_at, amount::DECIMAL(9, 2) AS amount, card_last4::INTEGER AS card_last4",
        "b": "sold_at::TIMESTAMPTZ::DATE AS sold_at, amount::DECIMAL(12, 4) AS amount",
        "c": "sold_at::TIMESTAMPTZ AS sold_at, slip_no::UTINYINT AS slip_no",
    }
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name, change in typed.items():
            given = f"SELECT * REPLACE (slip_id || '{name}' AS slip_id, nullif(slip_no, '')[-2:] AS slip_no) FROM"
            given = f"SELECT * REPLACE ({change}) FROM ({given} read_csv('{slips}', all_varchar = true, header = true))"
            target = str(folder / f"{name} %20.parquet").replace("'", "''")
            connection.execute(f"COPY ({given}) TO '{target}' (FORMAT parquet)")
    found = []
    for engine in ("sqlite", "spark"):
        with closing(opened(engine, tmp_path / engine)) as one:
            some = [Source(path, is_parquet=True, columns=()) for path in sorted(folder.iterdir())]
            bad = one.load(some, [Source(charges, is_parquet=False, columns=csv_columns(charges))], Incident())
            asked = "SELECT slip_id, sold_at, amount, last4, slip_no FROM slip ORDER BY slip_id"
            found.append((bad, tables(one).rows(asked)))
    assert found[1] == found[0]
    assert (found[0][0], len(found[0][1])) == ([], 42)


def test_no_file_is_passed_over_for_its_name(
    connected: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spark takes names that begin so for its own; each has a good row and a bad one. Asked for from another folder."""
    slips, charges = Ledger.plain(3).slip("bad", amount="x").write(tmp_path)
    (tmp_path / "slips").mkdir()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with duckdb.connect() as connection:
        for name in ("a", "_b", "_metadata", ".c"):
            given = f"SELECT * REPLACE (slip_id || '{name}' AS slip_id) FROM read_csv('{slips}', all_varchar = true)"
            connection.execute(f"COPY ({given}) TO '{tmp_path}/slips/{name}.parquet' (FORMAT parquet)")
    found = []
    for engine in ("sqlite", "spark"):
        with closing(opened(engine, Path("..") / engine)) as one:
            some = [Source(path, is_parquet=True, columns=()) for path in sorted(Path("../slips").iterdir())]
            bad = one.load(some, [Source(charges, is_parquet=False, columns=csv_columns(charges))], Incident())
            found.append((bad, tables(one).rows("SELECT slip_id FROM slip ORDER BY slip_id")))
    assert found[1] == found[0]
    assert tuple(map(len, found[0])) == (4, 12)


def test_rows_that_spark_did_not_read_end_the_run(
    connected: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever passes a file over, here one of two."""
    slips, charges = Ledger.plain(3).write(tmp_path)
    sources = [Source(path, is_parquet=False, columns=csv_columns(path)) for path in (slips, slips, charges)]
    with closing(opened("spark", tmp_path / "spark")) as one:
        every = tables(one).read
        monkeypatch.setattr(tables(one), "read", lambda places, schema: every(places[:1], schema))
        with pytest.raises(Trouble, match="read 3 rows of slips, and the files hold 6"):
            one.load(sources[:2], sources[2:], Incident())


def test_what_can_not_be_written_here_is_told(tmp_path: Path) -> None:
    """Of what is written on this machine."""
    with pytest.raises(Trouble, match="could not be written"), beside() as connection:
        connection.execute(f"COPY (SELECT 1 AS n) TO '{tmp_path}/gone/n.parquet' (FORMAT parquet)")


def test_a_stop_ends_it_inside_a_statement(connected: Cluster, tmp_path: Path) -> None:
    """A question that would take hours."""
    asked = iter([False, False])
    engine = open_engine("spark", spill_folder=tmp_path, memory_limit="", stop=lambda: next(asked, True))
    with closing(engine) as one, pytest.raises(Stopped):
        tables(one).ask("SELECT COUNT(*) AS n FROM range(1000000000000) WHERE xxhash64(id) = 7")


def test_what_workers_do_not_see_is_told(connected: Cluster, tmp_path: Path) -> None:
    with closing(opened("spark", tmp_path / "spark")) as one:
        tables(one).run("CREATE TABLE gone AS SELECT 1 AS n")
        for file in tables(one).parquet("gone"):
            file.unlink()
        with pytest.raises(Trouble, match="under the same path"):
            tables(one).ask("SELECT n + 1 AS n FROM gone ORDER BY n")
        with pytest.raises(Trouble, match="did not do its work"):
            tables(one).ask("SELECT n FROM no_such_table")


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't run is refused before its files are hashed, which may take minutes."""
    monkeypatch.delattr(intake, "digest")


def given(tmp_path: Path, *more: str) -> list[str]:
    slips, charges = Ledger.plain(12).write(tmp_path)
    return ["--slips", str(slips), "--charges", str(charges), "--out", str(tmp_path / "out"), *more]


@pytest.mark.usefixtures("unread")
def test_without_pyspark_there_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in {"pyspark", "py4j"}]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert command(given(tmp_path, "--engine", "spark")) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("unread")
def test_without_java_there_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyspark") if not os.environ.get(sparkmaking.NEEDED) else sparkmaking.needed_or_skipped()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert command(given(tmp_path, "--engine", "spark")) == 2
    assert "Java 17" in capsys.readouterr().err


@pytest.mark.usefixtures("unread")
def test_a_master_is_for_spark_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(given(tmp_path, "--master", "spark://127.0.0.1:1")) == 2
    assert "duckdb" in capsys.readouterr().err


def test_the_dialect_names_every_column() -> None:
    """A number that the contract gains is made on Spark too, or this fails."""
    for side in (SLIPS, CHARGES):
        made = {sql.rpartition(" AS ")[2] for sql in spark_columns.numbers(side, Currencies("USD", ("USD",)))}
        of = {ours: own for own, _, ours in (sql.rpartition(" AS ") for sql in spark_columns.clean(side))}
        assert {of[ours] for ours in side.equal_columns} == made - {"milli"} | {"amount_minor"}
