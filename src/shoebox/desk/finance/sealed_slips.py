"""Which of a case's slips has the card number that is wanted. Finance room."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments

SLIPS_SHOWN_MAX = 4


class SealedSlips(QWidget):
    """Which slip's number: a few side by side, or a field to type or scan into where there are more."""

    def __init__(self, sealed: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._sealed = sealed
        self.field: Field | None = None
        self.track = Segments(tr("Slip"), tuple(Choice(one, text.slip(no)) for one, no in sealed[:SLIPS_SHOWN_MAX]))
        self.track.choose(sealed[0][0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if len(sealed) > SLIPS_SHOWN_MAX:
            hint = tr("{0} slips of this case have a sealed number. Type or scan the one you need.", len(sealed))
            self.field = Field(tr("Slip number"), hint=hint, numbers_only=True)
            self.field.typed.connect(self._mended)
            column.addWidget(self.field)
        else:
            column.addWidget(Labelled(tr("Slip"), self.track))

    def chosen(self) -> str:
        """The slip's id; empty where what was typed is none of them, which is then said."""
        if self.field is None:
            return str(self.track.value())
        typed = "".join(filter(str.isdigit, self.field.text()))
        found = next((one for one, number in self._sealed if number == typed), "")
        if not found:
            self.field.set_mend(tr("No slip of this case with a sealed number has this number. Read it again."))
            self.field.setFocus()
        return found

    def _mended(self, _said: str) -> None:
        if self.field is not None:
            self.field.set_mend("")
