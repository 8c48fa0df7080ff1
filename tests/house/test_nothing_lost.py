"""The page that says which test holds against which way of losing a sale names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_what_head_office_must_not_take_is_told_row_by_row():
    """Every id of the table stands in the test, and every row of the test in the table."""
    page = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
    table = page[page.index("## What head office must not take") : page.index("## Limits")]
    for file, name in NAMED.findall(table):
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), (file, name)
    rows = (ROOT / "tests/rejecting.py").read_text(encoding="utf-8")
    named = set(re.findall(r'^    \("([\w^-]+)", ', rows, re.MULTILINE))
    columns = [row.split("|")[2] for row in table.splitlines() if row.startswith("| ") and "::" not in row]
    assert {name for column in columns for name in re.findall(r"`([^`]+)`", column)} == named


def test_every_test_that_is_named_is_there():
    named = NAMED.findall((ROOT / "docs/nothing-lost.md").read_text(encoding="utf-8"))
    assert len(named) >= 35
    for file, name in named:
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), (file, name)
