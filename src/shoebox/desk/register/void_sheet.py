"""Striking out an entry: a reason, the paper in the box, and another person's PIN. Register room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.pin_sheet import PinSheet
from shoebox.desk.register.rows import row_line, row_money
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.keycap import key_names
from shoebox.desk.widgets.tick import Tick
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money


class VoidSheet(PinSheet):
    """`asked` carries (reason, pin, paper in the box); `back_asked` is for the sale before this one."""

    asked = Signal(str, str, bool)
    back_asked = Signal()

    def __init__(self, over: QWidget, row: SaleRow, *, roles: Iterable[str]) -> None:
        both = tr("Void entries {0} and {1}, {2}", row.seq, row.seq + 1, _whole(row))
        title = both if row.rest_minor else tr("Void entry {0}, {1}", text.entry(row.seq), row_money(row))
        super().__init__(over, title, roles=roles, act=tr("Void entry {0}", text.entry(row.seq)), waiting=tr("Voiding"))
        self.reason = ReasonField(hint=tr("Such as: typed twice, wrong amount."), mend_lines=1)
        paper = tr("The voided slip lies in the box") if row.slip else tr("The voided receipt lies in the box")
        self.paper = Tick(tr("{0} (Space ticks)", paper))
        self._paper_mend = Words(" ", Type.LABEL, Ink.REFUSED)
        key = " ".join(key_names(key_of("register", "void")))
        back = Words(tr("Another sale? {0} once more goes one back.", key), Type.SMALL, Ink.T3)
        for part in (
            Words(row_line(row), Type.BODY, Ink.T2),
            back,
            self.reason,
            self.paper,
            self._paper_mend,
            self.pin,
        ):
            self.body.addWidget(part)
        self.body.setSpacing(self.body.spacing() // 2)
        self.paper.clicked.connect(self._ticked)
        self.reason.typed.connect(self._reason_typed)
        guard(self.reason)

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.reason.edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened the sheet goes one sale back."""
        if QKeySequence(event.keyCombination()) == QKeySequence(key_of("register", "void")) and not self.is_waiting():
            self.back_asked.emit()
        super().keyPressEvent(event)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.refuse_at(self.pin if error.code.startswith("staff.") else self.reason, error)

    def is_missing(self) -> bool:
        """First why, then the paper."""
        if not self.reason.text():
            self.reason.set_mend(tr("Say why in a few words."))
            self.reason.setFocus()
        elif not self.paper.isChecked():
            self._paper_mend.say(tr("Put the paper into the box first, then tick it."))
            self.paper.setFocus()
        else:
            return False
        return True

    def send(self) -> None:
        """Hand everything on."""
        self.asked.emit(self.reason.text(), self.pin.text(), True)

    def _ticked(self) -> None:
        self._paper_mend.say(" ")

    def _reason_typed(self, _said: str) -> None:
        self.reason.set_mend("")


def _whole(row: SaleRow) -> Money:
    return Money(row.amount_minor + row.rest_minor, row.currency)
