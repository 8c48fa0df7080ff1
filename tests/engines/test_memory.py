"""How much memory a run says it took."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ASKED = "from shoebox.reconcile.engines.memory import peak_bytes; print(peak_bytes())"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a program's memory by itself")
def test_the_memory_of_whoever_started_it_is_not_its_own() -> None:
    """A pipeline that holds much starts a run: the system's own count of a child begins with its parent's."""
    held = b"x" * 300_000_000
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert 1_000_000 < int(told.stdout) < len(held) // 2
