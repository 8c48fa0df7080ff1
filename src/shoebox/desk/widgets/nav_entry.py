"""One entry of the nav. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.places import Place
from shoebox.desk.widgets.paint import TRAILING, box, mirrored, radius_button, ring, words


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
