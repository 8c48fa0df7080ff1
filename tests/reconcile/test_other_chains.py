"""Chains of other habits: tips, two cards for one sale, the web beside the store, piles that are keyed for weeks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reconcile.ledger import Ledger
from reconcile.outage import money
from reconcile.test_evidence import SEEN, anchors_with, column
from shoebox.domain.finding import Role
from shoebox.reconcile import evidence, read_links, run, weighing
from shoebox.reconcile.engines import open_engine
from shoebox.reconcile.habits import with_other_cards, with_tips
from shoebox.reconcile.incident import read_incident
from shoebox.reconcile.intake import sources
from shoebox.reconcile.sides import OpenItems
from shoebox.reconcile.timing import apart_density

pytestmark = pytest.mark.thorough

DAY = 86_400


def tipping(tips: int, sales: int = 400) -> Ledger:
    """So many of the sales were charged with a tip of a sixth, the others as they are."""
    ledger = Ledger.plain(sales)
    for slip, charge in list(zip(ledger.slips, ledger.charges, strict=True))[:: max(1, sales // max(1, tips))][:tips]:
        minor = round(float(slip["amount"]) * 100)
        charge["amount"] = f"{(minor + minor // 6) / 100:.2f}"
        charge["auth_code"] = slip["auth_code"] = ""
    return customers(ledger)


def customers(ledger: Ledger, some: int = 300) -> Ledger:
    """Ordinary sales of the days after, on cards that no slip has, some of them a little dearer than a slip."""
    for n in range(some):
        facts = {"amount": f"{9 + n % 90}.{n % 100:02}", "card_last4": f"{(2_222 + 31 * n) % 10_000:04}"}
        ledger.charge(
            f"x{n:03}", at=3 * DAY + 700 * n, store_id=f"{85 + n % 4:03}", auth_code=f"{300_000 + n}", **facts
        )
    return ledger


def test_where_many_slips_have_a_tip_a_sale_with_one_is_not_missing(tmp_path: Path) -> None:
    """A hundred of 400 slips were charged a sixth more: each is charged with a tip, and none is never charged."""
    kinds = tipping(100).run(tmp_path).kinds
    assert (kinds.count("missing_charge"), kinds.count("amount_mismatch")) == (0, 100)


@pytest.mark.parametrize(
    ("charged", "kind"),
    [
        ("45.41", "amount_mismatch"),
        ("46.00", "amount_mismatch"),
        ("44.49", "amount_mismatch"),
        ("46.37", "missing_charge"),
    ],
)
def test_a_tip_is_told_by_its_percent_or_its_round_sum(tmp_path: Path, charged: str, kind: str) -> None:
    """39.49 and 15 per cent, or up to 46.00, or 5.00 more: that is its charge. 6.88 more is another purchase."""
    ledger = Ledger.plain().slip("S1", amount="39.49")
    said = ledger.charge("A", amount=charged, at=133_600, auth_code="459533").run(tmp_path)
    assert said.kinds == [kind]


def test_how_often_slips_have_a_tip_is_learned(tmp_path: Path) -> None:
    """A quarter of them, and no more than usual where none has one."""
    rates = [learned(tipping(tips), tmp_path / str(tips), with_tips).tip for tips in (100, 0)]
    assert rates == [pytest.approx(0.25, abs=0.02), evidence.TABLE.tip]


def learned(ledger: Ledger, folder: Path, habit: Callable[[OpenItems, evidence.Odds], evidence.Odds]) -> evidence.Table:
    """The rates of a run once a habit was read off its open pairs."""
    folder.mkdir()
    with closing(open_engine("duckdb", spill_folder=folder, memory_limit="")) as runner:
        runner.load(*map(sources, ledger.write(folder)), read_incident(None))
        odds = evidence.learn(*runner.tally())
        nobody = {name: np.zeros(0, dtype=np.int64) for name in ("sid", "cid", "ppm")}
        runner.settle(odds.auth_tells, odds.timing.earliest_s, partial(weighing.is_sure, odds), nobody)
        return habit(runner.open_items(), odds).rates


def test_how_often_a_wrong_last_four_is_another_cards_is_learned(tmp_path: Path) -> None:
    """Forty charges that name their slip, a digit of the last four wrong in each | or all four of them"""
    shares = []
    for name, more in ("a-digit", 1), ("a-card", 4_437):
        ledger = Ledger.plain()
        for n in range(40):
            own, number, at, card = f"off-{n:02}", f"77000{n:02}", n * 400, 5_001 + n * 10
            ledger.slip(own, at=at, amount=f"{30 + n}.71", card_last4=f"{card}", slip_no=number)
            ledger.charge(own, at=at + 7_200, amount=f"{30 + n}.71", card_last4=f"{card + more}", slip_ref=number)
        shares.append(learned(ledger, tmp_path / name, with_other_cards).last4_another)
    assert shares[0] < evidence.TABLE.last4_another / 2
    assert shares[1] > 0.5


def test_a_slip_that_two_cards_paid_at_one_visit_is_split(tmp_path: Path) -> None:
    """slip 62.41 card 9609 | charges 40.00 on its card and 22.41 on another one, two minutes apart"""
    ledger = Ledger.plain(400).slip("S1").charge("A", amount="40.00")
    said = ledger.charge("B", at=47_320, amount="22.41", card_last4="5385").run(tmp_path)
    assert said.kinds == ["split_charge"]
    assert {said.link(name).role for name in "AB"} == {Role.PART}


def on_three_cards(ledger: Ledger, *, last_at: int = 47_380) -> Ledger:
    """A slip of 62.41 on card 9609 | charges 30.00 on it, 20.09 and 12.32 on two others, minutes apart"""
    ledger.slip("S1").charge("A", amount="30.00").charge("B", at=47_320, amount="20.09", card_last4="5385")
    return ledger.charge("C", at=last_at, amount="12.32", card_last4="7120")


@pytest.mark.parametrize("last_at", [47_020, 47_380, 47_500])
def test_a_slip_that_three_cards_paid_at_one_visit_is_split(tmp_path: Path, last_at: int) -> None:
    """No wrong amount: the three are its parts, up to five minutes apart, whichever came last."""
    said = on_three_cards(Ledger.plain(400), last_at=last_at).run(tmp_path)
    assert said.kinds == ["split_charge"]
    assert {said.link(name).role for name in "ABC"} == {Role.PART}


def test_of_three_cards_one_that_paid_hours_later_or_for_a_slip_of_its_own_is_none_of_them(tmp_path: Path) -> None:
    """The last one two hours later; or it has a slip of its own"""
    for name, ledger in (
        ("late", on_three_cards(Ledger.plain(400), last_at=54_600)),
        ("own", on_three_cards(Ledger.plain(400).slip("S2", amount="12.32", card_last4="7120"))),
    ):
        (tmp_path / name).mkdir()
        said = ledger.run(tmp_path / name)
        assert said.the("amount_mismatch").slip_ids == ("S1",)
        assert said.link("C").role is not Role.PART


def test_a_rest_that_a_slip_of_its_own_explains_is_no_part(tmp_path: Path) -> None:
    """The same, and a slip over 22.41 on that other card: its charge, and the first slip was charged too little."""
    ledger = Ledger.plain(400).slip("S1").charge("A", amount="40.00").slip("S2", amount="22.41", card_last4="5385")
    said = ledger.charge("B", at=47_320, amount="22.41", card_last4="5385").run(tmp_path)
    assert said.link("B").slip_id == "S2"
    assert "split_charge" not in said.kinds


@pytest.mark.parametrize(
    ("own", "rest"),
    [
        ({"auth_code": "465999"}, {}),  # its approval stands on a charge of another amount
        ({}, {"slip_ref": "8599002"}),  # the rest names another slip of its card, and has a tip on it
        ({}, {"at": 120}),  # it came before the sale, as its neighbour did
    ],
)
def test_a_rest_that_is_another_sales_or_came_before_is_no_part(
    tmp_path: Path, own: dict[str, str], rest: dict[str, Any]
) -> None:
    """slip 62.41 card 9609 | 40.00 on its card and 22.41 on another one, two minutes apart, that belong elsewhere"""
    ledger = Ledger.plain(400).slip("S1", slip_no="8599001", **own)
    ledger.slip("S2", amount="19.49", card_last4="5385", slip_no="8599002")
    ledger.charge("A", at=(47_200, 0)["at" in rest], amount="40.00")
    ledger.charge("B", **{"at": 47_320, "amount": "22.41", "card_last4": "5385", **rest})
    said = ledger.charge("C", at=50_000, amount="71.77", **own).run(tmp_path)
    assert "split_charge" not in said.kinds


def test_a_rest_with_a_tip_on_its_own_slip_is_no_part(tmp_path: Path) -> None:
    """The same, and a slip of 19.49 on that other card, which 22.41 is with 15 per cent"""
    ledger = Ledger.plain(400).slip("S1").slip("S2", amount="19.49", card_last4="5385")
    said = ledger.charge("A", amount="40.00").charge("B", at=47_320, amount="22.41", card_last4="5385").run(tmp_path)
    assert said.link("B").slip_id == "S2"


@pytest.mark.parametrize(("others", "is_said"), [(3, True), (150, False)])
def test_among_many_charges_at_one_moment_the_rest_is_chance(tmp_path: Path, others: int, is_said: bool) -> None:
    """slip 62.41 | 40.00 on its card, 22.41 on another | beside them so many strangers' charges of the same minute"""
    ledger = Ledger.plain(400).slip("S1").charge("A", amount="40.00").charge("B", amount="22.41", card_last4="5385")
    for n in range(others):
        ledger.charge(f"N{n}", amount=money(1_507 + 41 * n), card_last4=f"{(3_217 + 61 * n) % 10_000:04}", slip_ref="7")
    assert ("split_charge" in ledger.run(tmp_path).kinds) is is_said


