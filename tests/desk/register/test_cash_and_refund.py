"""A cash sale and a refund by keys, and what is given back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, HandClock
from desk.register.counter import ENTER, ESC, SHIFT, Counter, at_the_counter, new_house, sold
from shoebox.desk.register.cash_form import CashForm
from shoebox.desk.register.change_panel import pieces_of
from shoebox.desk.register.today_panel import Col
from shoebox.domain.money import Money, plain_text
from shoebox.domain.policy import Policy
from shoebox.till import RefundDraft

pytestmark = pytest.mark.thorough

OWN_PIN = (
    "This is your own PIN. Another person enters theirs, after their staff number and a space where it is the same."
)
VOIDERS = "supervisor or manager of this store"


def test_a_cash_sale_by_keys_alone(counter):
    """F6, $59.95, its tax, $80 received: $20.05 goes back."""
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95")
    counter.keys("80.00")
    assert counter.cash.change.big.amount() == "$20.05"
    assert counter.verdict() == ("$59.95 in cash", "Enter records it.")
    counter.press(ENTER)
    row = counter.house.till.last_saved()
    assert (row.tender, row.amount_minor, row.received_minor, row.slip) == ("cash", 5_995, 8_000, "")
    assert counter.page.recorded.result._change.text() == "Give back $20.05"
    assert counter.at() == "Amount of the next sale"


def test_the_next_cash_sale_begins_beside_the_result(counter):
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95", "")
    counter.types("12.50", "")
    assert counter.entries()[-2:] == ["sale", "sale"]
    assert counter.house.till.last_saved().amount_minor == 1_250


def test_a_point_in_the_wrong_place_holds_the_sale_until_it_is_typed_right(counter):
    """12.5 was 1.25 in the book, ten times too little, and nobody was told."""
    counter.press(Qt.Key.Key_F6)
    counter.types("12.5", "")
    assert counter.cash.amount.mend() == "Digits only: 1250 is $12.50."
    counter.types("", "")
    assert "sale" not in counter.entries()
    counter.cash.amount.setFocus()
    counter.types("1250", "")
    assert counter.house.till.last_saved().amount_minor == 1_250


def test_a_point_beside_the_last_result_is_seen_too(counter):
    """Typed first, or pasted there: the next sale's form never learns of it."""
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95", "")
    counter.keys(".5")
    beside = counter.page.recorded.next.amount
    assert (counter.shown(), beside.mend()) == ("RecordedView", "Digits only: 50 is $0.50.")
    counter.keys("0")
    assert (counter.shown(), counter.cash.amount.text()) == ("CashForm", "0.50")


def test_a_point_in_the_wrong_place_does_not_go_along_to_cash(counter):
    counter.types("", "12.5")
    assert counter.card.amount.mend() == "Digits only: 1250 is $12.50."
    counter.press(Qt.Key.Key_F6)
    assert counter.cash.amount.text() == ""


@pytest.mark.parametrize(
    ("key", "received"), [("e", "59.95"), ("a", "60.00"), ("b", "70.00"), ("c", "80.00"), ("d", "100.00")]
)
def test_a_round_amount_on_its_key(counter, key, received):
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95")
    counter.keys(key)
    assert counter.cash.received.text() == received


@pytest.mark.parametrize(
    ("policy", "offers"),
    [
        (Policy(), ["59.95", "60.00", "70.00", "80.00", "100.00"]),
        (Policy(two_notes_minor=(5_000,)), ["59.95", "60.00", "100.00", "150.00"]),
        (Policy(currency="JPY", two_notes_minor=(5_000,)), ["5995", "6000", "10000", "15000"]),
        (Policy(currency="JPY"), ["5995", "6000", "7000", "10000"]),
        (Policy(currency="KWD"), ["5.995", "10.000", "20.000", "40.000", "50.000"]),
    ],
)
def test_what_a_customer_is_likely_to_hand_over_goes_by_the_policys_notes(qtbot, policy, offers):
    """The next whole of each note, and one more of those that people hand over two of."""
    form = CashForm(policy, HandClock())
    qtbot.addWidget(form)
    form.amount.set_money(Money(5_995, policy.currency))
    assert [plain_text(offer) for offer in form.offers()] == offers


