"""What is read of a store's folder before its book: its language at once, then whose register it is and its people.

A window stands there and takes keys while this and the book are still being read, so nothing here loads a book, and the
language not even the settings. What is wrong with them is said by whoever reads them whole.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.language import LANGUAGES, SOURCE

if TYPE_CHECKING:
    from shoebox.handover.front import StoreFront

STORE_FILE, STAFF_FILE, SET_HERE_FILE = "store.toml", "staff.toml", "staff-set-here.toml"
PASSPHRASE_CREDENTIAL = "shoebox-passphrase"  # noqa: S105  (its name, as a unit of systemd says it)
_PASSPHRASE_BYTES_MAX = 1_024


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


def passphrase_file() -> Path | None:
    """The file with the passphrase of keys that are under one; None where nobody named any.

    SHOEBOX_PASSPHRASE_FILE says where it is, or systemd does, by a credential. The passphrase itself is never taken
    from the surroundings: other programs may read those, and they come up in dumps and logs.
    """
    if named := os.environ.get("SHOEBOX_PASSPHRASE_FILE"):
        return Path(named)
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    found = Path(credentials) / PASSPHRASE_CREDENTIAL if credentials else None
    return found if found is not None and found.is_file() else None


def passphrase_in(file: Path) -> str:
    """The first line of this file. Trouble ``files.unreadable``, refusal ``keys.passphrase_file``."""
    try:
        with file.open("rb") as held:
            data = held.read(_PASSPHRASE_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=str(file), why=wrong.strerror or "") from wrong
    try:
        words = data.decode("utf-8").splitlines()[:1]
    except UnicodeDecodeError as wrong:
        raise Refusal("keys.passphrase_file", file=str(file)) from wrong
    if len(data) > _PASSPHRASE_BYTES_MAX or not words or not words[0]:
        raise Refusal("keys.passphrase_file", file=str(file))
    return words[0]


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
