"""Striking out an entry: a reason, the paper in the box, and another person's PIN. Register room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.register.recorded_view import row_line
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.tick import Tick
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money


class VoidSheet(Sheet):
    """`asked` carries (reason, pin, paper in the box); the sheet stays until the book has answered."""

    asked = Signal(str, str, bool)

    def __init__(self, over: QWidget, row: SaleRow) -> None:
        super().__init__(over, tr("Void entry {0}, {1}", row.seq, Money(row.amount_minor, row.currency)))
        self.body.addWidget(Words(row_line(row), Type.BODY, Ink.T2))
        self.reason = Field(tr("Reason"), hint=tr("Such as: typed twice, wrong amount."), length_max=200)
        self.paper = Tick(tr("The voided slip lies in the box"))
        self.pin = Field(
            tr("PIN of another person"),
            secret=True,
            numbers_only=True,
            length_max=12,
            hint=tr("A manager of this store."),
        )
        self.pin.walks = False
        for part in (self.reason, self.paper, self.pin):
            self.body.addWidget(part)
        self.button = Button(tr("Void"), kind=Kind.FIRST, key="Return")
        self.button.acted.connect(self._ask)
        self.pin.entered.connect(self._ask)
        for field in (self.reason, self.pin):
            field.typed.connect(self._mended)
        self.add_act(self.button)

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.reason.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        (self.pin if error.code.startswith("staff.") else self.reason).set_mend(str(error))

    def _ask(self) -> None:
        if not self.reason.text():
            self.reason.set_mend(tr("Say why in a few words."))
            self.reason.setFocus()
        elif not self.paper.isChecked():
            self.reason.set_mend(tr("Put the slip into the box first, then tick it."))
            self.paper.setFocus()
        else:
            self.button.busy(tr("Voiding"))
            self.asked.emit(self.reason.text(), self.pin.text(), True)

    def _mended(self, _said: str) -> None:
        self.reason.set_mend("")
        self.pin.set_mend("")
