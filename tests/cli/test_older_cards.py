"""Registers and head offices of before get to know those of today by their cards, in all pairs; then both are updated.

What the older programs wrote and said is what they really wrote and said, see `storage/old_program.py`: of just before
key cards, of before anything was encrypted, and of before head office's key stood on a card of its root.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from oldmaking import unpacked
from shoebox.cli.main import main
from shoebox.head_office import open_head_office

OLDER = ("cards-before-key-cards", "cards-before-pouches", "cards-before-the-root")
ENCRYPTED = "Files on sticks: Encrypted"
NO_CARD = "head-office.json is no card of head office. Enrol this register there again"


@dataclass
class Pair:
    """A register's folder, head office's, and the stick that goes between them."""

    store: Path
    office: Path
    stick: Path
    told: dict[str, tuple[int, str]]  # what the older programs' commands ended with, and said

    def carry(self) -> None:
        """Both cards, as far as there are two, from the register's folder onto the stick."""
        for card in (self.store / "enrolment.json", *self.store.glob("*.keycard")):
            shutil.copy(card, self.stick)

    def enrol(self) -> int:
        return main(["enrol", str(self.office), str(self.stick / "enrolment.json")])

    def pin(self) -> int:
        return main(["pin", str(self.store), str(self.stick / "head-office.json")])

    def names(self) -> list[str]:
        return sorted(path.name for path in self.stick.iterdir())

    def must_come_together(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Both are of today now: one journey there and back, and the first stick is encrypted."""
        self.carry()
        assert self.names()[0] == "085-2-key.keycard"
        assert self.enrol() == 0
        assert "carrying-000001.dispatch" in self.names()
        assert self.pin() == 0
        assert ENCRYPTED in capsys.readouterr().out
        with open_head_office(self.office) as central:
            assert [one.register for one in central.enrolments()] == ["085-2"]
            (listed,) = central.carrying.lists()
            assert listed.lacking("") == ()


def pair_of(folder: Path, name: str, pair: str, office: Path | None = None) -> Pair:
    root = unpacked(name, folder / "old")
    plain = json.loads((root / "told.json").read_text(encoding="utf-8"))
    told = {key.partition("/")[2]: (row[0], row[1]) for key, row in plain.items() if key.startswith(f"{pair}/")}
    return Pair(root / pair / "store", office or root / pair / "hq", root / pair / "STICK", told)


@pytest.mark.parametrize("name", OLDER)
def test_an_older_register_is_enrolled_today_and_answered(tmp_path: Path, office: Path, name: str, capsys) -> None:
    """It has no key card: it is known by its enrolment card, and named as the one whose stick goes open. Updated by
    `shoebox upgrade`, its key card lies where the doctor has somebody fetch it from.
    """
    pair = pair_of(tmp_path, name, "old-register", office)
    assert pair.names() == ["enrolment.json"]
    assert pair.enrol() == 0
    assert pair.names() == ["carrying-000001.dispatch", "enrolment.json", "head-office.json"]
    with open_head_office(office) as central:
        (listed,) = central.carrying.lists()
        assert listed.lacking("") == ("085-2",)
    assert main(["upgrade", str(pair.store)]) == 0
    pair.must_come_together(capsys)


@pytest.mark.parametrize("name", OLDER)
def test_an_older_head_office_knows_a_register_of_today_and_leaves_its_key_card_lying(
    tmp_path: Path, name: str, capsys
) -> None:
    """Its answer is pinned and says that nothing is encrypted yet; of before the root it is refused in words. Once
    head office is updated, the same two cards bring the list.
    """
    pair = pair_of(tmp_path, name, "old-office")
    assert pair.told["enrol"][0] == pair.told["verify"][0] == 0
    assert "Register 085-2 of store 085 Harbour Row is known." in pair.told["enrol"][1]
    assert pair.names() == ["085-2-key.keycard", "enrolment.json", "head-office.json"]
    if name == OLDER[-1]:
        assert pair.pin() == 2
        assert NO_CARD in capsys.readouterr().err
    else:
        assert pair.pin() == 0
        assert "Not encrypted: this register has not heard yet" in capsys.readouterr().out
    assert main(["upgrade", str(pair.office)]) == 0
    pair.must_come_together(capsys)


@pytest.mark.parametrize("first", ["store", "hq"])
@pytest.mark.parametrize("name", OLDER)
def test_two_older_ones_that_know_each_other_are_updated_in_any_order(
    tmp_path: Path, name: str, first: str, capsys
) -> None:
    """What they knew of each other stays, and one journey more encrypts their sticks."""
    pair = pair_of(tmp_path, name, "both-old")
    assert pair.told["enrol"][0] == pair.told["pin"][0] == 0
    for folder in sorted((pair.store, pair.office), key=lambda one: one.name != first):
        assert main(["upgrade", str(folder)]) == 0
    with open_head_office(pair.office) as central:
        assert [one.register for one in central.enrolments()] == ["085-2"]
    pair.must_come_together(capsys)
