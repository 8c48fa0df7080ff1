"""SQLite's file as a part, page by page, and back. Imports sqlite3."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from shoebox.reconcile.engines.columns import Currencies
from shoebox.reconcile.engines.sqlite_reading import Reading

FILE, READ = "run.sqlite", "read.json"
PAGES_AT_A_TIME = 20_000


def keep(connection: sqlite3.Connection, reading: Reading, part: Path) -> None:
    """Write all tables, and the texts behind the numbers of stores, registers and codes."""
    with closing(sqlite3.connect(part / FILE)) as target:
        target.execute("PRAGMA synchronous = OFF")  # whoever seals the part forces its files to the disk
        connection.backup(target, pages=PAGES_AT_A_TIME, sleep=0)
    texts = [list(each.items()) for each in (reading.names, reading.codes)]
    said = {"money": [reading.money.default, reading.money.all], "texts": texts}
    (part / READ).write_text(json.dumps(said), "utf-8")


def take_up(connection: sqlite3.Connection, reading: Reading, part: Path) -> None:
    """The same, back into an empty file."""
    said = json.loads((part / READ).read_bytes())
    with closing(sqlite3.connect(f"{(part / FILE).as_uri()}?mode=ro", uri=True)) as source:
        source.backup(connection, pages=PAGES_AT_A_TIME, sleep=0)
    reading.money = Currencies(said["money"][0], tuple(said["money"][1]))
    reading.names, reading.codes = (dict(rows) for rows in said["texts"])
