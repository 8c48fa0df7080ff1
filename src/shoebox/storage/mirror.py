"""The mirror: every entry once more, a line each, in a file that is only ever appended to. Storage room.

It is written after the book has committed. If it fails, the sale stands and the mirror is *behind*; the next entry
brings it up again. At start-up a book that ends before its mirror has lost its tail.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from shoebox.domain.chain import hash_of
from shoebox.domain.entry import BODY_BYTES_MAX, Entry
from shoebox.domain.errors import Trouble
from shoebox.storage.free_name import free_name
from shoebox.storage.private import keep_private

# Body, three hashes in hex, register and numbers.
LINE_BYTES_MAX = BODY_BYTES_MAX + 1_024
_LINE = re.compile(
    rb"([^\t\n]{1,80})\t([0-9]{1,16})\t([0-9]{1,16})\t([a-z_]{1,40})\t([0-9a-f]{64})\t([0-9a-f]{64})\t([0-9a-f]{128})\t(.*)\n"
)


def mirror_beside(book: Path) -> Path:
    """Where the mirror of this book file stands: ``mirror.log`` beside ``book.db``."""
    return book.with_name(book.stem.replace("book", "mirror") + ".log")


def write_line(entry: Entry) -> bytes:
    """One entry as a line: the body has no line feeds of its own, JSON writes them as two letters."""
    hexes = "\t".join(part.hex() for part in (entry.prev, entry.hash, entry.sig))
    head = f"{entry.register}\t{entry.epoch}\t{entry.seq}\t{entry.kind}\t{hexes}\t"
    return head.encode() + entry.body + b"\n"


def _read_line(line: bytes) -> Entry | None:
    entry = parse_line(line)
    return entry if entry is not None and hash_of(entry) == entry.hash else None


def parse_line(line: bytes) -> Entry | None:
    """The entry that a line of `write_line` says, whether or not its hash fits; None for anything else."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    try:
        register, kind = match[1].decode(), match[4].decode()
    except UnicodeDecodeError:
        return None
    prev, own, sig = (bytes.fromhex(match[at].decode()) for at in (5, 6, 7))
    return Entry(register, int(match[2]), int(match[3]), kind, match[8], prev, own, sig)


def read_loose(path: Path) -> Iterator[Entry]:
    """Every line of a mirror that says an entry, past whatever was cut or changed; what proves itself is not asked."""
    try:
        with path.open("rb") as file:
            while line := file.readline(LINE_BYTES_MAX):
                entry = parse_line(line)
                if entry is not None:
                    yield entry
    except OSError:
        return


def read_mirror(path: Path) -> Iterator[tuple[Entry, int]]:
    """The mirror's entries, each with the byte its line ends at, up to the first line that is cut or changed.

    Nothing where there is no mirror, or none that can be read.
    """
    end = 0
    try:
        with path.open("rb") as file:
            while line := file.readline(LINE_BYTES_MAX):
                entry = _read_line(line)
                if entry is None:
                    return
                end += len(line)
                yield entry, end
    except OSError:
        return


def set_aside_if_damaged(path: Path, *, whole_bytes: int) -> Path | None:
    """Move a mirror with a changed line away, where nothing overwrites it; half a last line is no damage."""
    try:
        with path.open("rb") as file:
            file.seek(whole_bytes)
            if b"\n" not in file.read(LINE_BYTES_MAX):
                return None
        aside = path.rename(free_name(path.with_name(f"{path.name}.damaged"), numbered=True))
    except OSError:
        return None
    return aside


class Mirror:
    """The open mirror of one book file. `last_seq` is the last entry that is known to be on the disk here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last_seq = 0
        self._whole_bytes = 0
        self._handle = -1

    def open(self, last_seq: int, *, whole_bytes: int) -> None:
        """Go on after the last whole line, which ends at `whole_bytes`; a torn line behind it is cut off."""
        self.close()
        self.last_seq, self._whole_bytes = last_seq, whole_bytes
        keep_private(self.path)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
            self._handle = os.open(self.path, flags, 0o600)
            if os.fstat(self._handle).st_size > whole_bytes:
                os.ftruncate(self._handle, whole_bytes)
        except OSError as wrong:
            self.close()
            raise Trouble("book.mirror_behind", path=str(self.path), why=wrong.strerror or "") from wrong

    def append(self, entries: Iterable[Entry]) -> None:
        """Write entries and wait for the disk, or Trouble ``book.mirror_behind`` with the file as long as before."""
        if self._handle < 0:  # a disk that failed may be well again
            self.open(self.last_seq, whole_bytes=self._whole_bytes)
        last_seq, whole_bytes = self.last_seq, self._whole_bytes
        try:
            for entry in entries:
                line = write_line(entry)
                _write_all(self._handle, line)
                last_seq, whole_bytes = entry.seq, whole_bytes + len(line)
            _sync(self._handle)
        except (OSError, Trouble) as wrong:  # the disk of the mirror, or of the book that the entries come from
            self._cut_back(self._whole_bytes)
            why = wrong.facts.get("why", wrong.code) if isinstance(wrong, Trouble) else wrong.strerror or ""
            raise Trouble("book.mirror_behind", path=str(self.path), why=why) from wrong
        self.last_seq, self._whole_bytes = last_seq, whole_bytes

    def close(self) -> None:
        """Let go of the file; harmless when it is not open."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _cut_back(self, size: int) -> None:
        """Take half a line off again; where even that fails, the next entry or the next start cuts it."""
        try:
            os.ftruncate(self._handle, size)
        except OSError:
            self.close()


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _sync(handle: int) -> None:
    # Not every system has fdatasync; where it is missing the whole sync does the same and a little more.
    if hasattr(os, "fdatasync"):
        os.fdatasync(handle)
    else:
        os.fsync(handle)
