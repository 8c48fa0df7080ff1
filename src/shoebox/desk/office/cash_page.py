"""Cash that is no sale: moved, dropped, fetched, checked, banked; and a drawer opened for nothing. Office room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Meaning, u
from shoebox.desk.office import actions, cash_ways
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.bag_form import BagForm
from shoebox.desk.office.cash_form import CashForm
from shoebox.desk.office.cash_lists import CashModel, drawer_facts
from shoebox.desk.office.cash_ways import BANK, CHECK, NO_SALE, OUT, WAYS, CashDraft
from shoebox.desk.office.count_form import CountForm
from shoebox.desk.office.day_words import agreement
from shoebox.desk.office.drawer_choice import DrawerChoice
from shoebox.desk.office.drawer_sheet import DrawerDraft, DrawerSheet
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.office.page import OfficePage
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.type_ahead import TypeAhead
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Facts
from shoebox.desk.widgets.segments import Segments
from shoebox.domain.day import Count
from shoebox.domain.drawer import FIRST, letter
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money, money_text
from shoebox.handover.store import StoreHouse

ROWS_MAX, ROW_U = 7, 6


class CashPage(OfficePage):
    """The ways on top; below them the form of the one chosen, and at the right what was written down today."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        key = key_of("office", "first", "cash")
        self._moves = CashModel(house.policy.currency)
        self.way = Segments(tr("What happened"), cash_ways.choices())
        self.drawers = DrawerChoice(key=key_of("office", "next_drawer", "cash"))
        self.form = CashForm(house.policy, key=key)
        self.check_form = CountForm(house.policy, key=key, is_check=True)
        self.in_bag, self._is_asked = BagForm(house.policy), False
        self.list = ListCard(tr("Cash in and out"), self._moves, none=tr("none"), rows_max=ROWS_MAX, row_u=ROW_U)
        self.drawers_button = Button(tr("Drawers"), key=key_of("office", "drawers", "cash"), small=True)
        self._facts, self._facts_card = Facts(row_u=3.25), Card(tr("The drawer today"), right=self.drawers_button)
        self.sheet: DrawerSheet | None = None
        self._kept, self._ahead = "", TypeAhead(self)  # what is typed behind an act is for the next one
        self._lay_out()
        self._listen()
        acts: dict[str, Callable[[], object]] = {way: partial(self.way.press, way) for way in WAYS}
        acts |= {"drawers": self.drawers_button.click, "next_drawer": self.drawers.next}
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
        self.drawers.show_day(seen)
        self.drawers_button.hold(self.why_not())
        self._show_drawer()

    def _show_drawer(self) -> None:
        """The drawer in front, where there are several."""
        seen = self._in_front()
        if seen is None:
            return
        shown = () if seen.hides_drawer and not seen.is_blind else seen.figures.cash
        self._moves.offset_min = seen.figures.offset_min
        self.list.show_rows(shown, "" if shown else tr("after the second count") if seen.figures.counts else "")
        self._facts.show_facts(drawer_facts(seen))
        self._show_way()

    def _in_front(self) -> Seen | None:
        return self.seen.of_drawer(self.drawers.drawer()) if self.seen is not None else None

    def begin(self) -> None:
        """Where the close sent somebody here to say what goes to the bank, that is what is asked."""
        stops = self.seen.figures.blockers if self.seen is not None else ()
        bank = next((stop for stop in stops if stop.mend_at == "deposit"), None)
        if bank is not None:
            self.way.choose(BANK)
            self.drawers.choose_letter(dict(bank.facts).get("drawer", ""))
            self._show_drawer()
        super().begin()

    def begin_at(self, drawer: str, /) -> None:
        """Where it sent somebody here for one drawer of several, that one is in front."""
        self.begin()
        if drawer:
            self.drawers.choose_letter(drawer)
            self._chose_drawer()

    def focus_first(self) -> None:
        """The keyboard in the amount, or at the first piece."""
        (self.check_form if self._is_check() else self.form).focus_first()

    def asks_for_change(self) -> bool:
        """Whether it is noted that change was fetched from the bank."""
        return self.way.value() == cash_ways.CHANGE

    def areas(self) -> tuple[QWidget, ...]:
        """What happened, the form, what is in the bag, the list."""
        form = self.check_form.rows[0].field if self._is_check() else self.form.amount
        return self.way, form, self.in_bag.rows[0].field, self.list.table

    # -- what is shown

    def _is_check(self) -> bool:
        return self.way.value() == CHECK

    def _show_way(self) -> None:
        way = str(self.way.value())
        self.form.setVisible(way != CHECK)
        self.check_form.setVisible(way == CHECK)
        bagged = cash_ways.asks_bag(way)
        self.in_bag.setVisible(bagged)
        self.list.setVisible(not bagged)
        if way == CHECK:
            self.check_form.show_for(1, self.person.name if self.person else "")
            self.check_form.set_title(cash_ways.title_of(CHECK))
            self.check_form.button.hold(self.why_not())
        else:
            self.form.show_way(way)
        seen = self._in_front()
        if seen is not None:
            self.form.show_day(seen, self.why_not() or self._why_not_bank(seen, way))

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
        draft = replace(draft, drawer=self.drawers.drawer(), pieces=self._pieces(draft))
        if self._asks_first(draft):
            return
        self._ahead.hold()
        cash_ways.record(self.lanes, self.house, draft, clerk=self.clerk, done=self._recorded, failed=self._refused)

    def _pieces(self, draft: CashDraft) -> tuple[tuple[int, int], ...]:
        return self.in_bag.pieces() if cash_ways.asks_bag(draft.way) else ()

    def _asks_first(self, draft: CashDraft) -> bool:
        """Nobody counted what is in the bag: asked once, since a queue may stand there and the slip has room for it.

        What else is missing or too much is said before, by the book.
        """
        seen, signed = self._in_front(), all((draft.bag, *draft.second))
        counts = seen.figures.counts if seen is not None else ()
        fits = draft.way != BANK or (bool(counts) and draft.amount_minor <= counts[-1].counted_minor)
        asks = cash_ways.asks_bag(draft.way) and draft.amount_minor > 0 and not draft.pieces and not self._is_asked
        if asks and fits and signed:
            self._is_asked = True
            self.form.wait()
            self.in_bag.ask(tr("Count what is in the bag. Ctrl+Enter once more: its slip is filled in by hand."))
            return True
        return False

    def _refused(self, error: ShoeboxError) -> None:
        self._ahead.drop()
        if error.code == "day.bag_pieces":
            self.form.wait()
            self.in_bag.ask(sentence_of(error), Meaning.REFUSED)
        else:
            self.form.refuse(error)

    def _recorded(self, entry: int) -> None:
        said = tr("Recorded, entry {0}: {1}", entry, self._kept)
        self.changed.emit(said)
        self._empty_bag()
        self.form.recorded(said)
        self._ahead.release()

    def _into_bag(self) -> None:
        if not self.in_bag.isHidden():
            self.in_bag.focus_first()

    def _empty_bag(self) -> None:
        self.in_bag.empty()
        self._is_asked = False

    def _check(self) -> None:
        self.check_form.button.busy(tr("Saving"))
        self._ahead.hold()
        actions.check(
            self.lanes, self.house, self.check_form.pieces(), clerk=self.clerk, drawer=self.drawers.drawer(),
            done=self._checked, failed=self._not_checked,
        )  # fmt: skip

    def _checked(self, check: Count) -> None:
        self.check_form.button.busy("")
        self.check_form.empty()
        assert self.seen is not None
        self.changed.emit(tr("Check {0} is saved: {1}.", check.number, agreement(self.seen, check)))
        self.focus_first()
        self._ahead.release()

    def _not_checked(self, error: ShoeboxError) -> None:
        self._ahead.drop()
        self.check_form.button.busy("")
        self.check_form.refuse(sentence_of(error))

    # -- drawers

    def ask_drawers(self) -> None:
        """One more drawer, or whose one is."""
        if self.sheet is None and self.seen is not None:
            drawers = tuple(one.drawer for one in self.seen.figures.drawers) or (FIRST,)
            self.sheet = DrawerSheet(self, drawers, self.house.policy.currency)
            self.sheet.asked.connect(self._open_drawer)
            self.sheet.closed.connect(self._sheet_closed)
            self.sheet.ask()

    def _open_drawer(self, draft: DrawerDraft) -> None:
        assert self.sheet is not None
        self._kept = self.house.staff.name_of(draft.seller)
        cash_ways.open_drawer(
            self.lanes, self.house, draft, clerk=self.clerk, done=self._drawer_opened, failed=self.sheet.refuse
        )

    def _drawer_opened(self, drawer: str) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()
        self.changed.emit(tr("Drawer {0} is for {1} now.", letter(drawer), self._kept))

    def _sheet_closed(self) -> None:
        self.sheet = None

    # -- wiring

    def _chose_drawer(self) -> None:
        self.said.emit("")
        self._empty_bag()
        self.form.begin_anew()
        self._show_drawer()
        self.focus_first()

    def _chose(self, _way: object) -> None:
        self._is_asked = False
        self._show_way()
        self.focus_first()

    def _listen(self) -> None:
        self.way.chosen.connect(self._chose)
        self.drawers.chosen.connect(self._chose_drawer)
        self.drawers.told.connect(self.said)
        self.drawers_button.acted.connect(self.ask_drawers)
        self.drawers_button.told.connect(self.form.tell)
        self.form.asked.connect(self._record)
        self.form.amount_said.connect(self.in_bag.show_amount)
        # Enter goes on from the second person's PIN to the pieces, and from the last of them to the act.
        self.form.second.pin.entered.connect(self._into_bag)
        self.in_bag.rows[-1].field.entered.connect(self.form.button.setFocus)
        self.check_form.asked.connect(self._check)
        self.check_form.button.told.connect(self.check_form.refuse)

    def _lay_out(self) -> None:
        self._facts_card.body.addWidget(self._facts)
        left, right = QVBoxLayout(), QVBoxLayout()
        for form in (self.form, self.check_form):
            left.addWidget(form)
        left.addStretch(1)
        right.setSpacing(u(2))
        for card in (self.in_bag, self.list, self._facts_card):
            right.addWidget(card)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self.drawers)
        column.addWidget(self.way)
        column.addLayout(row, 1)
