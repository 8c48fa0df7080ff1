"""The few strokes every component is painted with. Desk widgets; draws, keeps nothing."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from shoebox.desk.look import LINE_PX, RING_PX, Ink, Scheme, colour, metrics, scheme, u

LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Measured words are kept: a table asks for the same few again at every step of the keyboard. Each sale has new ones,
# and the table they are kept in is made anew as it fills: a large one leaves a hole in memory each time.
WORDS_KEPT_MAX = 1_024
CENTRE = Qt.AlignmentFlag.AlignCenter
_SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight


def box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: Ink | None,
    edge: Ink | None = None,
    radius_px: float = 0,
    edge_px: float = 1,
    held: bool = False,
) -> None:
    """A rounded box; its edge lies wholly inside the rectangle, and is broken at high contrast where it is `held`.

    There is no paler colour there: a button that does nothing now would look like one that does.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_broken = held and scheme() is Scheme.CONTRAST
    style = Qt.PenStyle.DashLine if is_broken else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour(edge), edge_px, style) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    half = edge_px / 2 if edge else 0
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(radius_px - half, 0), max(radius_px - half, 0))


def ring(painter: QPainter, rect: QRectF, radius_px: float, ink: Ink = Ink.ACCENT) -> None:
    """The focus ring, drawn on the edge of the rectangle."""
    box(painter, rect, fill=None, edge=ink, radius_px=radius_px, edge_px=RING_PX)


def ground(painter: QPainter, rect: QRect | QRectF, ink: Ink) -> None:
    """A plain rectangle of one colour.

    Not `fillRect`: its first call makes Python classes of all of Qt's gradients, a fortieth of a window's start.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ink))
    painter.drawRect(rect)


def rule(painter: QPainter, left: float, top: float, width: float, ink: Ink = Ink.LINE) -> None:
    """A level hairline."""
    ground(painter, QRectF(left, top, width, LINE_PX), ink)


def words(  # noqa: PLR0917  (painted a hundred times a page; the order is that of QPainter)
    painter: QPainter, rect: QRectF, said: str, font: QFont, ink: Ink, align: Qt.AlignmentFlag = LEADING
) -> None:
    """One line of text, cut with an ellipsis only where there is truly no room.

    Leading means right in a mirrored layout; the text itself runs as its own letters do, so that slip numbers keep
    the order of their groups.
    """
    width = rect.width()
    shown = said if _advance(said, font) <= width + 1 else _cut(metrics(font), said, width)
    layout, reading = painter.layoutDirection(), reading_direction(said)
    painter.setFont(font)
    painter.setPen(colour(ink))
    if reading is not layout:
        painter.setLayoutDirection(reading)
    painter.drawText(rect, _flags(layout, align), shown)
    if reading is not layout:
        painter.setLayoutDirection(layout)


@lru_cache(maxsize=32)
def _flags(layout: Qt.LayoutDirection, align: Qt.AlignmentFlag) -> int:
    return int(visual(layout, align) | Qt.TextFlag.TextSingleLine)


def visual(layout: Qt.LayoutDirection, align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """Where the eye finds it: leading and trailing change sides in a mirrored layout.

    As QStyle.visualAlignment has it; asking that class costs a window a twentieth of its start.
    """
    if not align & Qt.AlignmentFlag.AlignHorizontal_Mask:
        align |= Qt.AlignmentFlag.AlignLeft
    if layout is Qt.LayoutDirection.RightToLeft and align & _SIDES and not align & Qt.AlignmentFlag.AlignAbsolute:
        align ^= _SIDES
    return align | Qt.AlignmentFlag.AlignAbsolute


@lru_cache(maxsize=WORDS_KEPT_MAX)
def _advance(said: str, font: QFont) -> float:
    return metrics(font).horizontalAdvance(said)


@lru_cache(maxsize=WORDS_KEPT_MAX)
def reading_direction(said: str) -> Qt.LayoutDirection:
    """The way a text runs: that of its first letter, and left to right where it has none."""
    strong = next((kind for kind in map(bidirectional, said) if kind in {"L", "R", "AL"}), "L")
    return Qt.LayoutDirection.LeftToRight if strong == "L" else Qt.LayoutDirection.RightToLeft


def _cut(measures: QFontMetricsF, said: str, width: float) -> str:
    return measures.elidedText(said, Qt.TextElideMode.ElideRight, max(width, 0))


def width_of(said: str, font: QFont) -> int:
    """How wide these words stand, rounded up."""
    return int(_advance(said, font) + 0.999)


def mirrored(rect: QRectF, within: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """The rectangle as it lies in a right-to-left layout, or as it is."""
    if direction is Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(within.left() + within.right() - rect.right(), rect.top(), rect.width(), rect.height())


def radius_card() -> float:
    """The corner of a card: 10 px at scale 1."""
    return u(1.25)


def radius_field() -> float:
    """The corner of a field and a tile: 6 px at scale 1."""
    return u(0.75)


def radius_button() -> float:
    """The corner of a button: 7 px at scale 1."""
    return u(0.875)
