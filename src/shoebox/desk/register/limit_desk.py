"""A slip above the register's limit: another person agrees to it with their PIN. Register room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.text import tr
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Person
from shoebox.handover.store import StoreHouse

if TYPE_CHECKING:
    from shoebox.desk.register.limit_sheet import LimitSheet
    from shoebox.desk.register.sale_form import SaleForm


class LimitDesk(QObject):
    """`said` a quiet sentence: who agreed, or that there is nothing to agree to."""

    said = Signal(str)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes = owner, house, lanes
        self._form: SaleForm | None = None
        self.sheet: LimitSheet | None = None

    def ask(self, form: SaleForm) -> None:
        """Ask for the PIN, where another person may agree to the amount."""
        said = form.check.asked_of_person()
        if not said:
            self.said.emit(form.check.limit or tr("This slip is within the register's limit."))
        elif self.sheet is None:
            from shoebox.desk.register.limit_sheet import LimitSheet

            roles = self._house.policy.void_roles
            self._form, self.sheet = form, LimitSheet(self._owner, form.check.limit_title, said, roles=roles)
            self.sheet.asked.connect(self._send)
            self.sheet.closed.connect(self._closed)
            self.sheet.ask()

    def _send(self, pin: str) -> None:
        form = self._form
        if form is not None:
            draft, till = form.draft(), self._house.till
            agree = till.agree_to_card if form.check.asks_card else till.agree_to_limit
            self._lanes.book.ask(lambda: agree(draft, pin=pin), self._agreed, self._refused)

    def _agreed(self, second: Person) -> None:
        form = self._form
        if self.sheet is not None:
            self.sheet.dismiss()
        if form is not None:
            form.look_again()
            form.go_on()
        self.said.emit(tr("{0} agrees to this slip.", second.name))

    def _refused(self, error: ShoeboxError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _closed(self) -> None:
        self.sheet = None
