"""The face of a button: its measures, colours and strokes. Desk widgets."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.keycap import cap_height, cap_width, paint_cap
from shoebox.desk.widgets.paint import box, mirrored, radius_button, width_of, words


class Kind(StrEnum):
    """How much a button asks for. One FIRST on a page."""

    FIRST = "first"
    NORMAL = "normal"
    QUIET = "quiet"


def inks(kind: Kind, *, held: bool, strong: bool, chosen: bool) -> tuple[Ink | None, Ink | None, Ink]:
    """Fill, edge and words of a button; `strong` is pressed or under the mouse."""
    if held:
        return Ink.S2, Ink.LINE, Ink.T3
    if kind is Kind.FIRST:
        shown = Ink.ACCENT_HI if strong else Ink.ACCENT
        return shown, shown, Ink.ON_ACCENT
    if chosen:
        return Ink.ACCENT_TINT, Ink.ACCENT, Ink.ACCENT
    if kind is Kind.QUIET:
        return (Ink.S2 if strong else None), None, Ink.ACCENT
    return (Ink.S2 if strong else Ink.S1), Ink.LINE2, Ink.T1


class Face(NamedTuple):
    """What a button shows, measured and painted with the letters of its window."""

    kind: Kind
    said: str
    key: str
    icon: str
    large: bool
    small: bool
    listed: bool = False

    def size(self, base: QFont) -> QSize:
        """The words with room at both sides, an icon before and a key behind them."""
        height = u(6) if self.large else u(3.75) if self.small else u(4.5)
        return QSize(self._content_px(base) + 2 * self._pad_px(), height)

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        base: QFont,
        direction: Qt.LayoutDirection,
        *,
        held: bool,
        strong: bool,
        chosen: bool,
    ) -> None:
        """The box, then icon, words and cap: centred as one, or from edge to edge in a list."""
        fill, edge, ink = inks(self.kind, held=held, strong=strong, chosen=chosen)
        box(painter, rect, fill=fill, edge=edge, radius_px=radius_button(), held=held)

        def placed(left: float, width: float, height: float) -> QRectF:
            return mirrored(QRectF(left, (rect.height() - height) / 2, width, height), rect, direction)

        over, font = (rect.width() - self._content_px(base)) / 2, self._font(base)
        left = self._pad_px() if self.listed else over
        if self.icon:
            paint_icon(painter, self.icon, ink, placed(left, u(2.25), u(2.25)))
            left += u(2.25) + u(1)
        width = width_of(self.said, font)
        words(painter, placed(left, width, rect.height()), self.said, font, ink, Qt.AlignmentFlag.AlignCenter)
        if self.key:
            after = left + width + u(1) + (2 * (over - left) if self.listed else 0)
            cap = placed(after, cap_width(self.key, base), cap_height())
            paint_cap(painter, cap, self.key, base, ink=Ink.T3 if held else Ink.T2, on_accent=ink is Ink.ON_ACCENT)

    def _pad_px(self) -> int:
        return u(2.5) if self.large else u(1.25) if self.small else u(1.75)

    def _font(self, base: QFont) -> QFont:
        role = Type.H3 if self.kind is Kind.FIRST else Type.VALUE
        size = Type.LARGE if self.large else Type.LABEL if self.small else role
        return look.font(size, base, weight=role.value.weight)

    def _content_px(self, base: QFont) -> int:
        icon = u(2.25) + u(1) if self.icon else 0
        cap = u(1) + cap_width(self.key, base) if self.key else 0
        return icon + width_of(self.said, self._font(base)) + cap
