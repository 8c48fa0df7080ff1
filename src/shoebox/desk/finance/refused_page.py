"""Refused: what head office keeps apart, each with its reason, until a person has settled it. Finance room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import refused_words
from shoebox.desk.finance.page import Page, with_panel
from shoebox.desk.finance.part import Part
from shoebox.desk.finance.refused_model import RefusedModel
from shoebox.desk.finance.refused_sheet import BelieveSheet
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.sheet_desk import SheetDesk
from shoebox.desk.finance.sheets import NoteSheet
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.facts import Facts
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.holdings import BoxResult, Outcome, Quarantined, Settled
from shoebox.domain.staff import Signature

PANEL_U, PANEL_NARROW_U = 50, 44


class RefusedPage(Page):
    """The list, the chosen one beside it, and three ways to settle it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheets = SheetDesk(self, session)
        self._head = Words(tr("Refused"), Type.H1)
        self.model = RefusedModel(session)
        self.table = Table(self.model, name=tr("Refused"), row_u=6.25)
        self._whose, self._what = Words("", Type.SMALL, Ink.T2), Words("", Type.H2)
        self._why, self._facts = Words("", Type.BODY, Ink.T1, wrap=True), Facts(row_u=4)
        self.asked = Button(tr("Ask again"), key=key_of("finance", "ask_again", "refused"))
        self.apart = Button(tr("Keep apart"), key=key_of("finance", "apart", "refused"))
        self.believed = Button(tr("Believe"), key=key_of("finance", "believe", "refused"))
        self._empty = EmptyState(
            "ok", tr("Nothing is refused"), tr("What head office can't take is kept apart here, with its reason.")
        )
        self._lay_out()
        self.table.chosen.connect(self._chosen)
        acts: dict[str, Callable[[], object]] = {
            "ask_again": self.ask_again, "apart": self.keep_apart, "believe": self.believe,
        }  # fmt: skip
        for button, act in zip((self.asked, self.apart, self.believed), acts.values(), strict=True):
            button.acted.connect(act)
        bind(self, "finance", "refused", acts)

    def reload(self) -> None:
        """Read again what is kept apart."""
        self._session.lanes.book.ask(self._session.desk.central.quarantined, self._show, self._session.refuse)

    def set_width(self, size_class: str) -> None:
        """A narrower panel where there is less room."""
        self._panel.setFixedWidth(u(PANEL_U if size_class == "wide" else PANEL_NARROW_U))

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint(("Down", "Up"), tr("Move")),
            Hint((key_of("finance", "ask_again", "refused"),), tr("Ask again")),
            Hint((key_of("finance", "apart", "refused"),), tr("Keep apart")),
            Hint((key_of("finance", "believe", "refused"),), tr("Believe")),
            Hint(("F1",), tr("All keys")),
        )

    # -- acts

    def ask_again(self) -> None:
        """A: the store is to send it once more."""
        row = self._row()
        if row is not None:
            why = tr("It stays here until a good copy comes. Say whom you asked, and how.")
            sheet = NoteSheet(self, tr("Ask for {0} again", refused_words.what(row)), act=tr("Noted"), why=why)
            sheet.asked.connect(lambda note: self._settle(row, Settled.ASKED, note))
            self._sheets.open(sheet)

    def keep_apart(self) -> None:
        """K: it is never taken, and nobody is asked about it any more."""
        row = self._row()
        if row is not None:
            why = tr("It is never taken and leaves this list. What is kept of it stays as evidence.")
            sheet = NoteSheet(
                self, tr("Keep {0} apart for good", refused_words.what(row)), act=tr("Keep apart"), why=why
            )
            sheet.asked.connect(lambda note: self._settle(row, Settled.APART, note))
            self._sheets.open(sheet)

    def believe(self) -> None:
        """B: two people say that it is to be taken after all."""
        row, person = self._row(), self._session.person
        if row is not None and person is not None:
            why = refused_words.believing(row)
            title = tr("Believe {0}", refused_words.what(row))
            sheet = BelieveSheet(self, title, why, signer=person.name)
            sheet.asked.connect(lambda *said: self._believe(row, *said))
            self._sheets.open(sheet)

    def _settle(self, row: Quarantined, how: Settled, note: str) -> None:
        person, desk = self._session.person, self._session.desk
        if person is not None:
            self._session.lanes.book.ask(
                lambda: desk.settle_refused(row.digest, row.code, how, note=note, by=person),
                self._settled,
                self._sheets.refuse,
            )

    def _believe(self, row: Quarantined, note: str, pin: str, second: Signature) -> None:
        person, desk = self._session.person, self._session.desk
        if person is not None:
            first = (person.number, pin)
            self._session.lanes.book.ask(
                lambda: desk.believe_refused(row.digest, row.code, note=note, first=first, second=second),
                self._believed, self._sheets.refuse,
            )  # fmt: skip

    def _settled(self, _nothing: None) -> None:
        self._sheets.finish(tr("Written down."))

    def _believed(self, result: BoxResult | None) -> None:
        if result is None:
            self._sheets.finish(tr("Believed from now on. The register sends it by itself."))
        elif result.outcome is Outcome.REFUSED:
            self._sheets.finish(tr("Refused again: {0}", text.retold(result.sentence)))
        else:
            self._sheets.finish(text.retold(result.sentence))

    # -- showing

    def _show(self, rows: tuple[Quarantined, ...]) -> None:
        chosen = self._row()
        self.model.show_rows(rows)
        things = text.many(len(rows), tr("thing is kept apart"), tr("things are kept apart"))
        self._head.say(things if rows else tr("Refused"))
        self._body.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows:
            at = self.model.find(
                lambda row: chosen is not None and (row.digest, row.code) == (chosen.digest, chosen.code)
            )
            self.table.choose_row(max(at, 0))

    def _chosen(self, row: Quarantined | None) -> None:
        if row is not None:
            self._whose.say(refused_words.whose(row))
            self._what.say(refused_words.what(row))
            self._why.say(text.retold(row.sentence))
            self._facts.show_facts(refused_words.facts(row, self._session))

    def _row(self) -> Quarantined | None:
        row = self.table.row()
        return row if isinstance(row, Quarantined) else None

    def _lay_out(self) -> None:
        self._body = with_panel(self.table, self._make_panel())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)

    def _make_panel(self) -> Card:
        self._panel = Card(flat=True)
        self._panel.setAccessibleName(tr("What was refused"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, found = Part(lined=False), Part()
        for words in (self._whose, self._what, self._why):
            head.body.addWidget(words)
        found.body.addWidget(self._facts)
        column.addWidget(head)
        column.addWidget(found)
        column.addStretch(1)
        self._panel.body.addWidget(scrolled(inner), 1)
        foot = QWidget()
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(u(2.5), u(1.5), u(2.5), u(1.5))
        rows.setSpacing(u(1))
        for buttons in ((self.asked, self.apart), (self.believed,)):
            acts = QHBoxLayout()
            acts.setSpacing(u(1))
            for button in buttons:
                acts.addWidget(button)
            acts.addStretch(1)
            rows.addLayout(acts)
        self._panel.set_foot(foot)
        return self._panel
