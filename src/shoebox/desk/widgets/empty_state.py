"""What a page shows when it has nothing to show: empty, busy, failed, offline. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.meter import Meter
from shoebox.desk.widgets.words import Words


class EmptyState(QWidget):
    """An icon, one line, one sentence, one button; and a meter while something is under way. `below` goes under all."""

    def __init__(
        self,
        icon: str,
        line: str,
        sentence: str = "",
        *,
        button: Button | None = None,
        below: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconView(icon, Ink.T3, size_u=4)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._line = Words(line, Type.H2, align=centre)
        self._sentence = Words(sentence, Type.BODY, Ink.T2, wrap=True, align=centre)
        self._sentence.setMaximumWidth(u(60))
        self._meter = Meter()
        self._meter.setFixedWidth(u(40))
        self._code = Words("", Type.CAPTION, Ink.T3)
        self.button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(u(3), u(3), u(3), u(3))
        column.setSpacing(u(1))
        column.addStretch(1)
        column.addWidget(self._icon, 0, centre)
        column.addWidget(self._line)
        # Its width is limited, so it stands between two springs; an alignment would cost it its height for its width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addWidget(self._meter, 0, centre)
        column.addWidget(self._code, 0, centre)
        if button is not None:
            column.addSpacing(u(1))
            column.addWidget(button, 0, centre)
        for widget in below:
            column.addWidget(widget, 0, centre)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._settle()

    def show_empty(self, icon: str, line: str, sentence: str = "") -> None:
        """Nothing waits, and what comes next."""
        self._icon.show_icon(icon, Ink.T3)
        self._say(line, sentence)

    def show_busy(self, line: str, sentence: str, done: int, total: int) -> None:
        """How far it is; the sentence says how long, and that one can go on working."""
        self._icon.show_icon("waiting", Ink.T3)
        self._meter.show_share(done, total, line)
        self._say(line, sentence, busy=True)

    def show_failed(self, line: str, sentence: str, code: str) -> None:
        """What is safe and what to do; the code small."""
        self._icon.show_icon("refused", Ink.REFUSED)
        self._say(line, sentence, code=code)
        announce(self, line)

    def show_offline(self, line: str, sentence: str) -> None:
        """No line: not a fault."""
        self._icon.show_icon("offline", Ink.T3)
        self._say(line, sentence)

    def _say(self, line: str, sentence: str, *, busy: bool = False, code: str = "") -> None:
        self._line.say(line)
        self._sentence.say(sentence)
        self._code.say(code)
        self._meter.setVisible(busy)
        self._settle(busy=busy)

    def _settle(self, *, busy: bool = False) -> None:
        self._sentence.setVisible(bool(self._sentence.text()))
        self._meter.setVisible(busy)
        self._code.setVisible(bool(self._code.text()))
        self.setAccessibleName(f"{self._line.text()} {self._sentence.text()}".strip())
