"""Colours, pixels and letters come from look.py alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import shoebox.desk

DESK = Path(shoebox.desk.__file__).parent
FILES = sorted(path for path in DESK.rglob("*.py") if path.name != "look.py")
STRAY = re.compile(
    r"""["']\#[0-9A-Fa-f]{3,8}["']"""  # a hex colour
    r"|Qt\.GlobalColor\.(?!transparent)|QColorConstants|Qt\.(?:white|black|red|blue|green|gray)\b"
    r"|QColor\(|setPixelSize|setPointSize|QFont\(\s*[\"']"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DESK)))
def test_no_colour_and_no_letter_of_its_own(path):
    found = [line for line in path.read_text("utf-8").splitlines() if STRAY.search(line)]
    assert not found


def test_no_style_sheets():
    """A style sheet would beat the system's high contrast palette. The porch's is made of that palette."""
    assert [path.name for path in FILES if "setStyleSheet" in path.read_text("utf-8")] == ["porch.py"]


def test_threads_stand_in_the_lanes_only():
    """Pools, threads and locks elsewhere would escape the rules of the lanes."""
    word = re.compile(r"\b(QThread\w*|QRunnable|threading|concurrent\.futures|asyncio)\b")
    found = [path.name for path in FILES if path.name != "lanes.py" and word.search(path.read_text("utf-8"))]
    assert not found


def test_components_are_small():
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in (DESK / "widgets").glob("*.py")}
    assert {name: size for name, size in sizes.items() if size > 150} == {}
