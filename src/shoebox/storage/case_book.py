"""Finance's book of cases: one chain of acts, in a SQLite file or on a server. Storage room; its only writer.

Everything a person does is one act, appended with its projections in one transaction that begins IMMEDIATE, is signed
with the desk's key, and ends on the disk. Several desks may share it: each transaction reads the state it needs after
it holds the lock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.signing import Signer
from shoebox.storage.case_guards import GUARDS, triggers
from shoebox.storage.case_proof import proved_data, refuse_unsigned
from shoebox.storage.case_rows import GENESIS, Act, act_hash, rows_of_said, write_plain
from shoebox.storage.case_tables import ACT, APPLICATION_ID, METADATA, PROJECTIONS, SCHEMA_VERSION, SEAL, STEPS
from shoebox.storage.keys import load_or_create_signer
from shoebox.storage.postgres import AUDITOR, FINANCE, SERVER_WORD, Part, PostgresPart, reason_of, trouble_of
from shoebox.storage.private import keep_private
from shoebox.storage.sql_data import SqlData
from shoebox.storage.upgrading import other_version, refuse_moved_on

FILE_NAME, KEY_FILE = "cases.db", "cases.key"
WAIT_S = 30  # a run of 100,000 findings is taken in one transaction, and other desks wait for its end
CACHE_KIB = 64 * 1024  # the findings' index is written in no order: with SQLite's 2 MB a large run would thrash
_BATCH = 2_000
_OTHER = {"older": "cases.older", "newer": "cases.newer", "under_way": "cases.under_way"}
CASES = Part(
    "cases", METADATA, SCHEMA_VERSION, adders=(FINANCE,), readers=(FINANCE, AUDITOR), guards=GUARDS, steps=STEPS
)


class CaseWriter:
    """Appends acts within one transaction. Reading the tables in between needs a `flush` first."""

    def __init__(self, conn: Connection, *, at_ms: int) -> None:
        self.conn = conn
        self.at_ms = at_ms
        last = conn.execute(select(ACT.c.seq, ACT.c.hash).order_by(ACT.c.seq.desc()).limit(1)).first()
        self._seq: int = last.seq if last else 0
        self._signed = self._seq
        self._head: bytes = last.hash if last else GENESIS
        self._waiting: list[tuple[Act, dict[str, Any]]] = []

    @property
    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last act, waiting ones included."""
        return self._seq, self._head

    def add(
        self,
        kind: str,
        said: dict[str, Any],
        *,
        case_id: int = 0,
        state: str = "",
        owner: str = "",
        person: str = "",
    ) -> int:
        """Append one act; its number."""
        self._seq += 1
        fields: dict[str, Any] = {
            "seq": self._seq, "kind": kind, "case_id": case_id, "state": state, "owner": owner, "person": person,
            "at_ms": self.at_ms, "body": write_plain(said), "prev": self._head,
        }  # fmt: skip
        self._head = act_hash(Act(**fields, hash=b""))
        self._waiting.append((Act(**fields, hash=self._head), said))
        if len(self._waiting) >= _BATCH:
            self.flush()
        return self._seq

    def flush(self) -> None:
        """Hand the waiting acts and their rows to the database."""
        rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in PROJECTIONS}
        for act, said in self._waiting:
            for table, row in rows_of_said(act, said):
                rows[table.name].append(row)
        if self._waiting:
            acts = [{name: getattr(act, name) for name in ACT.c.keys()} for act, _ in self._waiting]  # noqa: SIM118
            self.conn.execute(ACT.insert(), acts)
        for table in PROJECTIONS:
            if rows[table.name]:
                self.conn.execute(table.insert(), rows[table.name])
        self._waiting = []

    def sign(self, signer: Signer) -> None:
        """Hand over what waits, and sign the last act, if there is a new one."""
        self.flush()
        if self._seq > self._signed:
            seal = {"seq": self._seq, "public_key": signer.public_key, "sig": signer.sign(self._head)}
            self.conn.execute(SEAL.insert(), [seal])
            self._signed = self._seq


class _CaseFile:
    """The cases in one SQLite file. Every transaction has a connection of its own, so any thread may call."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reads = _engine(path, "BEGIN")
        self._writes = _engine(path, "BEGIN IMMEDIATE")

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, or begin it. Refuses one that is no book of cases (``cases.not_ours``), or not of now."""
        keep_private(path)
        file = cls(path)
        with _told(path), file._writes.begin() as conn:
            if not conn.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one():
                _make(conn)
            ours = conn.exec_driver_sql("PRAGMA application_id").scalar_one()
            version = conn.exec_driver_sql("PRAGMA user_version").scalar_one()
            if ours != APPLICATION_ID:
                raise Refusal("cases.not_ours", file=path.name)
            if version != SCHEMA_VERSION:
                code = other_version(version, SCHEMA_VERSION, **_OTHER)
                raise Refusal(code, folder=str(path.parent), version=version)
        return file

    def close(self) -> None:
        """Let go of the file; no connection outlives its transaction anyway."""
        self._reads.dispose()
        self._writes.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at the tables."""
        with _told(self._path), self._reads.begin() as conn:
            yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the lock from its first statement on.

        Trouble ``upgrade.meanwhile`` where a newer Shoebox took the file over while this one had it open.
        """
        with _told(self._path), self._writes.begin() as conn:
            refuse_moved_on(conn.exec_driver_sql("PRAGMA user_version").scalar_one(), SCHEMA_VERSION)
            yield conn


