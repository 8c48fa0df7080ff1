"""Close: what stops it, each with its mend, what is in order, what the report will say, and the seal. Office room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office import actions, register_actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.day_timeline import DayTimeline
from shoebox.desk.office.day_words import blocker_words, card_taken_minor, checks, report_lines, stops_words
from shoebox.desk.office.incident_words import lane_words
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.papers import Papers
from shoebox.desk.office.register_actions import Between
from shoebox.desk.office.settling import Settling
from shoebox.desk.office.stops_card import KEYS_MAX, StopsCard
from shoebox.desk.office.twice_words import twice_words
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.columns import two_columns
from shoebox.desk.widgets.facts import Facts
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.meter import Meter
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import Blocker, DayFigures
from shoebox.domain.errors import ShoeboxError
from shoebox.handover.store import StoreHouse

SEAL_SIGNS_MAX = 40


class ClosePage(OfficePage):
    """Closes the day when nothing stops it."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self.timeline = DayTimeline()
        self._heading, self._sub = Words("", Type.H1), Words("", Type.BODY, Ink.T2, wrap=True)
        self.seal = Field(tr("Number on the seal"), length_max=SEAL_SIGNS_MAX)
        self.button = Button(
            tr("Close the day"), kind=Kind.FIRST, key=key_of("office", "close", "close"), icon="lock", large=True
        )
        self.stops = StopsCard()
        self._order, self._meter = Facts(row_u=4.5, pad_u=2.5), Meter()
        self._taken, self._report = BigAmount(role=Type.FIGURE), Facts(row_u=3.25)
        self.draft = Button(tr("Look at a draft"), key=key_of("office", "print"))
        self._settling, self._papers = Settling(self), Papers(self)
        self._lay_out()
        self._listen()
        self.bind_keys(
            "close",
            {
                "close": self.button.click,
                **{f"settle_{at + 1}": partial(self.settle, at) for at in range(KEYS_MAX)},
            },
        )

    def show_day(self, seen: Seen) -> None:
        """What is left to do, or that it is done."""
        if not seen.is_open:
            self._show_no_day(seen)
            return
        self.show_content()
        self.timeline.show_day(seen)
        stops = seen.figures.blockers
        self.stops.show_stops(stops)
        self._show_order(seen)
        amount, label = _taken(seen)
        self._taken.show_amount(amount, label=label)
        self._report.show_facts(report_lines(seen))
        why_not = self.why_not(manager=True, what=tr("A manager closes the day."))
        self._show_head(stops, why_not)
        self._look_twice(seen)
        wait = tr("Count the drawer first: a draft says what should be in it.") if seen.hides_drawer else ""
        self.draft.hold(wait)

    def focus_first(self) -> None:
        """The first thing to settle, or the seal."""
        if not self.stops.focus_first():
            self.seal.setFocus(Qt.FocusReason.OtherFocusReason)

    def areas(self) -> tuple[QWidget, ...]:
        """Timeline, seal, what stops the close, the draft."""
        return self.timeline, self.seal, *self.stops.buttons[:1], self.draft

    def settle(self, at: int) -> None:
        """Mend what stops the close, by its number."""
        stops = self.seen.figures.blockers if self.seen is not None else ()
        if at >= len(stops):
            return
        stop = stops[at]
        if stop.mend_at == "slips":
            self._settling.explain()
        elif stop.mend_at == "box":
            differs = ". ".join(blocker_words(stop)) if stop.code == "day.block.paper_differs" else ""
            self._settling.count_paper(differs)
        elif stop.mend_at == "pads":
            self._settling.pads_twice()
        elif stop.mend_at == "ticks":
            self._settling.shared_order()
        else:
            page = {"deposit": "cash", "registers": "registers"}.get(stop.mend_at, "today")
            self.leads.emit(f"{page}/{dict(stop.facts).get('drawer', '')}")

    def print(self) -> None:
        """Ctrl+P: a draft."""
        self._papers.draft()

    # -- what is shown

    def _show_no_day(self, seen: Seen) -> None:
        if seen.may_open or seen.box is None:
            self.show_empty(
                "store", tr("No day is open"), tr("Open the day first; it is closed here in the evening."),
                lead=("today", tr("To the opening")),
            )  # fmt: skip
            return
        line = tr("{0} is closed", text.day(seen.date))
        sentence = tr("Nothing can be written to it any more. Its report, its label and its box are on the next page.")
        self.show_empty("lock", line, sentence, lead=("box", tr("To the box")))

    def _show_head(self, stops: tuple[Blocker, ...], why_not: str) -> None:
        if stops:
            self._heading.say(stops_words(len(stops)))
            work = tr("Work from top to bottom. Each one goes away by itself when it is settled.")
            self._sub.say(self.why_not() or work)
        else:
            self._heading.say(tr("Ready to close"))
            self._sub.say(
                why_not or tr("Put the tape on the box, type its number, close. Nothing is written to it after that.")
            )
        self.button.hold(stops_words(len(stops)) + "." if stops else why_not)

    def _show_order(self, seen: Seen) -> None:
        stopped = {stop.mend_at for stop in seen.figures.blockers}
        every = checks(seen)
        good = tuple(fact for mend_at, fact in every if mend_at not in stopped)
        self._order.show_facts(good)
        self._order_card.set_title(tr("In order"), tr("{0} of {1} checks", len(good), len(every)))
        self._meter.show_share(len(good), len(every), tr("checks in order"), Ink.OK_MARK)

    def _look_twice(self, seen: Seen) -> None:
        """What two registers let out stops nothing: nobody here can mend it, and Finance is to know of it."""
        if self.isVisible():
            register_actions.look_twice(self.lanes, self.house, seen.figures.day, self._show_twice, self._not_looked)

    def _show_twice(self, between: Between) -> None:
        twice = between.twice
        line, small = lane_words(between.incidents, self.house.clock.offset_min())
        self._lanes_card.setVisible(bool(line))
        self._lanes.say(line, small, Meaning.RISK)
        self._twice_card.setVisible(bool(twice))
        if twice:
            line, small = twice_words(twice[0], self.house.policy.currency)
            more = tr(" And {0} more, on the page Registers.", len(twice) - 1) if len(twice) > 1 else ""
            self._twice.say(line, small + more, Meaning.RISK)

    def _not_looked(self, error: ShoeboxError) -> None:
        self._twice_card.hide()
        self._lanes_card.hide()
        self.said.emit(sentence_of(error))

    def showEvent(self, event: QShowEvent) -> None:
        """Look into the other registers' books once it is looked at."""
        super().showEvent(event)
        if self.seen is not None and self.seen.is_open:
            self._look_twice(self.seen)

    # -- closing

    def _close(self) -> None:
        if self.button.held():
            self.button.click()
            return
        self.button.busy(tr("Closing"))
        self.seal.set_mend("")
        actions.close(
            self.lanes, self.house, self.seal.text(), clerk=self.clerk, done=self._closed, failed=self._refused
        )

    def _closed(self, figures: DayFigures) -> None:
        self.button.busy("")
        self.seal.set_text("")
        self.changed.emit(tr("Closed, report number {0}. Its papers are being drawn.", f"{figures.z_no:04d}"))
        self.leads.emit("box")

    def _refused(self, error: ShoeboxError) -> None:
        self.button.busy("")
        if error.code == "day.blocked":
            self.changed.emit(stops_words(int(error.facts["count"])) + ".")
            return
        self.seal.set_mend(sentence_of(error))
        if self.seal.is_cut():
            self._sub.say(sentence_of(error))
        self.seal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_held(self, reason: str) -> None:
        self._sub.say(reason)
        self.stops.focus_first()

    # -- wiring

    def _listen(self) -> None:
        self.timeline.leads.connect(self.leads)
        self.button.acted.connect(self._close)
        self.button.told.connect(self._say_held)
        self.seal.typed.connect(self._clear)
        self.stops.picked.connect(self.settle)
        self.draft.acted.connect(self._papers.draft)
        self.draft.told.connect(self._sub.say)
        self._papers.told.connect(self._say_paper)

    def _clear(self, _said: str) -> None:
        self.seal.set_mend("")

    def _say_paper(self, said: str, _good: bool) -> None:
        self._sub.say(said)
        self.said.emit(said)

    def _lay_out(self) -> None:
        self._order_card = Card(tr("In order"), hint=" ", right=self._meter, flat=True)
        self._meter.setFixedWidth(u(15))
        self._order_card.body.addWidget(self._order)
        self._twice_card, self._twice = Card(flat=True), ActRow(" ", " ", Meaning.RISK, first=True)
        self._twice_card.body.addWidget(self._twice)
        self._twice_card.hide()
        self._lanes_card, self._lanes = Card(flat=True), ActRow(" ", " ", Meaning.RISK, first=True)
        self._lanes_card.body.addWidget(self._lanes)
        self._lanes_card.hide()
        left = (self.stops, self._lanes_card, self._twice_card, self._order_card, _after_card())
        cards = two_columns(left, (self._report_card(),), right_u=42.5)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self.timeline)
        column.addLayout(self._head())
        column.addWidget(cards, 1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(u(0.5))
        words.addStretch(1)
        words.addWidget(self._heading)
        words.addWidget(self._sub)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addLayout(words, 1)
        self.seal.setFixedWidth(u(22))
        row.addWidget(self.seal)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _report_card(self) -> Card:
        card = Card(tr("What the report will say"))
        for part in (self._taken, self._report):
            card.body.addWidget(part)
        card.body.addWidget(self.draft)
        return card


def _taken(seen: Seen) -> tuple[str, str]:
    """The amount in big, with its label; on cards alone while somebody still counts the cash blind."""
    if seen.hides_drawer:
        return text.money(seen.money(card_taken_minor(seen))), tr("Taken on cards")
    return text.money(seen.money(seen.figures.taken_minor)), tr("Taken today")


def _after_card() -> Card:
    card = Card(flat=True)
    said = tr("Report and box label are drawn. Then the box is sealed onto a stick and carried to head office.")
    card.body.addWidget(ActRow(tr("After the close"), said, Meaning.INFO, icon="print", first=True))
    return card
