"""A card slip by the keyboard alone: walking, mends, twins, declined cards, and what is said when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bookmaking import CLERK, DAY, MANAGER, MANAGER_PIN, declare
from desk.register.counter import CTRL, ENTER, ESC, GOOD_CARD, SHIFT, Counter, at_the_counter, new_house, sold
from shoebox.desk.register.card_form import CardForm
from shoebox.desk.register.controls import segments_of
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.acts import IncidentEnded
from shoebox.domain.card import Brand
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.policy import Policy
from shoebox.domain.slip import Imprint
from shoebox.paper import clerk_words
from shoebox.till import Told


def test_a_card_slip_by_keys_alone(counter):
    """085 100 047, $129.95, Visa 4417 twice, expiry yes, 48213A, imprinted, signature yes, Enter."""
    counter.card_slip()
    assert counter.verdict() == ("$129.95 on Visa •• 4417", "Enter records it.")
    assert "sale" not in counter.entries()
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    row = counter.house.till.last_saved()
    assert (row.slip, row.amount_minor, row.tax_minor, row.brand, row.last4) == (
        "085100047",
        12_995,
        878,
        "visa",
        "4417",
    )
    assert (row.approval, row.imprint, row.expiry_ok, row.signature_ok) == ("48213A", "imprinted", True, True)
    assert (row.clerk, row.reason) == (CLERK, "central is down")


def test_the_next_slip_begins_beside_the_result(counter):
    """The first key of the next slip opens its form, and no key is lost."""
    counter.card_slip()
    counter.press(ENTER)
    assert counter.at() == "Slip number of the next sale"
    counter.types("085100048")
    assert counter.shown() == "CardForm"
    assert counter.card.slip.text() == "085 100 048"
    assert counter.at() == "Amount, tax included, USD"
    assert "entry 5, $129.95, claim code" in counter.window.foot._right


@pytest.mark.parametrize(
    ("key", "sheet"),
    [
        (Qt.Key.Key_F6, "Part in cash, the rest on the card"),
        (Qt.Key.Key_T, "Call for an approval code"),
        (Qt.Key.Key_E, "What else the slip says"),
    ],
)
def test_the_next_sale_may_begin_with_a_key_of_its_form(counter, key, sheet):
    """Beside the last result no key of a sale is silent: the customer says at once that part of it is in cash."""
    counter.card_slip()
    counter.press(ENTER)
    counter.press(key, CTRL)
    assert (counter.shown(), counter.window.findChildren(Sheet)[-1].accessibleName()) == ("CardForm", sheet)


def test_enter_takes_the_next_number_of_a_sale_whose_amount_stands_already(counter):
    """As after Ctrl+F6: the number is taken, and the keyboard goes on to the brand."""
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("100.00", "40.00", "40.00")
    counter.card.slip.setFocus()
    counter.press(ENTER)
    assert (counter.card.slip.text(), counter.at()) == ("085 100 001", "Amount, tax included, USD")


def test_the_codes_field_says_where_a_slip_needs_none(counter):
    """Amex has a floor limit of $1,000 here; a card that is written by hand needs a code all the same."""
    counter.types("085100047", "129.95")
    counter.keys("3", "44174417", "y")
    assert (counter.at(), counter.card.approval.edit.placeholderText()) == ("Approval code", "Enter: none")
    counter.press(ENTER)
    counter.keys("h")
    assert counter.card.approval.edit.placeholderText() == "Call Ctrl T"
    counter.keys("i", "y")
    counter.press(ENTER)
    assert counter.house.till.last_saved().approval == ""


def test_enter_walks_in_the_written_order_and_shift_enter_walks_back(counter):
    counter.types("085100047", "129.95")
    assert counter.at() == "Card brand: Visa"
    counter.press(ENTER, SHIFT)
    assert counter.at() == "of which tax"
    counter.press(ENTER, SHIFT)
    assert counter.at() == "Amount, tax included, USD"
    counter.press(ENTER, SHIFT)
    assert counter.at() == "Slip number"


def test_the_last_customers_brand_does_not_look_chosen(counter):
    """A Mastercard was keyed; at the next slip the keyboard stands on the first brand, not on that one."""
    counter.types("085100047", "129.95")
    counter.keys("2", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    counter.types("085100048", "20.00")
    assert (counter.at(), counter.card.brand.control.value()) == ("Card brand: Visa", None)


def test_shift_enter_at_the_button_walks_back_and_records_nothing(counter):
    counter.card_slip()
    counter.card.record.setFocus()
    counter.press(ENTER, SHIFT)
    assert counter.at() == "Phone or e-mail"
    assert "sale" not in counter.entries()


def test_esc_clears_the_field_then_the_slip(counter):
    counter.types("085100047")
    counter.keys("12")
    counter.press(ESC)
    assert (counter.card.amount.text(), counter.card.slip.text()) == ("", "085 100 047")
    counter.press(ESC)
    assert (counter.card.slip.text(), counter.at()) == ("", "Slip number")


def test_esc_where_the_keyboard_went_on_by_itself_asks_before_it_takes_the_slip(counter):
    """Last four 4471 of a card 4417: the keyboard is in the empty field behind them, and all else is right."""
    counter.types("085100047", "129.95")
    counter.keys("1", "4471")
    counter.press(ESC)
    assert counter.verdict()[0] == "Esc once more clears all that is keyed here"
    assert (counter.card.slip.text(), counter.at()) == ("085 100 047", "Last four again")
    counter.press(ENTER, SHIFT)
    counter.keys("4417", "4417")
    assert (counter.card.last4.text(), counter.at()) == ("4417", "Expiry date valid: Yes")
    assert not counter.verdict()[0].startswith("Esc")
    counter.press(ESC)
    counter.press(ESC)
    assert (counter.card.slip.text(), counter.at()) == ("", "Slip number")


def test_a_brand_that_is_not_taken_says_so_at_the_foot(tmp_path, lanes, shown):
    """4 is Discover, which the policy leaves out: it looked like a key that was not heard."""
    house = new_house(tmp_path / "085-2", policy=Policy(brands=(Brand.VISA, Brand.OTHER)))
    counter = Counter(house, shown(at_the_counter(house, lanes)))
    counter.types("085100047", "129.95")
    counter.keys("4")
    assert counter.verdict() == ("Not taken", "This brand is not taken on paper here. Choose another, or take cash.")
    assert counter.at() == "Card brand: Visa"
    counter.keys("v")
    assert counter.verdict()[1] == "Its keys: 1 Visa, 5 Other."
    counter.keys("1")
    assert counter.verdict()[0] == "Next: last four digits"
    house.book.close()


def test_a_key_that_chooses_nothing_names_those_that_do(counter):
    counter.types("085100047", "129.95")
    counter.keys("v")
    assert counter.verdict()[1] == "Its keys: 1 Visa, 2 Mastercard, 3 Amex, 4 Discover, 5 Other."
    counter.keys("1", "44174417", "x")
    assert counter.verdict() == ("Next: expiry date", "Its keys: Y Yes, N No.")


def test_esc_takes_back_a_choice_before_it_takes_the_slip(counter):
    counter.types("085100047", "129.95")
    counter.keys("2")
    counter.press(ENTER, SHIFT)
    assert counter.at() == "Card brand: Mastercard"
    counter.press(ESC)
    assert counter.card.brand.control.value() is None
    assert counter.card.slip.text() == "085 100 047"


def test_nothing_is_said_to_be_ready_before_anything_is_typed(counter):
    assert counter.verdict()[0] == "Next: slip number"
    assert counter.card.record.held()


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ("08510", "A slip number has 6 to 12 digits. Scan it, or read it again."),
        ("085200001", "This number is on no pad of store 085. Check it, or have the pad entered in Office."),
        ("085100046", "Slip 085 100 046 is already entry 5, $62.41. Look at the slip in your hand."),
    ],
)
def test_a_slip_number_is_mended_under_its_field(counter, slip, said):
    sold(counter.house)
    counter.types(slip)
    assert counter.card.slip.mend() == said
    assert counter.at() == "Slip number"
    assert counter.here().accessibleDescription() == said
    assert counter.verdict()[0] == "One thing to mend: slip number"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("", "A sale has an amount. Type what the slip says."),
        ("0", "A sale has an amount. Type what the slip says."),
        ("10000.01", "This is above $10,000.00, the most for one sale by hand."),
    ],
)
def test_an_amount_is_mended_under_its_field(counter, amount, said):
    counter.types("085100047", amount)
    assert counter.card.amount.mend().startswith(said)
    assert counter.at() == "Amount, tax included, USD"


def test_the_tax_follows_the_amount_until_it_is_typed(counter):
    counter.types("085100047", "129.95")
    assert counter.card.tax.text() == "8.78"
    counter.press(ENTER, SHIFT)
    counter.types("9.63")
    counter.press(ENTER, SHIFT)
    counter.press(ENTER, SHIFT)
    counter.types("13000")
    assert counter.card.tax.text() == "9.63"


def test_a_tax_above_the_amount_is_mended(counter):
    counter.types("085100047", "10.00")
    counter.press(ENTER, SHIFT)
    counter.types("11.00")
    assert counter.card.tax.mend().startswith("Too much. Tax is part of the amount")


def test_what_is_cut_below_its_field_is_said_at_the_foot(open_counter):
    """On a small screen the approval code has no room for its reason; nobody needs a mouse to read it."""
    counter = open_counter(width=1024, height=768)
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.types("4417", "4417")
    counter.keys("y")
    counter.press(ENTER)
    assert counter.card.approval.is_cut()
    line, small = counter.verdict()
    assert line == "One thing to mend: approval code"
    assert small == counter.card.approval.mend()
    assert "Call the number on your sticker" in small
    assert counter.card.approval.below.told() == "Code needed."


def test_last_four_are_typed_twice(counter):
    """4417, then 4471."""
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.types("4417", "4471")
    assert counter.card.again.mend() == "Not 4417 as before. Read the slip again."
    assert counter.at() == "Last four again"
    assert counter.verdict() == ("One thing to mend: last four digits", "Then the expiry date.")


def test_last_four_that_are_scanned_are_not_typed_again(counter):
    """A reader that sends the last four of a card: four digits and Enter at once."""
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.reads("4417")
    assert (counter.card.last4.text(), counter.card.again.text()) == ("4417", "4417")
    assert counter.at() == "Expiry date valid: Yes"


def test_a_whole_card_number_that_is_scanned_is_kept_nowhere(counter):
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.reads(GOOD_CARD)
    assert (counter.card.last4.text(), counter.card.again.text()) == ("", "")


def test_last_four_by_hand_and_enter_are_asked_again(counter):
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.types("4417")
    assert (counter.at(), counter.card.again.text()) == ("Last four again", "")


def test_a_kind_of_imprint_that_is_not_taken_here(house):
    """A chain that takes no handwritten cards: the key says so, and nothing is chosen."""
    policy = replace(house.policy, imprints=(Imprint.IMPRINTED, Imprint.RUBBED), imprint_usual="")
    form = CardForm(policy, house.clock)
    held = [segment.choice for segment in segments_of(form.imprint).segments if segment.choice.held]
    assert [(choice.value, choice.held) for choice in held] == [
        (
            Imprint.HANDWRITTEN,
            "This kind of imprint is not taken on paper here. Imprint the card, or take another tender.",
        )
    ]
    segments_of(form.imprint).press(Imprint.HANDWRITTEN)
    assert segments_of(form.imprint).value() is None


def test_what_differs_is_typed_over(counter):
    """4417 and then 4471: typed once more, no key between; an amount that differs likewise."""
    counter.types("085100047", "600.00", "60.00")
    assert counter.card.amount_again.mend() == "Differs."
    counter.types("600.00")
    counter.keys("1", "4417", "4471", "4417")
    assert counter.at().startswith("Expiry")


def test_a_sale_keyed_wrong_is_keyed_again_from_the_same_paper(counter):
    """Slip 047 recorded over $1,299.50 and struck out: the same number is good once more, and used in the account."""
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F9)
    counter.types("keyed wrong")
    counter.keys(" ")
    counter.press(ENTER)
    counter.types("0202")
    counter.types("085100047", "12.95")
    counter.keys("1", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    row = counter.house.book.sale_by_slip("085100047")
    assert (row.amount_minor, row.voided_by_seq) == (1_295, 0)
    assert counter.house.day.figures().pads[0].used == 1


def test_an_approval_code_where_the_policy_demands_it(counter):
    """Visa has a floor limit of 0, Amex of $1,000."""
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.types("4417", "4417")
    counter.keys("y")
    counter.types("")
    assert counter.card.approval.mend() == "Code needed. Call the number on your sticker for this card."
    counter.card.brand.control.press("amex")
    assert counter.card.approval.mend() == ""


@pytest.mark.parametrize(("key", "field", "said"), [("n", "expiry", "Card expired"), ("x", "approval", "Not a code")])
def test_expiry_and_approval_are_mended(counter, key, field, said):
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.types("4417", "4417")
    counter.keys("n" if key == "n" else "y")
    counter.types("!")
    assert getattr(counter.card, field).mend().startswith(said)


def test_an_enter_at_the_end_goes_to_the_first_thing_to_mend(counter):
    counter.types("085100047", "129.95")
    counter.card.phone.setFocus()
    counter.press(ENTER)
    assert counter.at() == "Card brand: Visa"
    assert counter.card.signature.mend()
    assert "sale" not in counter.entries()


def test_a_held_button_says_what_is_missing_and_leads_there(counter):
    counter.types("085100047", "129.95")
    counter.card.record.setFocus()
    counter.press(ENTER)
    assert counter.at() == "Card brand: Visa"
    assert counter.verdict()[1] == "Choose the brand that stands on the card."


def test_f4_names_another_reason(counter):
    goods = "  ·  goods: merchandise"
    assert counter.card.layout_of._why.words.plain() == "Why by hand: central is down" + goods
    counter.press(Qt.Key.Key_F4)
    assert counter.card.layout_of._why.words.plain() == "Why by hand: terminal failed" + goods
    counter.card_slip()
    counter.press(ENTER)
    assert counter.house.till.last_saved().reason == "terminal failed"


# -- a likely twin


def test_a_likely_twin_is_asked_about_and_kept(counter):
    """Slip 46 and 47 both say $62.41 on Visa 5520: only an Enter after the question records."""
    sold(counter.house)
    counter.card_slip(amount="62.41", last4="5520")
    assert counter.verdict()[0] == "Looks like slip 085 100 046 of 07:00"
    counter.press(ENTER)
    assert counter.entries().count("sale") == 1
    assert counter.at() == "Keep both"
    assert counter.verdict()[1] == "Enter once more keeps both, Ctrl+Backspace drops this one."
    counter.press(ENTER)
    assert counter.entries().count("sale") == 2
    assert counter.house.till.last_saved().twin_of_seq == 5


def test_a_likely_twin_is_dropped_and_its_paper_accounted_for(counter):
    sold(counter.house)
    counter.card_slip(amount="62.41", last4="5520")
    counter.press(ENTER)
    counter.press(Qt.Key.Key_Backspace, CTRL)
    assert counter.verdict() == (
        "The same sale. Is slip 085 100 047 written on?",
        "Enter: no, it is blank. Ctrl+Backspace: yes, it is void.",
    )
    counter.press(Qt.Key.Key_Backspace, CTRL)
    assert counter.entries().count("sale") == 1
    assert counter.entries()[-1] == "slip_spoiled"
    assert counter.window.foot._right == "Slip 085 100 047 is void, noted as entry 6. Put it into the box."
    assert counter.card.slip.text() == ""
    assert counter.at() == "Slip number"


def test_one_paper_keyed_twice_spends_no_blank_form(counter):
    """Slip 46 keyed again as 47, which lies blank on the pad: 47 stays free, and the next customer's sale is keyed."""
    sold(counter.house)
    counter.card_slip(amount="62.41", last4="5520")
    counter.press(ENTER)
    counter.press(Qt.Key.Key_Backspace, CTRL)
    assert counter.at() == "It is blank"
    counter.press(ENTER)
    assert (counter.entries().count("sale"), counter.entries()[-1]) == (1, "sale")
    assert counter.window.foot._right == "Nothing was recorded. Slip 085 100 047 is blank and stays free."
    assert (counter.card.slip.text(), counter.at()) == ("", "Slip number")
    counter.card_slip(amount="18.00", last4="7788")
    counter.press(ENTER)
    assert counter.house.till.last_saved().slip == "085100047"


