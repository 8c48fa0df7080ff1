"""What stops the close, a row each with the button that mends it and its number as key. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from shoebox.desk.look import Meaning
from shoebox.desk.office.day_words import blocker_words
from shoebox.desk.office.tab_place import take_place
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.domain.day import Blocker
from shoebox.domain.drawer import DRAWERS_MAX

_ACTS = {
    "day.block.before_lost": "Explain",
    "day.block.gap": "Explain",
    "day.block.no_paper_count": "Count slips",
    "day.block.paper_again": "Count slips",
    "day.block.paper_differs": "Count slips",
    "day.block.not_counted": "Count the drawer",
    "day.block.count_again": "Count again",
    "day.block.second_count": "Second count",
    "day.block.second_still": "Second count",
    "day.block.third_count": "Third count",
    "day.block.no_deposit": "To the bank",
    "day.block.registers": "Take them in",
    "day.block.one_order": "Say what you found",
    "day.block.pads_twice": "Say what you found",
    "day.block.came_twice": "Say what you found",
}
# One for each drawer, and what else is usual; whoever has more of them comes to the rest by Tab.
KEYS_MAX = DRAWERS_MAX + 4
_HARD = frozenset({"day.block.before_lost", "day.block.gap", "day.block.paper_differs", "day.block.one_order"})


class StopsCard(Card):
    """`picked` carries which one, from 0."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__(flat=True)
        self.setAccessibleName(tr("What stops the close"))
        self.hide()
        self._stops: tuple[Blocker, ...] = ()
        self.rows: list[ActRow] = []
        self.buttons: tuple[Button, ...] = ()

    def show_stops(self, stops: tuple[Blocker, ...]) -> None:
        """Show these, the first one at work. The keyboard stays in the list if it was there."""
        if stops == self._stops:
            return
        self._stops = stops
        focused = QApplication.focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons = tuple(self._button(at, stop) for at, stop in enumerate(stops))
        self.rows = [
            _row(stop, button, first=not at) for at, (stop, button) in enumerate(zip(stops, self.buttons, strict=True))
        ]
        for row in self.rows:
            self.body.addWidget(row)
            row.show()  # the layout would show it later, and until then it can't take the keyboard
        take_place(self, self.buttons)
        self.setVisible(bool(stops))
        if was_here:
            self.focus_first()

    def focus_first(self) -> bool:
        """The keyboard on the first one's button; whether there is one."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.buttons)

    def _button(self, at: int, stop: Blocker) -> Button:
        key = key_of("office", f"settle_{at + 1}", "close") if at < KEYS_MAX else ""
        button = Button(tr(_act(stop)), key=key)
        button.acted.connect(self._pick)
        return button

    def _pick(self) -> None:
        button = self.sender()
        if button in self.buttons:
            self.picked.emit(self.buttons.index(button))


def _act(stop: Blocker) -> str:
    """What mends it; of one drawer of several the same as of the only one."""
    return _ACTS.get(stop.code.replace("day.block.drawer_", "day.block."), "Mend it")


def _row(stop: Blocker, button: Button, *, first: bool) -> ActRow:
    line, small = blocker_words(stop)
    meaning = Meaning.REFUSED if stop.code in _HARD else Meaning.WAITING
    row = ActRow(line, small, meaning, right=button, first=first)
    row.set_chosen(first)
    return row
