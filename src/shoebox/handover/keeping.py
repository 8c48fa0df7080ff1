"""Keeps a file whole on the disk. Hand-over layer: bytes in, place out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Trouble
from shoebox.whole_file import ANYBODY, write_whole


def keep_whole(path: Path, data: bytes) -> Path:
    """Put a file in place, the folder too: a reader never sees half a sheet. Trouble ``files.unwritable``."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, mode=ANYBODY)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=path.name, why=wrong.strerror or "") from wrong
    return path


def mark_unprinted(path: Path) -> None:
    """Note beside a sheet that it was not printed yet. Where that fails, its first print says that it is a copy."""
    with suppress(OSError):
        _unprinted(path).touch()


def is_unprinted(path: Path) -> bool:
    """Whether this sheet was kept and never printed, by whichever start of the program."""
    return _unprinted(path).exists() and path.exists()


def take_unprinted(path: Path) -> bool:
    """Take that note away; whether there was one. Trouble ``files.unwritable``: it can't be known as printed then."""
    try:
        _unprinted(path).unlink()
    except FileNotFoundError:
        return False
    except OSError as wrong:
        raise Trouble("files.unwritable", file=path.name, why=wrong.strerror or "") from wrong
    return True


def _unprinted(path: Path) -> Path:
    return path.with_name(f".{path.stem}.unprinted")
