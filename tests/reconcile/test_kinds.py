"""Every kind of finding, in the smallest ledger that shows it, among plain sales that need no word."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.ledger import MORNING, Ledger
from reconcile.outage import iso
from shoebox.domain.finding import Role
from shoebox.reconcile import passing
from shoebox.reconcile.engines import duckdb

pytestmark = pytest.mark.thorough

HOUR = 3_600
DAY = 86_400


def test_plain_sales_need_no_word(tmp_path: Path) -> None:
    said = Ledger.plain().run(tmp_path)
    assert said.findings == ()
    assert {link.rule for link in said.links} == {"exact"}


def test_a_deadline_goes_by_the_day_in_the_store(tmp_path: Path) -> None:
    """Sold at nine in the evening of the 22nd in New York, which is the 23rd in UTC."""
    for incident, day in (("offset_min = -300\n", "2025-11-29"), ("", "2025-11-30")):
        found = Ledger.plain().slip("S1", at=63_000).run(tmp_path, incident=incident).the("missing_charge")
        assert found.deadline == day


def test_missing_charge(tmp_path: Path) -> None:
    """slip S1 62.41 card 9609 | no charge"""
    found = Ledger.plain().slip("S1").run(tmp_path).the("missing_charge")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1",), (), 6241)
    assert found.deadline == "2025-11-29"  # seven days to present it
    assert found.confidence_ppm > 900_000


def test_duplicate_charge(tmp_path: Path) -> None:
    """slip S1 62.41 | charge A 62.41, charge B 62.41 two days later, both naming approval 498795"""
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", auth_code="498795")
    said = ledger.charge("B", at=2 * DAY, auth_code="498795").run(tmp_path)
    found = said.the("duplicate_charge")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1",), ("A", "B"), 6241)
    assert said.link("B").role is Role.DUPLICATE
    assert said.link("B").duplicate_of == "A"
    assert said.link("A").role is Role.SETTLES


def test_charged_three_times(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1", auth_code="498795")
    for name in "ABC":
        ledger.charge(name, at=47_200 + 60 * ord(name), auth_code="498795")
    found = ledger.run(tmp_path).the("duplicate_charge")
    assert found.charge_ids == ("A", "B", "C")
    assert found.amount_minor == 2 * 6241


def test_a_doubled_charge_with_a_typing_error_of_its_own(tmp_path: Path) -> None:
    """slip 62.41 | charge A 62.41, charge B 26.41 (digits swapped), same card, same approval"""
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", auth_code="498795")
    found = ledger.charge("B", at=60_000, amount="26.41", auth_code="498795").run(tmp_path).the("duplicate_charge")
    assert found.charge_ids == ("A", "B")
    assert "amount_digits_swapped 62.41/26.41" in found.reasons


def test_duplicate_slip(tmp_path: Path) -> None:
    """slip S1 and slip S2 with one number, at two registers | one charge"""
    ledger = Ledger.plain().slip("S1", slip_no="8599001").slip("S2", slip_no="8599001", register_id="R2")
    said = ledger.charge("A").run(tmp_path)
    assert said.the("duplicate_slip").slip_ids == ("S1", "S2")
    assert "same_slip_no 8599001" in said.the("duplicate_slip").reasons
    assert said.kinds == ["duplicate_slip"]


def test_a_sale_keyed_twice_and_charged_twice(tmp_path: Path) -> None:
    """Two slips with one number and one approval are one sale, so its second charge goes back."""
    ledger = Ledger.plain()
    for slip, charge in ("S1", "A"), ("S2", "B"):
        ledger.slip(slip, slip_no="8599001", auth_code="498795").charge(charge, auth_code="498795")
    assert ledger.run(tmp_path).kinds == ["duplicate_charge", "duplicate_slip"]


def test_void_charged(tmp_path: Path) -> None:
    """voided slip S1 62.41 | charge A 62.41"""
    ledger = Ledger.plain().slip("S1", status="voided", slip_no="8599001").charge("A", slip_ref="8599001")
    found = ledger.run(tmp_path).the("void_charged")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1",), ("A",), 6241)


def test_a_voided_slip_rung_again_is_charged_once(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1", status="voided").slip("S2", at=40_240).charge("A")
    said = ledger.run(tmp_path)
    assert said.kinds == []
    assert said.link("A").slip_id == "S2"


def test_a_cash_slip_with_a_card_charge(tmp_path: Path) -> None:
    """cash slip S1, slip number 8599001 | charge A naming that number"""
    ledger = Ledger.plain().slip("S1", tender="cash", card_last4="", slip_no="8599001").charge("A", slip_ref="8599001")
    assert "tender cash" in ledger.run(tmp_path).the("void_charged").reasons


def test_cash_slips_need_no_charge(tmp_path: Path) -> None:
    assert Ledger.plain().slip("S1", tender="cash", card_last4="").run(tmp_path).kinds == []


@pytest.mark.parametrize(
    ("keyed", "reason"),
    [
        ("26.41", "amount_digits_swapped 62.41/26.41"),
        ("62.71", "amount_digit_wrong 62.41/62.71"),
        ("624.10", "amount_ten_times 62.41/624.10"),
        ("6.41", "amount_digit_lost 62.41/6.41"),
        ("62.42", "amount_rounded 62.41/62.42"),
    ],
)
def test_amount_mismatch(tmp_path: Path, keyed: str, reason: str) -> None:
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", amount=keyed, auth_code="498795")
    said = ledger.run(tmp_path)
    assert said.kinds == ["amount_mismatch"]
    assert reason in said.the("amount_mismatch").reasons
    assert said.link("A").slip_id == "S1"


def test_a_tip_written_on_the_slip(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", amount="71.00", auth_code="498795")
    assert "amount_with_tip 62.41/71.00" in ledger.run(tmp_path).the("amount_mismatch").reasons


def test_card_mismatch(tmp_path: Path) -> None:
    """slip card 9609 | charge card 9690"""
    said = Ledger.plain().slip("S1").charge("A", card_last4="9690").run(tmp_path)
    assert said.kinds == ["card_mismatch"]
    assert "last4_digits_swapped 9609/9690" in said.the("card_mismatch").reasons


def test_store_mismatch(tmp_path: Path) -> None:
    """slip in store 085 | charge in store 086"""
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", store_id="086", auth_code="498795")
    said = ledger.run(tmp_path)
    assert said.kinds == ["store_mismatch"]
    assert "store_differs 085/086" in said.the("store_mismatch").reasons


def test_a_charge_in_another_store_is_found_whatever_its_price(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """9.99 is on more slips than anybody can tell by their cards; one of them was charged under the store next door."""
    for where in (passing, duckdb):
        monkeypatch.setattr(where, "COMMON_PRICE_SLIPS", 20)
    ledger = Ledger.plain(240)
    for n in range(40):
        facts = {"store_id": f"{85 + n % 4:03}", "amount": "9.99", "card_last4": f"{2_003 + 131 * n:04}"}
        ledger.slip(f"common-{n:02}", at=n * 700, slip_no=f"{9_000_001 + n}", **facts)
        far = {"store_id": "088"} if n == 16 else {}
        ledger.charge(f"common-{n:02}", at=n * 700 + 7_200, **{**facts, **far})
    said = ledger.run(tmp_path)
    assert said.kinds == ["store_mismatch"]
    assert "common-16" in said.the("store_mismatch").slip_ids


def test_split_charge(tmp_path: Path) -> None:
    """slip 62.41 | charges 40.00 and 22.41 on its card"""
    said = Ledger.plain().slip("S1").charge("A", amount="40.00").charge("B", amount="22.41").run(tmp_path)
    assert said.the("split_charge").charge_ids == ("A", "B")
    assert {said.link(name).role for name in "AB"} == {Role.PART}


def test_a_sale_split_over_three_charges(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1")
    for name, amount in ("A", "40.00"), ("B", "20.00"), ("C", "2.41"):
        ledger.charge(name, amount=amount)
    assert ledger.run(tmp_path).the("split_charge").charge_ids == ("A", "B", "C")


def test_combined_charge(tmp_path: Path) -> None:
    """slips 62.41 and 10.00 on one card | one charge 72.41"""
    said = Ledger.plain().slip("S1").slip("S2", amount="10.00").charge("A", amount="72.41").run(tmp_path)
    assert said.the("combined_charge").slip_ids == ("S1", "S2")
    assert [link.slip_id for link in said.links if link.charge_id == "A"] == ["S1", "S2"]


def test_a_part_without_its_last_four(tmp_path: Path) -> None:
    """slip 62.41 | charges 40.00 on its card and 22.41 on no known card"""
    ledger = Ledger.plain().slip("S1").charge("A", amount="40.00").charge("B", amount="22.41", card_last4="")
    assert ledger.run(tmp_path).the("split_charge").charge_ids == ("A", "B")


def test_two_slips_in_one_charge_without_its_last_four(tmp_path: Path) -> None:
    """slips 62.41 and 10.00 on one card | one charge 72.41 on no known card"""
    ledger = Ledger.plain().slip("S1").slip("S2", amount="10.00").charge("A", amount="72.41", card_last4="")
    assert ledger.run(tmp_path).the("combined_charge").slip_ids == ("S1", "S2")


def test_extra_charges_of_a_settled_slip_are_one_finding(tmp_path: Path) -> None:
    """slip S1 62.41 card 9609 | charge A | charges B and C with a typing error each, all of one approval"""
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", auth_code="498795")
    ledger.charge("B", at=47_300, auth_code="498795", card_last4="9690")
    said = ledger.charge("C", at=47_400, auth_code="498795", amount="26.41").run(tmp_path)
    assert said.the("duplicate_charge").charge_ids == ("A", "B", "C")


def test_a_charge_on_another_card_is_no_second_one(tmp_path: Path) -> None:
    """slip S1 card 9609 | charge A on it, and a web charge of that price on card 1234 with the same approval code"""
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", auth_code="498795")
    ledger.charge("B", at=50_000, auth_code="498795", card_last4="1234", channel="web", store_id="")
    assert ledger.run(tmp_path).kinds == []


def refunds() -> Ledger:
    ledger = Ledger.plain()
    for n in range(20):
        facts = {"kind": "refund", "amount": f"{30 + n}.15", "card_last4": f"{4_000 + n}"}
        ledger.slip(f"back-{n}", **facts).charge(f"back-{n}", **facts)
    return ledger


def test_refund_missing(tmp_path: Path) -> None:
    found = refunds().slip("S1", kind="refund").run(tmp_path).the("refund_missing")
    assert (found.slip_ids, found.deadline) == (("S1",), "2025-11-27")  # five days to give it back


def test_refunds_of_which_one_is_missing_are_given_back_in_time(tmp_path: Path) -> None:
    """refund slips S1 and S2 that nothing tells apart | one refund: five days to give the other back"""
    ledger = refunds().slip("S1", kind="refund", slip_no="8599001")
    ledger.slip("S2", kind="refund", slip_no="8599555", at=42_400).charge("A", kind="refund")
    assert ledger.run(tmp_path).the("ambiguous").deadline == "2025-11-27"


def test_refund_duplicate(tmp_path: Path) -> None:
    ledger = refunds().slip("S1", kind="refund", auth_code="498795")
    ledger.charge("A", kind="refund", auth_code="498795").charge("B", at=50_000, kind="refund", auth_code="498795")
    assert ledger.run(tmp_path).the("refund_duplicate").charge_ids == ("A", "B")


def test_refund_charged(tmp_path: Path) -> None:
    """refund slip 62.41 | charge 62.41, and no refund: the customer is out of pocket twice over"""
    found = refunds().slip("S1", kind="refund").charge("A").run(tmp_path).the("refund_charged")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1",), ("A",), 2 * 6241)


@pytest.mark.parametrize("on_slip", ["9609", ""])
def test_a_refund_posted_as_a_charge_is_known_by_its_approval(tmp_path: Path, on_slip: str) -> None:
    """refund slip 62.41 of approval 498795 | charge 62.41 of it that names no card"""
    ledger = refunds().slip("S1", kind="refund", card_last4=on_slip, auth_code="498795")
    found = ledger.charge("A", card_last4="", auth_code="498795").run(tmp_path).the("refund_charged")
    assert (found.slip_ids, found.charge_ids) == (("S1",), ("A",))


def test_missing_slip_by_its_number(tmp_path: Path) -> None:
    """charge A names slip 8599001 | no such slip"""
    ledger = Ledger.plain().charge("A", slip_ref="8599001")
    assert "names_slip 8599001" in ledger.run(tmp_path).the("missing_slip").reasons


def test_missing_slip_by_the_hours_of_the_incident(tmp_path: Path) -> None:
    hours = f'start = "{iso(MORNING)}"\nend = "{iso(MORNING + DAY)}"\nstores = ["085"]\n'
    ledger = Ledger.plain().charge("A", at=5 * HOUR).charge("B", at=3 * DAY).charge("C", at=5 * HOUR, store_id="086")
    assert ledger.run(tmp_path, incident=hours).the("missing_slip").charge_ids == ("A",)


def test_ordinary_charges_are_nobodys_business(tmp_path: Path) -> None:
    said = Ledger.plain().charge("A", at=-DAY).charge("B", at=5 * DAY, card_last4="1234").run(tmp_path)
    assert said.kinds == []
    assert {said.link(name).role for name in "AB"} == {Role.UNRELATED}


def with_ordinary_days() -> Ledger:
    """Plain sales, and the registers of the same stores as usual on the day before and two days later."""
    ledger = Ledger.plain()
    for n in range(160):
        facts = {
            "store_id": f"{85 + n % 4:03}",
            "amount": f"{3 + n}.17",
            "card_last4": f"{(2_222 + 611 * n) % 10_000:04}",
        }
        ledger.charge(
            f"ordinary-{n:03}", at=(-DAY if n % 2 else 2 * DAY) + n * 250, auth_code=f"{900_000 + n}", **facts
        )
    return ledger


def test_a_customer_of_the_day_before_was_not_charged_twice(tmp_path: Path) -> None:
    """slip S1 on card 9609 | charge A, and the same amount on that card the day before"""
    said = with_ordinary_days().slip("S1").charge("A").charge("B", at=-DAY + 30_000, auth_code="900777").run(tmp_path)
    assert said.kinds == []
    assert said.link("B").role is Role.UNRELATED


def test_a_charge_of_the_day_before_settles_nothing(tmp_path: Path) -> None:
    """slip S1 on card 9609 | no charge but one of that amount on that card the day before"""
    said = with_ordinary_days().slip("S1").charge("B", at=-DAY, auth_code="900777").run(tmp_path)
    assert said.kinds == ["missing_charge"]


def test_a_token_tells_the_customer_and_not_the_sale(tmp_path: Path) -> None:
    """slip S1 20.00 and charge A | another purchase of that card, 17.23, two days later"""
    ledger = with_ordinary_days().slip("S1", amount="20.00", card_fingerprint="tok-1")
    ledger.charge("A", amount="20.00", card_fingerprint="tok-1")
    ledger.charge("B", at=2 * DAY + 30_000, amount="17.23", card_fingerprint="tok-1", auth_code="900777")
    assert ledger.run(tmp_path).kinds == []


def test_sales_under_one_number_by_accident_are_two(tmp_path: Path) -> None:
    """slips S1 and S2 under one number, hours apart, of other cards and amounts | a charge each"""
    ledger = Ledger.plain().slip("S1", slip_no="8599001").charge("A")
    ledger.slip("S2", at=50_000, slip_no="8599001", amount="12.02", card_last4="1234")
    assert ledger.charge("B", at=57_200, amount="12.02", card_last4="1234").run(tmp_path).kinds == []


def test_a_split_of_which_no_part_has_a_last_four(tmp_path: Path) -> None:
    """slip 62.41 | charges 40.00 and 22.41 under one order"""
    ledger = Ledger.plain().slip("S1")
    for name, amount in ("A", "40.00"), ("B", "22.41"):
        ledger.charge(name, amount=amount, card_last4="", order_id="P-1")
    assert ledger.run(tmp_path).the("split_charge").charge_ids == ("A", "B")


def test_a_slip_without_its_last_four_was_split(tmp_path: Path) -> None:
    """slip 62.41 of no known card | charges 40.00 and 22.41 on card 9609, a minute apart"""
    ledger = Ledger.plain().slip("S1", card_last4="").charge("A", amount="40.00")
    assert ledger.charge("B", at=47_260, amount="22.41").run(tmp_path).the("split_charge").charge_ids == ("A", "B")


@pytest.mark.parametrize("apart_s", [9 * HOUR, 3 * DAY])
def test_parts_may_be_keyed_hours_apart(tmp_path: Path, apart_s: int) -> None:
    """slip 144.92 | charges 20.00 and 124.92 on its card, under orders of their own"""
    ledger = Ledger.plain().slip("S1", amount="144.92").charge("A", amount="20.00", order_id="P-1")
    said = ledger.charge("B", at=47_200 + apart_s, amount="124.92", order_id="P-2").run(tmp_path)
    assert (said.kinds, said.the("split_charge").charge_ids) == (["split_charge"], ("A", "B"))


@pytest.mark.parametrize(("at", "on_card"), [(47_200 + 9 * HOUR, ""), (40_000 - DAY, "9609")])
def test_parts_hours_apart_are_chance_without_a_card_or_before_the_sale(tmp_path: Path, at: int, on_card: str) -> None:
    """slip 62.41 | charge 40.00 on its card, and 22.41 hours later on no known card, or on it a day before the sale"""
    ledger = Ledger.plain().slip("S1").charge("A", amount="40.00", order_id="P-1")
    ledger.charge("B", at=at, amount="22.41", order_id="P-2", card_last4=on_card)
    assert "split_charge" not in ledger.run(tmp_path).kinds


def test_ambiguous(tmp_path: Path) -> None:
    """two slips that nothing tells apart | one charge"""
    ledger = Ledger.plain().slip("S1", slip_no="8599001").slip("S2", slip_no="8599555", at=41_000).charge("A", at=DAY)
    said = ledger.run(tmp_path)
    assert said.kinds == ["ambiguous"]
    found = said.the("ambiguous")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1", "S2"), ("A",), 6241)


def test_a_struck_out_slip_is_charged_where_others_are(tmp_path: Path) -> None:
    """Every second struck-out slip is charged | one, rung again six minutes later, and a charge for each of the two"""
    ledger = Ledger.plain()
    for n in range(120):
        facts = {"amount": f"{20 + n}.33", "card_last4": f"{5_000 + n}"}
        ledger.slip(f"out-{n:03}", at=n * 300 + 60, status="voided", **facts)
        if n % 2 == 0:
            ledger.charge(f"out-{n:03}", at=n * 300 + 7_260, **facts)
    ledger.slip("S1", at=30_000, status="voided").slip("S2", at=30_360).charge("A", at=37_200).charge("B", at=37_560)
    said = ledger.run(tmp_path)
    assert "duplicate_charge" not in said.kinds
    assert ("S1",) in {each.slip_ids for each in said.findings if each.kind.value == "void_charged"}


def test_honest_twins_are_no_duplicates(tmp_path: Path) -> None:
    """Two slips of one card over one amount, an hour apart | two charges"""
    ledger = Ledger.plain().slip("S1", slip_no="8599001").slip("S2", slip_no="8599002", at=43_600)
    assert ledger.charge("A").charge("B", at=50_800).run(tmp_path).kinds == []


def test_slip_gap(tmp_path: Path) -> None:
    """The pad of store 085 runs 8500001 to 8500030, and 8500012 is on no slip."""
    ledger = Ledger.plain()
    gone = next(row for row in ledger.slips if row["slip_no"] == "8500012")
    ledger.slips.remove(gone)
    ledger.charges = [row for row in ledger.charges if row["charge_id"] != gone["slip_id"]]
    found = ledger.run(tmp_path).the("slip_gap")
    assert found.reasons == ("store 085", "numbers 8500012")


def test_a_spoiled_slip_is_no_gap(tmp_path: Path) -> None:
    """The pad of store 085 runs 8500001 to 8500030; 8500012 was spoiled and 8500020 is on no slip."""
    ledger = Ledger.plain()
    gone = [row for row in ledger.slips if row["slip_no"] in {"8500012", "8500020"}]
    ledger.slips = [row for row in ledger.slips if row not in gone]
    ids = {row["slip_id"] for row in gone}
    ledger.charges = [row for row in ledger.charges if row["charge_id"] not in ids]
    found = ledger.run(tmp_path, incident='[accounted]\n"085" = ["8500012"]\n').the("slip_gap")
    assert found.reasons[-1] == "numbers 8500020"


def test_late(tmp_path: Path) -> None:
    """Charged 35 days after the sale, and policy lets it be late by 30."""
    assert Ledger.plain().slip("S1").charge("A", at=36 * DAY).run(tmp_path).the("late").charge_ids == ("A",)


def test_a_web_order_retried_within_seconds(tmp_path: Path) -> None:
    """one order, the same card, 62.41 twice within 20 s | no slip"""
    ledger = Ledger.plain()
    for name, at in ("A", 1_000), ("B", 1_020):
        ledger.charge(name, at=at, channel="web", store_id="", order_id="W-1")
    said = ledger.run(tmp_path)
    assert said.the("duplicate_charge").charge_ids == ("A", "B")
    assert said.link("B").duplicate_of == "A"


@pytest.mark.parametrize(("apart_s", "kinds"), [(50, ["duplicate_charge"]), (300, [])])
def test_a_web_charge_sent_again_without_an_order(tmp_path: Path, apart_s: int, kinds: list[str]) -> None:
    """no orders are known, the same card, 62.41 twice under two approvals, less than a minute apart | or five"""
    ledger = Ledger.plain()
    for name, at, code in ("A", 1_000, "498795"), ("B", 1_000 + apart_s, "112358"):
        ledger.charge(name, at=at, channel="web", store_id="", auth_code=code)
    assert ledger.run(tmp_path).kinds == kinds


def test_a_web_order_hours_apart_is_a_purchase(tmp_path: Path) -> None:
    ledger = Ledger.plain()
    for name, at in ("A", 1_000), ("B", 1_000 + 5 * HOUR):
        ledger.charge(name, at=at, channel="web", store_id="", order_id="W-1")
    assert ledger.run(tmp_path).kinds == []


def test_an_online_order_released_in_the_store(tmp_path: Path) -> None:
    """The slip names web order W-1: its web charge pays it, and a charge at the register is one too many."""
    ledger = (
        Ledger.plain().slip("S1", order_ref="W-1").charge("A", at=1_000, channel="web", store_id="", order_id="W-1")
    )
    assert ledger.run(tmp_path).kinds == []
    found = ledger.charge("B", order_id="P-9").run(tmp_path).the("duplicate_charge")
    assert found.charge_ids == ("A", "B")


@pytest.mark.parametrize("status", ["declined", "voided"])
def test_charges_that_moved_no_money_settle_nothing(tmp_path: Path, status: str) -> None:
    said = Ledger.plain().slip("S1").charge("A", status=status).run(tmp_path)
    assert said.kinds == ["missing_charge"]
    assert said.link("A").role is Role.UNRELATED


def test_currencies_never_mix(tmp_path: Path) -> None:
    """slip 62.41 EUR | charge 62.41 USD"""
    said = Ledger.plain().slip("S1", currency="EUR").charge("A", at=9 * DAY).run(tmp_path)
    assert said.kinds == ["missing_charge"]
    assert [proof.currency for proof in said.summary.proofs] == ["EUR", "USD"]


def test_the_runner_up_is_named(tmp_path: Path) -> None:
    """One charge without a card, two slips of its amount: the likelier one is said, and the other beside it."""
    ledger = Ledger.plain().slip("S1", card_last4="9608").slip("S2", card_last4="1690").charge("A")
    reasons = ledger.run(tmp_path).the("card_mismatch").reasons
    assert "last4_digit_wrong 9608/9609" in reasons
