"""A row that says what is so and offers the one thing to do about it. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, colour, u
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.paint import mirrored, rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words


class ActRow(Painted):
    """Icon, bold line, small line, and at the right a button or anything else. For flat cards, one under the other."""

    ground = Ink.S0

    def __init__(
        self,
        line: str,
        small: str = "",
        meaning: Meaning = Meaning.PLAIN,
        *,
        icon: str = "",
        right: QWidget | None = None,
        first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._first, self._chosen = first, False
        self._icon = IconView(icon or meaning.icon, meaning.ink, size_u=2.5)
        self._line, self._small = Words(line, Type.H3, wrap=True), Words(small, Type.BODY, Ink.T2, wrap=True)
        self.right = right
        row = QHBoxLayout(self)
        row.setContentsMargins(u(2.5), u(1.25), u(2.5), u(1.25))
        row.setSpacing(u(2))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._line)
        column.addWidget(self._small)
        column.addStretch(1)
        row.addLayout(column, 1)
        # Only now: shown without a parent they would be windows for a moment, and take the keyboard with them.
        self._icon.setVisible(bool(icon or meaning.icon))
        self._small.setVisible(bool(small))
        if right is not None:
            row.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(right, Button):
            right.setAccessibleName(f"{right.accessibleName()}: {line}")
        self.setMinimumHeight(u(7.75))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{line} {small}".strip())

    def say(self, line: str, small: str = "", meaning: Meaning = Meaning.PLAIN, *, icon: str = "") -> None:
        """Say something else."""
        self._line.say(line)
        self._small.say(small)
        self._small.setVisible(bool(small))
        self._icon.show_icon(icon or meaning.icon, meaning.ink)
        self._icon.setVisible(bool(icon or meaning.icon))
        self.setAccessibleName(f"{line} {small}".strip())

    def set_chosen(self, chosen: bool) -> None:
        """The pale tint and the mark of the row at work."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, mark, and the line over every row but the first."""
        painter, area = QPainter(self), self.area()
        if self._chosen:
            painter.fillRect(area, colour(Ink.ACCENT_TINT))
            painter.fillRect(mirrored(QRectF(0, 0, 3, area.height()), area, self.layoutDirection()), colour(Ink.ACCENT))
        if not self._first:
            rule(painter, 0, 0, area.width())