def test_typing_on_takes_a_drop_back(counter):
    """Asked whether the form is blank, the clerk sees that the amount was misread: typed again, it is a sale."""
    sold(counter.house)
    counter.card_slip(amount="62.41", last4="5520")
    counter.press(ENTER)
    counter.press(Qt.Key.Key_Backspace, CTRL)
    counter.card.amount.setFocus()
    counter.types("62.40")
    counter.card.phone.setFocus()
    counter.press(ENTER)
    assert counter.house.till.last_saved().amount_minor == 6240


def test_ctrl_backspace_drops_nothing_else(counter):
    counter.card_slip()
    counter.card.record.setFocus()
    counter.press(Qt.Key.Key_Backspace, CTRL)
    assert counter.card.slip.text() == "085 100 047"


def test_a_twin_that_changes_is_asked_about_anew(counter):
    sold(counter.house)
    counter.card_slip(amount="62.41", last4="5520")
    counter.press(ENTER)
    counter.card.amount.setFocus()
    counter.types("62.40")
    counter.card.amount.setFocus()
    counter.types("62.41")
    counter.card.phone.setFocus()
    counter.press(ENTER)
    assert counter.entries().count("sale") == 1


# -- a declined card


def test_a_declined_card_ends_the_slip(counter):
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F10)
    assert counter.verdict()[0] == "Card declined: slip 085 100 047 ends here, $129.95"
    counter.press(ENTER)
    assert counter.entries()[-1] == "slip_spoiled"
    assert counter.card.slip.text() == ""


