"""Several slips under one order: charged one by one, as one sum, twice, both ways, or one of them never."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reconcile.ledger import Ledger, Said
from reconcile.outage import money
from shoebox.domain.finding import Role

pytestmark = pytest.mark.thorough

Expected = set[tuple[str, frozenset[str], frozenset[str]]]


class Orders:
    """Orders of two or three slips each on a card of its own, and what is true of them."""

    def __init__(self, seed: int, channel: str) -> None:
        self.random, self.ledger, self.expected = (
            Random(seed),
            Ledger.plain(),
            set[tuple[str, frozenset[str], frozenset[str]]](),
        )
        self._channel, self._made = channel, 0

    def order(self, fate: Callable[[Orders, list[str], list[int]], None], slips: int = 2) -> None:
        """So many slips minutes apart, and the charges of this fate."""
        self._made += 1
        n, r = self._made, self.random
        self._facts = {"card_last4": f"{(5_000 + 137 * n) % 10_000:04}", "order_id": f"W-{n}"}
        if self._channel == "web":
            self._facts |= {"channel": "web", "store_id": ""}
        self._at = 30_000 + 2_000 * n
        minors = r.sample(range(1_100 + 7 * n, 9_900, 11), slips)
        names = [f"S{n}-{at}" for at in range(slips)]
        for at, (name, minor) in enumerate(zip(names, minors, strict=True)):
            last4 = "" if at and r.random() < 0.2 else self._facts["card_last4"]
            self.ledger.slip(
                name, at=self._at + 90 * at, amount=money(minor), card_last4=last4, order_ref=f"W-{n}",
                slip_no=f"{9_500_000 + 10 * n + at}",
                auth_code=f"{r.randrange(1, 1_000_000):06}" if r.random() < 0.3 else "",
            )  # fmt: skip
        fate(self, names, minors)

    def charge(self, minor: int, *, later: int = 0) -> str:
        name = f"C{self._made}-{len(self.ledger.charges)}"
        early = -20_000 if self._channel == "web" else 7_200
        self.ledger.charge(name, at=self._at + early + later, amount=money(minor), **self._facts)
        return name

    def true(self, kind: str, slips: list[str], charges: list[str]) -> None:
        self.expected.add((kind, frozenset(slips), frozenset(charges)))


def one_by_one(orders: Orders, slips: list[str], minors: list[int]) -> None:
    for at, minor in enumerate(minors):
        orders.charge(minor, later=60 * at)


def as_one_sum(orders: Orders, slips: list[str], minors: list[int]) -> None:
    orders.true("combined_charge", slips, [orders.charge(sum(minors))])


def each_twice(orders: Orders, slips: list[str], minors: list[int]) -> None:
    for slip, minor in zip(slips, minors, strict=True):
        orders.true("duplicate_charge", [slip], [orders.charge(minor), orders.charge(minor, later=40)])


def the_first_twice(orders: Orders, slips: list[str], minors: list[int]) -> None:
    first, again, *_ = [orders.charge(minors[0]), orders.charge(minors[0], later=40), orders.charge(minors[1])]
    orders.true("duplicate_charge", slips[:1], [first, again])


def the_sum_twice(orders: Orders, slips: list[str], minors: list[int]) -> None:
    first, again = orders.charge(sum(minors)), orders.charge(sum(minors), later=40)
    orders.true("combined_charge", slips, [first])
    orders.true("duplicate_charge", slips, [first, again])


def one_by_one_and_as_a_sum(orders: Orders, slips: list[str], minors: list[int]) -> None:
    first, _ = [orders.charge(minor, later=60 * at) for at, minor in enumerate(minors)]
    orders.true("duplicate_charge", slips, [first, orders.charge(sum(minors), later=300)])


def one_of_them_never(orders: Orders, slips: list[str], minors: list[int]) -> None:
    orders.charge(minors[0])
    orders.true("missing_charge", slips[1:], [])


def none_of_them(orders: Orders, slips: list[str], minors: list[int]) -> None:
    for slip in slips:
        orders.true("missing_charge", [slip], [])


FATES = (
    one_by_one, as_one_sum, each_twice, the_first_twice, the_sum_twice, one_by_one_and_as_a_sum, one_of_them_never,
    none_of_them,
)  # fmt: skip


def found(said: Said) -> Expected:
    return {(f.kind.value, frozenset(f.slip_ids), frozenset(f.charge_ids)) for f in said.findings}


@pytest.mark.parametrize("channel", ["pos", "web"])
@pytest.mark.parametrize("fate", FATES)
def test_an_order_of_two_slips(tmp_path: Path, fate: Callable[..., None], channel: str) -> None:
    """slips 1 and 2 under order W-1, on one card | charges under W-1"""
    orders = Orders(7, channel)
    orders.order(fate)
    assert found(orders.ledger.run(tmp_path)) == orders.expected


@pytest.mark.parametrize(("seed", "channel"), [(1, "pos"), (2, "web"), (3, "pos"), (4, "web")])
def test_many_orders_beside_each_other(tmp_path: Path, seed: int, channel: str) -> None:
    """Three of each fate in mixed order, and three of three slips on one sum."""
    orders = Orders(seed, channel)
    every = [*FATES] * 3
    orders.random.shuffle(every)
    for fate in every:
        orders.order(fate)
    for _ in range(3):
        orders.order(as_one_sum, slips=3)
    said = orders.ledger.run(tmp_path)
    assert found(said) == orders.expected
    # Of a slip without its last four nobody can be so sure that no charge is its own.
    known = {row["slip_id"] for row in orders.ledger.slips if row["card_last4"]}
    assert all(finding.confidence_ppm > 900_000 for finding in said.findings if known.issuperset(finding.slip_ids))


def test_a_sum_that_was_sent_again_goes_back_whole(tmp_path: Path) -> None:
    """slips 40.00 and 22.41 under no order | charges A and B of 62.41 on their card, minutes apart"""
    ledger = Ledger.plain().slip("S1", amount="40.00").slip("S2", at=40_120, amount="22.41")
    said = ledger.charge("A").charge("B", at=47_400).run(tmp_path)
    assert said.kinds == ["combined_charge", "duplicate_charge"]
    again = said.the("duplicate_charge")
    assert (again.slip_ids, again.charge_ids, again.amount_minor) == (("S1", "S2"), ("A", "B"), 6_241)
    assert said.link("B").duplicate_of == "A"


def test_a_split_sale_whose_parts_came_again(tmp_path: Path) -> None:
    """slip 62.41 | charges 40.00 and 22.41, and a quarter of an hour later both once more"""
    ledger = Ledger.plain().slip("S1")
    for name, at in ("A", 47_200), ("B", 48_100):
        ledger.charge(f"{name}1", at=at, amount="40.00").charge(f"{name}2", at=at + 60, amount="22.41")
    said = ledger.run(tmp_path)
    assert said.kinds == ["duplicate_charge", "duplicate_charge", "split_charge"]
    assert said.the("split_charge").charge_ids == ("A1", "A2")
    assert {said.link(f"B{n}").duplicate_of for n in (1, 2)} == {"A1", "A2"}


def test_a_part_of_equal_money_is_no_repeat(tmp_path: Path) -> None:
    """slip 62.42 | charges 31.21 and 31.21: both are needed"""
    said = (
        Ledger.plain()
        .slip("S1", amount="62.42")
        .charge("A", amount="31.21")
        .charge("B", at=47_260, amount="31.21")
        .run(tmp_path)
    )
    assert said.kinds == ["split_charge"]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ({"card_last4": "", "auth_code": "111111"}, {"card_last4": "", "auth_code": "222222"}),
        ({"card_last4": ""}, {"card_last4": "", "at": 47_200 + 14 * 86_400}),
        ({"auth_code": "111111"}, {"auth_code": "222222", "at": 47_260}),
        ({}, {"at": 47_200 + 14 * 86_400}),
    ],
)
def test_a_like_sum_that_may_be_somebody_elses_goes_back_to_nobody(tmp_path: Path, first: dict, other: dict) -> None:
    """slips 41.30 and 21.11 | charges A and B of 62.41: of unknown cards, of two approvals, or two weeks apart"""
    ledger = Ledger.plain().slip("S1", amount="41.30").slip("S2", at=40_120, amount="21.11")
    said = ledger.charge("A", **first).charge("B", **other).run(tmp_path)
    assert "duplicate_charge" not in said.kinds


HOUR = 3_600


@pytest.mark.parametrize("later", [HOUR, 10 * HOUR, 14 * 86_400])
@pytest.mark.parametrize("orders", [("", ""), ("P-1", "P-2")])
def test_slips_that_two_like_sums_pay_were_charged(tmp_path: Path, later: int, orders: tuple[str, str]) -> None:
    """slips 41.30 and 21.11 | charges A and B of 62.41 on their card: B may be anybody's, but one of both paid"""
    ledger = Ledger.plain().slip("S1", amount="41.30").slip("S2", at=40_120, amount="21.11")
    said = ledger.charge("A", order_id=orders[0]).charge("B", at=47_200 + later, order_id=orders[1]).run(tmp_path)
    assert said.kinds == ["ambiguous"]
    found = said.the("ambiguous")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1", "S2"), ("A", "B"), 6_241)
    assert "exact_sum 21.11 + 41.30 = 62.41" in found.reasons
    assert [said.link(name).role for name in "AB"] == [Role.PART, Role.DUPLICATE]


