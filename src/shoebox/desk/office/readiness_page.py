"""Readiness: what an outage needs, gone through before there is one; and the playbook as a booklet. Office room."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office import readiness_actions, readiness_words
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.page import OfficePage, place_refusal
from shoebox.desk.office.plate_check import plate_words, right_plate
from shoebox.desk.office.readiness_actions import Found
from shoebox.desk.office.readiness_card import MissingCard
from shoebox.desk.office.word_card import WordCard, took_words
from shoebox.desk.printing import open_sheet, print_sheet
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.columns import two_columns
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.tick import Tick
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.dispatch import TakeOutcome, Took, WordView
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.readiness import Readiness
from shoebox.domain.second_copy import CopyState
from shoebox.handover.store import StoreHouse

DAY_SIGNS_MAX, NOTE_SIGNS_MAX = 20, 160


class ReadinessPage(OfficePage):
    """At the left what a person looks at and ticks, at the right the score and what is missing."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self.stands: Readiness | None = None
        self._edition, self._begun, self._shown_seq = "", False, -1
        self._saving, self._goes_on = False, False  # what is written now; whether something was changed since
        self._heading, self._sub = Words("", Type.H1, wrap=True), Words("", Type.BODY, Ink.T2, wrap=True)
        self.plate = Words(_plate_line(house), Type.BODY, wrap=True)
        self.copied = Words("", Type.BODY, Ink.T2, wrap=True)
        self.copied.hide()
        self.items = tuple(Tick(item) for item in house.policy.readiness)
        self.booklet = Tick(tr("Booklet at each register"))
        self.print_button, self.open_button = _button(tr("Print"), ""), _button(tr("Open"), "open_booklet")
        self.sheet_button = _button(tr("Clerk's sheet"), "print_sheet")
        self.drilled = Field(tr("Last drill"), hint=tr("Such as 3 Nov. Empty: none yet."), length_max=DAY_SIGNS_MAX)
        self.note = Field(tr("Note"), hint=tr("Who brings what is missing."), length_max=NOTE_SIGNS_MAX)
        self.button = _button(tr("Save the check"), "save", Kind.FIRST)
        self.verdict, self.missing = Verdict(self.button), MissingCard()
        self.take_button = _button(tr("Take in from a stick"), "take_word")
        self.word = WordCard(self.take_button)
        self._lay_out()
        self._listen()
        self.bind_keys("readiness", {
            "save": self.save, "open_booklet": self.open_booklet, "take_word": self.choose_word,
            "print_sheet": self.print_clerk_sheet,
        })  # fmt: skip

    def show_day(self, _seen: Seen) -> None:
        """Look again, where anybody is looking."""
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at it when the page is opened: it costs a reading of all pages of the playbook."""
        super().showEvent(event)
        self._look()

    def focus_first(self) -> None:
        """The keyboard on the first thing to look at."""
        first = self.items[0] if self.items else self.booklet
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def begun(self) -> bool:
        """Whether somebody is at the list."""
        return self._begun

    def areas(self) -> tuple[QWidget, ...]:
        """The list, the booklet, the rest."""
        return (*self.items[:1], self.print_button, self.drilled, self.take_button)

    # -- what is shown

    def _look(self) -> None:
        readiness_actions.look(self.lanes, self.house, self._take, self.show_failed)
        readiness_actions.look_at_word(self.lanes, self.house, self._take_word, self.show_failed)

    def _take(self, found: tuple[Readiness, str]) -> None:
        stands, self._edition = found
        self.stands = stands
        was_away = not self.content.isVisibleTo(self)
        self.show_content()
        name = self.house.name_of(stands.last.checked_by) if stands.last else ""
        self._heading.say(readiness_words.heading(stands))
        self._sub.say(readiness_words.looked(stands, name))
        self.missing.show_stands(stands, self.house.policy, self._edition)
        self._show_copy(stands.beside.copy)
        self._fill(stands)
        self._settle()
        if was_away and self.isVisible():
            self.focus_first()

    def _show_copy(self, state: CopyState | None) -> None:
        if state is not None:
            now_ms, offset_min = self.house.clock.wall_ms(), self.house.clock.offset_min()
            self.copied.say(readiness_words.copied(state, now_ms, offset_min), Ink.T2 if state.is_well else Ink.T1)
        self.copied.setVisible(state is not None)

    def _fill(self, stands: Readiness) -> None:
        """Begin from the last check, unless it is too old to be believed or somebody is at it already."""
        seq = stands.last.seq if stands.last else 0
        if self._begun or seq == self._shown_seq:
            return
        self._shown_seq = seq
        last = stands.last if stands.last and not self._is_old(stands) else None
        for tick in self.items:
            tick.setChecked(last is not None and tick.text() in last.in_place)
        self.booklet.setChecked(last is not None and last.booklet == self._edition)
        self.drilled.set_text(readiness_words.typed_day(stands.drilled))
        self.note.set_text(last.note if last else "")

    def _is_old(self, stands: Readiness) -> bool:
        return self.house.readiness.today() > stands.next_check

    def _settle(self) -> None:
        """The foot: what may be done now."""
        if not self._saving:
            self.button.busy("")
        self.button.hold(self.why_not(manager=True, what=tr("A manager goes through this.")))
        if self._begun:
            self.verdict.say(tr("Not saved yet"), tr("It is kept with your name and today's date."), Meaning.WAITING)
        elif self.stands is not None and self.stands.last is not None:
            entry = tr("Entry {0} holds the last check.", text.entry(self.stands.last.seq))
            self.verdict.say(tr("Saved"), entry, Meaning.OK, icon="ok")
        else:
            self.verdict.say(tr("Tick what is there"), tr("What stays open shows as missing."), icon="flag")

    # -- acts

    def save(self) -> None:
        """Write down what is there."""
        if self.button.held():
            self.button.click()
            return
        if not self.button.begin(tr("Saving")):
            return
        self._saving, self._goes_on = True, False
        found = Found(
            in_place=tuple(tick.text() for tick in self.items if tick.isChecked()),
            booklet=self._edition if self.booklet.isChecked() else "",
            drilled=self.drilled.text(),
            note=self.note.text(),
        )
        readiness_actions.check(
            self.lanes, self.house, found, clerk=self.clerk, done=self._saved, failed=self._refused
        )  # fmt: skip

    def open_booklet(self) -> None:
        """Show it in the system's viewer."""
        readiness_actions.make_booklet(self.lanes, self.house, self._open, self._say_trouble)

    def print(self) -> None:
        """Ctrl+P: the booklet, through the system's dialog."""
        readiness_actions.make_booklet(self.lanes, self.house, self._print, self._say_trouble)

    def print_clerk_sheet(self) -> None:
        """The clerk's sheet, one side, through the system's dialog."""
        readiness_actions.make_clerk_sheet(self.lanes, self.house, self._print_flat, self._say_trouble)

    def choose_word(self) -> None:
        """Ask for the stick that head office's word lies on."""
        if self.take_button.held():
            self.take_button.click()
            return
        self.ask_folder(tr("Where does head office's stick lie?"), self.take_word)

    def take_word(self, folder: str) -> None:
        """Take in everything of head office that lies there."""
        self.take_button.busy(tr("Reading"))
        readiness_actions.take_word(self.lanes, self.house, Path(folder), self._took_word, self._no_word)

    def _took_word(self, took: tuple[Took, ...]) -> None:
        self.take_button.busy("")
        self.changed.emit(took_words(took))
        self.word.tell(next((one.sentence for one in took if one.outcome is TakeOutcome.REFUSED), ""))
        self._look()

    def _no_word(self, error: ShoeboxError) -> None:
        self.take_button.busy("")
        self.word.tell(sentence_of(error))

    def _take_word(self, view: WordView | None) -> None:
        self.word.show_word(view, self.house.clock.offset_min())
        self.take_button.hold(
            self.why_not() if view is not None else tr("This register does not know head office's key.")
        )

    def _saved(self, entry: int) -> None:
        self._saving, self._begun = False, self._goes_on
        self.changed.emit(tr("Checked, entry {0}.", entry))

    def _refused(self, error: ShoeboxError) -> None:
        self._saving = False
        self.button.busy("")
        place_refusal(error, {"readiness.drill": self.drilled}, self.note)

    def _open(self, path: Path) -> None:
        try:
            open_sheet(path)
        except ShoeboxError as error:
            self._say_trouble(error)
        else:
            self.said.emit(tr("{0} is open in the viewer.", path.name))

    def _print(self, path: Path, *, folds: bool = True) -> None:
        try:
            if print_sheet(path, self, folds=folds):
                self.said.emit(tr("{0} went to the printer.", path.name))
        except ShoeboxError as error:
            self._say_trouble(error)

    def _print_flat(self, path: Path) -> None:
        self._print(path, folds=False)

    def _say_trouble(self, error: ShoeboxError) -> None:
        line, _, small = sentence_of(error).partition(". ")
        self.verdict.say(line, small, Meaning.REFUSED)

    def _touched(self, *_said: object) -> None:
        self._begun = self._goes_on = True
        self.drilled.set_mend("")
        self.note.set_mend("")
        self._settle()

    # -- laying out

    def _listen(self) -> None:
        for tick in (*self.items, self.booklet):
            tick.clicked.connect(self._touched)
        for field in (self.drilled, self.note):
            field.typed.connect(self._touched)
        self.button.acted.connect(self.save)
        self.button.told.connect(partial(self.verdict.say, meaning=Meaning.REFUSED))
        self.print_button.acted.connect(self.print)
        self.open_button.acted.connect(self.open_booklet)
        self.take_button.acted.connect(self.choose_word)
        self.take_button.told.connect(self.word.tell)
        self.sheet_button.acted.connect(self.print_clerk_sheet)
        self.sheet_button.setAccessibleName(tr("Print the clerk's sheet"))
        self.print_button.setAccessibleName(tr("Print the booklet"))
        self.open_button.setAccessibleName(tr("Open the booklet"))

    def _lay_out(self) -> None:
        held = Card(tr("Go through it with the things in your hand"))
        for tick in self.items:
            held.body.addWidget(tick)
        held.body.setSpacing(u(1))
        held.body.addLayout(self._booklet_row())
        held.body.addLayout(_row(self._how_to_fold(), self.sheet_button))
        fields = QHBoxLayout()
        fields.setSpacing(u(2))
        fields.addWidget(self.drilled, 2)
        fields.addWidget(self.note, 3)
        held.body.addSpacing(u(0.5))
        held.body.addLayout(fields)
        held.set_foot(self.verdict)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.5))
        column.addWidget(self._heading)
        column.addWidget(self._sub)
        column.addWidget(self.plate)
        column.addWidget(self.copied)
        column.addSpacing(u(1.5))
        column.addWidget(two_columns((held,), (self.missing, self.word), right_u=41), 1)

    def _booklet_row(self) -> QHBoxLayout:
        return _row(self.booklet, self.print_button, self.open_button)

    def _how_to_fold(self) -> Words:
        how = tr("On both sides, turned over the short edge; then fold the stack in the middle.")
        return Words(how, Type.SMALL, Ink.T2, wrap=True)


def _row(first: QWidget, *buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(u(1))
    row.addWidget(first, 1)
    for button in buttons:
        row.addWidget(button)
    return row


def _plate_line(house: StoreHouse) -> str:
    """What the plates are held against, and what of it this PC does not know."""
    said = tr("The imprinters' plates must say: **{0}**.", plate_words(right_plate(house)))
    known = {tr("the city"): house.merchant_city, tr("the merchant number"): house.merchant_no}
    missing = [name for name, held in known.items() if not held]
    if not missing:
        return said
    rest = tr("Not known here: {0}. Tell Operations what the plate says; they set it on this PC.", ", ".join(missing))
    return f"{said} {rest}"


def _button(words: str, act: str, kind: Kind = Kind.NORMAL) -> Button:
    return Button(words, kind=kind, key=key_of("office", act or "print", "readiness"))
