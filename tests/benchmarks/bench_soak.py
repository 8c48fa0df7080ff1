"""Memory of a register's window over 10,000 sales in one day, keyed one after the other, each with its receipt.

The last row is how much it grows when it is warm: what is kept of words, and of the book's file, is full by then.
`python tests/benchmarks/bench_soak.py SALES` keys fewer.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bench_counter import Clerk, Row, issue_pads

from desk.register.counter import new_house
from shoebox.desk.app import make_app

SALES = 10_000
LOOKS = (1_000, 2_500, 5_000, 7_500)  # sales after which memory is looked at; it is warm at the first


def main(sales: int = SALES) -> list[Row]:
    """Rows of (name, figure, unit, ratio to the first look)."""
    make_app()
    seen: dict[int, float] = {}
    with tempfile.TemporaryDirectory(dir=os.environ.get("SHOEBOX_BENCH_DIR")) as folder:
        house = new_house(Path(folder))
        issue_pads(house, sales)
        with closing(Clerk(house)) as clerk:
            for number in range(sales):
                clerk.sells(number)
                if number + 1 in {*LOOKS, sales}:
                    gc.collect()
                    seen[number + 1] = _resident_mb()
        house.book.close()
    (first, least), *_, (last, most) = seen.items()
    rows: list[Row] = [
        (f"register window after {after:,} sales, memory", f"{mb:.1f}", "MB", None if after == first else mb / least)
        for after, mb in seen.items()
    ]
    slope_bytes = (most - least) * 1_000_000 / max(last - first, 1)
    return [*rows, (f"memory grown for each sale after the first {first:,}", f"{slope_bytes:.0f}", "bytes", None)]


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


if __name__ == "__main__":
    print(*main(int(sys.argv[1]) if len(sys.argv) > 1 else SALES), sep="\n")
