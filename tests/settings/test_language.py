"""Which language a store and head office speak: declared, limited, written by setup, asked for in the surroundings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import STAFF, HandClock
from casemaking import STAFF as DESK
from shoebox.bootstrap import STORE_FILE, open_store, set_up_store
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.policy_words import policy_in
from shoebox.entrance import store_language
from shoebox.head_office import FINANCE_FILE, open_finance, set_up_finance
from shoebox.own_policy import POLICY_FILE
from shoebox.policy_settings import OVERRIDE_REASON_CHARS_MAX, policy_in_words, policy_words, read_policy
from shoebox.settings import (
    FinanceSettings,
    StoreSettings,
    read_finance,
    read_store,
    write_finance,
    write_store,
)

STORE = {"store": "085", "store_name": "Harbour Row", "register": "085-2"}


@pytest.fixture(autouse=True)
def nothing_asked(monkeypatch):
    monkeypatch.delenv("SHOEBOX_LANGUAGE", raising=False)


def test_a_store_speaks_english_unless_it_says_otherwise(tmp_path):
    write_store(tmp_path / "store.toml", StoreSettings(**STORE))
    assert read_store(tmp_path / "store.toml").language == "en"
    write_store(tmp_path / "store.toml", StoreSettings(**STORE, language="es"))
    assert read_store(tmp_path / "store.toml").language == "es"


@pytest.mark.parametrize("language", ["", "ES", "de", "español", "../es"])
def test_a_language_nobody_wrote_is_refused_by_name(tmp_path, language):
    path = tmp_path / "store.toml"
    path.write_text(f'store = "085"\nstore_name = "Harbour Row"\nregister = "085-2"\nlanguage = "{language}"\n')
    with pytest.raises(Refusal, match=r"language in store\.toml"):
        read_store(path)
    (tmp_path / "finance.toml").write_text(f'language = "{language}"\n')
    with pytest.raises(Refusal, match=r"language in finance\.toml"):
        read_finance(tmp_path / "finance.toml")


def test_head_office_has_a_language_of_its_own(tmp_path):
    assert read_finance(tmp_path / "finance.toml") == FinanceSettings(language="en")
    write_finance(tmp_path / "finance.toml", FinanceSettings(language="es"))
    assert read_finance(tmp_path / "finance.toml").language == "es"
    assert "# Language of Finance's window" in (tmp_path / "finance.toml").read_text()


def test_a_spanish_store_begins_with_a_spanish_policy(tmp_path):
    """Reasons and lists are data, so they are written in the store's language; no number differs."""
    set_up_store(tmp_path, StoreSettings(**STORE, language="es"), people=STAFF.people, clock=HandClock())
    policy = read_policy(tmp_path / POLICY_FILE)
    assert policy.reasons_by_hand[0] == "la central no responde"
    assert policy == policy_in("es", currency="USD")
    assert all(len(reason) <= OVERRIDE_REASON_CHARS_MAX for reason in policy.override_reasons)
    english = Policy()
    for name in ("kit", "readiness", "reasons_by_hand", "paid_out_reasons", "override_reasons", "receipt_foot"):
        assert len(getattr(policy, name)) == len(getattr(english, name))
    assert policy_in("en", currency="USD") == replace(english, denominations=english.pieces)


def test_an_opened_store_and_head_office_carry_it(tmp_path):
    set_up_store(tmp_path / "store", StoreSettings(**STORE, language="es"), people=STAFF.people, clock=HandClock())
    set_up_finance(tmp_path / "hq", people=DESK.people, language="es")
    assert (tmp_path / "store" / STORE_FILE).exists()
    assert (tmp_path / "hq" / FINANCE_FILE).exists()
    house = open_store(tmp_path / "store", clock=HandClock())
    house.book.close()
    assert house.language == "es"
    desk = open_finance(tmp_path / "hq", clock=HandClock())
    desk.close()
    assert desk.language == "es"


def test_the_surroundings_may_ask_for_another(tmp_path, monkeypatch):
    """One person at a Spanish desk reads English; a language nobody wrote is refused with those there are."""
    set_up_finance(tmp_path, people=DESK.people, language="es")
    monkeypatch.setenv("SHOEBOX_LANGUAGE", "en")
    desk = open_finance(tmp_path, clock=HandClock())
    desk.close()
    assert desk.language == "en"
    monkeypatch.setenv("SHOEBOX_LANGUAGE", "tlh")
    with pytest.raises(Refusal, match="one of: en, es"):
        open_finance(tmp_path, clock=HandClock())


@pytest.mark.parametrize(
    "words", ['language = ["es"]', "language = {a = 1}", "a = " + "[" * 5_000, "a = " + "9" * 5_000]
)
def test_a_store_file_that_says_no_language_begins_in_english(tmp_path, words):
    """The sign-in is shown before the file is read in full, and says there what is wrong with it."""
    (tmp_path / STORE_FILE).write_text(words, encoding="utf-8")
    assert store_language(tmp_path) == "en"


LATER = ("goods_usual", "reasons_of_one_sale")


def without(policy: Policy, *keys: str) -> bytes:
    """The policy's file as a Shoebox wrote it that did not have these settings."""
    lines = policy_words(policy).splitlines(keepends=True)
    return "".join(line for line in lines if line.split(" = ")[0] not in keys).encode()


def test_words_that_an_older_file_lacks_speak_the_language_of_its_others(tmp_path: Path) -> None:
    """Spanish, with one list in head office's own words: slips say mercancía, and a reason of one sale is one there."""
    spanish, english = (policy_in(language, currency="USD") for language in ("es", "en"))
    for policy in (spanish, replace(spanish, spoil_reasons=("mojado",)), english):
        assert policy_in_words(without(policy, *LATER), tmp_path / "policy.toml") == policy
    assert set(spanish.reasons_of_one_sale) < set(spanish.reasons_by_hand)


def test_what_a_file_says_in_other_words_stays(tmp_path: Path) -> None:
    """An empty one, too, which asks at each slip; and one Spanish list makes no English policy Spanish."""
    said = replace(policy_in("es", currency="USD"), goods_usual="", reasons_of_one_sale=())
    assert policy_in_words(policy_words(said).encode(), tmp_path / "policy.toml") == said
    mixed = replace(Policy(), charged_within="2 días hábiles")
    assert policy_in_words(without(mixed, *LATER), tmp_path / "policy.toml") == mixed