def test_a_declined_card_goes_on_in_cash_with_the_amount_kept(counter):
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F10)
    counter.press(Qt.Key.Key_F6)
    assert counter.entries()[-1] == "slip_spoiled"
    assert counter.shown() == "CashForm"
    assert counter.cash.amount.text() == "129.95"
    counter.types("", "", "")
    assert counter.house.till.last_saved().tender == "cash"


def declined_and_come_again(counter):
    """Visa 4417 was declined at 07:00, and comes again on the next slip, keyed to its last four."""
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(Qt.Key.Key_F10)
    counter.press(ENTER)
    assert counter.entries()[-2:] == ["card_declined", "slip_spoiled"]
    counter.types("085100048", "129.95")
    counter.keys("1", "4417")


def test_a_declined_card_that_comes_again_is_told_and_not_taken(counter):
    """The slip says so at its last four; F10 ends it as the first one ended."""
    declined_and_come_again(counter)
    line, small = counter.verdict()
    assert line == "One thing to mend: last four digits"
    assert small.startswith("Declined by phone on 12 Nov, 07:00, entry 5, and not taken again. F10 ends this slip;")
    counter.keys("4417", "y", "48213A", "y")
    counter.press(ENTER)
    assert "sale" not in counter.entries()
    counter.press(Qt.Key.Key_F10)
    counter.press(ENTER)
    assert counter.entries()[-2:] == ["card_declined", "slip_spoiled"]


