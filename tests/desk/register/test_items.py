"""Keying a sale by items, with the keyboard and a scanner alone.

4711 coat 59.99, EAN 4006381333931; 4712 cap 12.99; BEAN by the kg at 12.50, no tax; 7.25 % in the other prices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK_PIN, MANAGER, MANAGER_PIN
from desk.late import LateLane
from desk.register.counter import ENTER, ESC, GOOD_CARD, Counter, at_the_counter, new_house
from desk.trial import seen
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.domain.acts import Sale
from shoebox.domain.entry import Kind
from shoebox.domain.item import Item, PricesFacts
from shoebox.domain.policy import Policy
from shoebox.storage.price_list import PriceList, write_price_list

pytestmark = pytest.mark.thorough

COAT_EAN = "4006381333931"
# An article's number that passes a card's check digit too.
CARD_LIKE_EAN = "4006381000291"
ITEMS = (
    Item(sku="4711", name="Wool coat", price_minor=5_999, barcode=COAT_EAN),
    Item(sku="4712", name="Wool cap", price_minor=1_299, barcode=CARD_LIKE_EAN),
    Item(sku="BEAN", name="Beans, roasted", price_minor=1_250, rate="food", unit="kg"),
    Item(sku="GIFT", name="Store voucher 25", price_minor=2_500, stored_value=True),
)
POLICY = Policy(floor_limit_minor={"amex": 100_000}, tax_rates_per_100k={"food": 0})
F10, F11, F4, F6 = Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_F4, Qt.Key.Key_F6


def with_prices(folder: Path, **policy: object):
    made = new_house(folder, policy=replace(POLICY, **policy))
    write_price_list(folder, PricesFacts(currency="USD", as_of_ms=made.clock.wall_ms(), items=len(ITEMS)), ITEMS)
    return replace(made, prices=PriceList(folder))


@pytest.fixture
def house(tmp_path: Path):
    made = with_prices(tmp_path / "085-2")
    yield made
    made.prices.close()
    made.book.close()


@pytest.fixture
def cash(counter: Counter) -> Counter:
    """A cash sale with its items open."""
    counter.press(F6)
    counter.press(F11)
    return counter


def lines(counter: Counter) -> list[str]:
    """The lines on the page, such as ``2 4711``."""
    basket = counter.page.items.page.basket
    return [f"{line.quantity_thousandths / 1_000:g} {line.sku}" for line in basket.lines]


def last_sale(counter: Counter) -> Sale:
    found = counter.house.book.latest(Kind.SALE)
    assert found is not None
    assert isinstance(found[2], Sale)
    return found[2]


def test_a_cash_sale_of_three_items_by_scanner_and_words(cash: Counter) -> None:
    """Coat scanned twice, a cap by its first letters, then cash."""
    assert cash.at() == "Item"
    cash.scan(COAT_EAN)
    cash.scan(COAT_EAN)
    cash.types("ca")
    assert lines(cash) == ["2 4711", "1 4712"]
    assert cash.verdict()[0] == "$132.97, 2 lines"
    cash.press(ENTER)
    assert cash.shown() == "CashForm"
    assert cash.at() == "Cash received, USD"
    assert (cash.cash.amount.text(), cash.cash.tax.text()) == ("132.97", "8.99")
    assert cash.verdict() == ("$132.97 in cash", "2 × Wool coat, Wool cap. Enter records it.")
    cash.types("14000")
    sale = last_sale(cash)
    assert (sale.amount_minor, sale.tax_minor, sale.received_minor) == (13_297, 899, 14_000)
    assert [line.sku for line in sale.basket.lines] == ["4711", "4712"]


def test_a_gift_card_of_the_price_file_is_not_sold_and_the_words_to_say_are_a_key_away(cash: Counter) -> None:
    """A coat, then a gift card by its number: refused in place, the coat stays, and Ctrl+G has what to say."""
    cash.types("4711", "GIFT")
    assert lines(cash) == ["1 4711"]
    page = cash.page.items.page
    assert "Not sold today: Store voucher 25 is stored value" in page.search.below.shown()
    assert cash.verdict() == ("Stored value is not sold today", "Ctrl+G has the words to say to the customer.")
    assert "stored value: not sold today" in (page.lists.found.cell(ITEMS[3], 0).second or "")
    cash.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert "can't load gift cards today" in cash.page.gift.say_buyer.text()


def test_a_card_slip_by_items_walks_past_amount_and_tax(counter: Counter) -> None:
    counter.press(F11)
    counter.types("4711", "")
    assert counter.at() == "Slip number"
    counter.press(ENTER)
    assert counter.at() == "Card brand: Visa"
    assert counter.card.draft().lines[0].sku == "4711"


def test_amount_only_is_exactly_as_before(counter: Counter) -> None:
    """The same keys as without a price file: amount, cash, Enter."""
    counter.press(F6)
    assert counter.cash.amount.below.shown() == "F11 keys it by items"
    counter.types("5995", "6000")
    assert last_sale(counter).lines == ()


def test_plus_minus_and_delete_work_on_the_marked_line(cash: Counter) -> None:
    cash.types("4711", "4712")
    cash.keys("++")
    assert lines(cash) == ["1 4711", "3 4712"]
    cash.press(Qt.Key.Key_Up)
    cash.keys("-")
    assert lines(cash) == ["3 4712"]
    cash.types("4711")
    cash.press(Qt.Key.Key_Delete)
    assert lines(cash) == ["3 4712"]


def test_a_number_and_a_star_say_how_many(cash: Counter) -> None:
    """``12*`` before the item; a star alone for the marked line."""
    cash.keys("12*")
    cash.types("4711")
    assert lines(cash) == ["12 4711"]
    cash.keys("*")
    assert cash.at() == "Quantity"
    cash.types("7")
    assert (lines(cash), cash.at()) == (["7 4711"], "Item")
    cash.keys("*")
    cash.types("1.5")
    assert cash.page.items.page.quantity.mend() == "This is sold by the piece. Type a whole number."
    assert lines(cash) == ["7 4711"]


def test_a_weight_is_asked_for(cash: Counter) -> None:
    cash.types("beans")
    assert (cash.at(), cash.verdict()[0]) == ("Quantity", "Next: the weight of Beans, roasted")
    cash.press(ENTER)
    assert cash.page.items.page.quantity.mend() == "Type what the scale says."
    cash.types("1.334")
    assert lines(cash) == ["1.334 BEAN"]
    assert cash.verdict()[0] == "$16.68, 1 line"
    cash.types("beans")
    cash.press(ESC)
    assert (lines(cash), cash.at()) == (["1.334 BEAN"], "Item")


def test_arrows_choose_among_what_is_found(cash: Counter) -> None:
    cash.keys("wool")
    cash.press(Qt.Key.Key_Down)
    cash.press(ENTER)
    assert lines(cash) == ["1 4711"]


def test_what_is_not_in_the_file_is_said(cash: Counter) -> None:
    cash.scan("4006381333948")
    page = cash.page.items.page
    assert page.search.mend() == "No item is called so. Look at its label, or type words of its name."
    cash.scan(COAT_EAN)
    assert (lines(cash), page.search.mend()) == (["1 4711"], "")


def test_a_card_number_is_cleared_and_an_article_number_is_none(cash: Counter) -> None:
    page = cash.page.items.page
    cash.scan(CARD_LIKE_EAN)
    assert lines(cash) == ["1 4712"]
    cash.keys(GOOD_CARD)
    assert page.search.mend() == "Cleared: card numbers are never kept."
    assert GOOD_CARD not in page.search.text()


def test_escape_leaves_and_asks_once_where_lines_would_be_lost(cash: Counter) -> None:
    cash.press(ESC)
    assert cash.shown() == "CashForm"
    cash.press(F11)
    cash.types("4711")
    cash.press(ESC)
    assert cash.verdict()[0] == "These lines are not on the sale yet"
    cash.press(ESC)
    assert (cash.shown(), bool(cash.cash.items), cash.cash.amount.text()) == ("CashForm", False, "")


def test_taken_items_are_opened_again_and_taken_off(cash: Counter) -> None:
    cash.types("4711")
    cash.press(F11)
    assert cash.cash.amount.edit.isReadOnly()
    cash.press(F11)
    assert lines(cash) == ["1 4711"]
    cash.press(Qt.Key.Key_Delete)
    cash.press(ENTER)
    assert (cash.shown(), cash.cash.amount.text(), cash.at()) == ("CashForm", "", "Amount, tax included, USD")
    cash.types("500", "500")
    assert last_sale(cash).lines == ()


def test_escape_in_the_form_starts_over_without_items(cash: Counter) -> None:
    cash.types("4711", "")
    cash.press(ESC)
    assert bool(cash.cash.items)
    cash.press(ESC)
    assert (bool(cash.cash.items), cash.cash.amount.text(), cash.at()) == (False, "", "Amount, tax included, USD")


def test_another_price_wants_a_reason_and_a_manager(cash: Counter) -> None:
    cash.types("4711")
    cash.press(F4)
    cash.types("3999")
    cash.keys("1")
    cash.types(CLERK_PIN)
    sheet = cash.page.items.price_sheet
    assert sheet.pin.mend().startswith("This is your own PIN. Another person enters theirs")
    cash.types(MANAGER_PIN)
    assert cash.page.items.price_sheet is None
    assert cash.verdict()[0] == "$39.99, 1 line"
    cash.press(ENTER)
    cash.types("4000")
    sale = last_sale(cash)
    assert (sale.override_by, sale.basket.lines[0].reason) == (MANAGER, "damaged")


def test_back_to_the_list_price_needs_nobody(cash: Counter) -> None:
    cash.types("4711")
    cash.press(F4)
    cash.types("5999")
    assert cash.page.items.price_sheet is None
    assert not cash.page.items.page.basket.lines[0].overridden


def test_a_customer_who_pays_no_tax(cash: Counter) -> None:
    cash.types("4711")
    cash.press(F10)
    cash.types("EX-77 1204")
    assert cash.verdict() == ("$55.93, 1 line", "No tax, certificate EX-77 1204. Enter takes it to the sale.")
    cash.press(ENTER)
    cash.types("6000")
    sale = last_sale(cash)
    assert (sale.amount_minor, sale.tax_minor, sale.exempt) == (5_593, 0, "EX-77 1204")


def test_a_customer_who_pays_no_tax_of_one_amount(counter: Counter) -> None:
    """Card slip, $100.00, Ctrl+F10 and the certificate; then it is cash after all, and the certificate goes along."""
    counter.types("085100001", "10000")
    counter.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
    counter.types("EX-77 1204")
    assert (counter.card.tax.text(), counter.card.tax.edit.isReadOnly()) == ("0.00", True)
    assert "EX-77 1204" in counter.card.amount.edit.accessibleDescription()
    counter.press(F6)
    assert (counter.cash.amount.text(), counter.cash.tax.text(), counter.at()) == (
        "100.00", "0.00", "Amount, tax included, USD",
    )  # fmt: skip
    counter.types("", "10000")
    sale = last_sale(counter)
    assert (sale.amount_minor, sale.tax_minor, sale.exempt) == (10_000, 0, "EX-77 1204")
    counter.press(F6)
    assert not counter.cash.tax.edit.isReadOnly()


def test_a_certificate_taken_back_taxes_the_sale_again(counter: Counter) -> None:
    """Also where a tax had been typed; the part in cash stays."""
    counter.press(F6)
    counter.types("10000")
    for said in ("EX-1", ""):
        counter.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
        QApplication.focusWidget().clear()
        counter.types(said)
    assert (counter.cash.tax.text(), counter.cash.tax.edit.isReadOnly()) == ("6.76", False)
    assert counter.cash.draft().exempt == ""


def test_items_go_along_from_card_to_cash(counter: Counter) -> None:
    """The card is declined: the same basket, with the price a manager agreed to, is paid in cash."""
    counter.press(F11)
    counter.types("4711")
    counter.press(F4)
    counter.types("3999")
    counter.keys("1")
    counter.types(MANAGER_PIN)
    counter.press(F6)
    assert (counter.shown(), counter.at(), counter.cash.amount.text()) == ("CashForm", "Cash received, USD", "39.99")
    assert not counter.card.begun()
    counter.types("4000")
    assert last_sale(counter).override_by == MANAGER


def test_the_next_sale_is_without_items(cash: Counter) -> None:
    cash.types("4711", "")
    cash.types("6000")
    assert cash.shown() == "RecordedView"
    cash.types("500")
    assert not cash.cash.items
    assert not cash.cash.amount.edit.isReadOnly()


def test_refunds_have_no_items(counter: Counter) -> None:
    counter.press(Qt.Key.Key_F7)
    counter.press(F11)
    assert counter.shown() == "RefundForm"


class TestWithoutPrices:
    @pytest.fixture
    def house(self, tmp_path: Path):
        made = new_house(tmp_path / "085-2")
        yield made
        made.book.close()

    def test_nothing_is_shown_of_items(self, counter: Counter) -> None:
        counter.press(F11)
        assert counter.shown() == "CardForm"
        assert counter.card.amount.below.shown() == ""


def test_a_price_file_that_came_meanwhile_is_used_at_the_first_key(tmp_path: Path, shown, lanes) -> None:
    """It was refused once, and the item's number then typed stood as an amount."""
    made = new_house(tmp_path / "085-2")
    house = replace(made, prices=PriceList(tmp_path / "085-2"))
    window = at_the_counter(house, lanes)
    shown(window, 1280, 800)
    counter = Counter(house, window)
    write_price_list(house.folder, PricesFacts(currency="USD", as_of_ms=house.clock.wall_ms(), items=4), ITEMS)
    counter.press(F6)
    counter.press(F11)
    counter.types("4711")
    assert lines(counter) == ["1 4711"]
    house.prices.close()
    house.book.close()


