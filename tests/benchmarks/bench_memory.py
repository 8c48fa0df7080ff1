"""Peak memory of each measured work, in a fresh process of its own, beside the bare alternative in another one.

The reconciliation's memory is measured with its time, in `bench_reconcile`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
Figure = tuple[str, float, str, float | None]

# Works of one process: what it imports and does, nothing else.
SALES = """
import tempfile; from pathlib import Path
import bench_sale
with tempfile.TemporaryDirectory() as name:
    clock = bench_sale.HandClock()
    with bench_sale.new_book(Path(name), clock) as book:
        book.append(bench_sale.PadIssued(first="085200001", last="085201000"), clerk="02", day=bench_sale.DAY)
        till = bench_sale.new_till(book, clock)
        for number in range(1_000):
            clock.pass_min(1)
            till.record(bench_sale.numbered(number))
"""
BARE_SALES = """
import sqlite3, tempfile; from pathlib import Path
with tempfile.TemporaryDirectory() as name:
    db = sqlite3.connect(Path(name) / "bare.db", isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE sale (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
    for _ in range(1_000):
        db.execute("INSERT INTO sale (bytes) VALUES (?)", (bytes(1_100),))
    db.close()
"""
WINDOW = """
import sys, tempfile; from pathlib import Path
import bench_window
with tempfile.TemporaryDirectory() as name:
    sys.argv[1:] = [str(bench_window._store(Path(name) / "store")), "register"]
    exec(bench_window.OURS)
"""
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([]); field = QLineEdit(); field.show(); field.setFocus(); app.processEvents()
"""
REPORT = """
import bench_paper
bench_paper.end_of_day_pdf(bench_paper.samples.huge_figures(), printed_ms=bench_paper.samples.local_ms(18, 33))
"""
BARE_REPORT = """
import io
from reportlab.lib.pagesizes import A4
from reportlab.platypus import LongTable, SimpleDocTemplate
cells = [[str(at), f"085100{at:03d}", "Visa 4417", f"{at * 731 / 100:,.2f}"] for at in range(1_000)]
SimpleDocTemplate(io.BytesIO(), pagesize=A4).build([LongTable(cells)])
"""
BOX = """
import tempfile; from pathlib import Path
import bench_box
with tempfile.TemporaryDirectory() as name, bench_box.Central.open(Path(name), bench_box.HandClock()) as central:
    register = bench_box._register(1)
    central.enrol(register.enrolment)
    path = Path(name) / "1.shoebox"
    path.write_bytes(register.close())
    central.import_boxes([path])
"""
WORKS = (
    ("1,000 sales through the till", SALES, BARE_SALES, "bare SQLite commits"),
    ("register window open", WINDOW, BARE_WINDOW, "bare PySide6 window"),
    ("end-of-day PDF of 1,000 sales", REPORT, BARE_REPORT, "bare reportlab table"),
    ("box of 1,000 entries sealed and imported", BOX, BARE_SALES, "bare SQLite commits"),
)
# In kilobytes. What getrusage says begins with the memory of whoever started this program; only Linux says another.
TOLD = """
import re, resource, sys; from pathlib import Path
try:
    peak = int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1])
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1_000 if sys.platform == "darwin" else 1)
print(); print(peak)
"""


def main() -> list[Figure]:
    """Rows of (name, megabytes, unit, ratio to the bare work)."""
    rows: list[Figure] = []
    bare_mb: dict[str, float] = {}
    for name, ours, bare, bare_name in WORKS:
        if bare_name not in bare_mb:
            bare_mb[bare_name] = _peak_mb(bare)
            rows.append((f"{bare_name}, memory", bare_mb[bare_name], "MB", None))
        own_mb = _peak_mb(ours)
        rows.append((f"{name}, memory", own_mb, "MB", own_mb / bare_mb[bare_name]))
    return rows


def _peak_mb(program: str) -> float:
    """The most resident memory that a process doing this had, in megabytes."""
    paths = os.pathsep.join((str(TESTS), str(TESTS / "benchmarks")))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", program + TOLD], capture_output=True, text=True, check=True, env=environment
    )
    return round(int(done.stdout.split()[-1]) / 1_000, 1)


if __name__ == "__main__":
    for what, value, unit, ratio in main():
        print(what, value, unit, "" if ratio is None else f"{ratio:.2f}")
