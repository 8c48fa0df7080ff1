"""The painted frame around a field's line. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import LINE_PX, Ink, Meaning, Type, u
from shoebox.desk.widgets.line_edit import LineEdit
from shoebox.desk.widgets.paint import box, mirrored, radius_field, ring
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words


class FieldFrame(Painted):
    """The painted frame around the line, with room for words at its left and right."""

    def __init__(self, edit: LineEdit, role: Type, height_px: int) -> None:
        super().__init__()
        self.edit, self._role = edit, role
        self.meaning, self.icon, self.icon_ink = Meaning.PLAIN, "", Ink.T3
        self.setFixedHeight(height_px)
        self._unit: Words | None = None
        self._busy: Words | None = None  # few fields have either, and a register's window has dozens of fields
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(self._pad_px(), LINE_PX, self._pad_px(), LINE_PX)
        self._row.setSpacing(u(1))
        self._row.addWidget(edit, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(edit)
        self.dress()

    def show_unit(self, said: str) -> None:
        """A unit or a currency at the leading edge."""
        if self._unit is None:
            role = Type.STAT if self._role in {Type.AMOUNT, Type.FIGURE} else Type.BODY
            self._unit = Words("", role, Ink.T3, weight=500)
            self._row.insertWidget(0, self._unit, 0, Qt.AlignmentFlag.AlignVCenter)
        self._unit.say(said)
        self._unit.show()

    def show_busy(self, said: str) -> None:
        """A quiet word at the trailing edge; empty takes it away."""
        if self._busy is None:
            self._busy = Words("", Type.SMALL, Ink.T3)
            self._row.addWidget(self._busy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._busy.say(said)
        self._busy.setVisible(bool(said))

    def show_icon(self, name: str, ink: Ink) -> None:
        """A small icon at the trailing edge, such as the check of a good value."""
        if (name, ink) == (self.icon, self.icon_ink):
            return
        self.icon, self.icon_ink = name, ink
        pad = self._pad_px()
        trailing = pad + (u(2.25) + u(1) if name else 0)
        first, last = (trailing, pad) if self.is_mirrored() else (pad, trailing)
        self._row.setContentsMargins(first, LINE_PX, last, LINE_PX)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a short value."""
        return QSize(u(14), self.height())

    def minimumSizeHint(self) -> QSize:
        """It may become narrow; its layout gives way first."""
        return QSize(u(7), self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Set the line's letters anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, edge, ring, icon."""
        painter, area = QPainter(self), self.area()
        bad = self.meaning is Meaning.REFUSED
        idle = self.edit.isReadOnly()
        fill = Ink.REFUSED_TINT if bad else Ink.S2 if idle else Ink.S1
        edge = Ink.REFUSED_MARK if bad else Ink.LINE if idle else Ink.LINE2
        box(painter, area, fill=fill, edge=edge, radius_px=radius_field(), held=idle and not bad)
        if bad or self.edit.hasFocus():
            ring(painter, area, radius_field(), Ink.REFUSED_MARK if bad else Ink.ACCENT)
        if self.icon:
            side = u(2.25)
            spot = QRectF(area.width() - side - self._pad_px(), (area.height() - side) / 2, side, side)
            paint_icon(painter, self.icon, self.icon_ink, mirrored(spot, area, self.layoutDirection()))

    def dress(self) -> None:
        """Letters and colours of the line, after a change of font, palette or state."""
        self.update()
        self.edit.setFont(look.font(self._role, self.font(), weight=self._weight()))
        self.edit.colour()
        self.edit.lean()

    def _pad_px(self) -> int:
        return u(2) if self.minimumHeight() > u(5) else u(1.5)

    def _weight(self) -> int:
        return 500 if self._role in {Type.STAT, Type.CODE, Type.H2} else 0
