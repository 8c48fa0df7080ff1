"""Keeps a file whole on the disk. Hand-over layer: bytes in, place out."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Trouble


def keep_whole(path: Path, data: bytes) -> Path:
    """Write a file aside, then put it in place: a reader never sees half a sheet."""
    aside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as wrong:
        with suppress(OSError):  # on a full disk what was written of it is the room of the next sale
            aside.unlink(missing_ok=True)
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
