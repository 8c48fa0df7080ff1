"""Our one-colour icons, in the colour that is asked for. Desk; reads `assets/icons`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from shoebox.desk.look import Ink, colour, u
from shoebox.resources import asset, assets

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

CACHE_MAX = 1_000


def icon_names() -> tuple[str, ...]:
    """Every icon that ships, by name."""
    return tuple(sorted(path.stem for path in (assets() / "icons").glob("*.svg")))


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return asset(f"icons/{name}.svg").read_text("utf-8")


@lru_cache(maxsize=CACHE_MAX)
def _pixmap(name: str, rgb: str, size_px: int, ratio: float) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", rgb)
    made = QPixmap(QSize(round(size_px * ratio), round(size_px * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def pixmap(name: str, ink: Ink, size_px: int, ratio: float = 1.0) -> QPixmap:
    """An icon in a colour of the scheme now worn, sharp at this size and device pixel ratio."""
    return _pixmap(name, colour(ink).name(), size_px, ratio)


def paint_icon(painter: QPainter, name: str, ink: Ink, rect: QRectF) -> None:
    """Draw an icon centred in the rectangle, as large as its lesser side."""
    side = round(min(rect.width(), rect.height()))
    drawn = pixmap(name, ink, side, painter.device().devicePixelRatioF())
    left = round(rect.center().x() - side / 2 + 0.01)
    painter.drawPixmap(left, round(rect.center().y() - side / 2 + 0.01), drawn)


def window_icon() -> QIcon:
    """The mark as a window's icon: the shoebox on the accent."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415  (it brings the names of all icons of all desktops along)

    made = QIcon()
    for size_px in (16, 32, 48, 128):
        made.addPixmap(_mark(size_px))
    return made


def _mark(size_px: int) -> QPixmap:
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    made = QPixmap(round(size_px * ratio), round(size_px * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_mark(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return made


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """Draw the mark: a rounded square of the accent with the shoebox on it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(Ink.ACCENT))
    painter.drawRoundedRect(rect, rect.width() / 4, rect.height() / 4)
    inset = rect.width() * 0.19
    paint_icon(painter, "shoebox", Ink.ON_ACCENT, rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def icon_px() -> int:
    """The usual size of an icon beside words: 18 px at scale 1."""
    return u(2.25)
