"""A register's book in a temporary folder, with the office that looks after its day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from daymaking import Office, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "store") as opened:
        yield opened
