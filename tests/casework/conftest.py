"""A Finance desk in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import Books, open_casework
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
