"""The verdict at a card's foot: what is so, what comes next, and the one button. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.words import Words


class Verdict(QWidget):
    """Give it to `Card.set_foot`. Its bold line is read out when it changes."""

    def __init__(self, button: Button | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self._icon = IconView("waiting", Ink.T3, size_u=2.5)
        self._line, self._small = Words("", Type.H3, wrap=True), Words("", Type.SMALL, Ink.T2, wrap=True)
        row = QHBoxLayout(self)
        # Its least height keeps a wide margin around one or two lines; three take of it, not of the card above.
        row.setContentsMargins(u(2), u(0.5), u(1.5), u(0.5))
        row.setSpacing(u(1.5))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(u(0.25))
        column.addStretch(1)
        column.addWidget(self._line)
        column.addWidget(self._small)
        column.addStretch(1)
        row.addLayout(column, 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(u(9))

    def say(self, line: str, small: str = "", meaning: Meaning = Meaning.PLAIN, *, icon: str = "") -> None:
        """Say it. REFUSED is something to mend, OK is ready or recorded, WAITING asks, PLAIN is at rest."""
        changed = line != self._line.text()
        self._line.say(line)
        self._small.say(small)
        self._small.setVisible(bool(small))
        shown = icon or meaning.icon
        self._icon.show_icon(shown, meaning.ink)
        self._icon.setVisible(bool(shown))
        if changed:
            announce(self, line)

    def line(self) -> str:
        """The bold line now shown."""
        return self._line.text()

    def small(self) -> str:
        """The small line now shown."""
        return self._small.text()
