"""SQLite runs the passes, for a store or a region that has no DuckDB: Python's own library, one file, no server.

What differs from DuckDB stands in the head of `engines`. Imports sqlite3; what a slip or a charge means is decided
elsewhere.
"""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound)

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from shoebox.domain.errors import Stopped, Trouble
from shoebox.domain.finding import Finding
from shoebox.reconcile.engines import results, rows, sqlite_keeping
from shoebox.reconcile.engines.books import StoreDayBooks
from shoebox.reconcile.engines.columns import CHARGES, SLIPS
from shoebox.reconcile.engines.memory import memory_bytes
from shoebox.reconcile.engines.passed import PassedEngine
from shoebox.reconcile.engines.sqlite_reading import ROWS_AT_A_TIME, Reading
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import BadLine, Source
from shoebox.reconcile.sides import ChargePlace, Columns, SlipPlace

MEMORY_USUAL = "200MB"  # of pages that SQLite keeps, where nobody says
STEPS_BETWEEN_QUESTIONS = 200_000  # of SQLite's machine: a hundredth of a second
# What is looked for by which columns; a table that is not named is read from one end to the other.
INDEXES: dict[str, tuple[str, ...]] = {
    "slip": ("k", "store, last4", "amount, last4", "store, amount", "auth", "card", "slip_no", "order_ref"),
    "charge": ("k", "order_id"),
    "meeting": ("k", "sid"), "crowd": ("k",), "lone_slip": ("k",), "lone_charge": ("k",), "stranger": ("cid",),
    "opening": ("store",), "visit": ("store, last4",), "earlier": ("store, last4",),
    "bare": ("sid",), "sure": ("sid",), "stay": ("sid", "cid"), "settled": ("sid", "cid"), "during": ("cid",),
    "open_slip": ("sid", "store, last4", "store, amount"),
    "open_charge": ("cid", "store, last4"), "store_charge": ("store, last4", "store, amount", "order_id", "auth"),
    "spare_charge": ("store, amount", "store, minutes"),
    "common_price": ("amount",), "rare_price": ("store, amount",), "lonely": ("sid",), "own": ("sid",),
    "asked_slip": ("sid", "place"), "asked_charge": ("cid", "place"), "keying_step": ("minor",), "wanted": ("number",),
}  # fmt: skip


