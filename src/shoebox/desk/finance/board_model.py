"""The board's two lists: open cases by age, and money at risk by store, each with a bar beside it. Finance room."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.filter_language import opening_here
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.board import AgeRow, StoreRow

_DAY_H, _WEEK_H = 24, 168


class Col(IntEnum):
    """Columns of both lists."""

    WHAT = 0
    CASES = 1
    BAR = 2
    MONEY = 3


class _BarModel(RowModel[AgeRow | StoreRow]):
    """What stands in a row, its cases, a bar and its money; the longest bar is the largest of its list."""

    def __init__(self, what: str) -> None:
        columns = (
            Column(what),
            Column(tr("Cases"), 8, number=True),
            Column("", 9, drop=1),
            Column(tr("Money at risk"), 14, number=True),
        )
        super().__init__(columns)
        self._currency = ""

    def show_of(self, rows: Sequence[AgeRow | StoreRow], currency: str) -> None:
        """Show these, in this currency."""
        self._currency = currency
        self.show_rows(rows)

    def share(self, row: AgeRow | StoreRow) -> float:
        """How long a row's bar is, 0 to 1."""
        raise NotImplementedError

    def label(self, row: AgeRow | StoreRow) -> str:
        """What a row is about."""
        raise NotImplementedError

    def cell(self, row: AgeRow | StoreRow, column: int) -> Cell:
        """One place of the list."""
        if column == Col.WHAT:
            return Cell(self.label(row), weight=500)
        if column == Col.CASES:
            return Cell(text.count(row.cases))
        if column == Col.BAR:
            return Cell("", bar=self.share(row))
        return Cell(says.money(row.minor, self._currency), weight=600, ink=Ink.RISK if row.minor else Ink.T1)


class AgeModel(_BarModel):
    """Older cases are among the younger ones: each row is a filter of the queue."""

    def __init__(self) -> None:
        super().__init__(tr("Open for"))

    def share(self, row: AgeRow | StoreRow) -> float:
        """By cases."""
        return row.cases / max(1, *(one.cases for one in self.rows))

    def label(self, row: AgeRow | StoreRow) -> str:
        """``Over 3 days``."""
        assert isinstance(row, AgeRow)
        span = _span(row.hours)
        return tr("Over {0}", f"{span[0]} {span[1]}") if row.hours else tr("All that are open")


class StoreRiskModel(_BarModel):
    """Most money first, the rest together."""

    def __init__(self) -> None:
        super().__init__(tr("Store"))

    def share(self, row: AgeRow | StoreRow) -> float:
        """By money, beside the largest store; the rest has none, since it is no store."""
        if isinstance(row, StoreRow) and row.stores > 1:
            return 0.0
        alone = (one.minor for one in self.rows if not (isinstance(one, StoreRow) and one.stores > 1))
        return row.minor / max(1, *alone)

    def label(self, row: AgeRow | StoreRow) -> str:
        """``085 Harbour Row``."""
        assert isinstance(row, StoreRow)
        if row.stores > 1:
            return tr("{0} more stores", text.count(row.stores))
        return f"{row.store} {row.name}".strip() or tr("No store")


def filters_of(row: AgeRow | StoreRow) -> tuple[str, ...]:
    """The queue's filters that show these cases, as a person types them here."""
    if isinstance(row, AgeRow):
        number, unit = _span(row.hours)
        return (*opening_here(), f"{tr('age')} {tr('over {0}', f'{number} {unit}')}") if row.hours else opening_here()
    return (*opening_here(), f"{tr('store')} {row.store}") if row.store else opening_here()


def _span(hours: int) -> tuple[int, str]:
    """``3``, ``days``; in weeks where it is whole weeks."""
    if hours and hours % _WEEK_H == 0:
        weeks = hours // _WEEK_H
        return weeks, tr("week") if weeks == 1 else tr("weeks")
    days = hours // _DAY_H
    return days, tr("day") if days == 1 else tr("days")
