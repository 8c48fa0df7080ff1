"""Drills: slips that can be keyed, three with one mistake each, and a score that says what was noticed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.policy import Policy
from shoebox.domain.practice import Fault, Keyed, PaperSlip, make_slips, score, wrong_fields

POLICY = Policy()


def keyed(paper: PaperSlip, number: str, **fields: object) -> Keyed:
    """As it lies there, in twenty seconds."""
    plain = {
        "is_spoiled": False, "took_ms": 20_000, "slip": number, "amount_minor": paper.total_minor,
        "brand": str(paper.brand), "last4": paper.last4, "approval": paper.approval,
    }  # fmt: skip
    return Keyed(**{**plain, **fields})


ASIDE = Keyed(is_spoiled=True, took_ms=5_000)


@given(seed=st.integers(0, 2**32))
def test_what_is_laid_out(seed: int) -> None:
    """Eight slips, three mistakes of different kinds; a good one adds up, is not expired, and is under every limit."""
    slips = make_slips(Random(seed).randrange, POLICY, year=2026)
    faults = [slip.fault for slip in slips if slip.fault is not None]
    assert (len(slips), len(faults), len(set(faults))) == (8, 3, 3)
    for slip in slips:
        adds_up = slip.goods_minor + slip.tax_minor == slip.total_minor
        expired = slip.expires[-2:] < "26"
        assert adds_up is (slip.fault is not Fault.SUM)
        assert expired is (slip.fault is Fault.EXPIRED)
        assert 0 < slip.total_minor <= POLICY.amount_twice_above_minor
        assert len(slip.approval) == POLICY.approval_signs
    assert slips == make_slips(Random(seed).randrange, POLICY, year=2026)


@given(seed=st.integers(0, 2**32))
def test_all_right_and_all_wrong(seed: int) -> None:
    slips = make_slips(Random(seed).randrange, POLICY, year=2026)
    numbers = [f"90000000{at}" for at in range(len(slips))]
    right = [ASIDE if slip.fault else keyed(slip, number) for slip, number in zip(slips, numbers, strict=True)]
    best = score(slips, numbers, right, day="2026-11-12", clerk="17")
    assert (best.right, best.noticed, best.median_ms) == (8, 3, 20_000)
    wrong = [keyed(slip, number) if slip.fault else ASIDE for slip, number in zip(slips, numbers, strict=True)]
    worst = score(slips, numbers, wrong, day="2026-11-12", clerk="17")
    assert (worst.right, worst.noticed) == (0, 0)


@pytest.mark.parametrize(("slips", "faults"), [(4, 4), (12, 0), (40, 2)])
def test_a_policy_says_how_long_a_drill_is(slips: int, faults: int) -> None:
    """So many slips and so many mistakes as head office wants, and no good slip above the largest sale."""
    policy = replace(POLICY, drill_slips=slips, drill_faults=faults, sale_minor_max=900)
    laid = make_slips(Random(7).randrange, policy, year=2026)
    assert (len(laid), sum(one.fault is not None for one in laid)) == (slips, faults)
    assert all(0 < one.total_minor <= 900 for one in laid if one.fault is None)


def test_each_wrong_field_is_named() -> None:
    slip = next(one for one in make_slips(Random(1).randrange, POLICY, year=2026) if one.fault is None)
    assert wrong_fields(slip, "1", keyed(slip, "1")) == ()
    for field, value in (("slip", "2"), ("amount_minor", 1), ("brand", "other"), ("last4", "x"), ("approval", "x")):
        assert wrong_fields(slip, "1", keyed(slip, "1", **{field: value})) == (field.removesuffix("_minor"),)
    assert wrong_fields(slip, "1", ASIDE) == ("spoiled",)
