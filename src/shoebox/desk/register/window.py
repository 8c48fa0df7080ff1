"""The register window: assembles the page, the frame and the keys. Register room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.banners import Banners
from shoebox.desk.frame import Frame
from shoebox.desk.lanes import Lanes
from shoebox.desk.lock import Lock
from shoebox.desk.playbook.key import PlaybookKey
from shoebox.desk.register.playbook_place import topic_for
from shoebox.desk.register.sale_page import CARD, CASH, PICKUP, REFUND, SalePage
from shoebox.desk.shortcuts import ALL_PAGES, bind, key_of
from shoebox.desk.sign_in import SignIn
from shoebox.desk.text import tr
from shoebox.desk.widgets.foot_line import Hint
from shoebox.domain.clock import local_time
from shoebox.domain.staff import STORE_ROLES, Person
from shoebox.handover.store import StoreHouse

CLOCK_MS = 1_000


class RegisterWindow(Frame):
    """A clerk's window on one book."""

    def __init__(
        self,
        house: StoreHouse,
        lanes: Lanes,
        *,
        person: Person | None = None,
        open_office: Callable[[], None] | None = None,
    ) -> None:
        register = tr("Register {0}", house.register.rpartition("-")[2])
        place = tr("Store {0} {1}", house.store, house.store_name)
        super().__init__("register", register, place=place, standing=True)
        self._house, self._person, self._open_office = house, person, open_office
        self._asking: SignIn | None = None
        self.page_sale = SalePage(house, lanes)
        self.add_page("sale", self.page_sale)
        self.playbook = PlaybookKey(self, house, lanes, partial(topic_for, self.page_sale))
        self.banners = Banners(self, house, self.playbook.button)
        self.show_hints(_hints(), "")
        self.lock = Lock(self, house.staff, self.take_person, minutes=house.policy.lock_minutes)
        self._listen()
        self._bind()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(CLOCK_MS)
        self._tick()
        if person is not None:
            self.take_person(person)

    def take_person(self, person: Person) -> None:
        """Somebody is at work."""
        self._person = person
        self.header.set_person(person.name)
        self.lock.take_person(person)
        self.page_sale.take_clerk(person.number)

    def ask_person(self) -> None:
        """Ask who is at work now."""
        if self._asking is None:
            self._asking = SignIn(self, self._house.staff, roles=STORE_ROLES)
            self._asking.signed_in.connect(self.take_person)
            self._asking.closed.connect(self._asked)
            self._asking.ask()

    def open_office(self) -> None:
        """F12: the office of this store."""
        if self._open_office is None:
            self._say(tr("Office is not open on this computer. Ask the manager to start it here."))
        else:
            self._open_office()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask who is at work, where nobody said so."""
        super().showEvent(event)
        if self._person is None:
            self.page_sale.look_at_incident()
            QTimer.singleShot(0, self, self.ask_person)

    def changeEvent(self, event: QEvent) -> None:
        """Somebody comes back to this window, perhaps from Office: look at the book again."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._person is not None:
            self.page_sale.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock; whoever opened the book closes it."""
        self._clock.stop()
        super().closeEvent(event)

    def _listen(self) -> None:
        page = self.page_sale
        page.said.connect(self._say)
        page.warned.connect(self.banners.warn)
        page.incident_seen.connect(self.banners.take_incident)
        page.office_asked.connect(self.open_office)
        page.person_asked.connect(self.ask_person)
        page.stops_before = self._banner_stops
        self.resized_to.connect(self._resized)

    def _bind(self) -> None:
        page = self.page_sale
        acts: dict[str, Callable[[], object]] = {
            "card": partial(page.show_way, CARD),
            "cash": partial(page.show_way, CASH),
            "refund": partial(page.show_way, REFUND),
            "void": page.ask_void,
            "pickup": partial(page.show_way, PICKUP),
            "gift": page.show_gift,
            "items": page.open_items,
            "spoil": page.ask_spoil,
            "drawer": page.ask_drawer,
            "drill": page.toggle_drill,
            "print": page.print_again,
            "person": self.ask_person,
            "noted": self.banners.note,
            "office": self.open_office,
        }
        bind(self, "register", ALL_PAGES, acts)

    def _banner_stops(self) -> tuple[QWidget, ...]:
        button = self.banner.button if self.banner is not None else None
        return (button,) if button is not None else ()

    def _asked(self) -> None:
        self._asking = None

    def _say(self, said: str) -> None:
        self.foot.show_hints(_hints(), said)

    def _resized(self, size_class: str) -> None:
        self.page_sale.set_narrow(size_class == "narrow")

    def _tick(self) -> None:
        clock = self._house.clock
        self.header.set_clock(text.clock(local_time(clock.wall_ms(), clock.offset_min())))


def _hints() -> tuple[Hint, ...]:
    return (
        Hint(("Return",), tr("Next")),
        Hint(("Shift+Return",), tr("Back")),
        Hint(("Esc",), tr("Clear field, then slip")),
        Hint((key_of("register", "void"),), tr("Void")),
        Hint((key_of("register", "playbook"),), tr("Playbook")),
        Hint(("F1",), tr("All keys")),
    )
