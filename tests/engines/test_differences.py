"""Two runs held against each other, within bounds of memory, and stopped in the middle."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from shoebox.domain.errors import Stopped, Trouble
from shoebox.reconcile.engines.differences import MEMORY_MB, Differences
from shoebox.reconcile.intake import sources


def written(path: Path, *rows: tuple[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        head = ("slip_id", "amount", "store_id", "kind", "status", "sold_at")
        more = ("1", "sale", "good", "2026-11-20T10:00:00Z")
        csv.writer(file).writerows((head, *((*row, *more) for row in rows)))
    return path


def test_rows_that_came_or_read_otherwise(tmp_path: Path) -> None:
    before = written(tmp_path / "before.csv", ("S1", "1.00"), ("S2", "2.00"))
    now = written(tmp_path / "now.csv", ("S2", "2.50"), ("S1", "1.00"), ("S3", "3.00"))
    with Differences() as asked:
        assert sorted(asked.rows_that_came("slip", sources(before), sources(now))) == ["S2", "S3"]


def test_a_file_that_is_none_is_trouble_with_its_name(tmp_path: Path) -> None:
    other = written(tmp_path / "other.csv", ("S1", "1.00"))
    with Differences() as asked, pytest.raises(Trouble) as told:
        asked.links_that_differ(other, other)
    assert (told.value.code, told.value.facts["file"]) == ("reconcile.unreadable", tmp_path.name)


def test_it_stays_within_bounds_and_spills_beyond_them() -> None:
    with Differences() as asked:
        ((limit, spill),) = asked._ask("SELECT current_setting('memory_limit'), current_setting('temp_directory')")
        assert limit == f"{MEMORY_MB * 10**6 / 2**20:.1f} MiB"
        assert Path(spill).is_dir()
        sizes = asked._ask("SELECT count(*) FROM (SELECT range::VARCHAR FROM range(100) EXCEPT SELECT '1')")
    assert sizes == [(99,)]
    assert not Path(spill).exists()


def test_it_is_stopped_in_the_middle_of_a_question() -> None:
    """A question that would take hours."""
    with Differences(lambda: True) as asked, pytest.raises(Stopped):
        asked._ask("SELECT max(hash(a.range, b.range)) FROM range(10_000_000) AS a, range(10_000_000) AS b")
