"""Sent out: what head office has sent to its stores, which registers hold it, and who has read it. Finance room."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import sent_words
from shoebox.desk.finance.page import Page, with_panel
from shoebox.desk.finance.part import Part
from shoebox.desk.finance.sent_model import SentModel
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.facts import Facts
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.sent_out import SentOut

PANEL_U, PANEL_NARROW_U = 50, 44


class SentPage(Page):
    """To look at alone: what is sent out is judged and signed by `shoebox publish`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._head = Words(tr("Sent out"), Type.H1)
        self.model = SentModel(session)
        self.table = Table(self.model, name=tr("Sent out"), row_u=6.25)
        self._what, self._about = Words("", Type.H2, wrap=True), Words("", Type.BODY, Ink.T2, wrap=True)
        self._facts = Facts(row_u=4)
        self.missing, self.readers = (Words("", Type.SMALL, Ink.T2, wrap=True) for _ in range(2))
        self._empty = EmptyState(
            "upload", tr("Nothing was sent out yet"), tr("Policies, staff lists, notices: shoebox publish sends them.")
        )
        self._lay_out()
        self.table.chosen.connect(self._chosen)

    def reload(self) -> None:
        """Read again what is out."""
        self._session.lanes.book.ask(self._session.desk.central.sent_out, self._show, self._session.refuse)

    def set_width(self, size_class: str) -> None:
        """A narrower panel where there is less room."""
        self._panel.setFixedWidth(u(PANEL_U if size_class == "wide" else PANEL_NARROW_U))

    def _show(self, rows: tuple[SentOut, ...]) -> None:
        chosen = self._row()
        self.model.show_rows(rows)
        lacking = sum(bool(row.waits) for row in rows)
        said = text.many(
            lacking, tr("thing has not reached every register"), tr("things have not reached every register")
        )
        self._head.say(said if lacking else tr("Sent out"))
        self._body.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows:
            at = self.model.find(
                lambda row: chosen is not None and (row.kind, row.version) == (chosen.kind, chosen.version)
            )
            self.table.choose_row(max(at, 0))

    def _chosen(self, row: SentOut | None) -> None:
        if row is None:
            return
        offset_min, now_ms = self._session.desk.clock.offset_min(), self._session.now_ms()
        self._what.say(sent_words.what(row))
        self._about.say(row.about)
        self._about.setVisible(bool(row.about))
        self._facts.show_facts(sent_words.facts(row, offset_min, now_ms))
        self.missing.say(sent_words.missing(row))
        is_notice = row.kind == DispatchKind.NOTICE
        self._read_part.setVisible(is_notice)
        self.readers.say(sent_words.readers(row, offset_min) if is_notice else "")

    def _row(self) -> SentOut | None:
        row = self.table.row()
        return row if isinstance(row, SentOut) else None

    def _lay_out(self) -> None:
        self._body = with_panel(self.table, self._make_panel())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)

    def _make_panel(self) -> Card:
        self._panel = Card(flat=True)
        self._panel.setAccessibleName(tr("What was sent out"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, lacking, self._read_part = Part(lined=False), Part(), Part()
        for words in (self._what, self._about, self._facts):
            head.body.addWidget(words)
        lacking.body.addWidget(Words(tr("Not there yet"), Type.H3))
        lacking.body.addWidget(self.missing)
        self._read_part.body.addWidget(Words(tr("Read by"), Type.H3))
        self._read_part.body.addWidget(self.readers)
        for part in (head, lacking, self._read_part):
            column.addWidget(part)
        column.addStretch(1)
        self._panel.body.addWidget(scrolled(inner), 1)
        return self._panel
