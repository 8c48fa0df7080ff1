"""The card: white, a hairline around it, a head over a line, a foot strip in the ground's colour. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import LINE_PX, Ink, Type, colour, u
from shoebox.desk.widgets.card_edge import CardEdge
from shoebox.desk.widgets.paint import box, radius_card, rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words


class Card(Painted):
    """Put things into `body` (a QVBoxLayout). `flat` drops the padding, for tables and rows that reach the edges."""

    def __init__(
        self,
        title: str = "",
        *,
        hint: str = "",
        right: QWidget | None = None,
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        self._selected, self._tinted = False, Ink.S1
        self._head: QWidget | None = None
        self._foot: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(LINE_PX, LINE_PX, LINE_PX, LINE_PX)
        self._outer.setSpacing(0)
        self.title, self.hint = Words(title, Type.H3), Words(hint, Type.SMALL, Ink.T3)
        if title:
            self._head = self._make_head(right, flat=flat)
        self.body = QVBoxLayout()
        pad = 0 if flat else u(2.5)
        self.body.setContentsMargins(pad, 0 if flat or title else pad, pad, pad)
        self.body.setSpacing(0 if flat else u(1.5))
        self._lined = flat and bool(title)
        self._edge = CardEdge(self) if flat else None
        self._outer.addLayout(self.body, 1)

    def set_title(self, title: str, hint: str = "") -> None:
        """Change the head's words."""
        self.title.say(title)
        self.hint.say(hint)
        self.setAccessibleName(title)

    def set_stale(self, as_of: str) -> None:
        """Say in the head how old the figures are, such as "as of 10:17"; empty when they are fresh."""
        self.hint.say(as_of, Ink.T3)

    def set_selected(self, selected: bool) -> None:
        """Give it the accent's edge."""
        self._selected = selected
        if self._edge is not None:
            self._edge.ink = Ink.ACCENT if selected else Ink.LINE
            self._edge.update()
        self.update()

    def set_ground(self, ink: Ink) -> None:
        """Another ground than white: a tint for a result, s0 for a quiet panel."""
        self._tinted = ink
        self.update()

    def set_foot(self, foot: QWidget) -> None:
        """A strip at the foot, in the ground's colour over a line: a Verdict, acts, a sum."""
        self._foot = foot
        self._outer.addWidget(foot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, foot strip, lines, edge."""
        painter, area = QPainter(self), self.area()
        box(painter, area, fill=self._tinted, radius_px=radius_card())
        if self._foot is not None and self._foot.isVisibleTo(self):
            self._paint_foot(painter, area)
        if self._lined and self._head is not None:
            rule(painter, 0, self._head.geometry().bottom(), area.width())
        edge = Ink.ACCENT if self._selected else Ink.LINE
        box(painter, area, fill=None, edge=edge, radius_px=radius_card())

    def _paint_foot(self, painter: QPainter, area: QRectF) -> None:
        assert self._foot is not None
        top = self._foot.geometry().top()
        shape = QPainterPath()
        shape.addRoundedRect(area, radius_card(), radius_card())
        painter.save()
        painter.setClipPath(shape)
        strip = QRectF(0, top, area.width(), area.height() - top)
        ground = getattr(self._foot, "ground", Ink.S0)
        painter.fillRect(strip, colour(ground))
        rule(painter, 0, top, area.width())
        painter.restore()

    def _make_head(self, right: QWidget | None, *, flat: bool) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(u(2.5), u(1.75), u(2.5), u(1.75) if flat else u(1.25))
        row.setSpacing(u(1))
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        if right is not None:
            row.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
        self._outer.addWidget(head)
        return head
