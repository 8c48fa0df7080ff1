"""A door of the launcher: an icon, a chair, what waits there. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.focus_ring import FocusRing
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.keycap import Keycap
from shoebox.desk.widgets.paint import box, radius_card
from shoebox.desk.widgets.words import Words


class Door(QAbstractButton):
    """A card that opens. Listen to `clicked`, and to `walked` for the arrows: 1 forward, -1 back."""

    walked = Signal(int)

    def __init__(
        self, icon: str, title: str, said: str, place: str, *, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{said} {place}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        head = QHBoxLayout()
        head.addWidget(IconView(icon, Ink.ACCENT, size_u=3, tile=Ink.ACCENT_TINT))
        head.addStretch(1)
        head.addWidget(Keycap(key))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(u(3), u(3), u(3), u(3))
        column.setSpacing(u(0.5))
        column.addLayout(head)
        column.addSpacing(u(1.5))
        column.addWidget(Words(title, Type.H2))
        column.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        column.addStretch(1)
        column.addSpacing(u(1.5))
        column.addWidget(Words(place, Type.SMALL, Ink.T3, wrap=True))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring = FocusRing(self, radius_card())

    def sizeHint(self) -> QSize:
        """What its words need."""
        return self._column.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does; arrows walk between doors."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.walked.emit(-1 if (event.key() == Qt.Key.Key_Left) is not mirrored else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card; its edge in the accent under the mouse or the ring."""
        edge = Ink.ACCENT if self.hasFocus() or self.underMouse() else Ink.LINE2
        box(QPainter(self), QRectF(self.rect()), fill=Ink.S1, edge=edge, radius_px=radius_card())
