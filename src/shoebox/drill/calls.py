"""The calls that a register asks for when slips on one card add up: whoever keys rings up and writes the code. Pure.

Only at keying is it known what stands in the book already, so a planned day is gone through once more in that order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from random import Random

from shoebox.domain.entry import Tender
from shoebox.domain.policy import Policy
from shoebox.drill.steps import Face, KeySale, Step, TrueSale, VoidSale

MINUTE_MS = 60_000


def with_calls(steps: list[Step], policy: Policy, rng: Random) -> list[Step]:
    """The steps, in keyed order, with a code on each slip that its card's earlier ones lift above the floor limit."""
    struck = {step.of_step: step.at_ms for step in steps if isinstance(step, VoidSale)}
    without: defaultdict[str, list[KeySale]] = defaultdict(list)
    called: list[Step] = []
    for step in steps:
        if isinstance(step, KeySale) and step.typed.tender == Tender.CARD and not step.typed.approval:
            before = [
                one
                for one in without[step.typed.last4]
                if one.at_ms >= step.at_ms - policy.split_minutes * MINUTE_MS
                and struck.get(one.step_id, step.at_ms) >= step.at_ms
            ]
            together_minor = step.typed.amount_minor + sum(one.typed.amount_minor for one in before)
            brands = {one.typed.brand for one in (step, *before)}
            if before and any(policy.needs_approval(brand, together_minor) for brand in brands):
                step = _with_code(step, f"{rng.randrange(10**6):06d}")  # noqa: PLW2901  (the same step, with its code)
            else:
                without[step.typed.last4].append(step)
        called.append(step)
    return called


def as_on_paper(sales: list[TrueSale], steps: list[Step]) -> tuple[TrueSale, ...]:
    """The true sales, each with the code that was written on its slip at last."""
    papers = {step.step_id: step.paper for step in steps if isinstance(step, KeySale)}

    def face(sale: TrueSale) -> Face:
        written = papers[sale.good[0]].approval if sale.good else ""
        return replace(sale.paper, approval=sale.paper.approval or written)

    return tuple(replace(sale, paper=face(sale)) for sale in sales)


def _with_code(step: KeySale, code: str) -> KeySale:
    return replace(step, typed=replace(step.typed, approval=code), paper=replace(step.paper, approval=code))
