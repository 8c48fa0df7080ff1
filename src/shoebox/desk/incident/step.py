"""One numbered step of a form: done, now, or to come, with what is asked in it. Desk widgets of the incident."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import RING_PX, Ink, Type, colour, u
from shoebox.desk.widgets.dots import Stand
from shoebox.desk.widgets.paint import rule, words
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words

SIDE_U = 3.5


class StepMark(Painted):
    """The number in its ring; a check once the step is behind."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._stand = number, Stand.TO_COME
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_stand(self, stand: Stand) -> None:
        """Another state."""
        if stand is not self._stand:
            self._stand = stand
            self.update()

    def sizeHint(self) -> QSize:
        """A round of 28 px."""
        return QSize(u(SIDE_U), u(SIDE_U))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ring, ground, number or check."""
        fill, edge, ink = {
            Stand.DONE: (Ink.OK_TINT, Ink.OK_MARK, Ink.OK),
            Stand.NOW: (Ink.ACCENT, Ink.ACCENT, Ink.ON_ACCENT),
        }.get(self._stand, (Ink.S1, Ink.LINE2, Ink.T2))
        painter, area = QPainter(self), self.area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(edge), RING_PX * 0.75))
        painter.setBrush(colour(fill))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        if self._stand is Stand.DONE:
            inset = u(0.875)
            paint_icon(painter, "check", ink, area.adjusted(inset, inset, -inset, -inset))
        else:
            letters = self.letters(Type.H3)
            words(painter, QRectF(area), str(self._number), letters, ink, Qt.AlignmentFlag.AlignCenter)


class Step(QWidget):
    """A step in a flat card: its mark, its title, a quiet line, and whatever is put into `body`."""

    def __init__(self, number: int, title: str, said: str) -> None:
        super().__init__()
        self._first = number == 1
        self.setAccessibleName(title)
        self._mark, self.title, self.said = (
            StepMark(number),
            Words(title, Type.H3),
            Words(said, Type.SMALL, Ink.T2, wrap=True),
        )
        self.body = QVBoxLayout()
        self.body.setSpacing(u(1))
        right = QVBoxLayout()
        right.setSpacing(u(0.5))
        right.addWidget(self.title)
        right.addWidget(self.said)
        right.addLayout(self.body)
        row = QHBoxLayout(self)
        row.setContentsMargins(u(2.5), u(1.25), u(2.5), u(0.5))
        row.setSpacing(u(2))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.said.setVisible(bool(said))  # only now: without a parent it would be a window for a moment

    def show_stand(self, stand: Stand) -> None:
        """How the step stands."""
        self._mark.show_stand(stand)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line above all steps but the first."""
        if not self._first:
            rule(QPainter(self), 0, 0, self.width())
