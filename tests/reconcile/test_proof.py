"""The books of a run: broken on purpose, they stop it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from reconcile.ledger import Ledger
from shoebox.domain.errors import Trouble
from shoebox.reconcile.engines.duckdb import DuckEngine
from shoebox.reconcile.proof import prove
from shoebox.reconcile.sides import Columns

BOOKS = [
    ("slips", "USD", "in", 3, 300),
    ("slips", "USD", "settled", 2, 200),
    ("slips", "USD", "voided", 1, 100),
    ("charges", "USD", "in", 2, 200),
    ("charges", "USD", "settling", 2, 200),
]


def test_books_that_add_up() -> None:
    (proof,) = prove(BOOKS, 0)
    assert proof.closes
    assert (proof.slips_in.count, proof.charges_in.amount_minor) == (3, 200)


@pytest.mark.parametrize("row", range(len(BOOKS)))
@pytest.mark.parametrize("field", [3, 4])
def test_a_cent_or_a_row_too_many_stops_the_run(row: int, field: int) -> None:
    books = [list(each) for each in BOOKS]
    books[row][field] += 1  # type: ignore[operator]
    with pytest.raises(Trouble, match="do not add up"):
        prove([tuple(each) for each in books], 0)  # type: ignore[misc]


def test_a_row_that_nobody_explains_stops_the_run() -> None:
    with pytest.raises(Trouble, match="do not add up"):
        prove([*BOOKS[1:], ("slips", "USD", "in", 4, 400), ("slips", "USD", "unexplained", 1, 100)], 0)


def test_a_contradiction_stops_the_run() -> None:
    with pytest.raises(Trouble, match="contradict"):
        prove(BOOKS, 1)


def lost(links: Columns, row: int, size: int) -> Columns:
    """The link is no more."""
    return {name: np.delete(column, row) for name, column in links.items()}


def astray(links: Columns, row: int, size: int) -> Columns:
    """It leads to a slip that was never read."""
    links["sid"][row] += size
    return links


def unequal(links: Columns, row: int, size: int) -> Columns:
    """It leads to the slip of another amount."""
    links["sid"][row] = (links["sid"][row] + 1) % size
    return links


def twice(links: Columns, row: int, size: int) -> Columns:
    """It stands there twice."""
    return {name: np.append(column, column[row]) for name, column in links.items()}


@pytest.mark.parametrize("breaking", [lost, astray, unequal, twice])
def test_links_that_break_fail_loudly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaking: Callable[[Columns, int, int], Columns]
) -> None:
    """Broken on purpose just before they are written: a link lost, astray, unequal, twice. Nothing is left behind."""
    keep = DuckEngine._keep_links

    def broken(self: DuckEngine, *args: object) -> None:
        keep(self, *args)  # type: ignore[arg-type]
        (cid,) = self._rows("SELECT cid FROM charge WHERE charge_id = 'plain-007'")[0]
        row = int(np.flatnonzero(self._links["cid"] == cid)[0])
        self._links = breaking(self._links, row, len(self._charges.there))

    monkeypatch.setattr(DuckEngine, "_keep_links", broken)
    with pytest.raises(Trouble):
        Ledger.plain(20).run(tmp_path)
    assert not (tmp_path / "out").exists()
