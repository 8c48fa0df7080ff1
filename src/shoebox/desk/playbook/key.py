"""F2: the playbook, open at the page for what is being done. Desk: knows no window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from shoebox.desk.frame import Frame
from shoebox.desk.lanes import Lanes
from shoebox.desk.playbook.sheet import PlaybookSheet
from shoebox.desk.shortcuts import ALL_PAGES, bind, key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.sheet import Sheet
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.playbook import Playbook
from shoebox.handover.playbook import playbook_of
from shoebox.handover.store import StoreHouse

POWER_OUT = "power-out"


def _of_sheet() -> str:
    """The page for the sheet that has the keyboard; empty where none has, or it has no page of its own."""
    here = QApplication.focusWidget()
    while here is not None and not isinstance(here, Sheet):
        here = here.parentWidget()
    return here.topic if here is not None else ""


class PlaybookKey(QObject):
    """Belongs to a window. `place` names the page for what is done there now."""

    def __init__(self, frame: Frame, house: StoreHouse, lanes: Lanes, place: Callable[[], str]) -> None:
        super().__init__(frame)
        self._frame, self._house, self._lanes, self._place = frame, house, lanes, place
        self._wanted = ""
        self._asking = False
        self.sheet: PlaybookSheet | None = None
        bind(frame, frame.face, ALL_PAGES, {"playbook": self.open, "power_out": self.power_out})

    def open(self, wanted: str = "") -> None:
        """Open it at this page, or at the one for what is done now."""
        if not self._asking and self.sheet is None:
            self._asking, self._wanted = True, wanted or _of_sheet() or self._place()
            self._lanes.free.ask(partial(playbook_of, self._house, tr), self._show, self._failed)

    def power_out(self) -> None:
        """Open it at what to do in the dark: nobody searches for that by a torch."""
        self.open(POWER_OUT)

    def button(self) -> Button:
        """A button that opens it, for the banner."""
        made = Button(tr("Playbook"), icon="playbook", key=key_of(self._frame.face, "playbook"), small=True)
        made.acted.connect(self.open)
        return made

    def _show(self, playbook: Playbook) -> None:
        self._asking = False
        self.sheet = PlaybookSheet(self._frame, playbook, self._wanted)
        self.sheet.closed.connect(self._closed)
        self.sheet.ask()

    def _closed(self) -> None:
        self.sheet = None

    def _failed(self, error: ShoeboxError) -> None:
        self._asking = False
        announce(self._frame, sentence_of(error))
