"""Private keys at rest from the command line: how they are kept, changed, told, and opened by a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import ANN, PRIYA
from casemaking import STAFF as DESK
from shoebox.bootstrap import SystemClock, open_store
from shoebox.casework import Casework
from shoebox.central import Central
from shoebox.cli.keys import unlock_keys
from shoebox.cli.main import main
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import Evidence
from shoebox.domain.key_keeping import Keeping
from shoebox.entrance import passphrase_file, passphrase_in
from shoebox.errands import keys_at_rest
from shoebox.formats.wrapping import wrap
from shoebox.head_office import open_head_office, set_up_finance
from shoebox.storage import key_opening, passphrases, system_ring
from shoebox.storage.door_files import door_certificate
from shoebox.storage.key_keeping import keep_key, kept_as
from shoebox.storage.keys import public_key_beside
from shopmaking import set_up_shop

WORDS = "harbour lamp nine otter"
PEOPLE = [f"--person={one.number},{one.name},{one.initials},{one.role}" for one in (ANN, PRIYA)]


@pytest.fixture(autouse=True)
def new_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No key open yet, nobody asked, scrypt at its cheapest."""
    monkeypatch.setattr(keys_at_rest, "WORK", 1)
    monkeypatch.setattr(key_opening, "wrap", lambda signer, words: wrap(signer, words, work=1))
    monkeypatch.setattr(passphrases, "_source", passphrases.no_passphrase)
    key_opening._opened.clear()
    yield
    key_opening._opened.clear()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Head office with all of its keys, in files."""
    set_up_finance(tmp_path / "hq", people=DESK.people)
    open_all(tmp_path / "hq")
    return tmp_path / "hq"


def open_all(folder: Path) -> None:
    """As Finance's window does: what is held, and the cases."""
    with Central.open(folder, SystemClock()):
        Casework.open(folder, staff=DESK, clock=SystemClock(), evidence=lambda _: Evidence((), ())).close()


