"""kill -9 and a full disk in the middle of an import: every box and every file whole, or not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bookmaking import HandClock
from central.importing import BOXES, CHARGES, bring_in, lay_out, set_up, wrong_in
from shoebox.central import Central
from shoebox.domain.errors import Trouble
from shoebox.domain.holdings import Outcome

pytestmark = pytest.mark.of_the_file

KILLS = 30


@pytest.mark.torture
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks its importer")
def test_a_killed_import_leaves_nothing_half_taken(tmp_path: Path) -> None:
    """30 kills at random moments, each on what the one before left; a run to the end then brings everything."""
    script = Path(__file__).with_name("importing.py")
    command = [sys.executable, "-W", "error", str(script), str(tmp_path), str(KILLS), "2026"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    rounds = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(rounds) == KILLS
    assert sum(one["at_work"] for one in rounds) > KILLS // 4, "importers were done before they were killed"
    assert [one for one in rounds if one["wrong"]] == []
    for name in {one["folder"] for one in rounds}:
        bring_in(tmp_path / name, tmp_path)
        assert wrong_in(tmp_path / name) == []
        with Central.open(tmp_path / name, HandClock()) as central:
            assert (central.counts().boxes, central.counts().charges) == (BOXES, CHARGES)
        assert len(list((tmp_path / name / "receipts").glob("*.receipt"))) == BOXES


def test_a_full_disk_takes_nothing_and_says_so(tmp_path: Path) -> None:
    """The database may not grow: boxes are refused with the mend, charges are a trouble; room is made, all goes in."""
    folder = tmp_path / "central"
    set_up(folder, lay_out(tmp_path))
    room = {"pages": 30}

    def no_room(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {room['pages']}")

    with Central.open(folder, HandClock()) as central:
        engine: Any = central._book._file._writing
        event.listen(engine, "begin", no_room)
        results = central.import_boxes([tmp_path / "boxes"])
        assert {(result.outcome, result.code) for result in results} == {(Outcome.REFUSED, "central.disk")}
        assert "Make room, then import again." in results[0].sentence
        with pytest.raises(Trouble) as caught:
            central.import_charges(tmp_path / "charges.csv")
        assert caught.value.code == "central.disk"
        assert wrong_in(folder) == []
        room["pages"] = 1_000_000
        assert {result.outcome for result in central.import_boxes([tmp_path / "boxes"])} == {Outcome.TAKEN}
        assert central.import_charges(tmp_path / "charges.csv").taken == CHARGES
    assert wrong_in(folder) == []
