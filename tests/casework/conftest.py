"""A Finance desk in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import Books, open_casework
from postgresmaking import database, on_both_databases  # noqa: F401 (every test of this room has the fixture)
from shoebox.casework import Casework


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def books() -> Books:
    return Books({}, {})


@pytest.fixture
def casework(tmp_path: Path, books: Books, clock: HandClock) -> Casework:
    return open_casework(tmp_path / "finance", books, clock)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test here runs on both databases, but for those that are about the file itself."""
    on_both_databases(metafunc)
