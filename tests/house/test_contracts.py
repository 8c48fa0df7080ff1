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
    program = "import sys, shoebox.cli.main; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.split()) == set()


FIRST_KEY = """
from shoebox.desk.app import make_app
from shoebox.desk.doors import StoreDoors, StoreOpener
from pathlib import Path
import enum, gc, shoebox.entrance
app = make_app()
doors = StoreDoors(StoreOpener(lambda: "en", None, None))
doors.{face}()
assert doors._windows["{face}"]._porch.number.hasFocus()
made = [one for one in gc.get_objects() if isinstance(one, enum.EnumType)]
print(*(one.__qualname__ for one in made if one.__module__.startswith("PySide6")))
print(*(name for name, module in sys.modules.items() if name.startswith("shoebox.") for one in vars(module).values()
    if hasattr(one, "__dataclass_fields__")))
"""


def _said_by(program: str) -> list[set[str]]:
    """The words of each line that this program prints, in a process of its own; the last are what it loaded."""
    command = (sys.executable, "-c", f"import sys\n{program}\nprint(*sys.modules)")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return [set(line.split()) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("face", ["register", "office"])
def test_a_windows_first_key_waits_for_no_book(face):
    """A window stands there and takes keys before anything is loaded that reads a book, draws paper or makes a page.

    Nor are the costliest of Qt's names made before, as those of keys, or one dataclass: that takes a millisecond.
    """
    names, dataclasses, loaded = _said_by(FIRST_KEY.format(face=face))
    rooms = {"storage", "till", "day", "carry", "central", "transport", "paper", "formats", "settings", "bootstrap"}
    assert {name for name in loaded if name.startswith("shoebox.") and name.split(".")[1] in rooms} == set()
    own = f"shoebox.desk.{face}."
    assert {name for name in loaded if name.startswith(own)} == {f"{own}window"}
    heavy = {
        "sqlalchemy",
        "sqlite3",
        "cryptography",
        "reportlab",
        "tomllib",
        "hashlib",
        "datetime",
        "concurrent.futures",
    }
    assert heavy & loaded == set()
    assert {"shoebox.domain.staff", "shoebox.desk.lanes", "shoebox.desk.widgets.laid_out"} & loaded == set()
    assert "QPalette.ColorRole" in names, "what is asked for below would be missed"
    assert {
        name for name in names if name.partition(".")[0] in {"Qt", "QGradient", "QIcon", "QStyle", "QKeySequence"}
    } == set()
    assert dataclasses == set()


def test_a_register_waits_for_no_engine():
    """SQLAlchemy is head office's; a register's book needs the driver alone."""
    assert {"sqlalchemy", "duckdb", "reportlab", "numpy"} & _said_by("import shoebox.head_office")[-1] == set()