def told_of(counter, **card):
    """Register 1 had this card declined half an hour ago."""
    plain = DeclinedCard("visa", "4417", "085-1", 31, counter.house.clock.wall_ms() - 1_800_000, -300, 6_000)
    there = replace(plain, **card)
    counter.house.till._told = Told(declined=lambda last4: (there,) if last4 == there.last4 else ())


def test_a_card_that_another_register_declined_is_said_with_where_and_how_much(counter):
    """Not taken where the policy takes none twice; the sentence names register, entry and amount."""
    told_of(counter)
    counter.types("085100047", "60.00")
    counter.keys("1", "44174417", "y", "48213A", "y")
    _, small = counter.verdict()
    assert small.startswith("Declined at register 085-1 on 12 Nov, ")
    assert ", entry 31, $60.00. Not taken again" in small
    counter.press(ENTER)
    assert "sale" not in counter.entries()


def test_another_registers_declined_card_of_another_brand_is_looked_at_by_two(counter):
    told_of(counter, brand="mastercard")
    counter.types("085100047", "60.00")
    counter.keys("1", "44174417", "y", "48213A", "y")
    assert counter.verdict()[0] == "Last four of a declined card"
    counter.press(Qt.Key.Key_L, CTRL)
    sheets = [sheet for sheet in counter.window.findChildren(Sheet) if sheet.isVisible()]
    assert "declined at register 085-1, entry 31" in " ".join(
        words.plain() for sheet in sheets for words in sheet.findChildren(Words)
    )
    counter.types(MANAGER_PIN)
    counter.press(ENTER)
    assert counter.house.till.last_saved().slip == "085100047"


