"""The mirror once more, on a medium of its own: a stick, a second disk, a share. Storage room: no thread of its own.

It is a copy of the mirror's bytes, never of the book: it asks nothing of the book's file, of its locks or of who writes
to it, so a medium that sleeps, hangs or is gone is nobody's trouble but its own. A medium that comes back is read
through and held against the mirror before anything is added. What says otherwise is kept aside there, under its name.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.names import number_fits
from shoebox.formats.strict_json import read_plain, write_plain
from shoebox.storage.book_file import book_path
from shoebox.storage.free_name import free_name
from shoebox.storage.keys import keep_file
from shoebox.storage.mirror import LINE_BYTES_MAX, parse_line
from shoebox.storage.private import keep_private, private_folder
from shoebox.storage.salvage import Remains, salvage
from shoebox.storage.verify import read_only
from shoebox.whole_file import sync_folder, write_whole

MARK_FILE, MARK_BYTES_MAX = "shoebox-copy.json", 1_024
ASIDE_MAX = 3  # files kept aside; a medium with more of them changes what it holds
PUBLIC_KEY_BYTES = 32
_BITE = max(256 * 1024, LINE_BYTES_MAX)
_MIRROR = re.compile(r"mirror(?:-e([0-9]{1,3}))?\.log")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_MARK_FIELDS: dict[str, type] = {"copy": str, "register": str, "store": str}
_MARK = "shoebox/second-copy/1"


def copy_folder(place: Path, *, store: str, register: str) -> Path:
    """Where on a medium this register's copy lies: several may share one."""
    return place / f"shoebox-copy-{store}-{register}"


def on_other_disk(one: Path, other: Path) -> bool:
    """Whether these lie on two file systems, as far as the system tells."""
    return one.stat().st_dev != other.stat().st_dev


def begin_copy(place: Path, *, store: str, register: str) -> Path:
    """Make the folder on a medium and mark whose it is: without its mark nothing is ever written there.

    A medium that is not there is an empty folder, or none, and must not be filled in its place.
    Trouble ``copy.unwritable``.
    """
    folder = copy_folder(place, store=store, register=register)
    content = write_plain({"copy": _MARK, "register": register, "store": store})
    try:
        private_folder(folder)
        write_whole(folder / MARK_FILE, content)
    except OSError as wrong:
        raise Trouble("copy.unwritable", place=str(place), why=wrong.strerror or "") from wrong
    return folder


def whose(folder: Path) -> tuple[str, str]:
    """Store and register of the copy in this folder. Trouble ``copy.absent`` where there is none."""
    try:
        with (folder / MARK_FILE).open("rb") as file:
            plain = read_plain(file.read(MARK_BYTES_MAX + 1), fields=_MARK_FIELDS, most=MARK_BYTES_MAX)
    except (OSError, ValueError) as wrong:
        raise Trouble("copy.absent", place=str(folder)) from wrong
    if plain["copy"] != _MARK or not (number_fits(plain["store"]) and number_fits(plain["register"])):
        raise Trouble("copy.absent", place=str(folder))
    return plain["store"], plain["register"]


def mirrors_in(folder: Path) -> list[Path]:
    """The mirrors of a folder, the oldest book's first."""
    found = [(int(match[1] or 1), path) for path in folder.iterdir() if (match := _MIRROR.fullmatch(path.name))]
    return [path for _, path in sorted(found)]


def last_number(path: Path) -> int:
    """The number of the last whole line of a mirror; 0 where there is none to be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 2 * LINE_BYTES_MAX))
            lines = file.read().splitlines(keepends=True)
    except OSError:
        return 0
    entries = (parse_line(line) for line in reversed(lines))
    return next((entry.seq for entry in entries if entry is not None), 0)


class SecondCopy:
    """One register's copy on one medium. Every call may take as long as the medium likes."""

    def __init__(
        self, folder: Path, place: Path, *, store: str, register: str,
        is_apart: Callable[[Path, Path], bool] | None = None,
    ) -> None:  # fmt: skip
        self.place, self._folder, self._whose = place, folder, (store, register)
        self._is_apart = is_apart or on_other_disk
        self.folder = copy_folder(place, store=store, register=register)
        self._whole: dict[str, int] = {}  # by mirror, the bytes that are known to be alike here and there
        self.aside = ""  # the last file that said something else, under its new name

    def has_news(self) -> bool:
        """Whether a mirror is longer than what is known to lie there. Asks the book's own disk alone."""
        with suppress(OSError):
            return any(path.stat().st_size != self._whole.get(path.name, -1) for path in mirrors_in(self._folder))
        return False

    def bring_up(self, stop: Callable[[], bool]) -> int:
        """Bring over what is missing there; the number of the last entry that then lies there.

        Troubles ``copy.absent``, ``copy.other``, ``copy.same_disk``, ``copy.full``, ``copy.failing``. After each of
        them the next call reads the whole copy through again.
        """
        try:
            self._refuse_unfit()
            mirrors = mirrors_in(self._folder)
            for own in mirrors:
                self._bring(own, self.folder / own.name, stop)
            return last_number(self.folder / mirrors[-1].name) if mirrors else 0
        except OSError as wrong:
            self._whole.clear()
            raise self._told(wrong) from wrong
        except Trouble:
            self._whole.clear()
            raise

    def _refuse_unfit(self) -> None:
        if whose(self.folder) != self._whose:
            raise Trouble("copy.other", place=str(self.place))
        if not self._is_apart(self._folder, self.folder):
            raise Trouble("copy.same_disk", place=str(self.place))

    def _told(self, wrong: OSError) -> Trouble:
        if wrong.errno in _FULL:
            return Trouble("copy.full", place=str(self.place))
        if not (self.folder / MARK_FILE).exists():  # it was pulled out in the middle
            return Trouble("copy.absent", place=str(self.place))
        return Trouble("copy.failing", place=str(self.place), why=wrong.strerror or "")

    def _bring(self, own: Path, kept: Path, stop: Callable[[], bool]) -> None:
        if own.name in self._whole and _size(kept) != self._whole[own.name]:
            del self._whole[own.name]  # somebody was at it, or it is another medium by now
        if own.name not in self._whole:
            self._whole[own.name] = self._agree(own, kept)
        for data in _lines_behind(own, self._whole[own.name]):
            _add(kept, data, at=self._whole[own.name])
            self._whole[own.name] += len(data)
            if stop():
                return

    def _agree(self, own: Path, kept: Path) -> int:
        """How many bytes of whole lines lie there as here; what says otherwise is moved aside, a torn line cut."""
        alike, whole = _alike(own, kept), _whole_bytes(kept)
        if alike < whole:
            if len(list(kept.parent.glob(f"{own.name}.aside-*"))) >= ASIDE_MAX:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            self.aside = kept.rename(free_name(kept.with_name(f"{own.name}.aside"), numbered=True)).name
            return 0
        if _size(kept) > whole:
            os.truncate(kept, whole)
        return whole


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _alike(own: Path, kept: Path) -> int:
    """How many bytes two files have in common from their beginning. The medium itself is read, not what is cached."""
    if not kept.exists():
        return 0
    with own.open("rb") as here, kept.open("rb") as there:
        _forget_cached(there.fileno())
        at = 0
        while (held := there.read(_BITE)) and (mine := here.read(_BITE)):
            if held != mine:
                return at + _alike_to(held, mine)
            at += len(held)
        return at


