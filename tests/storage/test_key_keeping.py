"""Private keys at rest: by a keyring, by a passphrase, in a file; and whatever a keyring may do to whoever asks it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import HandClock
from boxmaking import signer
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.key_keeping import Keeping
from shoebox.formats.kept_key import is_kept, open_key, seal_key
from shoebox.formats.wrapping import wrap
from shoebox.storage import key_opening, keys, passphrases, system_ring
from shoebox.storage.book import Book
from shoebox.storage.book_start import give_up_key
from shoebox.storage.key_keeping import keep_key, kept_as
from shoebox.storage.key_opening import plain_key
from shoebox.storage.keys import load_or_create_signer, public_key_beside, read_signer
from shoebox.whole_file import aside_of, write_once
from shopmaking import set_up_shop

pytest.importorskip("keyring", reason="an install from before keys were kept by one")
from ringmaking import Ring, forget_opened, ring_in

WORDS = "harbour lamp nine otter"


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ring]:
    with ring_in(monkeypatch) as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "register.key"
    load_or_create_signer(made)
    return made


def code_of(act) -> str:
    forget_opened()
    with pytest.raises(ShoeboxError) as told:
        act()
    assert str(told.value), "each has its sentence"
    return told.value.code


@pytest.mark.parametrize("way", Keeping)
def test_a_key_is_the_same_whichever_way_it_is_kept(ring: Ring, path: Path, monkeypatch, way: Keeping) -> None:
    """From each way to each other, and once more the same; its owner alone may read the file every time."""
    monkeypatch.setattr(passphrases, "_source", lambda: WORDS)
    public = read_signer(path).public_key
    keep_key(path, way, WORDS, work=1)
    for to in (*Keeping, way):
        keep_key(path, to, WORDS, work=1)
        forget_opened()
        assert (kept_as(path), read_signer(path).public_key, public_key_beside(path)) == (to, public, public)
        assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["register.key"]


def test_the_file_alone_is_of_no_use(ring: Ring, path: Path) -> None:
    """A stolen disk: neither the key's bytes nor its hex stand in the file, and no other keyring opens it."""
    private = read_signer(path).private_bytes()
    keep_key(path, Keeping.KEYRING)
    held = path.read_bytes()
    assert private not in held
    assert private.hex().encode() not in held
    secret = next(iter(ring.held.values()))
    assert secret.encode() not in held
    ring.held.clear()
    assert code_of(lambda: read_signer(path)) == "key.ring_empty"
    ring.held = dict.fromkeys(("register.key " + public_key_beside(path).hex()[:32],), "00" * 32)
    assert code_of(lambda: read_signer(path)) == "key.ring_empty"
    assert path.read_bytes() == held


@given(data=st.binary(max_size=300), at=st.integers(0, 400))
def test_a_kept_key_that_was_changed_opens_nothing(data: bytes, at: int) -> None:
    whole = seal_key(signer("register"), bytes(32), name=f"register.key {'0' * 32}")
    for spoiled in (data, whole[:at] + data + whole[at + len(data) :]):
        if spoiled != whole:
            try:
                assert open_key(spoiled, bytes(32)) is None
            except ValueError:
                continue


def test_a_copy_of_the_folder_is_not_locked_by_keeping_the_other(ring: Ring, path: Path, tmp_path: Path) -> None:
    """A backup was made in a file; folder and backup are both given to the keyring: both open."""
    copy = tmp_path / "copy" / "register.key"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    keep_key(path, Keeping.KEYRING)
    keep_key(copy, Keeping.KEYRING)
    forget_opened()
    assert read_signer(path).public_key == read_signer(copy).public_key
    assert len(ring.held) == 1


def test_a_keyring_that_keeps_nothing_is_never_trusted_with_a_key(ring: Ring, path: Path, monkeypatch) -> None:
    """It says yes and forgets; it is locked; it is none: the key stays the plain file that it was."""
    before = path.read_bytes()
    monkeypatch.setattr(ring, "set_password", lambda *_: None)
    assert code_of(lambda: keep_key(path, Keeping.KEYRING)) == "key.ring_empty"
    ring.is_locked = True
    assert code_of(lambda: keep_key(path, Keeping.KEYRING)) == "key.ring_locked"
    monkeypatch.setattr(Ring, "priority", 0.5)
    assert code_of(lambda: keep_key(path, Keeping.KEYRING)) == "key.no_ring"
    assert system_ring.ring_name() == ""
    assert path.read_bytes() == before


