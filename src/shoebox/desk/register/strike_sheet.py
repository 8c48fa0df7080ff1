"""A sale of a closed day that was none: why, and another person's PIN. Register room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.pin_sheet import PinSheet
from shoebox.desk.register.rows import row_line
from shoebox.desk.text import tr
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money

WIDTH_U = 92


class StrikeSheet(PinSheet):
    """`asked` carries (reason, pin)."""

    asked = Signal(str, str)

    def __init__(self, over: QWidget, row: SaleRow, *, roles: Iterable[str]) -> None:
        money = Money(row.amount_minor + row.rest_minor, row.currency)
        title = tr("Strike out entry {0}, {1}", row.seq, money)
        if row.rest_minor:
            title = tr("Strike out entries {0} and {1}, {2}", row.seq, row.seq + 1, money)
        act, waiting = tr("Strike out entry {0}", row.seq), tr("Recording")
        super().__init__(over, title, roles=roles, act=act, waiting=waiting, width_u=WIDTH_U)
        day = text.bold(text.day(date.fromisoformat(row.day)))
        rule = tr(
            "Only where there was no such sale: it was keyed twice, or nothing was sold. Who brings something back "
            "gets a refund, and what was keyed wrong is corrected."
        )
        still = tr("No drawer moves: the cash of that day was counted. The slip stays in that day's box.")
        self.reason = ReasonField(hint=tr("Such as: keyed twice, see entry 412."), mend_lines=1)
        for part in (
            Words(f"{day}  ·  {row_line(row)}", Type.BODY, Ink.T2, wrap=True),
            Words(rule, Type.BODY, Ink.T1, wrap=True),
            self.reason,
            self.pin,
            Words(still, Type.SMALL, Ink.T2, wrap=True),
        ):
            self.body.addWidget(part)
        self.body.setSpacing(u(1))
        self.reason.walks = False
        self.reason.entered.connect(self._to_pin)
        self.reason.typed.connect(self._reason_typed)
        guard(self.reason)

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.reason.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.refuse_at(self.pin if error.code.startswith("staff.") else self.reason, error)

    def is_missing(self) -> bool:
        """Why is asked first."""
        if self.reason.text():
            return False
        self.reason.set_mend(tr("Say why in a few words."))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def send(self) -> None:
        """Hand both on."""
        self.asked.emit(self.reason.text(), self.pin.text())

    def _to_pin(self) -> None:
        if not self.is_missing():
            self.pin.setFocus(Qt.FocusReason.TabFocusReason)

    def _reason_typed(self, _said: str) -> None:
        self.reason.set_mend("")
