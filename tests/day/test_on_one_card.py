"""One card at two registers of a store, where each saw too little to say anything. Sales of a Thursday at noon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import DAY, MANAGER, POLICY, HandClock, card_sale, new_till, open_day
from shoebox.day.twice import on_one_card
from shoebox.domain.acts import PadIssued
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
