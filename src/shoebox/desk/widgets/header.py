"""The header of every window: mark, face, place; state, person, clock. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from shoebox.desk.look import LINE_PX, Ink, Meaning, Type, u
from shoebox.desk.widgets.icon_view import IconView, Mark
from shoebox.desk.widgets.paint import ground, rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.words import Words


class Bar(Painted):
    """An upright hairline between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Three units high."""
        return QSize(LINE_PX, u(3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        ground(QPainter(self), self.rect(), Ink.LINE)


class Header(Painted):
    """What stands over every page. The place gives way first when the window is narrow."""

    def __init__(self, face: str, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face, self._place = Words(face, Type.H3), Words(place, Type.BODY, Ink.T2)
        self.state = Pill("")
        self._person_icon, self._person = IconView("person", Ink.T2), Words("", Type.BODY, Ink.T2)
        self._clock = Words("", Type.H3)
        self._bars = (Bar(), Bar(), Bar())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(u(1.5))
        self._row_of(Mark(), self._face, self._bars[0], self._place)
        self._row.addStretch(1)
        self._row_of(self.state, self._bars[1], self._person_icon, self._person, self._bars[2], self._clock)
        self.setFixedHeight(u(7))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_margin(u(3))
        self._settle()

    def set_margin(self, margin_px: int) -> None:
        """The page's side margin: the header's own is the same."""
        self._row.setContentsMargins(margin_px, 0, margin_px, LINE_PX)

    def set_place(self, place: str) -> None:
        """The store, the incident."""
        self._place.say(place)
        self._settle()

    def set_face(self, face: str) -> None:
        """The face's name, such as "Register 2"."""
        self._face.say(face)

    def set_state(self, said: str, meaning: Meaning = Meaning.PLAIN, *, icon: str = "") -> None:
        """The state pill. Offline is plain: `set_state("Central is down, saving here", icon="offline")`."""
        self.state.show_state(said, meaning, icon=icon)
        self._settle()

    def set_person(self, name: str) -> None:
        """Who is at work."""
        self._person.say(name)
        self._settle()

    def set_clock(self, said: str) -> None:
        """The time, or day and time."""
        self._clock.say(said)
        self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White, over a line."""
        painter, area = QPainter(self), self.area()
        ground(painter, area, Ink.S1)
        rule(painter, 0, area.height() - LINE_PX, area.width())

    def _row_of(self, *parts: QWidget) -> None:
        for part in parts:
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _settle(self) -> None:
        state, person, clock = bool(self.state.accessibleName()), bool(self._person.text()), bool(self._clock.text())
        self._bars[0].setVisible(bool(self._place.text()))
        self.state.setVisible(state)
        self._bars[1].setVisible(state and person)
        self._person_icon.setVisible(person)
        self._bars[2].setVisible(clock and (state or person))
        self._clock.setVisible(clock)
        self._person.setVisible(person)
        self._place.setVisible(bool(self._place.text()))
