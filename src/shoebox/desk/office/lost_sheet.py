"""What is known of entries of a damaged book that can't be read any more: said once, with initials. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink
from shoebox.desk.office.said_sheet import SaidSheet
from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.day import BookLeft


class LostSheet(SaidSheet):
    """`asked` carries (explanation and initials, who signs too)."""

    asked = Signal(object, object)

    def __init__(self, over: QWidget, lost: BookLeft) -> None:
        title = tr("Explain {0}", text.many(lost.lost_entries, tr("lost entry"), tr("lost entries")))
        which = text.bold(tr("Book {0}, entries {1}", lost.epoch, lost.spans_words))
        what = tr("Hold the slips, receipts and cash of that time against what the book has.")
        hint = tr("Such as: three slips keyed again, nothing else found.")
        reason = Field(tr("What is known of them"), hint=hint, length_max=200)
        super().__init__(over, title, of=((which, Ink.T1), (what, Ink.T2)), reason=reason)

    def send(self, said: tuple[str, str]) -> None:
        """Hand it on."""
        self.asked.emit(said, self.who.signature())
