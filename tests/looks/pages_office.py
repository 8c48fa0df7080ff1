"""The office window's pages for the pictures, each on a real book: the day before, at work, counted, closed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from linemaking import parcel_of
from officemaking import Counter, make_counter
from outmaking import PRICES, notice_out, policy_out, with_word, words_out
from shoebox.central import Central
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.actions import SealedTo
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.carrying import Place
from shoebox.domain.disk_room import DiskRoom
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.relaying import OFFICE_PORT, PAIRING_MS, Pairing
from shoebox.domain.second_copy import CopyKind, CopyState
from shoebox.handover.relay import StoreRelay
from shoebox.handover.store import StoreHouse


class KeptWindow(OfficeWindow):
    """A window that holds the book it shows, and closes both."""

    def __init__(self, counter: Counter, page: str, **options: object) -> None:
        super().__init__(counter.house, Lanes.inline(), person=counter.manager)
        self._counter = counter
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.lead_to(page)
        self._then = options.get("then")
        if options.get("typed"):
            form = self.office_page("today").count_form
            for row, number in zip(form.rows, (1, 2, 31, 12, 9), strict=False):
                row.field.set_text(str(number))
                row.field.typed.emit(str(number))
            form.rows[5].field.setFocus()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        if self._then is not None:
            QTimer.singleShot(0, self, lambda: self._then(self))

    def closeEvent(self, event) -> None:
        super().closeEvent(event)
        self._counter.close()


def _fail(window: OfficeWindow) -> None:
    window.refresh = lambda: None  # or the next look at the book would mend it
    window.office_page("today").show_failed(Trouble("book.cannot_open", path="book.db", why="the disk does not answer"))


def _open_with_no_drawer(window: OfficeWindow) -> None:
    window.office_page("registers").open_without_drawer()


def _to_bank(window: OfficeWindow) -> None:
    cash = window.office_page("cash")
    cash.way.press("no_sale")
    cash.form.reason.set_text("1")
    cash.form.ask()
    cash.way.press("bank")
    cash.form.amount.set_text("46.44")
    cash.form.amount.typed.emit("46.44")


def _print_slips(window: OfficeWindow) -> None:
    slips = window.office_page("slips")
    slips.way.press("print_slips")
    slips.form.count.set_text("20")
    slips.form.ask()


def at_office(page: str, *until: str | Callable[[Counter], None], **options: object) -> Callable[[], QWidget]:
    """The office at this page, after these steps of a day: the counter's by their names, or others."""

    def made() -> QWidget:
        counter = make_counter(Path(tempfile.mkdtemp(prefix="shoebox-looks-")) / "store", throw_away=True)
        for step in until:
            if isinstance(step, str):
                getattr(counter, step)()
            else:
                step(counter)
        return KeptWindow(counter, page, **options)

    return made


_at = at_office


def _networked(
    *until: str, then: Callable[[OfficeWindow], None] | None = None, page: str = "registers", lacks_people: bool = False
) -> Callable[[], QWidget]:
    """The office of two registers that send here: one sells, one is refused by head office."""

    def made() -> QWidget:
        counter = make_counter(Path(tempfile.mkdtemp(prefix="shoebox-looks-")) / "store", throw_away=True)
        counter.house = replace(counter.house, relay=SeenRelay(counter))
        for step in until:
            getattr(counter, step)()
        counter.house.relay.desk.people.lacks = lambda: lambda _register: lacks_people
        return KeptWindow(counter, page, then=then)

    return made


class StandingCopy:
    """A second copy on a stick that somebody has pulled an hour ago."""

    def __init__(self, counter: Counter) -> None:
        now_ms = counter.clock.wall_ms()
        self._now = CopyState(
            place="/media/STICK", kind=CopyKind.ABSENT, seq=412, at_ms=now_ms - 3_720_000, since_ms=now_ms - 3_600_000
        )

    def state(self) -> CopyState:
        return self._now

    def close(self) -> None:
        """It has no thread."""


class FullHouse(StoreHouse):
    """One whose disk has little room left."""

    def disk_room(self) -> DiskRoom:
        return DiskRoom(free_bytes=212_000_000, entries_today=300)


def _beside(*until: str) -> Callable[[], QWidget]:
    """All that people see to is in place; the PC has little room on its disk, and the second copy is gone."""

    def made() -> QWidget:
        counter = make_counter(Path(tempfile.mkdtemp(prefix="shoebox-looks-")) / "store", throw_away=True)
        for step in ("open", *until):
            getattr(counter, step)()
        held = {field.name: getattr(counter.house, field.name) for field in fields(StoreHouse) if field.init}
        counter.house = FullHouse(**{**held, "copy": StandingCopy(counter)})
        return KeptWindow(counter, "readiness")

    return made


