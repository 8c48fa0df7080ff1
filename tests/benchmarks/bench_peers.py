"""The reconciliation beside what one would use instead, on the same made outage: exact join, datacompy, Splink.

Not part of `python tests/benchmarks` without a name, since it needs packages that nothing else does. docs/drill.md says
how to get them:

    PYTHONPATH=peers/lib/python3.11/site-packages python tests/benchmarks peers

Each peer runs in a process of its own, reads the same two files, and leaves its answer in the form of the contract,
so that `shoebox drill` marks all of them alike. Each is used as its documents show, with the columns both files share.
What it can't say (a peer knows no voided slip and no split) is not held against it in the sums: links, missing charges,
duplicates and refund money are compared. Beside them stands each kind of finding that the truth has, with a dash for
whoever has no word for it. Times at three sizes, and the kinds, are drawn for the documents.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import subprocess
import sys
import tempfile
from math import log10
from pathlib import Path
from time import process_time

import duckdb
from svg import Chart

from shoebox.domain.finding import FindingKind
from shoebox.drill.marking import Mark, Marks, mark_answer
from shoebox.drill.outage import Asked, make_outage
from shoebox.reconcile import run
from shoebox.reconcile.engines.memory import peak_bytes

SIZES, STORES, PROFILE, SEED = (10_000, 30_000, 100_000), 120, "standard", 11
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SURE = 0.9
NEEDS = {"exact join": "duckdb", "datacompy": "datacompy", "Splink": "splink", "reconcile": "duckdb"}
# What a list of pairs can be made to say: who has no charge, and who has two.
PEERS_KINDS = (
    FindingKind.MISSING_CHARGE, FindingKind.DUPLICATE_CHARGE, FindingKind.REFUND_MISSING, FindingKind.REFUND_DUPLICATE,
)  # fmt: skip
KIND_LEAST = 5  # a kind of which the truth has fewer says nothing
Figure = tuple[str, float, str, float | None]
Told = dict[str, dict[str, tuple[float, str]]]

# What any peer is told: good card slips, captured charges, and the names both sides share.
SIDES = """
CREATE VIEW slip AS
SELECT slip_id AS id, store_id AS store, amount, card_last4 AS last4, auth_code AS auth, slip_no AS number, kind,
       currency, sold_at AS at_s
FROM read_parquet('{folder}/slips.parquet') WHERE status = 'good' AND tender = 'card';
CREATE VIEW charge AS
SELECT charge_id AS id, store_id AS store, amount, card_last4 AS last4, auth_code AS auth, slip_ref AS number,
       CASE kind WHEN 'charge' THEN 'sale' ELSE kind END AS kind, currency, charged_at AS at_s
