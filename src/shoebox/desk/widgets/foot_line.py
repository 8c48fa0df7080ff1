"""The foot line: the keys that matter now, and one quiet word at the right. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.look import LINE_PX, Ink, Type, u
from shoebox.desk.widgets.keycap import cap_height, cap_width, key_names, key_said, paint_cap
from shoebox.desk.widgets.paint import TRAILING, ground, mirrored, rule, width_of, words
from shoebox.desk.widgets.painted import Painted


class Hint(NamedTuple):
    """Keys and what they do now. Two keys are either alternatives side by side or, with `span`, a range "1 to 4"."""

    keys: tuple[str, ...]
    said: str
    span: str = ""


class FootLine(Painted):
    """At most as many hints as there is room for; F1 shows all."""

    def __init__(self, hints: Sequence[Hint] = (), right: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints, self._right, self._margin_px = tuple(hints), right, u(3)
        self.setFixedHeight(u(5))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hints(self, hints: Sequence[Hint], right: str | None = None) -> None:
        """Show the keys of this moment."""
        self._hints = tuple(hints)
        self._right = self._right if right is None else right
        self.setAccessibleName("; ".join(f"{' '.join(map(key_said, hint.keys))} {hint.said}" for hint in self._hints))
        self.update()

    def say(self, said: str) -> None:
        """The quiet word at the right; the keys stay as they are."""
        self.show_hints(self._hints, said)

    def set_margin(self, margin_px: int) -> None:
        """The page's side margin."""
        self._margin_px = margin_px
        self.update()

    def sizeHint(self) -> QSize:
        """Any width, five units high."""
        return QSize(u(20), u(5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White under a line; hints from the leading edge while they fit."""
        painter, area = QPainter(self), self.area()
        ground(painter, area, Ink.S1)
        rule(painter, 0, 0, area.width())
        small = self.letters(Type.SMALL)
        said = width_of(self._right, small)
        end = area.width() - self._margin_px - (said + u(2.5) if said else 0)
        right = QRectF(area.width() - self._margin_px - said, 0, said, area.height())
        words(painter, mirrored(right, area, self.layoutDirection()), self._right, small, Ink.T3, TRAILING)
        left = float(self._margin_px)
        for hint in self._hints:
            width = self._hint_px(hint)
            if left + width > end:
                break
            self._paint_hint(painter, hint, left)
            left += width + u(2.5)

    def _pieces(self, hint: Hint) -> list[tuple[str, bool]]:
        caps: list[tuple[str, bool]] = []
        for at, key in enumerate(hint.keys):
            if at and hint.span:
                caps.append((hint.span, False))
            caps += [(name, True) for name in key_names(key)]
        return [*caps, (hint.said, False)]

    def _piece_px(self, said: str, *, cap: bool) -> int:
        return cap_width(said, self.font()) if cap else width_of(said, self.letters(Type.SMALL))

    def _hint_px(self, hint: Hint) -> int:
        pieces = self._pieces(hint)
        return sum(self._piece_px(said, cap=cap) for said, cap in pieces) + u(0.75) * (len(pieces) - 1)

    def _paint_hint(self, painter: QPainter, hint: Hint, left: float) -> None:
        area, middle = self.area(), (self.height() + LINE_PX) / 2
        for at, (said, cap) in enumerate(self._pieces(hint)):
            width, height = self._piece_px(said, cap=cap), cap_height()
            spot = mirrored(QRectF(left, middle - height / 2, width, height), area, self.layoutDirection())
            if cap:
                paint_cap(painter, spot, said, self.font())
            else:
                last = at == len(self._pieces(hint)) - 1
                words(
                    painter,
                    spot,
                    said,
                    self.letters(Type.SMALL),
                    Ink.T2 if last else Ink.T3,
                    Qt.AlignmentFlag.AlignCenter,
                )
            left += width + u(0.75)
