"""Journals: write what waits for the accounting system, and see what each one posts. Finance room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance.file_pair import FilePairPage, digest_words, unput_words
from shoebox.desk.finance.journal_model import JournalModel, SumModel
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.journal import AccountSum, JournalFile, Waits


class JournalPage(FilePairPage):
    """Journals at the left, what the chosen one posts at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._head, self.small = Words(tr("Journals"), Type.H1), Words("", Type.SMALL, Ink.T2, wrap=True)
        self.write = Button(tr("Write a journal"), kind=Kind.FIRST, key=key_of("finance", "write", "journal"))
        self.again = Button(tr("Put there again"), key=key_of("finance", "again", "journal"), small=True)
        self.model, self.sums = JournalModel(session), SumModel()
        self.table = Table(self.model, name=tr("Journals"), row_u=5.5)
        self.sum_table = Table(self.sums, name=tr("What it posts"), row_u=5.5)
        self._digest = Words("", Type.CAPTION, Ink.T2, wrap=True)
        self._empty = EmptyState(
            "balance", tr("No journal was written yet"), tr("For the accounting system: closed days, money of cases.")
        )
        self._lay_out()
        self.table.chosen.connect(self._chosen)
        acts: dict[str, Callable[[], object]] = {"write": self.write_journal, "again": self.put_again}
        self.write.acted.connect(self.write_journal)
        self.again.acted.connect(self.put_again)
        bind(self, "finance", "journal", acts)

    def reload(self) -> None:
        """Read the journals again, and what waits for one."""
        room = self._session.desk.journals
        if not self.write.held():
            self.write.hold(tr("What waits is being read."))
        self._session.lanes.free.ask(lambda: (room.rows(), room.waits()), self._show, self._failed)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint((key_of("finance", "write", "journal"),), tr("Write a journal")),
            Hint((key_of("finance", "again", "journal"),), tr("Put there again")),
            Hint(("F1",), tr("All keys")),
        )

    def write_journal(self) -> None:
        """Write everything that stands in no journal yet."""
        person = self._session.person
        if person is not None and not self.write.held() and self.write.begin(tr("Writing")):
            room = self._session.desk.journals
            self._session.lanes.free.ask(partial(room.write, by=person), self._wrote, self._failed)

    def put_again(self) -> None:
        """Put the chosen journal into a folder once more, byte for byte."""
        row = self.table.row()
        name = QFileDialog.getExistingDirectory(self, tr("Where to put {0}", row.name)) if row is not None else ""
        if row is not None and name:
            room, person = self._session.desk.journals, self._session.person
            work = partial(room.put_again, row.journal_no, Path(name), by=person)
            self._session.lanes.book.ask(work, self._put, self._session.refuse)

    def _show(self, found: tuple[tuple[JournalFile, ...], Waits]) -> None:
        rows, waits = found
        chosen = self.table.row()
        self.model.show_rows(rows)
        self.small.say(waits_words(waits))
        self.write.hold("" if waits.days or waits.moves or waits.unput else tr("Nothing waits for a journal."))
        self.show_whether(is_any=bool(rows))
        if rows:
            at = self.model.find(lambda one: chosen is not None and one.journal_no == chosen.journal_no)
            self.table.choose_row(max(at, 0))

    def _chosen(self, row: JournalFile | None) -> None:
        if row is not None:
            self._right.set_title(tr("What it posts"), row.name)
            self._digest.say(digest_words(row.digest))
            room = self._session.desk.journals
            self._session.lanes.book.ask(
                lambda: (row, room.sums(row.journal_no)), self._show_sums, self._session.refuse
            )

    def _show_sums(self, found: tuple[JournalFile, tuple[AccountSum, ...]]) -> None:
        row, sums = found
        if self.table.row() == row:
            self.sums.show_sums(sums, row.currency)
            self.sum_table.choose_row(0)

    def _wrote(self, files: tuple[JournalFile, ...]) -> None:
        self.write.busy("")
        self._session.changed.emit()
        names = ", ".join(file.name for file in files)
        place = self._session.desk.out.name
        said = tr("Written to {0}: {1}", place, names) if files else tr("Nothing waits for a journal.")
        self._session.said.emit(said)

    def _put(self, place: Path) -> None:
        self._session.changed.emit()
        self._session.said.emit(tr("{0} is there again, byte for byte.", place.name))

    def _failed(self, error: ShoeboxError) -> None:
        self.write.busy("")
        self.write.hold("")
        self._session.refuse(error)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(u(2))
        head.addWidget(self._head)
        head.addWidget(self.small, 1)
        head.addWidget(self.write)
        inside = Card(tr("What it posts"), hint=" ", flat=True)
        inside.body.addWidget(self.sum_table)
        inside.set_foot(self._make_foot())
        self.stand(head, self.table, inside, self._empty)

    def _make_foot(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(u(2), u(1.5), u(2), u(1.5))
        row.setSpacing(u(2))
        row.addWidget(self._digest, 1)
        row.addWidget(self.again)
        return box


def waits_words(waits: Waits) -> str:
    """What stands in no journal yet, and which money may still move."""
    days = text.many(waits.days, tr("closed day"), tr("closed days"))
    moves = text.many(waits.moves, tr("movement of a case"), tr("movements of cases"))
    said = [tr("In no journal yet: {0}, {1}.", days, moves)]
    if waits.unanswered:
        sent = text.many(waits.unanswered, tr("line of files"), tr("lines of files"))
        said.append(tr("{0} not answered by the processor.", sent))
    return " ".join([*said, *unput_words(waits.unput)])
