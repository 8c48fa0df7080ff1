"""A slim scroll bar: a round thumb, no arrows, and scrolled areas that use it. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from shoebox.desk.look import Ink, u
from shoebox.desk.widgets.paint import box


class SlimBar(QScrollBar):
    """Upright. It shows where one is; wheel and keys do the rest, and it can be dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

    def sizeHint(self) -> QSize:
        """One unit and a half wide."""
        return QSize(u(1.5), u(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The thumb alone, where the style thinks it is."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ScrollBar
        spot = self.style().subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, self)
        thumb = QRectF(spot).adjusted(u(0.375), 2, -u(0.375), -2)
        strong = self.underMouse() or self.isSliderDown()
        box(QPainter(self), thumb, fill=Ink.T3 if strong else Ink.LINE2, radius_px=thumb.width() / 2)


def slim(area: QAbstractScrollArea) -> None:
    """Give an area the slim bar, and none across."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(SlimBar())
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)


class ScrolledPage(QScrollArea):
    """Scrolls to wherever the keyboard is, also where the page grew under it."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        slim(self)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setAutoFillBackground(False)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self.verticalScrollBar().rangeChanged.connect(self._follow)

    def _follow(self, *_given: object) -> None:
        now = QApplication.focusWidget()
        if now is not None and self.widget().isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, u(2))


def scrolled(inner: QWidget) -> ScrolledPage:
    """The same widget, with a scroll bar where it is higher than its room."""
    return ScrolledPage(inner)