def test_a_scanner_is_faster_than_the_answers(house, qtbot, shown: Callable[..., None]) -> None:
    """Three codes with their Enters before the first answer; each is added, none is lost or run together."""
    lanes = Lanes.pools()
    window = at_the_counter(house, lanes)
    try:
        shown(window, 1280, 800)
        made = Counter(house, window)
        qtbot.waitUntil(lambda: made.page.items._facts is not None)
        qtbot.waitUntil(lambda: made.shown() == "CardForm")
        made.press(F11)
        for code in (COAT_EAN, CARD_LIKE_EAN, COAT_EAN):
            made.scan(code)
        qtbot.waitUntil(lambda: sorted(lines(made)) == ["1 4712", "2 4711"])
    finally:
        lanes.close()


@pytest.fixture
def late(cash: Counter) -> LateLane:
    """The price list answers when the test says so."""
    made = LateLane()
    cash.page.items._lanes = Lanes(InlineLane(), made)
    return made


@pytest.mark.parametrize("backwards", [False, True])
def test_a_quantity_goes_to_the_item_it_was_typed_for(cash: Counter, late: LateLane, backwards: bool) -> None:
    """12 coats, then 3 caps, before the first answer: whichever comes first, twelve are of the coat."""
    cash.keys("12*")
    cash.types("4711")
    cash.keys("3*")
    cash.types("4712")
    if backwards:
        late.asked.reverse()
    late.go()
    assert lines(cash) == ["12 4711", "3 4712"]
    cash.keys("+")
    assert lines(cash) == ["12 4711", "4 4712"]


