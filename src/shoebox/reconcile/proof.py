"""Nothing falls off the table: where every row and every cent of a run went. Pure.

The counts that went in are taken from what was read, the parts from what was said; they are two different sums, so a
row that no decision mentions, or that two mention, shows here and stops the run.
"""

from __future__ import annotations

from collections.abc import Iterable

from shoebox.domain.errors import Trouble
from shoebox.domain.finding import Proof, ProofLine

SLIP_LABELS = ("settled", "in_findings", "voided", "cash")
CHARGE_LABELS = ("settling", "duplicate", "unrelated", "in_findings", "not_captured")
Row = tuple[str, str, str, int, int]


def prove(rows: Iterable[Row], contradictions: int) -> tuple[Proof, ...]:
    """One proof per currency from rows of side, currency, label, count and money; `in` is the label of what was read.

    `contradictions` counts what no run may say, such as a charge that settles two slips. Raises Trouble where there is
    any, or where rows or money don't add up.
    """
    books: dict[tuple[str, str, str], ProofLine] = {}
    for side, currency, label, count, amount_minor in rows:
        books[currency, side, label] = ProofLine(label, count, amount_minor)
    proofs = tuple(_proof(currency, books) for currency in sorted({currency for currency, _, _ in books}))
    for proof in proofs:
        if not proof.closes:
            raise Trouble("reconcile.unbalanced", currency=proof.currency)
    if contradictions:
        raise Trouble("reconcile.contradicted", count=contradictions)
    return proofs


def _proof(currency: str, books: dict[tuple[str, str, str], ProofLine]) -> Proof:
    def line(side: str, label: str) -> ProofLine:
        return books.get((currency, side, label), ProofLine(label, 0, 0))

    return Proof(
        currency,
        line("slips", "in"),
        tuple(line("slips", label) for label in SLIP_LABELS),
        line("charges", "in"),
        tuple(line("charges", label) for label in CHARGE_LABELS),
    )
