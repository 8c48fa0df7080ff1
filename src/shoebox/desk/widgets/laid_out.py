"""Words laid out in lines, with bold spans, and how much room they take. Desk widgets.

Loaded when the first of them are shown: Qt's documents bring much along that no plain word needs.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette, QTextDocument, QTextOption

from shoebox.desk.look import metrics
from shoebox.desk.widgets.marks import BOLD
from shoebox.desk.widgets.paint import WORDS_KEPT_MAX, reading_direction

_WIDE_PX = 16_000
DOCUMENTS_KEPT_MAX = 64  # those of one page: each is asked for its height, then painted
_LEFT = Qt.AlignmentFlag.AlignLeft


# A layout asks each label a dozen times over, and the same words stand in many windows: what was measured is kept.
@lru_cache(maxsize=WORDS_KEPT_MAX)
def height_of(said: str, font: QFont, line_px: int, width: int) -> int:
    """How high the words stand, wrapped at this width, in pixels."""
    return round(document(said, font, line_px, width).size().height())


@lru_cache(maxsize=WORDS_KEPT_MAX)
def ideal_width_of(said: str, font: QFont, line_px: int) -> int:
    """How wide the words want to be, in pixels."""
    return int(document(said, font, line_px, _WIDE_PX).idealWidth() + 1.999)


@lru_cache(maxsize=DOCUMENTS_KEPT_MAX)
def document(said: str, font: QFont, line_px: int, width: int, align: Qt.AlignmentFlag = _LEFT) -> QTextDocument:
    """The words in the line height of their role, wrapped at this width."""
    made = QTextDocument()
    made.setDocumentMargin(0)
    made.setDefaultFont(font)
    option = QTextOption(align)
    option.setTextDirection(reading_direction(said))
    made.setDefaultTextOption(option)
    line = f"line-height:{line_px / metrics(font).height() * 100:.0f}%"
    from html import escape  # noqa: PLC0415  (brings a table of two thousand names along)

    marked = BOLD.sub(r'<span style="font-weight:600">\1</span>', escape(said)).replace("\n", "<br>")
    made.setHtml(f'<p style="{line}">{marked}</p>')
    made.setTextWidth(width)
    return made


def paint_lines(painter: QPainter, rect: QRectF, lines: QTextDocument, ink: QColor) -> None:
    """Draw the words in this colour, in the middle of the rectangle's height."""
    context = QAbstractTextDocumentLayout.PaintContext()
    shown: QPalette = context.palette  # type: ignore[attr-defined]
    shown.setColor(QPalette.ColorRole.Text, ink)
    context.palette = shown  # type: ignore[attr-defined]
    painter.translate(rect.topLeft() + QPointF(0, max(0.0, (rect.height() - lines.size().height()) / 2)))
    lines.documentLayout().draw(painter, context)
