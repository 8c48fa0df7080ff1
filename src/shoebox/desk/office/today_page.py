"""Today: opening the day; then where it stands, the slip numbers, the day so far and the blind count. Office room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.office import actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.count_form import CountForm
from shoebox.desk.office.count_view import CountView, wants_third
from shoebox.desk.office.day_timeline import DayTimeline
from shoebox.desk.office.day_words import over_short, pad_words, so_far
from shoebox.desk.office.drawer_choice import DrawerChoice
from shoebox.desk.office.open_form import OpenForm
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.plate_check import RIGHT, WRONG, PlateCheck, right_plate
from shoebox.desk.office.sell_on_card import SellOnCard
from shoebox.desk.office.settling import Settling
from shoebox.desk.office.slips_card import SlipsCard
from shoebox.desk.people_today import PeopleToday
from shoebox.desk.shortcuts import key_of
from shoebox.desk.sign_in import SignIn
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.columns import two_columns
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.words import Words
from shoebox.domain.acts import PlateChecked
from shoebox.domain.day import SECOND_COUNTS, Count, DayFigures
from shoebox.domain.drawer import letter
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.staff import STORE_ROLES, Person, Signature
from shoebox.handover.store import StoreHouse

RIGHT_U = 44


class TodayPage(OfficePage):
    """Opens the day, counts the drawer, shows the rest."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        first = key_of("office", "first", "today")
        self.timeline = DayTimeline()
        plate = PlateCheck(house)
        self.open_form = OpenForm(house.policy.currency, plate, key=first)
        self.plate_button = Button(tr("The right one is in"), key=key_of("office", "plate_right", "today"), small=True)
        self._plate_card = Card(flat=True)
        self._plate_row = ActRow(" ", " ", Meaning.RISK, right=self.plate_button, first=True)
        self._plate_card.body.addWidget(self._plate_row)
        self.slips = SlipsCard(key=key_of("office", "explain", "today"))
        self.drawers = DrawerChoice(key=key_of("office", "next_drawer", "today"))
        self.count_form = CountForm(house.policy, key=first)
        self.count_form.take_room()
        self.count_view = CountView(house.policy, key=first)
        self._total, self._facts = Words("", Type.H3), Facts(row_u=3.25)
        self._pads, self._before = Facts(row_u=3.5), Facts(row_u=3.5)
        self._second: Person | None = None
        self.sell_on = SellOnCard()
        self._goes_on = False  # whether the day after a closed one is to begin before its date
        self._people = PeopleToday(self, house, lanes)
        self._settling = Settling(self)
        self._lay_out()
        self._listen()
        keys: dict[str, Callable[[], object]] = {
            "plate_right": self._plate_right, "plate_wrong": partial(self._plate, WRONG),
        }  # fmt: skip
        keys |= {"sell_on": self._sell_on}
        keys |= {"first": self.do_first, "explain": self.explain_gaps, "next_drawer": self.drawers.next}
        self.bind_keys("today", keys)

    def show_day(self, seen: Seen) -> None:
        """The morning's form, or the day."""
        self.show_content()
        self._goes_on = self._goes_on and seen.may_go_on
        self.sell_on.show_day(seen, self.why_not(manager=True, what=tr("A manager opens the day.")))
        seen = seen.going_on() if self._goes_on else seen
        self.timeline.show_day(seen)
        self._opening.setVisible(seen.may_open)
        self._selling.setVisible(not seen.may_open)
        if seen.may_open:
            self._show_opening(seen)
            return
        self._show_plate(seen)
        self.slips.show_day(seen, held=self.why_not())
        self._total.say("" if seen.hides_drawer else text.money(seen.money(seen.figures.taken_minor)))
        self._facts.show_facts(so_far(seen))
        self._show_count(seen)

    def begin(self) -> None:
        """Where the close sent somebody here to count, the drawer that is still to be counted is in front."""
        self._to_next_drawer()
        super().begin()

    def begin_at(self, drawer: str, /) -> None:
        """Where the close sent somebody here to count one drawer of several, that one is in front."""
        before = self.drawers.drawer()
        if drawer:
            self.drawers.choose_letter(drawer)
        if self.drawers.drawer() != before:
            self._chose_drawer()
        self.begin()

    def focus_first(self) -> None:
        """The float, the first piece, or what comes after the count."""
        if self.seen is None:
            return
        if self._opens():
            self.open_form.focus_first()
        elif self.count_form.isVisibleTo(self):
            self.count_form.focus_first()
        else:
            self.count_view.button.setFocus()

    def take_person(self, person: Person) -> None:
        """Somebody else is at work, or came back to a locked window: whoever was to count second has gone."""
        self._second = None
        super().take_person(person)

    def begun(self) -> bool:
        """Whether the plate was looked at and the day is not open yet, or a second person counts."""
        return self._second is not None or (self._opens() and self.open_form.plate.choice.value() is not None)

    def areas(self) -> tuple[QWidget, ...]:
        """Timeline, what there is to do, the slip numbers."""
        if self._opens():
            return self.timeline, self.open_form.float_field, self.pad_button
        at_right = self.count_form.rows[0].field if self.count_form.isVisibleTo(self) else self.count_view.button
        return self.timeline, self.slips.table, at_right

    def do_first(self) -> None:
        """Ctrl+Enter: open the day, save the count, or go on to what comes next."""
        for button in (self.open_form.button, self.count_form.button, self.count_view.button):
            if button.isVisibleTo(self):
                button.click()
                return

    # -- opening

    def _opens(self) -> bool:
        """Whether the form that opens a day is in view."""
        return self.seen is not None and (self.seen.may_open or self._goes_on)

    def _sell_on(self) -> None:
        """F10: open the day after the one that is closed, or look at that one again."""
        if self.seen is not None and self.seen.may_go_on:
            if self._goes_on:
                self._look_back()
            else:
                self.sell_on.button.click()

    def _go_on_selling(self) -> None:
        self._goes_on = True
        self._show_again()

    def _look_back(self) -> None:
        self._goes_on = False
        self._show_again()

    def _show_again(self) -> None:
        assert self.seen is not None
        self.show_day(self.seen)
        self.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever turned away did not want it."""
        super().hideEvent(event)
        if self._goes_on and self.seen is not None and not event.spontaneous():
            self._goes_on = False
            self.show_day(self.seen)

    def _show_opening(self, seen: Seen) -> None:
        self.open_form.show_day(seen, self.why_not(manager=True, what=tr("A manager opens the day.")))
        pads = tuple(Fact(pad_words(pad.first, pad.last), tr("{0} left", left)) for pad, left in seen.pads_left)
        self._pads.show_facts(pads or (Fact(tr("No pad with numbers left"), ""),))
        self._before_card.setVisible(seen.box is not None)
        if seen.box is not None:
            self._before.show_facts(_last_day(seen, seen.box))

    def _plate(self, value: str) -> None:
        if self.open_form.isVisibleTo(self):
            self.open_form.plate.choice.press(value)

    def _plate_right(self) -> None:
        """F7: it says so; or, after a wrong one, the right one is in now."""
        self._plate(RIGHT)
        if self.plate_button.isVisibleTo(self):
            self.plate_button.click()

    def _note_plate(self) -> None:
        self.plate_button.busy(tr("Saving"))
        plate = right_plate(self.house)
        actions.look_at_plate(
            self.lanes, self.house, plate, clerk=self.clerk, done=self._plate_noted, failed=self._plate_refused
        )

    def _plate_noted(self, entry: int) -> None:
        self.changed.emit(tr("The right plate is in, noted as entry {0}.", entry))

    def _plate_refused(self, error: ShoeboxError) -> None:
        self.plate_button.busy("")
        self.said.emit(sentence_of(error))

    def _show_plate(self, seen: Seen) -> None:
        plate = seen.figures.plate
        wrong = seen.is_open and plate is not None and not plate.is_right
        self._plate_card.setVisible(wrong)
        if wrong and plate is not None:
            self._plate_row.say(tr("The imprinter's plate is wrong"), plate.note, Meaning.RISK)
            self.plate_button.hold(self.why_not())
        else:
            self.plate_button.busy("")  # written down, and the day was read since

    def _open(self, amount: Money, second: Signature, plate: PlateChecked) -> None:
        assert self.seen is not None
        day = self.seen.going_on().today if self._goes_on else self.seen.today
        actions.open_day(
            self.lanes, self.house, day=day, float_minor=amount.amount_minor, clerk=self.clerk,
            second=second, plate=plate, done=self._opened, failed=self.open_form.refuse,
        )  # fmt: skip

    def _opened(self, figures: DayFigures) -> None:
        self.open_form.opened()
        self.changed.emit(tr("The day is open, report number {0}. Registers can sell.", f"{figures.z_no:04d}"))

    # -- counting

    def _show_count(self, day: Seen) -> None:
        self.drawers.show_day(day)
        seen = day.of_drawer(self.drawers.drawer())
        stops = {stop.code for stop in seen.figures.blockers}
        if not stops & SECOND_COUNTS:
            self._second = None
        counting = bool(stops & {"day.block.not_counted", "day.block.count_again"}) or self._second is not None
        self.count_form.setVisible(counting)
        self.count_view.setVisible(not counting)
        who = self._second or self.person
        number = 1 if self._second is None else 3 if wants_third(seen) else 2
        self.count_form.show_for(number, who.name if who else "", drawer=self.drawers.drawer())
        self.count_form.button.hold(self.why_not())
        self.count_view.show_day(seen)

    def _count(self) -> None:
        self.count_form.button.busy(tr("Saving"))
        who = self._second.number if self._second else self.clerk
        actions.count(
            self.lanes, self.house, self.count_form.pieces(), clerk=who, drawer=self.drawers.drawer(),
            done=self._counted, failed=self._not_counted,
        )  # fmt: skip

    def _counted(self, count: Count) -> None:
        self.count_form.button.busy("")
        self.count_form.empty()
        self._second = None
        assert self.seen is not None
        self.changed.emit(tr("Count {0} is saved: {1}.", count.number, self._found(self.seen, count)))
        self._to_next_drawer()
        if self.count_form.isVisibleTo(self):
            self.count_form.focus_first()
        else:
            self.count_view.button.setFocus()

    def _found(self, seen: Seen, count: Count) -> str:
        return tr("another person counts now") if count.awaits_another else over_short(seen, count.over_short_minor)

    def _to_next_drawer(self) -> None:
        """Where this drawer's count stands, the next that is still to be counted."""
        if self.seen is None:
            return
        left = [dict(stop.facts).get("drawer", "") for stop in self.seen.figures.blockers if stop.mend_at == "cash"]
        own = self.drawers.drawer()
        if own is not None and left and letter(own) not in left:
            self.drawers.choose_letter(left[0])
            self._show_count(self.seen)

    def _chose_drawer(self) -> None:
        self._second = None
        self.count_form.empty()
        if self.seen is not None:
            self._show_count(self.seen)
        self.focus_first()

    def _not_counted(self, error: ShoeboxError) -> None:
        self.count_form.button.busy("")
        self.count_form.refuse(sentence_of(error))

    def _ask_second(self) -> None:
        last = self._last_count()
        if self.person is not None and (last is None or self.person.number != last.clerk):
            self._begin_second(self.person)
        else:
            self._people.ask(self._ask_one_of)

    def _ask_one_of(self, people: tuple[Person, ...]) -> None:
        last = self._last_count()
        assert last is not None, "another count follows one"
        why = tr("{0} counted last. Somebody else counts now, without looking at that count.", last.by)
        others = tuple(one for one in people if one.number != last.clerk)
        title = tr("Who counts now?")
        sheet = SignIn(self, self.house.staff, roles=STORE_ROLES, why=why, title=title, people=others)
        sheet.signed_in.connect(self._begin_second)
        sheet.ask()

    def _begin_second(self, person: Person) -> None:
        last = self._last_count()
        if last is not None and person.number == last.clerk:
            self.count_view.refuse(sentence_of(Refusal("day.count_same_person", by=person.name)))
            return
        self._second = person
        self.said.emit(tr("{0} counts now.", person.name))
        self.count_form.empty()
        if self.seen is not None:
            self.show_day(self.seen)
        self.count_form.focus_first()

    def _last_count(self) -> Count | None:
        counts = self.seen.of_drawer(self.drawers.drawer()).figures.counts if self.seen else ()
        return counts[-1] if counts else None

    # -- wiring

    def explain_gaps(self) -> None:
        """F4: say what became of missing numbers."""
        if self.slips.button.isVisibleTo(self):
            self.slips.button.click()
        else:
            self.said.emit(tr("No slip number is missing."))

    def _listen(self) -> None:
        self.timeline.leads.connect(self.leads)
        self.open_form.asked.connect(self._open)
        self.sell_on.asked.connect(self._go_on_selling)
        self.sell_on.told.connect(self.said)
        self.plate_button.acted.connect(self._note_plate)
        self.plate_button.told.connect(self.said)
        self.slips.explain_asked.connect(self._settling.explain)
        self.drawers.chosen.connect(self._chose_drawer)
        self.drawers.told.connect(self.said)
        self.count_form.asked.connect(self._count)
        self.count_form.button.told.connect(self.count_form.refuse)
        self.count_view.second_asked.connect(self._ask_second)
        self.count_view.next_asked.connect(self._go_on)

    def _go_on(self) -> None:
        self.leads.emit("box" if self.seen is not None and self.seen.has_closed else "close")

    def _to_slips(self) -> None:
        self.leads.emit("slips")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self.timeline)
        self._opening, self._selling = self._opening_row(), self._selling_row()
        column.addWidget(self._opening, 1)
        column.addWidget(self._selling, 1)

    def _opening_row(self) -> QWidget:
        self.pad_button = Button(tr("Issue a pad"), small=True)
        self.pad_button.acted.connect(self._to_slips)
        pads = Card(tr("Pads for this register"), right=self.pad_button)
        pads.body.addWidget(self._pads)
        self._before_card = Card(tr("Closed last"))
        self._before_card.body.addWidget(self._before)
        return two_columns((self.open_form,), (pads, self._before_card), right_u=RIGHT_U)

    def _selling_row(self) -> QWidget:
        so_far_card = Card(tr("The day so far"), right=self._total)
        so_far_card.body.addWidget(self._facts)
        so_far_card.body.addStretch(1)
        left = (self.sell_on, self._plate_card, self.slips, so_far_card)
        right = (self.drawers, self.count_form, self.count_view)
        return two_columns(left, right, right_u=RIGHT_U, left_grows=True)


def _last_day(seen: Seen, box: DayFigures) -> tuple[Fact, ...]:
    """The day closed last, and whether its box is on its way."""
    return (
        Fact(tr("Report {0}", f"{box.z_no:04d}"), text.day(date.fromisoformat(box.day))),
        Fact(tr("Taken"), text.money(seen.money(box.taken_minor))),
        Fact(tr("Over or short"), over_short(seen, box.over_short_minor)),
        Fact(tr("Box {0}", box.box_no), tr("on a stick") if box.on_stick else tr("not on a stick yet")),
    )
