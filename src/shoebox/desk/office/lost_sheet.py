"""What is known of entries of a damaged book that can't be read any more: said once, with initials. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type
from shoebox.desk.office.page import place_refusal
from shoebox.desk.office.who_looked import WhoLooked
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import BookLeft
from shoebox.domain.errors import ShoeboxError


class LostSheet(Sheet):
    """`asked` carries (explanation and initials, who signs too); the sheet stays until the book has answered."""

    asked = Signal(object, object)

    def __init__(self, over: QWidget, lost: BookLeft) -> None:
        number = lost.lost_entries
        super().__init__(over, tr("Explain {0}", text.many(number, tr("lost entry"), tr("lost entries"))))
        which = tr("Book {0}, entries {1}", lost.epoch, lost.spans_words)
        self.body.addWidget(Words(text.bold(which), Type.BODY, Ink.T1, wrap=True))
        what = tr("Hold the slips, receipts and cash of that time against what the book has.")
        self.body.addWidget(Words(what, Type.BODY, Ink.T2, wrap=True))
        hint = tr("Such as: three slips keyed again, nothing else found.")
        self.reason = Field(tr("What is known of them"), hint=hint, length_max=200)
        self.who = WhoLooked()
        self.button = Button(tr("Explain"), kind=Kind.FIRST, key="Return")
        for part in (self.reason, self.who):
            self.body.addWidget(part)
            part.typed.connect(self._mended)
        self.who.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.add_act(self.button)

    def ask(self) -> None:
        """Open it with the keyboard in the explanation."""
        self.open(self.reason.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        if not self.who.refuse(error):
            place_refusal(error, {}, self.reason)

    def _ask(self) -> None:
        self.button.busy(tr("Saving"))
        self.asked.emit((self.reason.text(), self.who.initials.text()), self.who.signature())

    def _mended(self, _said: str) -> None:
        self.reason.set_mend("")
