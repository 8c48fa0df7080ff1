"""Runs as rows: number, when, by whom, and what went in and came out. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.case import RunRow


class Col(IntEnum):
    """Columns of the list."""

    RUN = 0
    SLIPS = 1
    CHARGES = 2
    FINDINGS = 3
    TOOK = 4


class RunModel(RowModel[RunRow]):
    """Newest first."""

    def __init__(self, session: Session) -> None:
        slips = tr("Slips")
        super().__init__(
            (
                Column(tr("Run")),
                Column(slips, max(9, len(slips) + 2), number=True),
                Column(tr("Charges"), 10, number=True),
                Column(tr("Findings"), 10, number=True),
                Column(tr("Took"), 9, number=True, drop=1),
            )
        )
        self._session = session

    def cell(self, row: RunRow, column: int) -> Cell:
        """One place of the list."""
        summary = row.summary
        if column == Col.RUN:
            when = says.moment(row.at_ms, self._session.desk.clock.offset_min())
            who = self._session.who(row.person) or tr("Shoebox")
            second = tr("{0}, by {1}", when, who)
            return Cell(tr("Run {0}", row.run_no), second=second, weight=600, second_ink=Ink.T2)
        if column == Col.TOOK:
            return Cell(took(row), ink=Ink.T2)
        numbers = {
            Col.SLIPS: summary.slip_count,
            Col.CHARGES: summary.charge_count,
            Col.FINDINGS: summary.finding_count,
        }
        return Cell(text.count(numbers[Col(column)]), weight=500)


def took(row: RunRow) -> str:
    """``1.4 s``: how long the engine worked."""
    whole_ms = dict(row.summary.timings_ms).get("whole", sum(ms for _, ms in row.summary.timings_ms))
    return tr("{0} s", f"{whole_ms // 1000}.{whole_ms // 100 % 10}")