def test_with_a_new_code_a_card_that_another_register_declined_is_taken(tmp_path, lanes, shown):
    """Where the policy says that a new code is enough, the clerk is told all the same."""
    house = new_house(tmp_path / "085-5", policy=Policy(declined_again="code"))
    window = at_the_counter(house, lanes, clerk=CLERK)
    shown(window, 1280, 800)
    counter = Counter(house, window)
    told_of(counter)
    counter.types("085100047", "60.00")
    counter.keys("1", "44174417", "y", "48213A", "y")
    line, small = counter.verdict()
    assert line.startswith("Visa •• 4417 was declined at register 085-1, ")
    assert line.endswith(", $60.00")
    assert small.startswith("Enter records it with the new code.")
    house.book.close()


def test_the_same_last_four_of_another_brand_are_looked_at_by_two(counter):
    """A declined Visa 4417 comes again as "Other": said which card it was, and a manager looks at this one."""
    declined_and_come_again(counter)
    counter.card.brand.setFocus()
    counter.keys("5", "4417", "4417")
    assert counter.at() == "Expiry date valid: Yes", "what waits for a manager keeps nobody from keying the rest"
    line, small = counter.verdict()
    assert line == "Last four of a declined card"
    assert small.startswith("Visa with these last four: declined by phone on 12 Nov, 07:00, entry 5.")
    counter.keys("y", "48213A", "y")
    counter.press(ENTER)
    assert "sale" not in counter.entries()
    counter.press(Qt.Key.Key_L, CTRL)
    counter.types(MANAGER_PIN)
    counter.press(ENTER)
    assert counter.house.till.last_saved().brand == "other"


