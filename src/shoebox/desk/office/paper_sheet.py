"""How many slips lie in the box, counted by hand, and why that differs from the book where it does. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.office.page import place_refusal
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError

SLIPS_MAX = 100_000


class PaperSheet(Sheet):
    """`asked` carries (slips, note); the sheet stays until the book has answered."""

    asked = Signal(int, str)

    def __init__(self, over: QWidget, *, differs: str = "") -> None:
        super().__init__(over, tr("Count the slips in the box"))
        said = differs or tr("Every slip of today with a number: void and spoiled ones too, they lie in the box.")
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.slips = Field(tr("Slips in the box"), numbers_only=True, length_max=6, role=Type.STAT, height_u=7)
        self.slips.edit.setValidator(QIntValidator(0, SLIPS_MAX, self.slips.edit))
        self.note = Field(
            tr("Why it differs from the book"),
            hint=tr("Only where it does, after you have counted twice."),
            length_max=200,
        )
        self.note.walks = False
        self.button = Button(tr("Save"), kind=Kind.FIRST, key="Return")
        for part in (self.slips, self.note):
            self.body.addWidget(part)
            part.typed.connect(self._mended)
        self.note.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.add_act(self.button)

    def ask(self) -> None:
        """Open it with the keyboard in the number."""
        self.open(self.slips.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        place_refusal(error, {"day.paper_unreadable": self.slips}, self.note)

    def _ask(self) -> None:
        if not self.slips.text().isdecimal():
            self.slips.set_mend(tr("Count the slips and type how many there are."))
            self.slips.setFocus()
            return
        self.button.busy(tr("Saving"))
        self.asked.emit(int(self.slips.text()), self.note.text())

    def _mended(self, _said: str) -> None:
        self.slips.set_mend("")
        self.note.set_mend("")
