"""Reconciling 100,000 and 1,000,000 slips, beside a bare DuckDB that reads both files and joins them once.

`python tests/benchmarks/bench_reconcile.py 10000000 --stores 1200` measures another size and number of stores: where
stores stay as many, ten times the slips agree a hundred times as often by chance. Seconds are of the clock and, since
other work on the machine stretches those, of the processors too; ratios are between the two sides of one run. Each
measure is a fresh process, so that its memory is its own. The bare join is the floor: whoever reads both files and
looks every slip up once can't be faster, and it finds no double charge, no typing error and no lost sale.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import duckdb

SIZES = (100_000, 1_000_000)
STORES, RUNS = 120, 3
TIMES_MEANT, TIMES_MEANT_LARGE, LARGE = 5, 8, 10_000_000  # a run may take so many times the bare join
Figure = tuple[str, float, str, float | None]

# One row per sale, faults drawn from a hash of its number, so that the same files come out on every machine.
SALES = """
CREATE TABLE sale AS
SELECT i, (hash(i, 'store') % {stores})::INT AS store, (hash(i, 'fault') % 100000)::INT AS fault,
       CASE WHEN hash(i, 'round') % 100 < 45 THEN (300 + hash(i, 'cents') % 12000) // 100 * 100 + 99
            ELSE 300 + hash(i, 'cents') % 12000 END::BIGINT AS minor,
       lpad((hash(i, 'card') % 10000)::VARCHAR, 4, '0') AS last4,
       lpad((hash(i, 'auth') % 1000000)::VARCHAR, 6, '0') AS auth,
       1763798400 + (hash(i, 'day') % 4) * 86400 + hash(i, 'time') % 43200 AS sold_s,
       1764158400 + hash(i, 'keyed') % 86400 AS keyed_s
FROM range({slips}) AS r(i)
"""
TEXT = "strftime(to_timestamp({0})::TIMESTAMP, '%Y-%m-%dT%H:%M:%SZ')"
SLIPS = """
SELECT 's' || i AS slip_id, lpad(store::VARCHAR, {wide}, '0') AS store_id, (store * 1000000 + i)::VARCHAR AS slip_no,
       'sale' AS kind, CASE WHEN fault < 500 THEN 'voided' ELSE 'good' END AS status,
       to_timestamp(sold_s)::TIMESTAMP AS sold_at, (minor::DECIMAL(18, 2) / 100)::DECIMAL(18, 2) AS amount,
       'Visa' AS card_brand, CASE WHEN fault BETWEEN 500 AND 999 THEN '' ELSE last4 END AS card_last4,
       CASE WHEN minor > 5000 THEN auth ELSE '' END AS auth_code
FROM sale
UNION ALL
SELECT 't' || i, lpad(store::VARCHAR, {wide}, '0'), (store * 1000000 + i)::VARCHAR, 'sale', 'good',
       to_timestamp(sold_s)::TIMESTAMP, (minor::DECIMAL(18, 2) / 100)::DECIMAL(18, 2), 'Visa', last4,
       CASE WHEN minor > 5000 THEN auth ELSE '' END
FROM sale WHERE fault BETWEEN 1000 AND 1299
"""
CHARGES = """
WITH keyed AS (
    SELECT *, 0 AS copy FROM sale WHERE fault >= 500 AND fault NOT BETWEEN 2000 AND 3199
    UNION ALL SELECT *, 1 FROM sale WHERE fault BETWEEN 4000 AND 5299
    UNION ALL SELECT *, 2 FROM sale WHERE fault BETWEEN 4000 AND 4299
)
SELECT 'c' || i || '-' || copy AS charge_id, 'o' || i || '-' || copy AS order_id,
       lpad((CASE WHEN fault BETWEEN 6000 AND 6149 THEN (store + 7) % {stores} ELSE store END)::VARCHAR, {wide}, '0')
         AS store_id,
       'pos' AS channel, to_timestamp(keyed_s + copy * 3700)::TIMESTAMP AS charged_at,
       (CASE WHEN fault BETWEEN 7000 AND 7299 THEN minor + 1000 ELSE minor END::DECIMAL(18, 2) / 100)::DECIMAL(18, 2)
           AS amount,
       'charge' AS kind, 'captured' AS status, 'VISA' AS card_brand,
       CASE WHEN fault BETWEEN 8000 AND 8599 THEN substr(last4, 2) || substr(last4, 1, 1) ELSE last4 END AS card_last4,
       CASE WHEN minor > 5000 THEN auth ELSE '' END AS auth_code,
       CASE WHEN i % 3 = 0 THEN (store * 1000000 + i)::VARCHAR ELSE '' END AS slip_ref
