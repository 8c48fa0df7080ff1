"""A head office and one of its registers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock, new_book
from outmaking import Chain
from shoebox.central import Central


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    with Central.open(tmp_path / "hq", HandClock()) as central, new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        yield Chain(central, book, HandClock())
