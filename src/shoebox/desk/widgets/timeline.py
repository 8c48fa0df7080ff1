"""The timeline: where a day or a run stands. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.look import LINE_PX, RING_PX, Ink, Type, colour, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.dots import Stand, Step, paint_dot
from shoebox.desk.widgets.paint import CENTRE, mirrored, words
from shoebox.desk.widgets.painted import Painted

__all__ = ["Stand", "Step", "Timeline", "paint_dot"]


class Timeline(Painted):
    """One stop of the keyboard; arrows walk between dots, Enter opens one (`opened` with its number)."""

    opened = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; the keyboard stands on the one of now."""
        self._steps = tuple(steps)
        standing = [at for at, step in enumerate(self._steps) if step.stand in {Stand.NOW, Stand.STOPPED}]
        self._at = standing[0] if standing else 0
        self.setAccessibleName("; ".join(_said(step) for step in self._steps))
        self.setToolTip("\n".join(_said(step) for step in self._steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Dots, labels and facts."""
        height = u(3) + u(1) + self.line_px(Type.VALUE) + self.line_px(Type.SMALL)
        return QSize(u(12) * max(len(self._steps), 1), height + u(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0) * (
            -1 if self.is_mirrored() else 1
        )
        if step and self._steps:
            self._at = min(max(self._at + step, 0), len(self._steps) - 1)
            announce(self, _said(self._steps[self._at]))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._steps:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines first, then dots and words."""
        painter = QPainter(self)
        for at in range(1, len(self._steps)):
            reached = self._steps[at].stand is not Stand.TO_COME
            before, after = self._dot(at - 1), self._dot(at)
            painter.setPen(QPen(colour(Ink.ACCENT if reached else Ink.LINE), RING_PX))
            painter.drawLine(before.center(), after.center())
        for at, step in enumerate(self._steps):
            self._paint_step(painter, at, step)

    def _paint_step(self, painter: QPainter, at: int, step: Step) -> None:
        spot = self._dot(at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Ink.S1))
        painter.drawEllipse(spot.adjusted(-1, -1, 1, 1))
        paint_dot(painter, spot, step.stand)
        if self.hasFocus() and at == self._at:
            painter.setPen(QPen(colour(Ink.ACCENT), RING_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.adjusted(-3, -3, 3, 3))
        now = step.stand is Stand.NOW
        slot = self._slot(at)
        top = spot.bottom() + u(0.75)
        label = QRectF(slot.left(), top, slot.width(), self.line_px(Type.VALUE))
        font = self.letters(Type.VALUE, weight=600 if now else 500)
        words(painter, label, step.label, font, Ink.ACCENT if now else Ink.T1, CENTRE)
        fact = QRectF(slot.left(), label.bottom() - LINE_PX, slot.width(), self.line_px(Type.SMALL))
        words(painter, fact, step.fact, self.letters(Type.SMALL), Ink.T2, CENTRE)

    def _slot(self, at: int) -> QRectF:
        width = self.width() / max(len(self._steps), 1)
        return mirrored(QRectF(at * width, 0, width, self.height()), self.area(), self.layoutDirection())

    def _dot(self, at: int) -> QRectF:
        side = u(3)
        return QRectF(self._slot(at).center().x() - side / 2, u(0.5), side, side)


def _said(step: Step) -> str:
    return ", ".join(part for part in (step.label, tr(step.stand.value), step.fact) if part)
