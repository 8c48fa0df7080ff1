"""Segments: one of a few, each with its key. Desk widgets."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.keycap import cap_height, cap_width, key_names, paint_cap
from shoebox.desk.widgets.paint import box, mirrored, radius_field, ring, width_of, words
from shoebox.desk.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Choice:
    """One segment: its value, its word, the key on its cap, and why it is held where it is."""

    value: Hashable
    said: str
    key: str = ""
    held: str = ""


class Segment(QToolButton):
    """One segment of the track."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self._cap = " ".join(key_names(choice.key)) if choice.key else ""
        self.setText(choice.said)
        self.setCheckable(not choice.held)
        self.setAccessibleName(choice.said)
        self.setAccessibleDescription(choice.held or (self._cap and f"Key {self._cap}"))
        self.setToolTip(choice.held)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Cap and word, as wide as when it is chosen, so that choosing moves nothing."""
        return QSize(self._content_px() + 2 * u(1), u(4))

    def minimumSizeHint(self) -> QSize:
        """Never shorter than its word."""
        return QSize(self._content_px() + u(1), u(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The thumb where chosen, the ring where focused, cap and word."""
        painter, area = QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            box(painter, area, fill=Ink.S1, edge=Ink.LINE2, radius_px=radius_field())
        if self.hasFocus():
            ring(painter, area, radius_field())
        left = (area.width() - self._content_px()) / 2
        ink = Ink.T3 if self.choice.held else Ink.T1 if chosen else Ink.T2
        if self._cap:
            width = cap_width(self._cap, self.font())
            cap = QRectF(left, (area.height() - cap_height()) / 2, width, cap_height())
            paint_cap(painter, mirrored(cap, area, self.layoutDirection()), self._cap, self.font())
            left += width + u(0.875)
        said = QRectF(left, 0, area.width() - left, area.height())
        font = look.font(Type.VALUE, self.font(), weight=600 if chosen else 500)
        words(painter, mirrored(said, area, self.layoutDirection()), self.choice.said, font, ink)

    def _content_px(self) -> int:
        cap = cap_width(self._cap, self.font()) + u(0.875) if self._cap else 0
        return cap + width_of(self.choice.said, look.font(Type.VALUE, self.font(), weight=600))


class Segments(Painted):
    """A track of segments. `chosen` fires for the person's choice only; `told` says why a held one is held."""

    chosen = Signal(object)
    told = Signal(str)
    entered = Signal()

    def __init__(self, name: str, choices: Sequence[Choice], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(u(0.5), u(0.5), u(0.5), u(0.5))
        row.setSpacing(u(0.25))
        self.segments = tuple(Segment(choice) for choice in choices)
        for segment in self.segments:
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(self._clicked)
        self.setFocusProxy(self.segments[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> Hashable | None:
        """The chosen value, or nothing yet."""
        checked = self._group.checkedButton()
        return checked.choice.value if isinstance(checked, Segment) else None

    def choose(self, value: Hashable | None) -> None:
        """Choose from the program; no signal. None clears the choice."""
        self._group.setExclusive(False)
        for segment in self.segments:
            segment.setChecked(segment.choice.value == value and not segment.choice.held)
            if segment.isChecked():
                self.setFocusProxy(segment)
        self._group.setExclusive(True)

    def press(self, value: Hashable) -> None:
        """Choose as the person would, by key."""
        for segment in self.segments:
            if segment.choice.value == value:
                segment.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter walks on; arrows are the buttons' own."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.entered.emit()
            self._walk(forward=not back)
        else:
            super().keyPressEvent(event)

    def _walk(self, *, forward: bool) -> None:
        """Past all segments, however many of them the Tab key would stop at."""
        for _ in self.segments:
            focused = QApplication.focusWidget()
            if focused is not None and self.isAncestorOf(focused):
                self.focusNextPrevChild(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track."""
        box(QPainter(self), self.area(), fill=Ink.S2, edge=Ink.LINE, radius_px=u(1))

    def _clicked(self) -> None:
        segment = self.sender()
        assert isinstance(segment, Segment)
        if segment.choice.held:
            announce(self, segment.choice.held)
            self.told.emit(segment.choice.held)
        else:
            self.setFocusProxy(segment)
            self.chosen.emit(segment.choice.value)
