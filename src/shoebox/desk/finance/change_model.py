"""What a run changed, as rows: which case, what became of it, and what came that made it so. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.casework.words import act_words, cause_words
from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.case import Change, RunChange, RunChanges

_LOOKS = {
    Change.NEW: (Meaning.INFO, "queue"),
    Change.BACK: (Meaning.WAITING, "waiting"),
    Change.GONE: (Meaning.PLAIN, "ok"),
    Change.WEIGHED: (Meaning.PLAIN, "balance"),
    Change.UNFOUND: (Meaning.RISK, "risk"),
    Change.FOUND: (Meaning.OK, "ok"),
}


class Col(IntEnum):
    """Columns of the list."""

    WHAT = 0
    CASE = 1
    MONEY = 2


class ChangeModel(RowModel[RunChange]):
    """In the order in which the run wrote them down."""

    def __init__(self) -> None:
        super().__init__(
            (Column(tr("What changed")), Column(tr("Finding"), 20, drop=1), Column(tr("Money"), 12, number=True))
        )

    def cell(self, row: RunChange, column: int) -> Cell:
        """One place of the list."""
        if column == Col.WHAT:
            meaning, icon = _LOOKS[row.change]
            ink = Ink.T2 if meaning is Meaning.PLAIN else meaning.ink
            why = " ".join(cause_words(cause, tr) for cause in row.why)
            return Cell(act_words(row.change, tr), second=why, weight=600, icon=icon, icon_ink=ink, second_ink=Ink.T2)
        if column == Col.CASE:
            return Cell(says.what(row.row), second=tr("case {0}", row.row.case_id), second_ink=Ink.T2)
        return Cell(says.money(row.row.amount_minor, row.row.currency), weight=500)


def summed(changes: RunChanges) -> str:
    """The run beside the one before, in a line or two."""
    parts = [tr("{0}: {1}", act_words(change, tr), text.count(count)) for change, count in changes.counts]
    parts.append(tr("As they were: {0}, and {1} decided before", text.count(changes.same), text.count(changes.settled)))
    said = tr("{0}.", ". ".join(parts))
    if not changes.links:
        return said
    same, came, moved, alone = map(text.count, changes.links)
    links = tr("Links as before: {0}; of new charges: {1}; charges tied otherwise by what came: {2}, by the odds: {3}.",
               same, came, moved, alone)  # fmt: skip
    stay = tr("Sales that stay settled as they were, where the odds alone would have moved them: {0}.",
              text.count(changes.stays)) if changes.stays else ""  # fmt: skip
    return " ".join(part for part in (said, links, stay) if part)
