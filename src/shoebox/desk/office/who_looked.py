"""Who looked for what nobody finds: initials, and who signs where they are another person's. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.look import u
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Signature

NAME_SIGNS_MAX = 40
_OURS = frozenset({"day.initials", "day.initials_whose", "day.initials_neither"})


class WhoLooked(QWidget):
    """`entered` once the last field is typed. The second person is asked for only where the book wants one."""

    entered = Signal()
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        hint = tr("Yours, or those of whoever signs for it.")
        self.initials = Field(tr("Initials of who looked"), length_max=NAME_SIGNS_MAX, hint=hint, mend_lines=3)
        self.second = SecondPerson(hint=tr("Whoever looked, or who names them with you."))
        self.second.setVisible(False)
        self.initials.walks = False
        self.second.pin.walks = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(1))
        column.addWidget(self.initials)
        column.addWidget(self.second)
        self.initials.take_no_scan()
        self.initials.entered.connect(self.entered)
        self.second.pin.entered.connect(self.entered)
        self.initials.typed.connect(self._mended)

    def signature(self) -> Signature:
        """Whoever signs beside the person at work; empty where nobody is asked to."""
        return self.second.signature() if self.second.isVisibleTo(self) else ("", "")

    def refuse(self, error: ShoeboxError) -> bool:
        """Say the refusal here, if it is about who looked; whether it was."""
        if self.second.isVisibleTo(self) and self.second.refuse(error):
            return True
        if error.code not in _OURS:
            return False
        self.initials.set_mend(sentence_of(error))
        if error.code == "day.initials_whose":
            self.second.setVisible(True)
            self.second.number.setFocus()
        else:
            self.initials.setFocus()
        return True

    def _mended(self, said: str) -> None:
        self.initials.set_mend("")
        self.typed.emit(said)
