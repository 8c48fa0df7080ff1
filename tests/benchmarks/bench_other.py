"""How right the reconciliation is on outages of a second maker, who knew neither `shoebox drill` nor the engine.

Not part of `python tests/benchmarks` without a name, since it takes minutes:

    python tests/benchmarks other [--slips 6000]

Eight chains of other habits than the drill's, by one seed each: made, reconciled, marked, forgotten. A witness beside
the drill: what is mended by it alone is fitted to it.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reconcile.other_counter import WORLDS
from reconcile.other_marks import KINDS, Answer, answer_to

SEED, SLIPS_A_STORE = 2_601, 250
Figure = tuple[str, float, str, float | None]


def main(slips: int = 30_000) -> list[Figure]:
    """Print chain by measure, a line as soon as it is known; no figure is left to be listed one by one."""
    head = ["chain", "link", *(kind.value for kind in KINDS), "wrong refunds", "missed refunds", "right above 0.99"]
    print("|".join(["", *head, ""]) + "\n" + "|---" * len(head) + "|", flush=True)
    for seed, (name, world) in enumerate(WORLDS.items(), start=SEED):
        asked = replace(world, slips=slips, stores=max(2, slips // SLIPS_A_STORE))
        with tempfile.TemporaryDirectory() as folder:
            answer = answer_to(asked, seed=seed, folder=Path(folder))
        print("|".join(["", name, *figures(answer), ""]), flush=True)
    return []


def figures(answer: Answer) -> list[str]:
    """F1 of links and kinds, refunds wrong and missed of what is due, and which share of the sure findings is right."""
    link = f"{answer.link:.4f}"
    if not answer.marks.total.raised:
        return [link, "no finding at all", *[""] * (len(KINDS) + 2)]
    kinds = [f"{answer.f1(kind):.3f}" for kind in KINDS]
    refunds = [f"{100 * share:.2f} %" for share in (answer.wrong_refunds, answer.missed_refunds)]
    return [link, *kinds, *refunds, f"{answer.sure_and_right:.4f} of {answer.sure:,}"]


if __name__ == "__main__":
    main()
