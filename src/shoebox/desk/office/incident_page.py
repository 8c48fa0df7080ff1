"""Incident: start to sell by hand, and the guided way back to normal. Office room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.incident import actions as incident_actions
from shoebox.desk.incident.start_page import StartPage
from shoebox.desk.lane_words import LANE_RULES, LANE_WORDS
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.page import OfficePage, place_refusal
from shoebox.desk.office.rekey_desk import RekeyDesk
from shoebox.desk.office.settling import Settling
from shoebox.desk.office.shared_card import SharedCard
from shoebox.desk.office.way_back import STEPS, WayBack, way_back
from shoebox.desk.pin_field import pin_field, staff_number_field
from shoebox.desk.reason_field import REASON_SIGNS_MAX
from shoebox.desk.text import tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import local_time
from shoebox.domain.custody import days_since
from shoebox.domain.day import Declaration
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.incident import HEAD_OFFICE, Incident, RescueLane
from shoebox.domain.pins import PIN_CODES
from shoebox.handover.store import StoreHouse


class IncidentPage(OfficePage):
    """None on: the four steps that start one. One on: what it is, and how it ends. Ended: what is left of it."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self._is_day_open = False
        self.start = StartPage(house, lanes)
        self.start.form.later_button.hide()
        self._heading, self._sub = Words("", Type.H1, wrap=True), Words("", Type.BODY, Ink.T2, wrap=True)
        self.facts, self.way = Facts(()), WayBack()
        self._over_row = ActRow(" ", " ", icon="lock", first=True)
        self.manager = staff_number_field(tr("Manager's number"))
        self.pin = pin_field(tr("PIN"))
        self.others = Field(
            tr("What you found at the registers that are not heard"), length_max=REASON_SIGNS_MAX, mend_lines=2,
            hint=tr("Such as: looked at register 3, its pads are locked away."),
        )  # fmt: skip
        self.button = Button(tr("End the incident"), kind=Kind.FIRST, key="Return", large=True)
        self.verdict = Verdict(self.button)
        self.rekey_desk = RekeyDesk(self)
        self.rekeying = self.rekey_desk.card
        self.shared, self._settling = SharedCard(house), Settling(self)
        self._lay_out()
        self._listen()
        self.bind_keys("incident", {f"step_{at + 1}": partial(self._go, at) for at in range(STEPS)})
        self.bind_keys("incident", {"review": self._review, "undo": self._undo, "found": self._settling.shared_order})

    def show_day(self, seen: Seen) -> None:
        """The start, or the incident as it stands."""
        self.show_content()
        self._is_day_open = seen.is_open
        held = seen.incident
        self.shared.show_shared(seen.shared, self.why_not(manager=True, what=tr("A manager says what was found.")))
        if held is None or not (held.is_on or seen.to_rekey):
            self.start.begin(self.person.name if self.person else "")
            self._at_work.hide()
            self.start.show()
            self._show_over(held)
            return
        self._over.hide()
        self.start.hide()
        self._at_work.show()
        numbers = tuple(dict.fromkeys(draft.incident for draft in seen.to_rekey))
        is_its_own = held.is_on or numbers == (held.number,)
        said = tr("Incident {0} is on", held.number) if held.is_on else tr("Incident {0} is over", ", ".join(numbers))
        self._heading.say(said)
        lane = RescueLane(held.rescue_lane) if is_its_own else RescueLane.REKEY
        self._sub.say(f"{tr(LANE_WORDS[lane])}. {tr(LANE_RULES[lane])}")
        self.facts.show_facts(self._facts(held, seen))
        self.what.setVisible(is_its_own)
        self.way.setVisible(held.is_on)
        self.rekeying.setVisible(bool(numbers))
        if held.is_on:
            self._show_way(seen)
        elif held.number not in numbers:
            self._show_over(held)  # its own slips are none of those below
        own = tr("Key these into the till, each once")
        older = tr("Slips of incident {0}: key them into the till, each once", ", ".join(numbers))
        self.rekeying.set_title(older if held.is_on else own)
        self.rekey_desk.show_drafts(seen.to_rekey, self.why_not())

    def focus_first(self) -> None:
        """The keyboard where work begins."""
        if self.start.isVisibleTo(self):
            self.start.focus_first()
        elif self.rekeying.isVisibleTo(self) and not self.way.isVisibleTo(self):
            self.rekeying.focus_first()
        elif not self.way.focus_first():
            self.manager.setFocus(Qt.FocusReason.OtherFocusReason)

    def begun(self) -> bool:
        """Whether the kit is being gone through."""
        return not self.start.isHidden() and self.start.begun()

    def areas(self) -> tuple[QWidget, ...]:
        """The form of whatever is shown."""
        steps = (row.button for row in self.way.rows if row.button.isVisible())
        return (self.start.form.number, *tuple(steps)[:1], self.manager, self.rekeying.order)

    # -- the way back

    def _show_way(self, seen: Seen) -> None:
        steps = way_back(seen)
        self.way.show_steps(steps)
        why = _why_not_yet(seen)
        self.button.hold(why)
        self.others.setVisible(bool(seen.others_unknown) and not why)
        if why:
            self.verdict.say(tr("Not yet"), why, Meaning.WAITING)
        elif not steps[-1].is_done:
            self.verdict.say(tr("Central is back"), tr("The box is here still: hand it over today."), icon="siren")
        else:
            self.verdict.say(tr("Central is back"), tr("From then on nothing is sold by hand."), icon="siren")

    def _review(self) -> None:
        if self.rekeying.isVisibleTo(self):
            self.rekey_desk.ask_review()

    def _undo(self) -> None:
        if self.rekeying.isVisibleTo(self):
            self.rekey_desk.ask_undo()

    def _go(self, at: int) -> None:
        if self.way.isVisibleTo(self):
            self.way.go(at)

    def _show_over(self, held: Incident | None) -> None:
        """What holds of the slips of an incident that ended of late: whoever asks whether to key them looks here."""
        days = days_since(held.ended_ms, self.house.clock.wall_ms()) if held is not None else 0
        self._over.setVisible(held is not None and days < self.house.policy.review_days_max)
        if held is not None:
            lane = RescueLane(held.rescue_lane)
            rule = tr(LANE_RULES[lane]) if lane is RescueLane.FINANCE else tr("Every slip is ticked off.")
            line = tr("Incident {0} is over", held.number)
            self._over_row.say(line, f"{tr(LANE_WORDS[lane])}. {rule}", icon="lock")

    def _facts(self, held: Incident, seen: Seen) -> tuple[Fact, ...]:
        declared = _declared_as(held, seen)
        offset_min = declared.offset_min if declared is not None else None
        here_min = self.house.clock.offset_min() if offset_min is None else offset_min
        at = text.moment(local_time(held.began_ms, here_min))
        facts = [
            Fact(tr("Since"), at),
            Fact(tr("Declared by"), _who(self.house.name_of(held.declared_by))),
            Fact(tr("Number given by"), _who(held.given_by) or tr("nobody noted")),
            Fact(tr("Policy"), self._policy_words(held, seen)),
        ]
        if held.is_on:
            facts.append(Fact(tr("Sales today"), text.count(seen.figures.sales if seen.is_open else 0)))
        return tuple(facts)

    def _policy_words(self, held: Incident, seen: Seen) -> str:
        """The policy in force, and the one that the incident was declared under where that was another."""
        declared, now = _declared_as(held, seen), self.house.policy.version
        then = declared.policy if declared is not None else ""
        return tr("{0}; declared under {1}", now, then) if then and then != now else now

    def _end(self) -> None:
        if self.button.held():
            self.button.click()
            return
        for field, said in (
            *(((self.others, tr("Say what you found at them.")),) if self.others.isVisibleTo(self) else ()),
            (self.manager, tr("A manager types their number.")),
            (self.pin, tr("The manager types their own PIN.")),
        ):
            if not field.text():
                field.set_mend(said)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if not self.button.begin(tr("Ending")):
            return
        signature = (self.manager.text(), self.pin.text())
        found = self.others.text() if self.others.isVisibleTo(self) else ""
        incident_actions.end(self.lanes, self.house, signature, found=found, done=self._ended_now, failed=self._refused)

    def _ended_now(self, incident: Incident) -> None:
        self._clear()
        self.changed.emit(tr("Incident {0} is over. Sell at the till again.", incident.number))

    def _refused(self, error: ShoeboxError) -> None:
        self.button.busy("")
        self.pin.set_text("")
        if error.code == "incident.others_unheard" and not self.others.isVisibleTo(self):
            self.look_again.emit()  # a register went silent since the page was shown
        fields = {
            "staff.pin": self.pin, "staff.pin_wait": self.pin, "incident.others_unheard": self.others,
            "card.number": self.others, **dict.fromkeys(PIN_CODES, self.others),
        }  # fmt: skip
        if error.code in PIN_CODES:
            self.others.set_text("")
        place_refusal(error, fields, self.manager)

    def _started(self, incident: Incident) -> None:
        if self._is_day_open:
            self.changed.emit(tr("Incident {0} is on. Slips by hand are taken now.", incident.number))
            return
        # The next number and PIN typed belong to the float; left here, they would end what has just begun.
        self.changed.emit(tr("Incident {0} is on. Open the day, and slips are taken.", incident.number))
        self.leads.emit("today")

    def _clear(self, _said: str = "") -> None:
        if not _said:
            self.manager.set_text("")
            self.pin.set_text("")
            self.others.set_text("")
        self.manager.set_mend("")
        self.pin.set_mend("")
        self.others.set_mend("")
        self.button.busy("")

    # -- laying out

    def _listen(self) -> None:
        self.pin.walks = False
        self.pin.entered.connect(self._end)
        self.button.acted.connect(self._end)
        self.manager.typed.connect(self._clear)
        self.pin.typed.connect(self._clear)
        self.others.typed.connect(self._clear)
        self.way.leads.connect(self.leads)
        self.shared.button.acted.connect(self._settling.shared_order)
        self.shared.button.told.connect(self.said)
        self.start.started.connect(self._started)

    def _lay_out(self) -> None:
        self.what = Card(tr("What it is"))
        self.what.body.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addWidget(self.others, 2)
        row.addWidget(self.manager, 1)
        row.addWidget(self.pin, 1)
        self.way.body.addLayout(row)
        self.way.set_foot(self.verdict)
        self._at_work = QWidget()
        column = QVBoxLayout(self._at_work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.5))
        column.addWidget(self._heading)
        column.addWidget(self._sub)
        column.addSpacing(u(1.5))
        for card in (self.way, self.rekeying, self.what):
            column.addWidget(card)
            column.addSpacing(u(1.5))
        column.addStretch(1)
        page = QVBoxLayout(self.content)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(u(2))
        self._over = Card(flat=True)
        self._over.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._over.body.addWidget(self._over_row)
        page.addWidget(self._over)
        page.addWidget(self.shared)
        page.addWidget(self.start)
        page.addWidget(self._at_work)


def _why_not_yet(seen: Seen) -> str:
    """What of the way back the end can't do without; empty where it can."""
    if seen.is_open:
        return tr("A day is open still. Close it first, then end the incident.")
    if seen.unsealed:
        return tr("Box {0} is on no stick. Seal it first, then end the incident.", seen.unsealed[0].box_no)
    if seen.others_open:
        register = seen.others_open[0].register
        return tr("Register {0} has a day open still. Close it there first, then end the incident.", register)
    return ""


def _declared_as(held: Incident, seen: Seen) -> Declaration | None:
    """How it was declared in this book."""
    declared = seen.figures.declared
    return declared if declared is not None and declared.since_ms == held.began_ms else None


def _who(name: str) -> str:
    """A name as it is, and head office in the person's language."""
    return tr(HEAD_OFFICE) if name == HEAD_OFFICE else name
