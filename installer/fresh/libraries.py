"""The system libraries that Qt needs: which are listed, which are missing. Reads the list file and asks the loader."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).resolve().parents[1] / "linux" / "packages.txt"


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library by the name the loader knows, and the Debian package that brings it."""

    package: str
    file: str


def listed(path: Path = LIST) -> tuple[Library, ...]:
    """The libraries of the list file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Library(*line.split()) for line in lines if line and not line.startswith("#"))


def loads(file: str) -> bool:
    """Whether the loader finds a library: true on any distribution, whatever its package is called there."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(libraries: Iterable[Library], finds: Callable[[str], bool] = loads) -> tuple[Library, ...]:
    """Those that are not on this machine."""
    return tuple(library for library in libraries if not finds(library.file))