@pytest.mark.parametrize(
    "rest",
    [
        {"card_last4": "9608"},  # a digit of the card is wrong
        {"card_last4": "5385", "slip_ref": "8599001"},  # on another card, and names the slip
        {
            "card_last4": "5385",
            "auth_code": "465999",
            "store_id": "086",
        },  # at another register's store, by its approval
    ],
)
def test_a_part_is_known_by_its_card_but_for_a_digit_or_by_number_or_approval(
    tmp_path: Path, rest: dict[str, str]
) -> None:
    """slip 62.41 card 9609 | charges 30.00 and 10.00 on its card, and 22.41 minutes later"""
    ledger = Ledger.plain(400).slip("S1", slip_no="8599001", auth_code="465999")
    ledger.charge("A", amount="30.00").charge("B", at=47_260, amount="10.00")
    said = ledger.charge("C", at=47_320, amount="22.41", **rest).run(tmp_path)
    assert said.kinds == ["split_charge"]
    assert said.the("split_charge").charge_ids == ("A", "B", "C")


def test_of_two_slips_alike_the_one_without_a_charge_may_be_in_parts(tmp_path: Path) -> None:
    """slips 62.41 twice on one card, two hours apart | one charge of it, and 40.00 with 22.41 that names S2"""
    ledger = Ledger.plain(400).slip("S1", slip_no="8599001").slip("S2", at=47_300, slip_no="8599009")
    ledger.charge("A", at=90_000).charge("B", at=95_000, amount="40.00")
    said = ledger.charge("C", at=95_060, amount="22.41", slip_ref="8599009").run(tmp_path)
    assert said.kinds == ["split_charge"]
    assert [said.link(name).slip_id for name in "ABC"] == ["S1", "S2", "S2"]


