"""What the register shows while nothing can be keyed: nobody at work, or no day open. Register room."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState


class RestingView(QWidget):
    """One reason at a time, with the one act that ends it."""

    office_asked = Signal()
    person_asked = Signal()
    start_asked = Signal()
    late_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Button("", kind=Kind.FIRST, key="Return", large=True)
        self._act.acted.connect(self._acted)
        self.late = Button("", kind=Kind.QUIET)
        self.late.acted.connect(self.late_asked)
        self._state = EmptyState("store", "", button=self._act, below=(self.late,))
        self._asks = self.office_asked
        card = Card()
        card.body.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_nobody(self) -> None:
        """Nobody said who they are."""
        self._state.show_empty(
            "person",
            tr("Nobody is at work here"),
            tr("Each entry carries the name of whoever keyed it. Say who you are."),
        )
        self._offer(tr("Who is at work"), self.person_asked)

    def show_no_incident(self, over: str) -> None:
        """Central is said to be up: nothing is taken by hand, but a slip of the incident `over` that was found late."""
        self._state.show_empty(
            "siren",
            tr("No incident is on"),
            tr("Sell at the till. Slips by hand are for outages: when central does not answer, a manager starts them."),
        )
        self._offer(tr("Start manual sales"), self.start_asked)
        self.late.say(tr("A slip of incident {0} was found", over) if over else "")
        self.late.setVisible(bool(over))

    def show_day_closed(self, closed: str) -> None:
        """No day is open; `closed` (ISO 8601) is that of this date, where it is closed already."""
        key = key_of("register", "office")
        if closed:
            self._show_closed(date.fromisoformat(closed), key)
            return
        self._state.show_empty(
            "store",
            tr("No day is open"),
            tr("Have a manager open the day in Office, {0}. The register goes on by itself.", key),
        )
        self._offer(tr("Open Office"), self.office_asked)

    def _show_closed(self, closed: date, key: str) -> None:
        after = text.day(closed + timedelta(days=1))
        said = tr("Still selling? A manager opens {0} in Office, {1}: what is sold now belongs to it.", after, key)
        self._state.show_empty("lock", tr("{0} is closed", text.day(closed)), said)
        self._offer(tr("Open Office"), self.office_asked)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (self._act, self.late)

    def focus_first(self) -> None:
        """The keyboard on its one button."""
        self._act.setFocus()

    def _offer(self, said: str, asks: SignalInstance) -> None:
        self._asks = asks
        self.late.hide()
        self._act.say(said)

    def _acted(self) -> None:
        self._asks.emit()
