"""Papers: every paper of a day in one list, to open, to print, to copy to a stick. Office room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import IntEnum
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office import paper_actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.arrival_words import arrived_at, found_words
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.paper_actions import PapersOf
from shoebox.desk.printing import open_sheet, print_sheet
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.row_model import Cell, Column, RowModel, enum_columns
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.custody import BoxCustody
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.papers import Paper, PaperState
from shoebox.handover.store import StoreHouse

ROW_U = 5.25
_WORDS = {
    Paper.CASH_SHEET: ("Cash-up sheet", "To count on by hand; afterwards both counts against the book."),
    Paper.DEPOSIT: ("Deposit slips", "One for each bag: safe drops, and what goes to the bank."),
    Paper.REPORT: ("End-of-day report", "Two copies: one into the box, one stays."),
    Paper.LABEL: ("Box label", "Seal, slips counted by hand, number as bars."),
    Paper.CUSTODY: ("Custody sheet", "Goes with the box, from hand to hand, until it is destroyed."),
    Paper.DRAFTS: (
        "Card drafts, a summary for each brand",
        "On top of the bank's envelope; or what the store still keys.",
    ),
    Paper.CLAIMS: ("Claim codes", "To find a sale by the code on a customer's receipt."),
    Paper.REPLENISH: ("Replenishment", "What was sold, item by item, as a sheet and as a file."),
}


class Col(IntEnum):
    """Columns of the papers."""

    PAPER = 0
    STATE = 1


class PapersModel(RowModel[PaperState]):
    """One row a paper."""

    def __init__(self) -> None:
        super().__init__(enum_columns({Col.PAPER: Column(tr("Paper")), Col.STATE: Column(tr("As it stands"), 34)}))

    def cell(self, row: PaperState, column: int) -> Cell:
        """Its name and what it is for; whether it can be drawn."""
        name, use = _WORDS[row.paper]
        if column == Col.PAPER:
            return Cell(tr(name), second=tr(use), weight=500, second_ink=Ink.T2)
        if row.held:
            said, _, _ = sentence_of(Refusal(row.held)).partition(".")
            words = {"paper.after_count": tr("after the count"), "paper.after_close": tr("after the close")}
            return Cell(words.get(row.held, said), ink=Ink.T2, icon="waiting")
        if row.is_draft:
            return Cell(tr("as the day stands"), icon="file", ink=Ink.T2)
        return Cell(tr("final"), icon="ok", ink=Ink.OK)


class PapersPage(OfficePage):
    """All papers of one day; older days by key."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self.of: PapersOf | None = None
        self._day = ""  # empty follows the day in view
        self._heading, self._sub = Words("", Type.H1), Words("", Type.BODY, Ink.T2, wrap=True)
        self.earlier = Button(tr("Day before"), key=key_of("office", "earlier", "papers"))
        self.later = Button(tr("Day after"), key=key_of("office", "later", "papers"))
        self.list = ListCard(tr("Papers of the day"), PapersModel(), none=tr("none"), rows_max=len(Paper), row_u=ROW_U)
        self.open_button = Button(tr("Open"), kind=Kind.FIRST, key=key_of("office", "open", "papers"))
        self.print_button = Button(tr("Print"), key=key_of("office", "print"))
        self.copy_button = Button(tr("Copy to a stick"), key=key_of("office", "copy", "papers"))
        self.verdict = Verdict()
        self._lay_out()
        self._listen()
        self.bind_keys("papers", self._acts())

    def show_day(self, seen: Seen) -> None:
        """Ask which papers there are, of the day that was chosen or the one in view."""
        assert seen is self.seen, "it is asked for when the day was taken"
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask once it is looked at: nobody waits for a page that is not in view."""
        super().showEvent(event)
        if self.seen is not None:
            self._look()

    def _look(self) -> None:
        paper_actions.look(self.lanes, self.house, self._day, self._take, self._failed)

    def focus_first(self) -> None:
        """The list."""
        self.list.table.setFocus()

    def areas(self) -> tuple[QWidget, ...]:
        """List, acts, days."""
        return self.list.table, self.open_button, self.earlier

    def print(self) -> None:
        """Ctrl+P: the paper under the mark."""
        self._draw(self._print)

    # -- what is shown

    def _take(self, of: PapersOf) -> None:
        self.of, is_waited_for = of, self.is_waited_for()
        if not of.day:
            self.show_empty(
                "print", tr("No paper yet"), tr("Papers are there once a day was opened in this book."),
                lead=("today", tr("To the opening")),
            )  # fmt: skip
            return
        self.show_content()
        at = self.list.table.currentIndex().row()
        self.list.show_rows(of.states)
        self.list.table.choose_row(max(at, 0))
        self._heading.say(tr("Papers of {0}", text.day(date.fromisoformat(of.day))))
        self._sub.say(_standing(of))
        self.earlier.hold("" if of.earlier else tr("No earlier day is in this book."))
        self.later.hold("" if of.later else tr("This is the latest day."))
        self._hold_acts()
        if is_waited_for:
            self.begin()  # the list was not to be seen yet when the page was opened

    def _hold_acts(self, _row: object = None) -> None:
        state = self._state()
        held = sentence_of(Refusal(state.held)) if state is not None and state.held else ""
        for button in (self.open_button, self.print_button, self.copy_button):
            button.busy("")
            button.hold(held)

    def _state(self) -> PaperState | None:
        row = self.list.table.row()
        return row if isinstance(row, PaperState) else None

    # -- acts

    def _draw(self, then: Callable[[Path], None]) -> None:
        """Draw the paper under the mark, then do this with it."""
        state = self._state()
        if state is None or self.of is None:
            return
        if self.open_button.held():
            self._tell(self.open_button.held(), Meaning.WAITING)
            return
        paper_actions.draw(self.lanes, self.house, (state.paper, self.of.day), then, self._failed)

    def _open(self) -> None:
        self._draw(self._show)

    def _show(self, path: Path) -> None:
        try:
            open_sheet(path)
        except ShoeboxError as error:
            self._failed(error)
        else:
            self._tell(tr("{0} is open in the viewer.", path.name))

    def _print(self, path: Path) -> None:
        try:
            if print_sheet(path, self):
                self._tell(tr("{0} went to the printer.", path.name))
        except ShoeboxError as error:
            self._failed(error)

    def _copy(self) -> None:
        if self._state() is None or self.copy_button.held():
            self._tell(self.copy_button.held(), Meaning.WAITING)
            return
        self.ask_folder(tr("Where does the paper go?"), self.copy_to)

    def copy_to(self, folder: str) -> None:
        """Copy the paper under the mark, and its file where it has one, into a folder or onto a stick."""
        state = self._state()
        if state is not None and self.of is not None:
            what = (state.paper, self.of.day)
            paper_actions.copy(
                self.lanes, self.house, what, folder=Path(folder), done=self._copied, failed=self._failed
            )

    def _copied(self, places: tuple[Path, ...]) -> None:
        names = text.many(len(places), tr("file"), tr("files"))
        self._tell(tr("{0} on {1}: {2}.", names, places[0].parent.name, ", ".join(place.name for place in places)))

    def _step(self, day: str, button: Button) -> None:
        if button.held():
            self._tell(button.held(), Meaning.WAITING)
        elif self.seen is not None:
            self._day = day
            self._look()

    def _go_back(self) -> None:
        self._step(self.of.earlier if self.of else "", self.earlier)

    def _go_on(self) -> None:
        self._step(self.of.later if self.of else "", self.later)

    def _failed(self, error: ShoeboxError) -> None:
        self._tell(sentence_of(error), Meaning.REFUSED)

    def _tell(self, said: str, meaning: Meaning = Meaning.OK) -> None:
        line, _, small = said.partition(". ")
        self.verdict.say(line, small, meaning)

    def _told(self, said: str) -> None:
        self._tell(said, Meaning.WAITING)

    # -- wiring

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {"open": self._open, "copy": self._copy, "earlier": self._go_back, "later": self._go_on}

    def _listen(self) -> None:
        self.list.table.chosen.connect(self._hold_acts)
        self.list.table.opened.connect(self._opened)
        self.open_button.acted.connect(self._open)
        self.print_button.acted.connect(self.print)
        self.copy_button.acted.connect(self._copy)
        self.earlier.acted.connect(self._go_back)
        self.later.acted.connect(self._go_on)
        for button in (self.open_button, self.print_button, self.copy_button, self.earlier, self.later):
            button.told.connect(self._told)

    def _opened(self, _row: object) -> None:
        self._open()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(u(0.5))
        words.addWidget(self._heading)
        words.addWidget(self._sub)
        head = QHBoxLayout()
        head.setSpacing(u(1))
        head.addLayout(words, 1)
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        self.list.set_acts(self.verdict, self.open_button, self.print_button, self.copy_button)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addLayout(head)
        column.addWidget(self.list)
        column.addStretch(1)


def _standing(of: PapersOf) -> str:
    if of.is_closed:
        closed = tr("Closed as box {0}: its figures can't change any more.", of.box_no)
        return f"{closed} {_way(of.box)}".strip() if of.box is not None else closed
    return tr("The day is open: what is printed now is marked as a draft, where it can change.")


def _way(box: BoxCustody) -> str:
    """How far its box has come."""
    if box.arrival is not None:
        at, found = arrived_at(box.arrival, box.offset_min), found_words(box.arrival)
        return tr("Arrived at head office {0}: {1}.", at, found)
    return tr("Not arrived yet: {0}, with {1}.", box.place, box.holder) if box.is_on_its_way else ""
