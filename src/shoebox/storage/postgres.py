"""Head office's data in PostgreSQL, where a chain outgrows a file. Storage room; psycopg is imported nowhere else.

Each half (what stores sent, and Finance's cases) has a schema of its own, made and upgraded by its owner with
`prepare`. The program itself connects as somebody who may read and add and nothing else: whoever owns the tables could
take their guards away, so an owner is refused (``database.owner``).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    CursorResult,
    Engine,
    Index,
    MetaData,
    RowMapping,
    Select,
    Table,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateIndex, CreateTable

from shoebox.domain.errors import Refusal, Trouble
from shoebox.storage.guards import Guard, postgres_functions, postgres_triggers
from shoebox.storage.shape import COUNTED
from shoebox.storage.upgrading import Step, other_version, refuse_moved_on

APPLICATION = "shoebox"  # as the server lists its sessions
CONNECT_S, LOCK_S = 10, 20
_AT_ONCE = 2_000
SERVICE, FINANCE, AUDITOR = "shoebox_service", "shoebox_finance", "shoebox_auditor"
ROLES = {
    SERVICE: "takes in what stores and processors send, hands it on, and sees no case",
    FINANCE: "reads all of it, imports, and works the cases",
    AUDITOR: "reads all of it",
}
_LOCKED = "55P03"  # what the server answers who waited too long for another's write
SERVER_WORD = "the database"  # where a sentence names the folder of a file
_OLDEST = 130_000  # the first server whose ON CONFLICT, identity columns and roles are all as used here
_OTHER = {"older": "database.older", "newer": "database.newer", "under_way": "database.under_way"}
_LOCAL = (None, "", "localhost", "127.0.0.1", "::1")
# What a commit must mean: on the disk, whatever happens next. Read back, since a server can be told otherwise.
_SAFE = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_apply", "remote_write")}


@dataclass(frozen=True, slots=True)
class Part:
    """One half of head office's data: its schema, tables, version, guards, and which roles may add to what.

    ``readers`` are the roles that may look at it at all.
    """

    schema: str
    metadata: MetaData
    version: int
    adders: tuple[str, ...]
    adders_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # where a table has fewer
    readers: tuple[str, ...] = tuple(ROLES)
    guards: tuple[Guard, ...] = ()
    in_order: tuple[str, ...] = ()  # tables whose rows are read back in the order in which they came
    steps: tuple[Step, ...] = ()


# A statement with its values, answered by rows as they come from the server, a few thousand in memory at a time.
Ask = Callable[..., CursorResult[Any]]
Told = Callable[[], AbstractContextManager[None]]
Tell = Callable[[str], None]


class PostgresPart:
    """One half of head office's data, open. Reads see one moment; a write holds the lock of the half to its end."""

    def __init__(self, url: URL, part: Part, told: Told) -> None:
        self._engine = _engine(url, part.schema)
        self._is_closed = False
        event.listen(self._engine, "checkin", self._let_go)
        self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._part, self._told = part, told
        self._lock = text("SELECT pg_advisory_xact_lock(:key)").bindparams(key=lock_key(part.schema))

    @classmethod
    def open(cls, address: str, part: Part, told: Told, *, owner: bool = False) -> PostgresPart:
        """Connect, and look whether tables, rights and the server's own safety are as they must be.

        Refusal ``database.*`` where they are not, or what `told` makes of a server that is not there. `owner` is for
        the one moment at which the owner checks what was moved.
        """
        opened = cls(url_of(address), part, told)
        try:
            with opened.reading() as connection:
                _refuse_unsafe(connection, part)
                if not owner:
                    _refuse_owner(connection, part)
        except BaseException:
            opened.close()
            raise
        return opened

    def close(self) -> None:
        """Let go of every connection; one that a thread is still asking goes when that is answered."""
        self._is_closed = True
        self._engine.dispose()

    def _let_go(self, _connection: Any, record: ConnectionPoolEntry) -> None:
        """What comes back to a pool that was closed would stay open until somebody swept it up."""
        if self._is_closed:
            record.invalidate()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the tables, however long it is looked at."""
        with self._told(), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def streaming(self, query: Select[Any], *, at_once: int) -> Iterator[Iterable[RowMapping]]:
        """All rows of one moment, in order; a server keeps that moment for us while others write."""
        with self.reading() as connection:
            yield connection.execution_options(yield_per=at_once).execute(query).mappings()

    @contextmanager
    def asking(self) -> Iterator[Ask]:
        """One moment of the tables for whoever checks them. Refuses (``verify.schema``) guards that were changed."""
        with self.reading() as connection, ExitStack() as open_answers:
            if _guards_changed(connection, self._part):
                raise Refusal("verify.schema")
            running = connection.execution_options(yield_per=_AT_ONCE)

            def ask(statement: str, values: tuple[str | int, ...] = ()) -> CursorResult[Any]:
                return open_answers.enter_context(running.exec_driver_sql(statement.replace("?", "%s"), values))

            yield ask

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All of it is on the server's disk when this ends, or none of it is; one writer at a time.

        Trouble ``upgrade.meanwhile`` where a newer Shoebox took the tables over while this one had them open.
        """
        with self._told(), self._engine.begin() as connection:
            connection.execute(self._lock)
            refuse_moved_on(version_of(connection), self._part.version)
            yield connection


