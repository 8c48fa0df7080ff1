"""publish, out and take as head office and a store meet them: a real door, a real stick, two people and their PINs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from casemaking import ANN, PRIYA
from outmaking import ORDERS, PRICES
from servicing import serving
from shoebox.bootstrap import SystemClock, open_store
from shoebox.central import Central
from shoebox.cli.main import main
from shoebox.errands.lines import send_once
from shoebox.policy_settings import read_policy
from shoebox.resources import asset
from shoebox.transport.stick import Stick

ANALYST, APPROVER = ANN.number, PRIYA.number
PINS = {ANN.number: "4141", PRIYA.number: "4343"}


def edited(store: Path, tmp_path: Path, **said: str) -> Path:
    """The store's own policy file with some lines said otherwise."""
    lines = (store / "policy.toml").read_text().splitlines()
    lines = [
        next((f"{name} = {value}" for name, value in said.items() if line.startswith(f"{name} = ")), line)
        for line in lines
    ]
    (tmp_path / "new.toml").write_text("\n".join(lines))
    return tmp_path / "new.toml"


def publish(office: Path, kind: str, what: Path | str, *more: str, second: str = APPROVER) -> int:
    return main(["publish", str(office), kind, str(what), "--by", ANALYST, "--second", second, *more])


def test_a_policy_goes_from_a_file_at_head_office_into_force_at_a_register(store, office, tmp_path, typed, capsys):
    """twin_minutes 10 becomes 25: signed by two, fetched over HTTP, in force at the next start; then listed as held."""
    typed(PINS[ANALYST], PINS[APPROVER])
    assert publish(office, "policy", edited(store, tmp_path, twin_minutes="25")) == 0
    assert "Policy 1 is out for all stores" in capsys.readouterr().out
    with Central.open(office, SystemClock()) as central, serving(central) as address:
        path = store / "store.toml"
        path.write_text(path.read_text().replace('central_url = ""', f'central_url = "{address}"'))
        send_once(store)
    house = open_store(store)
    try:
        assert (house.policy.twin_minutes, house.policy.version) == (25, "HO-1")
        assert not house.is_outdated()
    finally:
        house.close()
    assert read_policy(store / "policy.toml").version == "HO-1"  # for whoever reads it before the book
    assert main(["out", str(office)]) == 0
    assert "held by 1 register." in capsys.readouterr().out


def test_the_same_bytes_go_by_stick(store, office, tmp_path, typed, capsys):
    """Laid on a stick, taken in twice; then an older one is refused, said so, and answered with 1."""
    (tmp_path / "stick").mkdir()
    (tmp_path / "older").mkdir()
    typed(*[PINS[ANALYST], PINS[APPROVER]] * 2)
    assert publish(office, "policy", store / "policy.toml", "--to", str(tmp_path / "older")) == 0
    assert publish(office, "policy", edited(store, tmp_path, twin_minutes="25"), "--to", str(tmp_path / "stick")) == 0
    for said in ("Policy 2 is taken in.", "Policy 2 was here before."):
        capsys.readouterr()
        assert main(["take", str(store), str(tmp_path / "stick")]) == 0
        policy, keys = capsys.readouterr().out.splitlines()
        assert (policy, keys[:8]) == (said, "Carrying")
    assert main(["take", str(store), str(tmp_path / "older")]) == 1
    assert "older than 2" in capsys.readouterr().out
    assert main(["take", str(store), str(tmp_path)]) == 2


def test_who_may_publish(store, office, typed, capsys):
    """A wrong PIN; the same person twice; no second one; an analyst as the second; nothing of it goes out."""
    own = store / "policy.toml"
    one = ["publish", str(office), "policy", str(own), "--by"]
    for pins, asked, said in (
        (["0000", PINS[APPROVER]], [ANALYST, "--second", APPROVER], f"This PIN is not that of {ANN.name}"),
        ([PINS[ANALYST]] * 2, [ANALYST, "--second", ANALYST], "A policy takes two people"),
        ([PINS[ANALYST]], [ANALYST], "A policy takes two people"),
        ([PINS[APPROVER], PINS[ANALYST]], [APPROVER, "--second", ANALYST], f"{ANN.name} is no approver"),
    ):
        typed(*pins)
        assert main([*one, *asked]) == 2
        assert said in capsys.readouterr().err
    assert main(["out", str(office)]) == 0
    assert capsys.readouterr().out == ""


