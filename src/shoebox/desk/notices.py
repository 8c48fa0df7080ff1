"""Notices of head office, shown to each person who signs in until they have read them: one key each. Desk.

Nothing waits for them: they are looked up behind the window, and Esc puts one off until the next time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Type
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import local_time
from shoebox.domain.dispatch import NoticeView
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Person
from shoebox.handover.store import StoreHouse

if TYPE_CHECKING:
    from shoebox.desk.store_window import StoreWindow

MEANT_MS = 700  # a key that comes sooner was typed before anybody could see the sheet


class NoticeSheet(Sheet):
    """One notice. `read` fires when somebody says that they have read it."""

    read = Signal()

    def __init__(self, over: QWidget, one: NoticeView, offset_min: int, *, left: int) -> None:
        super().__init__(over, one.notice.title, width_u=72)
        at = text.moment(local_time(one.issued_ms, offset_min))
        said = tr("Head office, {0}", at)
        self.body.addWidget(Words(said, Type.SMALL, Ink.T2))
        for line in one.notice.lines:
            self.body.addWidget(Words(line, Type.BODY, wrap=True))
        more = tr("{0} more", left) if left else ""
        self.was_read = False
        self._shown = QElapsedTimer()
        self.button = Button(tr("I have read it"), kind=Kind.FIRST, key="Return")
        self.button.acted.connect(self._say)
        self.add_act(self.button)
        if more:
            self.body.addWidget(Words(more, Type.SMALL, Ink.T3))

    def ask(self) -> None:
        """Open it with the keyboard on its button."""
        self._shown.start()
        self.open(self.button)

    def _say(self) -> None:
        if self._shown.elapsed() < MEANT_MS:
            return  # the key was for what stood here before
        self.was_read = True
        self.read.emit()
        self.dismiss()


class NoticeDesk(QObject):
    """Shows a person of one window what they have not read: never over a locked window, nor to anybody after them."""

    def __init__(self, window: StoreWindow, house: StoreHouse, lanes: Lanes, warn: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._house, self._lanes, self._warn = window, house, lanes, warn
        self._person: Person | None = None
        self._waiting: tuple[NoticeView, ...] = ()
        self.sheet: NoticeSheet | None = None

    def greet(self, person: Person) -> None:
        """Somebody is at work: look whether anything waits for them."""
        self._person = person
        if self.sheet is not None:
            self.sheet.dismiss()  # it was for whoever was at work before
        if self._house.word is not None and not self._house.book.training:
            self._lanes.book.ask(partial(_unread, self._house, person), self._take, self._failed)

    def _take(self, found: tuple[Person, tuple[NoticeView, ...]]) -> None:
        person, waiting = found
        if self._person is person and self.sheet is None and self._window.lock.sheet is None:
            self._waiting = waiting
            self._show_next(person)

    def _show_next(self, person: Person) -> None:
        if not self._waiting:
            return
        one, left = self._waiting[0], len(self._waiting) - 1
        self.sheet = NoticeSheet(self._window, one, self._house.clock.offset_min(), left=left)
        self.sheet.read.connect(partial(self._read, one, person))
        self.sheet.closed.connect(self._closed)
        self.sheet.ask()

    def _read(self, one: NoticeView, by: Person) -> None:
        self._waiting = self._waiting[1:]
        work = partial(self._house.note_read, one.version, clerk=by.number)
        self._lanes.book.ask(work, self._noted, self._failed)

    def _noted(self, _nothing: object) -> None:
        """It stands in the book."""

    def _closed(self) -> None:
        was, self.sheet = self.sheet, None
        if was is not None and was.was_read and self._person is not None:
            self._show_next(self._person)

    def _failed(self, error: ShoeboxError) -> None:
        self._warn(sentence_of(error))


def _unread(house: StoreHouse, person: Person) -> tuple[Person, tuple[NoticeView, ...]]:
    return person, house.unread(person)
