"""The filter: one line of words above a table. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import LINE_PX, Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.filter_token import FilterFrame, Token
from shoebox.desk.widgets.keycap import Keycap
from shoebox.desk.widgets.line_edit import LineEdit
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.words import Words


class FilterLine(QWidget):
    """Words such as "age over 1 day", each taken with Enter; `changed` carries all of them, as texts.

    A line whose first word is not known is not taken: the mend line names the nearest one. Esc leaves, Backspace in
    an empty line takes the last filter away.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, known: Sequence[str], *, key: str = "/", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known, self._filters, self._tokens = tuple(known), [], []
        self.edit = LineEdit()
        self.edit.setAccessibleName(tr("Filter"))
        self.edit.setPlaceholderText(tr("Filter by {0}", ", ".join(known)))
        self.edit.setToolTip(self.edit.placeholderText())
        self._frame, self._count, self._below = FilterFrame(self.edit), Words("", Type.SMALL, Ink.T3), MendLine(lines=1)
        self._below.hide()
        self._row = QHBoxLayout(self._frame)
        self._row.setContentsMargins(u(4.5), LINE_PX, u(1.5), LINE_PX)
        self._row.setSpacing(u(1))
        for part in (self.edit, self._count, Keycap(key)):
            self._row.addWidget(part, 1 if part is self.edit else 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.5))
        column.addWidget(self._frame)
        column.addWidget(self._below)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.entered.connect(self._take)
        self.edit.textEdited.connect(self._mended)
        self.edit.gained.connect(self._frame.update)
        self.edit.lost.connect(self._frame.update)
        self.edit.installEventFilter(self)

    _filters: list[str]
    _tokens: list[Token]

    def filters(self) -> tuple[str, ...]:
        """The filters now taken."""
        return tuple(self._filters)

    def set_filters(self, filters: Sequence[str]) -> None:
        """Take these from the program; no signal."""
        self._filters = list(filters)
        self._show_tokens()

    def set_count(self, said: str) -> None:
        """``318 of 1,284``."""
        self._count.say(said)

    def mend(self, said: str) -> None:
        """Say what is wrong with the last word; empty when it is mended."""
        self._below.mend(said)
        self._below.setVisible(bool(said))
        self._frame.bad = bool(said)
        self.edit.setAccessibleDescription(said)
        self._frame.update()

    def eventFilter(self, _watched: object, event: object) -> bool:
        """Esc leaves an empty line, Backspace takes the last filter away."""
        if not isinstance(event, QKeyEvent) or event.type() is not QKeyEvent.Type.KeyPress or self.edit.text():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Backspace and self._filters:
            self._filters.pop()
            self._show_tokens()
            self.changed.emit(self.filters())
            return True
        return False

    def _take(self) -> None:
        said = " ".join(self.edit.text().split())
        if not said:
            self.left.emit()
            return
        word = said.split()[0].lower()
        if word not in self._known:
            near = get_close_matches(word, self._known, n=1, cutoff=0)
            self.mend(
                tr("“{0}” is not a filter word. The nearest is “{1}”.", word, near[0] if near else self._known[0])
            )
            return
        self._filters.append(said)
        self.edit.clear()
        self._show_tokens()
        self.changed.emit(self.filters())

    def _mended(self) -> None:
        self.mend("")

    def _show_tokens(self) -> None:
        for token in self._tokens:
            self._row.removeWidget(token)
            token.deleteLater()
        self._tokens = [Token(*(said.split(" ", 1) if " " in said else (said, ""))) for said in self._filters]
        for at, token in enumerate(self._tokens):
            self._row.insertWidget(at, token, 0, Qt.AlignmentFlag.AlignVCenter)
        self.edit.setAccessibleDescription(", ".join(self._filters))
