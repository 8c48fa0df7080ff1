"""Fields, amounts, segments and buttons, by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from shoebox.desk.register.amounts import amount_mend
from shoebox.desk.shortcuts import bind
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.focus_ring import FocusRing
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.domain.money import Money


@pytest.fixture
def form(shown):
    """Slip number, amount, brand, record: in this order, the keyboard on the first."""

    class Form(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.slip, self.amount = Field("Slip number"), AmountField("Amount", "USD")
            held = Choice("gift", "Gift card", "3", "Gift cards wait until central is back.")
            self.brand = Segments("Card brand", (Choice("visa", "Visa", "1"), Choice("amex", "Amex", "2"), held))
            self.record = Button("Record sale", key="Return")
            column = QVBoxLayout(self)
            for part in (self.slip, self.amount, self.brand, self.record):
                column.addWidget(part)

    made = shown(Form(), 600, 400)
    made.slip.setFocus()
    return made


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(window.focusWidget(), key, modifier)


def test_enter_walks_on_and_shift_enter_walks_back(qtbot, form):
    press(qtbot, form, Qt.Key.Key_Return)
    assert form.amount.edit.hasFocus()
    press(qtbot, form, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert form.slip.edit.hasFocus()


def test_a_mend_set_on_enter_keeps_the_keyboard_there(qtbot, form):
    form.slip.entered.connect(lambda: form.slip.set_mend("Read it again."))
    press(qtbot, form, Qt.Key.Key_Return)
    assert form.slip.edit.hasFocus()
    assert form.slip.edit.accessibleDescription() == "Read it again."
    form.slip.set_mend("")
    assert form.slip.edit.accessibleDescription() == ""


def test_a_line_that_is_too_short_ends_with_a_whole_sentence(form):
    """All of it where there is room, then one sentence, then as many letters as fit; the tooltip has all."""
    said = "Not 4417 as before. Read the slip again."
    form.slip.set_mend(said)
    line = form.slip.below
    wide = QRectF(0, 0, 600, line.height())
    assert not form.slip.is_cut()
    assert line._fitted(wide) == said
    one = QFontMetricsF(line._letters()).horizontalAdvance("Not 4417 as before.") + 1
    assert line._fitted(QRectF(0, 0, one, line.height())) == "Not 4417 as before."
    assert line._fitted(QRectF(0, 0, one / 2, line.height())).endswith("\N{HORIZONTAL ELLIPSIS}")
    assert line.toolTip() == said


def test_no_stub_of_a_word_stands_where_the_foot_says_it_all(form):
    """The first whole words where they tell something, or where to read it."""
    said = "Slip 085 100 047 is already entry 412, $62.41. Look at the slip in your hand."
    form.slip.set_mend(said)
    form.slip.tell_at_foot()
    line = form.slip.below
    some = QFontMetricsF(line._letters()).horizontalAdvance("Slip 085 100 047 is already ent")
    assert line._fitted(QRectF(0, 0, some, line.height())) == "Slip 085 100 047 is already …"
    assert line._fitted(QRectF(0, 0, some / 3, line.height())) == "See below"


def test_two_lines_that_are_too_short_end_with_a_whole_sentence_too(qtbot):
    """Where its three lines have no room, the first sentence stands in two, and none is cut through its middle."""
    said = "Nobody here has the number 1818. Look at the staff list."
    field = Field("Staff number", mend_lines=2)
    qtbot.addWidget(field)
    field.set_mend(said)
    line = field.below
    half = QFontMetricsF(line._letters()).horizontalAdvance("Nobody here has the") + 1
    assert line._fitted(QRectF(0, 0, 3 * half, line.sizeHint().height())) == said
    assert line._fitted(QRectF(0, 0, half, line.sizeHint().height())) == "Nobody here has the number 1818."


def test_an_amount_that_was_refused_is_typed_over(qtbot, form):
    form.amount.setFocus()
    form.amount.entered.connect(lambda: form.amount.set_mend("$5.00 is missing. Count the cash again."))
    qtbot.keyClicks(form.amount.edit, "3000")
    press(qtbot, form, Qt.Key.Key_Return)
    assert form.amount.edit.hasFocus()
    qtbot.keyClicks(form.amount.edit, "5000")
    assert form.amount.money() == Money(5_000, "USD")


def test_the_ring_goes_along_when_what_holds_its_button_moves(shown):
    """The button lies at the edge of its row, so the ring lies above that row; the row moves by 20 px."""

    class Page(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.row = QWidget(self)
            self.row.setGeometry(40, 40, 200, 60)
            self.button = Button("Record sale")
            self.button.setParent(self.row)
            self.button.setGeometry(0, 0, 200, 60)

    page = shown(Page(), 400, 300)
    page.button.setFocus()
    (ring,) = page.findChildren(FocusRing)
    before = ring.mapToGlobal(ring.rect().center())
    page.row.move(60, 60)
    QApplication.processEvents()
    assert ring.isVisible()
    assert ring.mapToGlobal(ring.rect().center()) - before == QPoint(20, 20)
    page.setFocus()
    page.row.move(0, 0)
    assert not ring.isVisible()


def test_esc_clears_and_an_empty_field_leaves_esc_to_the_page(qtbot, form):
    heard = []
    form.slip.typed.connect(heard.append)
    form.keyPressEvent = lambda event: heard.append(event.key())
    qtbot.keyClicks(form.slip.edit, "08")
    press(qtbot, form, Qt.Key.Key_Escape)
    press(qtbot, form, Qt.Key.Key_Escape)
    assert heard == ["0", "08", "", Qt.Key.Key_Escape]


def test_the_program_types_silently(qtbot, form):
    with qtbot.assertNotEmitted(form.slip.typed), qtbot.assertNotEmitted(form.amount.typed):
        form.slip.set_text("085100047")
        form.amount.set_money(Money(12995, "USD"))
    assert form.amount.money() == Money(12995, "USD")


def test_a_held_field_says_why_and_takes_nothing(qtbot, form):
    form.slip.hold("Only for card slips")
    qtbot.keyClicks(form.slip.edit, "12")
    assert form.slip.text() == ""
    assert form.slip.edit.accessibleDescription() == "Only for card slips"


@pytest.mark.parametrize(
    ("keys", "stands"),
    [("62.41", "62.41"), ("6241", "62.41"), ("62,4", "6.24"), ("6a2b", "0.62"), ("1.2.3", "1.23"), ("-5", "0.05")],
)
def test_an_amount_takes_digits_and_sets_its_point_itself(qtbot, form, keys, stands):
    qtbot.keyClicks(form.amount.edit, keys)
    assert form.amount.text() == stands


def test_an_amount_too_long_for_money_cannot_be_typed(qtbot, form):
    """A card number keyed into the amount by mistake never stands there whole."""
    qtbot.keyClicks(form.amount.edit, "4111111111111111")
    assert form.amount.text() == "4111111111.11"


def test_an_empty_amount_is_no_money_and_nothing_else_can_stand_there(qtbot, form):
    assert form.amount.money() is None
    form.amount.set_text(".")
    assert form.amount.money() is None
    form.amount.set_text("1,299.50")
    assert form.amount.money() == Money(129_950, "USD")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12.5", "Digits only: 1250 is $12.50."),
        ("129.5", "Digits only: 12950 is $129.50."),
        ("129.", "Digits only: 12900 is $129.00."),
        ("12,5", "Digits only: 1250 is $12.50."),
        (".5", "Digits only: 50 is $0.50."),
        ("1,299", "Digits only: 129900 is $1,299.00."),
        ("129.9500", "Digits only: 12995 is $129.95."),
    ],
)
def test_a_point_typed_elsewhere_than_before_the_cents_is_no_amount(qtbot, form, typed, said):
    """It shows ten or a hundred times too little, or too much, and the person looks at the paper."""
    qtbot.keyClicks(form.amount.edit, typed)
    assert amount_mend(form.amount) == said
    qtbot.keyClick(form.amount.edit, Qt.Key.Key_Escape)
    qtbot.keyClicks(form.amount.edit, "1250")
    assert form.amount.money() == Money(1_250, "USD")


@pytest.mark.parametrize("typed", ["129.95", "129,95", "1,29", "0129.95"])
def test_an_amount_typed_with_its_point_is_as_typed(qtbot, form, typed):
    qtbot.keyClicks(form.amount.edit, typed)
    assert form.amount.money() == Money(int("".join(filter(str.isdigit, typed))), "USD")
    qtbot.keyClick(form.amount.edit, Qt.Key.Key_Backspace)
    assert amount_mend(form.amount)
    qtbot.keyClicks(form.amount.edit, "7")
    assert form.amount.money().amount_minor % 10 == 7


@pytest.mark.parametrize(
    ("pasted", "minor"), [("12.5", None), ("1,299", None), ("12.50", 1_250), ("1,299.50", 129_950)]
)
def test_what_is_pasted_over_an_amount_counts_as_typed(qtbot, form, pasted, minor):
    """1.25 stands there and is marked: ``1.`` is what both begin with, and the point that is pasted is still seen."""
    QApplication.clipboard().setText(pasted)
    qtbot.keyClicks(form.amount.edit, "125")
    form.amount.edit.selectAll()
    form.amount.edit.paste()
    if minor is None:
        assert amount_mend(form.amount).startswith("Digits only: ")
    else:
        assert form.amount.money() == Money(minor, "USD")


def test_a_point_is_forgotten_with_the_digits_around_it(qtbot, form):
    """Typed over, taken back, or put in by the program and then gone on with."""
    qtbot.keyClicks(form.amount.edit, "12.5")
    form.amount.edit.selectAll()
    qtbot.keyClicks(form.amount.edit, "1250")
    assert form.amount.money() == Money(1_250, "USD")
    form.amount.edit.setSelection(3, 2)
    qtbot.keyClicks(form.amount.edit, "75")
    assert form.amount.money() == Money(1_275, "USD")
    form.amount.set_money(Money(1_250, "USD"))
    qtbot.keyClicks(form.amount.edit, "0")
    assert form.amount.money() == Money(12_500, "USD")
    form.amount.set_text("")
    qtbot.keyClicks(form.amount.edit, "12.")
    qtbot.keyClick(form.amount.edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(form.amount.edit, "250")
    assert form.amount.money() == Money(1_250, "USD")
    form.amount.set_text("")
    form.amount.setFocus()
    qtbot.keyClicks(form.amount.edit, ".")
    form.slip.setFocus()
    form.amount.setFocus()
    qtbot.keyClicks(form.amount.edit, "1250")
    assert form.amount.money() == Money(1_250, "USD")


def test_a_currency_without_cents_has_no_point(qtbot, shown):
    yen = shown(AmountField("Amount", "JPY"), 300, 100)
    qtbot.keyClicks(yen.edit, "1,299")
    assert amount_mend(yen) == "Digits only: 1299 is ¥1,299."


def test_the_last_digit_is_taken_back_one_by_one(qtbot, form):
    """12.99, 1.29, 0.12, 0.01, nothing; and a nought is an amount until it is taken back."""
    qtbot.keyClicks(form.amount.edit, "1299")
    seen = []
    for _ in range(5):
        seen.append(form.amount.text())
        qtbot.keyClick(form.amount.edit, Qt.Key.Key_Backspace)
    assert seen == ["12.99", "1.29", "0.12", "0.01", ""]
    qtbot.keyClicks(form.amount.edit, "0")
    assert form.amount.text() == "0.00"
    qtbot.keyClick(form.amount.edit, Qt.Key.Key_Backspace)
    assert form.amount.text() == ""


def test_letters_are_commands_in_an_amount_and_letters_in_a_text(qtbot, form):
    done = []
    bind(form, "register", "cash", {"exact": lambda: done.append("exact")})
    form.amount.setFocus()
    qtbot.keyClick(form.amount.edit, Qt.Key.Key_E)
    assert done == ["exact"]
    form.slip.setFocus()
    qtbot.keyClick(form.slip.edit, Qt.Key.Key_E)
    assert done == ["exact"]
    assert form.slip.text() == "e"


def test_segments_say_only_what_the_person_chose(qtbot, form):
    heard, told = [], []
    form.brand.chosen.connect(heard.append)
    form.brand.told.connect(told.append)
    form.brand.choose("visa")
    assert (form.brand.value(), heard) == ("visa", [])
    form.brand.press("amex")
    form.brand.press("gift")
    assert (form.brand.value(), heard) == ("amex", ["amex"])
    assert told == ["Gift cards wait until central is back."]


def test_arrows_choose_within_segments_and_enter_walks_on(qtbot, form):
    form.brand.choose("visa")
    form.brand.setFocus()
    press(qtbot, form, Qt.Key.Key_Right)
    assert form.brand.value() == "amex"
    press(qtbot, form, Qt.Key.Key_Return)
    assert form.record.hasFocus()


def test_a_choice_can_be_taken_back(form):
    form.brand.choose("visa")
    form.brand.choose(None)
    assert form.brand.value() is None


def test_a_held_button_says_why_and_leads_to_the_mend(qtbot, form):
    form.record.hold("Last four digits differ", form.slip)
    form.record.setFocus()
    with qtbot.assertNotEmitted(form.record.acted), qtbot.waitSignal(form.record.told) as told:
        qtbot.keyClick(form.record, Qt.Key.Key_Space)
    assert told.args == ["Last four digits differ"]
    assert form.slip.edit.hasFocus()
    form.record.hold("")
    with qtbot.waitSignal(form.record.acted):
        qtbot.keyClick(form.record, Qt.Key.Key_Return)


def test_a_busy_button_drops_further_presses(qtbot, form):
    form.record.busy("Recording")
    with qtbot.assertNotEmitted(form.record.acted):
        form.record.click()
    assert form.record.accessibleName() == "Recording"
    form.record.busy("")
    with qtbot.waitSignal(form.record.acted):
        form.record.click()


def test_a_scanner_lands_in_one_field_and_commands_nothing(qtbot, form):
    """Thirty characters a second and Enter, into the field with the keyboard."""
    done = []
    bind(form, "register", "cash", {"exact": lambda: done.append("exact")})
    form.slip.setFocus()
    qtbot.keyClicks(form.slip.edit, "E085100047")
    press(qtbot, form, Qt.Key.Key_Return)
    assert (form.slip.text(), done) == ("E085100047", [])
    assert form.amount.edit.hasFocus()


def test_letters_in_a_burst_are_never_commands(form):
    """A scanner sends a key every few milliseconds: its letters run nothing, even in an amount."""

    def override_at(at_ms: int) -> bool:
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1")
        pressed.setTimestamp(1_000)
        form.amount.edit.keyPressEvent(pressed)
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e")
        asked.setTimestamp(1_000 + at_ms)
        form.amount.edit.event(asked)
        return asked.isAccepted()

    assert override_at(10), "within a burst the field keeps the letter, and drops it"
    assert not override_at(300), "typed by hand it is left to the page"
