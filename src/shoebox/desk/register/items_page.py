"""Keying a sale by items: search or scan, quantity, another price, no tax. Register room.

Enter adds what is marked, and in the empty line takes the items to the sale. The page asks for what it wants to know;
it never waits: a scanner's next code may come before the answer to the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from shoebox.desk.look import Meaning
from shoebox.desk.register import items_basket as work
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.items_awaited import AwaitedCode, AwaitedCodes
from shoebox.desk.register.items_keys import ItemKeys
from shoebox.desk.register.items_layout import ItemsLayout
from shoebox.desk.register.items_words import tax_line, total_line
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.card import holds_card_number
from shoebox.domain.errors import Refusal
from shoebox.domain.item import GTIN_SIZES, ONE, Basket, Item, gtin, parse_quantity
from shoebox.domain.policy import Policy


class ItemsPage(QWidget):
    """The items of one sale.

    Signals: `searched` a text whose items are wanted, answered by `take_found`; `taken` a Basket for the sale; `left`
    without taking; `price_asked` the place of a line; `exempt_asked`.
    """

    searched = Signal(str)
    taken = Signal(object)
    left = Signal()
    price_asked = Signal(int)
    exempt_asked = Signal()

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._policy = policy
        self.basket = self._before = work.empty_basket(policy)
        self._shown_for = ""
        self._awaited, self._taking = AwaitedCodes(), False  # taking: the sale waits for what was scanned last
        self._pending: Item | None = None
        self._leaving = False
        self.parts = ItemsLayout(policy.currency)
        self.search, self.quantity, self.lists = self.parts.search, self.parts.quantity, self.parts.lists
        self.verdict = self.parts.verdict
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts.card)
        self._listen()

    # -- from outside

    def start(self, basket: Basket) -> None:
        """Go on with what is on the sale."""
        self.basket = self._before = replace(basket, tax_added=not self._policy.prices_include_tax)
        self._forget_awaited()
        self._rest(len(basket.lines) - 1)

    def focus_first(self) -> None:
        """The keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (self.search, self.quantity, self.parts.other_price, self.parts.no_tax, self.parts.done)

    def begun(self) -> bool:
        """Whether something here is not on the sale yet."""
        return self.basket != self._before or self.awaits()

    def awaits(self) -> bool:
        """Whether a code was entered whose answer is not there yet."""
        return bool(self._awaited)

    def take_found(self, text: str, items: Sequence[Item]) -> None:
        """The answer to a search: for a code that Enter waits on its item, else a list where it is still wanted."""
        if self._awaited.take(text, items):
            self._go_on()
        elif text == self.search.text():
            self._shown_for = text
            self.lists.show_found(items)
            self._settle()

    def take_trouble(self, said: str) -> None:
        """The price list can't be asked: say why, and that amounts can still be keyed."""
        self._forget_awaited()
        self.search.set_mend(said)

    def set_price(self, at: int, price_minor: int, reason: str) -> None:
        """A line at another price."""
        self._change(work.at_price(self.basket, at, price_minor, reason), at)

    def set_exempt(self, certificate: str) -> None:
        """No tax on this certificate; empty taxes again."""
        self._change(replace(self.basket, exempt=certificate), self.lists.marked_line())

    def take(self) -> None:
        """The items go to the sale, once what was scanned last is among them."""
        self._taking = self.awaits()
        if not self._taking:
            self.taken.emit(self.basket)

    def take_at_once(self) -> None:
        """The items that are here go to the sale: somebody goes elsewhere."""
        self._forget_awaited()
        self.take()

    # -- typing

    def _typed(self, said: str) -> None:
        text = said.strip()
        self._leaving = self._taking = False
        self.search.set_mend("")
        if _is_card(text):
            self._rest(self.lists.marked_line())
            self.search.set_mend(tr("Cleared: card numbers are never kept."))
        elif text:
            self.searched.emit(text)
        else:
            self._rest_keeping_quantity()
        self._go_on()

    def _entered(self) -> None:
        text = self.search.text()
        item = self.lists.marked_item()
        if not text:
            self._take_or_leave()
        elif text == self._shown_for:
            if item is not None:
                self._add_and_go_on(item)
            else:
                self._say_unknown(text)
        else:
            self._awaited.put(text, self.quantity.text())
            self.quantity.set_text("")
            self.search.set_text("")  # the scanner's next code comes into an empty line
            self.searched.emit(text)

    def _take_or_leave(self) -> None:
        if self.basket.lines or self.begun():
            self.take()
        else:
            self.left.emit()

    def _go_on(self) -> None:
        """Add what was waited for, in its order; where one wants a person, those behind it wait."""
        while not self._wants_person() and (code := self._awaited.next()) is not None:
            self._add_awaited(code)
        if self._taking and not self._awaited and not self._wants_person():
            self.take()

    def _wants_person(self) -> bool:
        return self._pending is not None or bool(self.search.mend() or self.quantity.mend())

    def _add_awaited(self, code: AwaitedCode) -> None:
        typed, many, had = self.search.text(), self.quantity.text(), self.basket
        if not code.items:
            self._say_unknown(code.text)
            self._keep(typed, many)
            return
        self.quantity.set_text(code.many)
        self._add(code.items[0])
        if self.basket is not had:
            self._keep(typed, many)
        elif self._pending is None:  # refused: it is mended for this one
            self.search.set_text(code.text)
            self._shown_for = code.text
            self.lists.show_found(code.items)

    def _keep(self, typed: str, many: str) -> None:
        """What is typed meanwhile is for the next one."""
        self.quantity.set_text(many)
        if typed:
            self.search.set_text(typed)
            self.searched.emit(typed)

    def _forget_awaited(self) -> None:
        self._awaited.clear()
        self._taking = False

    def _say_unknown(self, text: str) -> None:
        shown = "" if holds_card_number(text) else text
        self._rest(self.lists.marked_line())
        if not self.search.text():
            self.search.set_text(shown)
            self.search.edit.selectAll()
        self.search.set_mend(tr("No item is called so. Look at its label, or type words of its name."))

    def _add(self, item: Item) -> None:
        """So many of it as the quantity says, one where it says nothing; a weight is asked for."""
        if item.weighed and not self.quantity.text():
            self._pending = item
            self.search.set_text("")
            self.quantity.set_hint(tr("Weight in {0}", item.unit))
            self._lead_to(self.quantity)
            self._settle()
            return
        try:
            many = parse_quantity(self.quantity.text(), unit=item.unit) if self.quantity.text() else ONE
            basket, at = work.added(self.basket, item, many, self._policy)
        except Refusal as refused:
            self._refuse(refused)
            return
        self._change(basket, at)

    def _add_and_go_on(self, item: Item) -> None:
        had = self.basket
        self._add(item)
        if self.basket is not had:
            self.focus_first()
            self._go_on()

    def _lead_to(self, field: Field) -> None:
        """The keyboard into this field, unless a sheet has it."""
        at = QApplication.focusWidget()
        if at is not None and self.isAncestorOf(at):
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refused: Refusal) -> None:
        about_quantity = refused.code in {"item.quantity", "item.whole"}
        field = self.quantity if about_quantity else self.search
        field.set_mend(sentence_of(refused))
        if refused.code == "item.stored_value":
            words = tr("{0} has the words to say to the customer.", key_of("register", "gift"))
            self.verdict.say(tr("Stored value is not sold today"), words, Meaning.REFUSED)
        self._lead_to(field)

    # -- quantity

    def _quantity_entered(self) -> None:
        at = self.lists.marked_line()
        if self._pending is not None and self.quantity.text():
            self._add_and_go_on(self._pending)
        elif self._pending is not None:
            self.quantity.set_mend(tr("Type what the scale says."))
        elif self.search.text():
            self._entered()
        elif self._awaited and self.quantity.text():
            self._awaited.say_last(self.quantity.text())
            self.quantity.set_text("")
            self.focus_first()
        elif at >= 0 and self.quantity.text():
            try:
                many = parse_quantity(self.quantity.text(), unit=self.basket.lines[at].unit)
            except Refusal as refused:
                self._refuse(refused)
                return
            self._change(work.with_quantity(self.basket, at, many), at)
            self.focus_first()
        else:
            self.focus_first()

    def _quantity_typed(self, _said: str) -> None:
        self.quantity.set_mend("")

    # -- keys

    def _takes_key(self, key: Qt.Key, said: str) -> bool:
        """In the search line: arrows move the mark; in the empty one + - Delete and * work on the marked line."""
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.lists.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        text = self.search.text()
        if said == "*" and (not text or text.isdigit()):
            self.quantity.set_text(text)
            self.search.set_text("")
            self._rest_keeping_quantity()
            if not text:
                self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        at = self.lists.marked_line()
        act = _ACTS.get(said) or (work.without if key == Qt.Key.Key_Delete else None)
        if text or at < 0 or act is None:
            return False
        if not self._awaited:  # until it is there, nobody sees which line would be meant
            self._change(act(self.basket, at), at)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no line wanted: out of the quantity, then out of the page; asked once where lines would be lost."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._pending is not None or self.quantity.edit.hasFocus():
            self._rest(self.lists.marked_line())
            self.focus_first()
            self._go_on()
        elif self.begun() and not self._leaving:
            self._leaving = True
            self._settle()
        else:
            self.left.emit()

    # -- showing

    def _change(self, basket: Basket, at: int) -> None:
        self.basket = basket
        self._rest(at)

    def _rest(self, at: int) -> None:
        """Back to the lines: nothing searched, nothing pending."""
        self.quantity.set_text("")
        self.search.set_text("")
        self._rest_keeping_quantity(at)

    def _rest_keeping_quantity(self, at: int | None = None) -> None:
        self._pending, self._leaving, self._shown_for = None, False, ""
        self.search.set_mend("")
        self.quantity.set_mend("")
        self.quantity.set_hint("")
        self.lists.show_lines(self.basket, self.lists.marked_line() if at is None else at)
        self._settle()

    def _settle(self) -> None:
        basket, currency = self.basket, self._policy.currency
        at = self.lists.marked_line()
        nothing = tr("Add an item first.")
        self.parts.other_price.hold("" if at >= 0 else tr("Mark a line of this sale first."), self.search)
        self.parts.no_tax.hold("" if basket.lines else nothing, self.search)
        adding = self.lists.marked_item() is not None
        weight = tr("Type what the scale says.") if self._pending is not None else ""
        self.parts.done.hold(weight or ("" if adding or basket.lines or self.begun() else nothing), self.search)
        self.parts.done.say(tr("Add it") if adding else tr("To the sale"))
        self.search.set_hint(tr("+ and - change the marked line, Delete removes it, 3* is three.") if at >= 0 else "")
        self.quantity.edit.setPlaceholderText("0.000" if self._pending is not None else "1")
        verdict = self.verdict
        if self._leaving:
            verdict.say(tr("These lines are not on the sale yet"), tr("Enter takes them, Esc once more drops them."),
                        Meaning.WAITING)  # fmt: skip
        elif self._pending is not None:
            verdict.say(tr("Next: the weight of {0}", self._pending.name))
        elif not basket.lines:
            verdict.say(tr("Next: the first item"))
        else:
            small = tr("Enter adds what is marked.") if self.search.text() else tr("Enter takes it to the sale.")
            verdict.say(total_line(basket, currency), f"{tax_line(basket, currency)} {small}", Meaning.OK)

    # -- wiring

    def _done(self) -> None:
        if self.search.text():
            self._entered()
        else:
            self.take()

    def _ask_price(self) -> None:
        at = self.lists.marked_line()
        if at >= 0:
            self.price_asked.emit(at)

    def _ask_exempt(self) -> None:
        if self.basket.lines:
            self.exempt_asked.emit()

    def _listen(self) -> None:
        self.search.walks = self.quantity.walks = False
        self.search.typed.connect(self._typed)
        self.search.entered.connect(self._entered)
        self.quantity.typed.connect(self._quantity_typed)
        self.quantity.take_no_scan()
        self.quantity.entered.connect(self._quantity_entered)
        guard(self.quantity)
        ItemKeys(self.search, self._takes_key)
        self.parts.done.acted.connect(self._done)
        self.parts.other_price.acted.connect(self._ask_price)
        self.parts.no_tax.acted.connect(self._ask_exempt)
        acts: dict[str, Callable[[], object]] = {"price": self._ask_price, "exempt": self._ask_exempt}
        bind(self, "register", "items", acts)


_ACTS: dict[str, Callable[[Basket, int], Basket]] = {"+": work.one_more, "-": work.one_less}


def _is_card(text: str) -> bool:
    """Whether it may be a card number; an article's number with a check digit that fits is none."""
    if not holds_card_number(text):
        return False
    try:
        gtin(text)
    except Refusal:
        return True
    return len(text) not in GTIN_SIZES
