"""A real PostgreSQL server of the tests' own: in a folder that goes with the run, reached by a socket in it.

One server for a process of the test run; a database for each test, copied from one that was prepared once.
"""

from __future__ import annotations

import atexit
import importlib.util
import inspect
import os
import pwd
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bookmaking import HandClock
from inmemory import new_folder
from shoebox.central import Central, verify_central, verify_central_on
from shoebox.central.codes import enrol_by_card
from shoebox.domain.box import Enrolment
from shoebox.domain.verdict import Verdict
from shoebox.storage import case_book, central_book, central_writer
from shoebox.storage.central_tables import METADATA
from shoebox.storage.postgres import AUDITOR, FINANCE, SERVICE, prepare, url_of
from shoebox.storage.server_parts import PARTS
from shoebox.storage.sql_data import SqlData

OWNER, DESK, LINE, AUDIT = "shoebox_owner", "desk", "line", "audit"
_PORT = "5432"  # the name of a socket, so nothing else can have it
_numbers = count(1)


def _programs() -> Path | None:
    """Where the server's programs are: Debian keeps them away from everybody's path."""
    on_path = shutil.which("initdb")
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return Path(on_path).parent if on_path else kept[-1].parent if kept else None


def is_here() -> bool:
    """Whether a server, and what speaks to it, is installed."""
    return _programs() is not None and importlib.util.find_spec("psycopg") is not None


def require_server() -> None:
    """Skip the test where no server is installed, or fail it where one was promised."""
    if not is_here():
        why = "PostgreSQL is not installed here (Debian: apt-get install postgresql)"
        if os.environ.get("SHOEBOX_POSTGRES_NEEDED"):
            pytest.fail(why)
        pytest.skip(why)


def address(database: str, person: str) -> str:
    """How a person of the server reaches a database."""
    return f"postgresql://{person}@/{database}?host={_server()}"


def new_database() -> str:
    """The name of a prepared, empty database."""
    _template()
    name = f"test_{next(_numbers)}"
    as_superuser(f"CREATE DATABASE {name} TEMPLATE prepared")
    return name


def server_for_service() -> str:
    """The address of a prepared, empty database, with the rights of the service."""
    require_server()
    return address(new_database(), LINE)


def named_in(office: Path, place: str) -> None:
    """Head office in this folder keeps its data at this address from now on."""
    (office / "finance.toml").write_text(f'database = "{place}"\n')


def enrolled_at_the_desk(folder: Path, server: str, *cards: Enrolment) -> None:
    """Somebody of Finance takes these cards: on a server the service, whose address this may be, has no right to."""
    with Central.open(folder, HandClock(), server=server.replace(f"//{LINE}@", f"//{DESK}@")) as central:
        central.enrol(*cards)


def as_owner(database: str, *statements: str) -> None:
    """What somebody does to a database who may do anything."""
    _run(database, OWNER, statements)


def as_person(database: str, person: str, *statements: str) -> None:
    """What somebody does to a database with any client of SQL."""
    _run(database, person, statements)


def _run(database: str, person: str, statements: tuple[str, ...]) -> None:
    engine = create_engine(url_of(address(database, person)))
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


