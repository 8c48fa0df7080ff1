"""The line under the header: the incident at rest, and what the book warns of until somebody has noted it. Office."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from shoebox.desk.frame import Frame
from shoebox.desk.look import Meaning
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.banner import Banner
from shoebox.desk.widgets.button import Button


class WarningsLine(QObject):
    """One banner at a time: the oldest warning, then the next, then the incident. `person_asked` by its button."""

    person_asked = Signal()

    def __init__(self, frame: Frame, incident: str, began: str) -> None:
        super().__init__(frame)
        self._frame, self._incident, self._began = frame, incident, began
        self._waiting: tuple[str, ...] = ()
        self._noted: frozenset[str] = frozenset()
        self._show()

    def take(self, notices: tuple[str, ...]) -> None:
        """What the book warns of now; what was noted stays noted."""
        waiting = tuple(said for said in notices if said not in self._noted)
        if waiting != self._waiting:
            self._waiting = waiting
            self._show()

    def note(self) -> None:
        """Somebody has read the one now shown."""
        if self._waiting:
            self._noted |= {self._waiting[0]}
            self._waiting = self._waiting[1:]
            self._show()

    def _show(self) -> None:
        self._frame.show_banner(self._warning(self._waiting[0]) if self._waiting else self._at_rest())

    def _warning(self, said: str) -> Banner:
        announce(self._frame, said)
        noted = Button(tr("Noted"), key=key_of("office", "noted"), small=True)
        noted.acted.connect(self.note)
        banner = Banner(said, Meaning.REFUSED, button=noted)
        banner.setToolTip(said)
        return banner

    def _at_rest(self) -> Banner | None:
        if not self._incident:
            return None
        since = tr("Manual slips since {0}.", self._began) if self._began else ""
        rule = tr("Finance charges them. Never key a slip into the till afterwards.")
        who = Button(tr("Who is at work"), icon="person", key=key_of("office", "person"), small=True)
        who.acted.connect(self.person_asked)
        return Banner(
            f"**{tr('Incident {0}.', self._incident)}** {since} {rule}", Meaning.WAITING, icon="siren", button=who
        )
