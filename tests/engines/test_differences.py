"""What DuckDB calls the difference of two amounts, of two codes or of two runs is what the rules call it."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import duckdb
import pytest

from shoebox.domain.errors import Stopped, Trouble
from shoebox.reconcile.engines.differences import MEMORY_MB, Differences
from shoebox.reconcile.engines.duckdb_words import amounts_are, texts_are
from shoebox.reconcile.rules import amounts, texts


def near(random: Random, text: str) -> str:
    """The text with up to three strokes of the keyboard gone wrong."""
    for _ in range(random.randrange(4)):
        at = random.randrange(len(text) + 1)
        kind = random.randrange(4)
        if kind == 0:
            text = text[:at] + random.choice("0123456789A") + text[at + 1 :]
        elif kind == 1:
            text = text[:at] + random.choice("0123456789A") + text[at:]
        elif kind == 2:
            text = text[:at] + text[at + 1 :]
        else:
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return text


def test_texts() -> None:
    random = Random(5)
    pairs = []
    for _ in range(3_000):
        one = "".join(random.choices("0123456789A", k=random.randrange(7)))
        pairs.append((one, near(random, one) if random.random() < 0.9 else ""))
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE pair AS SELECT unnest($1) AS a, unnest($2) AS b", [list(x) for x in zip(*pairs, strict=True)]
        )
        relation = texts_are("a", "b", known="a <> '' AND b <> ''", same="a = b")
        said = connection.execute(f"SELECT a, b, {relation} FROM pair").fetchall()
    assert [(a, b, texts(a, b)) for a, b, _ in said] == said


def test_amounts() -> None:
    random = Random(6)
    pairs = []
    for _ in range(3_000):
        one = random.choice((random.randrange(1, 200), random.randrange(1, 100_000), random.randrange(1, 10**12)))
        digits = near(random, str(one)).replace("A", "0")
        other = random.choice((int(digits or 1), one * 10, one + random.randrange(3), one + one // 4, one // 2))
        pairs.append((one, max(1, other)))
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE pair AS SELECT unnest($1::BIGINT[]) AS a, unnest($2::BIGINT[]) AS b",
            [list(x) for x in zip(*pairs, strict=True)],
        )
        said = connection.execute(f"SELECT a, b, {amounts_are('a', 'b')} FROM pair").fetchall()
    assert [(a, b, amounts(a, b)) for a, b, _ in said] == said


def written(path: Path, *rows: tuple[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((("slip_id", "amount"), *rows))
    return path


def test_rows_that_came_or_read_otherwise(tmp_path: Path) -> None:
    before = written(tmp_path / "before.csv", ("S1", "1.00"), ("S2", "2.00"))
    now = written(tmp_path / "now.csv", ("S2", "2.50"), ("S1", "1.00"), ("S3", "3.00"))
    with Differences() as asked:
        assert sorted(asked.rows_that_came(before, now, "slip_id", ("slip_id", "amount"))) == ["S2", "S3"]


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
