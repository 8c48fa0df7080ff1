"""Brings the items page together with the price list, the till and the forms. Register room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.register.items_words import prices_line, prices_old, prices_whole
from shoebox.desk.register.sale_form import SaleForm
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.item import Basket, Item, PricesFacts
from shoebox.domain.staff import Person
from shoebox.handover.store import StoreHouse

if TYPE_CHECKING:
    from shoebox.desk.register.items_page import ItemsPage
    from shoebox.desk.register.items_sheets import ExemptSheet, PriceAsked, PriceSheet


@dataclass(frozen=True, slots=True)
class Found:
    """What the price list has for a text."""

    text: str
    items: tuple[Item, ...]


Sure = Callable[[Callable[[], object]], None]


class ItemsDesk(QObject):
    """`opened` and `ended` say when the page is to be shown and when its form again; `said` is a quiet sentence."""

    _asked: PriceAsked | None

    opened = Signal()
    ended = Signal(object)
    said = Signal(str)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes, *forms: SaleForm, sure: Sure) -> None:
        """`sure` does something once it is certain who is at work."""
        super().__init__(owner)
        self._sure = sure
        self._owner, self._house, self._lanes, self._forms = owner, house, lanes, forms
        for form in forms:
            form.exempt_asked.connect(partial(self._ask_exempt, form))
        self._form: SaleForm | None = None
        self._wanted_by: SaleForm | None = None  # who waits to hear whether there is a price file
        self._facts: PricesFacts | None = None
        self._at, self._asked = -1, None
        self.price_sheet: PriceSheet | None = None
        self.exempt_sheet: ExemptSheet | None = None

    @cached_property
    def page(self) -> ItemsPage:
        """Where items are keyed; made when that is first asked for."""
        from shoebox.desk.register.items_page import ItemsPage

        page = ItemsPage(self._house.policy)
        page.searched.connect(self._search)
        page.taken.connect(self._taken)
        page.left.connect(self._end)
        page.price_asked.connect(self._ask_price)
        page.exempt_asked.connect(partial(self._ask_exempt, None))
        return page

    def add_form(self, form: SaleForm) -> None:
        """One more form whose sale can be keyed by items."""
        self._forms = (*self._forms, form)
        form.exempt_asked.connect(partial(self._ask_exempt, form))
        form.items.offer(offered=self._facts is not None)

    def look(self) -> None:
        """See whether this store has a price file, and how old it is."""
        if self._house.prices is not None:
            self._lanes.free.ask(self._house.prices.facts, self._take_facts, self._no_facts)

    def open(self, form: SaleForm) -> None:
        """Key this form's sale by items."""
        if self._facts is None:
            self._look_for(form)
        elif not form.sending():
            self._form = form
            self._say_prices(self._facts)
            self.page.start(form.items.basket)
            self.opened.emit()
            self.page.focus_first()

    def _look_for(self, form: SaleForm) -> None:
        """A price file may have come since the last look; only where there is none still, it is said."""
        if self._house.prices is None:
            self._say_none()
        else:
            self._wanted_by = form
            self._lanes.free.ask(self._house.prices.facts, self._looked_for, self._no_facts)

    def _looked_for(self, facts: PricesFacts | None) -> None:
        form, self._wanted_by = self._wanted_by, None
        self._take_facts(facts)
        if facts is None:
            self._say_none()
        elif form is not None and form.isVisible():
            self.open(form)

    def _say_none(self) -> None:
        self.said.emit(tr("There is no price file here, so the amount is keyed."))

    def is_open(self) -> bool:
        """Whether the page stands in front of a form."""
        return self._form is not None

    def begun(self) -> bool:
        """Whether lines are keyed that no form has taken yet."""
        return self.is_open() and self.page.begun()

    def put_away(self) -> None:
        """Whoever goes elsewhere takes the lines along."""
        if self.is_open():
            awaited = self.page.awaits()
            self.page.take_at_once()
            if awaited:
                self.said.emit(tr("What was scanned last was not looked up yet. Scan it again."))

    def move(self, of: SaleForm, to: SaleForm) -> None:
        """The same sale by another tender: its items go along, and who agreed to their prices."""
        self._house.till.carry_agreed(of.entry_id, to.entry_id)
        to.take_items(of.items.basket)

    # -- the price list

    def _search(self, text: str) -> None:
        prices = self._house.prices
        assert prices is not None, "without a price file the page is not opened"
        self._lanes.free.ask(lambda: Found(text, prices.search(text)), self._found, self._failed)

    def _found(self, found: Found) -> None:
        if self.is_open():
            self.page.take_found(found.text, found.items)

    def _failed(self, error: ShoeboxError) -> None:
        if self.is_open():
            self.page.take_trouble(sentence_of(error))

    def _take_facts(self, facts: PricesFacts | None) -> None:
        self._facts = facts
        for form in self._forms:
            form.items.offer(offered=facts is not None)
        if facts is not None and self.is_open():
            self._say_prices(facts)

    def _say_prices(self, facts: PricesFacts) -> None:
        clock = self._house.clock
        now_ms = clock.wall_ms()
        old = prices_old(facts, now_ms, self._house.policy.prices_old_days)
        self.page.parts.strip.say(prices_line(facts, clock.offset_min()), whole=prices_whole(facts, now_ms), old=old)

    def _no_facts(self, error: ShoeboxError) -> None:
        self.said.emit(sentence_of(error))

    # -- back to the form

    def _taken(self, basket: Basket) -> None:
        form = self._form
        self._end()
        if form is not None:
            form.take_items(basket)

    def _end(self) -> None:
        form, self._form = self._form, None
        self.ended.emit(form)

    # -- another price, no tax

    def _ask_price(self, at: int) -> None:
        self._sure(partial(self._open_price, at))

    def _open_price(self, at: int) -> None:
        form, line = self._form, self.page.basket.lines[at]
        if form is None or self.price_sheet is not None:
            return
        needs_pin = not self._house.till.may_override(form.clerk)
        from shoebox.desk.register.items_sheets import PriceSheet

        self.price_sheet = PriceSheet(self._owner, line, self._house.policy, needs_pin=needs_pin)
        self._at = at
        self.price_sheet.asked.connect(self._set_price)
        self.price_sheet.closed.connect(self._price_closed)
        self.price_sheet.ask()

    def _set_price(self, asked: PriceAsked) -> None:
        form, line, till = self._form, self.page.basket.lines[self._at], self._house.till
        if form is None:
            return
        self._asked = asked
        if asked.price_minor == line.list_price_minor or till.may_override(form.clerk):
            self._price_set()
            return
        entry_id, clerk = form.entry_id, form.clerk
        wanted = replace(line, price_minor=asked.price_minor, reason=asked.reason)
        self._lanes.book.ask(
            lambda: till.agree_to_override(entry_id, wanted, pin=asked.pin, clerk=clerk), self._agreed, self._disagreed
        )

    def _agreed(self, _second: Person) -> None:
        self._price_set()

    def _price_set(self) -> None:
        if self._asked is not None and self.is_open():
            self.page.set_price(self._at, self._asked.price_minor, self._asked.reason)
        if self.price_sheet is not None:
            self.price_sheet.dismiss()
        self.page.focus_first()

    def _disagreed(self, error: ShoeboxError) -> None:
        if self.price_sheet is not None:
            self.price_sheet.refuse(error)

    def _price_closed(self) -> None:
        self.price_sheet = self._asked = None

    def _ask_exempt(self, form: SaleForm | None) -> None:
        """The certificate of the items on the page, or of this form's sale."""
        if self.exempt_sheet is None:
            from shoebox.desk.register.items_sheets import ExemptSheet

            held = self.page.basket if form is None else form.items.basket
            self.exempt_sheet = ExemptSheet(self._owner, held.exempt)
            self.exempt_sheet.asked.connect(partial(self._exempt, form))
            self.exempt_sheet.closed.connect(self._exempt_closed)
            self.exempt_sheet.ask()

    def _exempt(self, form: SaleForm | None, certificate: str) -> None:
        if self.exempt_sheet is not None:
            self.exempt_sheet.dismiss()
        if form is not None:
            form.take_exempt(certificate)
        else:
            self.page.set_exempt(certificate)
            self.page.focus_first()

    def _exempt_closed(self) -> None:
        self.exempt_sheet = None