def test_where_head_office_says_so_it_takes_a_new_code(tmp_path, lanes, shown):
    """The next slip says so at its last four, and only a code lets it through."""
    house = new_house(tmp_path / "085-5", policy=Policy(declined_again="code", floor_limit_minor={"visa": 50_000}))
    window = at_the_counter(house, lanes)
    shown(window, 1280, 800)
    counter = Counter(house, window)
    declined_and_come_again(counter)
    assert counter.verdict() == (
        "Visa •• 4417 was declined, 12 Nov, 07:00", "Only with a new code by phone. Else cash (F6), or another card.",
    )  # fmt: skip
    counter.keys("4417", "y")
    counter.press(ENTER)
    assert counter.card.approval.mend().startswith("Declined by phone on 12 Nov, 07:00, entry 5.")
    counter.keys("48213A", "y")
    assert counter.verdict()[0] == "Visa •• 4417 was declined, 12 Nov, 07:00"
    counter.press(ENTER)
    assert counter.house.till.last_saved().approval == "48213A"


def test_a_decline_without_its_last_four_asks_for_them(counter):
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F10)
    assert counter.verdict()[1].startswith("Key brand and last four, then F10")
    counter.card.brand.setFocus()
    counter.keys("1", "44174417")
    counter.press(Qt.Key.Key_F10)
    assert counter.verdict()[1].startswith("Write VOID across it")
    counter.press(Qt.Key.Key_F6)
    assert counter.entries()[-2:] == ["card_declined", "slip_spoiled"]


def test_typing_takes_a_declined_card_back(counter):
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F10)
    counter.card.amount.setFocus()
    counter.keys("12")
    assert counter.verdict()[0] == "Next: card brand"
    assert "slip_spoiled" not in counter.entries()


# -- who, when, and what is kept


def test_the_last_saved_entry_is_said_after_a_start(house, open_counter):
    """After a power cut somebody must know where to go on."""
    sold(house)
    counter = open_counter()
    assert counter.verdict()[0] == "The last saved entry is 5: $62.41 at 07:00"
    assert counter.verdict()[1] == "Slip 085 100 046. Anything typed after it was not saved."
    counter.keys("0")
    assert counter.verdict()[0] == "Next: slip number"


def test_another_person_takes_over_a_draft(counter):
    counter.types("085100047", "129.95")
    counter.window.take_person(counter.house.staff.by_number(MANAGER))
    counter.press(Qt.Key.Key_F4)
    assert counter.card.slip.text() == "085 100 047"
    counter.keys("1")
    counter.types("4417", "4417")
    counter.keys("y")
    counter.types("48213A")
    counter.keys("i", "y")
    counter.press(ENTER)
    assert counter.house.till.last_saved().clerk == MANAGER


