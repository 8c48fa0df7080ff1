"""Segments: one of a few, each with its key. Desk widgets."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from shoebox.desk.look import Ink, u
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.paint import box
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.segment import Choice, Segment

__all__ = ["Choice", "Segment", "Segments"]


class Segments(Painted):
    """A track of segments. `chosen` fires for the person's choice only; `told` says why a held one is held."""

    chosen = Signal(object)
    told = Signal(str)
    entered = Signal()

    def __init__(self, name: str, choices: Sequence[Choice], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(u(0.5), u(0.5), u(0.5), u(0.5))
        row.setSpacing(u(0.25))
        self.segments = tuple(Segment(choice) for choice in choices)
        for segment in self.segments:
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(self._clicked)
            segment.stepped.connect(self._step)
        self.setFocusProxy(self._first())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> Hashable | None:
        """The chosen value, or nothing yet."""
        checked = self._group.checkedButton()
        return checked.choice.value if isinstance(checked, Segment) else None

    def choose(self, value: Hashable | None) -> None:
        """Choose from the program; no signal. None clears the choice, and the keyboard comes to the first again."""
        self.setFocusProxy(self._first())
        self._group.setExclusive(False)
        for segment in self.segments:
            segment.setChecked(segment.choice.value == value and not segment.choice.held)
            if segment.isChecked():
                self.setFocusProxy(segment)
        self._group.setExclusive(True)

    def press_numbered(self, event: QKeyEvent) -> bool:
        """A digit presses the segment at its place, 1 the first one; whether it was such a digit."""
        at = event.key() - Qt.Key.Key_1
        if not 0 <= at < len(self.segments):
            return False
        self.press(self.segments[at].choice.value)
        event.accept()
        return True

    def press(self, value: Hashable) -> None:
        """Choose as the person would, by key."""
        for segment in self.segments:
            if segment.choice.value == value:
                segment.click()

    def bare(self, *, bare: bool) -> None:
        """Show the words without their key caps, where longer words leave these no room; the keys go on working."""
        for segment in self.segments:
            segment.bare(bare=bare)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter walks on; arrows begin at a button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.entered.emit()
            self._walk(forward=not back)
        else:
            super().keyPressEvent(event)

    def _walk(self, *, forward: bool) -> None:
        """Past all segments, however many of them the Tab key would stop at."""
        for _ in self.segments:
            focused = QApplication.focusWidget()
            if focused is not None and self.isAncestorOf(focused):
                self.focusNextPrevChild(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track."""
        box(QPainter(self), self.area(), fill=Ink.S2, edge=Ink.LINE, radius_px=u(1))

    def _first(self) -> Segment:
        """Where the keyboard comes to while nothing is chosen."""
        return next((segment for segment in self.segments if not segment.choice.held), self.segments[0])

    def _step(self, ahead: int) -> None:
        """An arrow: to the next that can be chosen, which is chosen where one is; one that is held says why."""
        here = self.sender()
        assert isinstance(here, Segment)
        at = self.segments.index(here)
        for segment in self.segments[at + 1 :] if ahead > 0 else self.segments[:at][::-1]:
            if not segment.choice.held:
                segment.setFocus(Qt.FocusReason.TabFocusReason if ahead > 0 else Qt.FocusReason.BacktabFocusReason)
                if self.value() is not None:
                    segment.click()
                return
            segment.click()

    def _clicked(self) -> None:
        segment = self.sender()
        assert isinstance(segment, Segment)
        if segment.choice.held:
            announce(self, segment.choice.held)
            self.told.emit(segment.choice.held)
        else:
            self.setFocusProxy(segment)
            self.chosen.emit(segment.choice.value)
