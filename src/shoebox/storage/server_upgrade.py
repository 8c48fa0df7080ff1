"""Head office's database of an older version, brought up to date by its owner. Storage room.

A copy of a database is its owner's to make. Whoever writes waits until this is done: the writers' own lock is held.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from shoebox.domain.errors import Refusal
from shoebox.storage.guards import postgres_triggers
from shoebox.storage.part_upgrade import begin, go_on
from shoebox.storage.postgres import APPLICATION, Part, give_rights, lock_key, owner_at, told_of_server, version_of
from shoebox.storage.upgrading import MARK, Watch

MOMENTS = 20  # of a tenth of a second


@dataclass(frozen=True, slots=True)
class _ServerGround:
    part: Part
    row_order: str = ""

    def version(self, connection: Connection) -> int:
        return version_of(connection)

    def set_version(self, connection: Connection, version: int) -> None:
        connection.exec_driver_sql(f"DELETE FROM shape WHERE version > {MARK}")  # noqa: S608 (a number of ours)
        connection.exec_driver_sql(f"INSERT INTO shape VALUES ({version})")  # noqa: S608

    def drop_guards(self, connection: Connection) -> None:
        asked = text(
            "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = :name"
        ).bindparams(name=self.part.schema)
        for name in connection.execute(asked).scalars().all():  # a function goes with the triggers that call it
            connection.exec_driver_sql(f'DROP FUNCTION "{name}" CASCADE')

    def make_guards(self, connection: Connection) -> None:
        for statement in postgres_triggers(self.part.schema, self.part.metadata.sorted_tables, self.part.guards):
            connection.exec_driver_sql(statement)
        give_rights(connection, self.part)


def bring_up_database(
    address: str,
    parts: Sequence[Part],
    watching: Callable[[str], Watch],
    begun: Callable[[str, int], None] = lambda _schema, _version: None,
) -> bool:
    """Bring every half up to date, as the owner; whether anything was to be done.

    `begun` hears of each half that is under way, and of which version it was.

    Refusals ``database.unprepared``, ``database.in_use``,
    ``upgrade.newer``, ``upgrade.older``, ``upgrade.other``; Trouble
    ``database.server`` where the server would not, or somebody wrote for long.
    """
    done = False
    with told_of_server():
        for part in parts:
            with owner_at(address, part.schema) as engine, engine.connect() as connection:
                done = _bring_up(connection, part, watching(part.schema), begun) or done
    return done


def _bring_up(connection: Connection, part: Part, watch: Watch, begun: Callable[[str, int], None]) -> bool:
    with connection.begin():
        named = text("SELECT to_regclass(:name)").bindparams(name=f"{part.schema}.shape")
        if connection.execute(named).scalar() is None:
            raise Refusal("database.unprepared")
        connection.execute(text("SELECT pg_advisory_lock(:key)").bindparams(key=lock_key(part.schema)))
    try:
        ground = _ServerGround(part)
        _refuse_others(connection, part)
        stand = begin(connection, part, ground)
        if not stand.is_under_way:
            with connection.begin():
                give_rights(connection, part)  # they may be others than the ones it was prepared with
            return False
        begun(part.schema, stand.version)
        go_on(connection, part, ground, watch)
        return True
    finally:
        connection.invalidate()  # the lock ends with the session, whatever became of it


def _refuse_others(connection: Connection, part: Part) -> None:
    """Refuse (``database.in_use``) while other people's Shoeboxes are connected, where there is anything to be done.

    One of before asks for the version only when it opens, and would go on to write as it used to. Who has just closed
    is given a moment: the server notices that a little later.
    """
    asked = text(
        "SELECT usename FROM pg_stat_activity WHERE datname = current_database() AND application_name = :name"
        " AND usename <> current_user GROUP BY usename ORDER BY usename"
    ).bindparams(name=APPLICATION)
    for last in (*(False,) * MOMENTS, True):
        with connection.begin():
            if version_of(connection) == part.version or not (who := list(connection.execute(asked).scalars())):
                return
            if last:
                raise Refusal("database.in_use", who=", ".join(who))
            connection.exec_driver_sql("SELECT pg_sleep(0.1)")