def as_superuser(*statements: str) -> None:
    """What the keeper of the server does to it."""
    engine = create_engine(url_of(address("postgres", "postgres")), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


def keeper_pid() -> int:
    """The process of the running server that all its others are children of."""
    return int((_server() / "data" / "postmaster.pid").read_text().split()[0])


def prepare_roles() -> None:
    """The people of the server, for a test that prepares a database itself."""
    _template()


def old_database(folder: Path) -> str:
    """A database as an older Shoebox prepared and filled it: the dump in what it left in this folder."""
    prepare_roles()
    name = f"{new_database()}_old"
    as_superuser(f"CREATE DATABASE {name} OWNER {OWNER}")
    restore = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", address(name, OWNER), "-f", str(folder / "hq.sql")]
    subprocess.run(restore, check=True, capture_output=True)
    return name


def dumped(database: str) -> list[str]:
    """Everything in a database as its own tool says it, line by line: rows, tables, guards and rights."""
    dump = subprocess.run(["pg_dump", address(database, OWNER)], check=True, capture_output=True, text=True)
    return sorted(line for line in dump.stdout.splitlines() if "restrict " not in line)


@cache
def _template() -> None:
    """The database that others are copies of, prepared as its owner does it."""
    as_superuser(f"CREATE ROLE {OWNER} LOGIN CREATEROLE", f"CREATE DATABASE prepared OWNER {OWNER}")
    prepare(address("prepared", OWNER), PARTS, lambda _: None)
    as_superuser(
        f"CREATE ROLE {DESK} LOGIN IN ROLE {FINANCE}",
        f"CREATE ROLE {LINE} LOGIN IN ROLE {SERVICE}",
        f"CREATE ROLE {AUDIT} LOGIN IN ROLE {AUDITOR}",
    )


@cache
def _server() -> Path:
    """The folder of the running server's socket. The server is stopped and its folder removed at the end."""
    programs = _programs()
    assert programs is not None, "ask require_server first"
    folder = new_folder("postgres")
    keeper = _keeper()
    if keeper:
        os.chown(folder, keeper.pw_uid, keeper.pw_gid)
    who = {"user": keeper.pw_uid, "group": keeper.pw_gid, "extra_groups": []} if keeper else {}
    data, log = folder / "data", folder / "log"

    def do(*command: str) -> None:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, **who)

    do(
        str(programs / "initdb"),
        "--no-sync",
        "-D",
        str(data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
    )
    options = (
        f"-c listen_addresses='' -c port={_PORT} -c unix_socket_directories='{folder}' -c max_connections=200"
        " -c min_wal_size=32MB -c max_wal_size=128MB"
    )
    atexit.register(_stop, programs, data, folder, who)
    do(str(programs / "pg_ctl"), "-D", str(data), "-l", str(log), "-w", "-o", options, "start")
    return folder


def _stop(programs: Path, data: Path, folder: Path, who: dict[str, object]) -> None:
    stop = (str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    subprocess.run(stop, cwd=folder, check=False, capture_output=True, **who)  # type: ignore[call-overload]
    shutil.rmtree(folder, ignore_errors=True)


def _keeper() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses to run as root, and Debian's package brings a person for it."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else None


_databases: dict[Path, str] = {}  # the database of a folder of head office, in tests that run on the server


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where head office's data is in this test; a conftest that names it has it for all of its room's tests."""
    with ExitStack() as afterwards:
        if getattr(request, "param", "file") == "server":
            marked = request.node.get_closest_marker("as_service")
            _on_server(monkeypatch, afterwards, LINE if marked and marked.args != (False,) else DESK)
        yield


def _on_server(monkeypatch: pytest.MonkeyPatch, afterwards: ExitStack, person: str) -> None:
    """From now on in this test, head office's data is on the server wherever a folder is opened: one database each.

    What stores sent is reached by this person of the server.

    What is still open `afterwards` is closed.
    """
    require_server()
    afterwards.callback(_drop_databases)
    holdings, cases = central_book.open_holdings, case_book.CaseBook.open

    def open_holdings(path: Path, _server: str = "") -> SqlData:
        held = holdings(path, _address_of(path.parent, person))
        afterwards.callback(held.close)
        return held

    def open_cases(folder: Path, *, server: str = "") -> case_book.CaseBook:
        book = cases(folder, server=server or _address_of(folder, DESK))
        afterwards.callback(book.close)
        return book

    if person == LINE:
        monkeypatch.setattr(Central, "enrol", _enrolled_at_the_desk(holdings))
    monkeypatch.setattr(central_book, "open_holdings", open_holdings)
    monkeypatch.setattr(case_book.CaseBook, "open", open_cases)
    monkeypatch.setitem(globals(), "_databases", {})


def _enrolled_at_the_desk(holdings: Callable[[Path, str], SqlData]) -> Callable[..., None]:
    """What the service has no right to: a card is taken by somebody of Finance, as on the same database."""

    def enrol(central: Central, *enrolments: Enrolment) -> None:
        folder = central.folder.resolve()
        with closing(holdings(folder / "central.db", _address_of(folder, DESK))) as held, held.writing() as connection:
            for enrolment in enrolments:
                enrol_by_card(central_writer.CentralWriter(connection), enrolment, now_ms=0)

    return enrol


def _drop_databases() -> None:
    """They stand in memory: a run of hundreds of tests would fill a machine with what is over."""
    as_superuser(*(f"DROP DATABASE {name} WITH (FORCE)" for name in _databases.values()))


def _address_of(folder: Path, person: str) -> str:
    folder = folder.resolve()
    _databases[folder] = _databases.get(folder) or new_database()
    return address(_databases[folder], person)


def verified(folder: Path) -> Verdict:
    """Whether head office's holdings are whole, wherever this test has them."""
    if folder.resolve() in _databases:
        return verify_central_on(_address_of(folder, AUDIT))
    return verify_central(folder / "central.db")


def analyzed(folder: Path) -> None:
    """The database looks at its own rows, as a server does by itself now and then; a file knows what it needs."""
    if folder.resolve() in _databases:
        as_owner(_databases[folder.resolve()], "ANALYZE")


@contextmanager
def takes_no_slip(folder: Path) -> Iterator[None]:
    """A rule of head office's database breaks at each slip; a server's words for that quote the whole row."""
    if folder.resolve() in _databases:
        name = _databases[folder.resolve()]
        as_owner(name, "ALTER TABLE central.slip ADD CONSTRAINT broken CHECK (false) NOT VALID")
        yield
        as_owner(name, "ALTER TABLE central.slip DROP CONSTRAINT broken")
        return
    with closing(sqlite3.connect(folder / "central.db")) as db:
        db.execute("CREATE TRIGGER broken BEFORE INSERT ON slip BEGIN SELECT RAISE(ABORT, 'broken'); END")
        yield
        db.execute("DROP TRIGGER broken")


def rows_of(folder: Path, statement: str) -> list[tuple[object, ...]]:
    """What a client of SQL reads from head office's holdings, wherever this test has them."""
    if folder.resolve() not in _databases:
        with closing(sqlite3.connect(folder / "central.db")) as db:
            return list(db.execute(statement))
    engine = create_engine(url_of(_address_of(folder, AUDIT)), connect_args={"options": "-c search_path=central"})
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]
    finally:
        engine.dispose()


def everything_in(folder: Path) -> bytes:
    """Every byte of head office's holdings that somebody could look through."""
    if folder.resolve() not in _databases:
        return (folder / "central.db").read_bytes()
    values = (value for table in METADATA.tables for row in rows_of(folder, f"SELECT * FROM {table}") for value in row)
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in values)


def on_both_databases(metafunc: pytest.Metafunc) -> None:
    """Run a test on a file and on a server. One about the file itself says so: ``pytestmark`` or mark `of_the_file`."""
    if not metafunc.definition.get_closest_marker("of_the_file"):
        both = ["file", pytest.param("server", marks=pytest.mark.postgres)]
        metafunc.parametrize("database", both, indirect=True)


def on_both_where_used(metafunc: pytest.Metafunc, *fixtures: str) -> None:
    """As `on_both_databases`, those of a room's tests that have a head office: by these fixtures, or made inside."""
    makes_one = "Central.open(" in inspect.getsource(metafunc.function)
    if makes_one or {"central", *fixtures} & set(metafunc.fixturenames):
        on_both_databases(metafunc)