FROM keyed
UNION ALL
SELECT 'w' || i, 'web' || i, CASE WHEN i % 3 = 0 THEN lpad((hash(i, 'w') % {stores})::VARCHAR, {wide}, '0') ELSE '' END,
       CASE WHEN i % 3 = 0 THEN 'pos' ELSE 'web' END,
       to_timestamp(CASE WHEN i % 3 = 0 THEN 1764250000 ELSE 1763798400 END + hash(i, 'wt') % 345600)::TIMESTAMP,
       ((300 + hash(i, 'wa') % 12000)::DECIMAL(18, 2) / 100)::DECIMAL(18, 2), 'charge', 'captured', 'VISA',
       lpad((hash(i, 'wc') % 10000)::VARCHAR, 4, '0'), lpad((hash(i, 'wx') % 1000000)::VARCHAR, 6, '0'), ''
FROM range({slips} * 6 // 10) AS r(i)
"""
JOIN = """
SELECT count(*), count(s.slip_id), count(c.charge_id), min(sold_at), min(charged_at), min(s.auth_code), min(slip_ref)
FROM read_parquet('{folder}/slips.parquet') AS s
JOIN read_parquet('{folder}/charges.parquet') AS c
  ON s.store_id = c.store_id AND s.amount = c.amount AND s.card_last4 = c.card_last4
"""


# What the contract asks of any engine before it has looked at a single sale that does not fit: files are told by their
# digests, rows become numbers, a pair is exact where its key stands once on each side, links lie in the order of ids.
KEY = "hash(store_id, amount, card_last4)"
DIGESTS = "digests of both files"
LEAST = {
    "both sides as numbers": """
CREATE TABLE c AS
SELECT charge_id, hash(store_id) AS store, hash(order_id) AS own, epoch(charged_at)::BIGINT AS moment,
       (amount * 100)::BIGINT AS minor, try_cast(card_last4 AS SMALLINT) AS last4, hash(auth_code) AS auth,
       hash(slip_ref) AS ref, kind = 'charge' AS is_charge, status = 'captured' AS moved, {key} AS k
FROM read_parquet('{folder}/charges.parquet');
CREATE TABLE s AS
SELECT slip_id, hash(store_id) AS store, hash(slip_no) AS own, epoch(sold_at)::BIGINT AS moment,
       (amount * 100)::BIGINT AS minor, try_cast(card_last4 AS SMALLINT) AS last4, hash(auth_code) AS auth,
       kind = 'sale' AS is_sale, status = 'good' AS is_good, {key} AS k
FROM read_parquet('{folder}/slips.parquet')
""",
    "keys that stand once on each side": """
SELECT count(*) FROM (
    SELECT k FROM (
        SELECT {key} AS k, 1 AS slips, 0 AS charges FROM read_parquet('{folder}/slips.parquet')
        UNION ALL SELECT {key}, 0, 1 FROM read_parquet('{folder}/charges.parquet')
    ) GROUP BY k HAVING sum(slips) = 1 AND sum(charges) = 1
)
""",
    "a link for each charge in order": """
COPY (
    SELECT charge_id, slip_ref AS slip_id, kind AS role, NULL::VARCHAR AS duplicate_of, 1.0 AS confidence,
           status AS rule
    FROM read_parquet('{folder}/charges.parquet') ORDER BY charge_id
) TO '{folder}/least.parquet' (FORMAT parquet)
""",
}


def main(sizes: Sequence[int] = SIZES, *, stores: int = STORES) -> list[Figure]:
    """Measure some sizes, in so many stores; ratios are to the bare join of the same files, memory at most is in MB."""
    figures: list[Figure] = []
    for slips in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _generate(folder, slips, stores=stores)
            bare_s, bare_cpu_s, bare_mb = _median("join", folder)
            least = {what: _median(what, folder)[1] for what in (DIGESTS, *LEAST)}
            ours_s, ours_cpu_s, ours_mb = _median("reconcile", folder)
        meant = f"at most {TIMES_MEANT_LARGE if slips >= LARGE else TIMES_MEANT} times is meant"
        figures += [
            (f"bare read and hash join, {slips:,} slips", round(bare_s, 2), "s", None),
            (f"reconcile, {slips:,} slips", round(ours_s, 2), "s", ours_s / bare_s),
            (f"bare read and hash join, {slips:,} slips, processors", round(bare_cpu_s, 2), "s", None),
            *(
                (f"{what}, {slips:,} slips, processors", round(cpu_s, 2), "s", cpu_s / bare_cpu_s)
                for what, cpu_s in (*least.items(), ("these together", sum(least.values())))
            ),
            (f"reconcile, {slips:,} slips, processors; {meant}", round(ours_cpu_s, 2), "s", ours_cpu_s / bare_cpu_s),
            (f"bare read and hash join, {slips:,} slips, memory", round(bare_mb), "MB", None),
            (f"reconcile, {slips:,} slips, memory", round(ours_mb), "MB", ours_mb / bare_mb),
        ]
    return figures


def _generate(folder: Path, slips: int, *, stores: int = STORES) -> None:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(SALES.format(stores=stores, slips=slips))
        for name, select in (("slips", SLIPS), ("charges", CHARGES)):
            rows = select.format(stores=stores, slips=slips, wide=max(3, len(str(stores - 1))))
            mixed = f"SELECT * FROM ({rows}) ORDER BY hash(1, {name[:-1]}_id)"
            connection.execute(f"COPY ({mixed}) TO '{folder}/{name}.parquet'")


def _median(what: str, folder: Path) -> tuple[float, float, float]:
    """Median seconds of clock and processors, and most memory, of a few fresh processes."""
    seconds, cpu_seconds, memory_mb = zip(*(_measured(what, folder) for _ in range(RUNS)), strict=True)
    return median(seconds), median(cpu_seconds), max(memory_mb)


def _measured(what: str, folder: Path) -> tuple[float, float, float]:
    ended = subprocess.run([sys.executable, __file__, what, str(folder)], check=True, capture_output=True, text=True)
    seconds, cpu_seconds, memory_mb = json.loads(ended.stdout)
    return seconds, cpu_seconds, memory_mb


def _measure(what: str, folder: Path) -> None:
    from shoebox.reconcile import intake, run
    from shoebox.reconcile.engines.memory import peak_bytes

    statements = {"join": JOIN} | LEAST
    start, start_cpu = perf_counter(), process_time()
    if what in statements:
        with duckdb.connect() as connection:
            connection.execute(statements[what].format(folder=folder, key=KEY)).fetchall()
    elif what == DIGESTS:
        for path in folder.glob("*s.parquet"):
            intake.digest(path)
    else:
        summary = run(folder / "slips.parquet", folder / "charges.parquet", folder / "out")
        sys.stderr.write(f"{summary.timings_ms}\n")
    sys.stdout.write(json.dumps([perf_counter() - start, process_time() - start_cpu, peak_bytes() / 2**20]))


if __name__ == "__main__":
    if len(sys.argv) == 3 and Path(sys.argv[2]).is_dir():
        _measure(sys.argv[1], Path(sys.argv[2]))
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("sizes", nargs="*", type=int, metavar="SLIPS")
        parser.add_argument("--stores", type=int, default=STORES)
        asked = parser.parse_args()
        before = os.getloadavg()[0]
        for name, value, unit, ratio in main(asked.sizes or SIZES, stores=asked.stores):
            print(f"{name:<76}{value:>10} {unit:<4}{'' if ratio is None else f'{ratio:.2f}':>8}")
        print(f"Load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} cores.")