def test_a_quantity_for_what_was_scanned_last_waits_for_it(cash: Counter, late: LateLane) -> None:
    """A coat is there; a cap is scanned, and its quantity typed before the answer: the coat stays one."""
    cash.types("4711")
    late.go()
    cash.types("4712")
    cash.keys("*")
    cash.types("5")
    late.go()
    assert lines(cash) == ["1 4711", "5 4712"]


def test_an_answer_takes_nothing_away_that_is_being_typed(cash: Counter, late: LateLane) -> None:
    """The answer to a coat comes in the middle of the next code."""
    cash.types("4711")
    cash.keys("47")
    late.go()
    cash.types("12")
    late.go()
    assert lines(cash) == ["1 4711", "1 4712"]


def test_a_weight_is_typed_before_what_was_scanned_behind_it(cash: Counter, late: LateLane) -> None:
    """Beans and a cap: the cap waits until the beans are weighed."""
    cash.types("BEAN", "4712")
    late.go()
    assert (cash.at(), cash.verdict()[0]) == ("Quantity", "Next: the weight of Beans, roasted")
    cash.types("1.334")
    assert lines(cash) == ["1.334 BEAN", "1 4712"]


def test_a_quantity_that_is_refused_late_is_mended_for_the_same_item(cash: Counter, late: LateLane) -> None:
    """A coat is there; 1.5 caps are refused, and the 2 typed instead are caps."""
    cash.types("4711")
    late.go()
    cash.keys("*")
    cash.page.items.page.quantity.set_text("1.5")
    cash.page.items.page.focus_first()
    cash.types("4712")
    late.go()
    assert (cash.at(), cash.page.items.page.quantity.mend()) == (
        "Quantity", "This is sold by the piece. Type a whole number.",
    )  # fmt: skip
    cash.press(Qt.Key.Key_Backspace)
    cash.page.items.page.quantity.set_text("")
    cash.types("2")
    late.go()
    assert lines(cash) == ["1 4711", "2 4712"]


