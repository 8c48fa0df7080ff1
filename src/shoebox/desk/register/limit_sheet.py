"""The sheet in which another person agrees to a slip above the register's limit. Register room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.register.card_guard import guard
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError


class LimitSheet(Sheet):
    """`asked` carries the PIN; the sheet stays until the till has agreed."""

    asked = Signal(str)

    def __init__(self, over: QWidget, why: str) -> None:
        super().__init__(over, tr("Above the limit of this register"))
        self._asking = False
        self.pin = Field(
            tr("PIN of another person"), secret=True, numbers_only=True, length_max=12,
            hint=tr("A manager of this store, not whoever keys this."),
        )  # fmt: skip
        self.button = Button(tr("Agree to this slip"), kind=Kind.FIRST, key="Return")
        self.body.addWidget(Words(why, Type.BODY, Ink.T2, wrap=True))
        self.body.addWidget(self.pin)
        self.add_act(self.button)
        self.pin.walks = False
        self.pin.entered.connect(self._ask)
        self.pin.typed.connect(self._mended)
        self.button.acted.connect(self._ask)
        guard(self.pin)

    def ask(self) -> None:
        """Open it with the keyboard in the PIN."""
        self.open(self.pin.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not."""
        self._asking = False
        self.button.busy("")
        self.pin.set_text("")
        self.pin.set_mend(sentence_of(error))
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        if self._asking:
            return
        if not self.pin.text():
            self.pin.set_mend(tr("Another person types their PIN."))
            self.pin.setFocus()
        else:
            self._asking = True
            self.button.busy(tr("Asking"))
            self.asked.emit(self.pin.text())

    def _mended(self, _said: str) -> None:
        self.pin.set_mend("")