def _with_word(page: str) -> Callable[[], QWidget]:
    """The office of a store that head office has sent to: a policy, prices, and a notice that Rosa has read."""

    def made() -> QWidget:
        folder = Path(tempfile.mkdtemp(prefix="shoebox-looks-"))
        counter = make_counter(folder / "store", throw_away=True)
        counter.open()
        with Central.open(folder / "hq", counter.clock) as central:
            counter.house = house = with_word(counter.house, central)
            sent = (
                policy_out(central), words_out(central, DispatchKind.PRICES, PRICES.replace(b",food", b",")),
                notice_out(central, "No gift cards today", "The server is down until Monday."),
                notice_out(central, "Count every drawer at noon", roles=("manager",)),
            )  # fmt: skip
            for data in sent:
                house.word.dispatches.take(data)
        house.word.dispatches.asked_ms = counter.clock.wall_ms()
        counter.clock.pass_min(26 * 60)
        for notice, clerk in ((1, "17"), (2, "02"), (1, "02")):
            house.note_read(notice, clerk=clerk)
        counter.house = house.renewed()
        counter.check_all()
        return KeptWindow(counter, page)

    return made


class SeenRelay(StoreRelay):
    """The relay as it stands in the middle of a day, without a door: what came is put there by hand."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.house, port=OFFICE_PORT, serve=_no_door, begin_s=0)
        folder = counter.house.folder
        self._others = [
            make_counter(folder.parent / name, register=name, clock=counter.clock) for name in ("085-1", "085-3")
        ]
        self._opened()
        for other in self._others:
            counter.house.registers.add(other.card(), clerk="02")
            other.open()
            other.sell()
            book = other.house.book
            self.desk.take("", parcel_of(book, 1, book.head().seq))
            other.house.book.close()
        place = Place(store="085", register="085-3", epoch=1)
        self.desk.note_there(place, Refusal("carry.unknown_register", register="085-3", store="085"))

    def pairing(self, clerk: str, *, wait_s: float = 0) -> Pairing:
        code, until_ms = "K7QM4TXN9CDF2HJK", self._house.clock.wall_ms() + PAIRING_MS
        addresses = ("https://192.168.10.5:8086", "https://harbour-row-office:8086")
        return Pairing(code=code, addresses=addresses, until_ms=until_ms)


def _no_door(*_given: object) -> None:
    raise AssertionError("no door is opened for a picture")


def _tick_and_take_back(window: OfficeWindow) -> None:
    page = window.office_page("incident")
    page.rekeying.asked.emit(page.rekeying.draft().row.seq, "POS 1")
    page.rekey_desk.ask_undo()
    sheet = page.rekey_desk._sheet
    sheet.number.set_text("pos-1")
    sheet.looked_for.emit("pos-1")


def _review(window: OfficeWindow) -> None:
    page = window.office_page("incident")
    page.rekeying.table.choose(lambda draft: draft.needs_review)
    page.rekey_desk.ask_review()


def _scan_a_slip(window: OfficeWindow) -> None:
    card = window.office_page("incident").rekeying
    card.order.set_text("085100001")
    card.asked.emit(card.draft().row.seq, "085100001")


def _sealed_open(window: OfficeWindow) -> None:
    """Sealed where another register of the store runs an older Shoebox."""
    why = Refusal("pouch.lacking", registers="085-1, 085-3")
    window.office_page("box")._sealed(SealedTo(Path("STICK-7/085-2-0001.shoebox"), why))


_CLOSED = ("open", "sell", "explain", "count_well", "count_paper", "end")
_SEALED = (*_CLOSED, "seal")
_KEYED_AGAIN = ("rekey_lane", *_SEALED, "end_outage")

PAGES: dict[str, Callable[[], QWidget]] = {
    "office-incident": _at("incident", "end_outage"),
    "office-incident-on": _at("incident", "open", "sell"),
    "office-incident-seal": _at("incident", *_CLOSED),
    "office-incident-ready": _at("incident", *_SEALED),
    "office-incident-unheard": _at(
        "incident",
        "know_another",
        "open",
        "sell",
        "explain",
        "count_well",
        "count_paper",
        "explain_absent",
        "end",
        "seal",
    ),
    "office-incident-others-open": _networked("open", "sell", page="incident"),
    "office-incident-one-order": _at("incident", "one_order"),
    "office-rekey": _at("incident", *_KEYED_AGAIN),
    "office-rekey-refund": _at(
        "incident",
        *_KEYED_AGAIN[:3],
        "give_back",
        *_KEYED_AGAIN[3:],
        then=lambda window: window.office_page("incident").rekeying.table.choose(lambda one: one.row.kind == "refund"),
    ),
    "office-rekey-slip-scanned": _at("incident", *_KEYED_AGAIN, then=_scan_a_slip),
    "office-rekey-book-before": _at("incident", *_KEYED_AGAIN[:3], "lose_book", *_KEYED_AGAIN[3:]),
    "office-rekey-late": _at("incident", *_KEYED_AGAIN, "a_week_later"),
    "office-rekey-review": _at("incident", *_KEYED_AGAIN, "a_week_later", then=_review),
    "office-rekey-undo": _at("incident", *_KEYED_AGAIN, then=_tick_and_take_back),
    "office-rekey-older": _at("incident", *_KEYED_AGAIN, "wait_three_days", "new_outage"),
    "office-rekey-red": _at("today", *_KEYED_AGAIN, "wait_three_days", "wait_three_days"),
    "office-late-box": _at("today", *_SEALED, "hand_over", "wait_three_days", "wait_three_days"),
    "office-opening": _at("today"),
    "office-day": _at("today", "open", "sell", typed=True),
    "office-day-short": _at("today", "open", "sell", "count_short"),
    "office-close": _at("close", "open", "sell", "count_short"),
    "office-close-two": _at("close", "open", "sell", "explain"),
    "office-today-before": _at("today", "open", "sell", "lose_book", "sell_next"),
    "office-today-before-counted": _at("today", "open", "sell", "lose_end", "sell_next", "explain", "count_well"),
    "office-close-lost": _at("close", "open", "sell", "lose_end"),
    "office-close-ready": _at("close", "open", "sell", "explain", "count_well", "count_paper"),
    "office-close-out-twice": _at("close", "two_registers_one_order", "open", "hand_out_too", "sell", "gather"),
    "office-close-two-lanes": _at("close", "two_lanes", "count_empty"),
    "office-close-one-order": _at("close", "one_order"),
    "office-close-order-found": _at("close", "one_order", then=lambda window: window.office_page("close").settle(0)),
    "office-closed": _at("close", *_CLOSED),
    "office-cash": _at("cash", "open", "sell"),
    "office-slips": _at("slips", "open", "sell", "explain"),
    "office-slips-print": _at(
        "slips",
        "open",
        "sell",
        "explain",
        "stock_up",
        then=lambda window: window.office_page("slips").way.press("print_slips"),
    ),
    "office-slips-twice": _at("slips", "open", "sell", "explain", "one_pad_twice"),
    "office-slips-gone": _at(
        "slips",
        "open",
        "sell",
        "explain",
        "lose_some",
        then=lambda window: window.office_page("slips").way.press("spoil"),
    ),
    "office-slips-given": _at("slips", "know_another", "open", "sell", "explain", "give_pads"),
    "office-slips-back": _at("slips", "open", "sell", "pad_back"),
    "office-slips-back-asked": _at(
        "slips", "open", "sell", "pad_back", then=lambda window: window.office_page("slips").back.ask()
    ),
    "office-slips-drawn": _at("slips", "open", "sell", "explain", "stock_up", then=_print_slips),
    "office-box": _at("box", *_CLOSED),
    "office-box-sealed": _at("box", *_SEALED),
    "office-box-open": _at("box", *_SEALED, then=_sealed_open),
    "office-box-away": _at("box", *_SEALED, "hand_over"),
    "office-box-arrived": _at("box", *_SEALED, "hand_over", "arrive"),
    "office-hand-over": _at("box", *_SEALED, then=lambda window: window.office_page("box").custody.ask()),
    "office-today-closed": _at("today", *_CLOSED),
    "office-today-goes-on": _at(
        "today", *_CLOSED, then=lambda window: window.office_page("today").sell_on.button.click()
    ),
    "office-explain": _at("today", "open", "sell", then=lambda window: window.office_page("today").explain_gaps()),
    "office-paper": _at("close", "open", "sell", "explain", then=lambda window: window.office_page("close").settle(0)),
    "office-drop": _at("cash", "open", "sell", then=lambda window: window.office_page("cash").way.press("drop")),
    "office-bank": _at("cash", "open", "sell", "count_well", then=_to_bank),
    "office-check": _at("cash", "open", "sell", then=lambda window: window.office_page("cash").way.press("check")),
    "office-day-two-drawers": _at("today", "open", "second_drawer", "sell", typed=True),
    "office-check-two-drawers": _at(
        "cash", "open", "second_drawer", "sell", then=lambda window: window.office_page("cash").way.press("check")
    ),
    "office-refused": _at("today", then=lambda window: window.office_page("today").do_first()),
    "office-failed": _at("today", then=_fail),
    "office-no-box": _at("box"),
    "office-readiness": _at("readiness", "open"),
    "office-word": _with_word("readiness"),
    "office-readiness-missing": _at("readiness", "check_some"),
    "office-readiness-all": _at("readiness", "check_all"),
    "office-readiness-beside": _beside("check_all"),
    "office-registers": _at("registers", "two_registers", "open", "sell"),
    "office-registers-all": _at("registers", "two_registers", "open", "sell", "explain", "count_well", "gather"),
    "office-registers-one": _at("registers", "open"),
    "office-registers-none": _at("registers", "two_registers"),
    "office-registers-next": _at(
        "registers", "two_registers", "open", "sell_one", "count_empty", "count_paper", "gather", "end", "night"
    ),
    "office-no-drawer": _at("registers", "two_registers", then=_open_with_no_drawer),
    "office-registers-network": _networked("open", "sell"),
    "office-registers-untold": _networked("open", "sell", lacks_people=True),
    "office-pairing": _networked("open", then=lambda window: window.office_page("registers").pair()),
    "office-papers": _at("papers", "open", "sell"),
    "office-papers-closed": _at("papers", *_CLOSED),
    "office-papers-none": _at("papers"),
    "office-playbook": _at("slips", "open", "sell", then=lambda window: window.playbook.open()),
}