def test_papers_of_one_visit_were_charged_together_and_not_one_of_another_day(tmp_path: Path) -> None:
    """slips 18.01 and 5.00 minutes apart, and 7.50 a day before | charges 23.01, and 12.50, which is nobody's"""
    ledger = Ledger.plain(400).slip("S1", amount="18.01").slip("S2", at=40_600, amount="5.00")
    ledger.slip("S3", at=40_000 - DAY, amount="7.50").charge("A", amount="23.01")
    said = ledger.charge("B", at=200_000, amount="12.50", auth_code="771204").run(tmp_path)
    assert said.the("combined_charge").slip_ids == ("S1", "S2")
    assert said.the("missing_charge").slip_ids == ("S3",)


@pytest.mark.parametrize(("charged", "sure_most_ppm"), [("30.00", 970_000), ("137.18", 800_000), ("62.71", 1_000_000)])
def test_a_charge_that_may_be_a_piece_or_hold_another_paper_is_said_with_care(
    tmp_path: Path, charged: str, sure_most_ppm: int
) -> None:
    """slip 62.41 | its approval on a charge of less, of another sum, or a digit off: only the last is all of it"""
    said = (
        Ledger.plain(400).slip("S1", auth_code="465999").charge("A", amount=charged, auth_code="465999").run(tmp_path)
    )
    assert sure_most_ppm - 20_000 < said.the("amount_mismatch").confidence_ppm <= sure_most_ppm


