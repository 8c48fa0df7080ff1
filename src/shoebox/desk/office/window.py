"""The office window: assembles pages, frame and keys. Office room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk import text
from shoebox.desk.banners import Banners
from shoebox.desk.frame import Frame
from shoebox.desk.lanes import Lanes
from shoebox.desk.lock import Lock
from shoebox.desk.office import actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.pages import makers
from shoebox.desk.office.playbook_place import topic_for
from shoebox.desk.pages import Pages
from shoebox.desk.playbook.key import PlaybookKey
from shoebox.desk.shortcuts import ALL_PAGES, bind, key_of
from shoebox.desk.sign_in import SignIn
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.nav_list import Place
from shoebox.domain.clock import local_time
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import STORE_ROLES, Person
from shoebox.handover import StoreHouse

CLOCK_MS = 1_000
_PRINTING = frozenset({"close", "box", "readiness", "papers"})  # from any other page Ctrl+P leads to the report


class OfficeWindow(Frame):
    """The day of one register: opened, counted, accounted for, closed and sealed."""

    def __init__(self, house: StoreHouse, lanes: Lanes, *, person: Person | None = None) -> None:
        place = tr("Store {0} {1}, register {2}", house.store, house.store_name, house.register.rpartition("-")[2])
        super().__init__("office", tr("Office"), place=place, nav=_places())
        self._house, self._lanes, self._person = house, lanes, person
        self._has_begun = False  # whether the first answer has come, and the keyboard has its place
        self._seen: Seen | ShoeboxError | None = None  # what the book answered last
        self.page_made.connect(self._welcome)
        self.pages: Pages[OfficePage] = Pages(self, makers(house, lanes), scrolls=True)
        self.playbook = PlaybookKey(self, house, lanes, partial(topic_for, self))
        self.banners = Banners(self, house, self._person_button)
        self.lock = Lock(self, house.staff, self.take_person, minutes=house.policy.lock_minutes)
        bind(self, "office", ALL_PAGES, self._acts())
        self._say("")
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(CLOCK_MS)
        self._tick()
        if person is not None:
            self.take_person(person)
        self.refresh()

    def office_page(self, name: str) -> OfficePage:
        """A page by its name."""
        return self.pages[name]

    def refresh(self) -> None:
        """Read the day from the book."""
        actions.look(self._lanes, self._house, self._take_day, self._failed)

    def take_person(self, person: Person) -> None:
        """Somebody is at work."""
        self._person = person
        self.header.set_person(person.name)
        self.lock.take_person(person)
        if self.nav is not None:
            self.nav.set_foot(tr("{0}, {1}", person.name, tr(person.role.words)))
        for page in self.pages.made():
            page.take_person(person)

    def ask_person(self) -> None:
        """Ask who is at work now."""
        sheet = SignIn(self, self._house.staff, roles=STORE_ROLES)
        sheet.signed_in.connect(self.take_person)
        sheet.closed.connect(self._focus_page)  # where the keyboard was before, it goes back to afterwards
        sheet.ask()

    def lead_to(self, name: str) -> None:
        """Open a page with the keyboard where its work begins."""
        self.open_page(name)
        self.pages[name].begin()

    def next_area(self) -> None:
        """F6: the next part of the page."""
        areas = [area for area in self.pages[self.page()].areas() if area.isVisible()]
        focused = QApplication.focusWidget()
        here = [at for at, area in enumerate(areas) if focused in (area, *area.findChildren(QWidget))]
        if areas:
            areas[(here[0] + 1 if here else 0) % len(areas)].setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask who is at work, where nobody said so."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.ask_person if self._person is None else self._focus_page)

    def changeEvent(self, event: QEvent) -> None:
        """Look again when the window comes back: the register may have sold in the meantime."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock; whoever opened the book closes it."""
        self._clock.stop()
        super().closeEvent(event)

    def _welcome(self, page: QWidget) -> None:
        """A page that was just made hears what the others know."""
        assert isinstance(page, OfficePage)
        page.changed.connect(self._changed)
        page.said.connect(self._say)
        page.leads.connect(self.lead_to)
        page.look_again.connect(self.refresh)
        if self._person is not None:
            page.take_person(self._person)
        if isinstance(self._seen, Seen):
            page.take_day(self._seen)
        elif self._seen is not None:
            page.show_failed(self._seen)

    def _take_day(self, seen: Seen) -> None:
        self._seen = seen
        self.banners.take(seen.notices)
        self.banners.take_incident(seen.incident, seen.oldest_ms)
        for page in self.pages.made():
            page.take_day(seen)
        if not self._has_begun and self._person is not None:
            self._focus_page()
        self._has_begun = True
        if self.nav is not None:
            stops = len(seen.figures.blockers)
            self.nav.set_count("close", str(stops) if stops else "")
            missing = sum(len(gap.slips) for gap in seen.figures.gaps if not gap.explanation)
            self.nav.set_count("slips", str(missing) if missing else "")

    def _person_button(self) -> Button:
        who = Button(tr("Who is at work"), icon="person", key=key_of("office", "person"), small=True)
        who.acted.connect(self.ask_person)
        return who

    def _changed(self, said: str) -> None:
        self._say(said)
        self.refresh()

    def _failed(self, error: ShoeboxError) -> None:
        self._seen = error
        for page in self.pages.made():
            page.show_failed(error)

    def _focus_page(self, *_given: object) -> None:
        self.pages[self.page()].begin()

    def _print(self) -> None:
        if self.page() not in _PRINTING:
            self.lead_to("close")
        self.pages[self.page()].print()

    def _say(self, said: str) -> None:
        self.show_hints(_hints(), said)
        if said:
            announce(self, said)

    def _acts(self) -> dict[str, Callable[[], object]]:
        pages: dict[str, Callable[[], object]] = {f"to_{name}": partial(self.lead_to, name) for name in self.pages}
        return {
            **pages,
            "person": self.ask_person,
            "noted": self.banners.note,
            "area": self.next_area,
            "print": self._print,
        }

    def _tick(self) -> None:
        now = local_time(self._house.clock.wall_ms(), self._house.clock.offset_min())
        self.header.set_clock(text.moment(now))


def _places() -> tuple[Place, ...]:
    return (
        Place("today", tr("Today"), "store"),
        Place("close", tr("Close"), "lock"),
        Place("cash", tr("Cash"), "drawer"),
        Place("slips", tr("Slips"), "slip"),
        Place("box", tr("Box"), "shoebox"),
        Place("incident", tr("Incident"), "siren"),
        Place("readiness", tr("Readiness"), "flag"),
        Place("papers", tr("Papers"), "print"),
        Place("registers", tr("Registers"), "queue"),
    )


def _hints() -> tuple[Hint, ...]:
    return (
        Hint(("Return",), tr("Next field")),
        Hint(("Ctrl+Return",), tr("Do it")),
        Hint((key_of("office", "area"),), tr("Next area")),
        Hint((key_of("office", "person"),), tr("Who is at work")),
        Hint((key_of("office", "playbook"),), tr("Playbook")),
        Hint(("F1",), tr("All keys")),
    )
