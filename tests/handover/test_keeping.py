"""A file is kept whole or not at all, and what could not be kept takes no room."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from shoebox.domain.errors import Trouble
from shoebox.handover.keeping import keep_whole


def test_a_sheet_that_a_full_disk_cut_short_leaves_its_room_to_the_next_sale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before stands as it was, and of the new one not a byte is left."""
    place = keep_whole(tmp_path / "report.pdf", b"as it was")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble, match="No space left"):
        keep_whole(place, b"twice as long as it was")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("report.pdf", b"as it was")]
