"""What the findings report says on paper: one run's result, ready to print. Standard library only.

A read model like the day's figures: whoever runs the casework fills it in, the paper room only draws it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """One line of the completeness proof, of the slips' or of the charges' side. Negative = taken off."""

    label: str
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """Findings of one kind taken together; ``decided`` of ``count`` have a decision."""

    label: str
    count: int
    amount_minor: int
    decided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding in words. ``card`` is brand and last four at most; ``confidence`` and ``decision`` are texts."""

    finding_id: str
    words: str
    store: str
    card: str
    amount_minor: int
    confidence: str
    reasons: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """An instruction file this run led to, with its control totals; ``digest`` is SHA-256 in hex."""

    name: str
    lines: int
    total_minor: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsReport:
    """Everything the findings report says. Money in minor units of ``currency``; times in the office's wall clock.

    The last row of ``slips`` and of ``charges`` is what the rows above it must add up to.
    """

    title: str
    run_id: str
    made_ms: int
    offset_min: int = 0
    made_by: str
    engine: str
    rules_version: str
    currency: str
    slips: tuple[ProofLine, ...]
    charges: tuple[ProofLine, ...]
    kinds: tuple[KindLine, ...]
    findings: tuple[FindingLine, ...]
    files: tuple[FileLine, ...]
