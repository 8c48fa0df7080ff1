"""Head office's files of an older version: kept as they were in a copy, then brought up to date in place. Storage room.

In place, since other programs may have the file open, and whatever they wrote into a file that was put aside would be
lost. The lock is held from the first look to the end, so they wait, or hear that it is busy.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool

from shoebox.domain.errors import Trouble
from shoebox.storage.book_file import PRAGMAS, is_full, primary_code
from shoebox.storage.case_book import CASES
from shoebox.storage.case_book import FILE_NAME as CASES_FILE
from shoebox.storage.case_guards import triggers
from shoebox.storage.case_tables import APPLICATION_ID as CASES_ID
from shoebox.storage.central_file import CENTRAL
from shoebox.storage.central_file import triggers as central_triggers
from shoebox.storage.central_tables import APPLICATION_ID as HOLDINGS_ID
from shoebox.storage.free_name import free_name
from shoebox.storage.part_upgrade import Stand, begin, go_on, stand_of
from shoebox.storage.postgres import Part
from shoebox.storage.private import keep_private
from shoebox.storage.upgrading import MARK, UNWATCHED, Stage, Watch, refuse_little_room
from shoebox.whole_file import sync_folder

HOLDINGS_FILE = "central.db"
_WAIT_S = 5.0
_PAGES_AT_ONCE = 512
_UNPROVED = ".unproved"


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """One half of head office's data in its file: what a header says it is, and the triggers that guard it."""

    name: str
    part: Part
    application_id: int
    guards: tuple[str, ...]


OFFICE_FILES = (
    OfficeFile(HOLDINGS_FILE, CENTRAL, HOLDINGS_ID, central_triggers()),
    OfficeFile(CASES_FILE, CASES, CASES_ID, triggers()),
)


@dataclass(frozen=True, slots=True)
class _FileGround:
    guards: Sequence[str]
    row_order: str = "rowid"

    def version(self, connection: Connection) -> int:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def set_version(self, connection: Connection, version: int) -> None:
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")

    def drop_guards(self, connection: Connection) -> None:
        named = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars().all()
        for name in named:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')

    def make_guards(self, connection: Connection) -> None:
        for statement in self.guards:
            connection.exec_driver_sql(statement)


def bring_up_file(
    folder: Path, file: OfficeFile, watch: Watch = UNWATCHED, begun: Callable[[int], None] = lambda _version: None
) -> Path | None:
    """Bring this file up to date, if an older Shoebox wrote it: the copy of before, still to be proved with `proved`.

    Somebody may have taken the copy away meanwhile. `begun` hears of which version the file was. None where there is
    nothing to do. Refusals ``upgrade.newer``, ``upgrade.older``, ``upgrade.other``; Trouble
    ``upgrade.busy``, ``upgrade.no_room``, ``upgrade.disk``, and once it is under way ``upgrade.full_under_way``,
    ``upgrade.disk_under_way``; Stopped where `watch` says so.
    """
    path = folder / file.name
    copy = path.with_name(path.name + _UNPROVED)
    try:
        with _held(path) as db:
            stand = _stand(db, file)
            if stand is None or (stand.version == file.part.version and not copy.exists()):
                return None
            begun(stand.version if stand.version != file.part.version else version_of(copy))
            if stand.version != file.part.version:
                if not stand.is_under_way:
                    copy.unlink(missing_ok=True)  # half a copy is begun again, and its room is wanted
                    refuse_little_room(path, path.stat().st_size * 2)
                    _copy(db, copy, watch)
                _bring_up(db, file, watch)
    except IntegrityError:
        raise  # a rule of ours is broken: a bug, not a disk
    except (sqlite3.Error, DBAPIError, OSError) as wrong:
        raise _trouble(path, wrong) from wrong
    return copy


def proved(copy: Path) -> Path:
    """What was brought up to date proves itself: the copy of before gets the name it is kept under."""
    kept = free_name(copy.with_name(f"{copy.name.removesuffix(_UNPROVED)}.v{version_of(copy)}"))
    copy.replace(kept)
    sync_folder(copy.parent)
    return kept


def version_of(copy: Path) -> int:
    """Which version a file of ours says it is."""
    with closing(sqlite3.connect(copy)) as db:
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def _stand(db: sqlite3.Connection, file: OfficeFile) -> Stand | None:
    """Where this file stands; None where it is none of ours, which whoever opens it next says."""
    if db.execute("PRAGMA application_id").fetchone()[0] != file.application_id:
        return None
    return stand_of(db.execute("PRAGMA user_version").fetchone()[0], file.part)


def _bring_up(db: sqlite3.Connection, file: OfficeFile, watch: Watch) -> None:
    with _engine(db) as connection:
        ground = _FileGround(file.guards)
        begin(connection, file.part, ground)
        go_on(connection, file.part, ground, watch)


def _copy(db: sqlite3.Connection, copy: Path, watch: Watch) -> None:
    """The file as it is, a second time and on the disk."""
    keep_private(copy)
    with closing(sqlite3.connect(copy)) as target:
        target.execute("PRAGMA synchronous = OFF")  # it is made sure of below, once
        db.backup(
            target, pages=_PAGES_AT_ONCE, progress=lambda _, left, total: watch.at(Stage.COPY, total - left, total)
        )
    with copy.open("rb+") as written:
        os.fsync(written.fileno())
    sync_folder(copy.parent)


@contextmanager
def _held(path: Path) -> Iterator[sqlite3.Connection]:
    """The file for nobody but us, from now to the end."""
    with closing(sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
        for name, value, _ in PRAGMAS:
            db.execute(f"PRAGMA {name} = {value}").fetchall()
        db.execute("BEGIN EXCLUSIVE")
        db.execute("COMMIT")  # the lock stays, in this mode
        yield db


@contextmanager
def _engine(db: sqlite3.Connection) -> Iterator[Connection]:
    """The same open file as SQLAlchemy speaks to it."""
    engine = create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        yield connection


def _trouble(path: Path, told: sqlite3.Error | DBAPIError | OSError) -> Trouble:
    wrong: Any = told.orig if isinstance(told, DBAPIError) else told  # the driver's own, however it came
    if isinstance(wrong, sqlite3.Error) and primary_code(wrong) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Trouble("upgrade.busy", file=path.name)
    under_way = _is_under_way(path)
    if is_full(wrong, path.parent):
        if under_way:
            return Trouble("upgrade.full_under_way", file=path.name, folder=str(path.parent))
        return Trouble("upgrade.no_room", file=path.name, folder=str(path.parent), missing=1)
    why = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
    return Trouble("upgrade.disk_under_way" if under_way else "upgrade.disk", file=path.name, why=str(why)[:80])


def _is_under_way(path: Path) -> bool:
    try:
        return version_of(path) >= MARK
    except sqlite3.Error:
        return False
