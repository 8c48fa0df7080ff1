"""What became of slip numbers that are in no entry: said once for all, or for those that are picked. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink
from shoebox.desk.office.day_words import named
from shoebox.desk.office.said_sheet import SaidSheet
from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field


class ExplainSheet(SaidSheet):
    """`asked` carries (slips, explanation and initials, who signs too). As a rule all of the slips are meant."""

    asked = Signal(object, object, object)

    def __init__(self, over: QWidget, slips: tuple[str, ...]) -> None:
        hint = tr("All of them, or the numbers you mean with commas between.")
        self._all, self.slips = slips, Field(tr("Which"), hint=hint, length_max=400, mend_lines=2)
        self.slips.set_text(", ".join(slips))
        title = tr("Explain {0}", text.many(len(slips), tr("missing slip"), tr("missing slips")))
        reason = Field(tr("What became of it"), hint=tr("Such as: torn, thrown away."), length_max=200)
        super().__init__(over, title, of=((named(slips, 8), Ink.T2),), reason=reason, more=(self.slips,))

    def send(self, said: tuple[str, str]) -> None:
        """Those that are named, or all."""
        picked = tuple(part for part in self.slips.text().replace(";", ",").split(",") if part.strip())
        self.asked.emit(picked or self._all, said, self.who.signature())

    def mended_at(self) -> dict[str, Field]:
        """What is wrong with a number is mended where the numbers stand."""
        return {"day.not_missing": self.slips, "slip.unreadable": self.slips}
