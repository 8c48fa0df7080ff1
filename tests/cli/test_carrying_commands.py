"""Sticks between a register and head office without a line; it was enrolled before there were key cards."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from shoebox.central.own_keys import NEXT_KEY_FILE
from shoebox.cli.main import main
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.holdings import Outcome
from shoebox.errands.rotation import rotate
from shoebox.formats.carrying_list import read_carrying_list
from shoebox.formats.dispatch import reopen_dispatch
from shoebox.head_office import open_head_office
from shoebox.storage import key_opening
from shoebox.storage.carrying_keys import CarryingKeys
from shoebox.storage.key_cards import KEY_CARDS_FOLDER
from shoebox.storage.key_keeping import kept_as

pytestmark = pytest.mark.thorough

WORDS = "canal brick seven heron"


@pytest.fixture
def stick(tmp_path: Path):
    """A new stick each time it is asked for."""
    made: list[Path] = []

    def new() -> Path:
        made.append(tmp_path / f"STICK-{len(made) + 1}")
        made[-1].mkdir()
        return made[-1]

    return new


@pytest.fixture(autouse=True)
def enrolled_before(office: Path, store: Path) -> None:
    """Head office has its enrolment card alone."""
    shutil.rmtree(office / KEY_CARDS_FOLDER)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("head-office"))


def notice(office: Path, tmp_path: Path, typed) -> None:
    (tmp_path / "notice.txt").write_text("Float\n\nCount it twice.\n")
    typed("4141")
    assert main(["publish", str(office), "notice", str(tmp_path / "notice.txt"), "--by", "41"]) == 0


def told(capsys) -> str:
    return capsys.readouterr().out


def test_two_sticks_later_everything_is_encrypted_both_ways(store, office, stick, tmp_path, typed, capsys) -> None:
    """To head office, from there, back and there once more: what the commands say, and what lies on each stick."""
    first, second, third, fourth = stick(), stick(), stick(), stick()
    assert main(["send", str(store), "--to", str(first)]) == 0
    assert "Not encrypted: this register has not heard yet which key is head office's." in told(capsys)
    assert [Path(name).suffix for name in names(first)] == [".parcel", ".keycard"]

    notice(office, tmp_path, typed)
    assert main(["out", str(office), "--to", str(second)]) == 0
    assert "NOT all of it is encrypted: head office has no key yet of 085:085-2." in told(capsys)
    assert names(second) == ["carrying-000001.dispatch", "notice-000001.dispatch"]
    assert main(["take", str(store), str(second)]) == 0

    assert main(["send", str(store), "--to", str(third)]) == 0
    assert "Encrypted: head office and the registers of this store alone can read them." in told(capsys)
    assert [Path(name).suffix for name in names(third)] == [".pouch", ".keycard"]
    with open_head_office(office) as central:
        assert [one.outcome for one in central.import_boxes([third])] == [Outcome.TAKEN]

    assert main(["out", str(office), "--to", str(fourth)]) == 0
    assert "NOT" not in told(capsys)
    assert names(fourth) == ["carrying-000002.dispatch", "notice-000001.dispatch.pouch"]
    assert main(["take", str(store), str(fourth)]) == 0
    assert "Notice 1 was here before." in told(capsys)


def test_a_new_key_is_made_listed_and_told(store, office, stick, capsys) -> None:
    """None; one with the first list; two. The register that has said no key is named until it has."""
    assert main(["carrying", "list", str(office)]) == 0
    assert "No key was made yet" in told(capsys)
    assert main(["carrying", "make", str(office)]) == 0
    assert main(["carrying", "make", str(office)]) == 0
    assert "The carrying key 0002 is made" in told(capsys)
    assert main(["carrying", "list", str(office)]) == 1
    said = told(capsys)
    assert "0001" in said
    assert "085:085-2 has said no key yet" in said
    place = stick()
    assert main(["out", str(office), "--to", str(place)]) == 0
    assert main(["take", str(store), str(place)]) == 0
    (office / "carrying-0001.key").unlink()
    assert main(["carrying", "list", str(office)]) == 1
    assert "its private half was taken away" in told(capsys)


def test_it_is_kept_as_the_working_key_is_and_a_new_one_too(office, tmp_path, capsys) -> None:
    """Under a passphrase with the others; the next one, too; what can't be opened is said and stops no window."""
    words = tmp_path / "passphrase"
    words.write_text(WORDS + "\n")
    assert main(["carrying", "make", str(office)]) == 0
    assert main(["keys", str(office), "--keep", "passphrase", "--passphrase", str(words)]) == 0
    key_opening._opened.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHOEBOX_PASSPHRASE_FILE", str(words))
        assert main(["carrying", "make", str(office)]) == 0
        assert main(["keys", str(office)]) == 0
    assert "carrying-0002.key: under a passphrase" in told(capsys)
    assert {str(kept_as(path)) for path in office.glob("carrying-*.key")} == {"passphrase"}


def test_a_key_that_was_being_made_when_somebody_stopped_it_is_the_next_one(office) -> None:
    with open_head_office(office) as central:
        keys = central.carrying.keys
        assert isinstance(keys, CarryingKeys)
        made = keys.make()
        (office / "carrying-0001.pub").unlink()
        assert keys.newest() == made
        assert [one.number for one in keys.all()] == [1]


def test_a_key_of_which_a_power_cut_left_the_name_alone_is_made_anew(office) -> None:
    """Its file is there and empty: the name was on the disk before what is in it. Nobody went by it yet."""
    for path in office.glob("carrying-*"):
        path.unlink()
    for name in ("carrying-0001.key", NEXT_KEY_FILE):
        (office / name).touch()
    with open_head_office(office) as central:
        assert central.carrying.keys.newest().number == 1
    assert rotate(office, passphrase=lambda: "").card.number == 2


def test_a_revoked_register_stands_on_no_list_from_that_moment_on(office) -> None:
    """Whoever stole it would else open what its store goes on to encrypt, until somebody opens Finance's window."""
    with open_head_office(office) as central:
        (register,) = central.enrolments()
        central.enrol(replace(register, register="085-9"))
        central.carrying.tell_stores()
    place = f"{register.store}:{register.register}"
    assert main(["revoke", str(office), place, "--from", "1", "--reason", "stolen"]) == 0
    with open_head_office(office) as central:
        (sent,) = central.out.in_force(DispatchKind.CARRYING)
        assert [one.register for one in read_carrying_list(reopen_dispatch(sent).body).registers] == ["085-9"]


def test_the_doctor_says_whether_sticks_are_encrypted(store, office, stick, capsys) -> None:
    """Beside an open window, where nobody answers: not yet; once the list was taken in, yes."""
    settings = store / "store.toml"
    settings.write_text(settings.read_text().replace('central_url = ""', 'central_url = "http://127.0.0.1:9"'))
    main(["doctor", "--folder", str(store)])
    assert "files on sticks: Not encrypted: this register has not heard yet" in told(capsys)
    place = stick()
    assert main(["out", str(office), "--to", str(place)]) == 0
    assert main(["take", str(store), str(place)]) == 0
    main(["doctor", "--folder", str(store)])
    assert "files on sticks: Encrypted: head office and the registers of this store" in told(capsys)
