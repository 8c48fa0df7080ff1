"""What is asked often is looked up by an index, in a file and in PostgreSQL, however much a chain has sold."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from sqlalchemy import Connection, Select, text
from sqlalchemy.dialects import postgresql, sqlite

from bookmaking import NOON_MS
from boxmaking import MemoryRegister
from postgresmaking import analyzed
from shoebox.central import Central
from shoebox.domain.acts import Rekeyed
from shoebox.domain.charge import Charge
from shoebox.storage import central_line
from shoebox.storage import central_slips_kept as kept
from shoebox.storage.adding import add_rows
from shoebox.storage.central_standing import standing_by_number
from shoebox.storage.central_tables import CHARGE, METADATA, SLIP

STORES, NUMBERS = ("001", "002"), ("085100001", "085100002")
# Each with the indexes that it must go by.
ASKED = {
    "the slips that have a number now": (
        standing_by_number(STORES, NUMBERS), {"slip_by_number", "correction_by_number", "correction_by_sale"},
    ),
    "the numbers of a parcel's slips": (
        central_line._USED.params(own_store="001", slips=NUMBERS),
        {"slip_by_number", "correction_by_number", "correction_by_sale"},
    ),
    "card slips that wait for a charge": (kept.waiting_drafts(STORES), {"charge_by_slip", "struck_by_sale"}),
    "days in no box": (kept.open_days_of(STORES), set()),
}  # fmt: skip


def plan_of(connection: Connection, query: Select[object]) -> str:
    """How the database goes about it; PostgreSQL is forbidden to go through whole tables where it need not."""
    is_file = connection.dialect.name == "sqlite"
    dialect = sqlite.dialect() if is_file else postgresql.dialect()
    said = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    if not is_file:
        for way in ("seqscan", "hashjoin", "mergejoin"):
            connection.execute(text(f"SET LOCAL enable_{way} = off"))
    rows = connection.execute(text(f"EXPLAIN {'QUERY PLAN' if is_file else ''} {said}".replace(":", r"\:"))).all()
    return "\n".join(str(row[-1]) for row in rows)


def sold_much(central: Central) -> None:
    """Twelve stores with 500 slips and charges each, as rows alone, and what a database knows of its own rows."""
    columns = {column.name: "" for column in SLIP.columns} | {"epoch": 1, "kind": "sale", "tender": "card"}
    rows = [
        {**columns, "entry_id": f"{store}-{seq}", "store": f"{store:03d}", "register": "1", "seq": seq, "tax_minor": 0,
         "day": "2026-11-12", "slip_no": f"{85_100_000 + seq:09d}", "amount_minor": seq, "signature_ok": 1}
        for store in range(1, 13) for seq in range(500)
    ]  # fmt: skip
    charges = [asdict(charge(row["entry_id"], row["slip_no"])) for row in rows]
    with central._book._file.writing() as connection:
        add_rows(connection, SLIP, rows)
        add_rows(connection, CHARGE, charges)
    analyzed(central.folder)


@pytest.mark.parametrize("name", ASKED)
def test_it_goes_by_its_indexes(central: Central, name: str) -> None:
    query, indexes = ASKED[name]
    sold_much(central)
    with central._book._file.reading() as connection:
        plan = plan_of(connection, query)
    assert {index for index in indexes if index not in plan} == set(), plan
    whole = [table for table in METADATA.tables if f"SCAN {table}\n" in plan + "\n" or f"Seq Scan on {table}" in plan]
    assert whole == [], plan


def asked_of(central: Central, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Of which stores slips are read anew, look by look."""
    seen: list[set[str]] = []
    real = kept._oldest_drafts
    monkeypatch.setattr(kept, "_oldest_drafts", lambda conn, stores: (seen.append(set(stores)), real(conn, stores))[1])
    return seen


@pytest.mark.as_service(False)  # a charge is brought in at Finance's desk
def test_a_store_is_read_anew_where_something_came_of_it(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stores; a look, a second one, a sale of one of them, a charge, and a tick of a draft."""
    registers = [MemoryRegister(store) for store in STORES]
    for number, register in enumerate(registers):
        central.enrol(register.enrolment)
        register.open()
        register.sale(6_241, slip=NUMBERS[number])
        central.line.take("by line", register.parcel())
    seen = asked_of(central, monkeypatch)

    def due() -> list[str]:
        return [tile.draft_due for tile in central.wall().tiles]

    assert (due(), due()) == (["2026-11-12"] * 2, ["2026-11-12"] * 2)
    assert seen == [set(STORES)], "nothing came in between"
    registers[0].sale(500, slip="085100009", happened_ms=NOON_MS - 3 * 86_400_000)
    central.line.take("by line", registers[0].parcel())
    assert due() == ["2026-11-09", "2026-11-12"]
    assert seen[1:] == [{"001"}]
    with central._book.writing() as writer:
        writer.add_charges([charge("c1", NUMBERS[1])])
        writer.add_charge_file(
            {"digest": b"1", "name": "c.csv", "taken": 1, "already_held": 0, "bad_lines": 0, "taken_digest": b"2",
             "came_ms": NOON_MS}
        )  # fmt: skip
    assert due() == ["2026-11-09", ""]
    tick = Rekeyed(rekeyed=entry_id_of(central, "085100009"), rekeyed_seq=4, order_no="W1")
    registers[0].append(tick)
    assert central.line.take("by line", registers[0].parcel())[0].code == ""
    assert due() == ["2026-11-12", ""]


def entry_id_of(central: Central, slip_no: str) -> str:
    (found,) = [row["entry_id"] for row in central._book.every_slip() if row["slip_no"] == slip_no]
    return str(found)


def charge(own: str, slip_no: str) -> Charge:
    return Charge(
        charge_id=own, order_id="", store_id="", channel="moto", charged_at="2026-11-13T10:00:00Z", amount_minor=6_241,
        currency="USD", kind="charge", status="captured", card_brand="visa", card_last4="4417", auth_code="1",
        slip_ref=slip_no,
    )  # fmt: skip


def test_head_office_brought_back_under_an_open_wall_is_read_anew(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log ends earlier than it did: nothing of what was known is believed."""
    register = MemoryRegister("001")
    central.enrol(register.enrolment)
    register.open()
    register.sale(6_241)
    central.line.take("by line", register.parcel())
    central.wall()
    own = central._book._slips_kept
    own._arrivals, own._drafts["001"] = 99, {"visa": "2020-01-01"}
    assert central.wall().tiles[0].draft_due == "2026-11-12"
