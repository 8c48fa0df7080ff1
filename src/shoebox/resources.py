"""Finds the files that ship with the program: fonts, icons, forms, the playbook's pages. Imports nothing of ours.

They stand in `assets/` of a checkout and in `shoebox/assets/` of an installed package; only this file knows which.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path

FILES_LISTED_MAX = 1_000


@cache
def assets() -> Path:
    """The folder of shipped files. Raises FileNotFoundError where the installation is incomplete."""
    here = Path(__file__).resolve()
    for folder in (here.parent / "assets", here.parents[2] / "assets"):
        if (folder / "fonts").is_dir():
            return folder
    raise FileNotFoundError("the folder 'assets' is missing from this installation of Shoebox")


def asset(name: str) -> Path:
    """One shipped file, by its name below `assets/`, such as ``fonts/Inter-Regular.ttf``."""
    return assets() / name


def pages(folder: Path, *, ending: str, files_max: int, bytes_max: int) -> dict[str, bytes]:
    """The files of a folder that end so, by name; none where the folder is not there or can't be read.

    One file more than ``files_max`` and one byte more than ``bytes_max`` are read, so that whoever judges them sees
    that there was too much, and no more than that ever stands in memory.
    """
    found: dict[str, bytes] = {}
    try:
        listed = sorted(islice(folder.iterdir(), FILES_LISTED_MAX))
    except OSError:
        return found
    for path in listed:
        if path.suffix != ending or not path.is_file() or len(found) > files_max:
            continue
        try:
            with path.open("rb") as file:
                found[path.name] = file.read(bytes_max + 1)
        except OSError:
            found[path.name] = b""  # judged as an empty page, so it is told by name
    return found
