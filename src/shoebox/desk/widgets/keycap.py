"""The key on the button. Desk widgets."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.look import LINE_PX, Ink, Scheme, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.paint import CENTRE, box, width_of, words
from shoebox.desk.widgets.painted import Painted

CAPS_KEPT_MAX = 512
_ARROWS = {"Down": "↓", "Up": "↑", "Left": "←", "Right": "→"}
# As keys are printed; what stands in neither table is printed the same everywhere.
NAMES = {"Return": "Enter", "PgUp": "Page up", "PgDown": "Page down"}
TRANSLATED = (
    *("Enter", "Return", "Page up", "Page down", "Home", "End", "Delete", "Backspace", "Shift", "Space", "Tab"),
    *_ARROWS,
)


def key_names(keys: str) -> tuple[str, ...]:
    """``Ctrl+Return`` as it is printed on keys: ``("Ctrl", "Enter")``."""
    parts = ("+",) if keys == "+" else tuple(keys.split("+"))
    return tuple(_ARROWS.get(part) or _name(NAMES.get(part, part)) for part in parts)


def key_said(keys: str) -> str:
    """``Ctrl+Return`` as a reader says it: the same, in the person's language."""
    return keys if keys == "+" else "+".join(_name(part) for part in keys.split("+"))


def _name(key: str) -> str:
    return tr(key) if key in TRANSLATED else key


def cap_height() -> int:
    """20 px at scale 1."""
    return u(2.5)


def cap_width(key: str, base: QFont) -> int:
    """A cap is never narrower than it is high."""
    return max(cap_height(), width_of(key, look.font(Type.CAP, base)) + 2 * u(0.75))


def paint_cap(
    painter: QPainter, rect: QRectF, key: str, base: QFont, *, ink: Ink = Ink.T2, on_accent: bool = False
) -> None:
    """One cap: a line edge and a foot twice as thick, so that it reads as a key and not as a field."""
    ratio = painter.device().devicePixelRatioF()
    cap = _cap(key, rect.size().toSize(), look.font(Type.CAP, base), look.scheme(), ratio, ink, on_accent=on_accent)
    painter.drawPixmap(round(rect.left()), round(rect.top()), cap)  # between two rows of the screen it would be a blur


# The same few caps stand in every foot line, which is painted anew at each step of a sale.
@lru_cache(maxsize=CAPS_KEPT_MAX)
def _cap(key: str, size: QSize, font: QFont, _scheme: Scheme, ratio: float, ink: Ink, *, on_accent: bool) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter, rect = QPainter(made), QRectF(0, 0, size.width(), size.height())
    edge = Ink.ON_ACCENT if on_accent else Ink.LINE
    if on_accent:
        box(painter, rect, fill=None, edge=edge, radius_px=u(0.5))
    else:
        box(painter, rect, fill=edge, radius_px=u(0.5))
        fill = Ink.S2 if ink is Ink.T3 else Ink.S1
        box(painter, rect.adjusted(0, 0, 0, -LINE_PX), fill=fill, edge=edge, radius_px=u(0.5))
    words(painter, rect.adjusted(0, -LINE_PX, 0, 0), key, font, edge if on_accent else ink, CENTRE)
    painter.end()
    return made


class Keycap(Painted):
    """A key, or keys pressed together, on the page. Readers skip it: the button or the foot line says the words."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = key_names(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the caps side by side."""
        caps = sum(cap_width(name, self.font()) for name in self._names)
        return QSize(caps + u(0.5) * (len(self._names) - 1), cap_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint cap after cap, left to right in every language."""
        painter, left = QPainter(self), 0
        for name in self._names:
            width = cap_width(name, self.font())
            paint_cap(painter, QRectF(left, 0, width, cap_height()), name, self.font())
            left += width + u(0.5)
