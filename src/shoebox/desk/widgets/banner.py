"""The banner under the header: the incident, a training, trouble that everybody must know of. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.clock_badge import ClockBadge
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.paint import ground, mirrored, rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.stripes import stripes
from shoebox.desk.widgets.words import Words

FACTS_BETWEEN = "  ·  "


class Banner(Painted):
    """One line, one button. TRAINING is a full ground with a striped edge, where nothing is real; its button is beside.

    `word` is what it is about, large, before the line; `facts` stand below it in small letters, the least of them last:
    it gives way first in a long language. `clock` is how long something waits, in place of the icon.
    """

    def __init__(
        self,
        said: str,
        meaning: Meaning = Meaning.WAITING,
        *,
        icon: str = "",
        word: str = "",
        facts: tuple[str, ...] = (),
        button: Button | None = None,
        clock: ClockBadge | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._icon = IconView(icon or meaning.icon, meaning.ink, size_u=2.5)
        self._word = Words(word, Type.H1, self._ink())
        self._words = Words(said, Type.BODY, self._ink(), wrap=True)
        self._facts, self._below = facts, Words(FACTS_BETWEEN.join(facts), Type.SMALL, Ink.T2, wrap=True)
        self.button = button
        row = QHBoxLayout(self)
        row.setContentsMargins(u(3), 0, u(3), 0)
        row.setSpacing(u(1.5))
        self.clock = clock
        row.addWidget(clock or self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignVCenter)
        self._word.setVisible(bool(word))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(self._words)
        lines.addWidget(self._below)
        lines.addStretch(1)
        row.addLayout(lines, 1)
        self._below.setVisible(bool(facts))
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(u(5.5))
        # Two lines of the register's larger letters are a little higher than one line and its button; a third is small.
        self.setMaximumHeight(u(7))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._tell()

    def say(self, said: str, meaning: Meaning | None = None, *, icon: str = "") -> None:
        """Say something else; bold spans are allowed."""
        self._meaning = meaning or self._meaning
        self._words.say(said, self._ink())
        self._icon.show_icon(icon or self._meaning.icon, self._meaning.ink)
        self._tell()
        self.update()

    def show_clock(self, said: str) -> None:
        """The same stands there at another age."""
        if self.clock is not None and self.clock.said() != said:
            self.clock.say(said)
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: other lines."""
        super().resizeEvent(event)
        self._fit()

    def _ink(self) -> Ink:
        return Ink.ON_TRAINING if self._meaning is Meaning.TRAINING else Ink.T1

    def _fit(self) -> None:
        """In smaller letters where a long language would need a line too many."""
        width, shown = self._words.width(), self._facts
        self._words.wear(Type.BODY)
        if self._height(shown, width) > self._room(width):
            self._words.wear(Type.SMALL)
        while len(shown) > 1 and self._height(shown, width) > self._room(width):
            shown = shown[:-1]
        self._below.say(FACTS_BETWEEN.join(shown))

    def _room(self, width: int) -> int:
        """Facts never take the page below a third line; what it is about may."""
        takes_two = self._words.heightForWidth(width) > self._words.height_saying("", width)
        return self.maximumHeight() if takes_two else u(6.5)

    def _height(self, facts: tuple[str, ...], width: int) -> int:
        below = self._below.height_saying(FACTS_BETWEEN.join(facts), width) if facts else 0
        return self._words.heightForWidth(width) + below

    def _tell(self) -> None:
        """To readers, and to whoever points at it where a long language finds no room for all of it."""
        self._fit()
        clock = f"{self.clock.said()}." if self.clock is not None else ""
        parts = (self._word.plain(), clock, self._words.plain(), FACTS_BETWEEN.join(self._facts))
        said = " ".join(part for part in parts if part)
        self.setAccessibleName(said)
        self.setToolTip(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, line below, mark at the leading edge."""
        painter, area = QPainter(self), self.area()
        ground(painter, area, self._meaning.tint)
        rule(painter, 0, area.height() - 1, area.width())
        if self._meaning is Meaning.TRAINING:
            self._paint_training(painter, area)
            return
        mark = mirrored(QRectF(0, 0, u(0.5), area.height()), area, self.layoutDirection())
        ground(painter, mark, self._meaning.mark)

    def _paint_training(self, painter: QPainter, area: QRectF) -> None:
        """Stripes at the leading edge; the button on a ground of its own, where its ring can be seen."""
        stripes(painter, mirrored(QRectF(0, 0, u(1.75), area.height()), area, self.layoutDirection()), Ink.ON_TRAINING)
        if self.button is None:
            return
        beside = QRectF(self.button.geometry()).adjusted(-u(1.5), 0, 0, 0)
        left = beside.left() if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else 0.0
        right = area.right() if left else QRectF(self.button.geometry()).right() + u(1.5)
        ground(painter, QRectF(left, 0, right - left, area.height() - u(0.5)), Ink.S1)
