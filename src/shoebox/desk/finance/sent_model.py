"""What was sent out, as rows of a table. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk.finance import says, sent_words
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.sent_out import SentOut


class Col(IntEnum):
    """Columns of the list."""

    WHAT = 0
    FOR = 1
    HELD = 2
    READ = 3
    AGE = 4


class SentModel(RowModel[SentOut]):
    """One row for each dispatch that counts."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                Column(tr("What")),
                Column(tr("For"), 14, drop=1),
                Column(tr("Held by registers"), 15),
                Column(tr("Read by"), 12),
                Column(tr("Sent out"), 12, drop=2),
            )
        )
        self._session = session

    def cell(self, row: SentOut, column: int) -> Cell:
        """One place of the list."""
        if column == Col.WHAT:
            return Cell(sent_words.what(row), second=row.about, weight=500, second_ink=Ink.T2)
        if column == Col.FOR:
            return Cell(sent_words.whom(row), ink=Ink.T2)
        if column == Col.HELD:
            said, meaning, icon = sent_words.held(row)
            loud = meaning is Meaning.REFUSED
            return Cell(said, icon=icon, icon_ink=meaning.ink, ink=meaning.ink if loud else Ink.T1)
        if column == Col.READ:
            return Cell(sent_words.read(row), ink=Ink.T2)
        return Cell(tr("{0} ago", says.short_age(row.issued_ms, self._session.now_ms())), ink=Ink.T2)
