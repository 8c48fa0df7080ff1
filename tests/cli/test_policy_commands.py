"""`shoebox policy`: whose policy a store goes by, and two people who set its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN
from casemaking import ANN, PINS, PRIYA
from shoebox.cli.main import main
from shoebox.policy_settings import read_policy, write_policy
from shopmaking import set_up_shop

SIGN = ["--by", MANAGER, "--second", CLERK]


@pytest.fixture
def shop(tmp_path):
    """A store that knows no head office, its twin minutes edited by hand."""
    folder = set_up_shop(tmp_path / "shop")
    edited(folder / "policy.toml")
    return folder


def edited(file):
    write_policy(file, replace(read_policy(file), twin_minutes=99))


def test_two_people_see_what_changes_and_sign_it(shop, typed, capsys):
    assert main(["policy", "show", str(shop)]) == 0
    said = capsys.readouterr().out
    assert "as the store was set up: nobody has signed it" in said
    assert "policy.toml lies there unsigned" in said
    typed(MANAGER_PIN, CLERK_PIN)
    assert main(["policy", "sign", str(shop), *SIGN]) == 0
    said = capsys.readouterr().out
    assert said.index("twin_minutes: 10  ->  99") < said.index("own policy OWN-1 now")
    assert main(["policy", "show", str(shop)]) == 0
    said = capsys.readouterr().out
    assert "Policy OWN-1. It is the store's own, signed by two of its people." in said
    assert "twin_minutes = 99" in said


def test_a_value_out_of_its_limits_is_refused_before_a_pin_is_asked_for(shop, capsys):
    file = shop / "policy.toml"
    file.write_text(file.read_text().replace("presentment_red_days = 2", "presentment_red_days = 0"))
    assert main(["policy", "sign", str(shop), *SIGN]) == 2
    assert "Set presentment_amber_days to no more than presentment_red_days" in capsys.readouterr().err


def test_where_head_office_has_sent_one_the_store_signs_none(store, office, typed, capsys, tmp_path):
    (tmp_path / "stick").mkdir()
    typed(PINS[ANN], PINS[PRIYA])
    edited(store / "policy.toml")
    asked = ["publish", str(office), "policy", str(store / "policy.toml"), "--by", ANN.number, "--second", PRIYA.number]
    assert main([*asked, "--to", str(tmp_path / "stick")]) == 0
    assert "twin_minutes: 10  ->  99" in capsys.readouterr().out, "what two people are about to sign"
    assert main(["take", str(store), str(tmp_path / "stick")]) == 0
    assert main(["policy", "sign", str(store), *SIGN]) == 2
    assert "head office's policy HO-1" in capsys.readouterr().err
