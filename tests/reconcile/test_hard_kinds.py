"""What makes a kind of finding hard: mistakes that both sides share, sums with a hole, doubles that went elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.ledger import Ledger
from shoebox.domain.finding import Role

pytestmark = pytest.mark.thorough

DAY = 86_400


def on_the_web(ledger: Ledger, name: str, *, at: int, order: str, **facts: str) -> Ledger:
    return ledger.charge(name, at=at, channel="web", store_id="", order_id=order, **facts)


# Both charges of a sale differ from its slip in the same way: one mistake, and not two.


@pytest.mark.parametrize(
    "keyed", [{"amount": "62.71"}, {"card_last4": "9690"}, {"card_last4": "9669", "amount": "62.41"}]
)
def test_what_is_wrong_on_the_slip_differs_from_every_charge(tmp_path: Path, keyed: dict[str, str]) -> None:
    """slip 62.41 card 9609 | charges A and B, six hours apart, with one and the same difference from it"""
    ledger = Ledger.plain().slip("S1").charge("A", order_id="P-1", **keyed)
    said = ledger.charge("B", at=47_200 + 6 * 3_600, order_id="P-2", **keyed).run(tmp_path)
    assert said.the("duplicate_charge").charge_ids == ("A", "B")
    assert said.link("B").slip_id == "S1"


def test_a_slip_without_its_last_four_is_charged_twice(tmp_path: Path) -> None:
    """slip 62.41 of no known card | charges A and B on card 9609, six hours apart"""
    ledger = Ledger.plain().slip("S1", card_last4="").charge("A", order_id="P-1")
    said = ledger.charge("B", at=47_200 + 6 * 3_600, order_id="P-2").run(tmp_path)
    assert said.the("duplicate_charge").charge_ids == ("A", "B")


@pytest.mark.parametrize("noughts", ["0000", "0", "****0000"])
def test_four_noughts_say_nothing_of_a_card(tmp_path: Path, noughts: str) -> None:
    """A third of the charges were paid by a wallet: the run says what it says where their last four is left empty."""
    said = []
    for at, last4 in enumerate(("", noughts)):
        ledger = Ledger.plain().slip("S1").slip("S2", amount="15.70").charge("A")
        for charge in ledger.charges[::3]:
            charge["card_last4"] = last4
        (tmp_path / str(at)).mkdir()
        said.append(ledger.run(tmp_path / str(at)))
    empty, wallets = said
    assert (wallets.findings, wallets.links) == (empty.findings, empty.links)
    assert wallets.the("missing_charge").slip_ids == ("S2",)


def test_charges_alike_on_no_slip_take_no_other_slip(tmp_path: Path) -> None:
    """slip S1 15.70 on card 4417, never charged | charges A and B of 62.41 on card 9609, sent twice: a slip is lost"""
    ledger = Ledger.plain().slip("S1", amount="15.70", card_last4="4417", slip_no="8599001")
    for name, at in ("A", 47_200), ("B", 47_220):
        ledger.charge(name, at=at, order_id="P-1", slip_ref="8599555")
    said = ledger.run(tmp_path)
    assert said.the("missing_charge").slip_ids == ("S1",)
    assert said.the("duplicate_charge").charge_ids == ("A", "B")
    assert said.the("duplicate_charge").slip_ids == ()


# One card and one amount, again and again


def test_a_customer_who_comes_a_dozen_times_was_charged_a_dozen_times(tmp_path: Path) -> None:
    """twelve slips of 62.41 on card 9609, five minutes apart | their charges, a minute apart, much later than usual"""
    ledger = Ledger.plain(600)
    for n in range(12):
        ledger.slip(f"S{n:02}", at=40_000 + 300 * n, slip_no=f"8599{n:03}")
        ledger.charge(f"A{n:02}", at=60_000 + 60 * n, order_id=f"P-{n}")
    assert ledger.run(tmp_path).kinds == []


def test_a_till_that_charges_a_card_over_and_over_is_found(tmp_path: Path) -> None:
    """slip 62.41 on card 9609 | 300 charges, a minute apart: more than any knot may have"""
    ledger = Ledger.plain(600).slip("S1")
    for n in range(300):
        ledger.charge(f"A{n:03}", at=47_200 + 60 * n, order_id=f"P-{n}")
    found = ledger.run(tmp_path).the("duplicate_charge")
    assert (len(found.charge_ids), found.amount_minor) == (300, 299 * 6_241)


# Sums to the cent


def test_a_sale_split_over_five_charges(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1")
    for n, amount in enumerate(("30.00", "15.00", "10.00", "5.00", "2.41")):
        ledger.charge(f"A{n}", at=47_200 + 60 * n, amount=amount)
    assert ledger.run(tmp_path).the("split_charge").charge_ids == ("A0", "A1", "A2", "A3", "A4")


@pytest.mark.parametrize("tie", [{"order_id": "P-1"}, {"auth_code": "498795"}])
def test_three_parts_of_which_none_has_a_last_four(tmp_path: Path, tie: dict[str, str]) -> None:
    """slip 62.41 card 9609 | charges 40.00, 20.00 and 2.41 of no known card, of one order or one approval"""
    ledger = Ledger.plain().slip("S1")
    for n, amount in enumerate(("40.00", "20.00", "2.41")):
        ledger.charge(f"A{n}", at=47_200 + 60 * n, amount=amount, card_last4="", **tie)
    # An approval alone says no card, and two at least must say it.
    kinds = ledger.run(tmp_path).kinds
    assert ("split_charge" in kinds) == ("order_id" in tie)


def test_a_slip_without_its_last_four_was_split_in_three(tmp_path: Path) -> None:
    """slip 62.41 of no known card | charges 40.00, 20.00 and 2.41 on card 9609, of one approval"""
    ledger = Ledger.plain().slip("S1", card_last4="")
    for n, amount in enumerate(("40.00", "20.00", "2.41")):
        ledger.charge(f"A{n}", at=47_200 + 60 * n, amount=amount, auth_code="498795")
    assert ledger.run(tmp_path).the("split_charge").charge_ids == ("A0", "A1", "A2")


def test_three_slips_in_one_charge(tmp_path: Path) -> None:
    ledger = Ledger.plain().charge("A", amount="99.75")
    for n, amount in enumerate(("62.41", "24.93", "12.41")):
        ledger.slip(f"S{n}", at=40_000 + 900 * n, amount=amount)
    assert ledger.run(tmp_path).the("combined_charge").slip_ids == ("S0", "S1", "S2")


def test_three_slips_in_one_charge_without_its_last_four(tmp_path: Path) -> None:
    ledger = Ledger.plain().charge("A", amount="99.75", card_last4="")
    for n, amount in enumerate(("62.41", "24.93", "12.41")):
        ledger.slip(f"S{n}", at=40_000 + 900 * n, amount=amount)
    assert ledger.run(tmp_path).the("combined_charge").slip_ids == ("S0", "S1", "S2")


def test_charges_that_add_up_by_chance_are_no_parts(tmp_path: Path) -> None:
    """slip 62.41 of no known card, uncharged | charges 40.00 and 22.41 on one card, two approvals, an hour apart"""
    ledger = Ledger.plain().slip("S1", card_last4="").charge("A", amount="40.00", auth_code="498795")
    said = ledger.charge("B", at=51_000, amount="22.41", auth_code="112233").run(tmp_path)
    assert "split_charge" not in said.kinds


def test_a_wrong_slip_number_does_not_undo_a_sum(tmp_path: Path) -> None:
    """slip 62.41 was split in 40.00 and 22.41 | a charge of 12.02 on card 1234 names its number by mistake"""
    ledger = Ledger.plain().slip("S1", slip_no="8599001").charge("A", amount="40.00").charge("B", amount="22.41")
    ledger.slip("S2", amount="12.02", card_last4="1234", slip_no="8599002")
    ledger.charge("C", amount="12.02", card_last4="1234", slip_ref="8599001")
    assert ledger.run(tmp_path).the("split_charge").charge_ids == ("A", "B")


# Voided, cash, and keyed twice


def test_rung_again_without_its_last_four(tmp_path: Path) -> None:
    """slip S1 struck out, card 9609 | slip S2 four minutes later, of no known card | charge A on card 9609"""
    ledger = Ledger.plain().slip("S1", status="voided").slip("S2", at=40_240, card_last4="").charge("A")
    said = ledger.run(tmp_path)
    assert said.kinds == []
    assert said.link("A").slip_id == "S2"


def test_keyed_twice_at_two_registers_under_another_number(tmp_path: Path) -> None:
    """slips S1 and S2 of one approval, at registers R1 and R2, numbers 8599001 and 8611001 | one charge"""
    facts = {"auth_code": "498795"}
    ledger = Ledger.plain().slip("S1", slip_no="8599001", register_id="R1", **facts)
    ledger.slip("S2", at=40_120, slip_no="8611001", register_id="R2", **facts)
    said = ledger.charge("A", auth_code="498795").run(tmp_path)
    assert said.the("duplicate_slip").slip_ids == ("S1", "S2")
    assert "missing_charge" not in said.kinds


# Doubles that went elsewhere, and what is no double


def test_a_double_in_another_store(tmp_path: Path) -> None:
    """slip S1 in store 085 | charge A there, charge B in store 086 under the same approval"""
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", auth_code="498795")
    said = ledger.charge("B", at=60_000, store_id="086", auth_code="498795").run(tmp_path)
    assert said.the("duplicate_charge").charge_ids == ("A", "B")
    assert said.link("B").role is Role.DUPLICATE


def test_a_double_on_the_web(tmp_path: Path) -> None:
    """slip S1 162.41 on a card with a token | charge A in the store, charge B on the web the next day, same token"""
    card = {"card_fingerprint": "tok-1", "amount": "162.41"}
    ledger = Ledger.plain().slip("S1", **card).charge("A", **card)
    on_the_web(ledger, "B", at=47_200 + DAY, order="W-7", **card)
    assert ledger.run(tmp_path).the("duplicate_charge").charge_ids == ("A", "B")


def test_a_double_on_the_web_is_approved_anew(tmp_path: Path) -> None:
    """slip S1 162.41, approval 498795, and charge A | charge B on the web the next day, same token, another approval"""
    card = {"card_fingerprint": "tok-1", "amount": "162.41"}
    ledger = Ledger.plain().slip("S1", auth_code="498795", **card).charge("A", auth_code="498795", **card)
    on_the_web(ledger, "B", at=47_200 + DAY, order="W-7", auth_code="771133", **card)
    assert ledger.run(tmp_path).the("duplicate_charge").charge_ids == ("A", "B")


@pytest.mark.parametrize("at", [51_227, 70_000])
def test_one_approval_on_two_charges_is_one_sale(tmp_path: Path, at: int) -> None:
    """slips S1 1.00 with approval 147901, S2 1.00 without | A of 147901, B and C of 426493: S2 was charged twice"""
    ledger = Ledger.plain().slip("S1", amount="1.00", auth_code="147901").slip("S2", at=44_000, amount="1.00")
    ledger.charge("A", amount="1.00", auth_code="147901")
    ledger.charge("B", at=51_200, amount="1.00", auth_code="426493", order_id="P-1")
    said = ledger.charge("C", at=at, amount="1.00", auth_code="426493", order_id=f"P-{at}").run(tmp_path)
    assert said.kinds == ["duplicate_charge"]
    assert (said.the("duplicate_charge").slip_ids, said.the("duplicate_charge").charge_ids) == (("S2",), ("B", "C"))
    assert said.link("A").slip_id == "S1"


def test_a_web_purchase_of_somebody_else_is_no_double(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1").charge("A")
    on_the_web(ledger, "B", at=47_200 + DAY, order="W-7", card_last4="1234")
    assert ledger.run(tmp_path).kinds == []


def test_central_made_a_code_of_its_own(tmp_path: Path) -> None:
    """slip S1 with approval 498795 | its charge under 771133; slip S2 without one | its charge under 771134"""
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", auth_code="771133")
    ledger.slip("S2", at=41_000, amount="18.20", card_last4="1234")
    ledger.charge("B", at=48_200, amount="18.20", card_last4="1234", auth_code="771134")
    said = ledger.run(tmp_path)
    assert said.kinds == []
    assert [said.link(name).slip_id for name in "AB"] == ["S1", "S2"]


def test_central_makes_all_codes_itself(tmp_path: Path) -> None:
    """Every charge has another approval than its slip: that tells nothing here, and most settle at once."""
    ledger = Ledger.plain()
    for n, (slip, charge) in enumerate(zip(ledger.slips, ledger.charges, strict=True)):
        slip["auth_code"], charge["auth_code"] = f"{200_000 + n}", f"{700_000 + 3 * n}"
    said = ledger.slip("S1", auth_code="498795").charge("A", auth_code="771133").run(tmp_path)
    assert said.kinds == []
    assert {link.rule for link in said.links} == {"exact"}


def test_less_was_captured(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1", auth_code="498795").charge("A", amount="31.20", auth_code="498795")
    found = ledger.run(tmp_path).the("amount_mismatch")
    assert "amount_less 62.41/31.20" in found.reasons
    assert found.amount_minor == 3_121


# The processor's files


def day_of_sales() -> Ledger:
    ledger = Ledger.plain()
    for n in range(12):
        facts = {"amount": f"{20 + n}.45", "card_last4": f"{3_000 + 7 * n}"}
        ledger.slip(f"S{n:02}", at=30_000 + 400 * n, **facts)
        ledger.charge(f"A{n:02}", at=37_200 + 400 * n, order_id=f"P-{n}", **facts)
    return ledger


def test_a_file_that_was_taken_in_twice(tmp_path: Path) -> None:
    """Twelve charges of a day come again the day after, under the same orders."""
    ledger = day_of_sales()
    for row in [row for row in ledger.charges if row["charge_id"].startswith("A")]:
        day = int(row["charged_at"][8:10])
        later = row["charged_at"][:8] + f"{day + 1:02}" + row["charged_at"][10:]
        ledger.charges.append({**row, "charge_id": row["charge_id"].replace("A", "B"), "charged_at": later})
    said = ledger.run(tmp_path)
    assert said.kinds == ["duplicate_charge"] * 12


def test_a_file_that_never_came(tmp_path: Path) -> None:
    ledger = day_of_sales()
    ledger.charges = [row for row in ledger.charges if not row["charge_id"].startswith("A")]
    assert ledger.run(tmp_path).kinds == ["missing_charge"] * 12


def test_a_file_that_says_the_next_day(tmp_path: Path) -> None:
    ledger = day_of_sales()
    for row in ledger.charges:
        if row["charge_id"].startswith("A"):
            row["charged_at"] = (
                row["charged_at"][:8] + f"{int(row['charged_at'][8:10]) + 1:02}" + row["charged_at"][10:]
            )
    assert ledger.run(tmp_path).kinds == []


def test_each_currency_in_its_own_units(tmp_path: Path) -> None:
    """6241 yen and 6.241 dinar are as many minor units as 62.41 dollars, and are other money."""
    ledger = Ledger.plain()
    for n, (currency, amount) in enumerate((("JPY", "6241"), ("KWD", "6.241"), ("USD", "62.41"))):
        ledger.slip(f"S{n}", currency=currency, amount=amount)
        ledger.charge(f"A{n}", currency=currency, amount=amount)
    said = ledger.run(tmp_path)
    assert said.kinds == []
    assert [said.link(f"A{n}").slip_id for n in range(3)] == ["S0", "S1", "S2"]


# Kinds taken one for the other


@pytest.mark.parametrize("tie", [{"card_last4": "9609"}, {"card_last4": "", "auth_code": "498795"}])
def test_a_sale_posted_as_a_refund_is_said_with_that_refund(tmp_path: Path, tie: dict[str, str]) -> None:
    """slip 62.41 | refund 62.41 to its card, and no charge: the customer has the money twice over"""
    said = Ledger.plain().slip("S1", **tie).charge("A", kind="refund", **tie).run(tmp_path)
    found = said.the("missing_charge")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1",), ("A",), 12_482)
    assert "refund_in_place 62.41" in found.reasons
    assert said.link("A").role is Role.UNRELATED


def test_a_refund_that_has_a_slip_of_its_own_took_no_sales_place(tmp_path: Path) -> None:
    """slip 62.41 without a charge | a refund slip of that card and price, and its refund"""
    ledger = Ledger.plain().slip("S1").slip("R1", at=43_000, kind="refund").charge("A", kind="refund")
    said = ledger.run(tmp_path)
    assert said.the("missing_charge").charge_ids == ()
    assert said.link("A").slip_id == "R1"


def test_one_refund_stands_in_the_place_of_one_sale(tmp_path: Path) -> None:
    """Two slips 62.41 of one card, hours apart, no charge | one refund: it is said with one of them"""
    ledger = Ledger.plain().slip("S1").slip("S2", at=52_000).charge("A", at=70_000, kind="refund")
    found = [each for each in ledger.run(tmp_path).findings if each.kind.value == "missing_charge"]
    assert sorted(each.charge_ids for each in found) == [(), ("A",)]


# Files of a few rows


@pytest.mark.parametrize(("slips", "charges"), [(2, 1), (2, 2), (3, 2)])
def test_in_a_file_of_a_few_rows_without_last_four_a_charge_pays_its_slip(
    tmp_path: Path, slips: int, charges: int
) -> None:
    """Slips of 62.41, hours apart, and fewer charges of 62.41: so many are missing, and not all of them"""
    ledger = Ledger()
    for n in range(slips):
        ledger.slip(f"S{n}", at=40_000 + 9_000 * n, card_last4="")
    for n in range(charges):
        ledger.charge(f"A{n}", at=120_000 + 9_000 * n, card_last4="")
    said = ledger.run(tmp_path)
    assert said.kinds == ["missing_charge"] * (slips - charges)
    assert len({said.link(f"A{n}").slip_id for n in range(charges)} - {""}) == charges
