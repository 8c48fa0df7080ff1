"""Finds the files that ship with the program: fonts, icons, forms. Reads the disk, and imports nothing of ours.

They stand in `assets/` of a checkout and in `shoebox/assets/` of an installed package; only this file knows which.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


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
