"""The line under a field: its hint, or how to mend it. Desk widgets."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Meaning, Type, colour, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.paint import mirrored, reading_direction, visual
from shoebox.desk.widgets.painted import Painted

_WORDS_MIN = 4  # of a sentence that is cut: fewer tell nothing
_ENDS = re.compile(r"(?<=[.!?]) |: ")  # where a sentence, or what leads one in, may end


class MendLine(Painted):
    """Keeps its room whether it speaks or not, so that nothing on the page jumps."""

    def __init__(self, hint: str = "", *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint, self._mend, self._meaning, self._lines = hint, "", Meaning.REFUSED, lines
        self.at_foot = False  # whether the foot of its form says in full what is cut here
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(hint)

    def hint(self, said: str) -> None:
        """What stands there while nothing is wrong."""
        if said == self._hint:
            return
        self._hint = said
        self.setToolTip(self.shown())
        self.update()

    def mend(self, said: str, meaning: Meaning = Meaning.REFUSED) -> None:
        """Say how to mend it; empty brings the hint back."""
        if (said, meaning) == (self._mend, self._meaning):
            return
        self._mend, self._meaning = said, meaning
        self.setToolTip(self.shown())
        self.update()

    def said(self) -> str:
        """The mend now shown, or nothing."""
        return self._mend

    def shown(self) -> str:
        """Whatever stands there now."""
        return self._mend or self._hint

    def ink(self) -> Ink:
        """The colour it speaks in now."""
        return self._meaning.ink if self._mend else Ink.T3

    def is_cut(self) -> bool:
        """Whether its room is too small for what it says."""
        room = QRectF(0, 0, self.width() - self._lead_px(), self.height())
        return not self._fits(self.shown(), QFontMetricsF(self._letters()), room)

    def sizeHint(self) -> QSize:
        """The same height in every state."""
        return QSize(u(10), self.line_px(Type.SMALL) * self._lines + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icon and mend, or the hint alone."""
        painter, area = QPainter(self), self.area()
        left, line = self._lead_px(), self.line_px(Type.SMALL)
        if left:
            side = u(1.75)
            spot = QRectF(0, (line - side) / 2 + 1, side, side)
            paint_icon(painter, self._meaning.icon, self._meaning.ink, mirrored(spot, area, self.layoutDirection()))
        painter.setFont(self._letters())
        painter.setPen(colour(self.ink()))
        rect = mirrored(QRectF(left, 0, area.width() - left, area.height()), area, self.layoutDirection())
        leading = visual(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        flags = int(leading | top | Qt.TextFlag.TextWordWrap)
        painter.setLayoutDirection(reading_direction(self.shown()))
        painter.drawText(rect.adjusted(0, 1, 0, 0), flags, self._fitted(rect))

    def _fitted(self, rect: QRectF) -> str:
        """All of it; where there is too little room as many whole sentences as it holds. The tooltip has the rest.

        Not even one: some whole words where they tell something, else where all of it stands. No stub of a word.
        """
        metrics, said = QFontMetricsF(self._letters()), self.shown()
        wholes = (said, *(said[: end.start()] for end in reversed(list(_ENDS.finditer(said)))))
        whole = next((one for one in wholes if self._fits(one, metrics, rect)), "")
        if whole or not said or self._lines > 1:
            return whole or said
        if self.at_foot:
            return self._by_words(said, metrics, rect.width()) or tr("See below")
        return metrics.elidedText(said, Qt.TextElideMode.ElideRight, rect.width())

    def told(self) -> str:
        """As much of what is shown as its room holds, as it is painted."""
        return self._fitted(QRectF(0, 0, self.width() - self._lead_px(), self.height()))

    def _by_words(self, said: str, metrics: QFontMetricsF, width: float) -> str:
        """The first whole words, where enough of them fit to tell something."""
        words = said.split(" ")
        cut = (f"{' '.join(words[:count])} …" for count in range(len(words) - 1, _WORDS_MIN - 1, -1))
        return next((one for one in cut if metrics.horizontalAdvance(one) <= width), "")

    def _fits(self, said: str, metrics: QFontMetricsF, rect: QRectF) -> bool:
        if self._lines == 1:
            return metrics.horizontalAdvance(said) <= rect.width()
        room = QRectF(0, 0, rect.width(), 10 * rect.height())
        needs = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), said)
        return needs.height() <= rect.height() and needs.width() <= rect.width()

    def _letters(self) -> QFont:
        return self.letters(Type.LABEL if self._mend else Type.SMALL)

    def _lead_px(self) -> int:
        return u(1.75) + u(0.625) if self._mend and self._meaning.icon else 0
