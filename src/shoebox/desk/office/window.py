"""The office window: assembles pages, frame and keys. Office room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.places import Place
from shoebox.desk.store_window import StoreWindow
from shoebox.desk.text import tr

if TYPE_CHECKING:
    from shoebox.desk.banners import Banners
    from shoebox.desk.lanes import Lanes
    from shoebox.desk.office.actions import Seen
    from shoebox.desk.office.page import OfficePage
    from shoebox.desk.pages import Pages
    from shoebox.desk.playbook.key import PlaybookKey
    from shoebox.desk.store_window import Part
    from shoebox.desk.widgets.button import Button
    from shoebox.desk.widgets.foot_line import Hint
    from shoebox.domain.errors import ShoeboxError
    from shoebox.domain.staff import Person
    from shoebox.handover.front import StoreFront
    from shoebox.handover.store import StoreHouse

_PRINTING = frozenset({"close", "box", "readiness", "papers"})  # from any other page Ctrl+P leads to the report
# What `furnish` is made of; whoever waits for the book loads it meanwhile.
_FURNITURE = (
    "shoebox.desk.office.pages",
    "shoebox.desk.office.today_page",
    "shoebox.desk.playbook.key",
    "shoebox.desk.banners",
    "shoebox.desk.notices",
    "shoebox.desk.lock",
)
_OPENED_LATER = ("close", "cash", "slips", "box", "incident", "readiness", "papers", "registers")


class OfficeWindow(StoreWindow):
    """The day of one register: opened, counted, accounted for, closed and sealed."""

    FURNITURE = _FURNITURE
    LATER = tuple(f"shoebox.desk.office.{name}_page" for name in _OPENED_LATER)
    say_time = staticmethod(text.moment)
    pages: Pages[OfficePage]
    playbook: PlaybookKey
    banners: Banners
    _makers: dict[str, Callable[[], OfficePage]]

    def __init__(
        self,
        house: StoreHouse | None = None,
        lanes: Lanes | None = None,
        *,
        person: Person | None = None,
        number: str = "",
    ) -> None:
        super().__init__("office", tr("Office"), nav=_places(), number=number)
        self._has_begun = False  # whether the first answer has come, and the keyboard has its place
        self._seen: Seen | None = None  # what the book answered last, or why it did not
        self._wrong: ShoeboxError | None = None
        if house is not None and lanes is not None:
            self.open_with(house, lanes, person)

    def introduce(self, front: StoreFront) -> None:
        """The store and its register."""
        register = front.register.rpartition("-")[2]
        self.header.set_place(tr("Store {0} {1}, register {2}", front.store, front.store_name, register))

    def parts(self) -> tuple[Part, ...]:
        """The first page, which is most of it."""
        return (partial(_make_first, self),)

    def furnish(self, house: StoreHouse, lanes: Lanes) -> None:
        """The pages, the banners and the keys."""
        from shoebox.desk.banners import Banners
        from shoebox.desk.notices import NoticeDesk
        from shoebox.desk.office.playbook_place import topic_for
        from shoebox.desk.pages import Pages
        from shoebox.desk.playbook.key import PlaybookKey
        from shoebox.desk.shortcuts import ALL_PAGES, bind

        self._lanes = lanes
        self.page_made.connect(self._welcome)
        self.pages = Pages(self, self._makers, scrolls=True)
        self.playbook = PlaybookKey(self, house, lanes, partial(topic_for, self))
        self.banners = Banners(self, house, partial(_person_button, self.ask_person))
        self.notices = NoticeDesk(self, house, lanes, self.banners.warn)
        bind(self, "office", ALL_PAGES, self._acts())
        self._say("")
        self._clock.day_turned.connect(self.refresh)
        self.banners.came.connect(self.refresh)
        self.refresh()

    def let_in(self, person: Person) -> None:
        """Somebody works here now."""
        if self.nav is not None:
            self.nav.set_foot(tr("{0}, {1}", person.name, tr(person.role.words)))
        for page in self.pages.made():
            page.take_person(person)
        if self._has_begun:
            self._focus_page()
            self.ahead.release()
        self.notices.greet(person)

    def office_page(self, name: str) -> OfficePage:
        """A page by its name."""
        return self.pages[name]

    def refresh(self) -> None:
        """Read the day from the book."""
        if self._house is not None:
            from shoebox.desk.office import actions

            actions.look(self._lanes, self._house, self._take_day, self._failed)

    def asked(self) -> None:
        """The keyboard goes back to where it was before."""
        super().asked()
        if self._house is not None:
            self._focus_page()

    def lead_to(self, name: str) -> None:
        """Open a page with the keyboard where its work begins, as ``today/B`` at drawer B."""
        _begin(self, *name.split("/"))

    def changeEvent(self, event: QEvent) -> None:
        """Look again when the window comes back: the register may have sold in the meantime."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def _welcome(self, page: QWidget) -> None:
        """A page that was just made hears what the others know."""
        from shoebox.desk.office.page import OfficePage

        assert isinstance(page, OfficePage)
        page.changed.connect(self._changed)
        page.said.connect(self._say)
        page.leads.connect(self.lead_to)
        page.look_again.connect(self.refresh)
        page.greet(self.person, self._seen, self._wrong)

    def _take_day(self, seen: Seen) -> None:
        self._seen, self._wrong = seen, None
        self.banners.take(seen.notices)
        self.banners.take_incident(seen.incident, seen.oldest_ms, seen.held)
        for page in self.pages.made():
            page.take_day(seen)
        if not self._has_begun and self.person is not None:
            self._focus_page()
        self._has_begun = True
        if self.person is not None:
            self.ahead.release()
        if self.nav is not None:
            for name, number in _counts(seen).items():
                self.nav.set_count(name, str(number) if number else "")

    def _changed(self, said: str) -> None:
        self._say(said)
        self.refresh()

    def _failed(self, error: ShoeboxError) -> None:
        self._seen, self._wrong = None, error
        self.ahead.drop()
        for page in self.pages.made():
            page.show_failed(error)

    def _focus_page(self, *_given: object) -> None:
        self.pages[self.page()].begin()

    def _say(self, said: str) -> None:
        self.show_hints(_hints(), said)
        if said:
            from shoebox.desk.widgets.announce import announce

            announce(self, said)

    def _acts(self) -> dict[str, Callable[[], object]]:
        pages: dict[str, Callable[[], object]] = {f"to_{name}": partial(self.lead_to, name) for name in self.pages}
        return {
            **pages,
            "person": self.ask_person,
            "noted": self.banners.note,
            "area": partial(_next_area, self),
            "print": partial(_print, self),
        }


