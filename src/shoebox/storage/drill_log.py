"""The scores of a register's drills: a small file in the store's folder, a line for each drill. Storage room.

It is no part of the book, since practice never is. A line that can't be read is passed over.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, fields
from pathlib import Path

from shoebox.domain.errors import Trouble
from shoebox.domain.practice import DrillResult

DRILLS_FILE = "drills.jsonl"
READ_BYTES_MAX = 64 * 1024  # the newest lines: hundreds of drills
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def keep_drill(folder: Path, result: DrillResult) -> None:
    """Add a score. Trouble ``practice.unwritable``: the drill is done all the same."""
    line = json.dumps(asdict(result), sort_keys=True) + "\n"
    try:
        with (folder / DRILLS_FILE).open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as wrong:
        raise Trouble("practice.unwritable", why=wrong.strerror or "") from wrong


def last_drill(folder: Path) -> DrillResult | None:
    """The newest score that can be read; None where there is none."""
    path = folder / DRILLS_FILE
    try:
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - READ_BYTES_MAX, 0))
            lines = file.read(READ_BYTES_MAX).splitlines()
    except OSError:
        return None
    found = (_result(line) for line in reversed(lines))
    return next((result for result in found if result is not None), None)


def _result(line: bytes) -> DrillResult | None:
    try:
        plain = json.loads(line)
        if not isinstance(plain, dict) or set(plain) != {field.name for field in fields(DrillResult)}:
            return None
        numbers = [value for name, value in plain.items() if name not in {"day", "clerk"}]
        texts = (plain["day"], plain["clerk"])
        if not all(type(value) is int and 0 <= value < 2**40 for value in numbers):
            return None
        if not all(isinstance(text, str) for text in texts) or not _DAY.fullmatch(texts[0]) or len(texts[1]) > 20:
            return None
        return DrillResult(**plain)
    except (ValueError, RecursionError):
        return None
