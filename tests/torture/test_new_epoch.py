"""A store whose book was damaged goes on selling, and its folder holds the card that head office needs for it."""

from __future__ import annotations

from pathlib import Path

from bookmaking import CLERK, DAY, MANAGER, STAFF, HandClock, card_sale, declare, open_day
from shoebox.bootstrap import ENROLMENT_FILE, open_store, set_up_store
from shoebox.domain.acts import PadIssued
from shoebox.settings import StoreSettings
from shoebox.storage.keys import read_enrolment


def test_the_card_in_the_folder_is_of_the_book_that_is_open(tmp_path: Path) -> None:
    folder, clock = tmp_path / "store", HandClock()
    settings = StoreSettings(store="085", store_name="Harbour Row", register="1", currency="USD")
    first = set_up_store(folder, settings, people=STAFF.people, clock=clock)
    house = open_store(folder, clock=clock)
    house.book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
    declare(house.book)
    open_day(house.book)
    house.till.record(card_sale(1))
    house.book.close()
    assert read_enrolment(folder / ENROLMENT_FILE) == first
    path = folder / "book.db"
    path.write_bytes(path.read_bytes()[:-4096] + bytes(4096))
    house = open_store(folder, clock=clock)
    assert house.till.record(card_sale(2, clerk=CLERK)).today.sales == 2  # with the one of the book before
    house.book.close()
    card = read_enrolment(folder / ENROLMENT_FILE)
    assert (card.epoch, card.register, card.public_key) == (2, "1", first.public_key)