def test_the_last_four_of_the_neighbours_card_is_looked_at(tmp_path: Path) -> None:
    """slip 38.82 card 0698 | charge 38.82 card 8531, which no slip of the store has: no digit of them agrees"""
    ledger = Ledger.plain(400).slip("S1", amount="38.82", card_last4="0698", slip_no="8599001")
    said = ledger.charge("A", amount="38.82", card_last4="8531").run(tmp_path)
    assert said.link("A").slip_id == "S1"
    assert said.kinds == ["card_mismatch"]


def test_of_a_sale_charged_twice_the_charge_over_the_slips_amount_stands(tmp_path: Path) -> None:
    """slip 61.99 | charges A 62.99, keyed wrong, and B and C 61.99, hours later: A and C go back"""
    ledger = Ledger.plain(400).slip("S1", amount="61.99").charge("A", amount="62.99", order_id="P-1")
    for hours, name in (5, "B"), (6, "C"):
        ledger.charge(name, at=47_200 + hours * 3_600, amount="61.99", order_id=f"P-{name}")
    said = ledger.run(tmp_path)
    assert said.kinds == ["duplicate_charge"]
    found = said.the("duplicate_charge")
    assert (found.charge_ids, found.amount_minor) == (("B", "A", "C"), 12_498)
    assert (said.link("B").role, said.link("A").duplicate_of) == (Role.SETTLES, "B")


@pytest.mark.parametrize("order_ref", ["", "W-1"])
def test_a_charge_before_the_sale_takes_no_piece_of_a_sum(tmp_path: Path, order_ref: str) -> None:
    """slips 41.49 and 11.99, one charge 53.48 | the day before, the same card paid 11.99 in the store"""
    ledger = Ledger.plain(400).slip("S1", amount="41.49", order_ref=order_ref)
    ledger.slip("S2", at=40_060, amount="11.99", order_ref=order_ref)
    ledger.charge("old", at=40_000 - DAY, amount="11.99", auth_code="771204")
    web = {"channel": "web", "store_id": "", "order_id": "W-1"} if order_ref else {}
    said = ledger.charge("A", amount="53.48", **web).run(tmp_path)
    assert said.the("combined_charge").slip_ids == ("S1", "S2")
    assert "missing_charge" not in said.kinds


