"""Draws, opens and prints the papers of a day, from whichever page it is asked. Office room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shoebox.desk.office import actions
from shoebox.desk.office.page import OfficePage
from shoebox.desk.printing import open_sheet, print_sheet
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.errors import ShoeboxError
from shoebox.handover.store import ClosedPapers


class Papers(QObject):
    """Belongs to a page. `made` carries where the papers of the closed day lie; `told` (sentence, all is well)."""

    made = Signal(object)
    told = Signal(str, bool)

    def __init__(self, page: OfficePage) -> None:
        super().__init__(page)
        self._page = page
        self.last: ClosedPapers | None = None
        self._made_for = ""

    def make(self, box_no: str) -> None:
        """Draw report and label of this box, once."""
        if box_no != self._made_for:
            self._made_for, self.last = box_no, None
            actions.make_papers(self._page.lanes, self._page.house, self._took, self._failed)

    def draft(self) -> None:
        """Draw the report as the day stands, and open it. Not before the count: it says what should be there."""
        seen = self._page.seen
        if seen is None or not seen.is_open:
            self.told.emit(tr("No day is open, so there is no draft. The report lies on the page Box."), False)
        elif seen.hides_drawer:
            self.told.emit(tr("The drawer is counted first: a draft says what should be in it."), False)
        else:
            actions.make_draft(self._page.lanes, self._page.house, self._open_draft, self._failed)

    def open(self, which: str) -> None:
        """Show the report or the label in the system's viewer."""
        path = self._path(which)
        if path is not None:
            self._try_open(path)

    def print(self, which: str) -> None:
        """Print the report or the label through the system's dialog."""
        path = self._path(which)
        if path is None:
            return
        try:
            if print_sheet(path, self._page):
                self.told.emit(tr("{0} went to the printer.", path.name), True)
        except ShoeboxError as error:
            self.told.emit(sentence_of(error), False)

    def _path(self, which: str) -> Path | None:
        if self.last is None:
            self.told.emit(tr("The papers are being drawn. Once more in a moment."), False)
            return None
        return self.last.report if which == "report" else self.last.label

    def _took(self, papers: ClosedPapers) -> None:
        self.last = papers
        self.made.emit(papers)

    def _open_draft(self, path: Path) -> None:
        self._try_open(path)

    def _try_open(self, path: Path) -> None:
        try:
            open_sheet(path)
        except ShoeboxError as error:
            self.told.emit(sentence_of(error), False)
        else:
            self.told.emit(tr("{0} is open in the viewer.", path.name), True)

    def _failed(self, error: ShoeboxError) -> None:
        self._made_for = ""
        self.told.emit(sentence_of(error), False)
