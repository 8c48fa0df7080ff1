"""Brings the page Pick-up together with the order list and the book. Register room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.register.pickup_form import PickUpForm
from shoebox.desk.register.pickup_sheet import HeldAsked, HeldSheet
from shoebox.desk.register.pickup_words import released_words
from shoebox.desk.shortcuts import bind
from shoebox.desk.text import sentence_of
from shoebox.desk.type_ahead import TypeAhead
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.pickup import OrderSeen, PickUpRow
from shoebox.handover.store import StoreHouse
from shoebox.till import FoundOrders, PickUpDraft

Sure = Callable[[Callable[[], object], Callable[[], object] | None], None]


class PickUpDesk(QObject):
    """`said` is a quiet sentence; `changed` says that the book has one more entry; `warned` trouble with the list."""

    said = Signal(str)
    changed = Signal()
    warned = Signal(str)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes, sure: Sure) -> None:
        """`sure` does something once it is certain who is at work, or something else where it never is."""
        super().__init__(owner)
        self._sure = sure
        self._owner, self._house, self._lanes = owner, house, lanes
        self.form = PickUpForm(house.policy, house.clock)
        self.sheet: HeldSheet | None = None
        self._seen: OrderSeen | None = None
        self._sheet_id = ""
        self._ahead = TypeAhead(owner)
        self.form.sought.connect(self._seek)
        self.form.released.connect(self._release)
        self.form.held.connect(self._hold)
        self.form.settle_asked.connect(self.settle)
        bind(self.form, "register", "pickup", {"take_back": self.take_back})

    def _seek(self, text: str) -> None:
        self._lanes.book.ask(lambda: self._house.pickups.search(text), self._found, self._not_found)

    def _found(self, found: FoundOrders) -> None:
        self.form.take_found(found)

    def _not_found(self, error: ShoeboxError) -> None:
        self.warned.emit(sentence_of(error))

    def _release(self, draft: PickUpDraft) -> None:
        self._sure(partial(self._hand_over, draft), self.form.let_go)

    def _hand_over(self, draft: PickUpDraft) -> None:
        self._ahead.hold()
        self._lanes.book.ask(lambda: self._house.pickups.release(draft), self._done, self._refused, self._unforeseen)

    def _hold(self, draft: PickUpDraft) -> None:
        self._ahead.hold()
        self._lanes.book.ask(lambda: self._house.pickups.hold(draft), self._done, self._refused, self._unforeseen)

    def _done(self, row: PickUpRow) -> None:
        self.form.start(self._house.till.new_id(), self.form.clerk)
        self.form.take_step(row)
        self.said.emit(released_words(row))
        self.changed.emit()
        self.form.focus_first()
        self._ahead.release()

    def _unforeseen(self) -> None:
        """A bug ended what was asked of the book: nobody answered, so nobody knows."""
        self._refused(Trouble("book.unsure"))

    def _refused(self, error: ShoeboxError) -> None:
        self._ahead.drop()
        self.form.take_refusal(error)
        self._seek(self.form.search.text())

    # -- what two people settle

    def settle(self, seen: OrderSeen) -> None:
        """A held order is handed over or ended; one that is gone is taken back."""
        self._sure(partial(self._ask_two, seen), None)

    def _ask_two(self, seen: OrderSeen) -> None:
        if self.sheet is None and seen.last is not None and self.form.clerk:
            self._seen, self._sheet_id = seen, self._house.till.new_id()
            self.sheet = HeldSheet(self._owner, seen, self._house.policy)
            self.sheet.asked.connect(self._settle)
            self.sheet.closed.connect(self._closed)
            self.sheet.ask()

    def take_back(self) -> None:
        """Ctrl+Backspace: the order on show was handed over by mistake."""
        seen = self.form.chosen()
        if seen is not None and seen.is_released:
            self.settle(seen)

    def _settle(self, asked: HeldAsked) -> None:
        seen, pickups = self._seen, self._house.pickups
        assert seen is not None, "a sheet is about an order"
        draft = PickUpDraft(
            entry_id=self._sheet_id,
            clerk=self.form.clerk,
            order_no=seen.order.order_no,
            checked=asked.checked,
            note=asked.note,
            pin=asked.pin,
        )
        act = pickups.undo if seen.is_released else pickups.release_held if asked.checked else pickups.end_held
        self._lanes.book.ask(lambda: act(draft), self._settled, self._not_settled)

    def _settled(self, row: PickUpRow) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()
        self._done(row)

    def _not_settled(self, error: ShoeboxError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _closed(self) -> None:
        self.sheet = self._seen = None
