"""The pill: a state in one word, with its icon and tint. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.widgets.paint import box, mirrored, width_of, words
from shoebox.desk.widgets.painted import Painted


def pill_height() -> int:
    """22 px at scale 1."""
    return u(2.75)


def pill_width(said: str, icon: str, base: QFont) -> int:
    """Room for icon and word."""
    lead = u(1.75) + u(0.625) if icon else 0
    return lead + width_of(said, look.font(Type.LABEL, base)) + 2 * u(1.125)


class Pill(Painted):
    """A word with a meaning. Offline is a plain pill with the icon `offline`."""

    def __init__(
        self, said: str, meaning: Meaning = Meaning.PLAIN, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(said, meaning, icon=icon)

    def show_state(self, said: str, meaning: Meaning = Meaning.PLAIN, *, icon: str = "") -> None:
        """Say another word. The meaning brings its icon unless one is given."""
        self._said, self._meaning, self._icon = said, meaning, icon or meaning.icon
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The pill's own size; it never stretches."""
        return QSize(pill_width(self._said, self._icon, self.font()), pill_height())

    def minimumSizeHint(self) -> QSize:
        """A pill is never shorter than its word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, icon, word."""
        painter, area = QPainter(self), self.area()
        high_contrast = look.scheme() is look.Scheme.CONTRAST
        box(
            painter,
            area,
            fill=self._meaning.tint,
            edge=look.Ink.LINE if high_contrast else None,
            radius_px=area.height() / 2,
        )
        left = float(u(1.125))
        if self._icon:
            left = u(0.875)
            side = u(1.75)
            spot = QRectF(left, (area.height() - side) / 2, side, side)
            paint_icon(painter, self._icon, self._meaning.ink, mirrored(spot, area, self.layoutDirection()))
            left += side + u(0.625)
        said = QRectF(left, 0, area.width() - left, area.height())
        words(
            painter,
            mirrored(said, area, self.layoutDirection()),
            self._said,
            self.letters(Type.LABEL),
            self._meaning.ink,
        )
