"""Imports go down only: the contracts of pyproject.toml, kept by import-linter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def _loaded_by(program: str) -> set[str]:
    program += "; import sys; print(*sys.modules)"
    command = (sys.executable, "-c", program)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.split())


@pytest.mark.parametrize("face", ["register", "office"])
def test_a_windows_first_key_waits_for_no_book(face):
    """A window stands there and takes keys before anything is loaded that reads a book, draws paper or makes a page."""
    program = (
        "from shoebox.desk.app import make_app; from shoebox.desk.doors import StoreOpener; import shoebox.entrance"
    )
    program += f"; app = make_app(); from shoebox.desk.{face}.window import {face.title()}Window as Window"
    program += "; window = Window(); window.show(); window.activateWindow(); window.ask_person(); app.processEvents()"
    loaded = _loaded_by(program)
    rooms = {"storage", "till", "day", "carry", "central", "transport", "paper", "formats", "settings", "bootstrap"}
    assert {name for name in loaded if name.startswith("shoebox.") and name.split(".")[1] in rooms} == set()
    own = f"shoebox.desk.{face}."
    assert {name for name in loaded if name.startswith(own)} == {f"{own}window"}
    heavy = {"sqlalchemy", "sqlite3", "cryptography", "reportlab", "tomllib", "hashlib", "shoebox.domain.staff"}
    assert heavy & loaded == set()


def test_a_register_waits_for_no_engine():
    """SQLAlchemy is head office's; a register's book needs the driver alone."""
    assert {"sqlalchemy", "duckdb", "reportlab", "numpy"} & _loaded_by("import shoebox.bootstrap") == set()
