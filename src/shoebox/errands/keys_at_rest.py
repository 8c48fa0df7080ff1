"""How the private keys of a folder lie on its disk, told and changed. Builds, as bootstrap does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shoebox.bootstrap import SystemClock
from shoebox.central.own_keys import KEY_FILE as WORKING_KEY
from shoebox.central.own_keys import NEXT_KEY_FILE, open_own_keys, own_carrying_keys
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.key_keeping import Keeping
from shoebox.entrance import passphrase_file, passphrase_in
from shoebox.formats.wrapping import WORK
from shoebox.storage.book_start import KEY_FILE as REGISTER_KEY
from shoebox.storage.carrying_keys import carrying_files
from shoebox.storage.case_book import KEY_FILE as CASES_KEY
from shoebox.storage.door_files import DOOR_KEY_FILE
from shoebox.storage.key_keeping import keep_key, kept_as, open_to_keep
from shoebox.storage.keys import load_or_create_signer, read_signer
from shoebox.storage.system_ring import ring_name

KEPT_FILES = (REGISTER_KEY, WORKING_KEY, NEXT_KEY_FILE, CASES_KEY)
"""Not the root: it must be opened anywhere, on the worst day too, and goes to a stick under a passphrase of its own."""


@dataclass(frozen=True, slots=True)
class KeyAtRest:
    """One key's file, how it is kept, and why it can't be opened here and now; empty where it can be."""

    file: str
    keeping: Keeping
    wrong: str = ""


def keys_at_rest(folder: Path) -> tuple[KeyAtRest, ...]:
    """Every key of this folder, each tried: a keyring is asked, a passphrase only taken where it is known already.

    The key of an office's door, which is kept in no other way, is named too.
    """
    door = [KeyAtRest(DOOR_KEY_FILE, Keeping.FILE)] if (folder / DOOR_KEY_FILE).is_file() else []
    return (*map(_at_rest, _files(folder)), *door)


def keep_keys(folder: Path, keeping: Keeping, passphrase: str = "") -> None:
    """Keep every key of this folder so from now on. Stopped half-way, the same again ends it.

    Every key is opened before the first is written. Refusal ``keys.none``, and those of `keep_key`.
    """
    files = _files(folder)
    if not files:
        raise Refusal("keys.none", folder=str(folder))
    for path in files:
        open_to_keep(path, passphrase)
    for path in files:
        keep_key(path, keeping, passphrase, work=WORK)


def begin_kept(folder: Path, *, clock: Clock | None = None) -> str:
    """Make a new head office's keys, and how they are kept from the start, in words.

    By this user's keyring; where none answers, under the passphrase in the file that somebody has named; else in files.
    Its keys speak for every store, and what they do can wait until somebody has unlocked them. A register's can't.
    """
    ring, file = ring_name(), passphrase_file()
    words = "" if ring or file is None else passphrase_in(file)
    open_own_keys(folder, now_ms=(clock or SystemClock()).wall_ms())
    load_or_create_signer(folder / CASES_KEY)
    own_carrying_keys(folder).newest()
    if not ring and file is None:
        return "files that this user alone may read"
    keep_keys(folder, Keeping.KEYRING if ring else Keeping.PASSPHRASE, words)
    return f"opened by this user's keyring ({ring})" if ring else f"under the passphrase in {file}"


def open_keys(folder: Path) -> None:
    """Open what of this folder's keys is not plain, before a window is there that would have to wait for it.

    A carrying key that can't be opened is told where something comes that is encrypted to it, and stops nothing else.
    """
    carrying = carrying_files(folder)
    for path in _files(folder):
        with suppress(*((ShoeboxError,) if path.name in carrying else ())):
            read_signer(path)


def _files(folder: Path) -> list[Path]:
    named = [folder / name for name in KEPT_FILES if (folder / name).is_file()]
    return [*named, *(folder / name for name in carrying_files(folder))]


def _at_rest(path: Path) -> KeyAtRest:
    keeping = kept_as(path)
    try:
        read_signer(path)
    except ShoeboxError as wrong:
        return KeyAtRest(path.name, keeping, str(wrong))
    return KeyAtRest(path.name, keeping)
