"""SQLite as an engine: it says what DuckDB says, to the byte, and does without DuckDB where there is none."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.ledger import Ledger
from reconcile.outage import HOSTILE, POOR, RICH, STANDARD, Profile, make
from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.drill.outage import Asked, make_outage
from shoebox.reconcile import command, passing, read_findings, read_links, read_summary, run
from shoebox.reconcile.engines import columns, open_engine, rows
from shoebox.reconcile.engines import duckdb as duckdb_engine
from shoebox.reconcile.engines import duckdb_columns as duck
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import Source, csv_columns

pytestmark = pytest.mark.thorough

FILES = ("links.parquet", "findings.parquet", "bad_lines.csv")


def both(slips: Path, charges: Path, folder: Path, *, incident: Path | None = None) -> list[list[bytes]]:
    """What each engine leaves."""
    found = []
    for engine in ("duckdb", "sqlite"):
        run(slips, charges, folder / engine, engine=engine, incident=incident)
        found.append([(folder / engine / name).read_bytes() for name in FILES])
    books = [read_summary(folder / engine) for engine in ("duckdb", "sqlite")]
    assert books[0]["books"] == books[1]["books"]
    assert books[0]["store_days"] == books[1]["store_days"]
    assert books[0]["rules_digest"] == books[1]["rules_digest"]
    return found


@pytest.mark.parametrize("profile", [STANDARD, RICH, POOR, HOSTILE], ids=["standard", "rich", "poor", "hostile"])
def test_it_says_what_duckdb_says(tmp_path: Path, profile: Profile) -> None:
    one, other = both(*make(replace(profile, slips=900, stores=5), seed=11).write(tmp_path), tmp_path)
    assert other == one


@pytest.mark.parametrize("profile", ["refunds", "multi-currency", "half-up", "files", "clean"])
def test_it_says_what_duckdb_says_of_a_drill(tmp_path: Path, profile: str) -> None:
    folder = tmp_path / "outage"
    make_outage(folder, Asked(profile=profile, slips=700, stores=6, days=2, seed=31, baskets="made-up"))
    one, other = both(folder / "slips.parquet", folder / "charges.parquet", tmp_path, incident=folder / "incident.toml")
    assert other == one


def test_it_says_what_duckdb_says_where_slips_lie_close(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where most slips of a card are chance, only those that no charge fits are held against every charge of it."""
    monkeypatch.setattr(passing, "CHANCE_PAIRS_MAX", 0)
    one, other = both(*make(replace(STANDARD, slips=900, stores=2), seed=13).write(tmp_path), tmp_path)
    assert other == one


