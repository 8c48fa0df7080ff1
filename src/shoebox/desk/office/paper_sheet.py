"""How many slips lie in the box, counted by hand, and why that differs from the book where it does. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.office.actions import PaperDraft
from shoebox.desk.office.page import place_refusal
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError

SLIPS_MAX = 100_000


class PaperSheet(Sheet):
    """`asked` carries a PaperDraft; the sheet stays until the book has answered.

    `beside` are returns held and promises of a count before, which stand there: a recount is of the slips, and blind.
    """

    asked = Signal(object)

    def __init__(self, over: QWidget, *, differs: str = "", beside: tuple[int, int] = (0, 0)) -> None:
        super().__init__(over, tr("Count the slips in the box"))
        said = differs or tr("Every slip of today with a number: void and spoiled ones too, they lie in the box.")
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.slips = Field(tr("Slips in the box"), numbers_only=True, length_max=6, role=Type.STAT, height_u=7)
        none = tr("Empty if there is none.")
        self.returns = Field(tr("Returns held, claim slips"), numbers_only=True, length_max=6, height_u=7, hint=none)
        self.promises = Field(tr("Gift card promises"), numbers_only=True, length_max=6, height_u=7, hint=none)
        numbers = (self.slips, self.returns, self.promises)
        for field in numbers:
            field.edit.setValidator(QIntValidator(0, SLIPS_MAX, field.edit))
        for field, number in zip((self.returns, self.promises), beside, strict=True):
            field.set_text(str(number or ""))
        self.note = Field(
            tr("Why it differs from the book"),
            hint=tr("Only where it does, after you have counted twice."),
            length_max=200,
        )
        self.note.walks = False
        self.button = Button(tr("Save"), kind=Kind.FIRST, key="Return")
        row = QHBoxLayout()
        row.setSpacing(u(2))
        for field in numbers:
            row.addWidget(field, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        for field in (*numbers, self.note):
            field.typed.connect(self._mended)
        self.slips.entered.connect(self._on_from_slips)
        self.note.take_no_scan()
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
        if not self.button.begin(tr("Saving")):
            return
        returns, promises = (int(field.text() or 0) for field in (self.returns, self.promises))
        self.asked.emit(PaperDraft(int(self.slips.text()), self.note.text(), returns, promises))

    def _on_from_slips(self) -> None:
        """Most boxes hold no other paper: Enter passes those fields by, Tab comes to them."""
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _mended(self, _said: str) -> None:
        self.slips.set_mend("")
        self.note.set_mend("")
