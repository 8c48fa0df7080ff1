"""Head office in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clocks import StillClock
from shoebox.central import Central


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    with Central.open(tmp_path / "central", StillClock()) as opened:
        yield opened
