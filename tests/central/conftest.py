"""Head office in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock
from postgresmaking import database, on_both_databases  # noqa: F401 (every test of this room has the fixture)
from shoebox.central import Central


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    with Central.open(tmp_path / "central", HandClock()) as opened:
        yield opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test here runs on both databases, but for those that are about the file itself."""
    on_both_databases(metafunc)
