"""Scores of drills: the newest good line counts, and no line can stop a store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from shoebox.domain.errors import Trouble
from shoebox.domain.practice import DrillResult
from shoebox.storage.drill_log import DRILLS_FILE, keep_drill, last_drill

GOOD = DrillResult(day="2026-11-12", clerk="17", slips=8, right=7, faults=3, noticed=2, median_ms=38_000)


def test_the_newest_counts(tmp_path: Path) -> None:
    assert last_drill(tmp_path) is None
    keep_drill(tmp_path, GOOD)
    keep_drill(tmp_path, replace(GOOD, right=8))
    assert last_drill(tmp_path) == replace(GOOD, right=8)


@pytest.mark.parametrize(
    "line",
    [
        "not json", "[]", '{"day": "2026-11-12"}', "[" * 5_000,
        '{"clerk":"17","day":"soon","faults":3,"median_ms":1,"noticed":2,"right":7,"slips":8}',
        '{"clerk":"17","day":"2026-11-12","faults":3,"median_ms":1.5,"noticed":2,"right":7,"slips":8}',
        '{"clerk":"17","day":"2026-11-12","faults":3,"median_ms":-1,"noticed":2,"right":7,"slips":8}',
    ],
)  # fmt: skip
def test_a_bad_line_is_passed_over(tmp_path: Path, line: str) -> None:
    keep_drill(tmp_path, GOOD)
    with (tmp_path / DRILLS_FILE).open("a") as file:
        file.write(line + "\n\x00\n")
    assert last_drill(tmp_path) == GOOD


def test_a_folder_that_takes_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        keep_drill(tmp_path / "gone", GOOD)
    assert trouble.value.code == "practice.unwritable"
