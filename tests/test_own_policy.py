"""A store's own policy: only what is signed counts, and whoever edits the file changes nothing but the file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, HandClock
from shoebox.bootstrap import open_store
from shoebox.domain.acts_policy import PolicyRefused, PolicySigned
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy, Whose
from shoebox.errands import policies
from shoebox.errands.lines import renew_book
from shoebox.own_policy import ASIDE_FILE, POLICY_FILE, SIGNED_FILE
from shoebox.policy_settings import read_policy, write_policy
from shopmaking import set_up_shop

TWO = ((MANAGER, MANAGER_PIN), (CLERK, CLERK_PIN))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return set_up_shop(tmp_path / "store")


def edit(store: Path, **said: object) -> None:
    """Somebody opens the file in an editor."""
    write_policy(store / POLICY_FILE, replace(read_policy(store / POLICY_FILE), **said))


def goes_by(store: Path) -> tuple[int, Whose, list[str]]:
    """At the next start: the twin minutes in force, by whose word, and what everybody is warned of."""
    house = open_store(store)
    found = house.policy.twin_minutes, house.whose_policy(), [wrong.code for wrong in house.warnings()]
    house.close()
    return found


def noted(store: Path, kind: Kind) -> list[object]:
    house = open_store(store)
    found = [act for _, _, act in house.book.of_kind(kind)]
    house.close()
    return found


def test_a_store_begins_with_what_it_was_set_up_with(store: Path) -> None:
    assert goes_by(store) == (Policy().twin_minutes, Whose.SET_UP, [])
    assert noted(store, Kind.POLICY_REFUSED) == []


def test_a_file_changed_by_hand_is_put_aside_noted_once_and_said_until_it_is_gone(store: Path) -> None:
    """Twin minutes 99, typed into policy.toml: the store goes by 10, at this start and the next."""
    edit(store, twin_minutes=99)
    for _ in range(2):
        assert goes_by(store) == (10, Whose.SET_UP, ["policy.unsigned"])
    assert read_policy(store / POLICY_FILE).twin_minutes == 10, "what is read before the book is"
    assert read_policy(store / ASIDE_FILE).twin_minutes == 99, "nothing that somebody typed is lost"
    (act,) = noted(store, Kind.POLICY_REFUSED)
    assert isinstance(act, PolicyRefused)
    (store / ASIDE_FILE).unlink()
    assert goes_by(store) == (10, Whose.SET_UP, [])


def test_a_file_that_is_no_policy_closes_no_store(store: Path) -> None:
    (store / POLICY_FILE).write_text("twin_minuts = \n")
    assert goes_by(store) == (10, Whose.SET_UP, ["policy.unsigned"])


def test_two_people_sign_what_was_edited(store: Path) -> None:
    """Edited, or edited and put aside by a start in between: both are signed by the same command."""
    edit(store, twin_minutes=99)
    act = policies.sign_own(store, None, TWO)
    assert (act.number, act.version, act.changed) == (1, "OWN-1", ("twin_minutes",))
    assert goes_by(store) == (99, Whose.STORE, [])
    edit(store, twin_minutes=98)
    assert goes_by(store)[0] == 99
    assert policies.preview(store, None)[0].after == "98"
    assert policies.sign_own(store, None, TWO).version == "OWN-2"
    assert goes_by(store) == (98, Whose.STORE, [])
    assert [act.signed_by + act.second for act in noted(store, Kind.POLICY_SIGNED)] == [MANAGER + CLERK] * 2


@pytest.mark.parametrize(
    ("people", "code"),
    [((TWO[1], TWO[0]), "policy.role"), ((TWO[0], TWO[0]), "policy.two_people"),
     (((MANAGER, "0000"), TWO[1]), "staff.pin")],
)  # fmt: skip
def test_who_may_sign(store: Path, people: policies.Two, code: str) -> None:
    edit(store, twin_minutes=99)
    with pytest.raises(Refusal) as refused:
        policies.sign_own(store, None, people)
    assert refused.value.code == code
    assert goes_by(store)[0] == 10


def test_an_older_signed_policy_put_back_does_not_count(store: Path) -> None:
    """Both files of OWN-1 are copied back over OWN-2: signed, and over."""
    edit(store, twin_minutes=99)
    policies.sign_own(store, None, TWO)
    goes_by(store)
    for name in (POLICY_FILE, SIGNED_FILE):
        shutil.copy(store / name, store.parent / name)
    edit(store, twin_minutes=98)
    policies.sign_own(store, None, TWO)
    for name in (POLICY_FILE, SIGNED_FILE):
        shutil.copy(store.parent / name, store / name)
    assert goes_by(store) == (10, Whose.SET_UP, ["policy.unsigned"])


def test_what_two_signed_goes_on_in_a_new_book_and_under_another_key_no_mark_comes_twice(store: Path) -> None:
    """A damaged disk is no reason to go by other limits: the key that signed is the same. A new key signed nothing."""
    edit(store, twin_minutes=99)
    policies.sign_own(store, None, TWO)
    assert renew_book(store).epoch == 2
    assert goes_by(store) == (99, Whose.STORE, [])
    assert renew_book(store, new_key=True).epoch == 3
    assert goes_by(store) == (10, Whose.SET_UP, ["policy.unsigned"])
    assert policies.sign_own(store, None, TWO).version == "OWN-2"
    assert goes_by(store) == (99, Whose.STORE, [])


def test_with_the_signature_gone_nothing_counts_that_nobody_could_prove(store: Path) -> None:
    """Of what two people signed the book itself has the hash: it needs no second file."""
    edit(store, twin_minutes=99)
    (store / SIGNED_FILE).unlink()
    assert goes_by(store) == (10, Whose.SET_UP, ["policy.unsigned"])
    policies.sign_own(store, None, TWO)
    (store / SIGNED_FILE).unlink()
    assert goes_by(store) == (99, Whose.STORE, [])


def test_signing_that_was_cut_short_before_its_files_is_whole_at_the_next_start(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(store, twin_minutes=99)
    with monkeypatch.context() as cut:
        cut.setattr("shoebox.own_policy.keep_policy", cut_short)
        with pytest.raises(KeyboardInterrupt):
            policies.sign_own(store, None, TWO)
    assert goes_by(store) == (99, Whose.STORE, [])


def cut_short(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_policy_of_another_currency_is_not_signed(store: Path) -> None:
    edit(store, currency="EUR", denominations=())
    with pytest.raises(Refusal) as refused:
        policies.sign_own(store, None, TWO)
    assert refused.value.code == "policy.currency"
    assert noted(store, Kind.POLICY_SIGNED) == []


def test_a_store_of_an_older_shoebox_says_that_its_file_is_unsigned(store: Path) -> None:
    """Its folder has no signature at all; what it had set itself waits to be signed by two."""
    (store / SIGNED_FILE).unlink()
    assert goes_by(store) == (10, Whose.SET_UP, [])
    (store / SIGNED_FILE).unlink()
    edit(store, twin_minutes=45)
    assert goes_by(store) == (10, Whose.SET_UP, ["policy.unsigned"])
    policies.sign_own(store, None, TWO)
    assert goes_by(store) == (45, Whose.STORE, [])


def test_what_two_signed_is_in_the_book(store: Path) -> None:
    clock = HandClock()
    edit(store, twin_minutes=99, sale_minor_max=5)
    act = policies.sign_own(store, None, TWO, clock=clock)
    assert isinstance(act, PolicySigned)
    assert set(act.changed) == {"twin_minutes", "sale_minor_max"}