def url_of(address: str) -> URL:
    """The server's address. Refuses (``database.address``) what is none, and one that carries a password.

    A password belongs where the system keeps it from others: ``~/.pgpass``, or the variable PGPASSWORD of a service. A
    server elsewhere is only spoken to over TLS whose certificate is checked, unless the address says otherwise.
    """
    try:
        url = make_url(address)
    except ArgumentError as wrong:
        raise Refusal("database.address") from wrong
    if url.get_backend_name() != "postgresql" or not url.database:
        raise Refusal("database.address")
    if url.password:
        raise Refusal("database.password")
    if url.host not in _LOCAL and "sslmode" not in url.query:
        url = url.update_query_dict({"sslmode": "verify-full"})
    return url.set(drivername="postgresql+psycopg")


def prepare(address: str, parts: Sequence[Part], tell: Tell) -> None:
    """As the owner: make roles, schemas, tables and guards that are not there yet, saying each; twice is harmless.

    Everything is one transaction, so one that is stopped has changed nothing.
    """
    with owner_at(address) as engine, told_of_server(), engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)").bindparams(key=lock_key("prepare")))
        _refuse_old(connection)
        for name in ROLES:
            _make_role(connection, name, tell)
        for part in parts:
            _make_part(connection, part, tell)


@contextmanager
def owner_at(address: str, schema: str = "public") -> Iterator[Engine]:
    """The database as its owner reaches it."""
    engine = _engine(url_of(address), schema)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def told_of_server() -> Iterator[None]:
    """The server's own trouble in a sentence, with what it said."""
    try:
        yield
    except DBAPIError as wrong:
        raise Trouble("database.server", why=reason_of(wrong)) from wrong


def version_of(connection: Connection) -> int:
    """Of which version the tables are, in the schema that this connection looks into."""
    return int(connection.exec_driver_sql("SELECT max(version) FROM shape").scalar_one())


def trouble_of(wrong: DBAPIError, busy: str, **facts: str) -> Trouble:
    """What went wrong on the server, as ours: who waited too long for another's write hears `busy`."""
    if state_of(wrong) == _LOCKED:
        return Trouble(busy, **facts)
    return Trouble("database.server", why=reason_of(wrong))


def reason_of(wrong: DBAPIError) -> str:
    """The first line of what the server said, short enough for a sentence."""
    return str(wrong.orig).strip().partition("\n")[0][:100]


def state_of(wrong: DBAPIError) -> str:
    """The server's five letters for what went wrong; empty where it never answered."""
    return str(getattr(wrong.orig, "sqlstate", None) or "")