def test_what_an_order_paid_days_before_is_no_piece_of_a_sum(tmp_path: Path) -> None:
    """Slips 31.25, 20.17 and 51.42 release one order | it was charged 31.25 and 20.17 two days before, and no more"""
    ledger = Ledger.plain(400)
    for n, amount in (1, "31.25"), (2, "20.17"), (3, "51.42"):
        ledger.slip(f"S{n}", at=40_000 + 60 * n, amount=amount, order_ref="W-1", slip_no=f"859900{n}")
    for n, amount in (1, "31.25"), (2, "20.17"):
        web = {"channel": "web", "store_id": "", "order_id": "W-1"}
        ledger.charge(f"W{n}", at=40_000 - 2 * DAY + 60 * n, amount=amount, **web)
    said = ledger.run(tmp_path)
    assert said.the("missing_charge").slip_ids == ("S3",)
    assert [said.link(f"W{n}").slip_id for n in (1, 2)] == ["S1", "S2"]


def one_order(apart_s: int, **other: str) -> Ledger:
    """Slips 31.25, which names its order, and 20.17, which names none | the order was paid on the web: 51.42"""
    ledger = Ledger.plain(400).slip("S1", amount="31.25", order_ref="W-1")
    ledger.slip("S2", at=40_000 + apart_s, amount="20.17", **other)
    return ledger.charge("A", at=30_000, amount="51.42", channel="web", store_id="", order_id="W-1")


def test_a_slip_that_names_no_order_is_of_the_one_beside_it(tmp_path: Path) -> None:
    """Of one card and store, two minutes apart: together they are what the order came to"""
    said = one_order(120).run(tmp_path)
    assert said.kinds == ["combined_charge"]
    assert said.the("combined_charge").slip_ids == ("S1", "S2")


def test_one_paper_of_three_that_names_no_order_is_of_the_one_beside_it(tmp_path: Path) -> None:
    """slips 31.25 and 11.99 name it, and 20.17 does not | the order was paid on the web: 63.41"""
    ledger = Ledger.plain(400).slip("S1", amount="31.25", order_ref="W-1")
    ledger.slip("S2", at=40_060, amount="20.17").slip("S3", at=40_120, amount="11.99", order_ref="W-1")
    said = ledger.charge("A", at=30_000, amount="63.41", channel="web", store_id="", order_id="W-1").run(tmp_path)
    assert said.kinds == ["combined_charge"]
    assert said.the("combined_charge").slip_ids == ("S1", "S2", "S3")


def test_papers_that_name_their_order_are_of_it_though_a_card_was_keyed_wrong(tmp_path: Path) -> None:
    """slips 31.25 and 11.99 name it, the second with a wrong digit of the card | it was paid on the web: 43.24"""
    ledger = Ledger.plain(400).slip("S1", amount="31.25", order_ref="W-1")
    ledger.slip("S2", at=40_060, amount="11.99", order_ref="W-1", card_last4="9659")
    said = ledger.charge("A", at=30_000, amount="43.24", channel="web", store_id="", order_id="W-1").run(tmp_path)
    assert said.kinds == ["combined_charge"]


@pytest.mark.parametrize(("apart_s", "other"), [(7_200, {}), (120, {"card_last4": "5385"}), (120, {"store_id": "086"})])
def test_hours_later_or_on_another_card_it_is_a_sale_of_its_own(
    tmp_path: Path, apart_s: int, other: dict[str, str]
) -> None:
    """The same two hours later, on another card, or in another store: never charged"""
    assert "missing_charge" in one_order(apart_s, **other).run(tmp_path).kinds


def test_a_paper_that_was_keyed_twice_stands_once_in_a_sum(tmp_path: Path) -> None:
    """slips 61.99, 90.96 and 41.88 were charged as 194.83 | the first one was keyed twice, under its number"""
    ledger = Ledger.plain(400)
    for n, amount in enumerate(("61.99", "90.96", "41.88", "61.99")):
        ledger.slip(f"S{n}", at=40_000 + 60 * (n % 3), amount=amount, slip_no=f"859900{n % 3}")
    said = ledger.charge("A", amount="194.83").run(tmp_path)
    assert sorted(said.kinds) == ["combined_charge", "duplicate_slip"]


