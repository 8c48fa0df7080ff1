"""Instruction files and their lines as rows. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.casework.words import doubt_words
from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.case import FileLineRow
from shoebox.domain.decision import Action, InstructionFile, Outcome
from shoebox.domain.money import Money
from shoebox.domain.result import Answer, ResultTaken


class Col(IntEnum):
    """Columns of the list of files."""

    FILE = 0
    LINES = 1
    TOTAL = 2
    ANSWERED = 3


class FileModel(RowModel[InstructionFile]):
    """Newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                Column(tr("File")),
                Column(tr("Lines"), 6.5, number=True),
                Column(tr("Total"), 12, number=True),
                Column(tr("Answered"), 12.5, number=True, drop=1),
            )
        )
        self._session = session

    def cell(self, row: InstructionFile, column: int) -> Cell:
        """One place of the list."""
        if column == Col.FILE:
            icon = "refund" if row.action is Action.REFUND else "card"
            when = says.moment(row.written_ms, self._session.desk.clock.offset_min())
            second = tr("{0}, by {1}", when, self._session.who(row.written_by))
            return Cell(row.name, second=second, icon=icon, icon_ink=Ink.T2, weight=500, second_ink=Ink.T2)
        if column == Col.LINES:
            return Cell(text.count(row.lines))
        if column == Col.TOTAL:
            return Cell(says.money(row.total_minor, row.currency), weight=600)
        return _answered(row)


def _answered(row: InstructionFile) -> Cell:
    if row.failed:
        return Cell(tr("{0} refused", text.count(row.failed)), ink=Ink.REFUSED, weight=500)
    if row.unknown:
        return Cell(tr("{0} unknown", text.count(row.unknown)), ink=Ink.WAITING, weight=500)
    if row.confirmed == row.lines:
        return Cell(tr("All through"), ink=Ink.OK, weight=500)
    return Cell(tr("{0} of {1}", text.count(row.confirmed), text.count(row.lines)), ink=Ink.T2)


class LineCol(IntEnum):
    """Columns of the lines of one file."""

    KEY = 0
    AMOUNT = 1
    ANSWER = 2


class LineModel(RowModel[FileLineRow]):
    """The lines of one file, in its order."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Key, the same for ever")),
                Column(tr("Amount"), 11, number=True),
                Column(tr("Answer"), 25),
            )
        )

    def cell(self, row: FileLineRow, column: int) -> Cell:
        """One place of the list."""
        if column == LineCol.KEY:
            return Cell(row.key, second=row.charge_id or text.DASH, weight=500, second_ink=Ink.T2)
        if column == LineCol.AMOUNT:
            return Cell(text.figure(Money(row.amount_minor, row.currency)), weight=600)
        if row.outcome == Outcome.CONFIRMED:
            return Cell(tr("Went through"), icon="ok", icon_ink=Ink.OK, ink=Ink.OK)
        if row.outcome == Outcome.FAILED:
            return Cell(
                tr("Refused"),
                second=row.reason,
                icon="refused",
                icon_ink=Ink.REFUSED,
                ink=Ink.REFUSED,
                second_ink=Ink.T2,
            )
        if row.answer == Answer.UNKNOWN:
            why = doubt_words(row.doubt, tr) or row.reason
            return Cell(
                tr("Unknown"), second=why, icon="waiting", icon_ink=Ink.WAITING, ink=Ink.WAITING, second_ink=Ink.T2
            )
        return Cell(tr("None yet"), icon="waiting", icon_ink=Ink.T3, ink=Ink.T3)


def result_words(taken: ResultTaken) -> str:
    """What became of a processor's result, in a line for the foot."""
    if taken.seen_before:
        return tr("This very result came before, for {0}. Nothing was taken twice.", taken.file_name)
    parts = [
        tr("{0} went through", text.count(taken.done)),
        tr("{0} refused", text.count(taken.refused)),
        tr("{0} unknown", text.count(taken.unknown)),
    ]
    if taken.known:
        parts.append(tr("{0} known already", text.count(taken.known)))
    if taken.silent:
        parts.append(tr("{0} without an answer yet", text.count(taken.silent)))
    said = f"{taken.file_name}: {', '.join(parts)}."
    if taken.bad:
        first = taken.bad[0]
        lines = text.many(len(taken.bad), tr("line"), tr("lines"))
        said += " " + tr(
            "{0} could not be taken, the first in row {1}: {2}.", lines, text.count(first.line), tr(first.reason)
        )
    return said
