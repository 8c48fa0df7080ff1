"""What no register's book can see alone: an order handed over in two stores, money back twice on one receipt."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from boxmaking import MemoryRegister
from shoebox.central import Central
from shoebox.domain.acts import PickUp, Refund
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.finding import Finding, FindingKind
from shoebox.domain.ids import claim_code


def registers(central: Central, *places: tuple[str, str]) -> list[MemoryRegister]:
    """Open registers of these stores, known here."""
    made = [MemoryRegister(store, register) for store, register in places]
    for one in made:
        central.enrol(one.enrolment)
        one.open()
    return made


def brought(central: Central, *made: MemoryRegister) -> tuple[Finding, ...]:
    """All of them closed and brought in; what holding them against each other says."""
    for one in made:
        result, _ = central.take_box("box", one.close())
        assert result.code == "", result.sentence
    return central.crossings(currency="USD")


def picked(register: MemoryRegister, order: str, state: str = "released") -> Entry:
    return register.append(PickUp(order_no=order, state=state, name="Ada Quill", contact="ada@example.com"))


def outside(register: MemoryRegister, minor: int, **more: Any) -> Entry:
    return register.append(outside_act(minor, **more))


def outside_act(minor: int, *, receipt: str = "R 100", claimed: int = 5_000, store: str = "077") -> Refund:
    return Refund(
        refund_of="", refund_of_seq=0, slip="", tender="cash", amount_minor=minor, tax_minor=0, currency="USD",
        reason="torn", outside_store=store, outside_receipt=receipt.replace(" ", "").upper(),
        outside_day="2026-11-10", outside_minor=claimed,
    )  # fmt: skip


def inside(register: MemoryRegister, sale: Entry, minor: int) -> Entry:
    return register.refund(sale, minor)


def test_an_order_handed_over_in_two_stores(central: Central) -> None:
    """W-100234 in store 085, and written as w 100234 in store 031; the customer paid 129.95 for it."""
    one, two = registers(central, ("085", "1"), ("031", "1"))
    picked(one, "W-100234")
    picked(two, "w 100234")
    picked(two, "W-7")
    (found,) = brought(central, one, two)
    assert (found.kind, found.amount_minor, found.slip_ids) == (
        FindingKind.ORDER_TWICE, 0, ("pickup:031/1/1/3", "pickup:085/1/1/3"),
    )  # fmt: skip
    evidence = central.evidence(found.slip_ids, ())
    assert [(slip.store, slip.slip_no, slip.kind) for slip in evidence.slips] == [
        ("031", "w 100234", "pickup"), ("085", "W-100234", "pickup"),
    ]  # fmt: skip
    assert [reason.split()[0] for reason in found.reasons] == ["order", "handed_over", "handed_over"]


def test_what_the_order_cost_is_at_stake(central: Central, tmp_path) -> None:
    """W-5 three times; the acquirer writes it as #w 5."""
    one, two, three = registers(central, ("085", "1"), ("085", "2"), ("031", "1"))
    charges = tmp_path / "charges.csv"
    charges.write_text("charge_id,order_id,charged_at,amount,kind\nC-1,#w 5,2026-11-10T10:00:00-05:00,129.95,charge\n")
    central.import_charges(charges)
    for register in (one, two, three):
        picked(register, "W-5")
    (found,) = brought(central, one, two, three)
    assert (found.amount_minor, found.reasons[-1]) == (25_990, "order_paid $129.95")


@pytest.mark.parametrize("last", ["undone", "ended"])
def test_an_order_that_came_back_is_handed_over_once(central: Central, last: str) -> None:
    one, two = registers(central, ("085", "1"), ("085", "2"))
    picked(one, "W-1")
    picked(one, "W-1", last)
    picked(two, "W-1", "held")
    picked(two, "W-1")
    assert brought(central, one, two) == ()


def test_one_receipt_in_two_stores(central: Central) -> None:
    """A paper receipt of 50.00: 30.00 back in one store, 30.00 in another; each was within it alone."""
    one, two = registers(central, ("085", "1"), ("031", "1"))
    first, second = outside(one, 3_000), outside(two, 3_000, receipt="r100")
    (found,) = brought(central, one, two)
    assert (found.kind, found.amount_minor) == (FindingKind.RECEIPT_REFUNDED, 1_000)
    assert set(found.slip_ids) == {read_body(first.body).entry_id, read_body(second.body).entry_id}
    assert found.reasons[-1] == "above_receipt $50.00"
    assert len(central.evidence(found.slip_ids, ()).slips) == 2


