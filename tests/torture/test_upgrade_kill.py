"""A hundred upgrades ended with kill -9: each next start goes on, and the end is as if nobody had killed any."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

KILLS, PARTS = 100, 2


@pytest.mark.torture
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks its upgrade")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_upgrade_goes_on_and_ends_as_one_never_killed(tmp_path: Path, part: int) -> None:
    """Half of the kills at a register's book, half at head office's two files; the killer compares every row itself."""
    script = Path(__file__).with_name("upgrading_killed.py")
    command = [sys.executable, "-W", "error", script, tmp_path, str(KILLS // PARTS), str(2026 + part)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    rounds = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(rounds) == KILLS // PARTS
    at_work = Counter(one["what"] for one in rounds if one["words"] and not one["ended"])
    assert min(at_work["book"], at_work["office"]) >= KILLS // PARTS // 8, "upgrades were done before they were killed"
