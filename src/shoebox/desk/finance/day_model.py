"""The statement of a run as rows: a store, a day and a currency, and how much of it is in question. Finance room."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.finding import StoreDay


class Col(IntEnum):
    """Columns of the list."""

    PLACE = 0
    SALES = 1
    CHARGES = 2
    QUESTION = 3


class DayModel(RowModel[StoreDay]):
    """Most money in question first, as the run left them."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Store and day")),
                Column(tr("Sales"), 14, number=True),
                Column(tr("Charges"), 14, number=True, drop=1),
                Column(tr("In question"), 14, number=True),
            )
        )

    def cell(self, row: StoreDay, column: int) -> Cell:
        """One place of the list."""
        proof = row.proof
        if column == Col.PLACE:
            whole, day = row.closes, text.day(date.fromisoformat(row.day))
            icon, meaning = ("ok", Meaning.OK) if whole else ("refused", Meaning.REFUSED)
            second = day if whole else tr("{0}, not complete", day)
            return Cell(place(row), second=second, weight=600, icon=icon, icon_ink=meaning.ink, second_ink=Ink.T2)
        if column == Col.QUESTION:
            minor = row.in_question_minor
            return Cell(says.money(minor, proof.currency) if minor else text.DASH, ink=Ink.T1 if minor else Ink.T3)
        line = proof.slips_in if column == Col.SALES else proof.charges_in
        return Cell(
            says.money(line.amount_minor, proof.currency), second=text.count(line.count), weight=500, second_ink=Ink.T2
        )


def place(row: StoreDay) -> str:
    """``Store 085``; charges on the web name none."""
    return tr("Store {0}", row.store) if row.store else tr("No store")
