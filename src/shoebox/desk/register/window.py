"""The register window: assembles the page, the frame and the keys. Register room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent

from shoebox.desk import text
from shoebox.desk.frame import Frame
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Meaning
from shoebox.desk.register.sale_page import CARD, CASH, REFUND, SalePage
from shoebox.desk.shortcuts import ALL_PAGES, bind, key_of
from shoebox.desk.sign_in import SignIn
from shoebox.desk.text import tr
from shoebox.desk.widgets.banner import Banner
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.foot_line import Hint
from shoebox.domain.clock import local_time
from shoebox.domain.money import Money
from shoebox.domain.staff import Person, Role
from shoebox.handover.store import StoreHouse

CLOCK_MS = 1_000
_ROLES = (Role.CLERK, Role.MANAGER)


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
        self._house, self._lanes, self._person = house, lanes, person
        self.page_sale = SalePage(house, lanes)
        self.add_page("sale", self.page_sale)
        self.page_sale.said.connect(self._say)
        self.resized_to.connect(self._resized)
        self.header.set_state(tr("Central is down, saving here"), icon="offline")
        self._show_incident()
        acts: dict[str, Callable[[], object]] = {
            "card": lambda: self.page_sale.show_way(CARD),
            "cash": lambda: self.page_sale.show_way(CASH),
            "refund": lambda: self.page_sale.show_way(REFUND),
            "void": self.page_sale.ask_void,
            "print": self.page_sale.print_again,
            "person": self.ask_person,
        }
        if open_office is not None:
            acts["office"] = open_office
        bind(self, "register", ALL_PAGES, acts)
        self.show_hints(_hints())
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(CLOCK_MS)
        self._tick()
        if person is not None:
            self.take_person(person)

    def take_person(self, person: Person) -> None:
        """Somebody is at work."""
        first = self._person is None or not self.page_sale.clerk
        self._person = person
        self.header.set_person(person.name)
        self.page_sale.take_clerk(person.number)
        if first:
            self._say_last_saved()

    def ask_person(self) -> None:
        """Ask who is at work now."""
        sheet = SignIn(self, self._house.staff, roles=_ROLES)
        sheet.signed_in.connect(self.take_person)
        sheet.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask who is at work, where nobody said so."""
        super().showEvent(event)
        if self._person is None:
            QTimer.singleShot(0, self.ask_person)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock; whoever opened the book closes it."""
        self._clock.stop()
        super().closeEvent(event)

    def _say_last_saved(self) -> None:
        """After a start, and so after a power cut: what the last saved entry was."""
        row = self._house.till.last_saved()
        if row is not None:
            when = text.clock(local_time(row.wall_ms, row.offset_min))
            amount = Money(row.amount_minor, row.currency)
            self._say(
                tr("The last saved entry is {0}: {1} at {2}. Go on with the slip after it.", row.seq, amount, when)
            )

    def _show_incident(self) -> None:
        if not self._house.incident:
            self.show_banner(
                Banner(tr("**No incident is declared.** Ask a manager to declare one in Office."), icon="siren")
            )
            return
        since = tr("Manual slips since {0}.", self._house.incident_began) if self._house.incident_began else ""
        rule = tr("Finance charges them. **Never key a slip into the till afterwards.**")
        who = Button(tr("Who is at work"), icon="person", key=key_of("register", "person"), small=True)
        who.acted.connect(self.ask_person)
        said = f"**{tr('Incident {0}.', self._house.incident)}** {since} {rule}"
        self.show_banner(Banner(said, Meaning.WAITING, icon="siren", button=who))

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
        Hint(("F1",), tr("All keys")),
    )
