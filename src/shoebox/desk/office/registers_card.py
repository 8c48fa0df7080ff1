"""The registers of a store-day as a table and as figures over all of them. Office room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.arrival_words import meaning_of
from shoebox.desk.office.day_words import over_short
from shoebox.desk.office.register_actions import StoreDay
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel, enum_columns
from shoebox.desk.widgets.stat_line import Stat
from shoebox.domain.custody import BoxArrival
from shoebox.domain.money import Money, figure_text
from shoebox.domain.registers import Came, RegisterLine

_STATES: dict[Came, tuple[str, str, Ink]] = {
    Came.OWN: ("this register", "store", Ink.T2),
    Came.HERE: ("its sealed day is here", "ok", Ink.OK),
    Came.SELLING: ("selling, not sealed yet", "online", Ink.T2),
    Came.LATE: ("came late, in no sum of this day", "waiting", Ink.WAITING),
    Came.ABSENT: ("no sealed day", "void", Ink.T2),
    Came.AWAITED: ("not here yet", "waiting", Ink.WAITING),
}


class Col(IntEnum):
    """Columns of the registers."""

    REGISTER = 0
    STATE = 1
    BOX = 2
    SALES = 3
    TAKEN = 4
    OVER = 5


class RegistersModel(RowModel[RegisterLine]):
    """One row a register and its drawer."""

    def __init__(self, currency: str) -> None:
        sign = text.currency_sign(currency)
        columns = {
            Col.REGISTER: Column(tr("Register"), 12),
            Col.STATE: Column(tr("As it stands")),
            Col.BOX: Column(tr("Box"), 12),
            Col.SALES: Column(tr("Sales"), 7, number=True),
            Col.TAKEN: Column(tr("Taken, {0}", sign), 13, number=True),
            Col.OVER: Column(tr("Over or short, {0}", sign), 15, number=True),
        }
        super().__init__(enum_columns(columns))
        self._currency = currency
        self.hides_own = False  # while this register's drawer is still to be counted blind
        self.arrivals: Mapping[str, BoxArrival] = {}  # boxes that came to head office, by their numbers
        self.lines: dict[str, str] = {}  # how each register's line to this office stands, where it has one

    def cell(self, row: RegisterLine, column: int) -> Cell:
        """What this column says of the register."""
        if column == Col.REGISTER:
            return Cell(row.register, weight=500)
        if column == Col.STATE:
            return self._state(row)
        if column == Col.BOX:
            return self._box(row)
        if row.came in (Came.AWAITED, Came.ABSENT):
            return Cell("")
        if row.came is Came.LATE:
            return Cell(self._money(row.taken_minor), weight=500) if column == Col.TAKEN else Cell("")
        if column == Col.SALES:
            return Cell(text.count(row.sales))
        if row.came is Came.SELLING or (row.came is Came.OWN and self.hides_own):
            return Cell(tr("after the count"), ink=Ink.T3)  # whoever counts that drawer may look at this page too
        if column == Col.TAKEN:
            return Cell(self._money(row.taken_minor), weight=500)
        return Cell(self._money(row.over_short_minor)) if row.is_counted else Cell(tr("not counted"), ink=Ink.T3)

    def _state(self, row: RegisterLine) -> Cell:
        said, icon, ink = _STATES[row.came]
        second = tr("its day is {0}", text.day(date.fromisoformat(row.day))) if row.day else row.reason
        if row.came is Came.HERE and not second:
            second = tr("over the store's network") if row.by_line else tr("from a folder or stick")
        return Cell(tr(said), second=self.lines.get(row.register, second) or second, icon=icon, ink=ink)

    def _box(self, row: RegisterLine) -> Cell:
        came = self.arrivals.get(row.box_no)
        if came is None:
            return Cell(row.box_no)
        icon = "ok" if came.is_right else "refused"
        return Cell(row.box_no, second=tr("arrived"), icon=icon, icon_ink=meaning_of(came).ink)

    def _money(self, amount_minor: int) -> str:
        return figure_text(Money(amount_minor, self._currency))


def stats(seen: Seen, store: StoreDay) -> tuple[Stat, ...]:
    """What all registers come to that are here."""
    lines = store.figures.registers
    here = [line for line in lines if line.came in (Came.OWN, Came.HERE)]
    hidden = seen.hides_drawer
    taken = tr("after the count") if hidden else text.money(seen.money(sum(line.taken_minor for line in here)))
    counted = [line for line in here if line.is_counted and not (hidden and line.came is Came.OWN)]
    over = sum(line.over_short_minor for line in counted)
    awaited = sum(line.came in (Came.AWAITED, Came.SELLING) for line in lines)
    every = sum(line.came is not Came.LATE for line in lines)
    return (
        Stat(tr("Taken in the store"), taken, small=tr("over all that are here")),
        Stat(tr("Sales"), _sales(here), small=tr("of them by this register: {0}", _own(here))),
        Stat(tr("Registers here"), tr("{0} of {1}", len(here), every), small=tr("{0} not here yet", awaited)),
        Stat(
            tr("Drawers, over or short"),
            over_short(seen, over) if counted else tr("not counted"),
            Meaning.RISK if abs(over) > store.figures.tolerance_minor else Meaning.PLAIN,
            small=tr("{0} counted", len(counted)),
        ),
    )  # fmt: skip


def _sales(here: list[RegisterLine]) -> str:
    return text.count(sum(line.sales for line in here))


def _own(here: list[RegisterLine]) -> str:
    return _sales([line for line in here if line.came is Came.OWN])