def kept(folder: Path) -> set[str]:
    return {str(kept_as(path)) for path in folder.glob("*.key") if path.name != "root.key"}


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file that has the passphrase, as a service is given it."""
    file = tmp_path / "passphrase"
    file.write_text(WORDS + "\n")
    return file


def test_without_a_keyring_keys_are_files_and_it_is_said(tmp_path: Path, typed, capsys) -> None:
    typed("1111", "2222")
    assert main(["setup", "finance", str(tmp_path / "hq"), *PEOPLE]) == 0
    assert "files that this user alone may read" in capsys.readouterr().out
    open_all(tmp_path / "hq")
    assert main(["keys", str(tmp_path / "hq")]) == 0
    told = capsys.readouterr().out
    assert "central.key: a file that its user alone may read." in told
    assert "cases.key: a file that its user alone may read." in told
    assert main(["keys", str(tmp_path / "hq"), "--keep", "keyring"]) == 2
    assert "keyring" in capsys.readouterr().err
    assert kept(tmp_path / "hq") == {"file"}


def test_a_service_takes_the_passphrase_from_a_file(office: Path, words: Path, typed, monkeypatch, capsys) -> None:
    """Kept by it; unnamed, head office does not open and says what to do; named, or as a credential, it does."""
    assert main(["keys", str(office), "--keep", "passphrase", "--passphrase", str(words)]) == 0
    assert kept(office) == {"passphrase"}
    key_opening._opened.clear()
    typed()
    for command in (["out", str(office)], ["finance", "--folder", str(office)], ["keys", str(office)]):
        code = main(command)
        told = capsys.readouterr()
        assert (code, "SHOEBOX_PASSPHRASE_FILE" in told.err + told.out) == (1 if command[0] == "keys" else 2, True)
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(words))
    assert main(["out", str(office)]) == 0
    monkeypatch.delenv("SHOEBOX_PASSPHRASE_FILE")
    key_opening._opened.clear()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(words.parent))
    assert passphrase_file() is None
    words.rename(words.with_name("shoebox-passphrase"))
    assert main(["out", str(office)]) == 0
    assert main(["keys", str(office)]) == 0


def test_at_a_terminal_it_is_asked_for_once(office: Path, typed, capsys) -> None:
    """Two keys, one question; a wrong one opens nothing; the new one is typed twice."""
    typed(WORDS, "something else, long")
    assert main(["keys", str(office), "--keep", "passphrase"]) == 2
    assert "differ" in capsys.readouterr().err
    typed(WORDS, WORDS)
    assert main(["keys", str(office), "--keep", "passphrase"]) == 0
    key_opening._opened.clear()
    typed("something else, long")
    assert main(["out", str(office)]) == 2
    typed(WORDS)
    assert main(["keys", str(office), "--keep", "file"]) == 0
    assert kept(office) == {"file"}
    open_all(office)


def test_a_change_of_passphrase_that_was_stopped_half_way_is_ended_by_the_same_command(
    office: Path, words: Path, tmp_path: Path, monkeypatch
) -> None:
    """Killed after the first key: one is under the new passphrase, one under the old. A third opens neither."""
    new, third = tmp_path / "new", tmp_path / "third"
    new.write_text("canal brick seven heron\n")
    third.write_text("nobody ever said this\n")
    keep = ["keys", str(office), "--keep", "passphrase", "--passphrase"]
    assert main([*keep, str(words)]) == 0
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(words))
    keep_key(office / "central.key", Keeping.PASSPHRASE, passphrase_in(new), work=1)
    key_opening._opened.clear()
    before = (office / "central.key").read_bytes(), (office / "cases.key").read_bytes()
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(third))
    assert main([*keep, str(new)]) == 2
    assert ((office / "central.key").read_bytes(), (office / "cases.key").read_bytes()) == before
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(words))
    key_opening._opened.clear()
    assert main([*keep, str(new)]) == 0
    key_opening._opened.clear()
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(new))
    assert main(["keys", str(office)]) == 0


def test_keys_under_a_passphrase_are_kept_so_once_more_by_its_file_alone(office: Path, words: Path, typed) -> None:
    """As a script does that was killed after the first of them, with no terminal and nobody who is asked."""
    keep_key(office / "central.key", Keeping.PASSPHRASE, WORDS, work=1)
    for _ in range(2):
        key_opening._opened.clear()
        typed()
        assert main(["keys", str(office), "--keep", "passphrase", "--passphrase", str(words)]) == 0
    assert kept(office) == {"passphrase"}


def test_stopped_at_the_keyboard_it_says_that_some_keys_may_be_kept_so(
    office: Path, words: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """It was said that nothing is half done: who then threw the passphrase away had lost a key."""
    keep, asked = keys_at_rest.keep_key, list[int]()

    def stopping(*key: object, **more: object) -> bool:
        asked.append(1)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return keep(*key, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(keys_at_rest, "keep_key", stopping)
    assert main(["keys", str(office), "--keep", "passphrase", "--passphrase", str(words)]) == 130
    assert "Some keys may be kept so by now" in capsys.readouterr().err


def test_a_file_of_the_passphrase_is_read_anew_each_time(tmp_path: Path, monkeypatch) -> None:
    """A wrong line, mended while the window asks to look again: the new one counts."""
    words = tmp_path / "words"
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(words))
    unlock_keys(may_ask=False)
    for line in ("a wrong line", WORDS):
        words.write_text(line + "\n")
        assert passphrases.passphrase() == line


def test_a_new_working_key_is_kept_as_the_one_before(office: Path, words: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(words))
    assert main(["keys", str(office), "--keep", "passphrase", "--passphrase", str(words)]) == 0
    before = public_key_beside(office / "central.key")
    key_opening._opened.clear()
    assert main(["rotate", str(office)]) == 0
    assert "central.key: under a passphrase." in capsys.readouterr().out
    assert public_key_beside(office / "central.key") != before
    assert kept(office) == {"passphrase"}
    open_all(office)


def test_the_root_is_never_kept_by_what_one_computer_has(office: Path, words: Path) -> None:
    """It must open on the worst day, anywhere: it stays as it is until it is taken to a stick."""
    before = (office / "root.key").read_bytes()
    assert main(["keys", str(office), "--keep", "passphrase", "--passphrase", str(words)]) == 0
    assert (office / "root.key").read_bytes() == before


def test_a_folder_without_keys_has_none_to_keep(tmp_path: Path, capsys) -> None:
    assert main(["keys", str(tmp_path), "--keep", "file"]) == 2
    assert "no key" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"\n", b"\nsecond line only\n", b"\xff\xfe", b"x" * 2_000])
def test_a_file_that_holds_no_passphrase_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "words").write_bytes(data)
    with pytest.raises(Refusal) as told:
        passphrase_in(tmp_path / "words")
    assert told.value.code == "keys.passphrase_file"


def test_a_store_without_head_office_has_its_key_listed(tmp_path: Path, capsys) -> None:
    store = set_up_shop(tmp_path / "store", clock=HandClock())
    assert main(["keys", str(store)]) == 0
    told = capsys.readouterr().out
    assert "register.key: a file that its user alone may read." in told
    assert "office-door.key" not in told
    assert "Head office is not known here yet." in told
    door_certificate(store, "Shoebox office 085")
    before = (store / "office-door.key").read_bytes()
    assert main(["keys", str(store), "--keep", "file"]) == 0
    assert "office-door.key: a file that its user alone may read." in capsys.readouterr().out
    assert (store / "office-door.key").read_bytes() == before


def test_the_doctor_says_how_the_registers_key_is_kept(tmp_path: Path, capsys) -> None:
    """No line: each step is told, and how the key lies."""
    store = set_up_shop(tmp_path / "store", clock=HandClock())
    settings = store / "store.toml"
    settings.write_text(settings.read_text().replace('central_url = ""', 'central_url = "http://127.0.0.1:9"'))
    assert main(["doctor", "--folder", str(store)]) == 1
    assert "register.key: a file that its user alone may read" in capsys.readouterr().out


def test_a_start_never_loads_a_keyring_for_a_key_that_needs_none(tmp_path: Path, monkeypatch) -> None:
    """The window's first key must not wait for it: asked, it would say so here."""

    def never() -> None:
        raise AssertionError("a keyring was asked")

    monkeypatch.setattr(system_ring, "_ring", never)
    open_store(set_up_shop(tmp_path / "store", clock=HandClock()), clock=HandClock()).close()


