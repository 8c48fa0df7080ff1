"""The list of pages at a window's leading side. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import LINE_PX, Ink, Type, colour, u
from shoebox.desk.widgets.paint import TRAILING, box, mirrored, radius_button, ring, words
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words

WIDE_U, NARROW_U = 26, 7


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the nav: its name, icon and word, and the head of its group where one begins."""

    name: str
    said: str
    icon: str
    group: str = ""


class NavEntry(QAbstractButton):
    """One page. Its word vanishes in a narrow window, its name and tool tip stay."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place, self._count, self._narrow = place, "", False
        self.setText(place.said)
        self.setAccessibleName(place.said)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, said: str) -> None:
        """A number at the trailing side."""
        self._count = said
        self.setAccessibleName(f"{self.place.said} {said}".strip())
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icon alone."""
        self._narrow = narrow
        self.setToolTip(self.place.said if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Four and a half units high."""
        return QSize(u(4), u(4.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint where chosen, ring where focused; icon, word, number."""
        painter, area = QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            box(painter, area, fill=Ink.ACCENT_TINT if chosen else Ink.S2, radius_px=radius_button())
        if self.hasFocus():
            ring(painter, area, radius_button())
        side = u(2.25)
        lead = (area.width() - side) / 2 if self._narrow else u(1.25)
        spot = QRectF(lead, (area.height() - side) / 2, side, side)
        paint_icon(
            painter, self.place.icon, Ink.ACCENT if chosen else Ink.T3, mirrored(spot, area, self.layoutDirection())
        )
        if self._narrow:
            return
        ink, weight = (Ink.ACCENT, 600) if chosen else (Ink.T2, 500)
        said = QRectF(u(4.75), 0, area.width() - u(6), area.height())
        said = mirrored(said, area, self.layoutDirection())
        words(painter, said, self.place.said, look.font(Type.VALUE, self.font(), weight=weight), ink)
        count_font = look.font(Type.SMALL, self.font(), weight=weight if chosen else 400)
        words(painter, said, self._count, count_font, Ink.ACCENT if chosen else Ink.T3, TRAILING)


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
        self._foot.setContentsMargins(u(1.25), 0, 0, u(1))
        self._column.addWidget(self._foot)
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
        painter.fillRect(area, colour(Ink.S1))
        line = QRectF(area.width() - LINE_PX, 0, LINE_PX, area.height())
        painter.fillRect(mirrored(line, area, self.layoutDirection()), colour(Ink.LINE))

    def _add(self, place: Place) -> NavEntry:
        if place.group:
            head = Words(place.group, Type.LABEL, Ink.T3)
            head.setContentsMargins(u(1.25), 0, 0, 0)
            holder = QWidget()
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(u(1.25), u(1.75), u(1.25), u(0.75))
            inner.addWidget(head)
            self._heads.append(holder)
            self._column.addWidget(holder)
        entry = NavEntry(place)
        self._group.addButton(entry)
        self._column.addWidget(entry)
        entry.clicked.connect(lambda: self.chosen.emit(place.name))
        return entry
