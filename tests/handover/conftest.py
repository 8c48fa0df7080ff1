"""What tests of two registers share: register 2, which is the store's office, and register 1 at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from officemaking import Counter, counter_in


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Counter]:
    with counter_in(tmp_path / "office") as made:
        yield made


@pytest.fixture
def other(tmp_path: Path, office: Counter) -> Iterator[Counter]:
    with counter_in(tmp_path / "register-1", register="085-1", clock=office.clock) as made:
        yield made
