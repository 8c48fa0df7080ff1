"""One hard case in bits: what each fact says for the slip that won a charge, and for the one that came second.

Not part of `python tests/benchmarks` without a name. Draws one chart for the documents:

    python tests/benchmarks case

An outage by `shoebox drill` is made and reconciled; among its charges with two likely slips the one is drawn whose
runner-up is nearest to one in five and is told apart by more than one fact.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from svg import Chart

from shoebox.drill.outage import Asked, make_outage
from shoebox.reconcile import run, stages, weighing
from shoebox.reconcile.evidence import BIT, Odds
from shoebox.reconcile.plan import Plan
from shoebox.reconcile.sides import OpenItems

OUTAGE = Asked(profile="hostile", slips=30_000, stores=36, days=4, seed=9205)
NEAR, TRIED = 0.2, 400
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
FACTS = ("amount", "card", "store", "code and slip number", "moment", "before any fact", "together")
Figure = tuple[str, float, str, float | None]
Bits = tuple[float, ...]


def main() -> list[Figure]:
    """The bits of every fact, of both slips, and the chart."""
    items, plan = _planned(OUTAGE)
    row = _hard(items, plan)
    charge, slips = int(plan.belonging.charge[row]), _rivals(plan, row)
    bits = [_bits(items, plan.odds, slip, charge) for slip in slips]
    share = float(plan.belonging.runner_up_share[row])
    draw(bits, float(plan.belonging.probability[row]), share, PICTURES / "hard-case.svg")
    print(_told(items, charge, slips), file=sys.stderr)
    return [
        (f"{who}, {fact}", round(value, 1), "bits", None)
        for who, some in zip(("won", "second"), bits, strict=True)
        for fact, value in zip(FACTS, some, strict=True)
    ]


def _planned(asked: Asked) -> tuple[OpenItems, Plan]:
    """What one run had to think about, and what it decided."""
    kept: list[tuple[OpenItems, Plan]] = []
    make: Callable[..., Plan] = stages.make_plan

    def keeping(items: OpenItems, *given: Any, **more: Any) -> Plan:
        kept.append((items, make(items, *given, **more)))
        return kept[-1][1]

    stages.make_plan = keeping
    try:
        with tempfile.TemporaryDirectory() as name:
            outage = Path(name) / "outage"
            make_outage(outage, asked)
            run(outage / "slips.parquet", outage / "charges.parquet", Path(name) / "answer")
    finally:
        stages.make_plan = make
    return kept[0]


def _hard(items: OpenItems, plan: Plan) -> int:
    """The row of the charge whose runner-up is nearest to one in five, of those where two facts and more disagree."""
    belonging = plan.belonging
    off = np.where(belonging.is_first & (belonging.runner_up >= 0), np.abs(belonging.runner_up_share - NEAR), 1.0)
    for row in np.argsort(off, kind="stable")[:TRIED].tolist():
        charge = int(belonging.charge[row])
        some = [_bits(items, plan.odds, slip, charge) for slip in _rivals(plan, row)]
        if not all(some):
            continue
        *facts, (won, second) = zip(*some, strict=True)
        if sum(abs(one - other) > 0.5 for one, other in facts) > 1 and 1 < won - second < 3:
            return row
    raise SystemExit("No such case in this outage: choose another seed.")


def _rivals(plan: Plan, row: int) -> tuple[int, int]:
    return int(plan.belonging.slip[row]), int(plan.belonging.runner_up[row])


def _bits(items: OpenItems, odds: Odds, slip: int, charge: int) -> Bits:
    """What each fact says, in bits, the sum last; nothing where the two were never set side by side."""
    pairs = items.pairs
    at = np.flatnonzero((pairs["slip"] == slip) & (pairs["charge"] == charge))
    if not len(at):
        return ()
    mine = {name: column[at] for name, column in pairs.items()}
    said = weighing.fields_mb(odds, items.slips, items.charges, mine, odds.timing.due_s(items.slips))
    moment = said.when_mb - said.anyhow_mb
    facts = [said.amount_mb, said.card_mb, said.store_mb, said.written_mb, moment, np.array([odds.first])]
    values = [float(fact[0]) / BIT for fact in facts]
    return (*values, sum(values))


def _told(items: OpenItems, charge: int, slips: tuple[int, int]) -> str:
    """Both slips and the charge, as the run read them."""
    names = ("sold_at", "amount", "last4", "auth", "slip_no", "store")
    lines = [f"slip {slip}: " + ", ".join(f"{name} {items.slips[name][slip]}" for name in names) for slip in slips]
    names = ("charged_at", "amount", "last4", "auth", "slip_ref", "store")
    return "\n".join([*lines, "charge: " + ", ".join(f"{name} {items.charges[name][charge]}" for name in names)])


def draw(bits: list[Bits], won: float, second: float, path: Path) -> None:
    """A pair of bars for each fact, to the right where it speaks for the slip and to the left where against it."""
    least, most = min(0.0, *map(min, bits)), max(map(max, bits))
    step = 10
    low, high = (int(least // step)) * step, (int(most // step) + 1) * step
    chart = Chart(
        "Evidence in bits, of one charge and two slips", across="bits against and for the slip", up="",
        height_px=104 + 44 * len(FACTS), left_px=190,
    )  # fmt: skip
    wide = high - low
    rows = [1 - (at + 0.5) / len(FACTS) for at in range(len(FACTS))]
    chart.axes(
        [((tick - low) / wide, str(tick)) for tick in range(low, high + 1, step)], list(zip(rows, FACTS, strict=True))
    )
    for colour, some in enumerate(bits):
        for y, value in zip(rows, some, strict=True):
            off = (0.5 - colour) * 0.32 / len(FACTS)
            chart.bar(-low / wide, (value - low) / wide, y + off, colour=colour, size_px=11, name=f"{value:+.1f}")
    chart.legend([f"won, {won:.2f}", f"second, {second:.2f}"])
    chart.save(path)


if __name__ == "__main__":
    for figure in main():
        print(figure)
