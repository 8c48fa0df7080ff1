"""Brings the sheets of the counter together with the book: spoiled slips, and the drawer. Register room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.register import actions
from shoebox.desk.register.counter_sheets import NO_SALE, PAID_IN, DrawerAsked, DrawerSheet, SpoilSheet
from shoebox.desk.text import tr
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money
from shoebox.handover.store import StoreHouse
from shoebox.till.drafts import Spoiled


class CounterDesk(QObject):
    """`spoiled` carries the book's answer; `said` a quiet sentence once the drawer's entry is on the disk.

    `clerk` is who is at work, also where somebody else opened the sheet.
    """

    spoiled = Signal(object)
    said = Signal(str)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes, self.clerk = owner, house, lanes, ""
        self._asked: DrawerAsked | None = None
        self.sheet: SpoilSheet | DrawerSheet | None = None

    def ask_spoil(self, slip: str, clerk: str) -> None:
        """Ask which slip, and why."""
        if self.sheet is None:
            self.clerk, sheet = clerk, SpoilSheet(self._owner, slip, self._house.policy)
            sheet.asked.connect(self._spoil)
            self._open(sheet)

    def ask_drawer(self, clerk: str) -> None:
        """Ask what the drawer is opened for."""
        if self.sheet is None:
            self.clerk, sheet = clerk, DrawerSheet(self._owner, self._house.policy)
            sheet.asked.connect(self._drawer)
            self._open(sheet)

    def _open(self, sheet: SpoilSheet | DrawerSheet) -> None:
        self.sheet = sheet
        sheet.closed.connect(self._closed)
        sheet.ask()

    def _spoil(self, slip: str, reason: str) -> None:
        actions.spoil(
            self._lanes, self._house, slip, why=reason, clerk=self.clerk, done=self._spoilt, failed=self._refused
        )

    def _spoilt(self, spoiled: Spoiled) -> None:
        self._dismiss()
        self.spoiled.emit(spoiled)

    def _drawer(self, asked: DrawerAsked) -> None:
        self._asked, drawer, clerk = asked, self._house.day.drawer, self.clerk
        if asked.way == NO_SALE:
            self._lanes.book.ask(lambda: drawer.no_sale(reason=asked.reason, clerk=clerk), self._moved, self._refused)
            return
        move = drawer.paid_in if asked.way == PAID_IN else drawer.paid_out
        self._lanes.book.ask(
            lambda: move(amount_minor=asked.amount_minor, reason=asked.reason, clerk=clerk), self._moved, self._refused
        )

    def _moved(self, entry_no: int) -> None:
        asked = self._asked
        self._dismiss()
        if asked is None or asked.way == NO_SALE:
            self.said.emit(tr("Drawer opened without a sale, noted as entry {0}", entry_no))
            return
        money = Money(asked.amount_minor, self._house.policy.currency)
        said = tr("{0} paid in, entry {1}") if asked.way == PAID_IN else tr("{0} paid out, entry {1}")
        self.said.emit(said.format(money, entry_no))

    def _refused(self, error: ShoeboxError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _dismiss(self) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()

    def _closed(self) -> None:
        self.sheet = None
