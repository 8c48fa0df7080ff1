"""What the office's pages have in common: who is at work, the day in view, a state instead of a page. Office room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.office.actions import Seen
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.field import Field
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Person
from shoebox.handover.store import StoreHouse

AGAIN = "again"


class OfficePage(QWidget):
    """A page: put things into `content`.

    Signals: `changed` after the book was written to, with the sentence to say; `said` a sentence alone; `leads` the
    name of another page, as ``today/B`` at drawer B; `look_again` to read the book once more.
    """

    changed = Signal(str)
    said = Signal(str)
    leads = Signal(str)
    look_again = Signal()

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__()
        self.house, self.lanes = house, lanes
        self.person: Person | None = None
        self.seen: Seen | None = None
        self.content = QWidget()
        self._leads_to = ""
        self._left_at: QWidget | None = None  # where the keyboard was when work was to begin here, too early
        self._lead = Button("", kind=Kind.NORMAL)
        self._lead.acted.connect(self._follow)
        self.state = EmptyState("waiting", tr("Reading the book"), button=self._lead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.content)
        column.addWidget(self.state)
        self.show_busy()

    @property
    def clerk(self) -> str:
        """The staff number at work; empty until somebody signed in."""
        return self.person.number if self.person else ""

    def take_person(self, person: Person) -> None:
        """Somebody else is at work."""
        self.person = person
        if self.seen is not None:
            self.show_day(self.seen)

    def greet(self, person: Person | None, seen: Seen | None, wrong: ShoeboxError | None) -> None:
        """Made after other pages, it hears what they know: who is at work, and what the book said or why it did not."""
        if person is not None:
            self.take_person(person)
        if seen is not None:
            self.take_day(seen)
        elif wrong is not None:
            self.show_failed(wrong)

    def take_day(self, seen: Seen) -> None:
        """Show the day as the book has it now. A keyboard whose place is gone goes to where work begins."""
        was_here = self._has_keyboard()
        self.seen = seen
        self.show_day(seen)
        if was_here and not self._has_keyboard():
            self.begin()

    def is_waited_for(self) -> bool:
        """Whether work was to begin here before the page was there, and the keyboard was put nowhere else since."""
        if self.content.isVisibleTo(self) or not self.isVisible():
            return False
        return self._has_keyboard() or QApplication.focusWidget() is self._left_at

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)

    def show_day(self, seen: Seen) -> None:
        """Put the day on the page. Every page answers this."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the keyboard where work begins, on the page or on the way out of an empty one."""
        if self.content.isVisibleTo(self):
            self.focus_first()
        else:
            self._lead.setFocus(Qt.FocusReason.OtherFocusReason)
            self._left_at = QApplication.focusWidget()

    def begin_at(self, _drawer: str, /) -> None:
        """The same at one drawer of several, by its letter; empty = at none in particular."""
        self.begin()

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""

    def print(self) -> None:
        """Ctrl+P, on a page that has something to print."""

    def asks_for_paper(self) -> bool:
        """Whether more slips are wanted here, rather than what became of those that were used."""
        return False

    def asks_for_change(self) -> bool:
        """Whether it is noted here that small money was fetched."""
        return False

    def begun(self) -> bool:
        """Whether something is begun here that no field shows: ticked, chosen, or in somebody else's hands."""
        return False

    def areas(self) -> tuple[QWidget, ...]:
        """Where F6 leads, one after the other."""
        return ()

    def next_area(self) -> None:
        """F6: the next part of the page."""
        areas = [area for area in self.areas() if area.isVisible()]
        focused = QApplication.focusWidget()
        here = [at for at, area in enumerate(areas) if focused in (area, *area.findChildren(QWidget))]
        if areas:
            areas[(here[0] + 1 if here else 0) % len(areas)].setFocus(Qt.FocusReason.TabFocusReason)

    # -- a state instead of the page

    def show_content(self) -> None:
        """The page itself."""
        self.state.hide()
        self.content.show()

    def show_busy(self) -> None:
        """Before the first answer."""
        self._show_state("")
        self.state.show_busy(tr("Reading the book"), tr("This takes a moment. Nothing is written."), 0, 1)

    def show_empty(self, icon: str, line: str, sentence: str, *, lead: tuple[str, str] = ("", "")) -> None:
        """Nothing to do here now; `lead` is a page and the words of the button that leads there."""
        self._show_state(lead[0], lead[1])
        self.state.show_empty(icon, line, sentence)

    def show_failed(self, error: ShoeboxError) -> None:
        """The book did not answer; one may look again, by the key where the keyboard was here."""
        was_here = self._has_keyboard()
        self._show_state(AGAIN, tr("Look again"))
        self.state.show_failed(tr("The book can't be read now"), sentence_of(error), error.code)
        if was_here:
            self.begin()

    def _show_state(self, leads_to: str, words: str = "") -> None:
        self._leads_to = leads_to
        self._lead.say(words)
        self._lead.setVisible(bool(leads_to))
        self.content.hide()
        self.state.show()

    def _follow(self) -> None:
        if self._leads_to == AGAIN:
            self.look_again.emit()
        else:
            self.leads.emit(self._leads_to)

    def bind_keys(self, page: str, acts: Mapping[str, Callable[[], object]]) -> None:
        """Bind the page's keys. They sleep while a state stands in its place."""
        bind(self, "office", page, {act: partial(self._if_shown, do) for act, do in acts.items()})

    def _if_shown(self, do: Callable[[], object]) -> None:
        if self.content.isVisibleTo(self):
            do()

    def ask_folder(self, title: str, then: Callable[[str], None], start: str = "") -> None:
        """Ask for a stick or a folder, at first in `start`, without stopping anything else."""
        dialog = QFileDialog(self, title, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(then)
        dialog.open()

    # -- who may

    def why_not(self, *, manager: bool = False, what: str = "") -> str:
        """Why the person at work can't do this: nobody is, or it takes a manager. Empty where they can."""
        if self.person is None:
            return tr("Say who is at work first: {0}.", key_of("office", "person"))
        if manager and self.person.role not in self.house.policy.day_roles:
            return tr("{0} {1} signs one in.", what, key_of("office", "person"))
        return ""


def place_refusal(error: ShoeboxError, fields: Mapping[str, Field], other: Field) -> None:
    """Say a refusal under the field it speaks of, by its code, else under `other`; the keyboard goes there."""
    field = fields.get(error.code, other)
    field.set_mend(sentence_of(error))
    field.setFocus(Qt.FocusReason.OtherFocusReason)
