"""What head office's own tables refuse from somebody with a client of SQL, in a file and on a server."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, LargeBinary, Table
from sqlalchemy.exc import IntegrityError

from shoebox.central import Central
from shoebox.domain.box import register_prefix
from shoebox.domain.dispatch import TWO_PEOPLE, DispatchKind
from shoebox.storage.central_tables import (
    ACCEPTED,
    ARRIVAL,
    BELIEF,
    CHARGE,
    CHARGE_STATUS,
    CODE_USED,
    DISPATCH,
    ENROL_CODE,
    ENROLMENT,
    METADATA,
    REVOCATION,
)
from shoebox.storage.postgres import FINANCE, SERVICE
from shoebox.storage.server_parts import PARTS
from shoebox.storage.shape import COUNTED

ROOT, OTHER = b"\x01" * 32, b"\x02" * 32
BOTH = {"said_by": "701", "second": "702"}


def row(table: Table, **said: object) -> dict[str, object]:
    """A row of the table with nothing in it but what is said."""
    plain = {
        column.name: b"\x00" * 32 if isinstance(column.type, LargeBinary) else "" if "TEXT" in str(column.type) else 1
        for column in table.columns
    }
    return plain | said


def add(central: Central, table: Table, **said: object) -> None:
    with central._book.writing() as writing:
        writing._connection.execute(table.insert(), [row(table, **said)])


def refused(central: Central, why: str, table: Table, **said: object) -> None:
    with pytest.raises(IntegrityError, match=why):
        add(central, table, **said)


@pytest.mark.parametrize("kind", sorted(TWO_PEOPLE))
def test_two_people_send_out_what_decides_about_money_or_staff(central: Central, kind: DispatchKind) -> None:
    refused(central, "two people", DISPATCH, kind=kind, version=1, said_by="701", second="")
    refused(central, "two people", DISPATCH, kind=kind, version=1, said_by="701", second="701")
    add(central, DISPATCH, kind=kind, version=1, **BOTH)


def test_a_price_list_is_one_persons_word_and_never_an_older_one(central: Central) -> None:
    kind = DispatchKind.PRICES
    refused(central, "says who", DISPATCH, kind=kind, version=2, said_by="", second="")
    add(central, DISPATCH, kind=kind, version=2, said_by="701", second="")
    refused(central, "only grow", DISPATCH, kind=kind, version=1, said_by="701", second="")


@pytest.mark.parametrize("two", [("", ""), ("701", ""), ("", "702"), ("701", "701")])
def test_two_people_believe_a_register_again(central: Central, two: tuple[str, str]) -> None:
    refused(central, "two people", BELIEF, store="085", register="2", said_by=two[0], second=two[1])
    add(central, BELIEF, store="085", register="2", **BOTH)


def test_the_log_of_arrivals_goes_on_where_it_ended(central: Central) -> None:
    refused(central, "only appended|hangs on the one before", ARRIVAL, n=2, root=ROOT)
    add(central, ARRIVAL, n=1, root=ROOT)
    refused(central, "hangs on the one before", ARRIVAL, n=2, prev=OTHER, root=OTHER)
    refused(central, "only appended|hangs on the one before", ARRIVAL, n=3, prev=ROOT, root=OTHER)
    add(central, ARRIVAL, n=2, prev=ROOT, root=OTHER)


@pytest.mark.parametrize("table", [DISPATCH, BELIEF, ACCEPTED], ids=str)
@pytest.mark.parametrize("second", ["701 ", " 701", "701\u200b", "７０１", "-701", "701-", "7" * 13])
def test_one_person_written_two_ways_is_not_two(central: Central, table: Table, second: str) -> None:
    kind = {"kind": DispatchKind.POLICY} if table is DISPATCH else {}
    refused(central, "staff numbers", table, said_by="701", second=second, **kind)
    refused(central, "staff numbers", table, said_by=second, second="701", **kind)


def test_only_a_code_that_was_made_is_used(central: Central) -> None:
    refused(central, "code that was made", CODE_USED, code_key=ROOT)
    add(central, ENROL_CODE, code_key=ROOT, until_ms=1_000)
    refused(central, "code that was made and is good", CODE_USED, code_key=ROOT, used_ms=1_001)
    add(central, CODE_USED, code_key=ROOT, used_ms=1_000)


MINE = {"store": "085", "register": "2", "public_key": b"\x03" * 32}


def with_code(central: Central, code_key: bytes = ROOT, **register: object) -> None:
    """A code that was used: for register 2 of store 085, or as is said."""
    used = {name: value for name, value in {**MINE, **register}.items() if name in ("public_key", "epoch")}
    place = {name: value for name, value in {**MINE, **register}.items() if name in ("store", "register")}
    add(central, ENROL_CODE, code_key=code_key, **place)
    add(central, CODE_USED, code_key=code_key, **used)


@pytest.mark.parametrize(
    "other", [{"store": "086"}, {"register": "3"}, {"epoch": 2}, {"public_key": b"\x04" * 32}], ids=str
)
def test_a_register_is_enrolled_by_a_code_that_was_used_for_it(central: Central, other: dict[str, object]) -> None:
    """By none, by one that nobody used, by one of another register, and by its own."""
    refused(central, "enrolled by a code", ENROLMENT, **MINE)
    add(central, ENROL_CODE, code_key=OTHER, store="085", register="2")
    refused(central, "enrolled by a code", ENROLMENT, **MINE)
    with_code(central)
    refused(central, "enrolled by a code", ENROLMENT, **{**MINE, **other})
    add(central, ENROLMENT, **MINE)


def test_a_key_that_was_revoked_enrols_no_new_book(central: Central) -> None:
    """Until two people believe it again: then one more."""
    with_code(central)
    add(central, ENROLMENT, **MINE)
    add(central, REVOCATION, store="085", register="2", at_ms=5)
    with_code(central, OTHER, epoch=2)
    refused(central, "revoked enrols no new book", ENROLMENT, **MINE, epoch=2)
    add(central, BELIEF, store="085", register="2", at_ms=5, **BOTH)
    add(central, ENROLMENT, **MINE, epoch=2)


@pytest.mark.parametrize(("store", "register"), [("085", "085-2"), ("085-2", "085-2"), ("99", "085-2")])
def test_no_two_registers_number_their_papers_alike(central: Central, store: str, register: str) -> None:
    """``085-2`` begins the numbers of register 2 of store 085, as the program's own rule has it."""
    with_code(central)
    add(central, ENROLMENT, **MINE)
    alike = register_prefix(store, register) == register_prefix("085", "2")
    with_code(central, OTHER, store=store, register=register)
    if alike:
        refused(central, "number their papers alike", ENROLMENT, **{**MINE, "store": store, "register": register})
    else:
        add(central, ENROLMENT, **{**MINE, "store": store, "register": register})


