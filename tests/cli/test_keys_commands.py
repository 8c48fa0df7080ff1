"""Head office's keys from the command line: a root made or taken away, a rotation over a table, and what is listed."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import ANN, PRIYA
from casemaking import STAFF as DESK
from linemaking import refused
from shoebox.bootstrap import SystemClock
from shoebox.central import Central
from shoebox.cli.main import main
from shoebox.domain.clock import DAY_MS
from shoebox.domain.ids import fingerprint
from shoebox.errands import rotation
from shoebox.errands.publishing import what_is_out
from shoebox.formats import wrapping
from shoebox.head_office import set_up_finance
from shoebox.storage.keys import read_signer
from shoebox.storage.office_key import OfficeKeys
from shopmaking import set_up_shop

WORDS = "harbour lamp nine otter"
Typed = Callable[..., None]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scrypt at its cheapest: what it costs is not what is tried here."""
    monkeypatch.setattr(rotation, "WORK", 1)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    set_up_finance(tmp_path / "hq", people=DESK.people)
    with Central.open(tmp_path / "hq", SystemClock()):  # the commands go by the same one
        return tmp_path / "hq"


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_the_root_goes_to_a_stick_and_certifies_from_there(office: Path, tmp_path: Path, typed: Typed, capsys) -> None:
    """Taken away; a wish there and the card back; then the folder alone can do nothing."""
    root = tmp_path / "stick-root.key"
    before = OfficeKeys(office).card
    assert main(["keys", str(office)]) == 0
    assert "The root key lies in this folder too" in said(capsys)
    typed(WORDS, WORDS)
    assert main(["root", "take", str(office), str(root)]) == 0
    assert fingerprint(before.root) in said(capsys)
    assert not list(office.glob("root*"))
    assert read_signer(root, lambda: WORDS).public_key == before.root
    assert main(["rotate", str(office)]) == 2
    assert "--root FILE" in capsys.readouterr().err
    wish, card = tmp_path / "wish", tmp_path / "card"
    assert main(["rotate", str(office), "--ask", str(wish)]) == 0
    waiting = fingerprint(read_signer(office / "central-next.key").public_key)
    for answer in ("no", "", "y"):
        typed(answer, WORDS)
        assert main(["root", "sign", str(root), str(wish), "--out", str(card)]) == 2
        told = capsys.readouterr()
        assert waiting in told.out, "whoever signs sees whose key it is, before any passphrase"
        assert "Nothing was signed" in told.err
        assert not card.exists()
    typed("yes", WORDS)
    assert main(["root", "sign", str(root), str(wish), "--out", str(card), "--days", "90"]) == 0
    new = said(capsys)
    assert main(["rotate", str(office), "--take", str(card)]) == 0
    after = OfficeKeys(office).card
    assert (after.number, after.root, len(after.keys)) == (2, before.root, 2)
    assert fingerprint(after.keys[0].public_key) in new
    with Central.open(office, SystemClock()) as central:
        assert central.out.signer_of(bytes(32)) == b""
        assert central.keys.card == after