def _engine(url: URL, schema: str) -> Engine:
    options = f"-c search_path={schema},pg_temp -c lock_timeout={LOCK_S}s -c timezone=UTC"
    given: dict[str, Any] = {"connect_timeout": CONNECT_S, "application_name": APPLICATION, "options": options}
    try:
        engine = create_engine(url, connect_args=given, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as missing:
        raise Trouble("database.not_installed") from missing
    event.listen(engine, "connect", _no_prepared)
    return engine


def _no_prepared(connection: Any, _record: Any) -> None:
    """Behind a pooler a prepared statement may meet another session, so none is kept."""
    connection.prepare_threshold = None


def lock_key(name: str) -> int:
    """The number of the lock that whoever writes into this half holds."""
    return zlib.crc32(f"shoebox/{name}".encode())


def _refuse_old(connection: Connection) -> None:
    number = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
    if number < _OLDEST:
        raise Refusal("database.old", version=str(number // 10_000))


def _refuse_unsafe(connection: Connection, part: Part) -> None:
    for name, fitting in _SAFE.items():
        held = str(connection.exec_driver_sql(f"SHOW {name}").scalar_one())
        if held not in fitting:
            raise Refusal("database.unsafe", name=name, value=held)
    found = connection.execute(text("SELECT to_regclass(:name)").bindparams(name=f"{part.schema}.shape")).scalar()
    if found is None:
        raise Refusal("database.unprepared")
    version = version_of(connection)
    if version != part.version:
        raise Refusal(other_version(version, part.version, **_OTHER), version=str(version))


def _refuse_owner(connection: Connection, part: Part) -> None:
    owns = text("SELECT pg_has_role(current_user, nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = :name")
    if connection.execute(owns.bindparams(name=part.schema)).scalar_one():
        raise Refusal("database.owner")


def _make_role(connection: Connection, name: str, tell: Tell) -> None:
    known = text("SELECT 1 FROM pg_roles WHERE rolname = :name").bindparams(name=name)
    if connection.execute(known).scalar() is None:
        connection.exec_driver_sql(f"CREATE ROLE {name} NOLOGIN")
        tell(f"role {name}: {ROLES[name]}")


def _make_part(connection: Connection, part: Part, tell: Tell) -> None:
    there = text("SELECT to_regclass(:name)").bindparams(name=f"{part.schema}.shape")
    if connection.execute(there).scalar() is None:
        _make_tables(connection, part, tell)
    version = int(connection.exec_driver_sql(f"SELECT max(version) FROM {part.schema}.shape").scalar_one())  # noqa: S608
    if version != part.version:
        raise Refusal(other_version(version, part.version, **_OTHER), version=str(version))
    give_rights(connection, part)


def give_rights(connection: Connection, part: Part) -> None:
    """Who may look, add and count in this half, said once more for tables that are new; others lose what they had."""
    readers, others = ", ".join(part.readers), ", ".join(role for role in ROLES if role not in part.readers)
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {part.schema} TO {readers}")
    connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {part.schema} TO {readers}")
    if others:
        connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA {part.schema} FROM {others}")
        connection.exec_driver_sql(f"REVOKE ALL ON SCHEMA {part.schema} FROM {others}")
    for table in part.metadata.sorted_tables:
        rights = "INSERT, UPDATE" if table.info.get(COUNTED) else "INSERT"
        connection.exec_driver_sql(f"REVOKE INSERT ON {part.schema}.{table.name} FROM {', '.join(part.adders)}")
        adders = part.adders_of.get(table.name, part.adders)
        connection.exec_driver_sql(f"GRANT {rights} ON {part.schema}.{table.name} TO {', '.join(adders)}")


def _make_tables(connection: Connection, part: Part, tell: Tell) -> None:
    connection.exec_driver_sql(f"CREATE SCHEMA {part.schema}")
    connection.exec_driver_sql(f"REVOKE ALL ON SCHEMA {part.schema} FROM PUBLIC")
    connection.exec_driver_sql(f"SET LOCAL search_path = {part.schema}, pg_temp")
    for table in part.metadata.sorted_tables:
        connection.execute(CreateTable(table))
        if table.name in part.in_order:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN came bigint GENERATED ALWAYS AS IDENTITY")
        for index in in_name_order(table):
            connection.execute(CreateIndex(index))
        tell(f"table {part.schema}.{table.name}")
    for statement in postgres_triggers(part.schema, part.metadata.sorted_tables, part.guards):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("CREATE TABLE shape (version bigint PRIMARY KEY)")
    connection.exec_driver_sql(f"INSERT INTO shape VALUES ({part.version})")  # noqa: S608 (a number of ours)
    tell(f"guards of {part.schema}, version {part.version}")


def in_name_order(table: Table) -> list[Index]:
    """A table's indexes, always in the same order."""
    return sorted(table.indexes, key=lambda one: str(one.name))


def _guards_changed(connection: Connection, part: Part) -> bool:
    """Whether a trigger of this half was taken away, switched off or given other words."""
    asked = text(
        "SELECT p.proname, p.prosrc, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE n.nspname = :name AND NOT t.tgisinternal"
    ).bindparams(name=part.schema)
    held = {str(row[0]): (str(row[1]), str(row[2])) for row in connection.execute(asked)}
    wanted = postgres_functions(part.metadata.sorted_tables, part.guards)
    return held != {name: (body, "O") for name, body in wanted.items()}
