"""The sheet in which another person agrees to a slip above a limit. Register room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.register.pin_sheet import PinSheet
from shoebox.desk.text import tr
from shoebox.desk.widgets.words import Words


class LimitSheet(PinSheet):
    """`asked` carries the PIN."""

    asked = Signal(str)

    def __init__(self, over: QWidget, title: str, why: str, *, roles: Iterable[str]) -> None:
        super().__init__(over, title, roles=roles, act=tr("Agree to this slip"), waiting=tr("Asking"))
        self.body.addWidget(Words(why, Type.BODY, Ink.T2, wrap=True))
        self.body.addWidget(self.pin)

    def ask(self) -> None:
        """Open it with the keyboard in the PIN."""
        self.open(self.pin.edit)

    def send(self) -> None:
        """Hand the PIN on."""
        self.asked.emit(self.pin.text())
