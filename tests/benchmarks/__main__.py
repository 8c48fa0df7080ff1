"""Measure everything once: `python -m benchmarks` from `tests/`, or `python tests/benchmarks`. Never part of the tests.

Each bench module has a `main()` that answers rows of (name, value, unit, ratio to the alternative or None), or prints a
table of its own and answers none. Both sides of a ratio are measured in the same run, since these figures are worth
nothing across machines. One whose figures must be within bounds answers what of them is not as well; the run then ends
with 1.
"""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
from pathlib import Path

BENCHES = ("sale", "twin", "window", "counter", "paper", "box", "intake", "wall", "prices", "memory", "reconcile")
# One needs packages that nothing installs, one pyspark and Java, the others take minutes.
BY_NAME_ALONE = ("peers", "honesty", "other", "case", "storm", "soak", "copy", "spark")
# One name for all that docs/reconciliation.md shows: every figure and picture of it is made in one go.
TOGETHER = {"reconciliation": ("peers", "honesty", "case")}


def main() -> int:
    """Run the chosen benches and print one Markdown table."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    said = f"which of {', '.join(BENCHES)}; all of them where none is named; {', '.join(BY_NAME_ALONE)} by name alone; "
    said += "; ".join(f"{name} is {', '.join(some)}" for name, some in TOGETHER.items())
    parser.add_argument("benches", nargs="*", choices=[*BENCHES, *BY_NAME_ALONE, *TOGETHER, []], help=said)
    of_storm = parser.add_argument_group("storm", "how many come back at once, and where head office keeps it")
    of_storm.add_argument("--registers", type=int, default=360)
    of_storm.add_argument("--entries", type=int, default=2_000, help="of each register")
    of_storm.add_argument("--postgres", action="store_true", help="in PostgreSQL, in place of SQLite")
    parser.add_argument_group("other").add_argument("--slips", type=int, default=30_000, help="of each chain")
    asked = parser.parse_args()
    options = {"storm": {name: getattr(asked, name) for name in ("registers", "entries", "postgres")}}
    options["other"] = {"slips": asked.slips}
    sys.path.insert(0, str(Path(__file__).parent))
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    head = "| what | figure | unit | ratio |\n|---|---|---|---|\n"  # once, and not over a table of a bench's own
    wrong: list[str] = []
    for name in [each for named in asked.benches or BENCHES for each in TOGETHER.get(named, (named,))]:
        rows = importlib.import_module(f"bench_{name}").main(**options.get(name, {}))
        if isinstance(rows, tuple):
            rows, missed = rows
            wrong += [f"{name}: {words}" for words in missed]
        for what, value, unit, ratio in rows:
            print(f"{head}| {what} | {value} | {unit} | {'' if ratio is None else f'{ratio:.2f}'} |", flush=True)
            head = ""
    for words in wrong:
        print(words, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
