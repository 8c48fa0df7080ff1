"""A keyboard that was typed on before anybody asks; a head office, and a store that it knows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from casemaking import STAFF as DESK
from shoebox.bootstrap import pin_central
from shoebox.head_office import enrol, set_up_finance
from shoebox.storage.office_key import read_office_card
from shopmaking import set_up_shop


@pytest.fixture
def typed(monkeypatch):
    """What is typed next, a line each, such as PINs: ``typed("4821", "1717")``."""

    def type_in(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_in


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Head office's folder, with Finance's people."""
    set_up_finance(tmp_path / "hq", people=DESK.people)
    return tmp_path / "hq"


@pytest.fixture
def store(tmp_path: Path, office: Path) -> Path:
    """A register's folder, enrolled at `office`, whose card it has."""
    folder = set_up_shop(tmp_path / "store")
    enrol(office, (folder / "enrolment.json",))
    pin_central(folder, read_office_card(office / "head-office.json"))
    return folder
