"""What the demo says on the terminal: progress in one line, the table of findings, where everything is."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

from shoebox.domain.finding import FindingKind, RunSummary
from shoebox.domain.money import Money, figure_text
from shoebox.drill import Score, ScoreRow

WORDS: dict[FindingKind, str] = {
    FindingKind.MISSING_CHARGE: "never charged",
    FindingKind.DUPLICATE_CHARGE: "charged twice or more",
    FindingKind.DUPLICATE_SLIP: "one sale keyed twice",
    FindingKind.VOID_CHARGED: "voided or paid in cash, yet charged",
    FindingKind.AMOUNT_MISMATCH: "amount differs",
    FindingKind.CARD_MISMATCH: "card differs",
    FindingKind.STORE_MISMATCH: "store differs",
    FindingKind.SPLIT_CHARGE: "one sale, several charges",
    FindingKind.COMBINED_CHARGE: "several sales, one charge",
    FindingKind.REFUND_MISSING: "refund never sent",
    FindingKind.REFUND_DUPLICATE: "refund sent twice",
    FindingKind.REFUND_CHARGED: "refund posted as a charge",
    FindingKind.MISSING_SLIP: "charge without a slip",
    FindingKind.AMBIGUOUS: "nothing tells them apart",
    FindingKind.SLIP_GAP: "slip numbers missing",
    FindingKind.LATE: "past its deadline",
}


@dataclass(slots=True)
class Printout:
    """Says things as they happen. A terminal gets a line that moves; a file gets whole lines only."""

    to: TextIO = field(default_factory=lambda: sys.stdout)
    began_s: float = field(default_factory=time.monotonic)
    _moving: bool = False
    _last_s: float = 0.0

    def step(self, said: str) -> None:
        """A step that is done, with the time since the start."""
        self._end_line()
        print(f"{time.monotonic() - self.began_s:5.1f} s  {said}", file=self.to, flush=True)

    def progress(self, said: str, done: int, total: int) -> None:
        """How far a step is; at most ten times a second, and only where somebody looks."""
        now_s = time.monotonic()
        if self.to.isatty() and now_s - self._last_s > 0.1:
            self._last_s, self._moving = now_s, True
            share = done * 100 // max(total, 1)
            print(
                f"\r{now_s - self.began_s:5.1f} s  {said}: {done:,} of {total:,}, {share} %  ",
                end="",
                file=self.to,
                flush=True,
            )

    def say(self, said: str = "") -> None:
        """A line of its own."""
        self._end_line()
        print(said, file=self.to, flush=True)

    def _end_line(self) -> None:
        if self._moving:
            print(file=self.to)
            self._moving = False


def findings_table(score: Score, currency: str) -> str:
    """Findings by kind beside what the demo knows to be true."""
    head = f"{'finding':<38}{'raised':>8}{'true':>8}{'missed':>8}{'false':>8}{'money at stake, ' + currency:>24}"
    lines = [head, "-" * len(head)]
    lines += [_line(WORDS[row.kind], row, currency) for row in score.rows if row.kind is not None]
    return "\n".join([*lines, "-" * len(head), _line("together", score.total, currency)])


def _line(words: str, row: ScoreRow, currency: str) -> str:
    money = figure_text(Money(row.money_true_minor + row.money_false_minor, currency))
    return f"{words:<38}{row.raised:>8,}{row.true:>8,}{row.missed:>8,}{row.false:>8,}{money:>24}"


def proof_table(summary: RunSummary) -> str:
    """Every slip and every charge in exactly one place, in counts and money."""
    lines = []
    for proof in summary.proofs:
        for title, total, parts in (
            ("slips", proof.slips_in, proof.slips),
            ("charges", proof.charges_in, proof.charges),
        ):
            said = ", ".join(f"{part.label.replace('_', ' ')} {part.count:,}" for part in parts if part.count)
            money = figure_text(Money(total.amount_minor, proof.currency))
            lines.append(f"{total.count:,} {title}, {money} {proof.currency} = {said}")
        lines.append("Complete: the difference is 0." if proof.closes else "NOT COMPLETE: it does not add up.")
    return "\n".join(lines)
