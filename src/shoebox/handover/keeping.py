"""Keeps a file whole on the disk. Hand-over layer: bytes in, place out."""

from __future__ import annotations

import os
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
        raise Trouble("files.unwritable", file=path.name, why=wrong.strerror or "") from wrong
    return path
