"""Boxes on a stick: whole or not there, never written over."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from boxmaking import day_of, signer
from pouchmaking import OURS, THEIRS, ring
from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.box import read_box
from shoebox.formats.pouch import MAGIC, CarryingKey
from shoebox.transport.stick import Lock, Stick, carried_bytes


def test_a_box_is_put_once(tmp_path: Path) -> None:
    """Twice the same box: one file, the same bytes, nothing beside it."""
    _, data = day_of(6_241)
    head = read_box(data).head
    stick = Stick(tmp_path)
    place = stick.put(head, data)
    assert stick.put(head, data) == place == tmp_path / "085-1-0001.shoebox"
    assert place.read_bytes() == data
    assert stick.boxes() == (place,)
    assert list(tmp_path.iterdir()) == [place]


def test_another_box_under_the_same_name_is_never_written_over(tmp_path: Path) -> None:
    """A box of 62.41 lies there; one of 19.99 with its number comes."""
    first, second = day_of(6_241)[1], day_of(1_999)[1]
    stick = Stick(tmp_path)
    place = stick.put(read_box(first).head, first)
    with pytest.raises(Trouble) as caught:
        stick.put(read_box(second).head, second)
    assert caught.value.code == "carry.other_box"
    assert place.read_bytes() == first


def test_a_stick_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Pulled out before; and a file where the folder should be."""
    _, data = day_of(6_241)
    for folder in (tmp_path / "gone", Path(__file__)):
        with pytest.raises(Trouble) as caught:
            Stick(folder).put(read_box(data).head, data)
        assert caught.value.code == "carry.gone"
        assert "the box stays safe in the register" in str(caught.value)
        with pytest.raises(Trouble):
            Stick(folder).boxes()


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "carry.full"), (errno.EIO, "carry.gone"), (errno.EROFS, "carry.unwritable")]
)
def test_a_stick_that_fails_half_way_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """The disk says no when the bytes are forced out."""
    _, data = day_of(6_241)

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Trouble) as caught:
        Stick(tmp_path).put(read_box(data).head, data)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_stick_without_links_takes_a_box_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT knows no hard links."""
    _, data = day_of(6_241)

    def fail(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", fail)
    assert Stick(tmp_path).put(read_box(data).head, data).read_bytes() == data
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(("number", "code"), [(errno.EINVAL, ""), (errno.ENOTSUP, ""), (errno.EIO, "carry.gone")])
def test_a_share_that_forces_out_no_folder_takes_a_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """It knows no such call for folders, and the box lies there whole; a stick that is gone by then is said."""
    forces = os.fsync

    def no_folder(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        forces(handle)

    _, data = day_of(6_241)
    monkeypatch.setattr(os, "fsync", no_folder)
    if not code:
        assert Stick(tmp_path).put(read_box(data).head, data).read_bytes() == data
        return
    with pytest.raises(Trouble) as caught:
        Stick(tmp_path).put(read_box(data).head, data)
    assert caught.value.code == code


def test_with_a_lock_what_is_laid_out_is_encrypted_and_only_the_same_takes_its_place(tmp_path: Path) -> None:
    """Once, once more, for one reader more; then another box of that name, and one for somebody else alone."""
    plain, mine = b"takings of the day", Lock((OURS.public_key,), ring(OURS))
    place = Stick(tmp_path, mine).put_named("085-2-0316.shoebox", plain)
    assert place.name == "085-2-0316.shoebox.pouch"
    assert carried_bytes(place, ring(OURS), most=100) == plain
    first = place.read_bytes()
    assert Stick(tmp_path, mine).put_named("085-2-0316.shoebox", plain) == place
    assert place.read_bytes() == first
    both = Lock((OURS.public_key, THEIRS.public_key), ring(OURS))
    Stick(tmp_path, both).put_named("085-2-0316.shoebox", plain)
    assert {carried_bytes(place, ring(key), most=100) for key in (OURS, THEIRS)} == {plain}
    for other, lock in ((b"other takings", mine), (plain, Lock((CarryingKey.of(signer("x")).public_key,), ring()))):
        with pytest.raises(Trouble) as wrong:
            Stick(tmp_path, lock).put_named("085-2-0316.shoebox", other)
        assert wrong.value.code == "carry.other_box"
    assert [path.name for path in tmp_path.iterdir()] == [place.name]


def test_a_pouch_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    place = tmp_path / "a.shoebox.pouch"
    place.write_bytes(MAGIC + bytes(2_000_000))
    with pytest.raises(Refusal) as wrong:
        carried_bytes(place, ring(OURS), most=100)
    assert wrong.value.code == "pouch.too_large"
