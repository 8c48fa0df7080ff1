"""How a register comes to know head office's key, on a stick or at once, and that it takes no second one unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bookmaking import HandClock
from keymaking import card
from shoebox.central import Central
from shoebox.cli.main import main
from shoebox.domain.ids import fingerprint
from shoebox.domain.office_card import NOBODY, OfficeCard
from shoebox.storage.office_key import OfficeKeys, write_office_card
from shopmaking import set_up_shop

OTHER = card(bytes(range(32)))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return set_up_shop(tmp_path / "store")


def own_card(office: Path) -> OfficeCard:
    with Central.open(office, HandClock()) as central:
        return central.keys.card


def office_card(path: Path, held: OfficeCard) -> str:
    write_office_card(path, held)
    return str(path)


def pinned(store: Path) -> OfficeCard:
    return OfficeKeys(store).card


def test_a_register_within_reach_knows_head_office_at_once(office: Path, store: Path, capsys) -> None:
    """Its card is read from its own folder; twice is once."""
    for _ in range(2):
        assert main(["enrol", str(office), str(store / "enrolment.json")]) == 0
        said = capsys.readouterr().out
        assert f"Head office's root key is {fingerprint(own_card(office).root)}. The register knows it." in said
    assert pinned(store) == own_card(office)


def test_the_answer_travels_back_on_the_stick(office: Path, store: Path, tmp_path: Path, capsys) -> None:
    """The card came on a stick; the answer lies beside it, and the register reads it there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(store / "enrolment.json", stick)
    assert main(["enrol", str(office), str(stick / "enrolment.json")]) == 0
    assert f"shoebox pin STORE {stick / 'head-office.json'}" in capsys.readouterr().out
    assert pinned(store) == NOBODY
    for _ in range(2):
        assert main(["pin", str(store), str(stick / "head-office.json")]) == 0
    assert fingerprint(own_card(office).root) in capsys.readouterr().out
    assert pinned(store) == own_card(office)


def test_a_second_head_office_is_refused_until_it_is_meant(office: Path, store: Path, tmp_path: Path, capsys) -> None:
    """Another key, by pin and by an enrolment elsewhere; then with --replace."""
    card = office_card(tmp_path / "other.json", OTHER)
    assert main(["pin", str(store), card]) == 0
    assert main(["enrol", str(office), str(store / "enrolment.json")]) == 2
    ours = office_card(tmp_path / "ours.json", own_card(office))
    assert main(["pin", str(store), ours]) == 2
    refused = capsys.readouterr().err.splitlines()
    assert len(refused) == 2
    for line in refused:
        assert fingerprint(OTHER.root) in line
        assert fingerprint(own_card(office).root) in line
        assert "--replace" in line
    assert pinned(store) == OTHER
    assert main(["pin", str(store), ours, "--replace"]) == 0
    assert pinned(store) == own_card(office)


def test_a_store_is_set_up_with_head_offices_key(office: Path, tmp_path: Path, typed, capsys) -> None:
    """A card that is none stops the setup before anything is asked or written."""
    words = ["setup", "store", str(tmp_path / "new"), "--store=085", "--name=Harbour Row", "--register=085-2"]
    words += ["--person=1,Ann Berg,A.B.,manager", "--person=17,Dana K.,D.K.,clerk", "--central-key"]
    (tmp_path / "noise.json").write_bytes(b"noise")
    for bad in ("noise.json", "nowhere.json"):
        assert main([*words, str(tmp_path / bad)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "new").exists()
    typed("4821", "1717")
    assert main([*words, office_card(tmp_path / "card.json", own_card(office))]) == 0
    assert pinned(tmp_path / "new") == own_card(office)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\xff" * 99,
        b'{"card":"shoebox/head-office/2","public_key":"00"}',
        b'{"card":"shoebox/enrolment/1","public_key":"' + b"0" * 64 + b'"}',
        b'{"card":"shoebox/head-office/2","public_key":"' + b"0" * 64 + b'","more":1}',
        b" " * 2_000_000,
    ],
)
def test_other_files_are_no_card(store: Path, tmp_path: Path, capsys, content: bytes) -> None:
    """Nothing, another card, a key too short, a field too many, two megabytes."""
    (tmp_path / "card.json").write_bytes(content)
    assert main(["pin", str(store), str(tmp_path / "card.json")]) == 2
    assert capsys.readouterr().err.startswith("card.json is no card of head office.")
    assert pinned(store) == NOBODY


def test_only_a_store_learns_a_key(office: Path, tmp_path: Path, capsys) -> None:
    """Head office's own folder, and no folder at all."""
    card = office_card(tmp_path / "card.json", OTHER)
    for folder in (office, tmp_path / "typo"):
        assert main(["pin", str(folder), card]) == 2
        assert "There is no store set up" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()


def test_a_pin_that_was_damaged_counts_as_none(store: Path, tmp_path: Path) -> None:
    """Half a line from a power cut: the true key takes its place without --replace."""
    (store / "head-office.json").write_text("00ff")
    assert main(["pin", str(store), office_card(tmp_path / "card.json", OTHER)]) == 0
    assert pinned(store) == OTHER


def test_a_fingerprint_is_short_and_nothing_in_it_is_misread() -> None:
    assert fingerprint(OTHER.root) != fingerprint(bytes(32))
    assert len(fingerprint(OTHER.root)) == 19
    assert not set(fingerprint(OTHER.root)) & set("01OIBESUZA")
