"""What a database refuses by itself, even from direct SQL: written once, said to each database in its own words.

Rows are added, never changed or removed; a `Guard` refuses an insert besides. Conditions are SQL that both databases
read alike: the row that comes is ``NEW``, and a comparison that must hold for NULL too is ``IS DISTINCT FROM``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from shoebox.domain.staff import STAFF_NUMBER_CHARS_MAX
from shoebox.storage.shape import COUNTED

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"  # those of `names.number_fits`


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses rows of a table `when` the condition is true, with these words."""

    table: str
    when: str
    why: str


def sqlite_triggers(tables: Sequence[Table], guards: Iterable[Guard] = ()) -> tuple[str, ...]:
    """The statements that keep rows as they were written, and inserts within the guards."""
    made = (
        f"CREATE TRIGGER {guard.table}_guard_{number} BEFORE INSERT ON {guard.table} WHEN {guard.when} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.why}'); END"
        for number, guard in enumerate(guards)
    )
    kept = (
        f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{_only_added(table)}'); END"
        for table in tables
        for verb in (("DELETE",) if table.info.get(COUNTED) else ("UPDATE", "DELETE"))
    )
    return (*made, *kept)


def key_guards(tables: Iterable[Table]) -> tuple[Guard, ...]:
    """For SQLite alone, whose INSERT OR REPLACE deletes without asking a delete trigger."""
    return tuple(Guard(table.name, _key_taken(table), _only_added(table)) for table in tables)


def no_staff_numbers(*columns: str) -> str:
    """Whether one of these columns holds what is neither empty nor written as a staff number.

    Two people are two staff numbers: without this ``41`` and ``41`` with a blank behind it would be two.
    """
    return " OR ".join(
        f"ltrim(NEW.{name}, '{_SIGNS}') <> '' OR rtrim(ltrim(NEW.{name}, '-'), '-') <> NEW.{name}"
        f" OR length(NEW.{name}) > {STAFF_NUMBER_CHARS_MAX}"
        for name in columns
    )


def postgres_functions(tables: Sequence[Table], guards: Sequence[Guard] = ()) -> dict[str, str]:
    """The bodies of the trigger functions by name. What they refuse is a check violation."""
    made = {
        f"{guard.table}_guard_{number}": (f"BEGIN IF {guard.when} THEN {_raise(guard.why)} END IF; RETURN NEW; END")
        for number, guard in enumerate(guards)
    }
    kept = {f"{table.name}_only_added": f"BEGIN {_raise(_only_added(table))} END" for table in tables}
    return made | kept


def postgres_triggers(schema: str, tables: Sequence[Table], guards: Sequence[Guard] = ()) -> tuple[str, ...]:
    """The statements that make them. The functions look names up in their own schema alone, whoever calls."""
    made = tuple(
        f"CREATE FUNCTION {schema}.{name}() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp "
        f"AS $guard${body}$guard$"
        for name, body in postgres_functions(tables, guards).items()
    )
    asked = tuple(
        f"CREATE TRIGGER {guard.table}_guard_{number} BEFORE INSERT ON {schema}.{guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {schema}.{guard.table}_guard_{number}()"
        for number, guard in enumerate(guards)
    )
    kept = tuple(
        f"CREATE TRIGGER {table.name}_only_added BEFORE {'' if table.info.get(COUNTED) else 'UPDATE OR '}"
        f"DELETE OR TRUNCATE ON {schema}.{table.name} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {schema}.{table.name}_only_added()"
        for table in tables
    )
    return (*made, *asked, *kept)


def _only_added(table: Table) -> str:
    return f"{table.name} is only added to"


def _raise(why: str) -> str:
    return f"RAISE EXCEPTION '{why}' USING ERRCODE = 'check_violation';"


def _key_taken(table: Table) -> str:
    same = " AND ".join(f'"{column.name}" = NEW."{column.name}"' for column in table.primary_key.columns)
    return f"EXISTS (SELECT 1 FROM {table.name} WHERE {same})"  # noqa: S608  (our own names)
