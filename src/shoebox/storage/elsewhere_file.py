"""What the store's other registers did, as heard from the office: one small file beside the book. Storage room.

The books of those registers say it, and this register's does not: without the file nothing would be known of it
between a start and the office's next word.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Trouble
from shoebox.domain.relaying import HeardElsewhere
from shoebox.formats.elsewhere import HEARD_BYTES_MAX, read_heard, write_heard
from shoebox.storage.free_name import free_name
from shoebox.whole_file import write_whole

ELSEWHERE_FILE = "elsewhere.json"


class ElsewhereFile:
    """The file of one register's folder."""

    def __init__(self, folder: Path, *, store: str, register: str) -> None:
        self._path, self._store, self._register = folder / ELSEWHERE_FILE, store, register

    def read(self) -> HeardElsewhere:
        """What was kept last; nothing where there is no file.

        Troubles ``elsewhere.unreadable``, and ``elsewhere.damaged`` for one that was set aside.
        """
        try:
            with self._path.open("rb") as file:
                data = file.read(HEARD_BYTES_MAX + 1)
        except FileNotFoundError:
            return HeardElsewhere()
        except OSError as wrong:
            raise Trouble("elsewhere.unreadable", file=self._path.name, why=wrong.strerror or "") from wrong
        try:
            return read_heard(data, store=self._store, register=self._register)
        except ValueError as wrong:
            raise Trouble("elsewhere.damaged", file=self._set_aside().name) from wrong

    def keep(self, heard: HeardElsewhere) -> None:
        """In place of what was kept before; on the disk when this returns. Trouble ``elsewhere.unwritable``."""
        try:
            write_whole(self._path, write_heard(heard, store=self._store, register=self._register))
        except OSError as wrong:
            raise Trouble("elsewhere.unwritable", file=self._path.name, why=wrong.strerror or "") from wrong

    def _set_aside(self) -> Path:
        with suppress(OSError):
            return self._path.rename(free_name(self._path.with_name(f"{self._path.name}.damaged"), numbered=True))
        return self._path
