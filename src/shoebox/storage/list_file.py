"""A list in a SQLite file of its own, made aside and swapped in when it is whole. Storage room."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from shoebox.domain.errors import Trouble
from shoebox.whole_file import aside_of, put_in_place


def write_list(place: Path, fill: Callable[[sqlite3.Connection], None], *, trouble: str) -> Path:
    """Make the list at `place` anew by what `fill` puts into it; the one before stays in use until this one is whole.

    Trouble of the code `trouble`, and then nothing has changed.
    """
    aside: Path | None = None
    try:
        aside = aside_of(place)
        with closing(sqlite3.connect(aside, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = OFF")  # a half-made file is thrown away, never repaired
            db.execute("PRAGMA synchronous = FULL")
            fill(db)
        put_in_place(aside, place)
    except (OSError, sqlite3.Error) as wrong:
        with suppress(OSError):
            if aside is not None:
                aside.unlink(missing_ok=True)
        raise Trouble(trouble, folder=str(place.parent), why=why_of(wrong)) from wrong
    return place


def why_of(wrong: Exception) -> str:
    """What the system says is wrong with a file, in one short line."""
    return (wrong.strerror if isinstance(wrong, OSError) else None) or str(wrong)[:80]
