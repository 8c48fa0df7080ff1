"""The queue's rows and how they sort. Finance room: a model over a tuple of frozen rows."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel, enum_columns
from shoebox.domain.case import CaseRow
from shoebox.domain.decision import CaseState


class Col(IntEnum):
    """Columns of the queue."""

    WRONG = 0
    STORE = 1
    CARD = 2
    RISK = 3
    AGE = 4
    OWNER = 5
    WAITS = 6


class QueueModel(RowModel[CaseRow]):
    """What is wrong, where, on which card, how much, how old, whose, and what it waits for."""

    def __init__(self, session: Session) -> None:
        sign = text.currency_sign(session.desk.policy.currency)
        super().__init__(
            enum_columns(
                {
                    Col.WRONG: Column(tr("What is wrong")),
                    Col.STORE: Column(tr("Store"), 18, drop=2),
                    Col.CARD: Column(tr("Card or order"), 19),
                    Col.RISK: Column(tr("At risk, {0}", sign), 11, number=True),
                    Col.AGE: Column(tr("Age"), 9, number=True),
                    Col.OWNER: Column(tr("Owner"), 9, drop=3),
                    Col.WAITS: Column(tr("Waits for"), 10, drop=1),
                }
            )
        )
        self._session = session
        self._now_ms, self._today = session.now_ms(), session.today()

    def show_at(self, rows: tuple[CaseRow, ...]) -> None:
        """Show these rows, with ages as of now."""
        self._now_ms, self._today = self._session.now_ms(), self._session.today()
        self.show_rows(rows)

    def cell(self, row: CaseRow, column: int) -> Cell:
        """One place of the queue."""
        return _CELLS[Col(column)](self, row)

    def _wrong(self, row: CaseRow) -> Cell:
        _, icon = says.kind_look(row.kind)
        return Cell(says.what(row), icon=icon, icon_ink=says.kind_ink(row.kind), weight=500)

    def _store(self, row: CaseRow) -> Cell:
        return Cell(says.store(row), ink=Ink.T2)

    def _card(self, row: CaseRow) -> Cell:
        return Cell(says.card(row), ink=Ink.T2)

    def _risk(self, row: CaseRow) -> Cell:
        own = self._session.desk.policy.currency
        return Cell(says.figure(row.amount_minor, row.currency, own=own), weight=600)

    def _age(self, row: CaseRow) -> Cell:
        late = bool(row.deadline) and row.deadline < self._today and bool(row.state.waits_for)
        return Cell(says.short_age(row.since_ms, self._now_ms), ink=Ink.REFUSED if late else Ink.T1)

    def _owner(self, row: CaseRow) -> Cell:
        if not row.owner:
            return Cell(tr("Nobody"), ink=Ink.T3)
        return Cell(self._session.who(row.owner).partition(" ")[0], ink=Ink.T2)

    def _waits(self, row: CaseRow) -> Cell:
        if row.state is CaseState.PROPOSED:
            return Cell(tr("Approval"), ink=Ink.ACCENT)
        if row.state.waits_for:
            return Cell(tr(row.state.waits_for), weight=500 if row.state is CaseState.OPEN else 400)
        return Cell(tr(row.state.words).capitalize(), ink=Ink.T3)


_CELLS: dict[Col, Callable[[QueueModel, CaseRow], Cell]] = {
    Col.WRONG: QueueModel._wrong,
    Col.STORE: QueueModel._store,
    Col.CARD: QueueModel._card,
    Col.RISK: QueueModel._risk,
    Col.AGE: QueueModel._age,
    Col.OWNER: QueueModel._owner,
    Col.WAITS: QueueModel._waits,
}

_ORDERS: dict[Col, Callable[[CaseRow], Any]] = {
    Col.WRONG: lambda row: (row.kind.value, row.charges),
    Col.STORE: lambda row: row.store,
    Col.CARD: lambda row: (row.brand, row.last4, row.order_id),
    Col.RISK: lambda row: row.amount_minor,
    Col.AGE: lambda row: -row.since_ms,
    Col.OWNER: lambda row: row.owner,
    Col.WAITS: lambda row: row.state.waits_for,
}


def sorted_rows(rows: tuple[CaseRow, ...], column: int, *, descending: bool) -> tuple[CaseRow, ...]:
    """The rows in another order; rows that are alike keep theirs."""
    return tuple(sorted(rows, key=_ORDERS[Col(column)], reverse=descending))
