"""The columns of a map as rows: what a charge has, and which of the file's columns says it. Finance room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.charge_map import MAP_FIELDS, NEEDED

LABELS = {
    "charge_id": "Charge id", "order_id": "Order", "store_id": "Store", "channel": "Way", "charged_at": "When",
    "charged_time": "Time of day",
    "amount": "Amount", "currency": "Currency", "kind": "Charge or refund", "status": "Status",
    "card_brand": "Card brand", "card_last4": "Last four", "auth_code": "Approval code", "slip_ref": "Slip number",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column of the contract, their column for it (empty: none), and its first cell that says something."""

    own: str
    theirs: str
    example: str

    @property
    def is_missing(self) -> bool:
        """Whether it must be named and is not."""
        return self.own in NEEDED and not self.theirs


class Col(IntEnum):
    """Columns of the list."""

    OWN = 0
    THEIRS = 1


class MapModel(RowModel[Mapped]):
    """In the contract's order."""

    def __init__(self) -> None:
        super().__init__((Column(tr("A charge has"), 21), Column(tr("Their column"))))

    def cell(self, row: Mapped, column: int) -> Cell:
        """One place of the list."""
        if column == Col.OWN:
            icon, ink = ("refused", Ink.REFUSED) if row.is_missing else ("ok", Ink.OK) if row.theirs else ("", None)
            return Cell(tr(LABELS[row.own]), weight=500, icon=icon, icon_ink=ink)
        if row.is_missing:
            return Cell(tr("Choose one with Left or Right"), ink=Ink.REFUSED)
        if not row.theirs:
            return Cell(text.DASH, ink=Ink.T3)
        return Cell(tr("{0}: {1}", row.theirs, row.example) if row.example else row.theirs)


def rows_of(columns: dict[str, str], header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Mapped, ...]:
    """All of the contract's columns and the time of day, with what the file's first rows say there."""
    found = []
    for own in MAP_FIELDS:
        theirs = columns.get(own, "")
        at = list(header).index(theirs) if theirs in header else -1
        cells = (row[at].strip() for row in rows if 0 <= at < len(row)) if at >= 0 else iter(())
        found.append(Mapped(own, theirs, next((cell for cell in cells if cell), "")[:40]))
    return tuple(found)
