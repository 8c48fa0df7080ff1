"""A label above and a mend line below anything that is not a line to type in. Desk widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.words import Words


class Labelled(QWidget):
    """Holds one control, as a Field holds its line: `Labelled("Card brand", Segments(...))`."""

    def __init__(
        self, label: str, control: QWidget, *, hint: str = "", mend_lines: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._below = MendLine(hint, lines=mend_lines)
        said = Words(label, Type.LABEL, Ink.T2)
        said.setBuddy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.625))
        for part in (said, control, self._below):
            column.addWidget(part)
        # Only now: shown without a parent it would be a window for a moment, and take the keyboard with it.
        self._below.setVisible(mend_lines > 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(control)

    def set_mend(self, said: str, meaning: Meaning = Meaning.REFUSED) -> None:
        """Say how to mend it; empty brings the hint back."""
        self._below.mend(said, meaning)
        self.control.setAccessibleDescription(self._below.shown())

    def is_cut(self) -> bool:
        """Whether the line below says more than it has room for."""
        return self._below.is_cut()

    def tell_at_foot(self) -> None:
        """The foot of its form says in full what is cut below it."""
        self._below.at_foot = True

    def mend(self) -> str:
        """The mend now shown, or nothing."""
        return self._below.said()
