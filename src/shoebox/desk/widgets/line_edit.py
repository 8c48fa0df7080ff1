"""The frameless line inside a field: Enter walks, Esc clears, letters may be commands. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink

# Faster than a person types: a scanner. Its letters are never taken for commands.
BURST_MS_MAX = 40
SCAN_KEYS_MIN = 3  # two that come at once may be quick hands
# A scanner holds Shift for each capital; that key is no sign of its own.
MODIFIER_KEYS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HELD_BACK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class LineEdit(QLineEdit):
    """Typing, and nothing painted but the text. Where it `takes_scans` the Enter of a scanner walks on as a person's.

    Elsewhere that Enter would answer what nobody has read: then it is `scanned` instead of `entered`.
    """

    entered = Signal()
    scanned = Signal()
    stepped_back = Signal()
    cleared = Signal()
    gained = Signal()
    lost = Signal()

    def __init__(self, *, numbers_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_scans = True
        self._numbers_only, self._last_key_ms = numbers_only, -BURST_MS_MAX
        self._burst = 0  # keys that came one right after the other
        self.setFrame(False)
        self.textChanged.connect(self.lean)
        self.colour()
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)

    def colour(self) -> None:
        """See-through ground, and letters from tokens; for when palette or state have changed."""
        made = self.palette()
        made.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        made.setColor(QPalette.ColorRole.Text, look.colour(Ink.T3 if self.isReadOnly() else Ink.T1))
        made.setColor(QPalette.ColorRole.PlaceholderText, look.colour(Ink.T3))
        made.setColor(QPalette.ColorRole.Highlight, look.colour(Ink.ACCENT))
        made.setColor(QPalette.ColorRole.HighlightedText, look.colour(Ink.ON_ACCENT))
        if made != self.palette():
            self.setPalette(made)

    def lean(self) -> None:
        """At high contrast a hint has the colour of what is typed, so it leans; for when text or scheme changed."""
        leans = look.scheme() is look.Scheme.CONTRAST and not self.text()
        if leans is not self.font().italic():
            made = QFont(self.font())
            made.setItalic(leans)
            self.setFont(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A placeholder of a long language that has no room is told by its tool tip."""
        super().resizeEvent(event)
        hint = self.placeholderText()
        if self.toolTip() in {"", hint}:
            short = QFontMetricsF(self.font()).horizontalAdvance(hint) > self.width()
            self.setToolTip(hint if short else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ReadOnlyChange}:
            self.colour()

    def event(self, event: QEvent) -> bool:
        """In a number field a letter typed by hand is left to the page's commands."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._is_command(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter walk, Esc clears what is there and is left to the page when nothing is."""
        if event.key() in MODIFIER_KEYS:
            super().keyPressEvent(event)
            return
        at_once = came_at_once(event.timestamp(), self._last_key_ms)
        self._burst = self._burst + 1 if at_once else 1
        self._last_key_ms = event.timestamp()
        if event.key() in _ENTERS and not event.modifiers() & _HELD_BACK:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            ends = self.scanned if self._burst >= SCAN_KEYS_MIN and not self.takes_scans else self.entered
            (self.stepped_back if back else ends).emit()
        elif event.key() == Qt.Key.Key_Escape and self.text() and not self.isReadOnly():
            self.clear()
            self.cleared.emit()
        elif self._numbers_only and _is_letter(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def was_scanned(self, end_ms: int) -> bool:
        """Whether all that stands here came faster than a person types, and so did the Enter of this time."""
        ended = came_at_once(end_ms, self._last_key_ms)
        return ended and bool(self.text()) and self._burst >= len(self.text())

    def ended_scan(self) -> bool:
        """Whether all that stands here, and the Enter of this moment behind it, came faster than a person types."""
        return bool(self.text()) and self._burst > len(self.text())

    def without_scan(self) -> str:
        """What stood here before the scan that the Enter of this moment ended; nothing where it was numbers."""
        return "" if self._numbers_only else self.text()[: 1 - self._burst]

    def leaves(self, said: str) -> bool:
        """Whether this sign is none of its own, and so may be a command of its page."""
        return self._numbers_only and said.isalpha()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()
        self.gained.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the field."""
        super().focusOutEvent(event)
        self.deselect()
        self.lost.emit()

    def _is_command(self, event: QKeyEvent) -> bool:
        by_hand = event.timestamp() == 0 or event.timestamp() - self._last_key_ms > BURST_MS_MAX
        return self._numbers_only and by_hand and _is_letter(event)


def came_at_once(now_ms: int, last_ms: int) -> bool:
    """Whether a key came as fast behind another as a scanner's; never one without a time, 0, which no hand has typed.

    Where keys get their time as they are handled, a whole scan that waited may have one and the same.
    """
    return bool(now_ms) and 0 <= now_ms - last_ms <= BURST_MS_MAX


def _is_letter(event: QKeyEvent) -> bool:
    return event.text().isalpha() and not event.modifiers() & _HELD_BACK
