"""Words on a page, in a type role and a colour, with **bold** spans. Desk widgets."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink, Type, colour
from shoebox.desk.widgets.paint import reading_direction, width_of, words

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_WIDE_PX = 16_000
_NUMBERS = frozenset({Type.HERO, Type.AMOUNT, Type.STAT, Type.CODE})


class Words(QLabel):
    """A label. `wrap` lets it break into lines; `weight` 500 or 600 overrules the role's."""

    def __init__(
        self,
        said: str = "",
        role: Type = Type.BODY,
        ink: Ink = Ink.T1,
        *,
        weight: int = 0,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._ink, self._weight, self._align = role, ink, weight, align
        self._heights: dict[int, int] = {}  # by width: a layout asks for the same few a dozen times over
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        upright = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.say(said)

    def say(self, said: str, ink: Ink | None = None) -> None:
        """Show these words, in another colour if one is given."""
        self._ink = ink or self._ink
        self._heights.clear()
        self.setText(said)
        self.setAccessibleName(_BOLD.sub(r"\1", said))
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def ink(self) -> Ink:
        """The colour of the words."""
        return self._ink

    def plain(self) -> str:
        """The words without their marks of weight."""
        return _BOLD.sub(r"\1", self.text())

    def sizeHint(self) -> QSize:
        """One line's room, or a comfortable column when it may wrap."""
        if not self.wordWrap():
            return QSize(self._natural_width(), self._line_px() * (self.text().count("\n") + 1))
        width = min(self._natural_width(), look.u(50))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A line of words may be cut in need, a number never; lines may grow narrow."""
        least = self._natural_width() if self._role in _NUMBERS else min(self._natural_width(), look.u(8))
        return QSize(least, self._line_px())

    def heightForWidth(self, width: int) -> int:
        """How high the wrapped words stand at this width."""
        if not self.wordWrap():
            return self._line_px()
        held = self._heights.get(width)
        return held or self._heights.setdefault(width, round(self._document(width).size().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words; a plain line goes the short way."""
        painter = QPainter(self)
        if self.wordWrap() or "\n" in self.text() or _BOLD.search(self.text()):
            self._paint_document(painter)
        else:
            font = look.font(self._role, self.font(), weight=self._weight)
            words(
                painter, QRectF(self.rect()), self.text(), font, self._ink, self._align | Qt.AlignmentFlag.AlignVCenter
            )

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the base letters change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._heights.clear()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is cut is told whole by its tool tip."""
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        cut = not self.wordWrap() and self.width() < self._natural_width()
        self.setToolTip(self.plain() if cut else "")

    def _line_px(self) -> int:
        return look.line_height(self._role, self.font())

    def _natural_width(self) -> int:
        font = look.font(self._role, self.font(), weight=self._weight)
        if _BOLD.search(self.text()) or "\n" in self.text():
            return int(self._document(_WIDE_PX).idealWidth() + 1.999)
        return width_of(self.text(), font)

    def _document(self, width: int) -> QTextDocument:
        font = look.font(self._role, self.font(), weight=self._weight)
        made = QTextDocument()
        made.setDocumentMargin(0)
        made.setDefaultFont(font)
        placed = QStyle.visualAlignment(self.layoutDirection(), self._align)
        option = QTextOption(placed | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(reading_direction(self.text()))
        made.setDefaultTextOption(option)
        line = f"line-height:{self._line_px() / QFontMetricsF(font).height() * 100:.0f}%"
        said = _BOLD.sub(r'<span style="font-weight:600">\1</span>', html.escape(self.text())).replace("\n", "<br>")
        made.setHtml(f'<p style="{line}">{said}</p>')
        made.setTextWidth(width)
        return made

    def _paint_document(self, painter: QPainter) -> None:
        document = self._document(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        shown: QPalette = context.palette  # type: ignore[attr-defined]
        shown.setColor(QPalette.ColorRole.Text, colour(self._ink))
        painter.translate(QPointF(0, max(0.0, (self.height() - document.size().height()) / 2)))
        context.palette = shown  # type: ignore[attr-defined]
        document.documentLayout().draw(painter, context)