@pytest.mark.parametrize("written", [0, 1], ids=["its key", "the card beside it"])
def test_a_stick_that_fills_up_holds_no_root_and_the_folder_still_does(
    office: Path, tmp_path: Path, typed: Typed, capsys, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    """Room for so many of the two files: nothing of them stays there, and with room the same command does it."""
    stick = tmp_path / "stick"
    stick.mkdir()
    root = stick / "root.key"
    write, room = os.write, iter([True] * written)

    part = iter([10])  # of what there is no room for

    def filled(handle: int, data: bytes) -> int:
        if next(room, False):
            return write(handle, data)
        if size := next(part, 0):
            return write(handle, data[:size])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", filled)
        typed(WORDS, WORDS)
        assert main(["root", "take", str(office), str(root)]) == 2
    assert "can't be written: No space left on device" in capsys.readouterr().err
    assert not list(stick.iterdir())
    assert read_signer(office / "root.key").public_key == OfficeKeys(office).card.root
    typed(WORDS, WORDS)
    assert main(["root", "take", str(office), str(root)]) == 0
    assert not list(office.glob("root*"))


def test_taking_the_root_away_can_be_ended_where_it_was_stopped(office: Path, tmp_path: Path, typed: Typed) -> None:
    """Killed with the key on the stick and in the folder: the same passphrase ends it, and nothing else does."""
    root, own = tmp_path / "stick-root.key", office / "root.key"
    held = own.read_bytes()
    typed(WORDS, WORDS)
    assert main(["root", "take", str(office), str(root)]) == 0
    own.write_bytes(held)
    typed("another lamp nine otter", "another lamp nine otter")
    assert main(["root", "take", str(office), str(root)]) == 2
    for itself in (own, office / ".." / office.name / "root.key"):
        typed(WORDS, WORDS)
        assert main(["root", "take", str(office), str(itself)]) == 2
    assert own.read_bytes() == held
    typed(WORDS, WORDS)
    assert main(["root", "take", str(office), str(root)]) == 0
    assert not list(office.glob("root*"))
    assert read_signer(root, lambda: WORDS).public_key == OfficeKeys(office).card.root


def test_a_root_under_its_passphrase_in_the_folder_is_not_taken_to_where_it_lies(office: Path, typed: Typed) -> None:
    own = office / "root.key"
    own.write_bytes(wrapping.wrap(read_signer(own), WORDS, work=1))
    held = own.read_bytes()
    typed(WORDS, WORDS, WORDS)
    assert main(["root", "take", str(office), str(own)]) != 0
    assert own.read_bytes() == held


def test_a_stolen_key_is_changed_with_the_stick_plugged_in(office: Path, tmp_path: Path, typed: Typed, capsys) -> None:
    """Revoked at once; what was out is named; receipts are signed anew; the store takes card and notice by stick."""
    store = set_up_shop(tmp_path / "store")
    assert main(["enrol", str(office), str(store / "enrolment.json")]) == 0
    (tmp_path / "notice.txt").write_text("Till drill\n\nCome to the office at nine.\n")
    typed("4141")
    assert main(["publish", str(office), "notice", str(tmp_path / "notice.txt"), "--by", ANN.number]) == 0
    assert main(["rotate", str(office), "--stolen"]) == 0
    told = said(capsys)
    assert "REVOKED" in told
    assert "Publish again, no register takes these any more: notice 1." in told
    stick = tmp_path / "stick"
    stick.mkdir()
    assert main(["out", str(office), "--to", str(stick)]) == 0
    assert main(["take", str(store), str(stick)]) == 0
    told = said(capsys)
    assert "Card 2 is taken in." in told
    assert "otice" not in told, "nothing that a stolen key signed is handed out"
    typed("4141")
    publish = ["publish", str(office), "notice", str(tmp_path / "notice.txt"), "--by", ANN.number, "--to", str(stick)]
    assert main(publish) == 0
    assert main(["take", str(store), str(stick)]) == 0
    assert "Notice 2 is taken in." in said(capsys)
    assert [line.version for line in what_is_out(office) if line.kind == "notice"] == [1, 2]
    assert main(["keys", str(store)]) == 0


def test_a_new_key_whose_head_office_can_not_be_opened_is_in_force_and_said_to_be(office: Path, capsys) -> None:
    """The old one was stolen, and a newer Shoebox wrote the holdings; once that is mended the same card ends it."""
    with closing(sqlite3.connect(office / "central.db")) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        db.execute(f"PRAGMA user_version = {version + 1}")
        assert main(["rotate", str(office), "--stolen"]) == 1
        told = capsys.readouterr()
        assert "REVOKED" in told.out
        assert "in force, and not to be changed once more; the rest is not done: The holdings in " in told.err
        db.execute(f"PRAGMA user_version = {version}")
    card = OfficeKeys(office).card
    command = told.err.splitlines()[-1].removeprefix("Afterwards: shoebox ").split()
    assert main(command) == 0
    assert OfficeKeys(office).card == card


def test_stopped_once_the_new_key_is_in_force_it_says_so(office: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def stopped(_central: Central) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Central, "settle_receipts", stopped)
    assert main(["rotate", str(office), "--stolen"]) == 1
    assert "in force, and not to be changed once more; the rest is not done: It was stopped." in capsys.readouterr().err


def test_a_key_that_waited_when_the_folder_was_stolen_is_not_the_next_one(office: Path, tmp_path: Path) -> None:
    """A wish is under way, the whole folder is copied; the thief's waiting key is on no card of head office's."""
    assert main(["rotate", str(office), "--ask", str(tmp_path / "wish")]) == 0
    waiting = read_signer(office / "central-next.key").public_key
    assert main(["rotate", str(office), "--stolen"]) == 0
    assert OfficeKeys(office).card.key(waiting) is None


def test_a_card_that_is_over_when_it_comes_back_from_the_root_changes_nothing(office: Path, tmp_path: Path) -> None:
    """The root's computer is on no network, and its clock stands three years back: the new key ended long ago.

    The one before it would have, too, and every store would refuse what head office signs.
    """
    clock, wish, card = SystemClock(), tmp_path / "wish", tmp_path / "card"
    rotation.write_wish(office, wish)
    back = HandClock(now_ms=clock.wall_ms() - 1_100 * DAY_MS)
    root = {"agree": lambda _: True, "passphrase": lambda: ""}
    rotation.sign_wish(office / "root.key", wish, card, clock=back, **root)
    assert refused(lambda: rotation.take_card(office, card)) == "keys.ended"
    assert OfficeKeys(office).card.number == 1
    rotation.sign_wish(office / "root.key", wish, card, **root)
    assert rotation.take_card(office, card).card.vouches_for(read_signer(office / "central.key").public_key)


def test_what_the_wish_or_the_root_decides_is_refused_elsewhere(office: Path, tmp_path: Path, capsys) -> None:
    """--stolen beside --take would be passed over in silence, and so would --days beside --ask or --take."""
    wish, card = str(tmp_path / "wish"), str(tmp_path / "card")
    for way in (["--take", card, "--stolen"], ["--take", card, "--days", "9"], ["--ask", wish, "--days", "9"]):
        assert main(["rotate", str(office), *way]) == 2
        assert "shoebox root sign" in capsys.readouterr().err
    assert OfficeKeys(office).card.number == 1


@pytest.mark.parametrize("days", ["0", "-1", "9999"])
def test_a_key_that_is_good_for_no_day_or_for_ever_is_refused(office: Path, tmp_path: Path, capsys, days: str) -> None:
    """0 is not what is usual: somebody meant something else."""
    assert main(["rotate", str(office), "--ask", str(tmp_path / "wish")]) == 0
    sign = ["root", "sign", str(office / "root.key"), str(tmp_path / "wish"), "--out", str(tmp_path / "card"), "--yes"]
    for command in (["rotate", str(office)], sign):
        assert main([*command, "--days", days]) == 2
    assert OfficeKeys(office).card.number == 1
    assert not (tmp_path / "card").exists()


def test_what_is_good_for_longer_than_its_key_is_named_until_it_is_over(office: Path, tmp_path: Path, typed, capsys):
    """A notice of a year, and one of a day that is over when the key is stolen two days later."""
    (tmp_path / "notice.txt").write_text("Till drill\n\nCome to the office at nine.\n")
    for days in ("365", "1"):
        typed("4141")
        publish = ["publish", str(office), "notice", str(tmp_path / "notice.txt"), "--by", ANN.number, "--days", days]
        assert main(publish) == 0
    assert main(["rotate", str(office)]) == 0
    assert "while the key before is good: notice 1." in said(capsys)
    later = HandClock(now_ms=SystemClock().wall_ms() + 2 * DAY_MS)
    gone = rotation.rotate(office, passphrase=lambda: "", stolen=True, clock=later)
    assert (gone.again, gone.later) == (("notice 1",), ())


def test_verify_says_that_the_key_is_lost(office: Path, capsys) -> None:
    (office / "central.key").unlink()
    assert main(["verify", str(office)]) == 1
    assert "none that head office's card certifies" in said(capsys)


def test_head_office_is_set_up_on_a_root_that_was_made_before(tmp_path: Path, typed: Typed, capsys) -> None:
    """The root is never in the folder; two different passphrases, a short one and a file that is there are refused."""
    root = tmp_path / "root.key"
    for words, why in (((WORDS, "x"), "differ"), (("short", "short"), "at least 12")):
        typed(*words)
        assert main(["root", "make", str(root)]) == 2
        assert why in capsys.readouterr().err
        assert not root.exists()
    typed(WORDS, WORDS)
    assert main(["root", "make", str(root)]) == 0
    assert wrapping.is_wrapped(root.read_bytes())
    assert root.stat().st_mode & 0o077 == 0
    typed(WORDS, WORDS)
    assert main(["root", "make", str(root)]) == 2
    people = [f"--person={one.number},{one.name},{one.initials},{one.role}" for one in (ANN, PRIYA)]
    typed("1111", "2222", "wrong passphrase")
    assert main(["setup", "finance", str(tmp_path / "hq"), *people, "--root", str(root)]) == 2
    assert not (tmp_path / "hq").exists()
    typed("1111", "2222", WORDS)
    assert main(["setup", "finance", str(tmp_path / "hq"), *people, "--root", str(root)]) == 0
    with Central.open(tmp_path / "hq", SystemClock()) as central:
        assert fingerprint(central.keys.card.root) in said(capsys)
    assert not (tmp_path / "hq" / "root.key").exists()
    typed(WORDS)
    assert main(["rotate", str(tmp_path / "hq"), "--root", str(root)]) == 0


def test_a_wish_goes_to_its_own_root_and_a_card_to_its_own_wish(office: Path, tmp_path: Path, typed: Typed, capsys):
    """Another head office's root signs nothing for us; a card that nobody asked for changes nothing."""
    other, wish = tmp_path / "other.key", tmp_path / "wish"
    rotation.new_root(other, WORDS, work=1)
    assert main(["rotate", str(office), "--ask", str(wish)]) == 0
    typed(WORDS)
    assert main(["root", "sign", str(other), str(wish), "--out", str(tmp_path / "card"), "--yes"]) == 2
    assert "another root" in capsys.readouterr().err
    typed(WORDS)
    assert main(["root", "sign", str(other), str(wish), "--out", str(tmp_path / "card"), "--days", "9999"]) == 2
    shutil.copytree(office, tmp_path / "twin")
    assert main(["rotate", str(tmp_path / "twin")]) == 0
    (tmp_path / "twin" / "head-office.json").rename(tmp_path / "card")
    shutil.rmtree(tmp_path / "twin")
    (office / "central-next.key").unlink()
    assert main(["rotate", str(office), "--take", str(tmp_path / "card")]) == 2
    assert "certifies no key that waits here" in capsys.readouterr().err


def test_a_month_before_the_end_keys_verify_and_doctor_say_so(office: Path, tmp_path: Path, capsys) -> None:
    """A key of 400 days is well; of 20 days it is said with its day; then the key is swapped, and verify finds it."""
    assert main(["verify", str(office)]) == 0
    whole = said(capsys)
    assert "head-office.json: card 1" in whole
    assert "At head office: shoebox rotate" not in whole
    assert main(["keys", str(office)]) == 0
    assert main(["rotate", str(office), "--days", "20"]) == 0
    said(capsys)
    assert main(["keys", str(office)]) == 1, "though the one before is good for a month"
    assert main(["verify", str(office)]) == 0
    assert "At head office: shoebox rotate" in said(capsys)
    (office / "central.key").write_text("0" * 63 + "1")
    assert main(["verify", str(office)]) == 1
    assert "none that head office's card certifies" in said(capsys)
    assert main(["keys", str(tmp_path)]) == 2
