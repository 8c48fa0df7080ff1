"""The books of a run: broken on purpose, they stop it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.ledger import Ledger
from shoebox.domain.errors import Trouble
from shoebox.reconcile.engines.duckdb import DuckEngine
from shoebox.reconcile.proof import prove

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


@pytest.mark.parametrize(
    "breaking",
    [
        "DELETE FROM link WHERE charge_id = 'plain-007'",
        "UPDATE link SET sid = sid + 1000, slip_id = NULL WHERE charge_id = 'plain-007'",
        "UPDATE link SET slip_amount = slip_amount + 1 WHERE charge_id = 'plain-007'",
        "INSERT INTO link SELECT * FROM link WHERE charge_id = 'plain-007'",
    ],
)
def test_links_that_break_fail_loudly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaking: str) -> None:
    """Broken on purpose just before they are written: a link lost, astray, unequal, twice. Nothing is left behind."""
    keep = DuckEngine._keep_links

    def broken(self: DuckEngine, *args: object) -> None:
        keep(self, *args)  # type: ignore[arg-type]
        self._execute(breaking)

    monkeypatch.setattr(DuckEngine, "_keep_links", broken)
    with pytest.raises(Trouble):
        Ledger.plain(20).run(tmp_path)
    assert not (tmp_path / "out").exists()