def test_too_little_cash_is_mended(counter):
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95", "50.00")
    assert counter.cash.received.mend() == "$9.95 is missing. Count the cash again."
    assert counter.at() == "Cash received, USD"
    assert "sale" not in counter.entries()


def test_cash_that_is_counted_again_takes_the_place_of_what_was_typed(counter):
    """50.00 for 59.95 is too little; the right amount is typed at once, and nothing is cleared first."""
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95", "50.00")
    counter.press(ENTER)
    counter.types("8000")
    assert counter.house.till.last_saved().received_minor == 8_000


def test_more_than_anybody_hands_over_is_counted_again(counter):
    """500.00 for 59.95, a zero too many: four hundreds would go back. 200.00 for it happens."""
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95", "500.00")
    assert counter.cash.received.mend() == "$440.05 would go back. Count the cash again."
    assert "sale" not in counter.entries()
    counter.types("200.00", "")
    assert counter.house.till.last_saved().received_minor == 20_000


def test_change_is_made_of_the_largest_pieces():
    """$20.05: a twenty and a nickel."""
    assert pieces_of(Money(2_005, "USD"), Policy().pieces) == ((1, "$20 notes"), (1, "5 cents"))


def test_a_scanned_claim_code_opens_the_refund_of_its_sale(counter):
    """SBX: and eight letters, then Enter, as a scanner sends them."""
    entry = sold(counter.house)
    code = counter.house.book.sale(entry).claim_code
    counter.scan(f"SBX:{code}")
    assert counter.shown() == "RefundForm"
    assert counter.at() == "Give back, USD"
    assert counter.refund.amount.text() == "62.41"
    assert counter.refund.found.plain().startswith("Entry 5, $62.41")


@pytest.mark.parametrize(
    "field", ["card.amount", "card.last4", "card.approval", "cash.amount", "cash.received", "refund.sale"]
)
def test_a_claim_code_is_known_in_any_field(counter, field):
    entry = sold(counter.house)
    way, name = field.split(".")
    counter.page.show_way(way)
    getattr(getattr(counter, way), name).setFocus()
    counter.scan(f"SBX:{counter.house.book.sale(entry).claim_code}")
    assert counter.refund.amount.text() == "62.41"


def test_a_claim_code_is_known_beside_the_last_result(counter):
    counter.card_slip()
    counter.press(ENTER)
    code = counter.house.till.last_saved().claim_code
    counter.types(f"sbx:{code.lower()}")
    assert counter.refund.amount.text() == "129.95"


def test_a_small_card_refund(counter):
    """$62.41 on slip 46 goes back on slip 48, one person is enough."""
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100046", "20.00", "wrong size", "085100048", "")
    row = counter.house.till.last_saved()
    assert (row.kind, row.amount_minor, row.refund_of_seq, row.slip) == ("refund", 2_000, 5, "085100048")
    assert counter.page.recorded.result._said.text() == "Given back, entry 6"


def test_enter_takes_the_pads_next_slip_for_a_refund(counter):
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100046", "20.00", "wrong size")
    assert counter.refund.slip.edit.accessibleDescription() == "Next is 085 100 001. Enter takes it."
    counter.press(ENTER)
    assert counter.house.till.last_saved().slip == "085100001"


def test_a_cash_refund_asks_for_no_slip_and_no_second_person(counter):
    """The keyboard never stops where nothing can be typed, and Enter does what the foot says it does."""
    sold(counter.house, tender="cash", slip="", reason="", brand="", last4="", approval="", imprint="")
    counter.press(Qt.Key.Key_F7)
    counter.types("5", "20.00")
    counter.keys("wrong size")
    assert counter.refund.verdict.small() == "Entry 5. Enter records it."
    counter.press(ENTER)
    assert (counter.entries()[-1], counter.house.till.last_saved().amount_minor) == ("refund", 2_000)