def test_it_says_what_duckdb_says_of_common_prices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a price on so many slips that an end of a card says little, far stores see open slips alone."""
    for where in (passing, duckdb_engine):
        monkeypatch.setattr(where, "COMMON_PRICE_SLIPS", 5)
    one, other = both(*make(replace(STANDARD, slips=900, stores=5), seed=17).write(tmp_path), tmp_path)
    assert other == one


def test_bad_lines_are_the_same(tmp_path: Path) -> None:
    """One fault of each kind, ids that come again, and lines that are no rows."""
    ledger = Ledger.plain(40)
    faults = [
        {"amount": "x"}, {"amount": ""}, {"amount": "0"}, {"amount": "0.001"}, {"amount": "9" * 14}, {"kind": "gift"},
        {"status": "bad"}, {"tender": "gold"}, {"sold_at": "2025-02-30T10:00:00Z"}, {"currency": "dollars"},
        {"currency": "XX", "amount": "q"}, {"currency": "JPY", "amount": "5.5"}, {"store_id": ""},
        {"amount": "1" + "0" * 12}, {"kind": "SALE", "currency": "usd"},
        {"store_id": "b", "kind": "SALE", "amount": "q"},
    ]  # fmt: skip
    for n, fault in enumerate(faults):
        ledger.slip(f"bad-{n}", **fault)
    ledger.slip("x" * 201).slip("")
    for amount in ("2.00", "2.00", "3.00"):
        ledger.slip("again", amount=amount)
    slips, charges = ledger.write(tmp_path)
    with slips.open("ab") as file:
        file.write(
            b"too,few\n\n   \n" + b"a," * 20 + b"b\n" + b"s\xff,85,,sale,good,USD,card,,,,,2025-11-22,1.00,1234,\n"
        )
    with charges.open("ab") as file:
        file.write(b'"unclosed,1,2\nnext,1,2\nlast,3\n')
    one, other = both(slips, charges, tmp_path)
    assert other == one
    assert one[2].count(b"\n") > 20


def test_a_bad_row_is_told_of_its_own_file(tmp_path: Path) -> None:
    """The second of three files has a column less, and the bad row."""
    folder = tmp_path / "slips"
    folder.mkdir()
    for name, amount in (("a", "62.41"), ("b", "q"), ("c", "62.41")):
        ledger = Ledger.plain(3) if name == "a" else Ledger()
        ledger.slip(f"S{name}", amount=amount)
        if name == "b":
            del ledger.slips[0]["card_fingerprint"]
        ledger.charge("one").write(tmp_path)[0].rename(folder / f"{name}.csv")
    _, charges = Ledger.plain(3).write(tmp_path)
    one, other = both(folder, charges, tmp_path)
    assert other == one
    assert b"b.csv,2,amount" in one[2]


def test_types_of_parquet_are_the_same(tmp_path: Path) -> None:
    slips, charges = Ledger.plain(30).slip("S1").slip("S2", sold_at="2025-11-22", amount="7").write(tmp_path)
    with duckdb.connect() as connection:
        read = f"read_csv('{slips}', all_varchar = true, header = true)"
        typed = "* REPLACE (sold_at::TIMESTAMP AS sold_at, amount::DECIMAL(9, 2) AS amount)"
        connection.execute(f"COPY (SELECT {typed} FROM {read}) TO '{tmp_path / 'typed.parquet'}' (FORMAT parquet)")
    one, other = both(tmp_path / "typed.parquet", charges, tmp_path)
    assert other == one


MOMENTS = st.from_regex(
    r"(19[67]|20[0-9])[0-9]-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\.[0-9]{1,8})?)?"
    r"(Z|[+-][0-1][0-9](:?[0-9]{2})?))?",
    fullmatch=True,
)
AMOUNTS = st.from_regex(r"[0-9]{0,15}([.,][0-9]{0,5}0{0,3})?|-1|1e3", fullmatch=True)
CODES = st.text(alphabet="09AZaz -#é", max_size=12) | st.from_regex(r"[0-9]{1,25}", fullmatch=True)
CARDS = (
    st.text(alphabet="0123456789 x-٣", max_size=6)
    | st.from_regex(r"[x*]{0,4}0{1,5}", fullmatch=True)
    | st.from_regex(r"[0-9]{4}|[0-9]{13,19}", fullmatch=True)
)
BRANDS = st.sampled_from(
    ["visa debit", "vi", "vis", "mc", "m c", "eurocard", "amex", "ax", "di", "disc", "jcb1", "", "x"]
)


@pytest.fixture(scope="module")
def dialect() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    return connection


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(st.tuples(MOMENTS, AMOUNTS, CODES, CARDS, BRANDS), min_size=1, max_size=20))
def test_a_text_becomes_the_same_number_on_either(
    dialect: duckdb.DuckDBPyConnection, texts: list[tuple[str, str, str, str, str]]
) -> None:
    """What is no moment, or before 1970, is a bad row on either; what stands for a text is another number on each."""
    asked = ", ".join(
        (
            duck.seconds("m", "VARCHAR"), duck.milli("a", "VARCHAR"), duck.code("c"), duck.clean_code("c"),
            duck.last4("l"), duck.brand("b"),
        )
    )  # fmt: skip
    given = ", ".join("(?, ?, ?, ?, ?)" for _ in texts)
    found = dialect.execute(
        f"SELECT {asked} FROM (VALUES {given}) AS t (m, a, c, l, b)", [text for row in texts for text in row]
    ).fetchall()
    for (moment, amount, code, card, brand), theirs in zip(texts, found, strict=True):
        own = rows.code(code)
        ours = (
            rows.seconds(moment),
            rows.milli(amount),
            own,
            rows.clean_code(code),
            rows.last4(card),
            rows.brand(brand),
        )
        if own < 0 and theirs[2] < 0:
            ours = (*ours[:2], theirs[2], *ours[3:])
        assert ours == theirs


def test_case_is_let_be_in_the_same_way(dialect: duckdb.DuckDBPyConnection) -> None:
    for text in ("straße", "ıi", "éÉ", "ﬁ", "ǆ", "ŉ", "plain"):
        ((theirs,),) = dialect.execute("SELECT upper(?)", [text]).fetchall()
        assert rows.upper(text) == theirs


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without DuckDB."""
    for name in [name for name in sys.modules if name == "duckdb" or "engines.duckdb" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "duckdb", None)


