"""War room: what comes against what ends, how old the open cases are, where the money is. Finance room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import board_words
from shoebox.desk.finance.board_model import AgeModel, StoreRiskModel, filters_of
from shoebox.desk.finance.page import WatchedPage
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Type, u
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.bit_bars import BarMark
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.pair_bars import PairBars
from shoebox.desk.widgets.stat_line import StatLine
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.board import AgeRow, Board, StoreRow


class BoardPage(WatchedPage):
    """To look at; Enter on a row leads to its cases. While it is in view it reads itself again each minute."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._by_day = False
        self._board: Board | None = None
        self.stats = StatLine()
        self._head = Words(tr("War room"), Type.H1)
        self.span = Button(tr("By the day"), key=key_of("finance", "span", "board"), small=True)
        self.bars, self._came, self._ended = PairBars(), BarMark(0), BarMark(1)
        self.ages, self.stores = AgeModel(), StoreRiskModel()
        self.age_table = Table(self.ages, name=tr("Open cases by age"))
        self.store_table = Table(self.stores, name=tr("Money at risk by store"))
        self._empty = EmptyState("board", tr("Nothing is open"), tr("Bring in boxes and charges, then reconcile."))
        self._lay_out()
        self.span.acted.connect(self.turn_span)
        self.age_table.opened.connect(self._open)
        self.store_table.opened.connect(self._open)
        bind(self, "finance", "board", {"span": self.turn_span})

    def reload(self) -> None:
        """Read the board again."""
        work = partial(self._session.desk.casework.board, currency=self._session.desk.policy.currency)
        self._session.lanes.free.ask(work, self._show, self._session.refuse)

    def first(self) -> QWidget | None:
        """The keyboard begins with the ages."""
        return self.age_table if self._body.isVisible() else None

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint(("Down", "Up"), tr("Move")),
            Hint(("Return",), tr("To these cases")),
            Hint(("Tab",), tr("Other list")),
            Hint((key_of("finance", "span", "board"),), tr("By the hour, or by the day")),
            Hint(("F1",), tr("All keys")),
        )

    def turn_span(self) -> None:
        """The last 24 hours, or the last two weeks."""
        self._by_day = not self._by_day
        self.span.setText(tr("By the hour") if self._by_day else tr("By the day"))
        if self._board is not None:
            self._show_flow(self._board)

    def _show(self, board: Board) -> None:
        self._board = board
        self.stats.show_stats(board_words.stats(board))
        self._head.say(board_words.headline(board))
        self._show_flow(board)
        for table, model, rows in (
            (self.age_table, self.ages, board.ages),
            (self.store_table, self.stores, board.stores),
        ):
            at = max(table.currentIndex().row(), 0)
            model.show_of(rows, board.currency)
            table.choose_row(min(at, len(rows) - 1))
        seen = bool(board.open or any(one.came or one.ended for one in board.days))
        self._body.setVisible(seen)
        self._empty.setVisible(not seen)

    def _show_flow(self, board: Board) -> None:
        flows = board.days if self._by_day else board.hours
        offset = self._session.desk.clock.offset_min()
        self.bars.show_pairs(*board_words.pairs(flows, offset, by_day=self._by_day))
        came, ended = sum(one.came for one in flows), sum(one.ended for one in flows)
        self._came.say(tr("Came: {0}", text.count(came)))
        self._ended.say(tr("Ended here: {0}", text.count(ended)))
        self._flow.set_title(tr("Cases that came and cases that ended"), board_words.span(by_day=self._by_day))

    def _open(self, row: AgeRow | StoreRow) -> None:
        self._session.queue_wanted.emit(filters_of(row))

    def _lay_out(self) -> None:
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(u(2))
        inner.addWidget(self._make_flow(), 4)
        lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lists.setSpacing(u(2))
        for title, table in (
            (tr("Open cases by age"), self.age_table),
            (tr("Money at risk by store"), self.store_table),
        ):
            card = Card(title, flat=True)
            card.body.addWidget(table)
            lists.addWidget(card, 1)
        inner.addLayout(lists, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self.stats)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)
        self._body.setVisible(False)
        self._empty.setVisible(False)

    def _make_flow(self) -> Card:
        self._flow = Card(tr("Cases that came and cases that ended"), hint=" ", right=self.span)
        marks = QHBoxLayout()
        marks.setSpacing(u(2))
        marks.addWidget(self._came)
        marks.addWidget(self._ended)
        self._flow.body.addLayout(marks)
        self._flow.body.addWidget(self.bars, 1)
        for mark in (self._came, self._ended):
            mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._flow
