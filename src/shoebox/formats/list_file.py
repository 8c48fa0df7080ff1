"""What files of lists share: lines of CSV read one by one, each with its own reason where it is bad. Formats room.

The first line of such a file says what it is; each further line is read by itself, so a quote that nobody closed costs
its own line and not the rest of the file.
"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time

LINE_BYTES_MAX = 4_096


class BadCellError(Exception):
    """A cell that keeps its line from being taken: the column, and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column)
        self.column, self.reason = column, reason


def cells(line: bytes) -> list[str] | None:
    """The cells of one line without the blanks around them; None for what is no CSV in UTF-8."""
    if len(line) > LINE_BYTES_MAX:
        return None
    try:
        return [cell.strip() for row in csv.reader([line.decode("utf-8").rstrip("\r")], strict=True) for cell in row]
    except (UnicodeDecodeError, csv.Error):
        return None


def moment_ms(text: str) -> int | None:
    """A time with its offset, or a day from its first hour in UTC; None for anything else."""
    try:
        if len(text) == len("2026-11-12"):
            moment = datetime.combine(date.fromisoformat(text), time(), UTC)
        else:
            moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return None
        since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return since.days * 86_400_000 + since.seconds * 1_000


def fitting(column: str, text: str, *, fits: bool, rule: str) -> str:
    """The text where it fits, or a `BadCellError` with the rule."""
    if not fits:
        raise BadCellError(column, f"not {rule}")
    return text
