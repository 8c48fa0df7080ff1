"""The audit trail: every act, newest first, and whether the chain is whole. Finance room."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from shoebox.desk import text
from shoebox.desk.finance import actions, says
from shoebox.desk.finance.page import Page
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import ActRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.verdict import Verdict as Found


class Col(IntEnum):
    """Columns of the trail."""

    SEQ = 0
    WHEN = 1
    WHO = 2
    CASE = 3
    ACT = 4
    DETAIL = 5


class TrailModel(RowModel[ActRow]):
    """Newest first; older ones are fetched when asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                Column(tr("Act"), 8, number=True),
                Column(tr("When"), 18),
                Column(tr("Who"), 15),
                Column(tr("Case"), 8, number=True),
                Column(tr("What"), 22),
                Column(tr("Detail"), drop=1),
            )
        )
        self._session = session

    def cell(self, row: ActRow, column: int) -> Cell:
        """One place of the trail."""
        if column == Col.WHEN:
            return Cell(says.moment(row.at_ms, self._session.desk.clock.offset_min()), ink=Ink.T2)
        if column == Col.WHO:
            return Cell(self._session.who(row.person) or tr("Shoebox"), ink=Ink.T1 if row.person else Ink.T3)
        if column == Col.CASE:
            return Cell(text.count(row.case_id) if row.case_id else text.DASH, ink=Ink.T2)
        if column == Col.ACT:
            return Cell(row.words, weight=500)
        return Cell(text.count(row.seq), ink=Ink.T3) if column == Col.SEQ else Cell(row.detail, ink=Ink.T2)


class TrailPage(Page):
    """Nothing here is ever edited: a correction is a new act."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = TrailModel(session)
        self.table = Table(self.model, name=tr("Audit trail"))
        self.verify = Button(tr("Verify the chain"), key=key_of("finance", "verify", "trail"))
        self.older = Button(tr("Older acts"), key=key_of("finance", "older", "trail"))
        self.verdict = Verdict(self.verify)
        self._lay_out()
        self.verify.acted.connect(self.check)
        self.older.acted.connect(self.more)
        bind(self, "finance", "trail", {"verify": self.check, "older": self.more})

    def reload(self) -> None:
        """Read the newest acts again."""
        self.verdict.say(
            tr("Each act carries the hash of the one before"), tr("Verify reads all of them again."), icon="audit"
        )
        actions.trail(self._session, 0, self._show, self._session.refuse)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint((key_of("finance", "verify", "trail"),), tr("Verify the chain")),
            Hint((key_of("finance", "older", "trail"),), tr("Older acts")),
            Hint(("F1",), tr("All keys")),
        )

    def check(self) -> None:
        """Replay the chain from the first act."""
        if self.verify.begin(tr("Verifying")):
            actions.verify(self._session, self._verified, self._not_verified)

    def more(self) -> None:
        """Acts before the oldest one shown."""
        if self.model.rows:
            actions.trail(self._session, self.model.rows[-1].seq, self._add, self._session.refuse)

    def _show(self, acts: tuple[ActRow, ...]) -> None:
        self.model.show_rows(acts)
        if acts:
            self.table.choose_row(0)

    def _add(self, acts: tuple[ActRow, ...]) -> None:
        self.model.add_rows(acts)
        if not acts:
            self._session.said.emit(tr("That was the first act."))

    def _verified(self, found: Found) -> None:
        self.verify.busy("")
        line = tr("The chain is whole") if found.ok else tr("The chain is broken")
        self.verdict.say(line, found.line, Meaning.OK if found.ok else Meaning.REFUSED)

    def _not_verified(self, error: ShoeboxError) -> None:
        self.verify.busy("")
        self._session.refuse(error)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Words(tr("Audit trail"), Type.H1), 1)
        head.addWidget(self.older)
        card = Card(flat=True)
        card.body.addWidget(self.table)
        card.set_foot(self.verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addLayout(head)
        column.addWidget(card, 1)