def test_a_file_with_a_mistake_is_named_before_anything_is_signed(store, office, tmp_path, typed, capsys):
    """A misspelt setting; a staff list with no manager, of head office's people, with one PIN twice; no such store."""
    typed(*[PINS[ANALYST], PINS[APPROVER]] * 6)
    bad = tmp_path / "bad.toml"
    bad.write_text("twin_minute = 3\n")
    assert publish(office, "policy", bad) == 2
    assert "twin_minutes" in capsys.readouterr().err
    clerks = (store / "staff.toml").read_text().replace('role = "manager"', 'role = "clerk"')
    bad.write_text(clerks)
    copied = tmp_path / "copied.toml"
    pin = next(line for line in clerks.splitlines() if line.startswith("pin = "))
    one_pin = [pin if line.startswith("pin = ") else line for line in (store / "staff.toml").read_text().splitlines()]
    copied.write_text("\n".join(one_pin))
    for asked, said in (
        (["staff", bad], "manager"),
        (["staff", copied], "has the same PIN as somebody before in the list"),
        (["staff", office / "staff.toml"], "can't be analyst here"),
        (["policy", tmp_path / "gone.toml"], "gone.toml"),
        (["policy", store / "policy.toml", "--stores", "999"], "No register of store 999 is enrolled here"),
    ):
        assert publish(office, *asked) == 2
        assert said in capsys.readouterr().err
    main(["out", str(office)])
    assert capsys.readouterr().out == ""


def test_a_policy_in_money_nobody_sells_in_is_refused_before_it_is_signed(store, office, tmp_path, typed, capsys):
    """The register sells in dollars, as its first entry at head office says; in euros nothing goes out."""
    with Central.open(office, SystemClock()) as central, serving(central) as address:
        path = store / "store.toml"
        path.write_text(path.read_text().replace('central_url = ""', f'central_url = "{address}"'))
        send_once(store)
    typed(*[PINS[ANALYST], PINS[APPROVER]] * 2)
    euros = edited(store, tmp_path, currency='"EUR"')
    assert publish(office, "policy", euros) == 2
    assert "for EUR, and the registers it is for sell in USD" in capsys.readouterr().err
    assert publish(office, "policy", store / "policy.toml") == 0


def test_everything_else_goes_out_too(store, office, tmp_path, typed, capsys):
    """Prices, orders, pages, a notice for clerks, an incident and its end: one person each, all onto one stick."""
    typed(*[PINS[ANALYST]] * 6)
    (tmp_path / "stick").mkdir()
    (tmp_path / "prices.csv").write_bytes(PRICES.replace(b",food", b","))
    (tmp_path / "orders.csv").write_bytes(ORDERS)
    (tmp_path / "notice.txt").write_text("No gift cards today\n\nThe server is down.\n")

    def one(kind: str, what: Path | str, *more: str) -> int:
        return main(["publish", str(office), kind, str(what), "--by", ANALYST, *more])

    assert one("prices", tmp_path / "prices.csv") == 0
    assert one("orders", tmp_path / "orders.csv") == 0
    assert one("playbook", asset("playbook")) == 0
    assert one("notice", tmp_path / "notice.txt", "--roles", "clerk") == 0
    assert one("incident", "26-07", "--since", "00:00") == 0
    assert one("incident", "26-07", "--ended") == 0
    assert main(["out", str(office), "--to", str(tmp_path / "stick"), "--stores", "085"]) == 0
    assert main(["take", str(store), str(tmp_path / "stick")]) == 0
    told = capsys.readouterr().out
    assert ["Prices 1 is taken in." in told, "Incident 2 is taken in." in told, "Incident 1" in told] == [
        True,
        True,
        True,
    ]
    house = open_store(store)
    try:
        assert house.prices.find("4711").price_minor == 5_999
        assert [notice.title for _, notice in house.word.dispatches.notices()] == ["No gift cards today"]
        house.word.dispatches.note_read(1, clerk="17")
    finally:
        house.close()
    assert main(["out", str(office), "--notice", "1"]) == 0


