"""A till on a book with an open day and an incident, and the clock that both go by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock, new_book, new_till
from shoebox.storage.book import Book
from shoebox.till import Till


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def book(tmp_path: Path, clock: HandClock) -> Iterator[Book]:
    with new_book(tmp_path, clock) as made:
        yield made


@pytest.fixture
def till(book: Book, clock: HandClock) -> Till:
    return new_till(book, clock)