def _begin(window: OfficeWindow, name: str, drawer: str = "") -> None:
    window.open_page(name)
    window.pages[name].begin_at(drawer)


def _next_area(window: OfficeWindow) -> None:
    window.pages[window.page()].next_area()


def _print(window: OfficeWindow) -> None:
    if window.page() not in _PRINTING:
        window.lead_to("close")
    window.pages[window.page()].print()


def _person_button(ask: Callable[[], None]) -> Button:
    from shoebox.desk.shortcuts import key_of
    from shoebox.desk.widgets.button import Button

    who = Button(tr("Who is at work"), icon="person", key=key_of("office", "person"), small=True)
    who.acted.connect(ask)
    return who


def _counts(seen: Seen) -> dict[str, int]:
    """What stops the close, and how many slips nobody has explained, for the nav."""
    missing = sum(len(gap.slips) for gap in seen.figures.gaps if not gap.explanation)
    return {"close": len(seen.figures.blockers), "slips": missing}


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


def _make_first(window: OfficeWindow, house: StoreHouse, lanes: Lanes) -> None:
    from shoebox.desk.office.pages import begun

    window._makers = begun(house, lanes)


def _hints() -> tuple[Hint, ...]:
    from shoebox.desk.shortcuts import key_of
    from shoebox.desk.widgets.foot_line import Hint

    return (
        Hint(("Return",), tr("Next field")),
        Hint(("Ctrl+Return",), tr("Do it")),
        Hint((key_of("office", "area"),), tr("Next area")),
        Hint((key_of("office", "person"),), tr("Who is at work")),
        Hint((key_of("office", "playbook"),), tr("Playbook")),
        Hint(("F1",), tr("All keys")),
    )
