"""A sale that was announced is there after kill -9, three hundred times over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS, PARTS = 300, 6


@pytest.mark.torture
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks its writer")
@pytest.mark.parametrize("part", range(PARTS))
def test_no_announced_sale_is_lost_to_kill_9(tmp_path: Path, part: int) -> None:
    """300 kills at random moments; at most the one sale in flight is saved without having been announced."""
    script = Path(__file__).with_name("killing.py")
    command = [sys.executable, "-W", "error", script, tmp_path, str(KILLS // PARTS), str(2026 + part)]
    told = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
    )
    rounds = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(rounds) == KILLS // PARTS
    assert sum(one["announced"] for one in rounds) > KILLS // PARTS // 5, (
        "the writer was killed before it wrote anything"
    )
    assert [one for one in rounds if one["lost"] or one["damaged"] or one["mirror_behind"]] == []
    assert max(one["unannounced"] for one in rounds) <= 1