def test_a_status_is_the_next_one_of_a_charge_that_is_here(central: Central) -> None:
    refused(central, "a charge that is here", CHARGE_STATUS, charge_id="c-1", turn=1)
    add(central, CHARGE, charge_id="c-1")
    refused(central, "after those before", CHARGE_STATUS, charge_id="c-1", turn=2)
    add(central, CHARGE_STATUS, charge_id="c-1", turn=1)
    refused(central, "after those before", CHARGE_STATUS, charge_id="c-1", turn=3)
    add(central, CHARGE_STATUS, charge_id="c-1", turn=2)


def files_own(connection: Connection) -> list[tuple[str, str]]:
    return connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()  # type: ignore[return-value]


@pytest.mark.of_the_file
@pytest.mark.parametrize("table", [one for one in METADATA.sorted_tables if not one.info.get(COUNTED)], ids=str)
def test_no_row_is_put_in_the_place_of_another(central: Central, table: Table) -> None:
    """INSERT OR REPLACE deletes without asking the trigger that refuses to: what is held stays, whoever writes."""
    with central._book.writing() as writing:
        db = writing._connection
        guards = files_own(db)
        for name, _ in guards:
            db.exec_driver_sql(f"DROP TRIGGER {name}")
        db.execute(table.insert(), [row(table)])
        for _, sql in guards:
            db.exec_driver_sql(sql)
    other = row(table, **{column.name: 7 for column in table.columns if "INT" in str(column.type)})
    key = {column.name: row(table)[column.name] for column in table.primary_key}
    for verb in ("OR REPLACE", "OR IGNORE", ""):
        with pytest.raises(IntegrityError), central._book.writing() as writing:
            writing._connection.execute(table.insert().prefix_with(verb), [{**other, **key}])
    with central._book.looking() as looking:
        assert [dict(one) for one in looking._connection.execute(table.select()).mappings()] == [row(table)]


def test_the_service_takes_in_and_decides_about_nobody() -> None:
    (held,) = (part for part in PARTS if part.metadata is METADATA)
    may = {table.name: held.adders_of.get(table.name, held.adders) for table in METADATA.sorted_tables}
    assert {name for name, who in may.items() if SERVICE not in who} == {
        "dispatch", "belief", "accepted", "revocation", "enrol_code", "refused_settled", "charge", "charge_file",
        "charge_status", "bad_line",
    }  # fmt: skip
    assert all(FINANCE in who for who in may.values())
