"""Instruction files: write what is approved, see every line, note what the processor answered. Finance room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import actions
from shoebox.desk.finance.file_model import FileModel, LineModel, result_words
from shoebox.desk.finance.file_pair import FilePairPage, digest_words, unput_words
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
from shoebox.domain.case import FileLineRow, QueueFigures
from shoebox.domain.decision import InstructionFile, Outcome
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.result import ResultTaken


class FilesPage(FilePairPage):
    """Files at the left, the lines of the chosen one at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._head, self._small = Words(tr("Instruction files"), Type.H1), Words("", Type.SMALL, Ink.T2, wrap=True)
        self.write = Button(tr("Write instruction files"), kind=Kind.FIRST, key=key_of("finance", "write", "files"))
        self.result = Button(tr("Take a result in"), icon="import", key=key_of("finance", "result", "files"))
        self.model, self.lines = FileModel(session), LineModel()
        self.table = Table(self.model, name=tr("Instruction files"), row_u=5.5)
        self.line_table = Table(self.lines, name=tr("Lines of the file"), row_u=5.5)
        self.confirmed = Button(tr("Went through"), key=key_of("finance", "confirmed", "files"), small=True)
        self.failed = Button(tr("Was refused"), key=key_of("finance", "failed", "files"), small=True)
        self.all = Button(tr("All went through"), key=key_of("finance", "all_confirmed", "files"), small=True)
        self.again = Button(tr("Put there again"), key=key_of("finance", "again", "files"), small=True)
        self._digest = Words("", Type.CAPTION, Ink.T2, wrap=True)
        self._empty = EmptyState("file", tr("No file was written yet"), tr("What two people approve comes here."))
        self._lay_out()
        self._lines_of = 0  # the file whose lines are listed, once they are read
        self.table.chosen.connect(self._chosen)
        acts: dict[str, Callable[[], object]] = {
            "write": self.write_files,
            "again": self.put_again,
            "confirmed": self.note_confirmed,
            "failed": self.note_failed,
            "all_confirmed": self.note_all,
            "result": self.choose_result,
        }
        for button, act in zip(
            (self.write, self.again, self.confirmed, self.failed, self.all, self.result), acts.values(), strict=True
        ):
            button.acted.connect(act)
        bind(self, "finance", "files", acts)

    def reload(self) -> None:
        """Read the files again."""
        actions.files(self._session, self._show, self._session.refuse)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint((key_of("finance", "write", "files"),), tr("Write files")),
            Hint((key_of("finance", "result", "files"),), tr("Take a result in")),
            Hint((key_of("finance", "confirmed", "files"),), tr("Went through")),
            Hint((key_of("finance", "failed", "files"),), tr("Was refused")),
            Hint((key_of("finance", "again", "files"),), tr("Put there again")),
            Hint(("F1",), tr("All keys")),
        )

    def write_files(self) -> None:
        """Write everything that two people approved."""
        if self._session.person is not None and not self.write.held() and self.write.begin(tr("Writing")):
            actions.write_files(self._session, by=self._session.person, done=self._wrote, failed=self._failed)

    def put_again(self) -> None:
        """Put the chosen file into a folder once more, byte for byte."""
        file = self.table.row()
        if file is not None:
            name = QFileDialog.getExistingDirectory(self, tr("Where to put {0}", file.name))
            if name:
                actions.put_again(self._session, file.file_no, Path(name), self._put, self._session.refuse)

    def choose_result(self) -> None:
        """Ask for a processor's result, and match it back."""
        file, person = self.table.row(), self._session.person
        if person is not None and not self.result.held():
            name, _ = QFileDialog.getOpenFileName(self, tr("A processor's result"), "", tr("Results (*.csv)"))
            if name:
                number = file.file_no if file is not None else 0
                actions.take_result(
                    self._session, Path(name), number, by=person, done=self._took_result, failed=self._session.refuse
                )

    def note_confirmed(self) -> None:
        """The chosen line went through."""
        self._note(Outcome.CONFIRMED)

    def note_failed(self) -> None:
        """The chosen line was refused; it goes into the next file under the same key."""
        self._note(Outcome.FAILED)

    def note_all(self) -> None:
        """Every line without an answer went through."""
        self._note_these({line.key: Outcome.CONFIRMED for line in self.lines.rows if not line.outcome})

    def _note(self, outcome: Outcome) -> None:
        line = self.line_table.row()
        if line is not None:
            self._note_these({line.key: outcome})

    def _note_these(self, answers: dict[str, Outcome]) -> None:
        file, person = self.table.row(), self._session.person
        if file is not None and file.file_no != self._lines_of:
            self._session.said.emit(tr("One moment: the lines of {0} are being read.", file.name))
        elif file is not None and person is not None and answers:
            actions.note_answers(
                self._session, file.file_no, answers, by=person, done=self._noted, failed=self._session.refuse
            )

    def _show(self, found: tuple[tuple[InstructionFile, ...], QueueFigures]) -> None:
        files, figures = found
        chosen = self.table.row()
        self.model.show_rows(files)
        waits = text.many(figures.approved, tr("case waits"), tr("cases wait"))
        nothing, unput = tr("Nothing approved waits for a file."), sum(not one.is_put for one in files)
        said = [tr("{0} for a file.", waits) if figures.approved else nothing]
        self._small.say(" ".join([*said, *unput_words(unput), *_held_words(figures)]))
        self.write.hold("" if figures.approved or unput else nothing)
        self.result.hold("" if files else tr("No file was written yet, so no result answers one."))
        self.show_whether(is_any=bool(files))
        if files:
            at = self.model.find(lambda one: chosen is not None and one.file_no == chosen.file_no)
            self.table.choose_row(max(at, 0))

    def _chosen(self, file: InstructionFile | None) -> None:
        if file is not None:
            self._right.set_title(tr("Lines of the file"), file.name)
            self._digest.say(digest_words(file.digest))
            actions.file_lines(self._session, file.file_no, self._show_lines, self._session.refuse)

    def _show_lines(self, found: tuple[int, tuple[FileLineRow, ...]]) -> None:
        file_no, lines = found
        file: InstructionFile | None = self.table.row()
        if file is None or file.file_no != file_no:
            return  # another one was chosen meanwhile
        at = self.line_table.currentIndex().row() if file_no == self._lines_of else 0
        self._lines_of = file_no
        self.lines.show_rows(lines)
        self.line_table.choose_row(min(max(at, 0), len(lines) - 1))
        answered = all(line.outcome for line in lines)
        for button in (self.confirmed, self.failed, self.all):
            button.hold(tr("Every line of this file was answered.") if answered else "")

    def _wrote(self, files: tuple[InstructionFile, ...]) -> None:
        self.write.busy("")
        self._session.changed.emit()
        names = ", ".join(file.name for file in files)
        self._session.said.emit(tr("Written to {0}: {1}", self._session.desk.out.name, names) if files else "")

    def _put(self, place: Path) -> None:
        self._session.changed.emit()
        self._session.said.emit(tr("{0} is there again, byte for byte.", place.name))

    def _took_result(self, taken: ResultTaken) -> None:
        self._session.changed.emit()
        at = self.model.find(lambda one: one.file_no == taken.file_no)
        self.table.choose_row(max(at, 0))
        self._session.said.emit(result_words(taken))

    def _noted(self, _nothing: None) -> None:
        self._session.changed.emit()
        self._session.said.emit(tr("Noted."))

    def _failed(self, error: ShoeboxError) -> None:
        self.write.busy("")
        self._session.refuse(error)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(u(2))
        head.addWidget(self._head)
        head.addWidget(self._small, 1)
        head.addWidget(self.result)
        head.addWidget(self.write)
        inside = Card(tr("Lines of the file"), hint=" ", flat=True)
        inside.body.addWidget(self.line_table)
        inside.set_foot(self._make_foot())
        self.stand(head, self.table, inside, self._empty)

    def _make_foot(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(u(2), u(1.5), u(2), u(1.5))
        column.setSpacing(u(1))
        row = QHBoxLayout()
        row.setSpacing(u(1))
        for button in (self.confirmed, self.failed, self.all):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(u(2))
        below.addWidget(self._digest, 1)
        below.addWidget(self.again)
        column.addLayout(below)
        return box


def _held_words(figures: QueueFigures) -> tuple[str, ...]:
    """Why something is in no file: nothing is sent for a reason that is gone, nor for what was given back."""
    said = []
    if figures.held:
        many = text.many(figures.held, tr("refused case is"), tr("refused cases are"))
        said.append(tr("{0} not sent again: the last run finds no reason.", many))
    if figures.given:
        many = text.many(figures.given, tr("refund is"), tr("refunds are"))
        said.append(tr("{0} not sent: the money was given back since. Close the case, or decide it anew.", many))
    return tuple(said)
