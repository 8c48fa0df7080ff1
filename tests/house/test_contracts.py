"""Imports go down only: the contracts of pyproject.toml, kept by import-linter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from house.tree import ROOT


def test_import_contracts_hold():
    command = (Path(sys.executable).with_name("lint-imports"), "--no-cache")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4_000:]
    assert "0 broken" in done.stdout


def test_the_front_door_waits_for_nobody():
    """`shoebox verify` on a till must not load Qt, DuckDB or the paper room to say one line."""
    heavy = {"PySide6", "duckdb", "reportlab", "scipy", "numpy", "starlette", "xlsxwriter"}
    program = "import sys, shoebox.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.split()) == set()