def test_who_buys_on_the_web_what_they_bought_in_the_store_was_not_charged_twice(tmp_path: Path) -> None:
    """All cards have tokens | what is seen before sales, and can be no double there, is none after one either."""
    ledger = Ledger.plain(400).slip("S1", auth_code="014351").charge("A", auth_code="014351")
    for slip, charge in zip(ledger.slips, ledger.charges, strict=True):
        slip["card_fingerprint"] = charge["card_fingerprint"] = f"t{slip['slip_id']}"
    for slip in ledger.slips[:400:5]:
        facts = {name: slip[name] for name in ("amount", "card_last4", "card_fingerprint")}
        facts |= {"channel": "web", "store_id": "", "order_id": f"W-{slip['slip_id']}"}
        ledger.charge(f"web-{slip['slip_id']}", at=300 * int(slip["slip_id"][-3:]) - DAY, **facts)
    web = {"channel": "web", "store_id": "", "order_id": "W-9", "auth_code": "876084", "card_fingerprint": "tS1"}
    said = ledger.charge("W", at=47_200 + 17 * 3_600, **web).run(tmp_path)
    assert said.kinds == []
    assert said.link("W").role is Role.UNRELATED


def test_where_slips_name_their_orders_a_web_charge_seldom_pays_one_that_names_none(tmp_path: Path) -> None:
    """slip S1 names no order | W on the web, A at the register a digit off: W is less sure beside 40 named orders"""
    sure = []
    for named in (True, False):
        ledger = Ledger.plain(400)
        for n in range(40):
            facts = {"amount": f"{30 + n}.17", "card_last4": f"{3_000 + 77 * n:04}"}
            ledger.slip(f"O{n:02}", order_ref=f"W-{n}" if named else "", **facts)
            ledger.charge(f"O{n:02}", at=-40_000, channel="web", store_id="", order_id=f"W-{n}", **facts)
        ledger.slip("S1", slip_no="8599001").charge("A", amount="62.71", order_id="P-1")
        web = {"channel": "web", "store_id": "", "order_id": "W-99", "auth_code": "904810"}
        (tmp_path / str(named)).mkdir()
        sure.append(ledger.charge("W", at=43_600, **web).run(tmp_path / str(named)).link("W").confidence_ppm)
    assert sure[0] < sure[1] - 50_000


