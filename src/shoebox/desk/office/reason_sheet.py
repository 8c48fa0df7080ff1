"""A sheet that asks for one thing: why. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError


class ReasonSheet(Sheet):
    """`asked` carries the reason; the sheet stays until the book has answered."""

    asked = Signal(str)

    def __init__(self, over: QWidget, title: str, said: str, *, act: str, label: str = "") -> None:
        super().__init__(over, title)
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.reason = ReasonField(label or tr("Why"), hint=tr("In a few words."))
        self.reason.walks = False
        self.button = Button(act, kind=Kind.FIRST, key="Return")
        self.body.addWidget(self.reason)
        self.reason.typed.connect(self._mended)
        self.reason.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.add_act(self.button)

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.reason.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say why the book refused."""
        self.button.busy("")
        self.reason.set_mend(sentence_of(error))
        self.reason.setFocus()

    def _ask(self) -> None:
        if not self.button.begin(tr("Saving")):
            return
        self.asked.emit(self.reason.text())

    def _mended(self, _said: str) -> None:
        self.reason.set_mend("")