def test_with_a_keyring_head_office_begins_kept_by_it(tmp_path: Path, typed, capsys, monkeypatch) -> None:
    """Said with the keyring's name; it opens; in another user's session it does not, and `shoebox keys` ends with 1."""
    pytest.importorskip("keyring", reason="an install from before keys were kept by one")
    from ringmaking import ring_in

    with ring_in(monkeypatch) as ring:
        typed("1111", "2222")
        assert main(["setup", "finance", str(tmp_path / "hq"), *PEOPLE]) == 0
        assert "this user's keyring (" in capsys.readouterr().out
        assert kept(tmp_path / "hq") == {"keyring"}
        key_opening._opened.clear()
        open_all(tmp_path / "hq")
        assert main(["keys", str(tmp_path / "hq")]) == 0
        assert "central.key: opened by this user's keyring." in capsys.readouterr().out
        key_opening._opened.clear()
        ring.held.clear()
        assert main(["keys", str(tmp_path / "hq")]) == 1
        assert main(["serve", str(tmp_path / "hq")]) == 2
        assert "came from another computer" in capsys.readouterr().err
        assert main(["rotate", str(tmp_path / "hq")]) == 0, "the root makes another working key all the same"
        with open_head_office(tmp_path / "hq"):
            assert kept_as(tmp_path / "hq" / "central.key") is not None


def test_without_a_keyring_head_office_begins_under_the_passphrase_that_is_named(
    tmp_path: Path, words: Path, typed, capsys, monkeypatch
) -> None:
    """As a service's host is set up: never a plain key on its disk. A short one is refused."""
    monkeypatch.setattr(keys_at_rest, "ring_name", lambda: "")
    monkeypatch.setenv("SHOEBOX_PASSPHRASE_FILE", str(words))
    typed("1111", "2222")
    assert main(["setup", "finance", str(tmp_path / "hq"), *PEOPLE]) == 0
    assert f"under the passphrase in {words}" in capsys.readouterr().out
    assert kept(tmp_path / "hq") == {"passphrase"}
    key_opening._opened.clear()
    open_all(tmp_path / "hq")
    words.write_text("short\n")
    typed("1111", "2222")
    assert main(["setup", "finance", str(tmp_path / "other"), *PEOPLE]) == 2
    told = capsys.readouterr()
    assert "at least 12" in told.err
    # All but that is done: to set it up again would be refused, and its keys lie open meanwhile.
    assert f"Head office is set up in {tmp_path / 'other'}." in told.out
    assert "WARNING: Keys in" in told.err
    assert f"Afterwards: shoebox keys {tmp_path / 'other'} --keep" in told.err
    assert main(["keys", str(tmp_path / "other"), "--keep", "file"]) == 0


def test_a_registers_key_is_given_to_a_keyring_when_somebody_says_so(tmp_path: Path, monkeypatch, capsys) -> None:
    pytest.importorskip("keyring", reason="an install from before keys were kept by one")
    from ringmaking import ring_in

    store = set_up_shop(tmp_path / "store", clock=HandClock())
    with ring_in(monkeypatch):
        assert main(["keys", str(store), "--keep", "keyring"]) == 0
        assert "register.key: opened by this user's keyring." in capsys.readouterr().out
        key_opening._opened.clear()
        open_store(store, clock=HandClock()).close()
        assert main(["keys", str(store), "--keep", "file"]) == 0
    open_store(store, clock=HandClock()).close()


def test_a_key_that_waits_for_the_root_is_kept_too(office: Path, tmp_path: Path, words: Path) -> None:
    assert main(["rotate", str(office), "--ask", str(tmp_path / "wish")]) == 0
    assert main(["keys", str(office), "--keep", "passphrase", "--passphrase", str(words)]) == 0
    assert kept(office) == {"passphrase"}
    assert {path.name for path in office.glob("central*.key")} == {"central.key", "central-next.key"}
    assert keep_key(office / "root.key", kept_as(office / "root.key")) is False
