"""The register's one page: what to key at the left, today at the right. Register room; knows acts, not windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes, once_painted
from shoebox.desk.look import u
from shoebox.desk.register import actions
from shoebox.desk.register.actions import ClaimQr, Found, Looked, Seen
from shoebox.desk.register.controls import leaves, takes_tab
from shoebox.desk.register.counter_desk import CounterDesk
from shoebox.desk.register.drill_desk import DrillDesk
from shoebox.desk.register.items_desk import ItemsDesk
from shoebox.desk.register.limit_desk import LimitDesk
from shoebox.desk.register.receipt_desk import ReceiptDesk
from shoebox.desk.register.sale_form import SaleForm
from shoebox.desk.register.sale_places import SalePlaces
from shoebox.desk.register.sale_ways import (
    CARD,
    CASH,
    CORRECT_DESK,
    FORMS,
    GIFT,
    ITEMS,
    PICKUP_DESK,
    RECORDED,
    REFUND,
    RESTING,
    START,
)
from shoebox.desk.register.slip_ends import SlipEnds
from shoebox.desk.register.today_panel import TodayPanel
from shoebox.desk.register.verdict_words import last_saved_words
from shoebox.desk.register.void_desk import VoidDesk, not_voidable, voided_words
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.type_ahead import TypeAhead
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.incident import Incident
from shoebox.domain.item import Basket
from shoebox.domain.money import Money, plain_text
from shoebox.handover.store import StoreHouse
from shoebox.till.drafts import Recorded, RefundDraft, SaleDraft, Spoiled, Today, Voided

if TYPE_CHECKING:
    from shoebox.desk.register.card_form import CardForm
    from shoebox.desk.register.correct_desk import CorrectDesk


class SalePage(SalePlaces):
    """Keys sales. A way of keying is made, and loaded, when it is first gone to: the card slip alone stands ready.

    Signals: `said` a quiet sentence, `warned` a sentence everybody must see.

    `incident_seen` the incident in the book, or None, by brand when its oldest slip was taken that waits for its
    charge, and what slips that head office does not hold come to (minor units) with how many the day has.
    `office_asked` and `person_asked` come from the page that shows why nothing can be keyed. `settled` when the page
    shows what the book said, with the keyboard in its place.
    """

    said = Signal(str)
    warned = Signal(object)  # a str, or Mild
    incident_seen = Signal(object, object, object)
    office_asked = Signal()
    person_asked = Signal()
    settled = Signal()

    def __init__(self, house: StoreHouse, lanes: Lanes, slip: CardForm) -> None:
        super().__init__(house, lanes, slip)
        self._last: SaleRow | None = None
        self._warned_of: frozenset[str] = frozenset()  # what the book warns of, and was told
        self.panel = TodayPanel(house.policy.currency)
        self.counter, self.drill = CounterDesk(self, house, lanes), DrillDesk(self, house, lanes)
        self.receipts, self.voids = ReceiptDesk(self, house, lanes), VoidDesk(self, house, lanes)
        self.items = ItemsDesk(self, house, lanes, self.card, sure=self.make_sure)
        self.limits, self.ends = LimitDesk(self, house, lanes), SlipEnds(self, house, lanes)
        self._ahead = TypeAhead(self)
        self.stops_before: Callable[[], tuple[QWidget, ...]] = tuple
        self._lay_out()
        self._listen()
        self._empty_forms()
        self._settle_place()

    # -- moving between the ways of keying

    def show_way(self, way: str) -> None:
        """Go to a card slip, a cash sale or a refund; what was begun there goes on."""
        if self._form_at_work().sending() or self._rests():
            self._settle_place()
            return
        self.items.put_away()
        if way == CASH and self.place() == CARD:
            self._keep_amount()
        self._open(way)

    def show_gift(self) -> None:
        """Ctrl+G: why no gift card is taken, and what to say. A draft that was begun goes on afterwards."""
        if self._form_at_work().sending() or self._rests():
            self._settle_place()
        else:
            self.items.put_away()
            self._kinds.choose(GIFT)
            self._show(self.gift)
            self.gift.focus_first()

    def open_items(self) -> None:
        """F11: key the sale at hand by items, or take them to it."""
        form = self._form_on_show()
        if self._rests() or not isinstance(form, SaleForm) or self.place() == GIFT:
            self.said.emit(tr("Items belong to a sale: F5 card slip, F6 cash."))
        elif self.items.is_open():
            self.items.page.take()
        else:
            self.items.open(form)

    def take_clerk(self, number: str) -> None:
        """Somebody is at work: they may key; a draft that was begun goes on in their name."""
        first = not self.clerk
        self.clerk = number
        for form in (*self._forms.values(), *self._desks()):
            form.clerk = number
        self.drill.take_clerk(number)
        self.card.say_reason()
        self._settle_place()
        self.refresh()
        if first:
            actions.last_saved(self._lanes, self._house, self._greet, self._failed)

    def _desks(self) -> tuple[VoidDesk | CounterDesk | CorrectDesk, ...]:
        """Whose sheets go on in the name of whoever is at work."""
        made = (self.corrections,) if "corrections" in vars(self) else ()  # made when first asked for
        return (self.voids, self.counter, *made)

    def look_at_incident(self) -> None:
        """Before anybody is at work: what the banner says, and nobody's sales."""
        actions.today(self._lanes, self._house, self._looked_at_incident, self._failed)

    def refresh(self) -> None:
        """Read today from the book, and whether there are prices."""
        self.items.look()
        actions.today(self._lanes, self._house, self._take_seen, self._saw_nothing)

    def set_narrow(self, narrow: bool) -> None:
        """Give everything less room in a narrow window."""
        self._narrow = narrow
        self.panel.set_narrow(narrow=narrow)
        self.drill.panel.setFixedWidth(self.panel.minimumWidth())
        self.card.layout_of.set_narrow(narrow=narrow)
        if RECORDED in self.there():
            self.recorded.set_narrow(narrow=narrow)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round the page in the order written here, whatever the order in which its parts were made."""
        order = (*self._kinds.segments, *self.way().stops(), self.panel.table)
        order = tuple(leaf for stop in order for leaf in leaves(stop))
        stops = [stop for stop in order if stop.isVisibleTo(self.window()) and takes_tab(stop)]
        stops = [*self.stops_before(), *stops]
        here = QApplication.focusWidget()
        if here not in stops:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(stops.index(here) + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    # -- acts by key

    def print_again(self) -> None:
        """Ctrl+P: the chosen or the last entry once more; first the notes of corrections that came after it."""
        self.panel.with_row(self._print_again)

    def _print_again(self, chosen: SaleRow | None) -> None:
        row = chosen or self._last
        if chosen is None and self._note_waits():
            self.corrections.print_note()
        elif row is None:
            self.said.emit(tr("Nothing is keyed yet, so there is no receipt."))
        else:
            self.receipts.print_again(row, self.clerk)

    def _note_waits(self) -> bool:
        """Whether Ctrl+P is for a note: none of a customer who stands there with a sale just recorded."""
        newest = self.corrections.newest_note() if "corrections" in vars(self) else 0
        is_sale_newer = self.place() == RECORDED and self._last is not None and self._last.seq > newest
        return bool(newest) and not is_sale_newer

    def ask_void(self) -> None:
        """F9: strike out the chosen or the last entry."""
        self.panel.with_row(self._ask_void)

    def _void_before(self) -> None:
        """F9 once more: not this one, the sale before it."""
        if self.panel.step_back():
            self.voids.put_away()
            self.panel.with_row(self._ask_void)
        else:
            self.said.emit(tr("There is no sale before it today."))

    def _ask_void(self, chosen: SaleRow | None) -> None:
        row = chosen or self._last
        if row is None:
            self.said.emit(tr("Nothing is keyed yet, so there is nothing to void."))
        elif why := not_voidable(row):
            self.said.emit(why)
        elif not self.clerk:
            self.person_asked.emit()
        else:
            self.make_sure(partial(self.voids.ask, self._whole(row), self.clerk))

    def ask_spoil(self) -> None:
        """Ctrl+Delete: a slip is spoiled before it was a sale; the one at hand, or the pad's next."""
        if self._rests():
            self._settle_place()
        else:
            next_slip = self._today.next_slip if self._today is not None else ""
            self.counter.ask_spoil(self.card.slip.text() or text.slip(next_slip), self.clerk)

    def ask_drawer(self) -> None:
        """Ctrl+O: the drawer is opened, and it is no sale."""
        if self._rests():
            self._settle_place()
        else:
            self.make_sure(partial(self.counter.ask_drawer, self.clerk))

    def toggle_drill(self) -> None:
        """Ctrl+F5: a timed drill, in the training book."""
        if self._rests():
            self._settle_place()
        else:
            self.drill.toggle(self.clerk, self._today.next_slip if self._today is not None else "")

    def _drill_shown(self, shown: bool) -> None:
        self.panel.setVisible(not shown)
        if shown:
            self._empty_forms()
            self._open(CARD)

    def _whole(self, row: SaleRow) -> SaleRow:
        """The entry that a sale by two tenders began with."""
        return self.panel.rows().held_of(row.part_of_seq) or row

    # -- answers

    def _read_rows(self, at: int) -> None:
        actions.read_rows(self._lanes, self.panel.rows(), at, self.panel.model.take, self.panel.miss)

    def _take_seen(self, seen: Seen) -> None:
        self._take_today(seen.today)
        self._warned_of &= frozenset(seen.notices)  # what is over may come again
        self._warn(seen.notices)
        self._settle_place()
        self.settled.emit()

    def _saw_nothing(self, error: ShoeboxError) -> None:
        self._failed(error)
        self.settled.emit()

    def _looked_at_incident(self, seen: Seen) -> None:
        self._tell_incident(seen.today)

    def _tell_incident(self, today: Today) -> None:
        self.incident_seen.emit(today.incident, today.oldest_ms, (today.drafts_minor, today.slips))

    def _take_today(self, today: Today) -> None:
        self._keep_today(today)
        self._list_today()

    def _list_today(self) -> None:
        if self._today is not None:
            newest = self._last.seq if self._last is not None and self.place() == RECORDED else 0
            self.panel.show_today(self._today, newest_seq=newest)

    def _keep_today(self, today: Today) -> None:
        self._today, self.takes_late = today, self.takes_late and bool(today.day)
        self._tell_incident(today)
        self.card.take_incident(today.incident, today.day)
        self.card.hint_slip(today.next_slip, today.pad)
        if RECORDED in self.there():
            self.recorded.next.offer(today.next_slip)
        if REFUND in self.there():
            self.refund.hint_slip(today.next_slip)
        self._last = (today.rows.held_of(self._last.seq) if self._last is not None else None) or today.last

    def _greet(self, row: SaleRow | None) -> None:
        if row is not None and not self.card.begun():
            self.card.greet(last_saved_words(row))

    def _looked(self, looked: Looked) -> None:
        form = self.card if looked.draft.tender == Tender.CARD else self.cash
        form.take_mends(looked.draft, looked.mends, looked.twin, looked.declined)

    def _not_looked(self, error: ShoeboxError) -> None:
        self._failed(error)
        for form in self._forms.values():
            if isinstance(form, SaleForm):
                form.take_silence()

    def _took(self, recorded: Recorded) -> None:
        row = self._last = recorded.row
        self._empty_forms()
        self.recorded.show_recorded(recorded, recorded.today.next_slip)
        self._show(self.recorded)
        self.panel.let_go()
        self._keep_today(recorded.today)
        self.recorded.focus_first()
        self.said.emit(self._recorded_words(recorded))
        self.drill.take_recorded(row, recorded.today.next_slip)
        once_painted(self, partial(self._said_it, recorded))

    def _recorded_words(self, recorded: Recorded) -> str:
        whole = Money(recorded.whole_minor, recorded.row.currency)
        if self._house.book.training:
            return tr("Recorded, entry {0}, {1}, for practice", recorded.entry_no, whole)
        code = text.code_groups(recorded.claim_code)
        return tr("Recorded, entry {0}, {1}, claim code {2}", recorded.entry_no, whole, code)

    def _said_it(self, recorded: Recorded) -> None:
        """The result stands on the screen: now for what a clerk does not wait for, the list, the picture, the paper."""
        self._list_today()
        actions.claim_qr(self._lanes, self._house, recorded, self._drew_code, self._failed)
        self.receipts.make(recorded.row, self.clerk)
        actions.notices(self._lanes, self._house, self._warn, self._failed)
        self._ahead.release()  # last, or a print that was asked for ahead would come before the receipt itself

    def _warn(self, notices: tuple[str, ...]) -> None:
        new = [notice for notice in notices if notice not in self._warned_of]
        self._warned_of |= frozenset(new)
        for notice in new:
            self.warned.emit(notice)

    def _drew_code(self, drawn: ClaimQr) -> None:
        self.recorded.result.claim.show_qr(drawn.claim_code, drawn.matrix)

    def _refused(self, error: ShoeboxError) -> None:
        self._ahead.drop()
        self._form_at_work().take_refusal(error)
        self.refresh()

    def _unforeseen(self) -> None:
        """A bug ended what this very sale asked of the book: nobody answered, so nobody knows."""
        self._refused(Trouble("book.unsure"))

    def _voided(self, voided: Voided) -> None:
        if self._last is not None and self._last.seq == voided.row.seq:
            self._last = voided.row
            self.recorded.result.show_voided(voided.row)
        self._take_today(voided.today)
        self.panel.let_go()
        if self.panel.table.hasFocus():
            # The next slip is keyed now, and the list takes no digits.
            (self.recorded if self.place() == RECORDED else self._form_at_work()).focus_first()
        self.said.emit(voided_words(voided))

    def _spoiled(self, spoiled: Spoiled) -> None:
        if spoiled.slip and spoiled.slip == "".join(self.card.slip.text().split()):
            self.card.renew_slip()
        self._take_today(spoiled.today)
        self.drill.take_spoiled(spoiled.today.next_slip)
        slip = text.slip(spoiled.slip)
        self.said.emit(tr("Slip {0} is void, noted as entry {1}. Put it into the box.", slip, spoiled.entry_no))

    def _failed(self, error: ShoeboxError) -> None:
        self.warned.emit(sentence_of(error))

    # -- what forms ask for

    def _ask_look(self, draft: SaleDraft) -> None:
        actions.look_at(self._lanes, self._house, draft, self._looked, self._not_looked)

    def _ask_record(self, draft: SaleDraft) -> None:
        self._ahead.hold()
        actions.record(self._lanes, self._house, draft, self._took, self._refused, gone=self._unforeseen)

    def _ask_refund(self, draft: RefundDraft) -> None:
        self.make_sure(partial(self._give_back, draft), self.refund.let_go)

    def _give_back(self, draft: RefundDraft) -> None:
        self._ahead.hold()
        actions.refund(self._lanes, self._house, draft, self._took, self._refused, gone=self._unforeseen)

    def _seek(self, said: str) -> None:
        actions.find_sale(self._lanes, self._house, said, self._found, self._failed)

    def _found(self, found: Found) -> None:
        self.refund.take_found(found.sought, found.row, found.other, alone=found.alone)

    def _claim_began(self, code: str = "") -> None:
        """A claim code comes in, key by key: its sale is looked up for a refund."""
        if not self._rests():
            self.refund.start(self._house.till.new_id(), self.clerk)
            self._open(REFUND)
            self.refund.begin_with(code)

    def _begun(self, said: str) -> None:
        """The next sale's first letters: open its form and go on there."""
        form = self._open_as_before()
        if form is not None:
            form.begin_with(said)

    def _begun_by_act(self, act: str) -> None:
        """The same, by what the next sale's form does on a key."""
        form = self._open_as_before(is_card=act in {"part", "call", "times"})
        does = {"part": "ask_part", "call": "call", "exempt": "ask_exempt", "more": "ask_more", "times": "toggle_time"}
        if form is not None:
            getattr(form, does[act])()

    def _open_as_before(self, *, is_card: bool = False) -> Any:
        """The form of the same kind of sale as the last one; None where nothing can be keyed."""
        is_cash = not is_card and self._last is not None and self._last.tender == Tender.CASH
        self._open(CASH if is_cash else CARD)
        return None if self.place() == RESTING else self.cash if is_cash else self.card

    def _ask_agreement(self) -> None:
        self.make_sure(partial(self.limits.ask, self.card))

    def _end_slip(self, slip: str, why: str) -> None:
        """A slip that becomes no sale: its paper is void, and accounted for."""
        self.ends.end(self.card, slip, why)
        self.card.start(self._house.till.new_id(), self.clerk)
        self.card.focus_first()

    def _drop_slip(self, slip: str) -> None:
        """One paper was keyed twice: nothing goes into the book, and the form of this number is still blank."""
        self.card.start(self._house.till.new_id(), self.clerk)
        self.card.focus_first()
        self.said.emit(tr("Nothing was recorded. Slip {0} is blank and stays free.", text.slip(slip)))

    def _keep_amount(self) -> None:
        """From a card slip to cash: the amount goes along, and a declined slip is void."""
        kept, items, exempt = self.card.readable_amount(), bool(self.card.items), self.card.items.basket.exempt
        if kept and self.card.extras.cash_minor:
            kept = plain_text(self.card.whole())
        free = kept and not self.cash.begun()
        if free:
            self.cash.carry(self.card.extras)
        if free and items:
            self.items.move(self.card, self.cash)
        if self.card.declined():
            self.ends.end(self.card, self.card.slip_to_void(), tr("card declined"))
            self.card.start(self._house.till.new_id(), self.clerk)
        elif free and items:
            self.card.take_items(Basket())
        if free and not items:
            self.cash.begin_with(kept)
            self.cash.take_exempt(exempt)

    # -- items, and the start of manual sales

    def _show_items(self) -> None:
        if ITEMS not in self.there():
            self._put(ITEMS, self.items.page)
        self._show(self.items.page)

    def _end_items(self, form: object) -> None:
        if isinstance(form, SaleForm):
            self._show(form)
            form.go_on()

    def _started(self, incident: Incident) -> None:
        self.said.emit(tr("Incident {0} is on. Every sale here goes into the book.", incident.number))
        self.refresh()

    def _chose(self, way: object) -> None:
        if way == GIFT:
            self.show_gift()
        else:
            self.show_way(str(way))

    # -- wiring

    def hear(self, name: str, way: Any) -> None:
        """Listen to a way of keying that was just made."""
        if name in {CARD, CASH}:
            way.day_open = self._day_open
            way.looked_at.connect(self._ask_look)
            way.asked.connect(self._ask_record)
        if name in {CARD, CASH, RECORDED}:
            way.claim_began.connect(self._claim_began)
        if name in FORMS:
            way.emptied.connect(self._empty_one)
        if name == CASH:
            self.items.add_form(way)
        answers: dict[str, dict[str, Callable[..., object]]] = {
            PICKUP_DESK: {"said": self.said.emit, "warned": self.warned.emit, "changed": self.refresh},
            CORRECT_DESK: {"said": self.said.emit, "warned": self.warned.emit, "changed": self.refresh},
            CARD: {"ended": self._end_slip, "dropped": self._drop_slip, "agreement_asked": self._ask_agreement},
            REFUND: {"sought": self._seek, "asked": self._ask_refund},
            RECORDED: {
                "begun": self._begun,
                "act_asked": self._begun_by_act,
                "printed_again": self.print_again,
                "void_asked": self.ask_void,
            },
            GIFT: {"left": self._gift_left},
            START: {"later": self._start_later, "started": self._started},
        }
        for signal, answer in answers.get(name, {}).items():
            getattr(way, signal).connect(answer)

    def _listen(self) -> None:
        self._kinds.chosen.connect(self._chose)
        self.receipts.told.connect(self._tell_paper)
        self.receipts.warned.connect(self.warned.emit)
        self.voids.voided.connect(self._voided)
        self.voids.back_asked.connect(self._void_before)
        self.drill.said.connect(self.said)
        self.drill.warned.connect(self.warned.emit)
        self.drill.shown.connect(self._drill_shown)
        self.panel.model.wanted.connect(self._read_rows)
        self.panel.missed.connect(self._failed)
        self.counter.said.connect(self._drawer_said)
        self.counter.spoiled.connect(self._spoiled)
        self.ends.spoiled.connect(self._spoiled)
        self.ends.failed.connect(self._failed)
        self.items.opened.connect(self._show_items)
        self.items.ended.connect(self._end_items)
        self.items.said.connect(self.said)
        self.limits.said.connect(self.said)
        self.resting.office_asked.connect(self.office_asked)
        self.resting.person_asked.connect(self.person_asked)
        self.resting.start_asked.connect(self._start_now)
        self.resting.late_asked.connect(partial(self._start_now, is_late=True))

    def _day_open(self) -> str:
        return self._today.day if self._today is not None else ""

    def _gift_left(self) -> None:
        self.show_way(CARD)

    def _drawer_said(self, said: str) -> None:
        self.refresh()
        self.said.emit(said)

    def _tell_paper(self, said: str, good: bool) -> None:
        self.recorded.result.say_paper(said, good=good)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(u(1.5))
        left.addWidget(self._kinds)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        row.addWidget(self.drill.panel)
        self.set_narrow(narrow=False)
