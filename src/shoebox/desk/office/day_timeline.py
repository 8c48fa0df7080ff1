"""The timeline of a day on its card; each step leads to the page where it is done. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal

from shoebox.desk.look import u
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.day_words import steps
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.timeline import Timeline

_PAGES = ("today", "today", "today", "slips", "close", "box", "box")


class DayTimeline(Card):
    """`leads` carries the page of the step that was opened."""

    leads = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Where the day stands"))
        self.dots = Timeline()
        self.dots.opened.connect(self._lead)
        self.body.setContentsMargins(u(1), u(1.25), u(1), u(0.5))
        self.body.addWidget(self.dots)
        self.setFocusProxy(self.dots)

    def show_day(self, seen: Seen) -> None:
        """Where this day stands."""
        self.dots.show_steps(steps(seen))

    def _lead(self, at: int) -> None:
        self.leads.emit(_PAGES[at])
