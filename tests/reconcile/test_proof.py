"""The books of a run: broken on purpose, they stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from reconcile.ledger import Ledger
from shoebox.domain.errors import Trouble
from shoebox.reconcile import read_store_days
from shoebox.reconcile.engines.duckdb import DuckEngine
from shoebox.reconcile.links import Numbered
from shoebox.reconcile.proof import CHARGE_LABELS, SLIP_LABELS, StoreDays, Tally, prove
from shoebox.reconcile.sides import Columns

READ = [("slips", "USD", 3, 300), ("charges", "USD", 2, 200)]
PLACES = [("085", "2025-11-22", "USD"), ("086", "2025-11-22", "USD")]


def column(*money: int) -> Tally:
    """So much money in each store, a row for a dollar."""
    return Tally(np.array(money) // 100, np.array(money))


def labelled(labels: tuple[str, ...], **money: tuple[int, int]) -> Tally:
    sums = np.array([money.get(label, (0, 0)) for label in labels]).T
    return Tally(sums // 100, sums)


def books() -> StoreDays:
    """Two stores: 085 has a slip that is charged and one that is voided, 086 one that is charged."""
    return StoreDays(
        PLACES, column(200, 100), labelled(SLIP_LABELS, settled=(100, 100), voided=(100, 0)), column(100, 100),
        column(100, 100), labelled(CHARGE_LABELS, settling=(100, 100)),
    )  # fmt: skip


def test_books_that_add_up() -> None:
    (proof,) = prove(READ, books(), 0)
    assert proof.closes
    assert (proof.slips_in.count, proof.charges_in.amount_minor) == (3, 200)
    assert [line.amount_minor for line in proof.slips] == [200, 0, 100, 0]


@pytest.mark.parametrize("part", ["slips_in", "slips", "paid", "charges_in", "charges"])
@pytest.mark.parametrize("field", ["count", "minor"])
@pytest.mark.parametrize("store", [0, 1])
def test_a_cent_or_a_row_too_many_in_one_store_stops_the_run(part: str, field: str, store: int) -> None:
    days = books()
    getattr(getattr(days, part), field)[store] += 1
    with pytest.raises(Trouble, match=f"store {PLACES[store][0]} on 2025-11-22 do not add up"):
        prove(READ, days, 0)


@pytest.mark.parametrize("part", ["slips_in", "slips", "paid", "charges_in", "charges"])
@pytest.mark.parametrize("field", ["count", "minor"])
def test_two_faults_that_make_up_for_each_other_in_the_whole_stop_the_run(part: str, field: str) -> None:
    """A cent or a row too many in one store and one too few in the other: the whole is as it should be."""
    days = books()
    sums = getattr(getattr(days, part), field).reshape(2, -1)
    whole = sums.sum()
    sums[0, 0] += 1
    sums[1, 0] -= 1
    assert sums.sum() == whole
    with pytest.raises(Trouble, match="do not add up"):
        prove(READ, days, 0)


@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.parametrize("field", [2, 3])
def test_days_that_add_up_to_less_than_was_read_stop_the_run(row: int, field: int) -> None:
    read = [list(each) for each in READ]
    read[row][field] += 1  # type: ignore[operator]
    with pytest.raises(Trouble, match="books of this run do not add up in USD"):
        prove([tuple(each) for each in read], books(), 0)  # type: ignore[misc]


def test_a_currency_that_no_day_knows_stops_the_run() -> None:
    with pytest.raises(Trouble, match="do not add up in EUR"):
        prove([*READ, ("slips", "EUR", 1, 100)], books(), 0)


def test_a_contradiction_stops_the_run() -> None:
    with pytest.raises(Trouble, match="contradict"):
        prove(READ, books(), 1)


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


def test_slips_that_change_stores_on_their_way_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip counts in another store than the one it was read in: no sum of the whole shows it."""
    of = Numbered.of.__func__  # type: ignore[attr-defined]

    def moved(kind: type[Numbered], rows: Columns, number: str, marks: tuple[str, ...]) -> Numbered:
        side: Numbered = of(kind, rows, number, marks)
        if number == "sid":
            (lone,) = np.flatnonzero(side.amount == 6_241)
            side.day_no[lone] = next(day for day in side.day_no if day != side.day_no[lone])
        return side

    monkeypatch.setattr(Numbered, "of", classmethod(moved))
    with pytest.raises(Trouble, match=r"The books of store 08\d on 2025-11-22 do not add up in USD"):
        Ledger.plain(20).slip("S1").charge("C1").run(tmp_path)
    assert not (tmp_path / "out").exists()


