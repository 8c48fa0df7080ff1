"""Starting to sell by hand: the incident, the lane, the kit, a manager's PIN. Desk: knows no window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.incident.actions import Counter, Declaration
from shoebox.desk.incident.step import Step
from shoebox.desk.lane_words import LANE_RULES, LANE_WORDS
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.pin_field import pin_field, staff_number_field
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.dots import Stand
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.tick import Tick
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import DAY_MS, Clock, local_time
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.incident import RescueLane, moment_ms
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Staff

KIT_COLUMNS = 3
NUMBER_SIGNS_MAX, TIME_SIGNS_MAX, GIVEN_SIGNS_MAX = 20, 16, 120


class StartForm(Card):
    """`asked` carries a Declaration; `later` when it is put off."""

    asked = Signal(object)
    later = Signal()

    def __init__(self, policy: Policy, staff: Staff, clock: Clock) -> None:
        super().__init__(flat=True)
        self.setAccessibleName(tr("Start manual sales"))
        self._policy, self._staff, self._clock, self._witness = policy, staff, clock, ""
        self.number = Field(tr("Incident number"), length_max=NUMBER_SIGNS_MAX)
        self.since = Field(tr("Central down since"), length_max=TIME_SIGNS_MAX)
        self.given_by = Field(tr("Given by"), length_max=GIVEN_SIGNS_MAX)
        self.kit = tuple(Tick(said) for said in policy.kit)
        self.manager = staff_number_field(tr("Manager's number"), mend_lines=1)
        self.pin = pin_field(tr("PIN"), mend_lines=1)
        self.later_button = Button(tr("Not now"), kind=Kind.QUIET, key="Esc", large=True)
        self.button = Button(tr("Start manual sales"), kind=Kind.FIRST, key="Return", large=True)
        self._signed_by = Words("", Type.SMALL, Ink.T2, wrap=True)
        self.steps = self._make_steps()
        for step in self.steps:
            self.body.addWidget(step)
        self.set_foot(self._make_foot())
        self._listen()
        self.empty()

    def show_counter(self, counter: Counter, witness: str) -> None:
        """What the book knows: the store's own number, the slips at hand, the float; and who is at work."""
        self._witness = witness
        self.number.edit.setPlaceholderText(counter.own_number)
        slips = text.many(counter.slips_left, tr("numbered slip at hand"), tr("numbered slips at hand"))
        known = [slips if counter.slips_left else tr("no pad is issued to this register yet")]
        if counter.float_minor >= 0:
            known.append(tr("float {0}", text.money(Money(counter.float_minor, self._policy.currency))))
        asked = tr("Tick what is there. What is missing goes on the day's report.")
        self.steps[2].said.say(f"{asked} {tr('The book has: {0}.', ', '.join(known))}")
        self._say_foot()

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        places = {
            "incident.number": self.number,
            "incident.began": self.since,
            "incident.time": self.since,
            "incident.to_come": self.since,
            "staff.unknown": self.manager,
            "day.role": self.manager,
            "staff.pin": self.pin,
            "staff.pin_wait": self.pin,
        }
        field = places.get(error.code, self.given_by if error.code == "card.number" else self.number)
        if field in (self.pin, self.given_by):
            field.set_text("")
        field.set_mend(sentence_of(error))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Nothing typed stays; the kit is asked anew."""
        for field in self._fields():
            field.set_text("")
            field.set_mend("")
        self.since.set_hint(self._time_like())
        for tick in self.kit:
            tick.setChecked(False)
        self.button.busy("")
        self._say_foot()
        self._show_stands(0)

    def focus_first(self) -> None:
        """The keyboard in the incident's number."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return (*self._fields()[:3], *self.kit, *self._fields()[3:], self.later_button, self.button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc where nothing is left to clear puts it off."""
        if event.key() == Qt.Key.Key_Escape:
            self.later.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard: the step it is in is the one to do now."""
        if event.type() is QEvent.Type.FocusIn:
            here = QApplication.focusWidget()
            for at, step in enumerate(self.steps):
                if here is not None and step.isAncestorOf(here):
                    self._show_stands(at)
        return super().eventFilter(watched, event)

    def _fields(self) -> tuple[Field, ...]:
        return self.number, self.since, self.given_by, self.manager, self.pin

    def _ask(self) -> None:
        if self.button.is_busy():
            return  # a second Enter would be refused, and take the keyboard back to this page
        for field, said in (
            (self.manager, tr("A manager types their number.")),
            (self.pin, tr("The manager types their own PIN.")),
        ):
            if not field.text():
                field.set_mend(said)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.button.busy(tr("Starting"))
        missing = tuple(tick.text() for tick in self.kit if not tick.isChecked())
        self.asked.emit(
            Declaration(
                number=self.number.text(),
                given_by=self.given_by.text(),
                since=self.since.text(),
                kit_missing=missing,
                signature=(self.manager.text(), self.pin.text()),
            )
        )

    def _typed(self, _said: str) -> None:
        for field in self._fields():
            field.set_mend("")
        self.since.set_hint(self._day_before() if self.since.text() else self._time_like())
        self._say_foot()

    def _day_before(self) -> str:
        """When it was, where what is typed was not today: a time a little ahead of the clock was yesterday."""
        now_ms, offset_min = self._clock.wall_ms(), self._clock.offset_min()
        try:
            began = local_time(moment_ms(self.since.text(), now_ms=now_ms, offset_min=offset_min), offset_min)
        except Refusal:
            return ""
        return text.moment(began) if began.date() != local_time(now_ms, offset_min).date() else ""

    def _time_like(self) -> str:
        yesterday = local_time(self._clock.wall_ms() - DAY_MS, self._clock.offset_min())
        return tr("Such as 7:41, or {0} 7:41.", yesterday.day)

    def _say_foot(self) -> None:
        name = self._manager_name()
        self.manager.set_hint(name)
        if name and self._witness and name != self._witness:
            self._signed_by.say(tr("Started by {0}, witnessed by {1}.", name, self._witness))
        elif name:
            self._signed_by.say(tr("Started by {0}.", name))
        else:
            self._signed_by.say(tr("A manager signs. From then on every sale here goes into the book."))

    def _manager_name(self) -> str:
        try:
            return self._staff.by_number(self.manager.text()).name if self.manager.text() else ""
        except Refusal:
            return ""

    def _show_stands(self, now: int) -> None:
        for at, step in enumerate(self.steps):
            step.show_stand(Stand.NOW if at == now else Stand.DONE if at < now or at == 1 else Stand.TO_COME)

    # -- laying out

    def _listen(self) -> None:
        self.pin.walks = False
        self.pin.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.later_button.acted.connect(self.later)
        for field in self._fields():
            field.typed.connect(self._typed)
            field.edit.installEventFilter(self)
        for tick in self.kit:
            tick.installEventFilter(self)

    def _make_steps(self) -> tuple[Step, ...]:
        number = Step(
            1,
            tr("Incident number"),
            tr("Ask Operations ({0}). If nobody answers, leave it empty: the store opens its own number.",
               self._policy.operations_phone),
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(u(2))
        for field, width_u in ((self.number, 21), (self.since, 25)):
            field.setFixedWidth(u(width_u))
            row.addWidget(field)
        row.addWidget(self.given_by, 1)
        number.body.addLayout(row)
        lane = Step(
            2,
            tr("How these sales get charged"),
            tr("Set by Operations for the whole incident. It can't be changed in the store."),
        )
        lane.body.addLayout(self._lane_row())
        kit = Step(3, tr("Kit on the counter"), tr("Tick what is there."))
        grid = QGridLayout()
        grid.setVerticalSpacing(u(0.5))
        for at, tick in enumerate(self.kit):
            grid.addWidget(tick, at // KIT_COLUMNS, at % KIT_COLUMNS)
        kit.body.addLayout(grid)
        start = Step(4, tr("Start"), "")
        signing = QHBoxLayout()
        signing.setSpacing(u(2))
        signing.addWidget(self.manager, 1)
        signing.addWidget(self.pin, 1)
        start.body.addLayout(signing)
        return number, lane, kit, start

    def _lane_row(self) -> QHBoxLayout:
        lane, row = RescueLane(self._policy.rescue_lane), QHBoxLayout()
        row.setSpacing(u(1.5))
        row.addWidget(Pill(tr(LANE_WORDS[lane]), Meaning.PLAIN, icon="lock"))
        row.addWidget(Words(tr(LANE_RULES[lane]), Type.SMALL, Ink.T2), 1)
        return row

    def _make_foot(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(u(2.5), u(1), u(1.5), u(1))
        row.setSpacing(u(1.5))
        row.addWidget(self._signed_by, 1)
        row.addWidget(self.later_button)
        row.addWidget(self.button)
        return holder
