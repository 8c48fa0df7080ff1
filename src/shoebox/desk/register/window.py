"""The register window: assembles the page, the frame and the keys. Register room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk import text
from shoebox.desk.store_window import StoreWindow
from shoebox.desk.text import tr

if TYPE_CHECKING:
    from shoebox.desk.banners import Banners
    from shoebox.desk.coming_back import ComingBack
    from shoebox.desk.lanes import Lanes
    from shoebox.desk.playbook.key import PlaybookKey
    from shoebox.desk.register.sale_page import SalePage
    from shoebox.desk.store_window import Part
    from shoebox.desk.widgets.foot_line import Hint
    from shoebox.domain.staff import Person
    from shoebox.handover.front import StoreFront
    from shoebox.handover.store import StoreHouse

# What `furnish` is made of; whoever waits for the book loads it meanwhile.
_FURNITURE = (
    "shoebox.desk.register.card_form",
    "shoebox.desk.register.sale_page",
    "shoebox.desk.coming_back",
    "shoebox.desk.playbook.key",
    "shoebox.desk.banners",
    "shoebox.desk.notices",
    "shoebox.desk.lock",
)
_OPENED_LATER = ("cash_form", "refund_form", "pickup_desk", "gift_view", "recorded_view", "items_page", "correct_desk")


class RegisterWindow(StoreWindow):
    """A clerk's window on one book."""

    FURNITURE = _FURNITURE
    LATER = tuple(f"shoebox.desk.register.{name}" for name in _OPENED_LATER)
    say_time = staticmethod(text.clock)
    page_sale: SalePage
    playbook: PlaybookKey
    banners: Banners
    back: ComingBack

    def __init__(
        self,
        house: StoreHouse | None = None,
        lanes: Lanes | None = None,
        *,
        person: Person | None = None,
        open_office: Callable[[], None] | None = None,
        number: str = "",
    ) -> None:
        super().__init__("register", tr("Register"), standing=True, number=number)
        self._open_office = open_office
        if house is not None and lanes is not None:
            self.open_with(house, lanes, person)

    def introduce(self, front: StoreFront) -> None:
        """The register's number, and its store."""
        self.say_title(tr("Register {0}", front.register.rpartition("-")[2]))
        self.header.set_place(tr("Store {0} {1}", front.store, front.store_name))

    def parts(self) -> tuple[Part, ...]:
        """The card slip, which is half of it, and the page around it."""
        return self._make_slip, self._make_page

    def _make_slip(self, house: StoreHouse, _lanes: Lanes) -> None:
        from shoebox.desk.register.sale_ways import card_slip

        self._slip = card_slip(house)

    def _make_page(self, house: StoreHouse, lanes: Lanes) -> None:
        from shoebox.desk.register.sale_page import SalePage

        self.page_sale = SalePage(house, lanes, self._slip)

    def furnish(self, house: StoreHouse, lanes: Lanes) -> None:
        """The banners and the keys."""
        from shoebox.desk.banners import Banners
        from shoebox.desk.coming_back import ComingBack
        from shoebox.desk.notices import NoticeDesk
        from shoebox.desk.playbook.key import PlaybookKey
        from shoebox.desk.register.playbook_place import topic_for

        minutes, tries = house.policy.switch_minutes, house.staff.tries
        self.back = self.people.back = ComingBack(self, house.clock, minutes=minutes, tries=tries)
        self.lock.locked.connect(self.back.forget)
        self.page_sale.sure = self.back.make_sure
        self.page_sale.set_narrow(self.size_class() == "narrow")
        self.add_page("sale", self.page_sale)
        self.playbook = PlaybookKey(self, house, lanes, partial(topic_for, self.page_sale))
        self.banners = Banners(self, house, self.playbook.button)
        self.notices = NoticeDesk(self, house, lanes, self.banners.warn)
        self.show_hints(_hints(), "")
        self._listen()
        self._bind()
        if self.person is None:
            self.page_sale.look_at_incident()

    def let_in(self, person: Person) -> None:
        """Somebody keys now."""
        self.back.take_person(person)
        self.page_sale.take_clerk(person.number)
        self.notices.greet(person)

    def leave(self) -> None:
        """Ctrl+F3: whoever is at work goes away, and nobody keys in their name. What was begun stays."""
        self.person = None
        self.header.set_person("")
        self.back.let_go()
        self.lock.let_go()
        self.page_sale.take_clerk("")
        self.ask_person()

    def asked(self) -> None:
        """The keyboard is never left in a sheet that is gone: nobody at work, it is where they say who they are."""
        super().asked()
        if self._house is not None and self.person is None:
            self.page_sale.resting.focus_first()

    def open_office(self) -> None:
        """F12: the office of this store."""
        if self._open_office is None:
            self._say(tr("Office is not open on this computer. Ask the manager to start it here."))
        else:
            self._open_office()

    def changeEvent(self, event: QEvent) -> None:
        """Somebody comes back to this window, perhaps from Office: look at the book again."""
        super().changeEvent(event)
        is_back = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_back and self._house is not None and self.person is not None:
            self.page_sale.refresh()

    def _listen(self) -> None:
        page = self.page_sale
        page.said.connect(self._say)
        page.settled.connect(self.ahead.release)
        page.warned.connect(self.banners.tell)
        page.incident_seen.connect(self.banners.take_incident)
        page.office_asked.connect(self.open_office)
        page.person_asked.connect(self.ask_person)
        page.stops_before = self._banner_stops
        self.resized_to.connect(lambda size_class: page.set_narrow(size_class == "narrow"))
        self._clock.day_turned.connect(page.refresh)
        self.banners.came.connect(page.refresh)

    def _bind(self) -> None:
        from shoebox.desk.register.sale_ways import CARD, CASH, PICKUP, REFUND
        from shoebox.desk.shortcuts import ALL_PAGES, bind

        page = self.page_sale
        ways = {"card": CARD, "cash": CASH, "refund": REFUND, "pickup": PICKUP}
        acts: dict[str, Callable[[], object]] = {
            **{name: partial(page.show_way, way) for name, way in ways.items()},
            "void": page.ask_void,
            "correct": page.ask_correction,
            "gift": page.show_gift,
            "items": page.open_items,
            "spoil": page.ask_spoil,
            "drawer": page.ask_drawer,
            "drill": page.toggle_drill,
            "print": page.print_again,
            "code_10": page.ask_code_10,
            "person": self.ask_person,
            "leave": self.leave,
            "noted": self.banners.note,
            "office": self.open_office,
        }
        bind(self, "register", ALL_PAGES, acts)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From the banner Tab goes on in the page's own order, whenever its parts were made."""
        if self._house is not None and QApplication.focusWidget() in self._banner_stops():
            return self.page_sale.focusNextPrevChild(forward)
        return super().focusNextPrevChild(forward)

    def _banner_stops(self) -> tuple[QWidget, ...]:
        return (self.banner.button,) if self.banner is not None and self.banner.button is not None else ()

    def _say(self, said: str) -> None:
        self.foot.show_hints(_hints(), said)


def _hints() -> tuple[Hint, ...]:
    from shoebox.desk.shortcuts import key_of
    from shoebox.desk.widgets.foot_line import Hint

    return (
        Hint(("Return",), tr("Next")),
        Hint(("Shift+Return",), tr("Back")),
        Hint(("Esc",), tr("Clear field, then slip")),
        Hint((key_of("register", "void"),), tr("Void")),
        Hint((key_of("register", "playbook"),), tr("Playbook")),
        Hint(("F1",), tr("All keys")),
    )