@pytest.mark.parametrize("key", [ENTER, F11])
def test_the_sale_waits_for_what_was_scanned_last(cash: Counter, late: LateLane, key: Qt.Key) -> None:
    """A coat; a cap, and at once to the sale: the cap is on it."""
    cash.types("4711")
    late.go()
    cash.types("4712")
    cash.press(key)
    late.go()
    assert (cash.shown(), cash.cash.amount.text()) == ("CashForm", "72.98")


def test_what_was_scanned_last_and_is_unknown_holds_the_sale(cash: Counter, late: LateLane) -> None:
    """Whoever took the sale on would leave it out."""
    cash.types("4711")
    late.go()
    cash.types("4006381333948")
    cash.press(ENTER)
    late.go()
    assert cash.shown() == "ItemsPage"
    assert cash.page.items.page.search.mend().startswith("No item is called so.")


def test_a_form_that_is_left_before_an_answer_says_so(cash: Counter, late: LateLane) -> None:
    """F5 before the answer: the coat goes along, and the cap is to be scanned again; its answer is nobody's."""
    cash.types("4711")
    late.go()
    cash.types("4712")
    cash.press(Qt.Key.Key_F5)
    late.go()
    assert [line.sku for line in cash.cash.items.basket.lines] == ["4711"]
    assert "What was scanned last was not looked up yet" in seen(cash.window)
    assert cash.shown() == "CardForm"


