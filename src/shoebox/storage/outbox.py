"""What a register keeps beside its book about the line: head office's last receipt. Storage room: one small file.

It stands outside the database, so an older copy of the database that is brought back does not bring an older receipt
with it. Losing the file loses nothing: the next answer of head office brings another.
"""

from __future__ import annotations

from pathlib import Path

from shoebox.storage.keys import keep_file

RECEIPT_FILE = "line.receipt"
_BYTES_MAX = 16 * 1024


class Outbox:
    """The folder's memory of what head office said last."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / RECEIPT_FILE

    def last_receipt(self) -> bytes:
        """As it came; empty where there is none that can be read."""
        try:
            with self._path.open("rb") as file:
                return file.read(_BYTES_MAX)
        except OSError:
            return b""

    def keep_receipt(self, data: bytes) -> None:
        """In place of the one before. Trouble ``files.unwritable``."""
        keep_file(self._path, data)
