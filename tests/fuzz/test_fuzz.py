"""A minute of tries that nobody thought of, the same in every run: so many a target, from one seed.

More of them by hand: `python tests/fuzz --seconds 600 --seed 7`, or one target alone.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RUNS = 1_500


@pytest.mark.thorough
def test_nothing_is_found_in_a_minute(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="the fuzzer has no wheel for this machine")
    tried = subprocess.run(
        (sys.executable, Path(__file__).parent, "--runs", str(RUNS), "--finds", tmp_path / "finds"),
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    )
    told = "\n".join(tried.stderr.splitlines()[-60:])
    assert tried.returncode == 0, f"{tried.stdout}\n{told}\n{[path.name for path in (tmp_path / 'finds').iterdir()]}"
    assert tried.stdout.count("nothing found") > 25
