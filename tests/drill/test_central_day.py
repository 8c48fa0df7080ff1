"""What central charged: every charge in one role, every fault in the truth, nothing where nothing goes wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shoebox.domain.entry import Tender
from shoebox.domain.errors import Trouble
from shoebox.domain.finding import FindingKind, Role
from shoebox.drill import CentralDay, Rates, central_charges, made_up_baskets, plan_day
from shoebox.drill.central_day import CHARGE_COLUMNS
from shoebox.drill.steps import KeySale, OutagePlan, RefundSale

# Everything goes wrong often, so that a few hundred sales show every kind.
BAD_DAY = Rates(
    lost=4_000, double=4_000, triple=2_000, keyed_again=4_000, wrong_amount=4_000, wrong_last4=4_000,
    wrong_store=4_000, split=4_000, combined=20_000, late=3_000, web_twin=2_000, double_reversed=3_000,
    declined_first=3_000, void_walked_away=4_000, void_charged=50_000, refund=6_000, refund_lost=30_000,
    refund_doubled=30_000, refund_as_charge=30_000, cash_charged_too=20_000, amount_typo=2_000, last4_typo=2_000,
    slip_lost=2_000, rewritten_twice=2_000, torn_out=500, web_order=20_000, web_retry=20_000, web_repeat=20_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> OutagePlan:
    return plan_day(made_up_baskets(3, 9, 260), seed=9, rates=BAD_DAY, leave_open=False)


@pytest.fixture(scope="module")
def central(plan: OutagePlan) -> CentralDay:
    return central_charges(plan, seed=9, rates=BAD_DAY)


def test_the_same_seed_gives_the_same_charges_and_another_seed_others(plan: OutagePlan) -> None:
    assert central_charges(plan, seed=9, rates=BAD_DAY) == central_charges(plan, seed=9, rates=BAD_DAY)
    assert central_charges(plan, seed=9, rates=BAD_DAY) != central_charges(plan, seed=10, rates=BAD_DAY)


def test_every_charge_is_known_once_in_the_order_it_was_made(central: CentralDay) -> None:
    ids = [charge.charge_id for charge in central.charges]
    assert ids == sorted(set(ids))
    assert [known.charge for known in central.truth.charges] == ids
    assert [charge.charged_at for charge in central.charges] == sorted(charge.charged_at for charge in central.charges)


def test_every_kind_of_fault_is_there_and_names_what_exists(central: CentralDay) -> None:
    charges = {charge.charge_id for charge in central.charges}
    slips = {slip.slip for slip in central.truth.slips}
    not_of_charges = {
        FindingKind.AMBIGUOUS,
        FindingKind.ORDER_TWICE,
        FindingKind.RECEIPT_REFUNDED,
        FindingKind.ORDER_SHARED,
        FindingKind.SLIP_REPORTED,
        FindingKind.NUMBER_TWICE,
        FindingKind.PADS_OVERLAP,
    }
    assert {one.kind for one in central.truth.expected} == set(FindingKind) - not_of_charges
    for one in central.truth.expected:
        assert set(one.charges) <= charges
        assert set(one.slips) <= slips
        assert one.slips or one.charges or one.numbers
        assert one.amount_minor > 0 or one.kind is FindingKind.SLIP_GAP


def test_every_slip_is_settled_missing_or_said_to_be_odd(plan: OutagePlan, central: CentralDay) -> None:
    """Each card slip in a book pays for itself in exactly one way."""
    paid = {slip for charge in central.truth.charges for slip in charge.slips if charge.role is not Role.DUPLICATE}
    odd = {slip for one in central.truth.expected for slip in one.slips}
    for day in plan.days:
        struck = {step for sale in day.sales for step in sale.voided}
        for step in day.steps:
            if isinstance(step, KeySale | RefundSale) and step.typed.tender == Tender.CARD:
                assert step.step_id in paid | odd | struck


def test_a_plain_sale_is_charged_what_its_paper_says_and_parts_come_to_the_cent(
    plan: OutagePlan, central: CentralDay
) -> None:
    typed = {
        step.step_id: step.typed.amount_minor
        for day in plan.days
        for step in day.steps
        if isinstance(step, KeySale | RefundSale)
    }
    said = {slip for one in central.truth.expected for slip in one.slips}
    for charge in central.truth.charges:
        if charge.role is Role.SETTLES and not said & set(charge.slips):
            assert charge.amount_minor == typed[charge.slips[0]]
    for one in central.truth.expected:
        if one.kind in (FindingKind.SPLIT_CHARGE, FindingKind.COMBINED_CHARGE):
            whole = sum(known.amount_minor for known in central.truth.charges if known.charge in one.charges)
            assert whole == one.amount_minor == sum(typed[slip] for slip in one.slips)


def test_a_duplicate_names_the_first_charge_of_its_family(central: CentralDay) -> None:
    known = {charge.charge: charge for charge in central.truth.charges}
    extras = [charge for charge in known.values() if charge.role is Role.DUPLICATE]
    assert extras
    for extra in extras:
        assert known[extra.duplicate_of].role in (Role.SETTLES, Role.UNRELATED)
        assert known[extra.duplicate_of].slips == extra.slips
    families = [one for one in central.truth.expected if one.kind is FindingKind.DUPLICATE_CHARGE]
    for family in families:
        extra_minor = sum(known[charge].amount_minor for charge in family.charges if known[charge].duplicate_of)
        assert extra_minor == family.amount_minor


def test_money_that_did_not_move_is_no_finding(central: CentralDay) -> None:
    still = {charge.charge_id for charge in central.charges if charge.status != "captured"}
    assert still
    assert not still & {charge for one in central.truth.expected for charge in one.charges}


def test_a_missing_slip_can_be_known_by_its_hours_or_its_number(plan: OutagePlan, central: CentralDay) -> None:
    by_id = {charge.charge_id: charge for charge in central.charges}
    for one in central.truth.expected:
        if one.kind is FindingKind.MISSING_SLIP:
            charge = by_id[one.charges[0]]
            assert charge.slip_ref or charge.charged_at < "2026-11-15T18:00:00Z"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(min_value=0, max_value=10_000))
def test_a_day_on_which_nothing_goes_wrong_has_nothing_to_find(seed: int) -> None:
    rates = Rates.none()
    plan = plan_day(made_up_baskets(1, seed, 30), seed=seed, rates=rates, leave_open=False)
    central = central_charges(plan, seed=seed, rates=rates)
    cards = [sale for sale in plan.days[0].sales if sale.paper.tender == Tender.CARD]
    assert central.truth.expected == ()
    assert len(central.charges) == len(cards)
    assert sum(charge.amount_minor for charge in central.charges) == sum(sale.paper.amount_minor for sale in cards)
    assert {charge.role for charge in central.truth.charges} <= {Role.SETTLES}


def test_the_file_has_the_contracts_columns_and_money_as_plain_text(central: CentralDay, tmp_path: Path) -> None:
    place = tmp_path / "new" / "charges.csv"
    central.write_charges_csv(place)
    with place.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == CHARGE_COLUMNS
    assert len(rows) == len(central.charges)
    for row, charge in zip(rows, central.charges, strict=True):
        assert row["amount"] == f"{charge.amount_minor // 100}.{charge.amount_minor % 100:02d}"
        assert row["charged_at"].endswith("Z")
    assert [path.name for path in place.parent.iterdir()] == ["charges.csv"]


def test_a_place_that_cannot_be_written_is_trouble_and_leaves_nothing(central: CentralDay, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Trouble) as wrong:
        central.write_charges_csv(tmp_path / "file" / "charges.csv")
    assert wrong.value.code == "files.unwritable"


def test_a_gap_may_be_left_out_only_where_a_charge_without_slip_names_the_number(central: CentralDay) -> None:
    lonely = {charge.charge for charge in central.truth.charges if not charge.slips}
    named = {charge.slip_ref for charge in central.charges if charge.charge_id in lonely}
    gaps = [one for one in central.truth.expected if one.kind is FindingKind.SLIP_GAP]
    assert {gap.optional for gap in gaps} == {True, False}
    assert all(gap.optional == (gap.numbers[0] in named) for gap in gaps)


def test_buying_again_on_the_web_hours_later_is_no_retry(plan: OutagePlan, central: CentralDay) -> None:
    """The same card and amount stands twice, under two orders, and nothing is to be found about it."""
    web = [charge for charge in central.charges if charge.channel == "web"]
    known = {charge.charge: charge for charge in central.truth.charges}
    found = {charge for one in central.truth.expected for charge in one.charges}
    alike: dict[tuple[str, int], set[str]] = {}
    for charge in web:
        if charge.charge_id not in found:
            alike.setdefault((charge.card_last4, charge.amount_minor), set()).add(charge.order_id)
            assert known[charge.charge_id].role is Role.UNRELATED
            assert known[charge.charge_id].duplicate_of == ""
    assert any(len(orders) > 1 for orders in alike.values())