@pytest.mark.parametrize("orders", [("", ""), ("P-1", "P-2")])
def test_a_split_sale_keyed_again_an_hour_later_was_charged(tmp_path: Path, orders: tuple[str, str]) -> None:
    """slip 62.41 | charges 45.17 and 17.24, and an hour later both once more, by another hand"""
    ledger = Ledger.plain().slip("S1")
    for name, at, order in ("A", 47_200, orders[0]), ("B", 47_200 + HOUR, orders[1]):
        ledger.charge(f"{name}1", at=at, amount="45.17", order_id=order)
        ledger.charge(f"{name}2", at=at + 60, amount="17.24", order_id=order)
    said = ledger.run(tmp_path)
    assert said.kinds == ["ambiguous"]
    assert (said.the("ambiguous").charge_ids, said.the("ambiguous").amount_minor) == (("A1", "A2", "B1", "B2"), 6_241)


def test_of_three_equal_pieces_two_paid(tmp_path: Path) -> None:
    """slip 62.42 | charges A, B and C of 31.21, a quarter of an hour apart: one of them is too much"""
    ledger = Ledger.plain().slip("S1", amount="62.42")
    for nth, name in enumerate("ABC"):
        ledger.charge(name, at=47_200 + 900 * nth, amount="31.21")
    said = ledger.run(tmp_path)
    assert said.kinds == ["ambiguous"]
    assert said.the("ambiguous").amount_minor == 3_121


def test_one_charge_does_not_pay_two_slips_of_its_amount(tmp_path: Path) -> None:
    """slips 10.00 and 10.00 under W-1 | charges X of 10.00 and Y of 20.00: what is too much is 10.00, and not Y"""
    ledger = Ledger.plain()
    for name, at in ("S1", 40_000), ("S2", 40_120):
        ledger.slip(name, at=at, amount="10.00", order_ref="W-1")
    ledger.charge("X", amount="10.00", order_id="W-1").charge("Y", at=47_500, amount="20.00", order_id="W-1")
    said = ledger.run(tmp_path)
    assert not [one for one in said.findings if one.kind == "duplicate_charge" and "Y" in one.charge_ids]
