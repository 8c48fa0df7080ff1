"""Head office's file: rows that are read for as long as it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert, select

from shoebox.storage.central_file import CentralFile
from shoebox.storage.central_tables import CHARGE_FILE

ALL = select(CHARGE_FILE.c.name)


class BrokenOffError(Exception):
    """Whatever ends a run."""


def charge_file(number: int) -> dict[str, object]:
    names = CHARGE_FILE.c.keys()
    return dict.fromkeys(names, number) | {"digest": bytes([number]), "taken_digest": b"", "name": f"{number}.csv"}


@pytest.fixture
def file(tmp_path: Path):
    file = CentralFile.open(tmp_path / "central.db")
    with file.writing() as connection:
        connection.execute(insert(CHARGE_FILE), [charge_file(number) for number in range(50)])
    yield file
    file.close()


def test_a_run_that_is_broken_off_is_in_nobodys_way(file: CentralFile) -> None:
    """Five rows are read of fifty, then it is stopped; the next run in the same process reads all of them."""

    def read_five() -> None:
        with file.streaming(ALL, at_once=2) as rows:
            for at, _ in enumerate(rows):
                if at == 4:
                    raise BrokenOffError

    for _ in range(2):
        with pytest.raises(BrokenOffError):
            read_five()
    with file.streaming(ALL, at_once=2) as rows:
        assert len(list(rows)) == 50
