"""The key file is its owner's alone, and the enrolment card is read strictly."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import new_book
from shoebox.domain.box import Enrolment
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.formats.signing import Signer, signature_fits
from shoebox.storage.keys import load_or_create_signer, read_enrolment, write_enrolment
from shoebox.whole_file import write_once, write_whole

CARD = Enrolment(register="1", store="085", store_name="Harbour Row", epoch=1, public_key=bytes(range(32)))


def test_a_key_is_made_once_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "register.key"
    first = load_or_create_signer(path)
    again = load_or_create_signer(path)
    assert first.public_key == again.public_key
    assert first.sign(b"x" * 32) == again.sign(b"x" * 32)


@pytest.mark.skipif(os.name != "posix", reason="rights are another matter there")
def test_only_its_owner_reads_a_key(tmp_path: Path) -> None:
    path = tmp_path / "register.key"
    load_or_create_signer(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    load_or_create_signer(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"abc", b"g" * 64, b"0" * 63, b"0" * 65, b"\xff" * 64])
def test_a_spoiled_key_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.key"
    path.write_bytes(content)
    with pytest.raises(Trouble) as trouble:
        load_or_create_signer(path)
    assert trouble.value.code == "key.unreadable"
    assert path.read_bytes() == content


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    write_once(tmp_path / "a", b"one")
    with pytest.raises(FileExistsError):
        write_once(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_the_private_key_shows_nowhere(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        secret = (tmp_path / "register.key").read_bytes().strip()
        assert secret.decode() not in repr(book._signer) + repr(vars(book))
    for path in tmp_path.iterdir():
        if path.name != "register.key":
            assert secret not in path.read_bytes()
            assert bytes.fromhex(secret.decode()) not in path.read_bytes()


def test_an_enrolment_card_comes_back_as_it_was(tmp_path: Path) -> None:
    write_enrolment(tmp_path / "card.json", CARD)
    assert read_enrolment(tmp_path / "card.json") == CARD
    write_enrolment(tmp_path / "card.json", replace(CARD, epoch=2))
    assert read_enrolment(tmp_path / "card.json").epoch == 2
    assert [path.name for path in tmp_path.iterdir()] == ["card.json"]


@given(junk=st.binary(max_size=300))
def test_a_card_of_any_bytes_is_refused_with_a_sentence(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    path = tmp_path_factory.mktemp("cards") / "card.json"
    path.write_bytes(junk)
    with pytest.raises(ShoeboxError) as refused:
        read_enrolment(path)
    assert refused.value.code == "enrolment.unreadable"


@pytest.mark.parametrize(
    "change",
    [
        {"epoch": "1"},
        {"epoch": 1.0},
        {"epoch": -1},
        {"public_key": "00"},
        {"public_key": "Z" * 64},
        {"card": "other"},
        {"more": 1},
        {"store": None},
    ],
)
def test_a_card_with_another_field_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "card.json"
    write_enrolment(path, CARD)
    plain = {**json.loads(path.read_bytes()), **change}
    path.write_text(json.dumps(plain, sort_keys=True, separators=(",", ":")))
    with pytest.raises(Refusal):
        read_enrolment(path)


def test_a_card_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        read_enrolment(tmp_path / "card.json")
    assert trouble.value.code == "enrolment.missing"


def test_a_huge_card_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "card.json"
    with path.open("wb") as file:
        file.truncate(1 << 32)
    with pytest.raises(Refusal):
        read_enrolment(path)


@given(message=st.binary(min_size=32, max_size=32), flip=st.integers(0, 64 * 8 - 1))
def test_a_signature_with_any_bit_flipped_does_not_fit(message: bytes, flip: int) -> None:
    signer = Signer.from_private_bytes(bytes(32))
    good = signer.sign(message)
    assert signature_fits(signer.public_key, message, good)
    bad = bytearray(good)
    bad[flip // 8] ^= 1 << flip % 8
    assert not signature_fits(signer.public_key, message, bytes(bad))


@given(key=st.binary(max_size=40), message=st.binary(max_size=40), sig=st.binary(max_size=70))
def test_damaged_keys_and_signatures_just_do_not_fit(key: bytes, message: bytes, sig: bytes) -> None:
    assert not signature_fits(key, message, sig)


def test_two_generated_keys_differ() -> None:
    assert Signer.generate().public_key != Signer.generate().public_key


@pytest.mark.skipif(os.name != "posix", reason="pipes by name")
@pytest.mark.parametrize("linked", [False, True])
def test_what_is_no_file_is_not_put_aside_for_one(tmp_path: Path, linked: bool) -> None:
    """A device named by mistake, here a pipe: written in its place, as root, it was gone for the whole machine."""
    device = tmp_path / "device"
    os.mkfifo(device)
    (tmp_path / "link").symlink_to(device)
    with pytest.raises(OSError, match="no plain file"):
        write_whole(tmp_path / ("link" if linked else "device"), b"a wish")
    assert device.is_fifo()
    assert (tmp_path / "link").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["device", "link"]
