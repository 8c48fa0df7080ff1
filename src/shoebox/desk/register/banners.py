"""The line under the header: the incident at rest, and whatever everybody must see until somebody has noted it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from shoebox.desk.frame import Frame
from shoebox.desk.look import Meaning
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.banner import Banner
from shoebox.desk.widgets.button import Button


class Banners(QObject):
    """One banner at a time. The oldest warning stays until it is noted; then the next, then the incident again."""

    def __init__(self, frame: Frame, incident: str, began: str) -> None:
        super().__init__(frame)
        self._frame, self._incident, self._began = frame, incident, began
        self._waiting: list[str] = []
        self._noted: set[str] = set()
        self._show()

    def warn(self, said: str) -> None:
        """Show a sentence, unless it was noted before."""
        if said and said not in self._noted and said not in self._waiting:
            self._waiting.append(said)
            announce(self._frame, said)
            self._show()

    def note(self) -> None:
        """Somebody has read it."""
        if self._waiting:
            self._noted.add(self._waiting.pop(0))
            self._show()

    def shown(self) -> str:
        """The warning now shown, or nothing."""
        return self._waiting[0] if self._waiting else ""

    def _show(self) -> None:
        self._frame.show_banner(self._warning() if self._waiting else self._at_rest())

    def _warning(self) -> Banner:
        noted = Button(tr("Noted"), key=key_of("register", "noted"), small=True)
        noted.acted.connect(self.note)
        banner = Banner(self._waiting[0], Meaning.REFUSED, button=noted)
        banner.setToolTip(self._waiting[0])
        return banner

    def _at_rest(self) -> Banner:
        if not self._incident:
            said = tr("**No incident is declared.** Slips by hand are for outages; ask a manager before you go on.")
            return Banner(said, Meaning.WAITING, icon="siren")
        since = tr("Manual slips since {0}.", self._began) if self._began else ""
        rule = tr("Finance charges them. **Never key a slip into the till afterwards.**")
        incident = tr("Incident {0}.", self._incident)
        return Banner(f"**{incident}** {since} {rule}", Meaning.WAITING, icon="siren")