def test_an_answer_leaves_the_keyboard_where_it_is(cash: Counter, late: LateLane) -> None:
    """Scanned, then a star: the answer comes before the 5, which is its quantity and no item's number."""
    cash.types("4711")
    cash.keys("*")
    late.go()
    assert cash.at() == "Quantity"
    cash.types("5")
    assert lines(cash) == ["5 4711"]


def test_an_answer_takes_no_keyboard_from_a_sheet(cash: Counter, late: LateLane) -> None:
    """Beans are looked up while another price is asked for: a PIN is never typed into the search or the weight."""
    cash.types("4711")
    late.go()
    cash.types("BEAN")
    cash.press(F4)
    late.go()
    assert cash.at() == "Price, USD"


def test_what_was_scanned_behind_an_unknown_one_comes_when_that_was_seen(cash: Counter, late: LateLane) -> None:
    """No such item, then a cap: the cap waits for the next letter, and is not lost; nor is the letter."""
    cash.types("4006381333948", "4712")
    late.go()
    page = cash.page.items.page
    assert (lines(cash), page.search.mend()[:20]) == ([], "No item is called so")
    cash.keys("47")
    assert (lines(cash), page.search.text()) == (["1 4712"], "47")


@pytest.mark.parametrize("roles", [("clerk", "manager"), ("clerk",)])
def test_a_policy_may_let_clerks_set_prices(tmp_path: Path, shown, lanes, roles: tuple[str, ...]) -> None:
    house = with_prices(tmp_path / "own", override_roles=roles)
    window = at_the_counter(house, lanes)
    shown(window, 1280, 800)
    counter = Counter(house, window)
    counter.press(F6)
    counter.press(F11)
    counter.types("4711")
    counter.press(F4)
    counter.types("3999")
    counter.keys("1")
    counter.press(ENTER)
    assert counter.verdict()[0] == "$39.99, 1 line"
    house.prices.close()
    house.book.close()