def test_what_goes_back_stays_as_typed_when_somebody_walks_back_to_the_sale(counter):
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100046", "20.00")
    counter.press(ENTER, SHIFT)
    counter.press(ENTER, SHIFT)
    assert counter.at() == "Claim code, slip or entry number"
    counter.press(ENTER)
    assert (counter.at(), counter.refund.amount.text()) == ("Give back, USD", "20.00")


def test_a_number_of_no_sale_is_typed_anew(counter):
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100040", "085100046")
    assert (counter.refund.sale.text(), counter.at()) == ("085100046", "Give back, USD")


def test_a_large_refund_needs_another_person(counter):
    sold(
        counter.house,
        tender="cash",
        slip="",
        amount_minor=25_000,
        reason="",
        brand="",
        last4="",
        approval="",
        imprint="",
    )
    counter.press(Qt.Key.Key_F7)
    counter.types("5", "", "wrong size", "", CLERK_PIN)
    assert counter.refund.pin.mend() == OWN_PIN
    assert counter.refund.pin.text() == ""
    assert "refund" not in counter.entries()
    counter.types(MANAGER_PIN)
    assert counter.entries()[-1] == "refund"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("99999999",), "sale", "No sale of this book has it. Read it again from the receipt."),
        (("085100046", "70.00"), "amount", "$62.41 is left of this sale. Type that or less."),
        (("085100046", "", "", "", ""), "reason", "Say why in a few words."),
        (("085100046", "", "wrong size", "085100046", ""), "slip", "Slip 085 100 046 is already entry 5, $62.41."),
    ],
)
def test_a_refund_is_mended_where_it_is_wrong(counter, typed, field, said):
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types(*typed)
    assert getattr(counter.refund, field).mend().startswith(said)
    assert "refund" not in counter.entries()


@pytest.mark.parametrize(
    ("before", "typed", "field", "then"),
    [
        (("085100046",), "70.00", "amount", "20.00"),
        (("085100046",), "0.00", "amount", "20.00"),
        (("085100046", ""), "", "reason", "wrong size"),
    ],
)
def test_what_is_wrong_in_a_refund_keeps_the_keyboard_until_it_is_mended(counter, before, typed, field, then):
    """Enter stays in the field with its sentence; the right words take the place of the wrong ones, and walk on."""
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types(*before)
    at = counter.at()
    if typed:
        counter.types(typed)
    else:
        counter.press(ENTER)
    wrong = getattr(counter.refund, field)
    assert (counter.at(), bool(wrong.mend())) == (at, True)
    counter.types(then)
    assert (wrong.text(), wrong.mend()) == (then, "")
    assert counter.at() != at


def test_esc_empties_the_refund(counter):
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100046")
    counter.press(ESC)
    counter.press(ESC)
    assert counter.refund.sale.text() == ""
    assert counter.refund.button.held()


# -- voids


def test_a_void_by_keys(counter):
    """F9, a reason, the tick, another person's PIN."""
    counter.card_slip()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F9)
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(ENTER)
    counter.types(MANAGER_PIN)
    assert counter.entries()[-1] == "void"
    row = counter.house.book.sale(5)
    assert (row.void_reason, row.voided_by_seq) == ("typed twice", 6)
    result = counter.page.recorded.result
    assert result._said.text() == "Entry 5 is voided by entry 6"
    assert result._line.plain().endswith("Keyed wrong? Key it again.")
    assert "Key slip 085 100 047 again, by its number." in counter.window.foot._right
    assert counter.at() == "Slip number of the next sale"
    counter.card_slip(amount="129.59")
    counter.press(ENTER)
    assert counter.house.till.last_saved().slip == "085100047"


