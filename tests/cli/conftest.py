"""A keyboard that was typed on before anybody asks."""

from __future__ import annotations

import io

import pytest


@pytest.fixture
def typed(monkeypatch):
    """What is typed next, a line each, such as PINs: ``typed("4821", "1717")``."""

    def type_in(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_in
