"""What is read of a store's folder before its book: its language at once, then whose register it is and its people.

A window stands there and takes keys while this and the book are still being read, so nothing here loads a book, and the
language not even the settings. What is wrong with them is said by whoever reads them whole.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.domain.errors import Refusal
from shoebox.domain.language import LANGUAGES, SOURCE

if TYPE_CHECKING:
    from shoebox.handover.front import StoreFront

STORE_FILE, STAFF_FILE = "store.toml", "staff.toml"


def home() -> Path:
    """Where Shoebox keeps its books unless told otherwise: SHOEBOX_HOME, or this user's data folder."""
    told = os.environ.get("SHOEBOX_HOME")
    if told:
        return Path(told)
    import platformdirs

    return platformdirs.user_data_path("shoebox", appauthor=False)


def spoken(language: str) -> str:
    """The folder's language, or the one in SHOEBOX_LANGUAGE: for a look at the demo, or for one person at a desk."""
    asked = os.environ.get("SHOEBOX_LANGUAGE", "")
    if not asked:
        return language
    if asked not in LANGUAGES:
        raise Refusal("settings.language", language=asked[:20], known=", ".join(LANGUAGES))
    return asked


def store_language(folder: Path) -> str:
    """The language of a store's windows; English where its settings can't be read. Refuses ``settings.no_store``."""
    path = folder / STORE_FILE
    if not path.is_file():
        raise Refusal("settings.no_store", folder=str(folder))
    return spoken(_said_language(path))


def _said_language(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return SOURCE
    if f'\nlanguage = "{SOURCE}"\n' in text.partition("[")[0]:
        return SOURCE  # as `shoebox setup` writes it: no need to load what reads everything else
    import tomllib

    try:
        said = tomllib.loads(text).get("language", SOURCE)
    except (ValueError, RecursionError):
        return SOURCE
    return said if isinstance(said, str) and said in LANGUAGES else SOURCE


def store_front(folder: Path) -> StoreFront:
    """Whose register this is, and its people. Refusals and troubles as `read_store` and `read_staff` have them."""
    from shoebox.handover.front import OFFICE_FOLDER, StoreFront
    from shoebox.settings import read_staff, read_store

    store = read_store(folder / STORE_FILE)
    return StoreFront(
        store=store.store,
        store_name=store.store_name,
        register=store.register,
        staff=None if (folder / OFFICE_FOLDER).exists() else read_staff(folder / STAFF_FILE),
    )
