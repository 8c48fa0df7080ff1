"""One segment of a track: a word and the key that chooses it. Desk widgets."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from shoebox.desk import look
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.keycap import cap_height, cap_width, key_names, paint_cap
from shoebox.desk.widgets.paint import box, mirrored, radius_field, ring, width_of, words


@dataclass(frozen=True, slots=True)
class Choice:
    """One segment: its value, its word, the key on its cap, and why it is held where it is."""

    value: Hashable
    said: str
    key: str = ""
    held: str = ""


class Segment(QToolButton):
    """One segment of the track. `stepped` says -1 or 1: an arrow was pressed, towards the first or the last."""

    stepped = Signal(int)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self._key = self._cap = " ".join(key_names(choice.key)) if choice.key else ""
        self.setText(choice.said)
        self.setCheckable(not choice.held)
        self.setAccessibleName(choice.said)
        self.setAccessibleDescription(choice.held or (self._cap and f"Key {self._cap}"))
        self.setToolTip(choice.held)
        # The ring on one choice while another is chosen would be a lie, so what can't be chosen never has it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if choice.held else Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Cap and word, as wide as when it is chosen, so that choosing moves nothing."""
        return QSize(self._content_px() + 2 * u(1), u(4))

    def minimumSizeHint(self) -> QSize:
        """Never shorter than its word."""
        return QSize(self._content_px() + u(1), u(4))

    def bare(self, *, bare: bool) -> None:
        """Without its cap, or with it."""
        said = "" if bare else self._key
        if said != self._cap:
            self._cap = said
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right are the track's, which knows what is held."""
        if event.key() not in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            super().keyPressEvent(event)
            return
        to_the_right = event.key() == Qt.Key.Key_Right
        self.stepped.emit(1 if to_the_right is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight) else -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The thumb where chosen, the ring where focused, cap and word."""
        painter, area = QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            box(painter, area, fill=Ink.S1, edge=Ink.LINE2, radius_px=radius_field())
        elif self.choice.held and look.scheme() is look.Scheme.CONTRAST:
            box(painter, area, fill=None, edge=Ink.LINE2, radius_px=radius_field(), held=True)
        if self.hasFocus():
            ring(painter, area, radius_field())
        left = (area.width() - self._content_px()) / 2
        ink = Ink.T3 if self.choice.held else Ink.T1 if chosen else Ink.T2
        if self._cap:
            width = cap_width(self._cap, self.font())
            cap = QRectF(left, (area.height() - cap_height()) / 2, width, cap_height())
            paint_cap(painter, mirrored(cap, area, self.layoutDirection()), self._cap, self.font())
            left += width + u(0.875)
        said = QRectF(left, 0, area.width() - left, area.height())
        font = look.font(Type.VALUE, self.font(), weight=600 if chosen else 500)
        words(painter, mirrored(said, area, self.layoutDirection()), self.choice.said, font, ink)

    def _content_px(self) -> int:
        cap = cap_width(self._cap, self.font()) + u(0.875) if self._cap else 0
        return cap + width_of(self.choice.said, look.font(Type.VALUE, self.font(), weight=600))
