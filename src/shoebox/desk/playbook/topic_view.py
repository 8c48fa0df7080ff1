"""One page of the playbook to be read: steps with their numbers, points, words to say. Desk: knows no window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.incident.step import StepMark
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.focus_ring import FocusRing
from shoebox.desk.widgets.paint import box, radius_card
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.scroll_bar import slim
from shoebox.desk.widgets.words import Words
from shoebox.domain.playbook import Block, Shape, Topic

MARK_U, POINT_U = 3.5, 1.5


class TopicView(QScrollArea):
    """A stop of the keyboard: arrows and Page up and down move through the page."""

    def __init__(self) -> None:
        super().__init__()
        slim(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, u(0.75))
        self.topic: Topic | None = None

    def show_topic(self, topic: Topic) -> None:
        """Another page, from its top."""
        if topic == self.topic:
            return
        self.topic = topic
        self.setAccessibleName(topic.title)
        self.setAccessibleDescription("\n".join(_spoken(block) for block in topic.blocks))
        page = _page(topic)
        self.setWidget(page)
        page.setAutoFillBackground(False)  # which being put into the area has switched on
        self.verticalScrollBar().setValue(0)

    def turn(self, pages: int) -> None:
        """Read on, or back: by what is in view, less a line."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(bar.pageStep() - u(4), u(4)))


class Say(Painted):
    """Words to say to a customer, set apart from what to do."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(u(2), u(1.25), u(2), u(1.5))
        column.setSpacing(u(0.25))
        column.addWidget(Words(tr("Say"), Type.LABEL, Ink.T2))
        column.addWidget(Words(said, Type.LEAD, wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pale ground with a hairline."""
        box(QPainter(self), self.area(), fill=Ink.ACCENT_TINT, edge=Ink.LINE, radius_px=radius_card())


def _page(topic: Topic) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(u(1), u(0.5), u(2.5), u(1))
    column.setSpacing(u(1.25))
    column.addWidget(Words(topic.group, Type.LABEL, Ink.T2))
    column.addWidget(Words(topic.title, Type.H1, wrap=True))
    for block in topic.blocks:
        if block.shape is Shape.HEAD:
            column.addSpacing(u(0.75))
        column.addWidget(_MADE[block.shape](block))
    column.addStretch(1)
    return page


def _text(block: Block) -> QWidget:
    return Words(text.with_marks(block.text), Type.BODY, wrap=True)


def _head(block: Block) -> QWidget:
    return Words(text.with_marks(block.text), Type.H2, wrap=True)


def _say(block: Block) -> QWidget:
    return Say(text.with_marks(block.text))


def _step(block: Block) -> QWidget:
    mark = StepMark(block.number)
    return _beside(mark, text.with_marks(block.text), MARK_U, top_u=0.25)


def _point(block: Block) -> QWidget:
    return _beside(Words("•", Type.BODY, Ink.T2), text.with_marks(block.text), POINT_U, top_u=0)


def _beside(mark: QWidget, said: str, wide_u: float, *, top_u: float) -> QWidget:
    """A mark at the leading side and the words beside it, their first line level with it."""
    row_of = QWidget()
    mark.setFixedWidth(u(wide_u))
    words = QVBoxLayout()
    words.setContentsMargins(0, u(top_u), 0, 0)
    words.addWidget(Words(said, Type.BODY, wrap=True))
    words.addStretch(1)
    row = QHBoxLayout(row_of)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(u(1.25))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row_of


def _spoken(block: Block) -> str:
    return f"{block.number}. {block.plain}" if block.number else block.plain


_MADE: dict[Shape, Callable[[Block], QWidget]] = {
    Shape.TEXT: _text,
    Shape.HEAD: _head,
    Shape.STEP: _step,
    Shape.POINT: _point,
    Shape.SAY: _say,
}