def test_within_the_receipt_two_stores_are_looked_at_all_the_same(central: Central) -> None:
    one, two = registers(central, ("085", "1"), ("031", "1"))
    outside(one, 2_000)
    outside(two, 1_000)
    (found,) = brought(central, one, two)
    assert (found.amount_minor, found.reasons[-1]) == (1_000, "within_receipt $50.00")


def test_two_parts_at_one_register_are_its_own_affair(central: Central) -> None:
    """The till holds them against the receipt; and another receipt is another one."""
    (one,) = registers(central, ("085", "1"))
    outside(one, 2_000)
    outside(one, 3_000)
    outside(one, 1_000, receipt="R 101")
    assert brought(central, one) == ()


def test_a_claim_code_leads_to_the_sale_itself(central: Central) -> None:
    """Sold for 62.41 and refunded at its register; then the claim code is shown in another store, said to be 99.00."""
    one, two = registers(central, ("085", "1"), ("031", "1"))
    sale = one.sale(6_241)
    inside(one, sale, 6_241)
    outside(two, 6_241, receipt=claim_code(sale.hash), claimed=9_900)
    (found,) = brought(central, one, two)
    assert (found.amount_minor, found.reasons[-1]) == (6_241, "above_receipt $62.41")
    assert found.slip_ids[0] == read_body(sale.body).entry_id


def test_the_two_numbers_of_a_receipt_are_one_sale(central: Central) -> None:
    """Paid back by its claim code in one store and by its slip number in another, each within what it says."""
    one, two, three = registers(central, ("085", "1"), ("031", "1"), ("032", "1"))
    struck = one.sale(1_000, slip="085100047")
    one.void(struck)
    sale = one.sale(6_241, slip="085100047")
    outside(two, 6_241, receipt=claim_code(sale.hash), claimed=6_241)
    outside(three, 6_241, receipt="085 100 047", claimed=6_241, store="85")
    (found,) = brought(central, one, two, three)
    assert (found.amount_minor, found.reasons[-1]) == (6_241, "above_receipt $62.41")
    assert found.slip_ids[0] == read_body(sale.body).entry_id


def test_more_than_the_sale_was_is_seen_at_once(central: Central) -> None:
    """One refund of 99.00 on a claim code of a sale of 62.41."""
    one, two = registers(central, ("085", "1"), ("031", "1"))
    sale = one.sale(6_241)
    outside(two, 9_900, receipt=claim_code(sale.hash), claimed=9_900)
    (found,) = brought(central, one, two)
    assert found.amount_minor == 3_659


def test_a_sale_that_was_struck_out_gives_nothing_back(central: Central) -> None:
    one, two = registers(central, ("085", "1"), ("031", "1"))
    sale = one.sale(6_241)
    one.void(sale)
    outside(two, 6_241, receipt=claim_code(sale.hash), claimed=6_241)
    (found,) = brought(central, one, two)
    assert found.amount_minor == 6_241


def test_a_refund_that_was_struck_out_counts_for_nothing(central: Central) -> None:
    one, two = registers(central, ("085", "1"), ("031", "1"))
    one.void(outside(one, 5_000))
    outside(two, 5_000)
    assert brought(central, one, two) == ()


@pytest.mark.parametrize("clock", [{"wall_ms": 2**52}, {"wall_ms": -(2**52)}, {"offset_min": 2**40}])
def test_a_register_whose_clock_ran_wild_stops_nobody(central: Central, clock: dict[str, int]) -> None:
    """Its moments read as the last second of all years; what it did is looked at as ever."""
    one, two = registers(central, ("085", "1"), ("031", "1"))
    one.append(PickUp(order_no="W-1", state="released", name="Ada Quill", contact=""), **clock)
    picked(two, "W-1")
    refund = outside_act(3_000)
    one.append(refund, **clock)
    outside(two, 3_000)
    found = brought(central, one, two)
    assert [one.kind for one in found] == [FindingKind.ORDER_TWICE, FindingKind.RECEIPT_REFUNDED]
    assert [slip.sold_at[:4] for slip in central.evidence(found[0].slip_ids, ()).slips] == ["2026", "9999"]


def test_in_whatever_order_they_come(tmp_path) -> None:
    """Three registers, one receipt: every order of arrival says the same."""
    from bookmaking import HandClock

    told = set()
    for at, order in enumerate(itertools.permutations(range(3))):
        with Central.open(tmp_path / str(at), HandClock()) as central:
            made = registers(central, ("085", "1"), ("085", "2"), ("031", "1"))
            for register in made:
                outside(register, 2_500)
                picked(register, "W-1")
            told.add(brought(central, *(made[one] for one in order)))
    assert len(told) == 1
    assert [found.amount_minor for found in next(iter(told))] == [0, 2_500]
