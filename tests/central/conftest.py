"""Head office in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bookmaking import HandClock
from postgresmaking import on_both_databases, on_server
from shoebox.central import Central


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    with Central.open(tmp_path / "central", HandClock()) as opened:
        yield opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test here runs on both databases, but for those that are about the file itself."""
    on_both_databases(metafunc)


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ExitStack() as afterwards:
        if getattr(request, "param", "file") == "server":
            on_server(monkeypatch, afterwards)
        yield
