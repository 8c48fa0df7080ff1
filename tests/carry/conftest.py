"""A head office and one of its registers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock, new_book
from outmaking import Chain
from postgresmaking import database, on_both_where_used  # noqa: F401 (the fixture of every test here)
from shoebox.central import Central


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    with Central.open(tmp_path / "hq", HandClock()) as central, new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        yield Chain(central, book, HandClock())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What comes of the roads at head office does not depend on where it keeps it."""
    on_both_where_used(metafunc, "chain")