FROM read_parquet('{folder}/charges.parquet') WHERE status = 'captured';
"""
# The nth charge of a store, amount and last four pays the nth slip; what is left over pays the last one once more.
JOIN = """
CREATE TABLE pair AS
WITH s AS (
    SELECT *, row_number() OVER (PARTITION BY store, amount, last4, kind, currency ORDER BY at_s, id) AS nth,
           count(*) OVER (PARTITION BY store, amount, last4, kind, currency) AS many
    FROM slip WHERE last4 IS NOT NULL
), c AS (
    SELECT *, row_number() OVER (PARTITION BY store, amount, last4, kind, currency ORDER BY at_s, id) AS nth
    FROM charge
)
SELECT c.id AS charge_id, s.id AS slip_id, 1.0 AS sure
FROM c JOIN s USING (store, amount, last4, kind, currency) WHERE s.nth = least(c.nth, s.many)
"""
ANSWER = """
COPY (SELECT charge_id, slip_id, sure AS confidence FROM pair) TO '{out}/links.parquet' (FORMAT parquet);
COPY (
    SELECT 'm' || s.id AS finding_id, CASE s.kind WHEN 'sale' THEN 'missing_charge' ELSE 'refund_missing' END AS kind,
           [s.id] AS slip_ids, []::TEXT[] AS charge_ids, CAST(CAST(amount AS DECIMAL(18, 2)) * 100 AS BIGINT)
           AS amount_minor, currency, 1.0 AS confidence, []::TEXT[] AS reasons
    FROM slip s WHERE s.id NOT IN (SELECT slip_id FROM pair)
    UNION ALL
    SELECT 'd' || slip_id, CASE any_value(kind) WHEN 'sale' THEN 'duplicate_charge' ELSE 'refund_duplicate' END,
           [slip_id], list(charge_id ORDER BY at_s, charge_id),
           sum(minor) - arg_min(minor, (at_s, charge_id)), any_value(currency), 1.0, []::TEXT[]
    FROM (
        SELECT p.*, c.kind, c.currency, c.at_s, CAST(CAST(c.amount AS DECIMAL(18, 2)) * 100 AS BIGINT) AS minor
        FROM pair p JOIN charge c ON c.id = p.charge_id
    ) GROUP BY slip_id HAVING count(*) > 1
) TO '{out}/findings.parquet' (FORMAT parquet);
"""
COMPARED = (
    ("links", lambda marks: marks.links.f1_ppm / 1e6, "F1"),
    ("missing charges", lambda marks: marks.kind(FindingKind.MISSING_CHARGE).f1_ppm / 1e6, "F1"),
    ("duplicates", lambda marks: marks.kind(FindingKind.DUPLICATE_CHARGE).f1_ppm / 1e6, "F1"),
    ("wrong refunds", lambda marks: 100 * sum(m.wrong_minor for m in marks.refunds) / _due(marks), "% of due"),
    ("missed refunds", lambda marks: 100 * sum(m.missed_minor for m in marks.refunds) / _due(marks), "% of due"),
)


def main() -> list[Figure]:
    """Figures of every peer that is installed, of the largest size; ratios are to the exact join in the same run."""
    by_size, kinds = {}, {}
    for slips in SIZES:
        with tempfile.TemporaryDirectory() as name:
            asked = Asked(profile=PROFILE, slips=slips, stores=STORES, seed=SEED)
            by_size[slips], kinds = measure(Path(name), asked)
    seconds = {slips: {peer: told["time"][0] for peer, told in of.items()} for slips, of in by_size.items()}
    draw(seconds, PICTURES / "peers.svg")
    draw_kinds(kinds, PICTURES / "peers-kinds.svg")
    figures = by_size[SIZES[-1]]
    base = figures["exact join"]
    rows = [
        (f"{peer}, {what}", round(value, 4), unit, value / base[what][0] if base[what][0] else None)
        for peer, told in figures.items()
        for what, (value, unit) in told.items()
    ]
    return rows + [
        (f"{peer}, {kind}", round(mark.f1_ppm / 1e6, 4), "F1", None)
        for kind, marks in kinds.items()
        for peer, mark in marks.items()
    ]


def measure(folder: Path, asked: Asked) -> tuple[Told, dict[str, dict[str, Mark]]]:
    """Make the outage, let every peer answer, mark the answers: figures of each, and by kind the marks of each."""
    make_outage(folder / "outage", asked)
    figures, marked = {}, {}
    for peer, need in NEEDS.items():
        if importlib.util.find_spec(need) is None:
            print(f"{peer} is not installed; see the head of this file.", file=sys.stderr)
            continue
        out = folder / peer.replace(" ", "-")
        command = (sys.executable, __file__, "--answer", peer, str(folder / "outage"), str(out))
        ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        seconds, megabytes = json.loads(ended.stdout.splitlines()[-1])
        marks = marked[peer] = mark_answer(out, folder / "outage")
        figures[peer] = {what: (of(marks), unit) for what, of, unit in COMPARED}
        figures[peer] |= {"time": (seconds, "s"), "memory": (megabytes, "MB")}
    return figures, _by_kind(marked)


def _by_kind(marked: dict[str, Marks]) -> dict[str, dict[str, Mark]]:
    """The marks of each kind that the truth has, the most frequent first, of whoever has a word for it."""
    there = {kind: max(_there(marks.kind(kind)) for marks in marked.values()) for kind in FindingKind}
    return {
        kind.value: {
            peer: marks.kind(kind) for peer, marks in marked.items() if peer == "reconcile" or kind in PEERS_KINDS
        }
        for kind in sorted(there, key=lambda kind: -there[kind])
        if there[kind] >= KIND_LEAST
    }


def _there(mark: Mark) -> int:
    return mark.found + mark.missed


def draw_kinds(kinds: dict[str, dict[str, Mark]], path: Path) -> None:
    """Precision and recall in one figure for each kind, a colour for each peer."""
    chart = Chart("Right by kind, beside peers", across="F1", up="", height_px=104 + 28 * len(kinds), left_px=190)
    rows = [(1 - (at + 0.5) / len(kinds), name) for at, name in enumerate(kinds)]
    ticks = [(share / 10, f"{share / 10:.1f}") for share in range(0, 11, 2)]
    chart.axes(ticks, [(y, f"{name}, {max(map(_there, kinds[name].values())):,}") for y, name in rows])
    colours = {peer: colour for colour, peer in enumerate(NEEDS)}
    for y, name in rows:
        for peer, mark in kinds[name].items():  # those of one line a little apart, since two of them may be equal
            lower = (colours[peer] - 1.5) * 0.2 / len(kinds) if len(kinds[name]) > 1 else 0
            chart.dot(mark.f1_ppm / 1e6, y - lower, colour=colours[peer])
    chart.legend(list(NEEDS))
    chart.save(path)


def draw(seconds: dict[int, dict[str, float]], path: Path) -> None:
    """Time against slips, both by powers of ten, one line for each peer."""
    chart = Chart("Time against slips", across="slips", up="seconds of the processors")
    low, high = min(seconds), max(seconds)
    fast, slow = 0.1, 100.0
    chart.axes(
        [(log10(slips / low) / log10(high / low), f"{slips:,}") for slips in seconds],
        [(log10(at / fast) / log10(slow / fast), f"{at:g}") for at in (0.1, 1, 10, 100)],
    )
    names = list(seconds[high])
    for colour, peer in enumerate(names):
        points = [
            (log10(slips / low) / log10(high / low), log10(took[peer] / fast) / log10(slow / fast))
            for slips, took in seconds.items()
        ]
        chart.line(points, colour=colour)
        for x, y in points:
            chart.dot(x, y, colour=colour)
    chart.legend(names)
    chart.save(path)


def _due(marks: Marks) -> int:
    return max(1, sum(money.due_minor for money in marks.refunds))


def answer(peer: str, outage: Path, out: Path) -> None:
    """One peer's answer, in seconds of the processors from nothing read to everything written."""
    begun = process_time()
    if peer == "reconcile":
        files = (outage / f"{part}.parquet" for part in ("slips", "charges"))
        run(*files, out, incident=outage / "incident.toml")
    else:
        out.mkdir()
        with duckdb.connect(config={"threads": 2}) as db:
            db.execute(SIDES.format(folder=outage))
            {"exact join": _join, "datacompy": _datacompy, "Splink": _splink}[peer](db)
            db.execute(ANSWER.format(out=out))
    print(json.dumps([process_time() - begun, peak_bytes() / 2**20]))


