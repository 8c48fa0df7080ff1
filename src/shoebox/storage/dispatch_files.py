"""Dispatches as files, at head office and at a register: whole or not at all, found by what they are. Storage room.

A file's name is made of our own words and its own hash, so nothing that came in decides where it is written. Which of
them counts stands in the book (or head office's tables), never here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from shoebox.domain.dispatch import DISPATCH_BYTES_MAX
from shoebox.domain.errors import Trouble
from shoebox.storage.private import keep_private, private_folder
from shoebox.whole_file import sync_folder, write_whole

PARTS_FOLDER, REFUSED_FOLDER = "parts", "refused"
MARK_SIGNS = 16  # of the SHA-256 in a file's name
REFUSED_MAX, REFUSED_BYTES_MAX = 50, 1024 * 1024
PARTS_MAX, PARTS_BYTES_MAX = 40, 2 * DISPATCH_BYTES_MAX
_NAME = re.compile(r"([a-z]{1,20})-([0-9]{6,10})-([0-9a-f]{16})\.dispatch")


class DispatchFiles:
    """One folder of dispatches. Trouble ``files.unwritable`` where the disk would not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sound: dict[str, tuple[str, int, int]] = {}  # by file: hash, time and size as they were read last

    def put(self, kind: str, version: int, data: bytes) -> Path:
        """Keep a dispatch; on the disk when this returns. The same twice is one file."""
        digest = hashlib.sha256(data).hexdigest()
        place = self.folder / f"{kind}-{version:06d}-{digest[:MARK_SIGNS]}.dispatch"
        if self.get(digest) != data:
            self._write(place, data)
        return place

    def get(self, digest: str) -> bytes | None:
        """The dispatch with this SHA-256 (hex); None where there is none, or it is damaged."""
        for _, _, path in self.listed(mark=digest[:MARK_SIGNS]):
            data = _read(path)
            if data is not None and hashlib.sha256(data).hexdigest() == digest:
                return data
        return None

    def read(self, path: Path) -> bytes | None:
        """One of those that are listed, whatever it says; None where it can't be read."""
        return _read(path)

    def whole(self, digest: str) -> int:
        """How many bytes it has; 0 where there is none, or it is damaged. A file that nobody changed is read once."""
        for _, _, path in self.listed(mark=digest[:MARK_SIGNS]):
            with suppress(OSError):
                now = path.stat()
                state = (digest, now.st_mtime_ns, now.st_size)
                if self._sound.get(path.name) != state:
                    if hashlib.sha256(_read(path) or b"").hexdigest() != digest:
                        continue
                    self._sound[path.name] = state
                return now.st_size
        return 0

    def sizes(self) -> dict[str, int]:
        """How many bytes each has that is here, by the first signs of its SHA-256 (hex)."""
        found = {}
        for _, _, path in self.listed():
            with suppress(OSError):
                found[path.stem[-MARK_SIGNS:]] = path.stat().st_size
        return found

    def piece(self, digest: str, offset: int, most: int) -> bytes:
        """Some bytes of a dispatch; empty where there are none."""
        for _, _, path in self.listed(mark=digest[:MARK_SIGNS]):
            with suppress(OSError), path.open("rb") as file:
                file.seek(offset)
                return file.read(most)
        return b""

    def listed(self, *, mark: str = "") -> Iterator[tuple[str, int, Path]]:
        """Kind, version and place of every dispatch here, by kind and version; `mark` chooses by the hash."""
        with suppress(OSError):
            for path in sorted(self.folder.glob(f"*-{mark or '*'}.dispatch")):
                if found := _NAME.fullmatch(path.name):
                    yield found[1], int(found[2]), path

    def forget(self, kind: str, *, before_version: int) -> None:
        """Throw large files away that a newer one has taken the place of."""
        for held, version, path in list(self.listed()):
            if held == kind and version < before_version:
                with suppress(OSError):
                    path.unlink()

    def drop(self, digest: str) -> None:
        """Throw the one with this SHA-256 (hex) away: another has taken its place. None of an empty one."""
        for _, _, path in list(self.listed(mark=digest[:MARK_SIGNS])) if digest else ():
            with suppress(OSError):
                path.unlink()

    def keep_refused(self, data: bytes) -> bool:
        """Keep what was refused, as evidence; False where there is no room, or it lies here already."""
        folder = self.folder / REFUSED_FOLDER
        place = folder / f"{hashlib.sha256(data).hexdigest()[:MARK_SIGNS]}.dispatch"
        with suppress(OSError):
            if len(data) > REFUSED_BYTES_MAX or place.exists():
                return False
            if folder.is_dir() and sum(1 for _ in folder.iterdir()) >= REFUSED_MAX:
                return False
        self._write(place, data)
        return True

    # -- a dispatch that is still on its way

    def part(self, digest: str) -> bytes:
        """What has come of a dispatch so far."""
        return _read(self._part(digest)) or b""

    def add_to_part(self, digest: str, piece: bytes) -> None:
        """Some bytes more. Not forced to the disk: what a power cut takes is asked for again."""
        path = self._part(digest)
        try:
            self._made(path.parent)
            self._make_room(path, len(piece))
            keep_private(path)
            with path.open("ab") as file:
                file.write(piece)
        except OSError as wrong:
            raise Trouble("files.unwritable", file=path.name, why=wrong.strerror or "") from wrong

    def _make_room(self, but: Path, size: int) -> None:
        """Have what is on its way never be more than so much, whatever somebody offers: what waited longest goes."""
        found = sorted((path.stat().st_mtime_ns, path) for path in but.parent.iterdir() if path != but)
        sizes = {path: path.stat().st_size for _, path in found}
        room = PARTS_BYTES_MAX - size - (but.stat().st_size if but.exists() else 0)
        while found and (len(found) >= PARTS_MAX or sum(sizes.values()) > room):
            _, oldest = found.pop(0)
            oldest.unlink(missing_ok=True)
            del sizes[oldest]

    def drop_part(self, digest: str) -> None:
        """Forget what came of this one."""
        with suppress(OSError):
            self._part(digest).unlink(missing_ok=True)

    def drop_parts(self, *, but: frozenset[str] = frozenset()) -> None:
        """Forget what came of dispatches that nobody offers any more."""
        with suppress(OSError):
            for path in (self.folder / PARTS_FOLDER).iterdir():
                if path.stem not in but:
                    path.unlink()

    # -- what was done with one

    def done(self, kind: str) -> str:
        """The SHA-256 of the dispatch of this kind that was unpacked last; empty where none was."""
        return (_read(self.folder / f"{kind}.done") or b"").decode("ascii", "replace").strip()

    def note_done(self, kind: str, digest: str) -> None:
        """Note that this one was unpacked."""
        self._write(self.folder / f"{kind}.done", digest.encode() + b"\n")

    def _part(self, digest: str) -> Path:
        return self.folder / PARTS_FOLDER / f"{digest}.part"

    def _write(self, place: Path, data: bytes) -> None:
        try:
            self._made(place.parent)
            write_whole(place, data)
        except OSError as wrong:
            raise Trouble("files.unwritable", file=place.name, why=wrong.strerror or "") from wrong

    def _made(self, folder: Path) -> None:
        if not folder.is_dir():
            private_folder(self.folder)
            if folder != self.folder:
                private_folder(folder)
            sync_folder(self.folder.parent)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(DISPATCH_BYTES_MAX + 1)
    except OSError:
        return None
    return data if len(data) <= DISPATCH_BYTES_MAX else None
