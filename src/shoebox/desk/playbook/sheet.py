"""The playbook over a window: type what is wrong, read what to do, Esc back to the customer. Desk: knows no window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.playbook.topic_model import TopicModel
from shoebox.desk.playbook.topic_view import TopicView
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.keycap import Keycap
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.playbook import Playbook
from shoebox.domain.playbook_search import ASKED_SIGNS_MAX, Hit, search

WIDTH_U, LIST_U, OTHER_HEIGHT_U, LEAST_HEIGHT_U = 124, 40, 21, 40
_WALKS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class PlaybookSheet(Sheet):
    """Search and list at the leading side, the page beside them. F2 or Esc closes it."""

    lets_read = False  # the key that opened it closes it

    def __init__(self, over: QWidget, playbook: Playbook, wanted: str) -> None:
        super().__init__(over, tr("Playbook"), width_u=WIDTH_U)
        self._playbook = playbook
        self.search = Field(tr("What is it about?"), length_max=ASKED_SIGNS_MAX, mend_lines=0)
        self.search.walks = False
        self.model, self.view = TopicModel(), TopicView()
        self.list = Table(self.model, name=tr("Pages"), row_u=5.5, heads=False)
        self._nothing = EmptyState("search", tr("No page says so"), tr("Try another word, or one word less."))
        self._both = QWidget()
        self._lay_out()
        self._listen()
        self.model.show_rows(search(playbook.topics, ""))
        topic = playbook.topic(wanted)
        self.list.choose(lambda hit: hit.topic == topic)
        self._settle()

    def ask(self) -> None:
        """Open it with the keyboard in the search, and the page that is wanted in view."""
        self.open(self.search.edit)
        self.list.scrollTo(self.list.currentIndex(), Table.ScrollHint.PositionAtCenter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While one types, arrows walk the list and Page up and down move the page."""
        if watched is not self.search.edit:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _WALKS:
                self._walk(_WALKS[key])
                return True
            if key in _TURNS:
                self.view.turn(_TURNS[key])
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened it closes it."""
        if event.key() == Qt.Key.Key_F2:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and page take what the window has, so that a long page shows as much of itself as can be."""
        super().resizeEvent(event)
        self._both.setFixedHeight(max(self.height() - u(OTHER_HEIGHT_U), u(LEAST_HEIGHT_U)))

    def _listen(self) -> None:
        self.search.typed.connect(self._seek)
        self.search.entered.connect(self._into_page)
        self.search.edit.installEventFilter(self)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._into_page)

    def _seek(self, asked: str) -> None:
        self.model.show_rows(search(self._playbook.topics, asked))
        self.list.choose_row(0)
        self._settle()

    def _settle(self) -> None:
        found = bool(self.model.rows)
        self.view.setVisible(found)
        self._nothing.setVisible(not found)

    def _show(self, hit: Hit | None) -> None:
        if hit is not None:
            self.view.show_topic(hit.topic)

    def _walk(self, steps: int) -> None:
        self.list.choose_row(self.list.currentIndex().row() + steps)

    def _into_page(self, _hit: object = None) -> None:
        if self.view.isVisible():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    # -- laying out

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(u(1.5))
        left.addWidget(self.search)
        held = Card()  # not a flat one, which would round its corners off in the colour of a page's ground
        held.body.setContentsMargins(0, u(1), 0, u(1))
        held.setAccessibleName(tr("Pages"))
        held.body.addWidget(self.list)
        held.setFixedWidth(u(LIST_U))
        left.addWidget(held, 1)
        right.addWidget(self.view, 1)
        right.addWidget(self._nothing, 1)
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2.5))
        row.addLayout(left)
        row.addLayout(right, 1)
        self.body.addWidget(self._both)
        self.body.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(u(0.75))
        for key, said in (("Down", tr("Other page")), ("PgDown", tr("Read on")), ("Return", tr("Into the page"))):
            row.addWidget(Keycap(key))
            row.addWidget(Words(said, Type.SMALL, Ink.T2))
            row.addSpacing(u(1.5))
        unread = Words(_unread(self._playbook), Type.SMALL, Ink.WAITING)
        unread.setToolTip("\n".join(f"{one.file}: {one.why}" for one in self._playbook.unread))
        row.addStretch(1)
        row.addWidget(unread)
        return row


def _unread(playbook: Playbook) -> str:
    if not playbook.unread:
        return ""
    pages = text.many(len(playbook.unread), tr("page of head office"), tr("pages of head office"))
    return tr("{0} can't be used: {1}.", pages, playbook.unread[0].file)
