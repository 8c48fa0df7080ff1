"""The replenishment file: one line an item, quantities as people type them, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from paper import day_samples
from shoebox.formats.replenish_file import write_replenishment


def read(count: int, **changes) -> list[dict[str, str]]:
    data = write_replenishment(day_samples.replenish(count, **changes))
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_pieces_and_weights() -> None:
    """8 blankets, 1.254 kg of coffee."""
    rows = read(5)
    assert [(row["item"], row["unit"], row["quantity"]) for row in rows][1::3] == [
        ("100201", "", "8"),
        ("100204", "kg", "1.254"),
    ]
    assert {(row["store"], row["day"], row["z_no"], row["register"]) for row in rows} == {
        ("085", "2026-11-12", "316", "2")
    }


def test_each_line_says_whether_it_is_practice() -> None:
    """A list of the training book never passes for goods that were sold."""
    data = write_replenishment(day_samples.replenish(5), training=True)
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert {row["training"] for row in rows} == {"yes"}
    assert {row["training"] for row in read(5)} == {"no"}


def test_the_same_day_gives_the_same_bytes() -> None:
    assert write_replenishment(day_samples.replenish(40)) == write_replenishment(day_samples.replenish(40))


def test_a_name_is_never_a_formula() -> None:
    """=1+1, @now, a comma, a quote."""
    names = ("=1+1", "@now", 'Mug, "blue"', "-2")
    items = tuple(day_samples.sold(at, name=name) for at, name in enumerate(names))
    assert [row["name"] for row in read(0, items=items)] == ["'=1+1", "'@now", 'Mug, "blue"', "'-2"]