def test_a_stop_half_way_leaves_the_key_as_it_was(ring: Ring, path: Path, monkeypatch) -> None:
    """Killed before the rename: the key is still in its file; and the same again ends it, beside what was left over."""
    public = read_signer(path).public_key

    def killed(place: Path, content: bytes) -> None:
        write_once(aside_of(place), content)
        raise KeyboardInterrupt

    whole = keys.write_whole
    monkeypatch.setattr(keys, "write_whole", killed)
    with pytest.raises(KeyboardInterrupt):
        keep_key(path, Keeping.KEYRING)
    assert kept_as(path) is Keeping.FILE
    assert read_signer(path).public_key == public
    monkeypatch.setattr(keys, "write_whole", whole)
    assert keep_key(path, Keeping.KEYRING)
    assert not keep_key(path, Keeping.KEYRING)
    forget_opened()
    assert read_signer(path).public_key == public
    assert len(ring.held) == 1


def test_a_full_disk_leaves_the_key_as_it_was(ring: Ring, path: Path, monkeypatch) -> None:
    before = path.read_bytes()

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keys, "write_whole", full)
    assert code_of(lambda: keep_key(path, Keeping.KEYRING)) == "files.unwritable"
    assert path.read_bytes() == before


def test_a_keyring_that_does_not_answer_is_not_waited_for_nor_asked_twice(ring: Ring, path: Path, monkeypatch) -> None:
    """It asks for a password on the screen and nobody looks: silent, silent; then somebody types, and it is there."""
    keep_key(path, Keeping.KEYRING)
    monkeypatch.setattr(system_ring, "WAIT_S", 0.01)
    ring.may_answer.clear()
    ring.asked = 0
    assert code_of(lambda: read_signer(path)) == "key.ring_silent"
    assert code_of(lambda: read_signer(path)) == "key.ring_silent"
    assert ring.asked == 1
    ring.may_answer.set()
    monkeypatch.setattr(system_ring, "WAIT_S", 15)
    assert read_signer(path).public_key == public_key_beside(path)
    assert ring.asked == 1


@pytest.mark.parametrize("wrong", [RuntimeError("no session bus"), KeyError("x"), OSError(2, "gone")])
def test_whatever_a_keyring_raises_is_said_in_words(ring: Ring, path: Path, monkeypatch, wrong: Exception) -> None:
    keep_key(path, Keeping.KEYRING)

    def raising(*_: str) -> str:
        raise wrong

    monkeypatch.setattr(ring, "get_password", raising)
    assert code_of(lambda: read_signer(path)) == "key.ring_locked"


def test_a_plain_key_asks_no_keyring(ring: Ring, path: Path) -> None:
    read_signer(path)
    public_key_beside(path)
    assert ring.asked == 0


def test_a_key_is_opened_once_in_a_process(ring: Ring, path: Path) -> None:
    """The window reads it and the doctor beside it: the keyring is asked once."""
    keep_key(path, Keeping.KEYRING)
    forget_opened()
    ring.asked = 0
    assert read_signer(path) is read_signer(path)
    assert ring.asked == 1


def test_a_passphrase_that_nobody_says_or_says_wrongly(ring: Ring, path: Path, monkeypatch) -> None:
    monkeypatch.setattr(passphrases, "_source", passphrases.no_passphrase)
    keep_key(path, Keeping.PASSPHRASE, WORDS, work=1)
    assert code_of(lambda: read_signer(path)) == "keys.locked"
    monkeypatch.setattr(passphrases, "_source", lambda: "another one that is long")
    assert code_of(lambda: read_signer(path)) == "keys.passphrase"
    monkeypatch.setattr(passphrases, "_source", lambda: WORDS)
    assert read_signer(path).public_key == public_key_beside(path)
    forget_opened()
    with pytest.raises(Refusal, match="at least 12"):
        keep_key(path, Keeping.PASSPHRASE, "short", work=1)
    assert read_signer(path).public_key == public_key_beside(path)


