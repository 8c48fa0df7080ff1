"""A QR code on the screen, from a matrix made elsewhere. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.look import Ink, colour, u
from shoebox.desk.widgets.painted import Painted

# What the standard asks to be left white around the code, in modules.
QUIET_MODULES = 4


class QrView(Painted):
    """Dark on white in every scheme, since scanners want it so. Rows of bools, without the quiet zone."""

    def __init__(
        self,
        matrix: tuple[tuple[bool, ...], ...] = (),
        *,
        name: str = "",
        side_u: float = 15.5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side_u = side_u
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_code(matrix, name)

    def show_code(self, matrix: tuple[tuple[bool, ...], ...], name: str) -> None:
        """Show this code; the name says in words what it holds."""
        self._matrix = matrix
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(u(self._side_u), u(self._side_u))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole pixels per module, or a phone's camera sees grey."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Ink.PAPER))
        if not self._matrix:
            return
        ratio = self.devicePixelRatioF()
        modules = len(self._matrix) + 2 * QUIET_MODULES
        module = max(1, int(self.width() * ratio) // modules)
        offset = (int(self.width() * ratio) - module * len(self._matrix)) // 2
        painter.scale(1 / ratio, 1 / ratio)
        for row, line in enumerate(self._matrix):
            for column, dark in enumerate(line):
                if dark:
                    spot = QRect(offset + column * module, offset + row * module, module, module)
                    painter.fillRect(spot, colour(Ink.TONER))