def test_a_slip_paid_twice_while_another_is_not_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The link of one slip leads to the slip of the same amount in another store; the store is named."""
    ledger = Ledger.plain(20)
    for store in ("085", "086"):
        ledger.slip(f"S{store}", store_id=store).charge(f"C{store}", store_id=store)
    keep = DuckEngine._keep_links

    def broken(self: DuckEngine, *args: object) -> None:
        keep(self, *args)  # type: ignore[arg-type]
        cids = [cid for (cid,) in self._rows("SELECT cid FROM charge WHERE charge_id LIKE 'C0%' ORDER BY charge_id")]
        rows = [int(np.flatnonzero(self._links["cid"] == cid)[0]) for cid in cids]
        self._links["sid"][rows[0]] = self._links["sid"][rows[1]]

    monkeypatch.setattr(DuckEngine, "_keep_links", broken)
    with pytest.raises(Trouble, match=r"store 08[56] on 2025-11-22 do not add up in USD"):
        ledger.run(tmp_path)


def test_the_statement_says_every_store_and_day(tmp_path: Path) -> None:
    """
    slip S1, store 085, 22 Nov 19:36 UTC, 62.41    charge A a day later
    slip S2, store 085, 22 Nov, 10.00, no charge   charge W on the web, 1.23
    """
    ledger = Ledger.plain(20).slip("S1").charge("A", at=47_200 + 86_400)
    ledger.slip("S2", amount="10.00", card_last4="0007").charge("W", store_id="", channel="web", amount="1.23")
    said = ledger.run(tmp_path)
    days = read_store_days(tmp_path / "out")
    assert said.summary.store_day_count == len(days)
    first = days[0]
    assert (first.store, first.day, first.in_question_minor) == ("085", "2025-11-22", 1_000)
    by_place = {(day.store, day.day): day for day in days}
    web = by_place["", "2025-11-22"].proof
    assert (web.slips_in.count, web.charges_in.amount_minor) == (0, 123)
    late = by_place["085", "2025-11-23"]
    assert (late.proof.charges_in.amount_minor, late.paid.count) == (6_241, 0)
    assert first.paid.amount_minor == first.proof.slips[0].amount_minor
    for proof in said.summary.proofs:
        assert sum(day.proof.slips_in.amount_minor for day in days) == proof.slips_in.amount_minor
        assert sum(day.proof.charges_in.count for day in days) == proof.charges_in.count
    assert all(day.proof.closes and day.paid.amount_minor == day.proof.slips[0].amount_minor for day in days)


def test_a_day_is_told_by_the_clock_that_the_incident_names(tmp_path: Path) -> None:
    """19:36 UTC is the next day already in Tokyo."""
    for offset_min, day in ((0, "2025-11-22"), (540, "2025-11-23"), (-600, "2025-11-22")):
        folder = tmp_path / str(offset_min)
        folder.mkdir()
        Ledger().slip("S1").charge("C1").run(folder, incident=f"offset_min = {offset_min}\n")
        assert {(each.store, each.day) for each in read_store_days(folder / "out")} >= {("085", day)}


def test_of_very_many_store_days_only_so_many_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shoebox.reconcile.proof.STORE_DAYS_LISTED_MAX", 1)
    days = replace(books(), slips=labelled(SLIP_LABELS, settled=(100, 0), in_findings=(0, 100), voided=(100, 0)))
    assert [day.store for day in days.listed()] == ["086"]
