"""What a made outage says of itself: its rates hold, every row has one true role, and the money adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from math import sqrt

import pytest

from shoebox.domain.finding import FindingKind, Role
from shoebox.drill.outage import PROFILES, Asked, Chances, only
from shoebox.drill.outage.making import blocks
from shoebox.drill.outage.profiles import EVERY, FATES, REFUND_FATES, without_faults
from shoebox.drill.outage.rows import Block, Charge, Slip
from shoebox.drill.outage.visits import open_pool

STANDARD = PROFILES["standard"].chances


def made(**wishes: object) -> Iterator[Block]:
    asked = Asked(**{"slips": 1_000, "stores": 4, "baskets": "made-up", **wishes})
    return (block for *_, block in blocks(asked, open_pool(asked.baskets)))


def whole(**wishes: object) -> Block:
    all_of_it = Block()
    for block in made(**wishes):
        for field in fields(Block):
            getattr(all_of_it, field.name).extend(getattr(block, field.name))
    return all_of_it


@pytest.fixture(scope="module")
def standard() -> Block:
    return whole(slips=20_000, stores=24, seed=3)


def within(seen: int, tries: int, chance: int) -> bool:
    """Five standard deviations, and a little for what one fate takes from another."""
    due = tries * chance / EVERY
    return abs(seen - due) <= 5 * sqrt(due + 1) + 0.06 * due


def test_fates_come_as_often_as_they_should(standard: Block) -> None:
    slips = {slip.sale.number: slip.sale for slip in standard.slips}
    charges = {sale.number: sale for charge in standard.charges for sale in charge.sales}
    sales = list((slips | charges).values())
    cards = [sale for sale in sales if not sale.is_refund and not sale.is_cash]
    seen = Counter(sale.fate for sale in cards)
    for name in FATES:
        if name != "paper_lost":  # in no slip, and no sale is charged for it
            assert within(seen[name], len(cards), getattr(STANDARD, name)), (name, seen[name])
    assert within(sum(sale.is_refund for sale in sales), len(sales), STANDARD.refund)
    assert within(sum(sale.is_cash for sale in sales), len(sales), STANDARD.cash)


def test_fields_are_wrong_as_often_as_they_should(standard: Block) -> None:
    cards = [slip for slip in standard.slips if not slip.sale.is_cash]
    assert within(sum(not slip.last4 for slip in cards), len(cards), STANDARD.no_last4)
    typed = sum(bool(slip.last4) and slip.last4 != slip.sale.card.last4 for slip in cards)
    assert within(typed, len(cards), STANDARD.slip_last4)
    lost = sum(one.fault == "paper_lost" for one in standard.expected)
    assert within(lost, len(cards), STANDARD.paper_lost)
    off = sum(one.kind is FindingKind.AMOUNT_MISMATCH and one.fault == "amount_typo" for one in standard.expected)
    assert within(off, len(cards), STANDARD.slip_amount + STANDARD.charge_amount)


def test_most_small_slips_have_no_code_and_most_large_ones_do(standard: Block) -> None:
    sales = [slip for slip in standard.slips if not slip.sale.is_cash and not slip.sale.is_refund]
    small = [bool(slip.code) for slip in sales if slip.sale.cents < 5_000]
    large = [bool(slip.code) for slip in sales if slip.sale.cents >= 5_000]
    assert sum(small) < 0.25 * len(small)
    assert sum(large) > 0.8 * len(large)


def test_a_third_of_the_charges_name_a_slip_and_web_orders_stand_beside_them(standard: Block) -> None:
    ours = [charge for charge in standard.charges if charge.sales and charge.channel == "pos"]
    assert 0.30 < sum(bool(charge.reference) for charge in ours) / len(ours) < 0.37
    web = [charge for charge in standard.charges if charge.channel != "pos" and not charge.sales]
    assert 0.38 < len(web) / 20_000 < 0.43
    ordinary = [charge for charge in standard.charges if charge.store and not charge.sales and not charge.fault]
    assert {charge.role for charge in ordinary} == {Role.UNRELATED}
    assert len(ordinary) > 2_000


def test_every_slip_and_charge_has_one_true_role(standard: Block) -> None:
    settled = Counter(
        sale.number for charge in standard.charges for sale in charge.sales if charge.role is Role.SETTLES
    )
    parts = {sale.number for charge in standard.charges for sale in charge.sales if charge.role is Role.PART}
    for slip in standard.slips:
        assert slip.role in {"settled", "part", "missing", "voided", "cash", "keyed_again"}
        assert slip.is_voided == (slip.role == "voided")
        assert settled[slip.sale.number] == (slip.role in {"settled", "keyed_again"}) or slip.role == "voided"
        assert (slip.sale.number in parts) == (slip.role == "part")
    for charge in standard.charges:
        assert (charge.first is not None) == (charge.role is Role.DUPLICATE)
        assert charge.role is Role.UNRELATED or charge.sales or charge.fault == "web_retry"


def test_the_money_of_every_family_adds_up(standard: Block) -> None:
    """What was taken of a customer is what was sold, and what the findings say is too much or too little."""
    taken: Counter[int] = Counter()
    for charge in standard.charges:
        if charge.status == "captured" and charge.role in {Role.SETTLES, Role.DUPLICATE} and len(charge.sales) == 1:
            taken[charge.sales[0].number] += charge.minor
    for found in standard.expected:
        if found.kind is FindingKind.DUPLICATE_CHARGE and found.slips and found.fault in {"double", "triple"}:
            sale = found.slips[0].sale
            assert taken[sale.number] == sum(charge.minor for charge in found.charges)
            assert found.minor in {taken[sale.number] - sale.minor, found.charges[-1].minor}
        if found.kind is FindingKind.SPLIT_CHARGE:
            assert sum(charge.minor for charge in found.charges) == found.slips[0].sale.minor == found.minor
            assert all(charge.minor > 0 for charge in found.charges)
        if found.kind is FindingKind.COMBINED_CHARGE:
            assert found.minor == sum({slip.sale.number: slip.sale.minor for slip in found.slips}.values())
    assert all(slip.minor > 0 for slip in standard.slips)
    assert all(charge.minor > 0 for charge in standard.charges)


def test_expected_findings_name_rows_that_exist(standard: Block) -> None:
    slips, charges = set(map(id, standard.slips)), set(map(id, standard.charges))
    for found in standard.expected:
        assert found.slips or found.charges or found.numbers
        assert all(id(slip) in slips for slip in found.slips)
        assert all(id(charge) in charges for charge in found.charges)
        assert len({id(charge) for charge in found.charges}) == len(found.charges)


def test_honest_repeats_come_at_the_rate_of_the_visits(standard: Block) -> None:
    """Same card, same store, same amount on another good slip of another sale: about one in a hundred."""
    alike = Counter(
        (slip.store, slip.sale.card, slip.sale.minor)
        for slip in standard.slips
        if slip.role != "keyed_again" and not slip.is_voided
    )
    twins = sum(count for count in alike.values() if count > 1)
    assert 0.003 < twins / len(standard.slips) < 0.06


@pytest.mark.parametrize("profile", ["clean"])
def test_a_clean_outage_has_nothing_to_find(profile: str) -> None:
    block = whole(profile=profile, slips=3_000)
    assert block.expected == []
    assert {slip.role for slip in block.slips} <= {"settled", "cash", "voided"}
    assert all(charge.role in {Role.SETTLES, Role.UNRELATED} for charge in block.charges)


def test_every_fault_alone_is_the_only_thing_to_find() -> None:
    """Each chance turned up on a clean day brings its own fault and no other fate."""
    for name in (*FATES, *REFUND_FATES, "combined", "cash_charged", "file_replayed", "file_missing", "file_shifted"):
        chances = only(name, 20_000)
        asked = Asked(profile="clean", slips=400, stores=2, baskets="made-up", chances=chances)
        fates = {slip.sale.fate for *_, block in blocks(asked, open_pool("made-up")) for slip in block.slips}
        told = {
            one.fault for *_, block in blocks(asked, open_pool("made-up")) for one in block.expected if not one.optional
        }
        harmless = {"", "cash", "void_again", "void_walked", "declined_first", "reversed", "picked_up"}
        assert fates <= harmless | {name}, name
        assert told <= {name, "number_on_no_slip", "wrong_store"}, name


def test_hostile_is_three_to_five_times_worse() -> None:
    hostile = PROFILES["hostile"].chances
    for name in ("lost", "double", "slip_last4", "charge_amount", "split", "wrong_store", "keyed_twice", "paper_lost"):
        assert 3 <= getattr(hostile, name) / getattr(STANDARD, name) <= 5, name
    assert hostile.cash == EVERY // 10


def test_chances_out_of_bounds_are_a_bug() -> None:
    with pytest.raises(AssertionError):
        Chances(lost=EVERY + 1)
    with pytest.raises(AssertionError):
        Chances(lost=60_000, double=60_000)
    assert without_faults(STANDARD).refund == STANDARD.refund


@pytest.mark.parametrize("days", [1, 14])
def test_short_and_long_outages_stay_within_their_days(days: int) -> None:
    for block in made(profile="clean", days=days):
        slips: list[Slip] = block.slips
        assert {slip.sale.day for slip in slips} <= set(range(days))
        charges: list[Charge] = [charge for charge in block.charges if charge.sales]
        assert all(charge.at_s >= charge.sales[0].at_s for charge in charges if charge.channel == "pos")


def test_a_gap_that_no_ledger_could_show_need_not_be_named(standard: Block) -> None:
    """Torn out before a register's first slip or after its last: only the pad's own account would tell."""
    keyed: dict[str, list[str]] = {}
    for slip in standard.slips:
        keyed.setdefault(slip.number[:5], []).append(slip.number)
    gaps = [one for one in standard.expected if one.kind is FindingKind.SLIP_GAP]
    assert {one.optional for one in gaps} == {True, False}
    for one in gaps:
        mine = [number for number in keyed[one.numbers[0][:5]] if len(number) == len(one.numbers[0])]
        between = min(mine) < one.numbers[0] <= one.numbers[-1] < max(mine)
        assert between or one.optional
