"""Head office in a temporary folder, and the box of one real day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock
from daymaking import Office, make_office
from shoebox.central import Central


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