@pytest.mark.parametrize(("days", "is_said"), [(6, False), (25, True)])
def test_an_order_may_be_paid_days_before_a_slip_that_does_not_name_it(
    tmp_path: Path, days: int, is_said: bool
) -> None:
    """slip 62.41 names no order, beside 40 that do | W on the web, six days before it or four weeks"""
    ledger = Ledger.plain(400)
    for n in range(40):
        facts = {"amount": f"{30 + n}.17", "card_last4": f"{3_000 + 77 * n:04}"}
        ledger.slip(f"O{n:02}", order_ref=f"W-{n}", **facts)
        ledger.charge(f"O{n:02}", at=-n * DAY // 6, channel="web", store_id="", order_id=f"W-{n}", **facts)
    ledger.slip("S1", slip_no="8599001")
    said = ledger.charge("W", at=40_000 - days * DAY, channel="web", store_id="", order_id="W-99").run(tmp_path)
    assert ("missing_charge" in said.kinds) is is_said


def test_a_second_keying_a_week_later_is_as_likely_as_the_days_of_that_week_say() -> None:
    """Nobody keys a pile for seven weeks: what comes after four days mostly comes within the next ones."""
    days = np.array([5, 7, 12, 40], dtype=np.int64) * DAY
    _, again = apart_density(days, evidence.learn(SEEN, anchors_with(code=0.5)).apart)
    assert again[0] > 4 * again[2] > 16 * again[3]


def test_a_file_of_noons_is_seen_though_customers_come_on_other_days() -> None:
    """Twins of one day lie at one moment, all of them; twins of other days are no witness against it."""
    twins = {"number_is": column(2, 2), "band": column(0, 3), "charged": column(30, 60), "one": column(3, 3)}
    assert evidence.learn(replace(SEEN, twins=twins), anchors_with(code=0.5)).days_only
    by_hour = {**twins, "number_is": column(2, 2, 2), "band": column(0, 1, 2), "charged": column(9, 20, 12)}
    assert not evidence.learn(
        replace(SEEN, twins={**by_hour, "one": column(3, 3, 3)}), anchors_with(code=0.5)
    ).days_only


@pytest.mark.parametrize(("store", "least", "most"), [("085", 0.9, 1.0), ("", 0.3, 0.7)])
def test_where_charges_name_no_store_no_sale_is_surely_missing(
    tmp_path: Path, store: str, least: float, most: float
) -> None:
    """A slip without a charge: under another price or card it would be found in its store, and not in a whole chain."""
    ledger = Ledger.plain(400)
    if not store:
        for charge in ledger.charges:
            charge["store_id"] = ""
    sure = ledger.slip("S1", amount="15.70").run(tmp_path).the("missing_charge").confidence_ppm
    assert least < sure / 1e6 < most


@pytest.mark.parametrize(("other", "is_careless"), [(483_213, True), (905_116, False)])
def test_codes_that_central_made_say_nothing_of_hands(other: int, *, is_careless: bool) -> None:
    """Of 500 codes 20 differ: by one digit, and hands are careless; altogether, and central made them."""
    anchors = anchors_with(code=0.5)
    differ = np.arange(1_000) < 20
    anchors |= {
        "auth_is": np.where(differ, 2, anchors["auth_is"]),
        "auth": np.full(1_000, 483_211),
        "charge_auth": np.where(differ, other, 483_211),
    }
    odds = evidence.learn(SEEN, anchors)
    assert (odds.rates.amount_wrong > 2 * evidence.TABLE.amount_wrong) is is_careless
    assert odds.auth_differs > 0.02


@pytest.mark.parametrize("engine", ["duckdb", "sqlite"])
def test_slips_that_release_an_order_are_not_counted_as_lost(tmp_path: Path, engine: str) -> None:
    """Of 460 slips 60 were paid on the web, as their orders: no more are lost than usual."""
    ledger = Ledger.plain(400)
    for n in range(60):
        facts = {"amount": f"{30 + n}.17", "card_last4": f"{3_000 + 77 * n:04}"}
        ledger.slip(f"O{n:02}", order_ref=f"W-{n}", **facts)
        ledger.charge(f"O{n:02}", at=-40_000, channel="web", store_id="", order_id=f"W-{n}", **facts)
    places = ledger.write(tmp_path)
    with closing(open_engine(engine, spill_folder=tmp_path, memory_limit="")) as runner:
        runner.load(*map(sources, places), read_incident(None))
        odds = evidence.learn(*runner.tally())
    assert odds.rates.slip_lost <= evidence.TABLE.slip_lost


def storeless(ledger: Ledger, folder: Path, *without: str) -> tuple[Path, Path]:
    """The files of a ledger, of which the charges' has no such columns."""
    for charge in ledger.charges:
        for name in without:
            del charge[name]
    return ledger.write(folder)


def orders_paid_before() -> Ledger:
    """A slip whose order was paid on the web two days before, and a row that nobody can read."""
    ledger = Ledger.plain(60).slip("S1").charge("A", at=40_000 - 2 * DAY, store_id="", order_id="W-1")
    return ledger.charge("B", store_id="", amount="many")


@pytest.mark.parametrize("engine", ["duckdb", "sqlite"])
def test_where_a_file_has_no_channels_a_charge_without_a_store_is_the_webs(tmp_path: Path, engine: str) -> None:
    """slip 62.41 | charge 62.41 of no store, two days before it, in a file without `channel`: on the web it may"""
    run(*storeless(orders_paid_before(), tmp_path, "channel"), tmp_path / "out", engine=engine)
    assert [link.slip_id for link in read_links(tmp_path / "out") if link.charge_id == "A"] == ["S1"]
    bad = (tmp_path / "out" / "bad_lines.csv").read_text("utf-8").splitlines()
    assert [line.startswith("charges.csv,63,amount,") for line in bad] == [False, True]


@pytest.mark.parametrize("engine", ["duckdb", "sqlite"])
def test_where_a_file_has_no_stores_either_nobody_knows_what_is_the_webs(tmp_path: Path, engine: str) -> None:
    """The same files without `store_id`: charges of registers as ever"""
    places = storeless(orders_paid_before(), tmp_path, "channel", "store_id")
    with closing(open_engine(engine, spill_folder=tmp_path, memory_limit="")) as runner:
        runner.load(*map(sources, places), read_incident(None))
        assert runner.tally()[0].web_charges == 0


def test_a_charge_over_the_sum_of_sales_that_were_charged_goes_back(tmp_path: Path) -> None:
    """slips 62.41 and 18.22 of one card, minutes apart, each charged | an hour later 80.63 on that card"""
    ledger = Ledger.plain(400).slip("S1").charge("A").slip("S2", at=40_300, amount="18.22")
    said = ledger.charge("B", at=47_260, amount="18.22").charge("D", at=51_000, amount="80.63").run(tmp_path)
    found = said.the("duplicate_charge")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1", "S2"), ("A", "D"), 8_063)
    assert said.link("D").role is Role.DUPLICATE


def test_parts_of_a_sale_that_was_charged_whole_go_back(tmp_path: Path) -> None:
    """slip 62.41, charged | 45.17 and 17.24 on its card, a minute apart: each goes back"""
    ledger = Ledger.plain(400).slip("S1").charge("W").charge("A", at=51_000, amount="45.17")
    found = ledger.charge("B", at=51_060, amount="17.24").run(tmp_path).the("duplicate_charge")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1",), ("W", "A", "B"), 6_241)


@pytest.mark.parametrize(
    "other", [{"at": 62_000}, {"card_last4": "5385"}, {"store_id": "086"}, {"amount": "17.25"}, {"slip_no": "1"}]
)
def test_what_comes_to_it_by_less_than_the_cent_the_card_and_the_visit_stays(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    """The second part three hours later, on another card, in another store, a cent off, or with a slip of its own"""
    ledger = Ledger.plain(400).slip("S1").charge("W").charge("A", at=51_000, amount="45.17")
    if "slip_no" in other:
        other = {"at": 51_060}
        ledger.slip("S2", at=50_000, amount="17.24")
    facts = {"at": 51_060, "amount": "17.24", **other}
    assert "duplicate_charge" not in ledger.charge("B", **facts).run(tmp_path).kinds


def test_in_a_small_file_of_days_two_equal_slips_are_not_surely_one(tmp_path: Path) -> None:
    """slips 62.41 of one card and day under numbers of their own, and one charge | nobody knows the hour of any sale"""
    ledger = Ledger.plain(120).slip("S1", slip_no="8599001").slip("S2", slip_no="8599055").charge("A")
    for slip in ledger.slips:
        slip["sold_at"] = slip["sold_at"][:10]
    said = ledger.run(tmp_path)
    assert {slip for finding in said.findings for slip in finding.slip_ids} >= {"S2"}
    assert all(finding.confidence_ppm < 900_000 for finding in said.findings if finding.kind.value == "duplicate_slip")