def _alike_to(one: bytes, other: bytes) -> int:
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _whole_bytes(path: Path) -> int:
    """Up to where whole lines go; all of it where no line is that long."""
    size = _size(path)
    if not size:
        return 0
    with path.open("rb") as file:
        from_byte = max(0, size - LINE_BYTES_MAX)
        file.seek(from_byte)
        end = file.read().rfind(b"\n")
    return from_byte + end + 1 if end >= 0 or not from_byte else size


def _lines_behind(path: Path, at: int) -> Iterator[bytes]:
    """Whole lines of a mirror behind a byte, some at a time; half a last line is one that is being written."""
    with path.open("rb") as file:
        file.seek(at)
        while data := file.read(_BITE):
            lines = data[: data.rfind(b"\n") + 1]
            if not lines:
                return
            yield lines
            at += len(lines)
            file.seek(at)


def _add(kept: Path, data: bytes, *, at: int) -> None:
    """Add to the copy, wait for the medium, and read back what it holds; as long as before where it fails."""
    if not at:
        keep_private(kept)
    handle = os.open(kept, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        os.lseek(handle, at, os.SEEK_SET)
        try:
            _write_all(handle, data)
            os.fsync(handle)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, at)
            raise
        _forget_cached(handle)
        os.lseek(handle, at, os.SEEK_SET)
        if _read_all(handle, len(data)) != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
    finally:
        os.close(handle)
    if not at:
        with suppress(OSError):  # a share may know no such call for folders
            sync_folder(kept.parent)


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _read_all(handle: int, size: int) -> bytes:
    parts = []
    while size and (part := os.read(handle, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _forget_cached(handle: int) -> None:
    """Have the next reading come from the medium, where the system can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def refuse_sold_in(folder: Path) -> None:
    """Refuse a folder whose book says more than that it begins (``copy.book_there``)."""
    mirrors = mirrors_in(folder)
    entries = [last_number(path) for path in mirrors] + [_entries_in(path) for path in folder.glob("book*.db")]
    if len(mirrors) > 1 or max(entries, default=0) > 1:
        raise Refusal("copy.book_there", folder=str(folder))


def _entries_in(path: Path) -> int:
    try:
        with read_only(path) as db, closing(db):
            return int(db.execute("SELECT count(*) FROM entry").fetchone()[0])
    except (sqlite3.Error, OSError):
        return 0  # one that can't be read is kept aside, untouched


def bring_back(kept: Path, folder: Path) -> Remains:
    """Put the mirrors of a copy into the folder of a book that is moved aside; what is left of the newest book.

    The newest goes first: whenever this is cut short, the next start goes on from a book with the last day in it.
    Refusal ``copy.nothing`` where nothing proves itself, and then nothing was changed.
    """
    mirrors = mirrors_in(kept)
    epoch = int((_MIRROR.fullmatch(mirrors[-1].name) or [""] * 2)[1] or 1) if mirrors else 1
    left = salvage(book_path(kept, epoch), epoch=epoch, public_key=bytes(PUBLIC_KEY_BYTES))
    if not left.proven:
        raise Refusal("copy.nothing", place=str(kept))
    for path in reversed(mirrors):
        keep_file(folder / path.name, path.read_bytes())
    for path in folder.glob("book*.db"):
        path.rename(free_name(path.with_name(f"{path.name}.before-recovery"), numbered=True))
    sync_folder(folder)
    return left
