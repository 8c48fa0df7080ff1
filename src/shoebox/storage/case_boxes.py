"""What head office's book says of boxes of paper, read back. Storage room: each question one function."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, select

from shoebox.domain.archive import ArchiveStep, BoxKey
from shoebox.storage.case_tables import ACT, BOX_ARRIVED, BOX_DESTROYED, BOX_EXPLAINED, BOX_MOVED

Steps = dict[BoxKey, tuple[ArchiveStep, ...]]
_KINDS = {BOX_ARRIVED: "arrived", BOX_MOVED: "moved", BOX_EXPLAINED: "explained", BOX_DESTROYED: "destroyed"}


def steps_by_box(conn: Connection, key: BoxKey | None = None) -> Steps:
    """Everything that was written of every box, or of one, in order."""
    found: dict[BoxKey, list[ArchiveStep]] = {}
    for table, kind in _KINDS.items():
        for row in _rows(conn, table, key):
            own = BoxKey(store=row["store"], register=row["register"], box_no=row["box_no"])
            found.setdefault(own, []).append(_step(row, kind))
    return {own: tuple(sorted(steps, key=lambda step: step.seq)) for own, steps in found.items()}


def arrived_by_number(conn: Connection) -> dict[str, int]:
    """When the first box of each number was taken in."""
    query = select(BOX_ARRIVED.c.box_no, func.min(ACT.c.at_ms).label("at_ms")).join(ACT, ACT.c.seq == BOX_ARRIVED.c.seq)
    return {row.box_no: row.at_ms for row in conn.execute(query.group_by(BOX_ARRIVED.c.box_no))}


def boxes_of_act(conn: Connection, seq: int) -> tuple[BoxKey, ...]:
    """Which boxes were destroyed by one act."""
    rows = conn.execute(select(BOX_DESTROYED).where(BOX_DESTROYED.c.seq == seq)).mappings()
    keys = (BoxKey(store=row["store"], register=row["register"], box_no=row["box_no"]) for row in rows)
    return tuple(sorted(keys))


def hash_of_act(conn: Connection, seq: int) -> bytes:
    """The hash of one act, for papers that are to be held against the book later."""
    return bytes(conn.execute(select(ACT.c.hash).where(ACT.c.seq == seq)).scalar_one())


def _rows(conn: Connection, table: Table, key: BoxKey | None) -> list[dict[str, Any]]:
    wanted = select(table, ACT.c.at_ms).join(ACT, ACT.c.seq == table.c.seq)
    if key is not None:
        same = (table.c.box_no == key.box_no, table.c.store == key.store, table.c.register == key.register)
        wanted = wanted.where(*same)
    return [dict(row) for row in conn.execute(wanted).mappings()]


def _step(row: dict[str, Any], kind: str) -> ArchiveStep:
    return ArchiveStep(
        seq=row["seq"],
        at_ms=row["at_ms"],
        kind=kind,
        person=row["first_person"] if kind == "destroyed" else row["person"],
        second=row.get("second_person", ""),
        seal=row.get("seal", ""),
        is_whole=bool(row.get("is_whole", 1)),
        counted=row.get("counted", -1),
        place=row.get("place", ""),
        how=row.get("how", ""),
        note=row.get("note", ""),
        keep_months=row.get("keep_months", 0),
    )
