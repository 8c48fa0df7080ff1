"""What is settled without a second look although only the charge has an approval code."""

from __future__ import annotations

from pathlib import Path

from reconcile.ledger import Ledger

DAY_S = 86_400


def coded() -> Ledger:
    """240 plain sales; central has an approval code for each, the slips for every second one."""
    ledger = Ledger.plain(240)
    for n, charge in enumerate(ledger.charges):
        charge["auth_code"] = charge["auth_code"] or f"{700_000 + 1_009 * n}"
    return ledger


def test_a_code_of_central_s_own_is_nothing_against_a_charge_in_its_place(tmp_path: Path) -> None:
    """Slip 62.41 on 9609 without a code at 11:06, charge with one at 13:06, where its neighbours are charged."""
    said = coded().slip("s").charge("c", auth_code="123456").run(tmp_path)
    assert said.link("c").slip_id == "s"
    assert {link.rule for link in said.links} == {"exact"}
    assert said.kinds == []


def test_out_of_its_place_such_a_charge_is_weighed(tmp_path: Path) -> None:
    """The same, but the charge comes six days later, among 300 of customers who pay as always, 60 of them once more."""
    ledger = coded().slip("s").charge("c", auth_code="123456", at=40_000 + 6 * DAY_S)
    for n in range(300):
        when = 5 * DAY_S + 500 * n
        card = ledger.slips[4 * n] if n < 60 else {"card_last4": f"{(4_444 + 7_919 * n) % 10_000:04}"}
        again = {name: card[name] for name in ("store_id", "amount", "card_last4") if name in card}
        ledger.charge(f"later-{n}", at=when, auth_code=f"{900_000 + 7 * n}", **again)
    said = ledger.run(tmp_path)
    assert said.link("c").slip_id == "s"
    assert said.link("c").rule != "exact"


def test_a_slip_with_a_code_of_its_own_still_asks_for_it(tmp_path: Path) -> None:
    """Slip approved as 123456, charge as 654321: not settled unseen."""
    said = coded().slip("s", auth_code="123456").charge("c", auth_code="654321").run(tmp_path)
    assert said.link("c").rule != "exact"


def test_where_codes_say_little_a_slip_still_asks_for_the_charge_that_has_its_own(tmp_path: Path) -> None:
    """Central made one code in ten anew. Slip approved as 123456 | 654321 on its card, and 123456 a day later"""
    ledger = Ledger.plain(400)
    for n, charge in enumerate(ledger.charges):
        if n % 10 == 1:
            charge["auth_code"] = f"{800_000 + n}"
    ledger.slip("s", auth_code="123456").charge("other", at=40_000 + DAY_S, auth_code="654321")
    said = ledger.charge("own", at=40_000 + 2 * DAY_S, auth_code="123456", card_last4="").run(tmp_path)
    assert said.link("other").rule != "exact"
    assert said.link("own").slip_id == "s"
