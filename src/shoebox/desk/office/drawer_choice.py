"""Which drawer is meant, where a register has several today; not there at all where it has one. Office room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.office.actions import Seen
from shoebox.desk.office.day_words import drawer_name
from shoebox.desk.office.tab_place import take_place
from shoebox.desk.text import tr
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.domain.day import DrawerAccount
from shoebox.domain.drawer import drawer_called


class DrawerChoice(QWidget):
    """`chosen` when somebody chose another one; a key goes round them. `told` where there is nothing to choose."""

    chosen = Signal()
    told = Signal(str)

    def __init__(self, *, key: str) -> None:
        super().__init__()
        self._key, self._drawers, self._segments = key, (), None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    _drawers: tuple[tuple[str, tuple[str, ...]], ...]
    _segments: Segments | None

    def show_day(self, seen: Seen) -> None:
        """The drawers of this day, the one chosen before chosen still."""
        every = seen.figures.drawers if seen.is_open else ()
        drawers = tuple((one.drawer, one.clerks) for one in every)
        if drawers != self._drawers:
            before = self.drawer()
            self._drawers = drawers
            self._make(every)
            if self._segments is not None:
                self._segments.choose(before if before in dict(drawers) else drawers[0][0])
        self.setVisible(bool(drawers))

    def drawer(self) -> str | None:
        """How entries call the one that is chosen; None where there is only one."""
        return str(self._segments.value()) if self._segments is not None else None

    def choose(self, drawer: str) -> None:
        """From the program, such as the first that is still to be counted."""
        if self._segments is not None:
            self._segments.choose(drawer)

    def choose_letter(self, letter: str) -> None:
        """The same by the letter that a sentence names."""
        self.choose(drawer_called(letter))

    def next(self) -> None:
        """By key: the next one."""
        if self._segments is None:
            self.told.emit(tr("There is only one drawer today."))
            return
        names = [drawer for drawer, _ in self._drawers]
        self._segments.press(names[(names.index(str(self.drawer())) + 1) % len(names)])

    def _make(self, every: tuple[DrawerAccount, ...]) -> None:
        if self._segments is not None:
            self._column.removeWidget(self._segments)
            self._segments.deleteLater()
            self._segments = None
        if not every:
            return
        choices = [Choice(one.drawer, drawer_name(one), self._key if not at else "") for at, one in enumerate(every)]
        self._segments = Segments(tr("Which drawer"), choices)
        self._segments.chosen.connect(self._chose)
        self._column.addWidget(self._segments)
        take_place(self, self._segments.segments)

    def _chose(self, _drawer: object) -> None:
        self.chosen.emit()
