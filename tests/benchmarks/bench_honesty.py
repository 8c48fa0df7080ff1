"""How right the reconciliation is, and whether its confidence means what it says, over ten outages of every kind.

Not part of `python tests/benchmarks` without a name, since it takes minutes. Draws two charts for the documents:

    python tests/benchmarks honesty

Ten outages by `shoebox drill`, one after the other: made, reconciled, marked, forgotten. Findings are put together
in bands of confidence. An outage without a fault must have no finding at all.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from svg import Chart

from shoebox.domain.finding import FindingKind
from shoebox.drill.marking import mark_answer
from shoebox.drill.marking.marks import PPM, Band, Mark, Marks
from shoebox.drill.outage import Asked, make_outage
from shoebox.reconcile import run

OUTAGES = (
    ("standard", 9801), ("standard", 9802), ("rich", 9803), ("poor", 9804), ("hostile", 9805), ("refunds", 9806),
    ("multi-currency", 9807), ("half-up", 9808), ("files", 9809), ("clean", 9810),
)  # fmt: skip
SLIPS, STORES, DAYS = 30_000, 36, 4
TELLING = 200  # findings a band needs before its share says something
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
Figure = tuple[str, float, str, float | None]


def main() -> list[Figure]:
    """Figures of each outage, of each band over all of them, and the two charts."""
    marked = {}
    for profile, seed in OUTAGES:
        marked[f"{profile} {seed}"] = _marks(Asked(profile=profile, slips=SLIPS, stores=STORES, days=DAYS, seed=seed))
        print(f"{profile} {seed} is marked", file=sys.stderr, flush=True)
    bands = together([band for marks in marked.values() for band in marks.finding_confidence.bands])
    kinds = _kinds(list(marked.values()))
    draw_calibration(bands, PICTURES / "calibration.svg")
    draw_kinds(kinds, PICTURES / "kinds.svg")
    figures: list[Figure] = []
    for name, marks in marked.items():
        figures += _figures(name, marks)
    whole = sum(count for count, _, _ in bands)
    off = sum(abs(said - PPM * right) for _, said, right in bands) / max(1, whole)
    figures += [
        (f"said {said / count / PPM:.3f}, {count:,} findings", round(right / count, 4), "right", None)
        for count, said, right in bands
    ]
    return [*figures, (f"calibration error, {whole:,} findings", round(off / PPM, 4), "", None)]


def _marks(asked: Asked) -> Marks:
    with tempfile.TemporaryDirectory() as name:
        outage, answer = Path(name) / "outage", Path(name) / "answer"
        make_outage(outage, asked)
        run(outage / "slips.parquet", outage / "charges.parquet", answer, incident=outage / "incident.toml")
        return mark_answer(answer, outage)


def together(bands: Sequence[Band]) -> list[tuple[int, int, int]]:
    """Finer bands of several outages as few: how many findings, the sum of what was said, how many right."""
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for band in bands:
        mine = sums[band.high_ppm]
        for at, amount in enumerate((band.count, band.said_ppm * band.count, band.right)):
            mine[at] += amount
    return [(count, said, right) for _, (count, said, right) in sorted(sums.items())]


def _kinds(marked: Sequence[Marks]) -> dict[str, Mark]:
    """Every kind over all outages, the most frequent first."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for marks in marked:
        for mark in marks.kinds:
            sums[mark.name].update({n: getattr(mark, n) for n in ("raised", "true", "missed", "false", "found")})
    ordered = sorted(sums.items(), key=lambda pair: -(pair[1]["found"] + pair[1]["missed"]))
    return {name: Mark(name=name, **sums) for name, sums in ordered if sums["found"] + sums["missed"] >= TELLING // 10}


def _figures(name: str, marks: Marks) -> list[Figure]:
    if not marks.total.raised:
        return [(f"{name}, findings", 0, "", None)]
    due = sum(money.due_minor for money in marks.refunds)
    wrong = sum(money.wrong_minor for money in marks.refunds)
    asked = (
        FindingKind.DUPLICATE_CHARGE, FindingKind.MISSING_CHARGE, FindingKind.DUPLICATE_SLIP, FindingKind.VOID_CHARGED,
    )  # fmt: skip
    return [
        (f"{name}, links", round(marks.links.f1_ppm / PPM, 4), "F1", None),
        *((f"{name}, {kind.value}", round(marks.kind(kind).f1_ppm / PPM, 3), "F1", None) for kind in asked),
        (f"{name}, wrong refunds", round(100 * wrong / max(1, due), 2), "% of due", None),
        (f"{name}, calibration error", round(marks.finding_confidence.error_ppm / PPM, 3), "", None),
    ]


def draw_calibration(bands: Sequence[tuple[int, int, int]], path: Path) -> None:
    """What was said against what was so; a dot's size is how many findings stand behind it."""
    chart = Chart("Confidence, and how often it was right", across="confidence said", up="share that was right")
    ticks = [((share - 4) / 6, f"{share / 10:.1f}") for share in range(4, 11)]
    chart.axes(ticks, ticks)
    chart.line([(0, 0), (1, 1)], colour=-1, dashed=True)
    for count, said, right in bands:
        at = said / count / PPM
        name = f"{count:,}" if at < 0.97 else ""
        x, y = ((share - 0.4) / 0.6 for share in (at, right / count))
        chart.dot(x, y, colour=0 if count >= TELLING else 1, size_px=3 + min(7.0, count**0.5 / 14), name=name)
    chart.legend([f"{TELLING} findings and more", "fewer"])
    chart.save(path)


def draw_kinds(kinds: dict[str, Mark], path: Path) -> None:
    """Precision and recall of each kind, one line each."""
    floor = 0.8
    height = 104 + 28 * len(kinds)
    chart = Chart("Precision and recall by kind", across="share", up="", height_px=height, left_px=190)
    ticks = [((share / 100 - floor) / (1 - floor), f"{share / 100:.2f}") for share in range(80, 101, 5)]
    rows = [(1 - (at + 0.5) / len(kinds), mark) for at, mark in enumerate(kinds.values())]
    chart.axes(ticks, [(y, f"{mark.name}, {mark.found + mark.missed:,}") for y, mark in rows])
    for y, mark in rows:
        for colour, ppm in enumerate((mark.precision_ppm, mark.recall_ppm)):
            chart.dot(max(0.0, (ppm / PPM - floor) / (1 - floor)), y, colour=colour)
    chart.legend(["precision", "recall"])
    chart.save(path)


if __name__ == "__main__":
    for row in main():
        print(row)
