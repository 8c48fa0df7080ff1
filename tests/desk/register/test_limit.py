"""A slip above the register's limit, keyed by the keyboard alone: 62.41 lies here, the limit is 150.00."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from bookmaking import CLERK_PIN, MANAGER, MANAGER_PIN
from desk.register.counter import CTRL, ENTER, Counter, at_the_counter, new_house, sold
from desk.trial import seen
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.acts import Sale
from shoebox.domain.entry import Kind
from shoebox.domain.policy import Policy

pytestmark = pytest.mark.thorough


@pytest.fixture
def house(tmp_path: Path):
    made = new_house(tmp_path / "085-2", policy=Policy(register_drafts_minor_max=15_000, register_near_percent=50))
    sold(made)
    yield made
    made.book.close()


def test_another_person_agrees_and_the_slip_is_recorded(counter: Counter) -> None:
    """129.95 more: said below the amount before the card is keyed; the clerk's own PIN is none; a manager's is."""
    counter.types("085100047", "129.95")
    said = "Slips here come to more than $150.00 before head office holds them. Ctrl+L: another person agrees."
    assert said in counter.card.amount.edit.accessibleDescription()
    assert counter.verdict() == ("Above the limit of this register", said)
    counter.press(Qt.Key.Key_L, CTRL)
    assert "With this slip more than $150.00 lies here" in seen(counter.page.limits.sheet)
    assert "Ctrl+L" not in seen(counter.page.limits.sheet), "the key was pressed already"
    counter.types(CLERK_PIN)
    assert "your own PIN" in counter.page.limits.sheet.pin.edit.accessibleDescription()
    counter.types(MANAGER_PIN)
    assert counter.page.limits.sheet is None
    assert said not in counter.card.amount.edit.accessibleDescription()
    counter.keys("1", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    found = counter.house.book.latest(Kind.SALE)
    assert found is not None
    assert isinstance(found[2], Sale)
    assert found[2].limit_by == MANAGER


def test_a_slip_within_the_limit_asks_nobody(counter: Counter) -> None:
    counter.types("085100047", "20")
    counter.press(Qt.Key.Key_L, CTRL)
    assert counter.page.limits.sheet is None


def test_the_banner_says_that_the_limit_is_near(counter: Counter) -> None:
    """62.41 of 150.00 is not half of it yet; 82.41 is."""
    assert counter.window.banners._near == ""
    sold(counter.house, slip="085100045", amount_minor=2_000, tax_minor=0, last4="1111")
    counter.page.refresh()
    assert "Slips here come to $82.41 of $150.00" in counter.window.banners._near.replace("**", "")


def test_slips_late_for_their_charge_are_said_before_a_limit_that_is_near(counter: Counter) -> None:
    """82.41 of 150.00 lies here, and since eleven days."""
    sold(counter.house, slip="085100045", amount_minor=2_000, tax_minor=0, last4="1111")
    counter.house.clock.pass_min(11 * 24 * 60)
    counter.page.refresh()
    banners = counter.window.banners
    assert banners._near
    said = banners._at_rest().accessibleName()
    assert "charged unseen" in said
    assert "of $150.00" not in said


def test_the_sheet_says_who_may_agree(counter: Counter) -> None:
    """A supervisor may as well, and the roles are the policy's."""
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_L, CTRL)
    assert "A supervisor or manager of this store" in seen(counter.window)


def test_a_book_that_could_not_be_asked_says_nothing_of_a_limit(counter: Counter) -> None:
    """What an older answer said is gone with it: Ctrl+L has nothing to agree to, and recording says the truth."""
    counter.types("085100047", "129.95")
    assert counter.card.check.asked_of_person()
    counter.card.take_silence()
    assert (counter.card.check.limit, counter.card.check.asked_of_person()) == ("", "")


def test_the_office_hears_that_the_limit_is_near(counter: Counter, shown) -> None:
    """The same words as at the register, in the manager's window beside it."""
    sold(counter.house, slip="085100045", amount_minor=2_000, tax_minor=0, last4="1111")
    window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.house.staff.by_number(MANAGER)))
    assert "Slips here come to $82.41 of $150.00" in window.banners._near.replace("**", "")


def test_a_second_slip_of_one_sale_is_asked_about_and_agreed_to(tmp_path: Path, lanes: Lanes, shown) -> None:
    """150.00 and 129.95 on one card, where a sale is at most 200.00: two honest sales, says Ann by her PIN."""
    house = new_house(tmp_path / "085-3", policy=Policy(sale_minor_max=20_000))
    first = sold(house, last4="4417", amount_minor=15_000, tax_minor=0)
    counter = Counter(house, shown(at_the_counter(house, lanes)))
    counter.card_slip()
    title, said = counter.verdict()
    assert title == "Above the limit of one sale"
    assert said.startswith(f"With entry {first} this card pays $279.95, one sale $200.00 at most. Two sales: Ctrl+L,")
    counter.press(Qt.Key.Key_L, CTRL)
    assert counter.page.limits.sheet.accessibleName() == "Above the limit of one sale"
    counter.types(MANAGER_PIN)
    counter.press(ENTER)
    row = house.book.sale_by_slip("085100047")
    assert row is not None
    assert row.amount_minor == 12_995
    house.book.close()


def test_each_limit_is_agreed_to_by_itself(tmp_path: Path, lanes: Lanes, shown) -> None:
    """One slip too many, and with it one sale on two slips: Ctrl+L twice, and each time the sheet says what for."""
    house = new_house(tmp_path / "085-3", policy=Policy(sale_minor_max=20_000, register_slips_max=1))
    sold(house, last4="4417", amount_minor=15_000, tax_minor=0)
    counter = Counter(house, shown(at_the_counter(house, lanes)))
    counter.types("085100047", "129.95")
    limits = {
        "Above the limit of this register": (),
        "Above the limit of one sale": ("1", "44174417", "y", "48213A", "y"),
    }
    for title, keyed_before in limits.items():
        counter.keys(*keyed_before)
        assert counter.verdict()[0] == title
        counter.press(Qt.Key.Key_L, CTRL)
        assert counter.page.limits.sheet.accessibleName() == title
        counter.types(MANAGER_PIN)
        assert counter.page.limits.sheet is None
    counter.press(ENTER)
    row = house.book.sale_by_slip("085100047")
    assert row is not None
    assert row.amount_minor == 12_995
    house.book.close()