def _join(db: duckdb.DuckDBPyConnection) -> None:
    db.execute(JOIN)


def _datacompy(db: duckdb.DuckDBPyConnection) -> None:
    """Two tables compared by key, as its first page shows; equal keys are paired by position."""
    import datacompy
    import polars as pl

    keys = ["store", "amount", "last4", "kind", "currency"]
    read = f"SELECT id, {', '.join(keys)} FROM {{}} ORDER BY at_s, id"
    sides = [pl.from_arrow(db.sql(read.format(side)).to_arrow_table()) for side in ("slip", "charge")]
    compared = datacompy.PolarsCompare(*sides, join_columns=keys, df1_name="slip", df2_name="charge")
    both = compared.intersect_rows
    db.register("both_sides", both.select(slip_id="id_slip", charge_id="id_charge").to_arrow())
    db.execute("CREATE TABLE pair AS SELECT charge_id, slip_id, 1.0 AS sure FROM both_sides")


def _splink(db: duckdb.DuckDBPyConnection) -> None:
    """Scores from comparisons of typed fields, trained on the files themselves; each charge goes to its best slip."""
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    api = DuckDBAPI(db)
    fields = "id AS unique_id, store, amount, last4, auth, number, kind, currency"
    for side in ("slip", "charge"):
        db.execute(f"CREATE TABLE {side}_side AS SELECT {fields} FROM {side}")
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.DamerauLevenshteinAtThresholds("amount", 1).configure(term_frequency_adjustments=True),
            compare.DamerauLevenshteinAtThresholds("last4", 1).configure(term_frequency_adjustments=True),
            compare.DamerauLevenshteinAtThresholds("auth", 1),
            compare.ExactMatch("number"),
            compare.ExactMatch("store"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("store", "amount", "kind", "currency"),
            block_on("store", "last4", "kind", "currency"),
            block_on("amount", "last4", "kind", "currency"),
            block_on("auth", "kind"),
            block_on("number"),
        ],
    )
    linker = Linker([api.register("slip_side"), api.register("charge_side")], settings, log_level=logging.ERROR)
    exact = [block_on("store", "amount", "last4"), block_on("number")]
    linker.training.estimate_probability_two_random_records_match(exact, recall=0.95)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("store", "amount"), block_on("store", "last4"), block_on("number")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_probability=SURE).physical_name
    # Which side is left is Splink's own affair: ids tell.
    db.execute(f"""
        CREATE TABLE pair AS SELECT charge_id, slip_id, sure FROM (
            SELECT CASE WHEN unique_id_l[1] = 'c' THEN unique_id_l ELSE unique_id_r END AS charge_id,
                   CASE WHEN unique_id_l[1] = 'c' THEN unique_id_r ELSE unique_id_l END AS slip_id,
                   match_probability AS sure, match_weight AS weight
            FROM {scored}
        ) QUALIFY row_number() OVER (PARTITION BY charge_id ORDER BY weight DESC, slip_id) = 1
    """)


