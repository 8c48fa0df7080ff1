"""The same files reconciled by DuckDB and by Spark on this machine: where a cluster would begin to pay.

`python tests/benchmarks/bench_spark.py 300000` measures another size; files are those of `bench_reconcile`. Seconds are
of the clock and, since other work on the machine stretches those, of the processors: of Python and Java together.
Spark runs twice in one process, since starting Java is paid once, and most of it before anything was read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

from bench_reconcile import Figure, _generate

SIZES = (10_000, 100_000, 300_000)
_TICKS_PER_S = os.sysconf("SC_CLK_TCK")


def main(sizes: Sequence[int] = SIZES) -> list[Figure]:
    """Measure some sizes; ratios are to DuckDB on the same files."""
    figures: list[Figure] = []
    for slips in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _generate(folder, slips)
            ((duck_s, duck_cpu_s),) = _measured("duckdb", folder)
            first, again = _measured("spark", folder)
        for what, at, duck in (("clock", 0, duck_s), ("processors", 1, duck_cpu_s)):
            figures += [
                (f"DuckDB, {slips:,} slips, {what}", round(duck, 2), "s", None),
                (f"Spark with its start, {slips:,} slips, {what}", round(first[at], 1), "s", first[at] / duck),
                (f"Spark once it runs, {slips:,} slips, {what}", round(again[at], 1), "s", again[at] / duck),
            ]
    return figures


def _measured(engine: str, folder: Path) -> list[tuple[float, float]]:
    asked = [sys.executable, __file__, engine, str(folder)]
    ended = subprocess.run(asked, check=True, capture_output=True, text=True)
    return [(seconds, cpu_seconds) for seconds, cpu_seconds in json.loads(ended.stdout.splitlines()[-1])]


def _measure(engine: str, folder: Path) -> None:
    from shoebox.reconcile import run

    master, found = ("local[*]" if engine == "spark" else ""), []
    for _ in range(2 if engine == "spark" else 1):
        start, start_cpu = perf_counter(), _cpu_s()
        run(folder / "slips.parquet", folder / "charges.parquet", folder / "out", engine=engine, master=master)
        found.append((perf_counter() - start, _cpu_s() - start_cpu))
    sys.stdout.write(json.dumps(found) + "\n")


def _cpu_s() -> float:
    """Seconds of the processors of this process, and of those that it started and that still run."""
    mine = Path("/proc/self/task")
    children = [pid for task in mine.glob("*/children") for pid in task.read_text().split()]
    return process_time() + sum(_ticks(pid) for pid in children) / _TICKS_PER_S


def _ticks(pid: str) -> int:
    facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(facts[11]) + int(facts[12])


if __name__ == "__main__":
    if sys.argv[1:2] in (["duckdb"], ["spark"]):
        _measure(sys.argv[1], Path(sys.argv[2]))
    else:
        for label, value, unit, ratio in main(tuple(int(size) for size in sys.argv[1:]) or SIZES):
            times = "" if ratio is None else f"  {ratio:.1f} times"
            sys.stdout.write(f"{label:<52}{value:>10} {unit}{times}\n")
