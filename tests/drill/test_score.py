"""The score: a perfect answer, no answer, and answers that are right in another way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shoebox.domain.finding import Finding, FindingKind, Link, Role, finding_id
from shoebox.drill import CentralDay, Rates, Truth, central_charges, made_up_baskets, plan_day, score
from shoebox.drill.truth import Expected, KnownCharge, KnownSlip


@pytest.fixture(scope="module")
def central() -> CentralDay:
    rates = Rates(double=5_000, lost=5_000, split=3_000, wrong_amount=3_000, torn_out=1_000, refund_lost=50_000)
    return central_charges(plan_day(made_up_baskets(2, 4, 150), seed=4, rates=rates), seed=4, rates=rates)


def said(one: Expected, *, kind: FindingKind | None = None, amount_minor: int | None = None) -> Finding:
    kind = kind or one.kind
    return Finding(
        finding_id=finding_id(kind, one.slips, one.charges, more=one.numbers), kind=kind, slip_ids=one.slips,
        charge_ids=one.charges, amount_minor=one.amount_minor if amount_minor is None else amount_minor,
        currency="USD", confidence_ppm=990_000, reasons=tuple(f"missing {number}" for number in one.numbers),
        deadline="",
    )  # fmt: skip


def ties(truth: Truth) -> list[Link]:
    return [
        Link(charge.charge, slip, charge.role, charge.duplicate_of, 1_000_000, "told")
        for charge in truth.charges
        for slip in charge.slips or ("",)
    ]


def test_the_truth_itself_scores_full_marks(central: CentralDay) -> None:
    truth = central.truth
    got = score(truth, [said(one) for one in truth.expected], ties(truth))
    assert (got.total.true, got.total.missed, got.total.false) == (len(truth.expected), 0, 0)
    assert got.total.money_true_minor == sum(one.amount_minor for one in truth.expected)
    assert (got.total.money_missed_minor, got.total.money_false_minor) == (0, 0)
    assert got.links_wrong == 0
    assert got.links_right > 200
    assert all(row.raised == row.true + row.false for row in got.rows)


def test_no_answer_misses_everything(central: CentralDay) -> None:
    got = score(central.truth, [], [])
    needed = [one for one in central.truth.expected if not one.optional]
    assert (got.total.raised, got.total.true, got.total.missed) == (0, 0, len(needed))
    assert got.total.money_missed_minor == sum(one.amount_minor for one in central.truth.expected)
    assert got.links_right == 0


SLIPS = (
    KnownSlip(slip="s1", store="085", amount_minor=6_241, last4="5520", kind="sale"),
    KnownSlip(slip="s2", store="085", amount_minor=6_241, last4="5520", kind="sale"),
    KnownSlip(slip="s3", store="085", amount_minor=999, last4="1111", kind="sale"),
)
CHARGES = tuple(
    KnownCharge(
        charge=name, store="085", amount_minor=999, last4="1111", kind="charge",
        role=Role.DUPLICATE if at else Role.SETTLES, slips=("s3",), duplicate_of="c1" if at else "",
    )
    for at, name in enumerate(("c1", "c2", "c3"))
)  # fmt: skip
LOST = Expected(
    kind=FindingKind.MISSING_CHARGE, store="085", slips=("s1",), amount_minor=6_241, fault="lost",
    also=(FindingKind.AMBIGUOUS,),
)  # fmt: skip
TRIPLE = Expected(
    kind=FindingKind.DUPLICATE_CHARGE, store="085", slips=("s3",), charges=("c1", "c2", "c3"), amount_minor=1_998,
    fault="triple",
)  # fmt: skip
TRUTH = Truth((LOST, TRIPLE), SLIPS, CHARGES)


def row(truth: Truth, kind: FindingKind, *findings: Finding) -> tuple[int, int, int]:
    for one in score(truth, findings, []).rows:
        if one.kind is kind:
            return one.true, one.missed, one.false
    return 0, 0, 0


def test_an_honest_twin_stands_for_the_other() -> None:
    """s1 and s2 are alike: it does not matter which of them is said to lack its charge."""
    other = said(replace(LOST, slips=("s2",)))
    assert row(TRUTH, FindingKind.MISSING_CHARGE, other) == (1, 0, 0)


def test_the_same_thing_said_twice_is_right_once() -> None:
    twice = [said(LOST), said(replace(LOST, slips=("s2",)))]
    assert row(TRUTH, FindingKind.MISSING_CHARGE, *twice) == (1, 0, 1)


def test_ambiguous_is_right_where_nothing_tells_them_apart() -> None:
    unsure = said(replace(LOST, slips=("s1", "s2")), kind=FindingKind.AMBIGUOUS)
    assert row(TRUTH, FindingKind.AMBIGUOUS, unsure) == (1, 0, 0)
    assert row(TRUTH, FindingKind.MISSING_CHARGE, unsure) == (0, 0, 0)


def test_another_kind_is_missed_and_falsely_raised() -> None:
    wrong = said(LOST, kind=FindingKind.DUPLICATE_SLIP)
    assert row(TRUTH, FindingKind.MISSING_CHARGE, wrong) == (0, 1, 0)
    assert row(TRUTH, FindingKind.DUPLICATE_SLIP, wrong) == (0, 0, 1)


def test_giving_back_too_little_or_too_much_counts_in_money() -> None:
    """Charged three times at 9.99: 19.98 are to go back."""
    little = score(TRUTH, [said(TRIPLE, amount_minor=999)], []).total
    much = score(TRUTH, [said(TRIPLE, amount_minor=2_997)], []).total
    assert (little.money_true_minor, little.money_missed_minor) == (999, 999 + 6_241)
    assert (much.money_true_minor, much.money_false_minor) == (1_998, 999)


def test_a_charge_tied_to_a_slip_it_does_not_pay_is_a_wrong_link() -> None:
    links = [Link("c1", "s3", Role.SETTLES, "", 1, "x"), Link("c2", "s1", Role.SETTLES, "", 1, "x")]
    got = score(TRUTH, [], links)
    assert (got.links_right, got.links_wrong) == (1, 2)


def test_entry_ids_take_the_place_of_step_names() -> None:
    named = TRUTH.with_entries({"s1": "e1", "s2": "e2", "s3": "e3"})
    assert [slip.slip for slip in named.slips] == ["e1", "e2", "e3"]
    assert named.expected[1].slips == named.charges[0].slips == ("e3",)
    with pytest.raises(KeyError):
        TRUTH.with_entries({"s1": "e1"})


def test_a_gap_is_found_by_its_numbers() -> None:
    gap = Expected(kind=FindingKind.SLIP_GAP, store="085", numbers=("085100117",), fault="number_missing")
    inside = said(replace(gap, numbers=("085100116", "085100118")))
    outside = said(replace(gap, numbers=("085100200",)))
    truth = Truth((gap,), (), ())
    assert row(truth, FindingKind.SLIP_GAP, inside) == (1, 0, 0)
    assert row(truth, FindingKind.SLIP_GAP, outside) == (0, 1, 1)


def test_what_another_finding_says_already_may_be_said_or_left_out() -> None:
    gap = Expected(
        kind=FindingKind.SLIP_GAP, store="085", numbers=("085100117",), fault="number_missing", optional=True
    )
    truth = Truth((gap,), (), ())
    assert row(truth, FindingKind.SLIP_GAP, said(gap)) == (1, 0, 0)
    assert score(truth, [], []).rows == ()
