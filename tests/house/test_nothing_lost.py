"""The page that says which test holds against which way of losing a sale names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_test_that_is_named_is_there():
    rows = [
        line for line in (ROOT / "docs/nothing-lost.md").read_text(encoding="utf-8").splitlines() if "`tests/" in line
    ]
    assert len(rows) == 20
    for row in rows:
        for file, name in NAMED.findall(row):
            assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), (file, name)
