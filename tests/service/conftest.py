"""Head office in a temporary folder, and the box of one real day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock
from daymaking import Office, make_office
from postgresmaking import database, on_both_where_used  # noqa: F401 (the fixture of every test here)
from shoebox.central import Central

# Those whose head office is a process, or serves a whole module, name their server themselves.
ON_BOTH = frozenset(
    {"test_door", "test_line_door", "test_stores_page", "test_thin_line", "test_every_byte", "test_hostile_requests"}
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Slips of 62.41 and 19.99, a void and 5.00 in cash, counted, closed, not yet sealed."""
    with make_office(tmp_path / "store") as opened:
        opened.open()
        opened.void(opened.slip(1))
        opened.slip(2, 1_999)
        opened.cash(500)
        opened.settle()
        yield opened


@pytest.fixture
def central(tmp_path: Path, office: Office) -> Iterator[Central]:
    with Central.open(tmp_path / "central", HandClock()) as opened:
        opened.enrol(office.book.enrolment())
        yield opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What a head office answers at its door does not depend on where it keeps it."""
    if metafunc.module.__name__.rpartition(".")[2] in ON_BOTH:
        on_both_where_used(metafunc, "address", "door")
