"""What all painted components share: letters from the inherited font, and a fresh look when font or palette change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.look import Type

_CHANGES = frozenset(
    {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.EnabledChange}
)


class Painted(QWidget):
    """A widget that paints itself from tokens. It never sets its own font, so its font is its window's base."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def letters(self, role: Type, *, weight: int = 0) -> QFont:
        """The font of a role at this widget's base size."""
        return look.font(role, self.font(), weight=weight)

    def line_px(self, role: Type) -> int:
        """The height of one line of a role."""
        return look.line_height(role, self.font())

    def area(self) -> QRectF:
        """The whole of the widget."""
        return QRectF(self.rect())

    def is_mirrored(self) -> bool:
        """Whether the layout runs right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint anew."""
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self.updateGeometry()
            self.update()
