"""Words on a page, in a type role and a colour, with bold spans (`text.bold`). Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink, Type, colour
from shoebox.desk.widgets.marks import is_rich, without_marks
from shoebox.desk.widgets.paint import visual, width_of, words

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
        self._letters: QFont | None = None
        self._line = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        upright = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.say(said)

    def say(self, said: str, ink: Ink | None = None) -> None:
        """Show these words, in another colour if one is given. Said again, they cost nothing."""
        if said == self.text() and ink in {None, self._ink}:
            return
        self._ink = ink or self._ink
        self.setText(said)
        self.setAccessibleName(self.plain())
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def wear(self, role: Type) -> None:
        """Show them in the letters of another role."""
        if role is not self._role:
            self._role, self._letters, self._line = role, None, 0
            self.updateGeometry()
            self.update()

    def ink(self) -> Ink:
        """The colour of the words."""
        return self._ink

    def plain(self) -> str:
        """The words without their marks of weight."""
        return without_marks(self.text())

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
        return self.height_saying(self.text(), width)

    def height_saying(self, said: str, width: int) -> int:
        """How high other words would stand here at this width."""
        if not said or not self.wordWrap():
            return self._line_px()
        from shoebox.desk.widgets.laid_out import height_of

        return height_of(said, self._font(), self._line_px(), width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words; a plain line goes the short way."""
        if not self.text():
            return
        painter = QPainter(self)
        if self.wordWrap() or is_rich(self.text()):
            self._paint_lines(painter)
        else:
            placed = self._align | Qt.AlignmentFlag.AlignVCenter
            words(painter, QRectF(self.rect()), self.text(), self._font(), self._ink, placed)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the base letters change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._letters, self._line = None, 0
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is cut is told whole by its tool tip."""
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        cut = not self.wordWrap() and self.width() < self._natural_width()
        tip = self.plain() if cut else ""
        if tip != self.toolTip():
            self.setToolTip(tip)

    def _line_px(self) -> int:
        self._line = self._line or look.line_height(self._role, self.font())
        return self._line

    def _font(self) -> QFont:
        if self._letters is None:
            self._letters = look.font(self._role, self.font(), weight=self._weight)
        return self._letters

    def _natural_width(self) -> int:
        said = self.text()
        if is_rich(said):
            from shoebox.desk.widgets.laid_out import ideal_width_of

            return ideal_width_of(said, self._font(), self._line_px())
        return width_of(said, self._font())

    def _paint_lines(self, painter: QPainter) -> None:
        from shoebox.desk.widgets.laid_out import document, paint_lines

        placed = visual(self.layoutDirection(), self._align)
        lines = document(self.text(), self._font(), self._line_px(), self.width(), placed)
        paint_lines(painter, QRectF(self.rect()), lines, colour(self._ink))
