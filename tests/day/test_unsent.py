"""What counts as unsent of another register's books is what that register counts itself: one number, wherever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import MANAGER
from officemaking import Counter, counter_in
from shoebox.day.unsent import oldest_ms, unsent_of
from shoebox.domain.unsent import Heard, RegisterUnsent, Unsent
from shoebox.storage.held_book import HeldBook
from shoebox.storage.projections import read_line


def held(counter: Counter) -> HeldBook:
    """This register's book as its entries tell it to another one."""
    book = counter.house.book
    return HeldBook.of_entries(tuple(book.entries(1, book.head().seq)))


@pytest.mark.parametrize("damage", ["lose_book", "lose_end"])
def test_a_damaged_book_counts_with_the_new_one_as_its_register_counts_it(tmp_path: Path, damage: str) -> None:
    """24 slips were sold and none is sent; what can't be read any more counts until somebody says what is known."""
    with counter_in(tmp_path / "store") as counter:
        counter.open()
        counter.sell()
        whole = counter.house.book.unsent()
        former = held(counter)
        getattr(counter, damage)()
        book = counter.house.book
        assert book.unsent() > whole
        assert unsent_of([held(counter)]) == book.unsent()
        assert unsent_of([former, held(counter)]) == book.unsent()
        assert unsent_of([held(counter)], lambda epoch: 10 if epoch == 1 else 0) == book.unsent() - 10
        if damage == "lose_end":
            counter.house.day.slips.explain_lost("the PC fell", "AB", MANAGER)
            assert unsent_of([former, held(counter)]) == book.unsent()


@pytest.mark.parametrize("damage", ["lose_book", "lose_end"])
def test_the_oldest_is_looked_for_in_the_books_before_too(tmp_path: Path, damage: str) -> None:
    """A register was opened and sold; a day later its book was damaged, and head office comes to sign for all of it."""
    with counter_in(tmp_path / "store") as counter:
        began_ms = counter.clock.wall_ms()
        counter.open()
        counter.sell()
        former = held(counter)
        counter.clock.pass_min(24 * 60)
        anew_ms = counter.clock.wall_ms()
        getattr(counter, damage)()
        newest = held(counter)
        assert oldest_ms([former, newest]) == began_ms
        tenth_ms = next(read_line(entry)[1].wall_ms for entry in former.entries(10))
        assert began_ms < tenth_ms
        assert oldest_ms([former, newest], lambda epoch: 9 if epoch == 1 else 0) == tenth_ms
        assert oldest_ms([former, newest], lambda _epoch: former.head().seq) == anew_ms
        assert oldest_ms([former, newest.heard(newest.head().seq)], lambda _epoch: former.head().seq) == 0


def test_a_receipt_that_came_here_alone_makes_the_count_smaller(tmp_path: Path) -> None:
    with counter_in(tmp_path / "store") as counter:
        counter.open()
        counter.sell_one()
        book = held(counter)
        assert book.unsent() == book.head().seq
        assert book.heard(3).unsent() == book.head().seq - 3
        assert book.heard(2).unsent() == book.head().seq - 3, "an older receipt takes nothing back"
        assert book.heard(10_000).unsent() == 0


def test_a_register_of_which_nothing_is_here_is_named_and_not_counted() -> None:
    unsent = Unsent(
        (
            RegisterUnsent(register="085-1", entries=0, heard=Heard.NOTHING),
            RegisterUnsent(register="085-2", entries=7, heard=Heard.OWN),
        )
    )
    assert (unsent.entries, unsent.unknown, unsent.is_of_one, unsent.of("085-9")) == (7, ("085-1",), False, 0)
