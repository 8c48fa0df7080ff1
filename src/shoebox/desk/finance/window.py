"""Finance's window: assembles pages, frame and keys. Finance room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.keyboard import Keyboard
from shoebox.desk.finance.page import Page
from shoebox.desk.finance.pages import makers
from shoebox.desk.finance.queue_page import QueuePage
from shoebox.desk.finance.session import Session
from shoebox.desk.frame import Frame
from shoebox.desk.lanes import Lanes
from shoebox.desk.lock import Lock
from shoebox.desk.look import Meaning
from shoebox.desk.pages import Pages
from shoebox.desk.shortcuts import ALL_PAGES, bind, key_of
from shoebox.desk.sign_in import SignIn
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.banner import Banner
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.nav_list import Place
from shoebox.domain.case import QueueFigures
from shoebox.domain.clock import local_time
from shoebox.domain.staff import FINANCE_ROLES, Person
from shoebox.handover.finance import FinanceDesk

CLOCK_MS = 1_000
TELL_MS = 3_600_000  # what came by line meanwhile, the stores are told of after an hour at most


class FinanceWindow(Frame):
    """Analysts propose, approvers approve; both may sit at this one window, each under their own PIN."""

    def __init__(self, desk: FinanceDesk, lanes: Lanes, *, person: Person | None = None) -> None:
        super().__init__("finance", tr("Finance"), place=tr("Head office"), nav=_places(), nav_foot=" ")
        self.session, self._warnings = Session(desk, lanes), desk.warnings
        self._keyboard = Keyboard(self)
        self.page_made.connect(self._welcome)
        self.pages: Pages[Page] = Pages(self, makers(self.session))
        self.page_opened.connect(self._opened)
        self.resized_to.connect(self._resized)
        self.session.changed.connect(self._changed)
        self.session.said.connect(self._say)
        self.session.queue_wanted.connect(self._show_queue)
        acts: dict[str, Callable[[], object]] = {name: partial(self.open_page, name) for name in self.pages}
        bind(self, "finance", ALL_PAGES, {**acts, "person": self.ask_person, "noted": self.note_banner})
        self.lock = Lock(self, desk.staff, self.take_person, minutes=desk.policy.lock_minutes, roles=FINANCE_ROLES)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a window has an application"
        app.focusChanged.connect(self._keyboard.moved)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(CLOCK_MS)
        self._hour = QTimer(self)
        self._hour.timeout.connect(self.session.tell_stores)
        self._hour.start(TELL_MS)
        self._tick()
        self._changed()
        if person is not None:
            self.take_person(person)
        self.session.tell_stores()
        self._warn()

    def take_person(self, person: Person) -> None:
        """Somebody is at the desk."""
        self.header.set_person(person.name)
        self.lock.take_person(person)
        if self.nav is not None:
            self.nav.set_foot(says.limits(person, self.session.desk.policy.currency))
        self.session.take_person(person)
        self.pages[self.page()].reload()
        self.show_hints(self.pages[self.page()].hints(), "")  # nobody has opened the first page
        self._keyboard.to_page()

    def ask_person(self) -> None:
        """Ask who is at the desk now, with their PIN; once, though the window is shown again meanwhile."""
        sheet = next((sheet for sheet in self.findChildren(SignIn) if sheet.isVisible()), None)
        if sheet is None:
            sheet = SignIn(self, self.session.desk.staff, roles=FINANCE_ROLES)
            sheet.signed_in.connect(self.take_person)
        sheet.ask()

    def note_banner(self) -> None:
        """F8: what the banner says was read; it comes again with the next start, as long as it is so."""
        self._warnings = self._warnings[1:]
        self._warn()

    def _warn(self) -> None:
        """The first of what nobody has mended yet."""
        self.show_banner(None)
        if self._warnings:
            noted = Button(tr("Noted"), key=key_of("finance", "noted"), small=True)
            noted.acted.connect(self.note_banner)
            self.show_banner(Banner(text.sentence_of(self._warnings[0]), Meaning.REFUSED, button=noted))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask who is at the desk, where nobody said so."""
        super().showEvent(event)
        if self.session.person is None:
            QTimer.singleShot(0, self, self.ask_person)
        else:
            self._keyboard.to_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock; whoever opened the folder closes it."""
        self._clock.stop()
        super().closeEvent(event)

    def _welcome(self, page: QWidget) -> None:
        """A page that was just made lays itself out for the window as it is."""
        assert isinstance(page, Page)
        page.set_width(self.size_class())
        self._keyboard.watch(page)

    def _opened(self, name: str) -> None:
        self.pages[name].reload()
        self.show_hints(self.pages[name].hints(), "")
        self._keyboard.to_page()

    def _show_queue(self, filters: tuple[str, ...]) -> None:
        """The queue with these filters."""
        page = self.pages["queue"]
        assert isinstance(page, QueuePage)
        self.open_page("queue")
        page.ask_for(filters)

    def _changed(self) -> None:
        self.pages[self.page()].reload()
        self.session.lanes.book.ask(self.session.desk.casework.figures, self._count, self.session.refuse)

    def _count(self, figures: QueueFigures) -> None:
        if self.nav is not None:
            self.nav.set_count("queue", text.count(figures.open) if figures.open else "")
            self.nav.set_count("approvals", text.count(figures.proposed) if figures.proposed else "")
            self.nav.set_count("files", text.count(figures.approved) if figures.approved else "")

    def _say(self, said: str) -> None:
        self.show_hints(self.pages[self.page()].hints(), said)
        announce(self, said)

    def _resized(self, size_class: str) -> None:
        for page in self.pages.made():
            page.set_width(size_class)

    def _tick(self) -> None:
        clock = self.session.desk.clock
        self.header.set_clock(text.moment(local_time(clock.wall_ms(), clock.offset_min())))


def _places() -> tuple[Place, ...]:
    reconcile, chain = tr("Reconcile"), tr("Chain")
    return (
        Place("queue", tr("Queue"), "queue"),
        Place("board", tr("War room"), "board"),
        Place("approvals", tr("Approvals"), "people"),
        Place("imports", tr("Imports"), "import", reconcile),
        Place("runs", tr("Runs"), "run"),
        Place("files", tr("Instruction files"), "file"),
        Place("journal", tr("Journals"), "balance"),
        Place("stores", tr("Stores"), "store", chain),
        Place("boxes", tr("Boxes"), "shoebox"),
        Place("refused", tr("Refused"), "refused"),
        Place("trail", tr("Audit trail"), "audit"),
        Place("sent", tr("Sent out"), "upload"),
    )
