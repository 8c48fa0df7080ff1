"""Whether the book of cases still stands as it was signed, looked at before more is added or sent. Storage room.

A client of SQL may add an act, or rows that no act made, where the tables' guards can't tell it from the program. What
such a client can't make is the desk's signature: so no act is added, and nothing is signed or sent, on top of one that
has none. Only the last act is hashed, and of a case or a file only its own acts, whatever the book holds:
`verify_cases` looks at all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from shoebox.domain.errors import Refusal
from shoebox.formats.signing import signature_fits
from shoebox.storage.case_rows import Act, Row, act_hash, rows_of
from shoebox.storage.case_tables import ACT, APPROVAL, CASE, CASE_CHARGE, CASE_SLIP, INSTRUCTED, LINE, PROPOSAL, SEAL

_OF_A_CASE = (CASE, CASE_CHARGE, CASE_SLIP, PROPOSAL, LINE, APPROVAL, INSTRUCTED)
_AT_ONCE = 500  # cases in one question


def refuse_unsigned(conn: Connection, public_key: bytes) -> None:
    """Refuse (``cases.unsigned``) a book whose last act is not as it was written, or not signed by this desk.

    A desk whose key was lost goes on after the former key's signature: its own has signed nothing here yet.
    """
    row = conn.execute(select(ACT).order_by(ACT.c.seq.desc()).limit(1)).first()
    if row is None:
        return
    last = _act(row)
    seal = conn.execute(select(SEAL.c.public_key, SEAL.c.sig).where(SEAL.c.seq == last.seq)).first()
    if seal is None or act_hash(last) != last.hash or not signature_fits(seal.public_key, last.hash, seal.sig):
        raise Refusal("cases.unsigned", act=last.seq)
    if seal.public_key != public_key and _has_signed(conn, public_key):
        raise Refusal("cases.unsigned", act=last.seq)


def refuse_strange_cases(conn: Connection, case_ids: Sequence[int]) -> None:
    """Refuse (``cases.strange``) cases of which a row says something else than their acts."""
    for at in range(0, len(case_ids), _AT_ONCE):
        _refuse_strange(conn, case_ids[at : at + _AT_ONCE])


def _refuse_strange(conn: Connection, case_ids: Sequence[int]) -> None:
    acts = [_act(row) for row in conn.execute(select(ACT).where(ACT.c.case_id.in_(case_ids)))]
    changed = {act.case_id for act in acts if act_hash(act) != act.hash}
    said = Counter((row["case_id"], table.name, _values(table, row)) for act in acts for table, row in _rows(act))
    held = Counter(
        (row["case_id"], table.name, _values(table, row))
        for table in _OF_A_CASE
        for row in conn.execute(select(table).where(table.c.case_id.in_(case_ids))).mappings()
    )
    changed |= {case_id for case_id, _, _ in ((said - held) + (held - said))}
    if changed:
        raise Refusal("cases.strange", case=min(changed))


def _rows(act: Act) -> Iterator[Row]:
    return (row for row in rows_of(act) if row[0] in _OF_A_CASE)


def proved_data(conn: Connection, table: Table, number: int) -> bytes | None:
    """The bytes of a file for a processor, or of a journal, as an act decided them; None where there is none.

    Refuses (``cases.strange_file``) a row that no act made.
    """
    key = next(iter(table.primary_key.columns))
    row = conn.execute(select(table).where(key == number)).mappings().first()
    if row is None:
        return None
    act = conn.execute(select(ACT).where(ACT.c.seq == row["seq"])).first()
    if act is None or (table.name, _values(table, row)) not in _of_table(_act(act), table):
        raise Refusal("cases.strange_file", file=str(row["name"])[:60])
    return bytes(row["data"])


def _of_table(act: Act, table: Table) -> list[tuple[str, tuple[Any, ...]]]:
    return [(of.name, _values(of, row)) for of, row in rows_of(act) if of is table] if act_hash(act) == act.hash else []


def _values(table: Table, row: Mapping[str, Any] | RowMapping) -> tuple[Any, ...]:
    return tuple(row[name] for name in table.c.keys())  # noqa: SIM118  (a row's columns, in the table's order)


def _act(row: Any) -> Act:
    return Act(**row._mapping)


def _has_signed(conn: Connection, public_key: bytes) -> bool:
    return conn.execute(select(SEAL.c.seq).where(SEAL.c.public_key == public_key).limit(1)).first() is not None
