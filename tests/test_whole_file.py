"""A file that is written is there whole or not at all, whichever room writes it, and never in place of a device."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from boxmaking import signer
from shoebox.casework.instructing import put_bytes
from shoebox.central.contract_files import write_csv
from shoebox.central.heard_file import write_heard
from shoebox.central.receipts import ReceiptTray
from shoebox.domain.errors import ShoeboxError
from shoebox.drill.files import write_csv as write_drill
from shoebox.handover.keeping import keep_whole
from shoebox.settings_file import write_settings
from shoebox.storage.keys import keep_file
from shoebox.transport.stick import Stick
from shoebox.whole_file import write_whole

Writes = Callable[[Path], object]
WRITERS: dict[str, Writes] = {
    "a key": lambda path: keep_file(path, b"new"),
    "a paper": lambda path: keep_whole(path, b"new"),
    "settings": lambda path: write_settings(path, "new"),
    "an instruction": lambda path: put_bytes(b"new", path.parent, path.name),
    "a receipt": lambda path: ReceiptTray(path.parent, signer("1"))._write(path, b"new"),
    "what was heard": lambda path: write_heard(path, {}),
    "a table": lambda path: write_csv(path, ("a",), [["1"]]),
    "a drill": lambda path: write_drill(path, ("a",), [("1",)]),
    "a stick": lambda path: Stick(path.parent).put_named(path.name, b"new"),
}


@pytest.mark.skipif(os.name != "posix", reason="pipes by name")
@pytest.mark.parametrize("kind", sorted(WRITERS.keys() - {"a stick"}))  # whose names are our own
def test_what_is_no_file_stays_what_it_is(tmp_path: Path, kind: str) -> None:
    """A pipe here, for a device: written in its place, as root, it was gone for the whole machine."""
    os.mkfifo(tmp_path / "named")
    with suppress(ShoeboxError):
        WRITERS[kind](tmp_path / "named")
    assert (tmp_path / "named").is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["named"]


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_full_disk_keeps_nothing_of_it_aside(tmp_path: Path, write: Writes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written of it is the room of the next sale."""

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with suppress(ShoeboxError):
        write(tmp_path / "named")
    assert not list(tmp_path.iterdir())


def test_a_disk_that_takes_a_part_at_a_time_gets_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a share may: it is no full disk."""
    really = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: really(handle, data[:3]))
    write_whole(tmp_path / "named", b"0123456789")
    assert (tmp_path / "named").read_bytes() == b"0123456789"
