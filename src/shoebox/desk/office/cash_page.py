"""Cash that is no sale: moved, dropped, fetched, checked, banked; and a drawer opened for nothing. Office room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import u
from shoebox.desk.office import actions, cash_ways
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.cash_form import CashForm
from shoebox.desk.office.cash_lists import CashModel, drawer_facts
from shoebox.desk.office.cash_ways import BANK, CHECK, NO_SALE, OUT, WAYS, CashDraft
from shoebox.desk.office.count_form import CountForm
from shoebox.desk.office.day_words import over_short
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.office.page import OfficePage
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Facts
from shoebox.desk.widgets.segments import Segments
from shoebox.domain.day import Count
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money, money_text
from shoebox.handover.store import StoreHouse

ROWS_MAX, ROW_U = 7, 6


class CashPage(OfficePage):
    """The ways on top; below them the form of the one chosen, and at the right what was written down today."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        key = key_of("office", "first", "cash")
        currency, offset_min = house.policy.currency, house.clock.offset_min()
        self.way = Segments(tr("What happened"), cash_ways.choices())
        self.form = CashForm(house.policy, key=key)
        self.check_form = CountForm(house.policy, key=key)
        self.list = ListCard(
            tr("Cash in and out"), CashModel(currency, offset_min), none=tr("none"), rows_max=ROWS_MAX, row_u=ROW_U
        )
        self._facts, self._facts_card = Facts(row_u=3.25), Card(tr("The drawer today"))
        self._kept = ""
        self._lay_out()
        self._listen()
        acts: dict[str, Callable[[], object]] = {way: partial(self.way.press, way) for way in WAYS}
        self.bind_keys("cash", {"first": self._ask, **acts})
        self.way.choose(OUT)
        self._show_way()

    def show_day(self, seen: Seen) -> None:
        """The form while a day is open; the list in any case."""
        if not seen.is_open:
            line = tr("{0} is closed", text.day(seen.date)) if seen.box is not None else tr("No day is open")
            said = tr("Cash moves are written into an open day. Open the day first.")
            self.show_empty("cash", line, said, lead=("today", tr("To Today")))
            return
        self.show_content()
        shown = () if seen.hides_drawer and not seen.is_blind else seen.figures.cash
        self.list.show_rows(shown, "" if shown else tr("after the second count") if seen.figures.counts else "")
        facts = drawer_facts(seen)
        self._facts.show_facts(facts)
        self._facts_card.setVisible(bool(facts))
        self._show_way()

    def begin(self) -> None:
        """Where the close sent somebody here to say what goes to the bank, that is what is asked."""
        if self.seen is not None and any(stop.mend_at == "deposit" for stop in self.seen.figures.blockers):
            self.way.choose(BANK)
            self._show_way()
        super().begin()

    def focus_first(self) -> None:
        """The keyboard in the amount, or at the first piece."""
        (self.check_form if self._is_check() else self.form).focus_first()

    def areas(self) -> tuple[QWidget, ...]:
        """What happened, the form, the list."""
        form = self.check_form.rows[0].field if self._is_check() else self.form.amount
        return self.way, form, self.list.table

    # -- what is shown

    def _is_check(self) -> bool:
        return self.way.value() == CHECK

    def _show_way(self) -> None:
        way = str(self.way.value())
        self.form.setVisible(way != CHECK)
        self.check_form.setVisible(way == CHECK)
        if way == CHECK:
            self.check_form.show_for(1, self.person.name if self.person else "")
            self.check_form.set_title(cash_ways.title_of(CHECK))
            self.check_form.button.hold(self.why_not())
        else:
            self.form.show_way(way)
        if self.seen is not None:
            self.form.show_day(self.seen, self.why_not() or self._why_not_bank(self.seen, way))

    def _why_not_bank(self, seen: Seen, way: str) -> str:
        if way != BANK or (seen.figures.counts and not seen.hides_drawer):
            return ""
        return tr("Count the drawer first: what does not go to the bank stays as the next float.")

    # -- writing it down

    def _ask(self) -> None:
        if self._is_check():
            self.check_form.button.click()
        else:
            self.form.ask()

    def _record(self, draft: CashDraft) -> None:
        amount = money_text(Money(draft.amount_minor, self.house.policy.currency))
        title = cash_ways.title_of(draft.way)
        self._kept = title if draft.way == NO_SALE else tr("{0}, {1}", title, amount)
        cash_ways.record(self.lanes, self.house, draft, clerk=self.clerk, done=self._recorded, failed=self.form.refuse)

    def _recorded(self, entry: int) -> None:
        said = tr("Recorded, entry {0}: {1}", entry, self._kept)
        self.changed.emit(said)
        self.form.recorded(said)

    def _check(self) -> None:
        self.check_form.button.busy(tr("Saving"))
        actions.check(
            self.lanes, self.house, self.check_form.pieces(), clerk=self.clerk,
            done=self._checked, failed=self._not_checked,
        )  # fmt: skip

    def _checked(self, check: Count) -> None:
        self.check_form.button.busy("")
        self.check_form.empty()
        assert self.seen is not None
        expected = money_text(self.seen.money(check.expected_minor))
        off = over_short(self.seen, check.over_short_minor)
        self.changed.emit(tr("Check {0} is saved: {1}, where {2} should be.", check.number, off, expected))
        self.focus_first()

    def _not_checked(self, error: ShoeboxError) -> None:
        self.check_form.button.busy("")
        self.check_form.refuse(sentence_of(error))

    # -- wiring

    def _chose(self, _way: object) -> None:
        self._show_way()
        self.focus_first()

    def _listen(self) -> None:
        self.way.chosen.connect(self._chose)
        self.form.asked.connect(self._record)
        self.check_form.asked.connect(self._check)
        self.check_form.button.told.connect(self.check_form.refuse)

    def _lay_out(self) -> None:
        self._facts_card.body.addWidget(self._facts)
        left, right = QVBoxLayout(), QVBoxLayout()
        for form in (self.form, self.check_form):
            left.addWidget(form)
        left.addStretch(1)
        right.setSpacing(u(2))
        for card in (self.list, self._facts_card):
            right.addWidget(card)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self.way)
        column.addLayout(row, 1)
