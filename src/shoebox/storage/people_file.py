"""What the registers of a store said of its people, as it came: one small file beside the book. Storage room.

It holds what is kept of PINs, so only its owner may read it. Each word proves itself, so nobody need trust the file.
"""

from __future__ import annotations

from pathlib import Path

from shoebox.domain.people_told import WORDS_MAX
from shoebox.formats.people_told import WORD_BYTES_MAX
from shoebox.formats.strict_json import read_plain, write_plain
from shoebox.storage.keys import keep_file

PEOPLE_FILE = "people-told.json"
_KIND = "shoebox/people-told/1"
_BYTES_MAX = 2 * WORDS_MAX * WORD_BYTES_MAX


class PeopleFile:
    """The file of one register's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / PEOPLE_FILE

    def read(self) -> tuple[bytes, ...]:
        """What was kept last; nothing where there is no file, or none that can be read: the office tells it again."""
        try:
            with self._path.open("rb") as file:
                plain = read_plain(file.read(_BYTES_MAX + 1), fields={"kept": str, "words": list}, most=_BYTES_MAX)
            words = [one.encode() for one in plain["words"] if isinstance(one, str)]
        except (OSError, ValueError):
            return ()
        return tuple(words[:WORDS_MAX]) if plain["kept"] == _KIND else ()

    def keep(self, words: tuple[bytes, ...]) -> None:
        """In place of what was kept before; on the disk when this returns. Trouble ``files.unwritable``."""
        keep_file(self._path, write_plain({"kept": _KIND, "words": [one.decode() for one in words]}))
