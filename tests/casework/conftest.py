"""A Finance desk in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemaking import Books, open_casework
from clocks import StillClock
from shoebox.casework import Casework


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def books() -> Books:
    return Books({}, {})


@pytest.fixture
def casework(tmp_path: Path, books: Books, clock: StillClock) -> Casework:
    return open_casework(tmp_path / "finance", books, clock)
