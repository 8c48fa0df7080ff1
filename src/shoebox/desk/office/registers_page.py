"""Registers: the store-day over all registers, which have not come yet, and how they come here. Office room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office import register_actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.incident_words import lane_words
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.office.network_words import NetworkLines, network_words
from shoebox.desk.office.no_drawer_sheet import NoDrawerSheet
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.pairing_sheet import PairingSheet
from shoebox.desk.office.reason_sheet import ReasonSheet
from shoebox.desk.office.register_actions import StoreDay
from shoebox.desk.office.registers_card import RegistersModel, stats
from shoebox.desk.office.shared_card import shared_words
from shoebox.desk.office.twice_words import twice_line
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.stat_line import StatLine
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import DayFigures
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.registers import Came, RegisterLine
from shoebox.domain.relaying import Pairing
from shoebox.domain.staff import Signature
from shoebox.handover.registers import Gathered
from shoebox.handover.store import StoreHouse

ROW_U, ROWS_MAX, PLACE_SIGNS_MAX = 5.5, 7, 16
NO_DRAWER = "no_drawer"


class RegistersPage(OfficePage):
    """One store-day, however many registers sold on it."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self.store: StoreDay | None = None
        self._sheet: ReasonSheet | None = None
        self._opening: NoDrawerSheet | None = None
        self._heading, self._sub = Words("", Type.H1), Words("", Type.BODY, Ink.T2, wrap=True)
        self.stats, self.model = StatLine(even=True), RegistersModel(house.policy.currency)
        self.list = ListCard(tr("Registers of this store"), self.model, none=tr("none"), rows_max=ROWS_MAX, row_u=ROW_U)
        self.take_button = _button(tr("Take in"), "take", Kind.FIRST)
        self.choose_button, self.explain_button = (
            _button(tr("Another place"), "choose"),
            _button(tr("No sealed day"), "explain"),
        )
        self.add_button, self.drop_button = _button(tr("Add a register"), "add"), _button(tr("Take out"), "drop")
        self.no_drawer_button = _button(tr("Open with no drawer"), "no_drawer")
        self.pair_button = _button(tr("Pair over the network"), "pair")
        self.network = NetworkLines(self, house, self.look_again.emit)
        self.verdict = Verdict()
        self._lay_out()
        self._listen()
        self.bind_keys("registers", self._acts())

    def show_day(self, seen: Seen) -> None:
        """The store-day in view."""
        if not seen.is_open and not seen.has_closed:
            said = tr(
                "The store's registers are gathered here once a day was opened: at a register on the page Today, with "
                "its float; at a PC that sells nothing here, with no drawer."
            )
            self.show_empty("drawer", tr("No store-day yet"), said, lead=(NO_DRAWER, tr("Open a day with no drawer")))
            return
        if self.isVisible():
            register_actions.look(self.lanes, self.house, seen.figures.day, self._take, self._failed)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask once it is looked at: reading other registers' boxes is no work for a page that is not in view."""
        super().showEvent(event)
        if self.seen is not None:
            self.show_day(self.seen)

    def focus_first(self) -> None:
        """Taking in, as a rule; adding one where there is none."""
        (self.take_button if self.take_button.isVisibleTo(self) else self.add_button).setFocus()

    def areas(self) -> tuple[QWidget, ...]:
        """Table, acts, card."""
        return self.list.table, self.take_button, self.add_button

    # -- what is shown

    def _take(self, store: StoreDay) -> None:
        seen = self.seen
        if seen is None:
            return
        self.store = store
        is_waited_for = self.is_waited_for()
        self.show_content()
        lines = store.figures.registers
        self.model.hides_own = seen.hides_drawer
        self.model.arrivals = store.arrivals
        self.model.lines = network_words(store, self.house.clock.wall_ms(), self.house.clock.offset_min())
        self.stats.setVisible(bool(lines))
        self.list.setVisible(bool(lines))
        self.stats.show_stats(stats(seen, store) if lines else ())
        at = self.list.table.currentIndex().row()
        self.list.show_rows(lines)
        self.list.table.choose_row(max(at, 0))
        line, small = _verdict_words(store)
        self._heading.say(line)
        shared = ". ".join(shared_words(store.shared[0], self.house)) if store.shared else ""
        twice = twice_line(store.twice, self.house.policy.currency)
        lanes = ". ".join(filter(None, lane_words(store.incidents, self.house.clock.offset_min())))
        self._sub.say(store.trouble or store.door or lanes or shared or twice or small)
        self._show_acts(store)
        if is_waited_for:
            self.begin()

    def _show_acts(self, store: StoreDay) -> None:
        place = Path(store.last_place).name[:PLACE_SIGNS_MAX]
        self.take_button.say(tr("Take in from {0}", place) if place else tr("Take in sealed days"))
        self.take_button.setToolTip(store.last_place)
        self.choose_button.setVisible(bool(place))
        opens = self._may_open() and bool(store.known)
        self.no_drawer_button.setVisible(opens)
        self.explain_button.setVisible(not opens)
        manager = self.why_not(manager=True, what=tr("A manager does this."))
        self.no_drawer_button.hold(manager)
        none_known = tr("Add the other register first, with its enrolment card.")
        for button in (self.take_button, self.choose_button):
            button.busy("")
            button.hold(self.why_not() or ("" if store.known else none_known))
        for button in (self.add_button, self.pair_button):
            button.busy("")
            button.hold(manager)
        self._hold_row()

    def _hold_row(self, _row: object = None) -> None:
        """What can be said of the register under the mark."""
        manager = self.why_not(manager=True, what=tr("A manager does this."))
        row, store = self._row(), self.store
        is_open = self.seen is not None and self.seen.is_open
        explains = row is not None and row.came in (Came.AWAITED, Came.SELLING, Came.ABSENT) and is_open
        self.explain_button.hold(manager or ("" if explains else tr("Mark a register that is not here yet.")))
        drops = row is not None and store is not None and row.register in store.known
        self.drop_button.hold(manager or ("" if drops else tr("Mark one of the other registers.")))

    def _row(self) -> RegisterLine | None:
        row = self.list.table.row()
        return row if isinstance(row, RegisterLine) else None

    # -- acts

    def take_last(self) -> None:
        """Take in from the place that was used last."""
        if self.store is not None and self.store.last_place and not self.take_button.held():
            self.take_from(self.store.last_place)
        else:
            self.choose_place()

    def choose_place(self) -> None:
        """Ask for the shared folder or the stick."""
        if self._says_held(self.take_button):
            return
        self.ask_folder(tr("Where do the other registers seal to?"), self.take_from)

    def take_from(self, folder: str) -> None:
        """Take in every sealed day that lies there."""
        if not self.take_button.begin(tr("Reading")):
            return
        register_actions.gather(
            self.lanes, self.house, Path(folder), clerk=self.clerk, done=self._took, failed=self._failed
        )

    def _took(self, came: Gathered) -> None:
        self.take_button.busy("")
        said = _gathered_words(came)
        self.changed.emit(said[0])
        self._tell(*said)

    def choose_card(self) -> None:
        """Ask for the other register's enrolment card."""
        if self._says_held(self.add_button):
            return
        dialog = QFileDialog(self, tr("The enrolment card of the other register"))
        dialog.setNameFilter(tr("Enrolment cards (*.json)"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(self.add_card)
        dialog.open()

    def add_card(self, card: str) -> None:
        """Wait for this register from now on."""
        register_actions.add(
            self.lanes, self.house, Path(card), clerk=self.clerk, done=self._added, failed=self._failed
        )

    def _added(self, register: str) -> None:
        said = tr("Register {0} is waited for from now on.", register)
        self.changed.emit(said)
        self._tell(said, "", Meaning.OK)

    def pair(self) -> None:
        """Show a code by which one register is paired with this office."""
        if self._says_held(self.pair_button) or not self.pair_button.begin(tr("Opening the door")):
            return
        register_actions.pair(self.lanes, self.house, clerk=self.clerk, done=self._offered, failed=self._failed)

    def _offered(self, pairing: Pairing) -> None:
        self.pair_button.busy("")
        sheet = PairingSheet(self, pairing, self.house.clock.offset_min())
        sheet.closed.connect(self.look_again)
        sheet.open()

    def explain(self) -> None:
        """Why the register under the mark has no sealed day."""
        row = self._row()
        if self._says_held(self.explain_button) or row is None:
            return
        title = tr("No sealed day of register {0}", row.register)
        said = tr(
            "Such as: not used today. What it sold by hand comes later with its box, and changes no report of today."
        )
        self._ask(ReasonSheet(self, title, said, act=tr("Say so")), row.register, register_actions.explain)

    def drop(self) -> None:
        """Wait for the register under the mark no longer."""
        row = self._row()
        if self._says_held(self.drop_button) or row is None:
            return
        title, said = (
            tr("Take register {0} out", row.register),
            tr("It is not waited for any more. What came of it stays."),
        )
        self._ask(ReasonSheet(self, title, said, act=tr("Take out")), row.register, register_actions.drop)

    def open_without_drawer(self) -> None:
        """Ask which day, and who signs too."""
        if self.seen is None or not self._may_open():
            return
        why = self.why_not(manager=True, what=tr("A manager opens the day."))
        if why:
            self.said.emit(why)
            return
        self._opening = NoDrawerSheet(self, self.seen)
        self._opening.asked.connect(self._open_day)
        self._opening.ask()

    def _may_open(self) -> bool:
        return self.seen is not None and self.seen.may_open

    def _open_day(self, day: str, second: Signature) -> None:
        assert self._opening is not None, "it asked"
        register_actions.open_without_drawer(
            self.lanes, self.house, (day, second), clerk=self.clerk, done=self._opened, failed=self._opening.refuse
        )

    def _opened(self, figures: DayFigures) -> None:
        if self._opening is not None:
            self._opening.dismiss()
        day = text.day(date.fromisoformat(figures.day))
        self.changed.emit(tr("{0} is open with no drawer. Take the registers' days in.", day))

    def _follow(self) -> None:
        if self._leads_to == NO_DRAWER:
            self.open_without_drawer()
        else:
            super()._follow()

    def _ask(self, sheet: ReasonSheet, register: str, act: Callable[..., None]) -> None:
        self._sheet = sheet
        sheet.asked.connect(partial(self._send, act, register))
        sheet.closed.connect(self._gone)
        sheet.ask()

    def _send(self, act: Callable[..., None], register: str, reason: str) -> None:
        act(self.lanes, self.house, (register, reason), clerk=self.clerk, done=self._said_so, failed=self._refused)

    def _said_so(self, entry: int) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()
        said = tr("Written down, entry {0}.", entry)
        self.changed.emit(said)
        self._tell(said, "", Meaning.OK)

    def _refused(self, error: ShoeboxError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
        else:
            self._failed(error)

    def _gone(self) -> None:
        self._sheet = None

    def _failed(self, error: ShoeboxError) -> None:
        for button in (self.take_button, self.pair_button):
            button.busy("")
        line, _, small = sentence_of(error).partition(". ")
        self._tell(line, small, Meaning.REFUSED)

    def _says_held(self, button: Button) -> bool:
        if button.held():
            self._tell(button.held(), "", Meaning.WAITING)
        return bool(button.held())

    def _tell(self, line: str, small: str, meaning: Meaning) -> None:
        self.verdict.say(line, small, meaning)
        if line and not self.list.isVisibleTo(self):  # the store's only register has no list, and no foot to say it in
            self._sub.say(f"{line.rstrip('.')}. {small}".strip())

    def _told(self, said: str) -> None:
        self._tell(said, "", Meaning.WAITING)

    # -- wiring

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "take": self.take_last,
            "choose": self.choose_place,
            "explain": self.explain,
            "no_drawer": self.open_without_drawer,
            "add": self.choose_card,
            "pair": self.pair,
            "drop": self.drop,
        }

    def _listen(self) -> None:
        self.list.table.chosen.connect(self._hold_row)
        acts = (
            (self.take_button, self.take_last),
            (self.choose_button, self.choose_place),
            (self.explain_button, self.explain),
            (self.no_drawer_button, self.open_without_drawer),
            (self.add_button, self.choose_card),
            (self.pair_button, self.pair),
            (self.drop_button, self.drop),
        )
        for button, act in acts:
            button.acted.connect(act)
            button.told.connect(self._told)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(u(0.5))
        words.addWidget(self._heading)
        words.addWidget(self._sub)
        head = _row_of(self.pair_button, self.add_button, self.drop_button)
        head.insertLayout(0, words, 1)
        self.list.set_acts(
            self.verdict, self.take_button, self.choose_button, self.explain_button, self.no_drawer_button
        )
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addLayout(head)
        column.addWidget(self.stats)
        column.addWidget(self.list)
        column.addStretch(1)


def _button(words: str, act: str, kind: Kind = Kind.NORMAL) -> Button:
    return Button(words, kind=kind, key=key_of("office", act, "registers"))


def _row_of(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(u(1))
    for button in buttons:
        row.addWidget(button)
    return row


def _verdict_words(store: StoreDay) -> tuple[str, str]:
    """What is so of the store-day, in one line and a small one."""
    lines = store.figures.registers
    if not lines:
        return tr("This is the store's only register"), tr(
            "Where there are more, each seals its day to a shared folder."
        )
    awaited = [line.register for line in lines if line.came in (Came.AWAITED, Came.SELLING)]
    if not awaited:
        return tr("All registers of the day are accounted for"), tr("The report is of the whole store-day.")
    by_line = {one.register for one in store.held}
    small = tr("Each closes its day and seals it to the shared folder. Take it in here, or say why there is none.")
    if by_line.issuperset(awaited):
        small = tr("Each comes here by itself once its day is closed. Or say why there is none.")
    if len(awaited) == 1:
        line = tr("Register {0} is not here yet", awaited[0])
    else:
        line = tr("{0} are not here yet", text.many(len(awaited), tr("register"), tr("registers")))
    return line, small


def _gathered_words(came: Gathered) -> tuple[str, str, Meaning]:
    """What came of a folder: a line, a small line, and how to look at it."""
    taken = text.many(len(came.taken), tr("sealed day is taken in"), tr("sealed days are taken in"))
    if came.refused:
        name, why = came.refused[0]
        more = tr(" And {0} more.", len(came.refused) - 1) if len(came.refused) > 1 else ""
        return tr("{0}, {1} refused.", taken, len(came.refused)), tr("{0}: {1}{2}", name, why, more), Meaning.REFUSED
    already = text.many(came.already, tr("was here already"), tr("were here already")) if came.already else ""
    return tr("{0}.", taken), tr("{0}.", already) if already else "", Meaning.OK
