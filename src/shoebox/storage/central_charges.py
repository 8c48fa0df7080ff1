"""Charges as they stand now: each as its first row has it, or as the last file said that had another status of it.

Storage room: reads only.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, select

from shoebox.storage.central_tables import CHARGE, CHARGE_STATUS
from shoebox.storage.last_said import last_of

_LAST = last_of(CHARGE_STATUS, about="charge_id", order="turn", name="last_status")
CHARGES = CHARGE.outerjoin(_LAST, _LAST.c.charge_id == CHARGE.c.charge_id)
STATED = {
    name: func.coalesce(_LAST.c[name], CHARGE.c[name]).label(name) for name in ("status", "charged_at", "auth_code")
}
CHARGES_NOW = select(*(STATED.get(column.name, column) for column in CHARGE.columns)).select_from(CHARGES)
CAPTURED = STATED["status"].element == "captured"

UNDONE = and_(CHARGE.c.kind == "charge", _LAST.c.status != "captured")  # by a later file


def names_slip(slip_no: Any) -> ColumnElement[bool]:
    """Whether a charge that was captured names this slip."""
    return select(literal(1)).select_from(CHARGES).where(CHARGE.c.slip_ref == slip_no, CAPTURED).exists()
