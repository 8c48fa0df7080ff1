"""What a slip says besides money and card: its goods, its own time, why it was by hand. By keys, all counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from bookmaking import CLERK
from desk.register.counter import CTRL, ENTER, SHIFT, Counter, new_house
from shoebox.desk.lanes import Lanes
from shoebox.desk.register.verdict_words import why_words
from shoebox.desk.register.window import RegisterWindow
from shoebox.domain.clock import local_time
from shoebox.domain.policy import Policy

pytestmark = pytest.mark.thorough

CARD, REST = ("1", *"4417", *"4417"), ("y", *"48213A", "y")  # Visa, the last four twice; expiry, code, signature
KEYED = (*CARD, *REST)


@pytest.fixture
def begin(tmp_path: Path, lanes: Lanes, shown) -> Callable[..., Counter]:
    """Rosa Lind comes to work at a register under this policy, and has said nothing yet."""
    made = []

    def begin_it(**policy: object) -> Counter:
        house = new_house(tmp_path / "085-2", policy=Policy(**policy))
        made.append(house)
        window = RegisterWindow(house, lanes, person=house.staff.by_number(CLERK))
        shown(window, 1024, 768)
        return Counter(house, window)

    yield begin_it
    for house in made:
        house.book.close()


def strokes(counter: Counter, *keys: object) -> int:
    """Press them one by one; how many they are."""
    for key in keys:
        counter.keys(key) if isinstance(key, str) else counter.press(key)
    return len(keys)


def last(counter: Counter):
    return counter.house.till.last_saved()


def test_the_first_slip_of_a_shift_takes_no_key_more_than_any_other(begin) -> None:
    """Its last key is the number of why it is by hand, as Enter is that of the next: 24, and 32 typed."""
    counter = begin()
    assert strokes(counter, ENTER, *"6241", ENTER, *KEYED) == 23
    numbered = "1 central is down, 2 terminal failed, 3 issuer unavailable, 4 helpdesk told us to."
    assert counter.verdict() == ("Next: why by hand", f"{numbered} Its number records the slip.")
    assert "sale" not in counter.entries()
    strokes(counter, "2")
    assert (last(counter).slip, last(counter).reason) == ("085100001", "terminal failed")
    assert strokes(counter, *"085100047", *"6242", ENTER, *KEYED, ENTER) == 32
    assert (last(counter).slip, last(counter).reason) == ("085100047", "terminal failed")


def test_a_digit_is_no_reason_before_the_end_of_the_slip(begin) -> None:
    """1 is the brand; the policy has no fifth reason; one that stands is not said anew by a digit."""
    counter = begin()
    strokes(counter, ENTER, *"6241", ENTER, *KEYED, "5", "9")
    assert (counter.card.draft().reason, "sale" in counter.entries()) == ("", False)
    strokes(counter, "1", *"085100047", *"6242", ENTER, *KEYED, "2")
    assert counter.card.draft().reason == "central is down"
    assert counter.entries().count("sale") == 1


def test_what_holds_for_one_card_is_not_said_of_the_next(begin) -> None:
    """The issuer of one card gave no answer: the slip after it is by hand for what was said before, or is asked."""
    counter = begin()
    strokes(counter, ENTER, *"6241", ENTER, *KEYED, "3")
    assert last(counter).reason == "issuer unavailable"
    strokes(counter, ENTER, *"6242", ENTER, *KEYED)
    assert counter.verdict()[0] == "Next: why by hand"
    strokes(counter, "1")
    strokes(counter, ENTER, *"6243", ENTER, Qt.Key.Key_F4, Qt.Key.Key_F4, *KEYED, ENTER)
    assert last(counter).reason == "issuer unavailable"
    strokes(counter, ENTER, *"6244", ENTER, *KEYED, ENTER)
    assert last(counter).reason == "central is down"


def test_a_pile_is_keyed_with_the_time_of_each_slip_in_four_keys_more(begin) -> None:
    """Written at 6:02, 6:05 and 6:40, keyed at 7:00; the next one is written now again."""
    counter = begin(twin_minutes=0)
    counter.press(Qt.Key.Key_F4)
    counter.press(Qt.Key.Key_E, CTRL | SHIFT)
    for at, (time, reads) in enumerate((("0602", "06:02"), ("0605", "06:05"), ("0640", "06:40"))):
        keys = (ENTER, *f"62{at}1", ENTER, *CARD, *time, *REST, ENTER)
        assert strokes(counter, *keys) == 28
        when = local_time(last(counter).taken_ms, last(counter).offset_min)
        assert (f"{when:%H:%M}", last(counter).day) == (reads, "2026-11-12")
    assert counter.shown() == "RecordedView"
    counter.press(Qt.Key.Key_E, CTRL | SHIFT)
    assert (counter.card.time.isVisible(), counter.at()) == (False, "Slip number")
    assert strokes(counter, ENTER, *"6299", ENTER, *KEYED, ENTER) == 24
    assert last(counter).taken_ms == last(counter).wall_ms


def test_in_a_pile_a_slip_without_its_time_is_not_recorded(begin) -> None:
    """Enter walks on; at the end the keyboard is led back. 2561 is no time, yesterday's 6:30 none of the outage."""
    counter = begin()
    counter.press(Qt.Key.Key_F4)
    counter.press(Qt.Key.Key_E, CTRL | SHIFT)
    strokes(counter, ENTER, *"6241", ENTER, *CARD, *"2561")
    assert counter.at() == "Written at"
    counter.press(ENTER)
    assert counter.card.time.mend() == "Such as 1105."
    strokes(counter, *"-1 0630")
    assert (counter.at(), counter.verdict()[1][:26]) == ("Written at", "No incident was on at that")
    strokes(counter, *"12 0302", ENTER, *REST)
    assert "written 03:02" in counter.card.layout_of._why.words.plain()
    counter.card.time.set_text("")
    counter.card.time.typed.emit("")
    counter.card.record.setFocus()
    counter.press(ENTER)
    assert (counter.at(), "sale" in counter.entries()) == ("Written at", False)