def test_a_key_that_takes_the_place_of_another_is_kept_as_that_one(ring: Ring, path: Path, monkeypatch) -> None:
    """By the keyring; by the passphrase, which is tried on the old one first; in a file where there is no keyring.

    Where the keyring is locked or says nothing there is no new key: it would lie open, and nobody would know.
    """
    keep_key(path, Keeping.KEYRING)
    made = [path.with_name(f"next-{name}.key") for name in "abc"]
    monkeypatch.setattr(key_opening, "wrap", partial(wrap, work=1))
    load_or_create_signer(made[0], like=path)
    ring.is_locked = True
    assert code_of(lambda: load_or_create_signer(made[1], like=path)) == "key.ring_locked"
    ring.is_locked = False
    ring.may_answer.clear()
    monkeypatch.setattr(system_ring, "WAIT_S", 0.01)
    assert code_of(lambda: load_or_create_signer(made[1], like=path)) == "key.ring_silent"
    ring.may_answer.set()
    monkeypatch.setattr(system_ring, "WAIT_S", 15)
    assert not made[1].exists()
    monkeypatch.setattr(Ring, "priority", 0.5)
    load_or_create_signer(made[1], like=path)
    monkeypatch.setattr(Ring, "priority", 5)
    keep_key(path, Keeping.PASSPHRASE, WORDS, work=1)
    monkeypatch.setattr(passphrases, "_source", lambda: "mistyped, but long")
    assert code_of(lambda: load_or_create_signer(made[2], like=path)) == "keys.passphrase"
    monkeypatch.setattr(passphrases, "_source", lambda: WORDS)
    load_or_create_signer(made[2], like=path)
    path.write_bytes(path.read_bytes()[:-3])
    assert code_of(lambda: load_or_create_signer(path.with_name("next.key"), like=path)) == "key.unreadable"
    assert [kept_as(one) for one in made] == [Keeping.KEYRING, Keeping.FILE, Keeping.PASSPHRASE]


# -- a register at its start


@pytest.fixture
def store(ring: Ring, tmp_path: Path) -> Path:
    """A store whose register's key its keyring opens."""
    folder = set_up_shop(tmp_path / "store", clock=HandClock())
    keep_key(folder / "register.key", Keeping.KEYRING)
    forget_opened()
    return folder


def opened(folder: Path) -> Book:
    forget_opened()
    return Book.open(folder, clock=HandClock(), app="test")


def test_a_register_opens_with_its_keyring(store: Path) -> None:
    with opened(store) as book:
        assert (book.epoch, book.opened_after_damage) == (1, None)


def test_a_locked_keyring_alone_never_costs_a_register_its_book(store: Path, ring: Ring) -> None:
    """Locked at start, whoever is there is told; unlocked, the same book goes on."""
    before = (store / "register.key").read_bytes()
    ring.is_locked = True
    for _ in range(2):
        with pytest.raises(Trouble) as told:
            opened(store)
        assert told.value.code == "key.ring_locked"
    ring.is_locked = False
    with opened(store) as book:
        assert book.epoch == 1
    assert (store / "register.key").read_bytes() == before


def test_a_register_sells_on_in_a_new_book_when_its_key_is_given_up(store: Path, ring: Ring) -> None:
    """Restored on another PC: the keyring does not know it. Given up, the next start sells; the key lies beside."""
    locked = (store / "register.key").read_bytes()
    ring.held.clear()
    assert code_of(lambda: opened(store)) == "key.ring_empty"
    give_up_key(store)
    with opened(store) as book:
        assert book.epoch == 2
        assert book.opened_after_damage is not None
        fresh = book.public_key
    assert (store / "register.key.locked-1").read_bytes() == locked
    assert kept_as(store / "register.key") is Keeping.FILE
    with opened(store) as book:
        assert (book.epoch, book.public_key) == (2, fresh)


def test_a_key_that_opens_after_all_is_not_given_up(store: Path, ring: Ring) -> None:
    """Somebody gave it up, and the keyring was unlocked in the same moment: the same book goes on."""
    give_up_key(store)
    with opened(store) as book:
        assert book.epoch == 1


def test_a_key_once_given_up_says_nothing_about_the_next_one(store: Path, ring: Ring) -> None:
    """The mark names one key: that of the new book is asked for like any other."""
    ring.is_locked = True
    give_up_key(store)
    opened(store).close()
    ring.is_locked = False
    keep_key(store / "register.key", Keeping.KEYRING)
    ring.is_locked = True
    assert code_of(lambda: opened(store)) == "key.ring_locked"


def test_is_kept_tells_the_three_apart(ring: Ring, path: Path) -> None:
    assert not is_kept(path.read_bytes())
    keep_key(path, Keeping.KEYRING)
    assert is_kept(path.read_bytes())
    assert path.read_bytes() != plain_key(read_signer(path))