def test_a_draft_waits_while_something_else_is_keyed(counter):
    """F5, F6 and F7 go to and fro; what was begun goes on."""
    counter.types("085100047")
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_F5)
    assert counter.card.slip.text() == "085 100 047"


# -- few keys


def strokes(counter, slip: list[object], last4: str) -> int:
    """A slip of $62.41 on Visa with code 48213A, keyed with nothing that is not needed; how many keys it took."""
    keys = [*slip, *"6241", ENTER, "1", *last4, *last4, "y", *"48213A", "y", ENTER]
    for key in keys:
        counter.keys(key) if isinstance(key, str) else counter.press(key)
    row = counter.house.till.last_saved()
    assert (row.amount_minor, row.last4, row.approval) == (6_241, last4, "48213A")
    assert (row.imprint, row.expiry_ok, row.signature_ok) == ("imprinted", True, True)
    return len(keys)


@pytest.fixture
def begun(house, lanes, shown):
    """Rosa Lind has just come to work: she has not said yet why cards are taken by hand."""
    window = RegisterWindow(house, lanes, person=house.staff.by_number(CLERK))
    shown(window, 1280, 800)
    return Counter(house, window)


def test_nobody_confirms_a_reason_that_they_never_chose(begun):
    """All is keyed but why by hand: Enter says so and records nothing. F4 once, and the next slip takes 24."""
    begun.card_slip()
    begun.press(ENTER)
    assert "sale" not in begun.entries()
    assert begun.verdict()[0] == "One thing to mend: why by hand"
    assert begun.verdict()[1].endswith("4 helpdesk told us to. Its number records the slip.")
    begun.press(Qt.Key.Key_F4)
    begun.press(ENTER)
    assert begun.house.till.last_saved().reason == "central is down"
    begun.press(Qt.Key.Key_F5)
    assert strokes(begun, [ENTER], "4417") == 24
    assert begun.house.till.last_saved().reason == "central is down"


def test_each_clerk_says_it_for_themselves_and_finds_it_again(begun):
    """Rosa says the second reason; another clerk has said none; back at work, Rosa's stands there."""
    page = begun.page
    begun.press(Qt.Key.Key_F4)
    begun.press(Qt.Key.Key_F4)
    assert begun.card.draft().reason == "terminal failed"
    page.take_clerk(MANAGER)
    assert begun.card.draft().reason == ""
    assert begun.card.layout_of._why.words.plain() == "Why by hand? Once said, it stays for your shift."
    page.take_clerk(CLERK)
    assert begun.card.draft().reason == "terminal failed"


def test_under_another_incident_it_is_said_anew(begun):
    begun.press(Qt.Key.Key_F4)
    assert begun.card.draft().reason == "central is down"
    held = begun.house.book.incident()
    ended = IncidentEnded(incident_seq=held.seq, ended_ms=held.began_ms, ended_by=MANAGER, last_slip="")
    begun.house.book.append(ended, clerk=MANAGER, day=DAY)
    declare(begun.house.book, number="26-08")
    begun.page.refresh()
    assert begun.card.draft().reason == ""


def test_a_slip_in_24_keys_where_the_next_number_is_right_and_32_where_it_is_typed(counter):
    assert strokes(counter, [ENTER], "4417") == 24
    assert counter.house.till.last_saved().slip == "085100001"
    assert strokes(counter, [ENTER], "5520") == 24
    assert strokes(counter, [*"085100047"], "6011") == 32
    assert counter.house.till.last_saved().slip == "085100047"


def test_the_clerks_sheet_shows_the_keys_that_record_its_example(counter):
    keys = [key for step in clerk_words.steps(counter.house.policy) for key in step.keys]
    for key in keys:
        counter.press(ENTER) if key == "Enter" else counter.keys(key)
    row = counter.house.till.last_saved()
    assert (row.amount_minor, row.brand, row.last4, row.approval) == (6_241, "visa", "4417", "48213A")
    assert len(keys) == 24


def test_an_enter_after_a_full_field_answers_nothing(counter):
    """A scanner's, or a person's who is used to it: dropped once, and only there."""
    counter.scan("085100047")
    assert counter.at() == "Amount, tax included, USD"
    assert counter.card.amount.mend() == ""
    counter.press(ENTER)
    assert counter.card.amount.mend() == "A sale has an amount. Type what the slip says."