def test_a_cash_sale_that_was_voided_has_no_slip_to_key_again(counter):
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95", "")
    counter.press(Qt.Key.Key_F9)
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(ENTER)
    counter.types(MANAGER_PIN)
    assert counter.page.recorded.result._line.plain() == "typed twice. The paper stays in the box."
    assert counter.window.foot._right == "Entry 5 is voided by entry 6. The paper stays in the box."


F9 = Qt.Key.Key_F9


def keyed_in_cash(counter, *amounts: str) -> None:
    counter.press(Qt.Key.Key_F6)
    for amount in amounts:
        counter.types(amount, "")


def test_f9_once_more_goes_one_sale_back(counter):
    """Who keyed the last but one wrong, with a queue, has no mouse and no time to walk to the list."""
    keyed_in_cash(counter, "10.00", "20.00", "30.00")
    for expected in ("Void entry 7, $30.00", "Void entry 6, $20.00", "Void entry 5, $10.00"):
        counter.press(F9)
        assert counter.page.voids.sheet.accessibleName() == expected
    counter.press(F9)
    assert counter.page.voids.sheet.accessibleName() == "Void entry 5, $10.00"
    assert counter.window.foot._right == "There is no sale before it today."
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(ENTER)
    counter.types(MANAGER_PIN)
    assert counter.house.book.sale(5).voided_by_seq == 8
    assert counter.at() == "Amount of the next sale"
    assert counter.page.panel.row() is None, "the next F9 is about the newest again"


def test_f9_once_more_passes_by_what_is_void(counter):
    keyed_in_cash(counter, "10.00", "20.00", "30.00")
    counter.press(F9)
    counter.press(F9)
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(ENTER)
    counter.types(MANAGER_PIN)
    counter.press(F9)
    counter.press(F9)
    assert counter.page.voids.sheet.accessibleName() == "Void entry 5, $10.00"


def test_after_a_void_from_the_list_the_next_slip_is_keyed(counter):
    """The list takes no digits: a slip typed there went nowhere."""
    keyed_in_cash(counter, "10.00", "20.00")
    counter.page.panel.table.setFocus(Qt.FocusReason.TabFocusReason)
    counter.press(Qt.Key.Key_Down)
    counter.press(F9)
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(ENTER)
    counter.types(MANAGER_PIN)
    assert counter.house.book.sale(5).voided_by_seq == 7
    assert counter.at() == "Amount of the next sale"


@pytest.mark.parametrize(
    ("reason", "tick", "pin", "said"),
    [
        ("", True, MANAGER_PIN, "Say why in a few words."),
        ("typed twice", False, MANAGER_PIN, "Put the paper into the box first, then tick it."),
        ("typed twice", True, "", "Another person types their PIN."),
        ("typed twice", True, CLERK_PIN, OWN_PIN),
        ("typed twice", True, "9999", f"This PIN belongs to no {VOIDERS}. Ask one to enter it again."),
    ],
)
def test_a_void_is_mended_on_its_sheet(counter, reason, tick, pin, said):
    sold(counter.house)
    counter.page.refresh()
    counter.press(Qt.Key.Key_F9)
    sheet = counter.page.voids.sheet
    sheet.reason.set_text(reason)
    sheet.paper.setChecked(tick)
    sheet.pin.setFocus()
    counter.types(pin)
    shown = {sheet.reason.mend(), sheet.pin.mend(), sheet._paper_mend.text()}
    assert said in shown
    assert "void" not in counter.entries()


def test_the_entry_chosen_in_the_list_is_voided(counter):
    """Entries 4 and 5; the bar stands on 4."""
    sold(counter.house)
    sold(counter.house, slip="085100047", last4="1111")
    counter.page.refresh()
    counter.page.panel.table.choose(lambda row: row.seq == 5)
    counter.press(Qt.Key.Key_F9)
    assert counter.page.voids.sheet.accessibleName() == "Void entry 5, $62.41"


