"""The engine's answer to an outage of the second maker, held against its truth by the drill's marks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reconcile.other_counter import World
from reconcile.other_outage import write_outage
from shoebox.domain.finding import FindingKind
from shoebox.drill.marking import Marks, mark_answer
from shoebox.drill.marking.marks import PPM
from shoebox.reconcile import run

KINDS = (
    FindingKind.DUPLICATE_CHARGE, FindingKind.MISSING_CHARGE, FindingKind.DUPLICATE_SLIP, FindingKind.VOID_CHARGED,
    FindingKind.AMOUNT_MISMATCH, FindingKind.CARD_MISMATCH, FindingKind.SPLIT_CHARGE, FindingKind.COMBINED_CHARGE,
)  # fmt: skip
SURE_PPM = 990_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the marks of one outage come to, as shares of one."""

    marks: Marks

    @property
    def link(self) -> float:
        """F1 of links; one to a slip that nothing tells from the right one is right."""
        return self.marks.links.f1_ppm / PPM

    def f1(self, kind: FindingKind) -> float:
        """Precision and recall of one kind in one figure."""
        return self.marks.kind(kind).f1_ppm / PPM

    @property
    def wrong_refunds(self) -> float:
        """Money that would go back and is nobody's, of the money that is due."""
        return sum(money.wrong_minor for money in self.marks.refunds) / self._due_minor

    @property
    def missed_refunds(self) -> float:
        """Money that is due and would not go back, of all that is; a family may be told in part."""
        return sum(money.missed_minor for money in self.marks.refunds) / self._due_minor

    @property
    def _due_minor(self) -> int:
        return max(1, sum(money.due_minor for money in self.marks.refunds))

    @property
    def sure(self) -> int:
        """How many findings are said with more than 0.99."""
        return sum(band.count for band in self.marks.finding_confidence.bands if band.low_ppm >= SURE_PPM)

    @property
    def sure_and_right(self) -> float:
        """Which share of them is right."""
        right = sum(band.right for band in self.marks.finding_confidence.bands if band.low_ppm >= SURE_PPM)
        return right / max(1, self.sure)


def answer_to(world: World, *, seed: int, folder: Path) -> Answer:
    """Make the outage in `folder`, reconcile it there, and mark what is said."""
    slips, charges = write_outage(folder, world, seed=seed)
    run(slips, charges, folder / "answer")
    return Answer(mark_answer(folder / "answer", folder))
