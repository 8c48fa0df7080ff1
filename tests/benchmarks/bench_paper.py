"""Papers beside bare reportlab tables of as many rows: what the layout, the codes and the embedded letters cost."""

from __future__ import annotations

import io
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from reportlab.lib.pagesizes import A4
from reportlab.platypus import LongTable, SimpleDocTemplate

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from paper import samples
from shoebox.domain.policy import Policy
from shoebox.paper import box_label_pdf, end_of_day_pdf, findings_pdf, receipt_pdf

RUNS = 5
Figure = tuple[str, float, str, float | None]


def _bare_table(rows: int) -> bytes:
    """A table of four short columns in a font every viewer has: no wrapping, no codes, nothing embedded."""
    cells = [[str(at), f"085100{at:03d}", "Visa 4417", f"{at * 731 / 100:,.2f}"] for at in range(rows)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([LongTable(cells)])
    return out.getvalue()


def _milliseconds(work: Callable[[], bytes], runs: int = RUNS) -> float:
    """The middle of some runs, in this process's own time; one more before them warms what is read once."""
    work()
    times = []
    for _ in range(runs):
        began = process_time()
        work()
        times.append((process_time() - began) * 1000)
    return round(statistics.median(times), 1)


def _receipt() -> bytes:
    row = samples.sale_row()
    return receipt_pdf(row, store_name="Harbour Row", register="2", clerk_name="Dana K.", policy=Policy())


def main() -> list[Figure]:
    """Rows of (name, value, unit, ratio to the bare table of the same run)."""
    day, printed_ms = samples.huge_figures(), samples.local_ms(18, 33)
    findings = samples.findings_report(5_000)
    bare, bare_long = _milliseconds(lambda: _bare_table(1_000)), _milliseconds(lambda: _bare_table(5_000), 1)
    ours = _milliseconds(lambda: end_of_day_pdf(day, printed_ms=printed_ms))
    ours_long = _milliseconds(lambda: findings_pdf(findings), 1)
    label = _milliseconds(
        lambda: box_label_pdf(samples.box_head(), entries=203, slips_by_hand=129, keep_until="2028-05-12")
    )
    return [
        ("bare reportlab table, 1,000 rows", bare, "ms", None),
        ("end-of-day PDF of 1,000 sales, two copies of four pages", ours, "ms", ours / bare),
        ("receipt PDF", _milliseconds(_receipt), "ms", None),
        ("box label PDF", label, "ms", None),
        ("bare reportlab table, 5,000 rows", bare_long, "ms", None),
        ("findings report PDF, 5,000 findings", ours_long, "ms", ours_long / bare_long),
    ]


if __name__ == "__main__":
    for what, value, unit, ratio in main():
        print(what, value, unit, "" if ratio is None else f"{ratio:.2f}")
