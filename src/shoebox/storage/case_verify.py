"""Replays a book of cases and says whether it is whole. Storage room; opens the file for reading only.

What it can't see is a cut tail, or a chain that somebody made anew: for that, compare the head with one that is held
elsewhere. Every instruction file carries the head it rests on.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from shoebox.domain.verdict import Verdict
from shoebox.storage.case_guards import triggers
from shoebox.storage.case_rows import GENESIS, Act, act_hash, rows_of
from shoebox.storage.case_tables import ACT, APPLICATION_ID, PROJECTIONS, SCHEMA_VERSION


def verify_cases(path: Path) -> Verdict:
    """Whether every act hangs on the one before and every row is what the acts say. Never raises on damaged input."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as conn:
            return _verdict(conn, path.name)
    except (
        sqlite3.Error,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
    ) as why:
        return Verdict(False, f"{path.name}: it can't be read as a book of cases ({str(why)[:80]}).")


def _verdict(conn: sqlite3.Connection, name: str) -> Verdict:
    ours = conn.execute("PRAGMA application_id").fetchone()[0], conn.execute("PRAGMA user_version").fetchone()[0]
    if ours != (APPLICATION_ID, SCHEMA_VERSION):
        return Verdict(False, f"{name}: it is no book of cases of this version.")
    for (said,) in conn.execute("PRAGMA integrity_check(1)"):
        if said != "ok":
            return Verdict(False, f"{name}: the file is damaged ({said[:80]}).")
    if _triggers_of(conn) != sorted(triggers()):
        return Verdict(False, f"{name}: the triggers that keep acts as written were changed.")
    expected: Counter[tuple[str, bytes]] = Counter()
    seq, prev = 0, GENESIS
    for act in _acts(conn):
        seq += 1
        if (act.seq, act.prev) != (seq, prev) or act_hash(act) != act.hash:
            return Verdict(False, f"{name}: act {seq} is not as it was written.", seq)
        prev = act.hash
        expected.update((table.name, _mark(table, row)) for table, row in rows_of(act))
    for table in PROJECTIONS:
        if _held(conn, table) != {mark: n for (of, mark), n in expected.items() if of == table.name}:
            return Verdict(False, f"{name}: rows of {table.name} are not what the acts say.")
    return Verdict(True, f"{name}: whole, {seq:,} acts, head {prev.hex()[:16]}.")


def _acts(conn: sqlite3.Connection) -> Iterator[Act]:
    names = ", ".join(ACT.c.keys())
    for row in conn.execute(f"SELECT {names} FROM act ORDER BY seq"):  # noqa: S608  (our own names)
        yield Act(**dict(zip(ACT.c.keys(), row, strict=True)))


def _held(conn: sqlite3.Connection, table: Table) -> dict[bytes, int]:
    names = table.c.keys()
    rows = conn.execute(f"SELECT {', '.join(names)} FROM {table.name}")  # noqa: S608  (our own names)
    return dict(Counter(_mark(table, dict(zip(names, row, strict=True))) for row in rows))


def _mark(table: Table, row: dict[str, Any]) -> bytes:
    """A short mark of a row's values; `repr` keeps 1, '1' and b'1' apart."""
    return hashlib.blake2b(repr([row[name] for name in table.c.keys()]).encode(), digest_size=16).digest()  # noqa: SIM118


def _triggers_of(conn: sqlite3.Connection) -> list[str]:
    return sorted(sql for (sql,) in conn.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"))
