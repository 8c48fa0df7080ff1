"""Which rows are good, what their columns say, and which lines are bad: the same on DuckDB and on SQLite."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.ledger import CHARGE, SLIP
from shoebox.domain.errors import Refusal
from shoebox.reconcile.engines import open_engine
from shoebox.reconcile.engines.columns import CHARGES, SLIPS, Side
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import BAD_REASONS, Source, csv_columns

pytestmark = pytest.mark.thorough

Row = dict[str, str]
PLAIN = {
    SLIPS.name: {**SLIP, "slip_id": "S1", "slip_no": "", "sold_at": "2025-11-22T14:33:00Z", "amount": "62.41",
            "card_last4": "9609"},
    CHARGES.name: {**CHARGE, "charge_id": "C1", "charged_at": "2025-11-22T14:35:00Z", "amount": "62.41",
              "card_last4": "9609"},
}  # fmt: skip
# Spaces that are none of ours, digits of other scripts, signs in two cases or in none, marks that stand alone.
ODD = "\t\n\u00a0\u2003\u3000\u200b\ufeff٣９߀²½ßẞıİŉǆﬁéÉe\u0301Åå😀'\"`%_*?[](),;=+@\\"
SPACES = st.sampled_from(["", " ", "  ", "\t", "\n", "\u00a0", "\u2003", "\u3000"])
FREE = st.text(alphabet=ODD + "AaZz09 -.", max_size=6) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=4
)
LONG = st.builds(lambda sign, count: sign * count, st.sampled_from("a0é٣😀 "), st.integers(195, 205))
DAYS = st.sampled_from(
    ["2025-11-22", "2025-02-29", "2024-02-29", "1969-12-31", "1970-01-01", "2199-12-31", "2200-01-01", "0000-01-01",
     "0001-01-01", "9999-12-31", "2025-13-01", "2025-00-10", "２025-11-22", "25-11-22", "2025-1-2"]
)  # fmt: skip
CLOCKS = st.sampled_from(
    ["", "T14:33:00", "t14:33:00", " 14:33:00", "  14:33:00", "T14:33", "T24:00:00", "T24:00:00.0", "T24:00:01",
     "T23:59:60", "T23:60", "T00:00:00.9999999", "T14:33:00,5", "T14:33:00.", "T4:33", "T14:33:00.1234567890123", "T14"]
)  # fmt: skip
ZONES = st.sampled_from(
    ["Z", "z", " Z", " +01:00", "", "+00:00", "+05:30", "-0800", "-08", "+14:00", "+15:59", "+16:00", "+23:59",
     "+24:00", "+99:99", "-00:60", "+01:60", "-00:00", " UTC", "−01:00", "+1", "Z "]
)  # fmt: skip
AMOUNTS = st.sampled_from(
    ["62.41", "062.410", "62.4100000", "62.4101", "0.01", "0.001", "0", "0.00", "-1", "+1", "62,41", "1e3", "62.", ".5",
     "1 000", "999999999999.99", "9999999999.99", "10000000000.00", "10000000000.01", "1234567890123", "٣", "６2",
     "nan", "inf", "0x10", "1_000", "$5", "5 USD", "62.410" + "0" * 60]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", "sale", "SALE", "charge", "Refund", "refund", "ＳALE", "ſale", "gift", "good", "GOOD", "voided", "Voıded",
     "captured", "declined", "pos", "web", "phone", "PHONE", "card", "cash", "CAſH", "İ"]
)  # fmt: skip
CURRENCIES = st.sampled_from(["", "USD", "usd", "EUR", "JPY", "KWD", "U$D", "uſd", "ＵSD", "US", "USDX", "ıdr"])
DIGITS = st.from_regex(r"[0-9]{1,25}|0{1,50}[1-9]?", fullmatch=True)
CARDS = st.from_regex(r"[0-9]{1,5}|[0-9]{13,19}|[xX*.]{2,4}[0-9]{1,4}|[0-9]{2} [0-9]{2}", fullmatch=True)
BRANDS = st.sampled_from(
    ["Visa", "VISA DEBIT", "vi", "vis", "mc", "Eurocard", "AX", "ds", "DI", "ＶISA", "vıSA", "dİsc"]
)
OF = {
    "sold_at": st.builds("".join, st.tuples(DAYS, CLOCKS, ZONES)), "amount": AMOUNTS, "kind": WORDS, "status": WORDS,
    "tender": WORDS, "channel": WORDS, "currency": CURRENCIES, "card_last4": CARDS, "card_brand": BRANDS,
    "auth_code": DIGITS, "slip_no": DIGITS, "slip_ref": DIGITS,
}  # fmt: skip
OF["charged_at"] = OF["sold_at"]


def texts(column: str) -> st.SearchStrategy[str]:
    some = FREE | LONG if column not in OF else st.one_of(OF[column], OF[column], OF[column], FREE, LONG)
    return st.builds(lambda before, text, after: before + text + after, SPACES, some, SPACES) | some


def table(side: Side) -> st.SearchStrategy[list[Row]]:
    """Plain rows with a few odd fields, some of them again: the same in every field, or with other facts."""
    odd = st.lists(
        st.sampled_from(sorted(PLAIN[side.name])).flatmap(lambda name: st.tuples(st.just(name), texts(name))),
        max_size=3,
    )
    own = st.sampled_from(["a", "b", " a", "", "A"]) | st.uuids().map(str)
    row = st.builds(lambda key, some: {**PLAIN[side.name], side.id_column: key, **dict(some)}, own, odd)
    again = st.lists(st.integers(0, 30), max_size=4)
    return st.builds(
        lambda rows, more: rows + [rows[at % len(rows)] for at in more], st.lists(row, min_size=1, max_size=14), again
    )


def write(folder: Path, side: Side, rows: list[Row], name: str = "") -> Source:
    path = folder / f"{name or side.name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, PLAIN[side.name].keys())
        writer.writeheader()
        writer.writerows(rows)
    return Source(path, is_parquet=False, columns=csv_columns(path))


def judged(engine: str, folder: Path, slips: list[Source], charges: list[Source]) -> Any:
    """The bad lines, and what is left of the good rows, side by side."""
    (folder / engine).mkdir()
    with closing(open_engine(engine, spill_folder=folder / engine, memory_limit="")) as one:
        try:
            bad = one.load(slips, charges, Incident())
        except Refusal as refused:
            return refused.code
        found = []
        for side in (SLIPS, CHARGES):
            asked = (
                f"SELECT {', '.join((side.id_column, *side.kept_columns))}, k IS NOT NULL AS keyed FROM {side.name}"
                f" ORDER BY {side.id_column}"
            )
            found.append([list(row.values()) for row in one.rows(asked)] if engine == "sqlite" else
                         [list(row) for row in one._rows(asked)])  # fmt: skip
        return bad, found


def same(folder: Path, slips: list[Source], charges: list[Source]) -> Any:
    """What SQLite says, once DuckDB has said it too: other hashes for the same texts, and all else alike."""
    one, other = (judged(engine, folder, slips, charges) for engine in ("duckdb", "sqlite"))
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return one
    assert one[0] == other[0]
    for side, mine, theirs in zip((SLIPS, CHARGES), one[1], other[1], strict=True):
        hashed = [ours for _, ours, _ in side.hashes]
        names = (side.id_column, *side.kept_columns, "keyed")
        assert [plain(names, row, hashed) for row in mine] == [plain(names, row, hashed) for row in theirs]
        for at, name in enumerate(names):
            pairs = {(a[at], b[at]) for a, b in zip(mine, theirs, strict=True)}
            assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs), name
    return other


def plain(names: tuple[str, ...], row: list[Any], hashed: list[str]) -> list[Any]:
    """A row without what each engine has its own number for, but with whether there is one."""
    return [
        (value == 0) if name in hashed else "a text" if name in {"auth", "slip_no", "slip_ref"} and value < 0 else value
        for name, value in zip(names, row, strict=True)
    ]


@settings(deadline=None, max_examples=60)
@given(slips=table(SLIPS), charges=table(CHARGES))
def test_odd_texts_are_judged_the_same(slips: list[Row], charges: list[Row]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        same(folder, [write(folder, SLIPS, slips)], [write(folder, CHARGES, charges)])


def of(side: Side, **facts: str) -> Row:
    return {**PLAIN[side.name], **facts}


def loaded(engine: str, folder: Path, slips: list[Source]) -> list[tuple[str, int, str]]:
    """The bad lines of some slips: file, line and reason."""
    bad, _ = judged(engine, folder, slips, [write(folder, CHARGES, [of(CHARGES)])])
    return [(line.file, line.line, line.reason) for line in bad]


ENGINES = pytest.mark.parametrize("engine", ["duckdb", "sqlite"])


@ENGINES
def test_of_rows_alike_in_what_is_required_the_bad_one_is_named(engine: str, tmp_path: Path) -> None:
    rows = [of(SLIPS, currency="U$D"), of(SLIPS), of(SLIPS, tender="gold"), of(SLIPS, amount="62.410"), of(SLIPS)]
    assert loaded(engine, tmp_path, [write(tmp_path, SLIPS, rows)]) == [
        ("slip.csv", 2, BAD_REASONS["currency"]), ("slip.csv", 4, BAD_REASONS["tender"]),
        ("slip.csv", 5, BAD_REASONS["repeated"]), ("slip.csv", 6, BAD_REASONS["repeated"]),
    ]  # fmt: skip


@ENGINES
def test_of_rows_with_one_id_the_same_stays_whatever_their_order(engine: str, tmp_path: Path) -> None:
    """They differ only in texts that each engine has numbers of its own for: the first by its text stays."""
    rows = [of(SLIPS, order_ref=f"W-{n}", auth_code=f"A{n % 2}") for n in range(8)]
    for turn, some in enumerate((rows, rows[::-1])):
        (folder := tmp_path / str(turn)).mkdir()
        bad = loaded(engine, folder, [write(folder, SLIPS, some)])
        assert [some[line - 2]["order_ref"] for _, line, _ in bad] == [r["order_ref"] for r in some if r is not rows[0]]
        assert {reason for *_, reason in bad} == {BAD_REASONS["id_taken"]}


@ENGINES
def test_of_equal_rows_in_many_files_that_of_the_first_file_stays(engine: str, tmp_path: Path) -> None:
    sources = [write(tmp_path, SLIPS, [of(SLIPS)], f"part-{n:02}") for n in range(12)]
    assert loaded(engine, tmp_path, sources) == [(f"part-{n:02}.csv", 2, BAD_REASONS["repeated"]) for n in range(1, 12)]


@ENGINES
@pytest.mark.parametrize("text", ["2025-11-22t14:33:00Z", "2025-11-22T14:33:00z", "2025-11-22T14:33:00 Z"])
def test_a_moment_is_written_with_capitals_and_no_space_before_its_zone(engine: str, text: str, tmp_path: Path) -> None:
    rows = [of(SLIPS), of(SLIPS, slip_id="S2", sold_at=text)]
    assert loaded(engine, tmp_path, [write(tmp_path, SLIPS, rows)]) == [("slip.csv", 3, BAD_REASONS["time"])]


@settings(deadline=None, max_examples=15)
@given(slips=table(SLIPS), charges=table(CHARGES), parts=st.integers(1, 3))
def test_texts_in_parquet_in_several_files_are_judged_the_same(
    slips: list[Row], charges: list[Row], parts: int
) -> None:
    with TemporaryDirectory() as place, duckdb.connect() as connection:
        folder = Path(place)
        sources = []
        for part in range(parts):
            columns = {name: [row[name] for row in slips[part::parts]] for name in PLAIN["slip"]}
            unnested = ", ".join(f"unnest(${at}::VARCHAR[]) AS {name}" for at, name in enumerate(columns, 1))
            target = folder / f"slip-{part}.parquet"
            connection.execute(f"CREATE OR REPLACE TABLE slip AS SELECT {unnested}", list(columns.values()))
            connection.execute(f"COPY slip TO '{target}' (FORMAT parquet)")
            sources.append(Source(target, is_parquet=True, columns=()))
        same(folder, sources, [write(folder, CHARGES, charges)])
