"""One card at two registers of a store, where each saw too little to say anything. Sales of a Thursday at noon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import DAY, MANAGER, POLICY, HandClock, card_sale, new_till, open_day, reopened
from hurting import INJURIES
from shoebox.day.twice import on_one_card, out_twice
from shoebox.domain.acts import PadIssued, PickUp
from shoebox.domain.pickup import PickUpState
from shoebox.domain.policy import Policy
from shoebox.domain.registers import What
from shoebox.storage.book import Book

FLOOR = replace(POLICY, floor_limit_minor={"visa": 2_000})
SMALL = replace(POLICY, sale_minor_max=2_000)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[tuple[Book, Book]]:
    """Registers 1 and 2, each with a pad of its own."""
    made = tuple(
        Book.create(
            tmp_path / register, store="085", store_name="Harbour Row", register=register, currency="USD",
            clock=HandClock(), app="test",
        )
        for register in ("1", "2")
    )  # fmt: skip
    for book in made:
        book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
        open_day(book)
    yield made[0], made[1]
    for book in made:
        book.close()


def sell(book: Book, number: int, amount_minor: int, *, minutes: int = 0, **fields: object) -> int:
    clock = HandClock()
    clock.pass_min(minutes)
    free = {"floor_limit_minor": {"visa": 1_000_000}, "twin_minutes": 0}
    draft = card_sale(number, amount_minor=amount_minor, tax_minor=0, last4="4417", **fields)
    draft = replace(draft, happened_ms=clock.now_ms)
    return new_till(book, clock, **free).record(draft).entry_no


@pytest.mark.parametrize(
    ("policy", "approval", "too_much_minor"),
    [(FLOOR, "", 100), (FLOOR, "48213A", 0), (SMALL, "48213A", 100), (SMALL, "", 100), (POLICY, "", 0)],
)
def test_slips_of_two_registers_that_pass_a_limit_together_are_named(
    books: tuple[Book, Book], policy: Policy, approval: str, too_much_minor: int
) -> None:
    """12.00 at register 1, 9.00 at register 2 half an hour later, where 20.00 goes without a code, or is the most."""
    entries = [
        sell(books[0], 1, 1_200, approval=approval), sell(books[1], 2, 900, minutes=30, approval=approval),
    ]  # fmt: skip
    found = on_one_card(books, DAY, policy)
    assert [one.too_much_minor for one in found] == ([too_much_minor] if too_much_minor else [])
    for one in found:
        assert (one.what, one.number) == (What.CARD, "4417")
        assert [(place.register, place.seq) for place in one.places] == [("1", entries[0]), ("2", entries[1])]


def test_slips_hours_apart_or_of_one_register_are_none(books: tuple[Book, Book]) -> None:
    """12.00 and 9.00 at register 1, which knew of both; at register 2 three hours later 11.00."""
    sell(books[0], 1, 1_200, approval="")
    sell(books[0], 2, 900, minutes=10, approval="")
    sell(books[1], 3, 1_100, minutes=200, approval="")
    assert on_one_card(books, DAY, FLOOR) == ()
    sell(books[1], 4, 700, minutes=60, approval="")
    (one,) = on_one_card(books, DAY, FLOOR)
    assert (len(one.places), one.too_much_minor) == (3, 800)


@pytest.mark.parametrize("injury", ["gone", "cut to two thirds", "a row edited"])
def test_what_a_lost_book_of_that_day_held_counts(books: tuple[Book, Book], injury: str) -> None:
    """12.00 at register 1, whose book is lost then; 9.00 at register 2: the former entry is named by its own book."""
    sell(books[0], 1, 1_005, approval="")
    entry = sell(books[0], 2, 1_200, minutes=5, approval="", brand="visa")
    books[0].close()
    INJURIES[injury](books[0].path)
    other = sell(books[1], 3, 900, minutes=30, approval="")
    with reopened(books[0].path.parent) as later:
        assert later.epoch == 2
        (one,) = on_one_card((later, books[1]), DAY, FLOOR)
        places = [(place.register, place.epoch, place.seq) for place in one.places]
        assert places[-2:] == [("1", 1, entry), ("2", 1, other)]
        sell(later, 4, 700, minutes=40, approval="")
        (more,) = on_one_card((later, books[1]), DAY, FLOOR)
        assert more.too_much_minor == one.too_much_minor + 700


def test_an_order_that_a_lost_book_handed_over_is_named_until_it_is_taken_back(books: tuple[Book, Book]) -> None:
    """W-7 goes out at register 1, whose book is lost, and at register 2; then register 1 takes its own back."""
    steps = [
        book.append(PickUp(order_no="W-7", name="Ada", state=PickUpState.RELEASED), clerk=MANAGER, day=DAY).seq
        for book in books
    ]
    books[0].close()
    INJURIES["gone"](books[0].path)
    with reopened(books[0].path.parent) as later:
        (one,) = out_twice((later, books[1]))
        places = [(place.register, place.epoch, place.seq) for place in one.places]
        assert sorted(places) == [("1", 1, steps[0]), ("2", 1, steps[1])]
        later.append(PickUp(order_no="W-7", name="Ada", state=PickUpState.UNDONE), clerk=MANAGER, day=DAY)
        assert out_twice((later, books[1])) == ()
        later.append(PickUp(order_no="W-7", name="Ada", state=PickUpState.RELEASED), clerk=MANAGER, day=DAY)
        assert [place.epoch for place in out_twice((later, books[1]))[0].places if place.register == "1"] == [2]