def test_last_four_that_differ_do_not_walk_on(counter):
    counter.types("085100047", "129.95")
    counter.keys("1", "4417", "4471")
    assert counter.at() == "Last four again"
    assert counter.card.again.mend() == "Not 4417 as before. Read the slip again."


def test_a_longer_approval_code_goes_back_into_its_field(counter):
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y", "482137")
    assert counter.at() == "Signed and legible: Yes"
    counter.keys("9")
    assert counter.card.approval.text() == "4821379"
    assert counter.at() == "Approval code"


def test_the_usual_imprint_is_chosen_until_somebody_says_otherwise(counter):
    """Back to it with its key; the next slip begins with the usual one."""
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y", "48213A", "h")
    assert counter.card.draft().imprint == "handwritten"
    counter.keys("y")
    counter.press(ENTER)
    assert counter.house.till.last_saved().imprint == "handwritten"
    assert counter.card.imprint.control.value() == "imprinted"


def test_a_large_amount_is_typed_twice(counter):
    """$1,299.50 is above $500: once more in the tax's place, then the tax is back."""
    counter.types("085100047", "1299.50")
    assert counter.at() == "Amount again"
    counter.types("129.95")
    assert counter.card.amount_again.mend() == "Differs."
    assert counter.at() == "Amount again"
    counter.press(ESC)
    counter.types("1299.50")
    assert counter.at() == "Card brand: Visa"
    assert counter.card.tax.isVisible()
    assert counter.card.tax.text() == "87.84"
    counter.keys("1", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    assert counter.house.till.last_saved().amount_minor == 129_950


def test_a_large_amount_that_is_changed_is_typed_twice_anew(counter):
    counter.types("085100047", "1299.50", "1299.50")
    counter.card.amount.setFocus()
    counter.types("1300.00")
    assert counter.at() == "Amount again"
    assert counter.card.amount_again.text() == ""


def test_up_to_the_limit_once_is_enough(counter):
    counter.types("085100047", "500.00")
    assert counter.at() == "Card brand: Visa"


def test_the_call_for_a_code_says_whom_and_what(lanes, shown, tmp_path):
    """Ctrl+T: the brand's own number, the store's merchant number, the amount; Esc leads back to the same field."""
    house = new_house(tmp_path / "called", policy=Policy(approval_phones={"amex": "555-0147"}))
    house = replace(house, merchant_no="4400123")
    window = at_the_counter(house, lanes)
    counter = Counter(house, window)
    shown(window, 1024, 768)
    counter.types("085100047", "129.95")
    counter.keys("3", "10051005", "y")
    counter.press(Qt.Key.Key_T, CTRL)
    said = read_out(window)
    for part in ("Call 555-0147", "Merchant number 4400123", "Card brand Amex", "Amount $129.95"):
        assert part in said, part
    counter.press(ESC)
    assert counter.at() == "Approval code"
    counter.press(Qt.Key.Key_0, CTRL)
    assert "Code 10" in read_out(window)
    house.book.close()


def test_code_10_is_called_after_the_slip_is_recorded_and_on_a_refund(counter):
    """The customer has left, or wants money back on a card that is odd: the sheet knows the card."""
    counter.card_slip()
    counter.press(ENTER)
    for part in ("Code 10", "Card brand Visa •• 4417", "Amount $129.95"):
        counter.press(Qt.Key.Key_0, CTRL)
        assert part in read_out(counter.window), part
        counter.press(ESC)
    assert counter.at() == "Slip number of the next sale"
    code = counter.house.till.last_saved().claim_code
    counter.press(Qt.Key.Key_F7)
    counter.types(code)
    counter.press(Qt.Key.Key_0, CTRL)
    assert "Card brand Visa •• 4417" in read_out(counter.window)
    counter.press(ESC)
    counter.press(Qt.Key.Key_F6)
    counter.press(Qt.Key.Key_0, CTRL)
    assert "Code 10" in read_out(counter.window)


def read_out(window) -> str:
    """The names of what the open sheet shows."""
    sheet = window.findChildren(Sheet)[-1]
    return " ".join(part.accessibleName() for part in sheet.findChildren(QWidget)) + sheet.accessibleName()