def test_a_time_said_with_ctrl_e_stands_in_the_field_too(begin) -> None:
    counter = begin()
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("scarf", "0630")
    counter.press(Qt.Key.Key_E, CTRL | SHIFT)
    assert counter.card.time.text() == "06:30"
    when = datetime.fromtimestamp(counter.card.draft().happened_ms / 1000).astimezone()
    assert when.minute == 30


def test_each_slip_says_what_was_sold(begin) -> None:
    """The policy's usual words, shown beside why it is by hand; or what is typed with Ctrl+E."""
    counter = begin(goods_usual="clothing")
    counter.press(Qt.Key.Key_F4)
    assert counter.card.layout_of._why.words.plain().endswith("goods: clothing")
    strokes(counter, ENTER, *"6241", ENTER, *KEYED, ENTER)
    assert last(counter).goods == "clothing"
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("2 shirts, blue", "")
    strokes(counter, ENTER, *"6242", ENTER, *KEYED, ENTER)
    assert last(counter).goods == "2 shirts, blue"


def test_where_nothing_is_usual_the_goods_are_asked(begin) -> None:
    counter = begin(goods_usual="")
    counter.press(Qt.Key.Key_F4)
    strokes(counter, ENTER, *"6241", ENTER, *KEYED, ENTER)
    assert counter.verdict() == ("One thing to mend: goods", "Say what was sold, as the slip does: Ctrl+E.")
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("scarf", "")
    counter.card.record.setFocus()
    counter.press(ENTER)
    assert last(counter).goods == "scarf"


def test_the_subtotal_stands_beside_tax_and_total(begin) -> None:
    """62.41 with 4.22 of tax in it."""
    counter = begin()
    strokes(counter, ENTER, *"6241", ENTER)
    assert (counter.card.tax.text(), counter.card.tax.below.shown()) == ("4.22", "Subtotal $58.19")


def test_a_time_that_is_to_come_is_no_other_day_by_itself(begin) -> None:
    """It is 07:00; 07:20 stands on the slip. Enter says nothing; a minus is yesterday, a plus is today all the same."""
    counter = begin()
    counter.press(Qt.Key.Key_F4)
    counter.press(Qt.Key.Key_E, CTRL | SHIFT)
    strokes(counter, ENTER, *"6241", ENTER, *CARD, *"0720")
    assert counter.at() == "Written at"
    assert counter.verdict() == (
        "07:20 is later than now, 07:00", "Of yesterday: press -. The clock here is slow: press +. Else type it again.",
    )  # fmt: skip
    counter.press(ENTER)
    assert (counter.at(), counter.card.draft().happened_ms) == ("Written at", 0)
    strokes(counter, "-")
    assert (counter.card.time.text(), counter.verdict()[1][:26]) == ("-1 0720", "No incident was on at that")
    strokes(counter, *"0720", "+", *REST, ENTER)
    when = local_time(last(counter).taken_ms, last(counter).offset_min)
    assert f"{when:%d %H:%M}" == "12 07:20"
    assert last(counter).taken_ms == last(counter).wall_ms + 20 * 60_000


def test_what_else_the_slip_says_asks_for_its_day_too(begin) -> None:
    counter = begin()
    counter.press(Qt.Key.Key_F4)
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("scarf")
    strokes(counter, *"0720", ENTER)
    assert counter.at() == "Time on the slip"
    strokes(counter, "+", ENTER)
    assert "written 07:20" in counter.card.layout_of._why.words.plain()


def test_after_midnight_the_evening_belongs_to_the_day_that_is_open(begin) -> None:
    """Ten past midnight, the day of before is open: 23:50 was ten minutes before midnight, and nothing is asked."""
    counter = begin()
    counter.house.clock.now_ms += (17 * 60 + 10) * 60_000
    counter.press(Qt.Key.Key_F4)
    counter.press(Qt.Key.Key_E, CTRL | SHIFT)
    strokes(counter, ENTER, *"6241", ENTER, *CARD, *"2350")
    assert counter.card.time.text() == "12 23:50"
    strokes(counter, *REST, ENTER)
    when = local_time(last(counter).taken_ms, last(counter).offset_min)
    assert (f"{when:%d %H:%M}", last(counter).day) == ("12 23:50", "2026-11-12")


def test_each_number_that_is_offered_says_why(begin) -> None:
    """A policy of seven reasons: the brands end at 5, the numbers do not. Of ten the tenth is F4's."""
    seven = tuple(f"reason {name}" for name in "abcdefg")
    counter = begin(reasons_by_hand=seven)
    strokes(counter, ENTER, *"6241", ENTER, *KEYED)
    assert "7 reason g" in counter.verdict()[1]
    strokes(counter, "8")
    assert "sale" not in counter.entries()
    strokes(counter, "7")
    assert last(counter).reason == "reason g"
    assert why_words((*seven, "h", "i", "j"), asked=False).small.endswith(
        "9 i. Its number records the slip. F4 names the others."
    )