class SqliteEngine(PassedEngine):
    """One run's tables in a file of `spill_folder`; `memory_limit` bounds the pages that are kept of it.

    `stop` is asked all the while, also inside a statement; True raises Stopped.
    """

    name = "sqlite"
    _reading: Reading

    def __init__(self, *, spill_folder: Path, memory_limit: str = "", stop: Callable[[], bool] | None = None) -> None:
        pages = memory_bytes(memory_limit or MEMORY_USUAL)
        self._stop = stop
        self._connection = sqlite3.connect(spill_folder / "run.sqlite", isolation_level=None)
        # Nobody reads the file after the run, so it needs no journal and no wait for the disk.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "temp_store = FILE"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute(f"PRAGMA cache_size = {-max(2_000, pages // 1024)}")
        if stop is not None:
            self._connection.set_progress_handler(lambda: int(stop()), STEPS_BETWEEN_QUESTIONS)
        super().__init__(self, Reading(self._connection, stop))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[BadLine]:
        """Read both sides into clean tables; answers the rows that could not be read."""
        self._offset_s = 60 * incident.offset_min
        with self._told():
            bad = self._reading.load(((SLIPS, slips), (CHARGES, charges)), incident.currency)
            for name in ("slip", "charge"):
                self._find_by(name)
            self._mark_incident(incident)
        return bad

    def keep(self, part: Path) -> None:
        """Write the whole file into a folder, and the texts that stand in none of its tables."""
        with self._told():
            sqlite_keeping.keep(self._connection, self._reading, part)

    def take_up(self, parts: Sequence[Path], incident: Incident) -> None:
        """Have the file of the engine that kept these parts: the last one holds all of it."""
        self._offset_s = 60 * incident.offset_min
        with self._told():
            sqlite_keeping.take_up(self._connection, self._reading, parts[-1])

    def _mark_incident(self, incident: Incident) -> None:
        self.run("CREATE TABLE during (cid INTEGER PRIMARY KEY)")
        if not incident.is_known:
            return
        stores = [rows.hashed(store.upper()) for store in incident.stores]
        self.give("named", {"store": np.array(stores, dtype=np.int64)})
        among = "SELECT store FROM named" if stores else "SELECT store FROM slip"
        self._connection.execute(
            f"INSERT INTO during SELECT cid FROM charge WHERE charged_at BETWEEN ? AND ? AND store IN ({among})",
            (incident.start_s, incident.end_s),
        )
        self.drop("named")

    def write(
        self, links: Sequence[Sequence[int]], findings: Sequence[Finding], names: Sequence[Sequence[str]], *,
        spoken_of: tuple[set[SlipPlace], set[ChargePlace]], exact_ppm: int, folder: Path,
    ) -> int:  # fmt: skip
        """Write links and findings in the order of their ids; answers the number of links (`DuckEngine.write`)."""
        self._books = StoreDayBooks(self.ask, self._offset_s)
        self._books.keep(links, spoken_of, exact_ppm)
        target = results.target(folder)
        with self._told():
            target.findings(findings)
            target.links(results.Links(self._books.links, self._ids, self._ordered), names)
        return len(self._books.links["cid"])

    def _ids(self, side: str) -> Iterator[list[tuple[int, str]]]:
        found = self._connection.execute(f"SELECT {side[0]}id, {side}_id FROM {side}")
        yield from iter(lambda: found.fetchmany(ROWS_AT_A_TIME), [])

    def _ordered(self) -> Iterator[list[results.LinkRow]]:
        self.give("linked", self._books.links)
        found = self._connection.execute(
            "SELECT c.charge_id, s.slip_id, l.role, f.charge_id, l.ppm, l.rule FROM linked AS l"
            " JOIN charge AS c ON c.cid = l.cid LEFT JOIN slip AS s ON s.sid = l.sid"
            " LEFT JOIN charge AS f ON f.cid = l.first ORDER BY c.charge_id, l.nth"
        )
        yield from iter(lambda: found.fetchmany(ROWS_AT_A_TIME), [])

    def run(self, sql: str) -> None:
        """Run one pass, and make what it left quick to find."""
        with self._told():
            self._connection.execute(sql)
            verb, kind, name, *_ = sql[sql.index("CREATE") :].split(maxsplit=3) if "CREATE" in sql else ("", "", "")
            if (verb, kind) == ("CREATE", "TABLE"):
                self._find_by(name)

    def ask(self, sql: str) -> Columns:
        """The rows of a question, as columns of whole numbers."""
        with self._told():
            cursor = self._connection.execute(sql)
            names = [name for name, *_ in cursor.description]
            blocks = [np.zeros((0, len(names)), dtype=np.int64)]
            while some := cursor.fetchmany(ROWS_AT_A_TIME):
                blocks.append(np.array(some, dtype=np.int64))
        whole = np.concatenate(blocks)
        return {name: np.ascontiguousarray(whole[:, at]) for at, name in enumerate(names)}

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a question, with their texts."""
        with self._told():
            cursor = self._connection.execute(sql)
            names = [name for name, *_ in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def give(self, name: str, rows: Columns) -> None:
        """Make a table of whole numbers."""
        with self._told():
            self._connection.execute(f"CREATE TABLE {name} ({', '.join(f'{column} INTEGER' for column in rows)})")
            places = ", ".join("?" * len(rows))
            size = len(next(iter(rows.values())))
            for at in range(0, size, ROWS_AT_A_TIME):
                some = [column[at : at + ROWS_AT_A_TIME].tolist() for column in rows.values()]
                self._connection.executemany(f"INSERT INTO {name} VALUES ({places})", zip(*some, strict=True))
            self._find_by(name)

    def drop(self, *names: str) -> None:
        """Let go of tables and views."""
        with self._told():
            for name in names:
                found = self._connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (name,))
                ((kind,),) = found.fetchall()
                self._connection.execute(f"DROP {kind} {name}")

    def _find_by(self, name: str) -> None:
        for at, columns in enumerate(INDEXES.get(name, ())):
            self._connection.execute(f"CREATE INDEX {name}_{at} ON {name} ({columns})")
        if name in INDEXES:
            self._connection.execute(f"ANALYZE {name}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Troubles in our words."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from error
            raise Trouble("reconcile.unwritable", why=str(error)) from error
        except (MemoryError, sqlite3.DatabaseError) as error:
            if isinstance(error, MemoryError) or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOMEM:
                raise Trouble("reconcile.memory") from error
            raise Trouble("reconcile.unwritable", why=str(error)) from error