def show(figures: Told, kinds: dict[str, dict[str, Mark]]) -> str:
    """Side by side, a column for each peer: figures, and for each kind how precise and how complete each is."""
    heads = "".join(f"{peer:>14}" for peer in figures)
    lines = [f"{'':<26}{heads}"]
    for what, (_, unit) in figures["exact join"].items():
        name = f"{what} ({unit})"
        lines.append(f"{name:<26}" + "".join(f"{told[what][0]:>14,.4g}" for told in figures.values()))
    lines += ["", f"{'kind, how many, F1':<26}{heads}"]
    for kind, marks in kinds.items():
        said = [f"{marks[peer].f1_ppm / 1e6:.4f}" if peer in marks else "-" for peer in figures]
        lines.append(f"{f'{kind}, {max(map(_there, marks.values())):,}':<26}" + "".join(f"{one:>14}" for one in said))
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--answer"]:
        answer(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        parser = argparse.ArgumentParser(description="The reconciliation beside its peers, in one table.")
        parser.add_argument("--profile", default=PROFILE)
        parser.add_argument("--slips", type=int, default=SIZES[-1])
        parser.add_argument("--stores", type=int, default=STORES)
        parser.add_argument("--seed", type=int, default=SEED)
        given = parser.parse_args()
        with tempfile.TemporaryDirectory() as name:
            print(show(*measure(Path(name), Asked(**vars(given)))))