def test_a_voided_entry_is_not_voided_again(counter):
    sold(counter.house)
    counter.house.till.void(seq=5, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk="17")
    counter.page.refresh()
    counter.page.panel.table.choose(lambda row: row.seq == 5)
    counter.press(Qt.Key.Key_F9)
    assert counter.page.voids.sheet is None
    assert counter.window.foot._right == "Entry 5 is voided already. Choose another in the list."


def test_the_office_person_may_key_too(open_counter):
    counter = open_counter(clerk=MANAGER)
    counter.card_slip()
    counter.press(ENTER)
    assert counter.house.till.last_saved().clerk == MANAGER


def test_a_refunds_row_says_in_a_narrow_window_what_it_is_about(open_counter):
    """Beside time and scroll bar there is room for "Refund of 5" alone: its number was cut."""
    counter = open_counter(width=1024, height=768)
    entry = sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types(str(entry), "20.00", "wrong size", "085100048", "")
    model = counter.page.panel.model
    assert model.cell(model.rows[0], Col.WHAT).second == f"07:00  Refund of {entry}"


def given_back_today(house, *amounts: int) -> None:
    """Rosa gave these back alone, each on a sale that the manager had keyed for as much."""
    for amount_minor in amounts:
        entry = sold(house, tender="cash", slip="", amount_minor=amount_minor, clerk=MANAGER, **NO_CARD)
        draft = RefundDraft(
            entry_id=house.till.new_id(), clerk=CLERK, of_seq=entry, amount_minor=amount_minor, reason="torn"
        )
        house.till.refund(draft)


NO_CARD = {"reason": "", "brand": "", "last4": "", "approval": "", "imprint": ""}


def test_the_sum_of_a_day_is_said_before_enter_and_opens_the_pin(counter):
    """$180.00 given back alone; of the next sale $20.00 needs nobody, $20.01 does, and is signed by keys alone."""
    given_back_today(counter.house, 9_000, 9_000)
    entry = sold(counter.house, tender="cash", slip="", amount_minor=9_000, clerk=MANAGER, **NO_CARD)
    counter.press(Qt.Key.Key_F7)
    counter.types(str(entry), "20.00")
    assert counter.refund.pin.edit.isReadOnly()
    counter.press(ENTER, SHIFT)
    counter.types("20.01", "wrong size")
    said = "You have given back $180.00 alone today; above $200.00 a second person signs."
    assert (counter.at(), counter.refund.pin.edit.isReadOnly()) == ("PIN of a second person", False)
    assert counter.refund.pin.edit.accessibleDescription() == said
    assert not counter.refund.pin.is_cut()
    assert counter.verdict() == ("Next: PIN of a second person", ""), "once is enough"
    counter.types("")
    assert counter.entries().count("refund") == 2
    counter.types(MANAGER_PIN)
    assert counter.entries().count("refund") == 3


def test_ones_own_sale_says_that_another_signs(tmp_path, lanes, shown):
    """As built in, whatever the amount; of a colleague's sale the field stays closed."""
    house = new_house(tmp_path / "085-2", policy=Policy())
    own = sold(house, tender="cash", slip="", amount_minor=900, **NO_CARD)
    other = sold(house, tender="cash", slip="", amount_minor=800, clerk=MANAGER, **NO_CARD)
    window = at_the_counter(house, lanes, clerk=CLERK)
    shown(window, 1280, 800)
    counter = Counter(house, window)
    counter.press(Qt.Key.Key_F7)
    counter.types(str(other))
    assert counter.refund.pin.edit.isReadOnly()
    counter.press(ESC)
    counter.press(Qt.Key.Key_F7)
    counter.refund.sale.set_text("")
    counter.refund.sale.setFocus()
    counter.types(str(own), "", "wrong size")
    assert counter.at() == "PIN of a second person"
    said = "You keyed this sale, so a second person signs too."
    assert counter.refund.pin.edit.accessibleDescription() == said
    counter.types(MANAGER_PIN)
    assert counter.entries()[-1] == "refund"
    house.book.close()
