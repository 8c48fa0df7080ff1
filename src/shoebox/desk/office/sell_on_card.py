"""A day was closed before the store was: offers the next one, so that nobody sells without a book. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal

from shoebox.desk import text
from shoebox.desk.office.actions import Seen
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card


class SellOnCard(Card):
    """Shown beside a closed day of this date. `asked` when somebody wants the next one; `told` why they may not."""

    asked = Signal()
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__(flat=True)
        self.button = Button(tr("Open it"), key=key_of("office", "sell_on", "today"), small=True)
        self._row = ActRow(" ", " ", icon="store", right=self.button, first=True)
        self.body.addWidget(self._row)
        self.button.acted.connect(self.asked)
        self.button.told.connect(self.told)
        self.hide()

    def show_day(self, seen: Seen, held: str) -> None:
        """Which day may begin, if one may; `held` is why whoever is at work can't open it."""
        self.setVisible(seen.may_go_on)
        if seen.may_go_on:
            closed, after = text.day(seen.date), text.day(seen.day_after)
            line = tr("Still selling? {0} may begin now", after)
            self._row.say(line, tr("{0} is closed for good. What is sold from now on belongs to {1}.", closed, after),
                          icon="store")  # fmt: skip
            self.button.hold(held)