class CaseBook:
    """The open cases, in a file or on a server. Any thread may call.

    `path` is where the file is, or would be: the key that signs lies beside it either way. `server` is the address of
    the database that has the cases; empty where the file has them.
    """

    def __init__(self, path: Path, data: SqlData, signer: Signer, *, server: str = "") -> None:
        self.path = path
        self.server = server
        self._data = data
        self._signer = signer

    @classmethod
    def open(cls, folder: Path, *, server: str = "") -> CaseBook:
        """Open or begin the cases in this folder, or open those on the server at this address."""
        path = folder / FILE_NAME
        signer = _signer(folder / KEY_FILE)
        data: SqlData = PostgresPart.open(server, CASES, _server_told) if server else _CaseFile.open(path)
        return cls(path, data, signer, server=server)

    def close(self) -> None:
        """Let go of it."""
        self._data.close()

    def read(self) -> AbstractContextManager[Connection]:
        """One consistent look at the tables."""
        return self._data.reading()

    @contextmanager
    def write(self, *, at_ms: int) -> Iterator[CaseWriter]:
        """One transaction: all of its acts are on the disk afterwards, or none.

        A failing commit is looked up by the hash of its last act, since a row may be there all the same. Refuses
        (``cases.unsigned``) to add to, and so to sign, what this desk has not signed.
        """
        head = (0, b"")
        try:
            with self._data.writing() as conn:
                refuse_unsigned(conn, self._signer.public_key)
                writer = CaseWriter(conn, at_ms=at_ms)
                yield writer
                writer.sign(self._signer)
                head = writer.head
        except Trouble:
            if not head[1] or not self._holds(*head):
                raise

    def _holds(self, seq: int, hash_: bytes) -> bool:
        try:
            with self.read() as conn:
                return conn.execute(select(ACT.c.hash).where(ACT.c.seq == seq)).scalar() == hash_
        except Trouble:
            return False

    def data_of(self, table: Table, number: int) -> bytes | None:
        """The bytes of a written file or journal, for a processor or an accountant; None where there is none.

        Refuses bytes that no signed act decided (``cases.unsigned``, ``cases.strange_file``).
        """
        with self.read() as conn:
            refuse_unsigned(conn, self._signer.public_key)
            return proved_data(conn, table, number)

    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last act."""
        with self.read() as conn:
            last = conn.execute(select(ACT.c.seq, ACT.c.hash).order_by(ACT.c.seq.desc()).limit(1)).first()
            return (last.seq, last.hash) if last else (0, GENESIS)


def _signer(path: Path) -> Signer:
    """The desk's key, made on first use. One that was lost is followed by a new one, which `verify_cases` tells."""
    try:
        return load_or_create_signer(path)
    except OSError as wrong:
        raise Trouble("cases.trouble", file=path.name, why=wrong.strerror or "") from wrong


def next_case_id(conn: Connection) -> int:
    """The number of the next case; numbers are never used again."""
    return int(conn.execute(select(func.coalesce(func.max(ACT.c.case_id), 0))).scalar_one()) + 1


def _engine(path: Path, begin: str) -> Engine:
    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        made.execute("PRAGMA synchronous = FULL")
        made.execute("PRAGMA trusted_schema = OFF")
        made.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        return made

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        mode = conn.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        full = conn.exec_driver_sql("PRAGMA synchronous").scalar_one()
        if (mode, full) != ("truncate", 2):  # read back: a file on an odd disk may keep another mode
            raise Trouble("cases.unsafe", file=path.name)
        conn.exec_driver_sql(begin)

    return engine


def _make(conn: Connection) -> None:
    METADATA.create_all(conn)
    for statement in triggers():
        conn.exec_driver_sql(statement)
    conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _server_told() -> Iterator[None]:
    try:
        yield
    except IntegrityError as wrong:
        raise Refusal("cases.guard", why=reason_of(wrong)) from wrong
    except DBAPIError as wrong:
        raise trouble_of(wrong, "cases.busy", file=SERVER_WORD, why="") from wrong


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """The database's own trouble, as ours. A guard that speaks is a refusal: some other desk was quicker."""
    try:
        yield
    except IntegrityError as wrong:
        raise Refusal("cases.guard", why=str(wrong.orig)[:120]) from wrong
    except (DBAPIError, sqlite3.Error) as wrong:
        why = str(wrong.orig if isinstance(wrong, DBAPIError) else wrong)
        code = "cases.busy" if "locked" in why else "cases.trouble"
        raise Trouble(code, file=path.name, why=why[:120]) from wrong
