"""The sealing key and the sealed profile, as head office meets them: made, compared, said yes to, and signed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casemaking import ANN, PRIYA
from sealmaking import OTHER_KEY, PASSPHRASE
from shoebox.bootstrap import open_store, open_training
from shoebox.cli.main import main
from shoebox.domain.ids import fingerprint
from shoebox.domain.sealed import to_letters
from shoebox.errands.publishing import take_by_stick
from shoebox.errands.rotation import new_sealing_key
from shoebox.policy_settings import read_policy
from shoebox.storage.sealing_keys import SealingKeys

PINS = ("4141", "4343")


def sealed_file(store: Path, *, key: str = "", profile: str = "sealed") -> Path:
    """The store's policy file with the sealed profile."""
    words = (store / "policy.toml").read_text()
    words = words.replace('card_profile = "paper"', f'card_profile = "{profile}"')
    path = store.parent / "sealed.toml"
    path.write_text(words.replace('sealing_key = ""', f'sealing_key = "{key}"'))
    return path


def publish(office: Path, file: Path, stick: Path) -> int:
    stick.mkdir(exist_ok=True)
    said = ["publish", str(office), "policy", str(file), "--by", ANN.number, "--second", PRIYA.number]
    return main([*said, "--to", str(stick)])


def test_a_key_is_made_listed_and_tried(office, typed, capsys) -> None:
    typed(PASSPHRASE, PASSPHRASE, PASSPHRASE, "another passphrase")
    assert main(["sealing", "make", str(office)]) == 0
    letters = fingerprint(SealingKeys(office).newest().public_key)
    assert letters in capsys.readouterr().out
    assert main(["sealing", "list", str(office)]) == 0
    assert f"0001  {letters}  its private half is here" in capsys.readouterr().out
    file = office / "sealing" / "0001.key"
    assert main(["sealing", "try", str(file)]) == 0
    assert main(["sealing", "try", str(file)]) != 0
    assert file.stat().st_mode & 0o77 == 0
    assert "not the passphrase" in capsys.readouterr().err


def test_a_key_whose_making_was_stopped_half_way_stands_in_nobodys_way(office) -> None:
    """Killed after its private half: nothing was ever sealed to it, and the next one has the next number."""
    folder = office / "sealing"
    new_sealing_key(office, PASSPHRASE, work=1)
    (folder / "0001.pub").unlink()
    assert SealingKeys(office).all() == ()
    assert new_sealing_key(office, PASSPHRASE, work=1)[0] == folder / "0002.key"
    (folder / "0002.key").unlink()
    assert new_sealing_key(office, PASSPHRASE, work=1)[0] == folder / "0003.key"


def test_a_key_that_was_cut_off_in_its_public_half_hides_none_before(office, monkeypatch) -> None:
    """The power goes as the second file of the second key has its name and nothing in it: the first one is found."""
    first = new_sealing_key(office, PASSPHRASE, work=1)[1]
    write, left = os.write, iter((True, False))

    def cut(handle: int, data: bytes) -> int:
        if not next(left):
            raise KeyboardInterrupt
        return write(handle, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", cut)
        with pytest.raises(KeyboardInterrupt):
            new_sealing_key(office, PASSPHRASE, work=1)
    assert fingerprint(SealingKeys(office).newest().public_key) == first
    assert new_sealing_key(office, PASSPHRASE, work=1)[0].name == "0003.key"


def test_two_passphrases_that_differ_and_another_folder_make_nothing(office, store, typed, capsys) -> None:
    typed(PASSPHRASE, PASSPHRASE + "!")
    assert main(["sealing", "make", str(office)]) != 0
    typed(PASSPHRASE, PASSPHRASE)
    assert main(["sealing", "make", str(office.parent)]) != 0
    assert main(["sealing", "list", str(office)]) == 0
    assert "card numbers are not taken anywhere" in capsys.readouterr().out


def test_switching_it_on_says_what_follows_and_wants_a_yes(office, store, typed, capsys, tmp_path) -> None:
    new_sealing_key(office, PASSPHRASE, work=1)
    typed("yes", *PINS)
    assert publish(office, sealed_file(store), tmp_path / "stick") != 0
    said = capsys.readouterr()
    assert "Nothing was sent out" in said.err
    for words in ("FAQ 1314", "SAQ B", "SAQ D", "still cardholder data"):
        assert words in said.out
    assert list((tmp_path / "stick").iterdir()) == []
    typed("SEALED", *PINS)
    assert publish(office, sealed_file(store), tmp_path / "stick") == 0
    assert fingerprint(SealingKeys(office).newest().public_key) in capsys.readouterr().out
    assert main(["out", str(office)]) == 0
    said_by = capsys.readouterr().out
    assert "card numbers sealed to " in said_by
    assert f"said by {ANN.number}, approved by {PRIYA.number}" in said_by
    take_by_stick(store, tmp_path / "stick")
    house = open_store(store)
    assert house.policy.sealing_public == SealingKeys(office).newest().public_key
    house.book.close()
    practice = open_training(store)
    assert practice.policy.sealing_public == b""
    practice.book.close()


def test_a_paper_policy_asks_nothing_and_carries_no_key(office, store, typed, capsys, tmp_path) -> None:
    new_sealing_key(office, PASSPHRASE, work=1)
    public = to_letters(SealingKeys(office).newest().public_key)
    typed(*PINS)
    assert publish(office, sealed_file(store, key=public, profile="paper"), tmp_path / "stick") == 0
    assert "SAQ" not in capsys.readouterr().out
    take_by_stick(store, tmp_path / "stick")
    open_store(store).book.close()
    assert read_policy(store / "policy.toml").sealing_key == ""


@pytest.mark.parametrize(("key", "code"), [("", "no key to seal"), (to_letters(OTHER_KEY.public_key), "none of head")])
def test_no_key_and_a_strange_key_are_refused(office, store, typed, capsys, tmp_path, key, code) -> None:
    if key:
        new_sealing_key(office, PASSPHRASE, work=1)
    typed("SEALED", *PINS)
    assert publish(office, sealed_file(store, key=key), tmp_path / "stick") != 0
    assert code in capsys.readouterr().err


def test_a_store_can_not_switch_it_on_by_its_own_file(store) -> None:
    """Whoever edits policy.toml in the store would name a key of their own."""
    words = sealed_file(store, key=to_letters(OTHER_KEY.public_key)).read_text()
    (store / "policy.toml").write_text(words)
    house = open_store(store)
    assert house.policy.card_profile == "paper"
    assert house.policy.sealing_public == b""
    house.book.close()


@pytest.mark.parametrize("words", ['card_profile = "clear"', 'sealing_key = "0123"', "card_profile = 1"])
def test_other_words_are_refused_by_name(store, words, capsys) -> None:
    name = words.partition(" ")[0]
    lines = (store / "policy.toml").read_text().splitlines()
    (store / "policy.toml").write_text("\n".join(words if one.startswith(f"{name} ") else one for one in lines))
    with pytest.raises(Exception, match=name):
        read_policy(store / "policy.toml")
