"""How much memory a run says it took."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import bench_reconcile
from shoebox.reconcile import knots, placing, plan, run
from shoebox.reconcile.engines.duckdb import DuckEngine
from shoebox.reconcile.findings import LinkColumns

pytestmark = pytest.mark.thorough

ASKED = "from shoebox.reconcile.engines.memory import peak_bytes; print(peak_bytes())"

LIMIT_MB, BEYOND_MB = 200, 24  # what was asked for, and what a page or an arena may be beyond it
BOUND = """
import sys
from pathlib import Path
from shoebox.reconcile import run
from shoebox.reconcile.engines.memory import peak_bytes
folder, limit = Path(sys.argv[1]), sys.argv[2]
run(folder / "slips.parquet", folder / "charges.parquet", folder / f"out{limit}", memory_limit=limit)
print(peak_bytes())
"""
by_itself = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells a program's memory by itself"
)


@by_itself
def test_a_run_stays_within_its_limit_and_says_the_same(tmp_path: Path) -> None:
    """200,000 slips in 200 MB, all of the process counted, where they take 340 without a limit."""
    bench_reconcile._generate(tmp_path, 200_000)
    peaks = []
    for limit in ("", f"{LIMIT_MB}MB"):
        command = [sys.executable, "-c", BOUND, str(tmp_path), limit]
        peaks.append(int(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    assert peaks[1] < (LIMIT_MB + BEYOND_MB) * 1_000_000 < peaks[0]
    for name in ("links.parquet", "findings.parquet"):
        free, bound = ((tmp_path / f"out{limit}" / name).read_bytes() for limit in ("", f"{LIMIT_MB}MB"))
        assert free == bound


@by_itself
def test_the_memory_of_whoever_started_it_is_not_its_own() -> None:
    """A pipeline that holds much starts a run: the system's own count of a child begins with its parent's."""
    held = b"x" * 300_000_000
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert 1_000_000 < int(told.stdout) < len(held) // 2


def test_most_pairs_are_let_go_of_before_stories_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten million slips they take 700 MB, and hardly one in five is an option of anybody."""
    held: list[Any] = []
    gather, tell = DuckEngine.open_items, plan._Teller.tell_all

    def gathered(engine: DuckEngine) -> Any:
        items = gather(engine)
        held.extend(weakref.ref(items.pairs[name]) for name in ("lag_s", "amount", "slip"))
        return items

    def telling(teller: Any, stop: Any) -> None:
        held[:] = [column() for column in held]
        tell(teller, stop)

    monkeypatch.setattr(DuckEngine, "open_items", gathered)
    monkeypatch.setattr(plan._Teller, "tell_all", telling)
    bench_reconcile._generate(tmp_path, 4_000, stores=2)
    run(tmp_path / "slips.parquet", tmp_path / "charges.parquet", tmp_path / "out")
    assert all(column is None for column in held)


def test_kin_are_told_some_at_a_time_and_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two crowded stores, whose options are held against each other all at once, and a few at a time."""
    bench_reconcile._generate(tmp_path, 4_000, stores=2)
    between, told = knots.between_mb, list[int]()

    def counted(items: Any, odds: Any, both: tuple[Any, Any], none_mb: Any) -> Any:
        told.append(len(both[0]))
        return between(items, odds, both, none_mb)

    monkeypatch.setattr(knots, "between_mb", counted)
    most = []
    for at_once in ("all", "few"):
        run(tmp_path / "slips.parquet", tmp_path / "charges.parquet", tmp_path / at_once)
        most.append(max(told[:-1]))  # the last is of the stories, which are told all together
        told.clear()
        monkeypatch.setattr(knots, "OPTIONS_AT_ONCE", 64)
    assert most[0] > 64 + knots.KIN_MAX >= most[1]
    for name in ("links.parquet", "findings.parquet"):
        assert (tmp_path / "all" / name).read_bytes() == (tmp_path / "few" / name).read_bytes()


def test_columns_that_are_put_together_are_not_held_twice() -> None:
    """Six of 8 MB each, in ten parts: no more than one of them is there twice at any moment."""
    tracemalloc.start()
    parts = [tuple(np.ones(100_000) for _ in range(6)) for _ in range(10)]
    tracemalloc.reset_peak()
    columns = placing._together(parts)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [len(column) for column in columns] == [1_000_000] * 6
    assert most < 60_000_000


def test_a_link_is_held_in_two_dozen_bytes() -> None:
    """As Python's numbers in lists each took a hundred and more."""
    tracemalloc.start()
    links = LinkColumns()
    links.extend(*(range(1_000_000, 1_100_000) for _ in links.columns))
    for number in range(1_000):
        links.add(*(number + 1_000_000 for _ in links.columns))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 101_000 * 30
