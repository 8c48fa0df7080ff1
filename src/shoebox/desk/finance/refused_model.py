"""Refused boxes and parcels as rows of a table. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.finance import refused_words, says
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.holdings import Quarantined


class Col(IntEnum):
    """Columns of the list."""

    WHOSE = 0
    WHAT = 1
    CAME = 2


class RefusedModel(RowModel[Quarantined]):
    """One row for each thing that was refused, however often it came."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                Column(tr("Of whom"), 16),
                Column(tr("What, and why")),
                Column(tr("Came"), 15, drop=1),
            )
        )
        self._session = session

    def cell(self, row: Quarantined, column: int) -> Cell:
        """One place of the list."""
        if column == Col.WHOSE:
            register = tr("Register {0}", row.register) if row.register else ""
            ink = Ink.REFUSED if row.is_proved else Ink.T3
            return Cell(row.store or text.DASH, second=register, weight=500, icon="refused", icon_ink=ink)
        if column == Col.WHAT:
            return Cell(refused_words.what(row), second=refused_words.why(row), weight=500, second_ink=Ink.T2)
        ago = says.short_age(row.last_ms, self._session.now_ms())
        return Cell(
            refused_words.times(row), second=tr("last {0} ago", ago), ink=Ink.T2,
            second_ink=Ink.WAITING if row.asked_ms else Ink.T3,
        )  # fmt: skip
