"""The finished stages of a run, kept while it goes on, so that a stop costs one stage. Reads and writes one folder.

A *part* is what one stage left: the engine's tables in files of its own, and what Python knows. It is written aside,
forced to the disk and renamed, so that it is whole or not there; with it stands what it was made of (`key`, and the
very part before it) and the digest of each of its files. A part counts while all that is the same and whole.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.pace import Stage
from shoebox.reconcile import kept_lock
from shoebox.reconcile.kept_lock import KeptLock
from shoebox.reconcile.ruling import NO_RULES, ROOM

# What is not kept: nothing is written in the first stage, and links that nobody has proved are not gone on with.
KEPT = (Stage.READING, Stage.EXACT, Stage.CANDIDATES, Stage.DECIDING)
SEAL = "part.json"
_ASIDE = ".part-"
_NO_ROOM = frozenset({"reconcile.unwritable", "reconcile.memory"})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_SQLITE_FULL = 13  # SQLITE_FULL: the library itself is an engine's own affair
# DuckDB gives no number. A limit of its own on what it spills is a share of what the disk has free.
_FULL_WORDS = (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT), "max_temp_directory_size")
_NAMES = {stage: f"{at}-{stage.value}" for at, stage in enumerate(KEPT, 1)}


class Keeping:
    """What is kept of one run in `folder`, made of what `key` says; without a folder nothing is."""

    def __init__(self, folder: Path | None, key: str = "") -> None:
        self._folder, self._key = folder, key
        self.parts: list[Path] = []
        self._goes_on = folder is not None
        self._lock: KeptLock | None = None
        if folder is None:
            return
        try:
            self._lock = KeptLock(folder)
            self._sweep(folder)
        except OSError as error:
            self.close()
            raise Trouble("reconcile.unwritable", why=error.strerror or str(error)) from error
        except Refusal:
            self.close()
            raise

    def close(self) -> None:
        """Let others have the folder; what is kept in it stays."""
        if self._lock is not None:
            self._lock.release()

    def holds(self, stage: Stage) -> bool:
        """Whether this stage was finished by an earlier start."""
        return KEPT.index(stage) < len(self.parts)

    def of(self, stage: Stage) -> Path:
        """The folder of its part, which must be there."""
        return self.parts[KEPT.index(stage)]

    @contextmanager
    def part(self, stage: Stage) -> Iterator[Path | None]:
        """A folder for what a stage left, which is a part at the end; None where nothing is kept.

        Where disk or memory have no room for it the run goes on without: what is kept saves time, and is no result.
        """
        if self._folder is None or not self._goes_on:
            yield None
            return
        aside: Path | None = None
        try:
            aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=self._folder))
            yield aside
            _seal(aside, self._follows())
            place = self._folder / _NAMES[stage]
            aside.rename(place)
            _force(self._folder)
            self.parts.append(place)
        except (OSError, Trouble) as error:
            if isinstance(error, Trouble) and error.code not in _NO_ROOM:
                raise
            self._goes_on = False
        finally:
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)

    def clear(self) -> None:
        """The run has ended: nothing of it is gone on with."""
        if self._folder is None:
            return
        self._throw_away()
        self.close()
        with suppress(OSError):  # somebody looks into it, or has taken it away: the result stands
            if not any(self._folder.iterdir()):
                self._folder.rmdir()

    def makes_way(self, out: Path) -> bool:
        """Throw away what is kept, for want of room at `out`. False where there is none, or on another disk."""
        if self._folder is None or not self.parts or not _is_one_disk(self._folder, out.absolute().parent):
            return False
        self._throw_away()
        return True

    def _throw_away(self) -> None:
        assert self._folder is not None
        self.parts.clear()
        for name in _NAMES.values():
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def _follows(self) -> str:
        """What the next part is made of: the run, and the very part before it.

        Engines number rows anew in each start, so a part of one start says nothing to those of another.
        """
        return f"{self._key}, after {_digest(self.parts[-1] / SEAL)}" if self.parts else self._key

    def _sweep(self, folder: Path) -> None:
        """Find the parts that are whole, and take away what a kill left and what is of another run."""
        for path in folder.iterdir():
            if path.name.startswith(_ASIDE):
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != kept_lock.NAME and path.name not in _NAMES.values():
                raise Refusal("reconcile.out_in_use", file=folder, stranger=path.name)
        for name in _NAMES.values():
            place = folder / name
            if len(self.parts) == list(_NAMES.values()).index(name) and _is_whole(place, self._follows()):
                self.parts.append(place)
            else:
                shutil.rmtree(place, ignore_errors=True)


def is_any_there(folder: Path) -> bool:
    """Whether a stage is kept in a folder."""
    return any((folder / name).is_dir() for name in _NAMES.values())


def is_full(trouble: Trouble) -> bool:
    """Whether a disk had no room, which every library says in words of its own."""
    error: BaseException | None = trouble
    while error is not None:
        full = getattr(error, "errno", None) in _FULL or getattr(error, "sqlite_errorcode", None) == _SQLITE_FULL
        if full or any(words in str(error) for words in _FULL_WORDS):
            return True
        error = error.__cause__
    return False


def run_key(facts: Sequence[object]) -> str:
    """What a run is made of, as hex: `facts` are its inputs, its engine, and the digest of its rules.

    So are this room's texts that are no rules: among them is how parts are written and read.
    """
    whole = hashlib.sha256(json.dumps(facts, sort_keys=True).encode())
    for name in sorted(NO_RULES):
        whole.update((ROOM / name).read_bytes())
    return whole.hexdigest()


def _seal(part: Path, key: str) -> None:
    """Force every file of a part to the disk, and say what it is made of."""
    files = {path.name: _digest(path) for path in sorted(part.iterdir())}
    (part / SEAL).write_text(json.dumps({"key": key, "files": files}), "utf-8")
    for path in part.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    _force(part)


def _is_whole(part: Path, key: str) -> bool:
    try:
        said = json.loads((part / SEAL).read_bytes())
        files = {path.name for path in part.iterdir()} - {SEAL}
        return bool(
            said["key"] == key
            and files == set(said["files"])
            and all(_digest(part / name) == digest for name, digest in said["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _force(folder: Path) -> None:
    """A rename is on the disk when its folder is."""
    if os.name == "nt":  # folders can't be opened there
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _is_one_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
