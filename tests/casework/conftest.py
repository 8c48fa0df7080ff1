"""A Finance desk in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import Books, open_casework
from postgresmaking import on_both_databases, on_server
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


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ExitStack() as afterwards:
        if getattr(request, "param", "file") == "server":
            on_server(monkeypatch, afterwards)
        yield
