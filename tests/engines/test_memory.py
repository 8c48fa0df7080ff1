"""How much memory a run says it took."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import bench_reconcile

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
