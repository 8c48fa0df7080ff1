"""Words laid out in lines, with **bold** spans, and how much room they take. Desk widgets."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument, QTextOption

from shoebox.desk.look import metrics
from shoebox.desk.widgets.paint import WORDS_KEPT_MAX, reading_direction

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_WIDE_PX = 16_000
_LEFT = Qt.AlignmentFlag.AlignLeft


def without_marks(said: str) -> str:
    """The words without their marks of weight."""
    return _BOLD.sub(r"\1", said) if "**" in said else said


def is_rich(said: str) -> bool:
    """Whether the words have several lines or weights."""
    return "\n" in said or ("**" in said and _BOLD.search(said) is not None)


# A layout asks each label a dozen times over, and the same words stand in many windows: what was measured is kept.
@lru_cache(maxsize=WORDS_KEPT_MAX)
def height_of(said: str, font: QFont, line_px: int, width: int) -> int:
    """How high the words stand, wrapped at this width, in pixels."""
    return round(document(said, font, line_px, width).size().height())


@lru_cache(maxsize=WORDS_KEPT_MAX)
def ideal_width_of(said: str, font: QFont, line_px: int) -> int:
    """How wide the words want to be, in pixels."""
    return int(document(said, font, line_px, _WIDE_PX).idealWidth() + 1.999)


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

    marked = _BOLD.sub(r'<span style="font-weight:600">\1</span>', escape(said)).replace("\n", "<br>")
    made.setHtml(f'<p style="{line}">{marked}</p>')
    made.setTextWidth(width)
    return made
