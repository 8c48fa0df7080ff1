"""What is on its way of dispatches is never more than so much, whatever somebody offers."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from shoebox.storage import dispatch_files
from shoebox.storage.dispatch_files import PARTS_MAX, DispatchFiles


def digest(at: int) -> str:
    return hashlib.sha256(str(at).encode()).hexdigest()


def begun(files: DispatchFiles, at: int, size: int = 10) -> None:
    """One more dispatch of which `size` bytes have come; each begun a second after the one before."""
    files.add_to_part(digest(at), b"x" * size)
    os.utime(files._part(digest(at)), (at, at))


@pytest.fixture
def files(tmp_path: Path) -> DispatchFiles:
    return DispatchFiles(tmp_path / "head-office")


def lying(files: DispatchFiles) -> list[Path]:
    return list((files.folder / "parts").iterdir())


def test_a_hostile_office_fills_no_disk_with_beginnings(files: DispatchFiles) -> None:
    """Two hundred dispatches are offered and begun, none is ever whole: forty lie there, the newest."""
    for at in range(200):
        begun(files, at)
    assert len(lying(files)) == PARTS_MAX
    assert files.part(digest(199))
    assert files.part(digest(160))
    assert not files.part(digest(159))


def test_nor_with_large_ones(files: DispatchFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of bytes: the oldest goes, and the one that grows just now never does."""
    monkeypatch.setattr(dispatch_files, "PARTS_BYTES_MAX", 1_000)
    for at in range(10):
        begun(files, at, 300)
        assert sum(path.stat().st_size for path in lying(files)) <= 1_000
    for _ in range(3):
        begun(files, 9, 200)
    assert len(files.part(digest(9))) == 900
    assert len(lying(files)) == 1


def test_one_that_is_older_is_gone_on_with_where_there_is_room(files: DispatchFiles) -> None:
    begun(files, 1)
    begun(files, 2)
    begun(files, 1)
    assert len(files.part(digest(1))) == 20
