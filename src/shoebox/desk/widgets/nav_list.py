"""The list of pages at a window's leading side. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import LINE_PX, Ink, Type, u
from shoebox.desk.places import Place
from shoebox.desk.widgets.nav_entry import NavEntry
from shoebox.desk.widgets.paint import ground, mirrored
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words

__all__ = ["NavEntry", "NavList", "Place"]

WIDE_U, NARROW_U = 26, 7


class NavList(Painted):
    """Choose a page: arrows walk, Enter opens. `chosen` carries the page's name."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], *, foot: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(u(1.5), u(1.5), u(1.5), u(1.5))
        self._column.setSpacing(u(0.25))
        self._heads: list[QWidget] = []
        self.entries = {place.name: self._add(place) for place in places}
        self._column.addStretch(1)
        self._foot = Words(foot, Type.SMALL, Ink.T3, wrap=True)
        below = QHBoxLayout()
        below.setContentsMargins(u(1.25), 0, 0, u(0.5))
        below.addWidget(self._foot)
        self._column.addLayout(below)
        self.set_narrow(False)

    def open(self, name: str) -> None:
        """Mark this page as the open one; no signal."""
        self.entries[name].setChecked(True)

    def set_count(self, name: str, said: str) -> None:
        """The number beside a page's word."""
        self.entries[name].set_count(said)

    def set_foot(self, said: str) -> None:
        """Who this is, and what they may do."""
        self._foot.say(said)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, in windows too narrow for words."""
        self.setFixedWidth(u(NARROW_U if narrow else WIDE_U))
        for part in (*self._heads, self._foot):
            part.setVisible(not narrow)
        for entry in self.entries.values():
            entry.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entry under the ring."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, NavEntry):
            focused.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White, with a line at the trailing edge."""
        painter, area = QPainter(self), self.area()
        ground(painter, area, Ink.S1)
        line = QRectF(area.width() - LINE_PX, 0, LINE_PX, area.height())
        ground(painter, mirrored(line, area, self.layoutDirection()), Ink.LINE)

    def _add(self, place: Place) -> NavEntry:
        if place.group:
            holder = QWidget()
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(u(1.25), u(1.75), u(1.25), u(0.75))
            inner.addWidget(Words(place.group, Type.LABEL, Ink.T3))
            self._heads.append(holder)
            self._column.addWidget(holder)
        entry = NavEntry(place)
        self._group.addButton(entry)
        self._column.addWidget(entry)
        entry.clicked.connect(lambda: self.chosen.emit(place.name))
        return entry
