"""Striking out an entry: a reason, the paper in the box, and another person's PIN. Register room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.rows import row_line, row_money
from shoebox.desk.text import sentence_of, tr
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
        both = tr("Void entries {0} and {1}, {2}", row.seq, row.seq + 1, _whole(row))
        super().__init__(over, both if row.rest_minor else tr("Void entry {0}, {1}", row.seq, row_money(row)))
        self._asking = False
        self.reason = Field(tr("Reason"), hint=tr("Such as: typed twice, wrong amount."), length_max=200)
        paper = tr("The voided slip lies in the box") if row.slip else tr("The voided receipt lies in the box")
        self.paper = Tick(tr("{0} (Space ticks)", paper))
        self._paper_mend = Words(" ", Type.LABEL, Ink.REFUSED)
        self.pin = Field(
            tr("PIN of another person"),
            secret=True,
            numbers_only=True,
            length_max=12,
            hint=tr("A manager of this store, not whoever keys this."),
        )
        self.button = Button(tr("Void entry {0}", row.seq), kind=Kind.FIRST, key="Return")
        for part in (Words(row_line(row), Type.BODY, Ink.T2), self.reason, self.paper, self._paper_mend, self.pin):
            self.body.addWidget(part)
        self.body.setSpacing(self.body.spacing() // 2)
        self.add_act(self.button)
        self._listen()

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.reason.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self._asking = False
        self.button.busy("")
        at = self.pin if error.code.startswith("staff.") else self.reason
        if at is self.pin:
            self.pin.set_text("")
        at.set_mend(sentence_of(error))
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        self.pin.walks = False
        self.button.acted.connect(self._ask)
        self.pin.entered.connect(self._ask)
        self.paper.clicked.connect(self._ticked)
        for field in (self.reason, self.pin):
            field.typed.connect(self._mended)
            guard(field)

    def _ask(self) -> None:
        if self._asking:
            return
        if not self.reason.text():
            self.reason.set_mend(tr("Say why in a few words."))
            self.reason.setFocus()
        elif not self.paper.isChecked():
            self._paper_mend.say(tr("Put the paper into the box first, then tick it."))
            self.paper.setFocus()
        elif not self.pin.text():
            self.pin.set_mend(tr("Another person types their PIN."))
            self.pin.setFocus()
        else:
            self._asking = True
            self.button.busy(tr("Voiding"))
            self.asked.emit(self.reason.text(), self.pin.text(), True)

    def _ticked(self) -> None:
        self._paper_mend.say(" ")

    def _mended(self, _said: str) -> None:
        self.reason.set_mend("")
        self.pin.set_mend("")


def _whole(row: SaleRow) -> Money:
    return Money(row.amount_minor + row.rest_minor, row.currency)