def test_without_duckdb_the_results_are_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slips, charges = Ledger.plain(40).slip("S1").charge("twice", at=50_000).slip("twice").charge("t").write(tmp_path)
    run(slips, charges, tmp_path / "there")
    there = read_findings(tmp_path / "there"), read_links(tmp_path / "there")
    alone(monkeypatch)
    run(slips, charges, tmp_path / "out", engine="sqlite")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "links.csv", "findings.csv", "bad_lines.csv", "summary.json"
    }  # fmt: skip
    assert (read_findings(tmp_path / "out"), read_links(tmp_path / "out")) == there
    run(slips, charges, tmp_path / "out", engine="sqlite")  # and is replaced


def test_without_duckdb_parquet_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, charges = Ledger.plain(40).write(tmp_path)
    slips = tmp_path / "slips.parquet"
    slips.write_bytes(b"PAR1" + bytes(64) + b"PAR1")
    alone(monkeypatch)
    given = ["--slips", str(slips), "--charges", str(charges), "--out", str(tmp_path / "out"), "--engine", "sqlite"]
    assert command(given) == 1
    assert "nothing on this machine reads it" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_is_no_result_is_refused(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(Refusal, match="finished reconciliation"):
        read_links(tmp_path)


def test_little_memory_says_the_same(tmp_path: Path) -> None:
    slips, charges = make(replace(STANDARD, slips=600, stores=3), seed=2).write(tmp_path)
    run(slips, charges, tmp_path / "much", engine="sqlite")
    run(slips, charges, tmp_path / "little", engine="sqlite", memory_limit="1MB")
    for name in FILES:
        assert (tmp_path / "little" / name).read_bytes() == (tmp_path / "much" / name).read_bytes()


def test_a_stop_ends_it_inside_a_statement(tmp_path: Path) -> None:
    slips, charges = make(replace(STANDARD, slips=3_000, stores=3), seed=2).write(tmp_path)
    asked = iter(range(1_000_000))
    with pytest.raises(Stopped):
        run(slips, charges, tmp_path / "out", engine="sqlite", stop=lambda: next(asked) > 12)
    assert not (tmp_path / "out").exists()


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    slips, charges = Ledger.plain(200).write(tmp_path)
    sides = [[Source(path, is_parquet=False, columns=csv_columns(path))] for path in (slips, charges)]
    with closing(open_engine("sqlite", spill_folder=tmp_path, memory_limit="")) as engine:
        engine._connection.execute("PRAGMA max_page_count = 3")  # type: ignore[attr-defined]
        with pytest.raises(Trouble, match="full"):
            engine.load(*sides, Incident())


def test_what_is_kept_stands_in_one_order() -> None:
    """Where an id comes again, numbers that are the same on every engine decide before those that are not."""
    for side in (columns.SLIPS, columns.CHARGES):
        hashes = [ours for _, ours, _ in side.hashes]
        assert list(side.kept_columns[-len(hashes) :]) == hashes
