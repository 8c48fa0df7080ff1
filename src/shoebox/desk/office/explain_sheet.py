"""What became of slip numbers that are in no entry: said once for all, or for those that are picked. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type
from shoebox.desk.office.day_words import named
from shoebox.desk.office.page import place_refusal
from shoebox.desk.office.who_looked import WhoLooked
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError


class ExplainSheet(Sheet):
    """`asked` carries (slips, explanation and initials, who signs too); the sheet stays until the book has answered."""

    asked = Signal(object, object, object)

    def __init__(self, over: QWidget, slips: tuple[str, ...]) -> None:
        super().__init__(over, tr("Explain {0}", text.many(len(slips), tr("missing slip"), tr("missing slips"))))
        self.body.addWidget(Words(named(slips, 8), Type.BODY, Ink.T2, wrap=True))
        self._all = slips
        self.slips = Field(
            tr("Which"),
            hint=tr("All of them, or the numbers you mean with commas between."),
            length_max=400,
            mend_lines=2,
        )
        self.slips.set_text(", ".join(slips))
        self.reason = Field(tr("What became of it"), hint=tr("Such as: torn, thrown away."), length_max=200)
        self.who = WhoLooked()
        self.button = Button(tr("Explain"), kind=Kind.FIRST, key="Return")
        for part in (self.slips, self.reason, self.who):
            self.body.addWidget(part)
            part.typed.connect(self._mended)
        self.who.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.add_act(self.button)

    def ask(self) -> None:
        """Open it with the keyboard in the explanation: as a rule all are meant."""
        self.open(self.reason.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        fields = {"day.not_missing": self.slips, "slip.unreadable": self.slips}
        if not self.who.refuse(error):
            place_refusal(error, fields, self.reason)

    def _ask(self) -> None:
        self.button.busy(tr("Saving"))
        picked = tuple(part for part in self.slips.text().replace(";", ",").split(",") if part.strip())
        self.asked.emit(picked or self._all, (self.reason.text(), self.who.initials.text()), self.who.signature())

    def _mended(self, _said: str) -> None:
        for field in (self.slips, self.reason):
            field.set_mend("")