def test_what_went_out_and_could_not_be_laid_onto_a_stick_is_not_published_twice(office, tmp_path, typed, capsys):
    """A stick whose name was mistyped: whoever heard of that alone would publish once more, and have it read twice."""
    typed(PINS[ANALYST])
    (tmp_path / "notice.txt").write_text("No gift cards today\n\nThe server is down.\n")
    asked = ("publish", str(office), "notice", str(tmp_path / "notice.txt"), "--by", ANALYST)
    assert main([*asked, "--to", str(tmp_path / "nowhere")]) == 1
    told = capsys.readouterr()
    assert "Notice 1 is out for all stores" in told.out
    assert f"Afterwards: shoebox out {office} --to STICK" in told.err
    assert main(["out", str(office), "--to", str(tmp_path / "nowhere")]) == 2
    for said in (told.err, capsys.readouterr().err):
        assert f"{tmp_path / 'nowhere'} can't be written: No such folder." in said
        assert "in the register" not in said, "as a store would be told of its box"


def test_stopped_while_a_stick_is_written_to_it_is_said_to_be_out(
    office, tmp_path, typed, monkeypatch: pytest.MonkeyPatch, capsys
):
    def stopped(_stick: Stick, _name: str, _data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Stick, "put_named", stopped)
    (tmp_path / "notice.txt").write_text("Till drill\n\nCome to the office at nine.\n")
    typed(PINS[ANALYST])
    assert publish(office, "notice", tmp_path / "notice.txt", "--to", str(tmp_path), second="") == 1
    assert "not to be published once more; on the stick it does not lie: It was stopped." in capsys.readouterr().err


def test_every_store_that_was_told_of_an_incident_hears_its_end(store, office, typed, capsys):
    """085 was told first, 112 an hour later; the end names nobody, and is for both. The lane is the first word's."""
    typed(*[PINS[ANALYST]] * 3)
    with Central.open(office, SystemClock()) as central:
        central.enrol(replace(central.enrolments()[0], store="112"))
    for more in (["--stores", "085", "--since", "00:00"], ["--stores", "112"], ["--ended"]):
        assert main(["publish", str(office), "incident", "26-07", "--by", ANALYST, *more]) == 0
    assert "Incident 3 is out for stores 085, 112" in capsys.readouterr().out


def test_prices_are_judged_by_the_policy_of_the_stores_they_are_for(store, office, tmp_path, typed, capsys):
    """Policy 1, for all, knows a tax on food, and policy 2, for 112 alone, does not: prices with it go to 085 alone."""
    with Central.open(office, SystemClock()) as central:
        central.enrol(replace(central.enrolments()[0], store="112"))
    typed(*[PINS[ANALYST], PINS[APPROVER]] * 2, *[PINS[ANALYST]] * 3)
    taxed = tmp_path / "taxed.toml"
    taxed.write_text((store / "policy.toml").read_text() + "\n[tax_rates_per_100k]\nfood = 0\n")
    assert publish(office, "policy", taxed) == 0
    assert publish(office, "policy", store / "policy.toml", "--stores", "112") == 0
    (tmp_path / "prices.csv").write_bytes(PRICES)
    prices = ["publish", str(office), "prices", str(tmp_path / "prices.csv"), "--by", ANALYST]
    assert [main([*prices, "--stores", "085"]), main([*prices, "--stores", "112"]), main(prices)] == [0, 2, 2]
    assert capsys.readouterr().err.count("The price file has a bad line, line 4") == 2


def test_what_is_wrong_with_the_others_is_named_before_anything_is_signed(office, store, tmp_path, typed, capsys):
    """A bad line of prices; orders of a store nobody knows; an empty folder; a role; an end of nothing; a number."""
    typed(*[PINS[ANALYST]] * 8)
    (tmp_path / "prices.csv").write_bytes(PRICES)
    (tmp_path / "orders.csv").write_bytes(ORDERS.replace(b",085,", b",999,"))
    (tmp_path / "notice.txt").write_text("Title\nWords\n")
    (tmp_path / "pages").mkdir()
    for words, said in (
        (["prices", str(tmp_path / "prices.csv")], "The price file has a bad line, line 4"),
        (["orders", str(tmp_path / "orders.csv")], "No register of store 999 is enrolled here"),
        (["playbook", str(tmp_path / "pages")], "There are no pages of a playbook"),
        (["notice", str(tmp_path / "notice.txt"), "--roles", "king"], "Nobody in a store works as king"),
        (["incident", "26-07", "--ended"], "No incident 26-07 was sent out"),
        (["incident", "26/07"], "An incident number has 1 to 20"),
        (["incident", "26-07", "--about", "Nobody knows why. " * 5], "one line of up to 80 signs"),
    ):
        assert main(["publish", str(office), *words, "--by", ANALYST]) == 2
        assert said in capsys.readouterr().err
    main(["out", str(office)])
    assert capsys.readouterr().out == ""
