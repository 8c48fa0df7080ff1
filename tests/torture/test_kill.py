"""A sale that was announced is there after kill -9, a hundred times over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 110


@pytest.mark.torture
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks its writer")
def test_no_announced_sale_is_lost_to_kill_9(tmp_path: Path) -> None:
    """110 kills at random moments; at most the one sale in flight is saved without having been announced."""
    script = Path(__file__).with_name("killing.py")
    command = [sys.executable, "-W", "error", script, tmp_path, str(KILLS), "2026"]
    told = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
    )
    rounds = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(rounds) == KILLS
    assert sum(one["announced"] for one in rounds) > KILLS, "the writer was killed before it wrote anything"
    assert [one for one in rounds if one["lost"] or one["damaged"] or one["mirror_behind"]] == []
    assert max(one["unannounced"] for one in rounds) <= 1
