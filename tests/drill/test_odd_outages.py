"""Whole drills of odd shape, from the maker through the reconciliation to the marks: few stores, few days, few kinds.

A few hundred papers each. Nothing here is about being right to a tenth of a point: a drill of any shape is made, run,
marked and closes, and what it says is mostly so.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from shoebox.domain.errors import Refusal
from shoebox.drill.marking import Marks, mark_answer
from shoebox.drill.outage import PROFILES, Asked, make_outage
from shoebox.drill.outage.profiles import EVERY, FATES
from shoebox.reconcile import run

pytestmark = pytest.mark.thorough

SMALL = Asked(slips=240, stores=2, days=2, baskets="made-up", seed=31)


def reconciled(outage: Path) -> Marks:
    """Run and marked; the statement of the run closes for every store-day, or the run would have failed."""
    answer = outage.with_name("answer")
    run(outage / "slips.parquet", outage / "charges.parquet", answer, incident=outage / "incident.toml")
    days = json.loads((answer / "summary.json").read_text("utf-8"))["store_days"]
    assert sum(day["slips"]["in"][0] for day in days if "in" in day.get("slips", {})) > 0
    return mark_answer(answer, outage)


def whole(folder: Path, asked: Asked) -> Marks:
    make_outage(folder / "outage", asked)
    return reconciled(folder / "outage")


@pytest.mark.parametrize("stores", [1, 2, 3])
def test_few_stores(tmp_path: Path, stores: int) -> None:
    marks = whole(tmp_path, replace(SMALL, stores=stores, slips=120 * stores))
    assert marks.links.f1_ppm > 970_000


@pytest.mark.parametrize("profile", ["hostile", "poor"])
def test_one_store_that_keys_badly(tmp_path: Path, profile: str) -> None:
    """One store of six hundred slips: many of one price and card lie close."""
    marks = whole(tmp_path, replace(SMALL, profile=profile, stores=1, slips=600))
    assert marks.links.f1_ppm > 950_000
    assert marks.total.found > marks.total.missed


def test_one_day(tmp_path: Path) -> None:
    assert whole(tmp_path, replace(SMALL, days=1)).links.f1_ppm > 970_000


def test_one_slip(tmp_path: Path) -> None:
    marks = whole(tmp_path, replace(SMALL, profile="clean", stores=1, slips=1, days=1))
    assert marks.total.raised == 0


def test_one_register(tmp_path: Path) -> None:
    """All slips at one register: numbers of several pads follow each other there."""
    make_outage(tmp_path / "outage", SMALL)
    slips = tmp_path / "outage" / "slips.parquet"
    with duckdb.connect() as db:
        rows = f"SELECT * REPLACE ('01' AS register_id) FROM read_parquet('{slips}')"
        db.execute(f"CREATE TABLE slips AS {rows}")
        db.execute(f"COPY slips TO '{slips}' (FORMAT parquet)")
    assert reconciled(tmp_path / "outage").links.f1_ppm > 970_000


@pytest.mark.parametrize("currencies", [("JPY",), ("USD", "KWD")])
def test_few_currencies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, currencies: tuple[str, ...]) -> None:
    """None of a currency's digits behind the point, or three of them beside a currency with two."""
    monkeypatch.setitem(PROFILES, "standard", replace(PROFILES["standard"], currencies=currencies))
    marks = whole(tmp_path, SMALL)
    assert marks.links.f1_ppm > 970_000
    assert {money.currency for money in marks.refunds} <= set(currencies)


def test_nothing_was_charged_but_one(tmp_path: Path) -> None:
    """Central lost every sale of the outage; one ordinary charge of another day is all there is: every slip waits."""
    make_outage(tmp_path / "outage", replace(SMALL, profile="clean", slips=60, stores=1))
    charges = tmp_path / "outage" / "charges.parquet"
    with duckdb.connect() as db:
        db.execute(f"CREATE TABLE one AS FROM read_parquet('{charges}') ORDER BY charged_at LIMIT 1")
        db.execute(f"COPY one TO '{charges}' (FORMAT parquet)")
    answer = tmp_path / "answer"
    said = run(tmp_path / "outage" / "slips.parquet", charges, answer)
    assert sum(count for kind, count in said.finding_counts if kind.value in {"missing_charge", "refund_missing"}) >= 50


@pytest.mark.parametrize("side", ["slips", "charges"])
def test_no_rows_at_all_are_refused_and_leave_nothing(tmp_path: Path, side: str) -> None:
    make_outage(tmp_path / "outage", replace(SMALL, slips=20, stores=1))
    rows = tmp_path / "outage" / f"{side}.parquet"
    with duckdb.connect() as db:
        db.execute(f"CREATE TABLE none AS FROM read_parquet('{rows}') LIMIT 0")
        db.execute(f"COPY none TO '{rows}' (FORMAT parquet)")
    with pytest.raises(Refusal, match=f"no rows of {side}"):
        run(tmp_path / "outage" / "slips.parquet", tmp_path / "outage" / "charges.parquet", tmp_path / "answer")
    assert not (tmp_path / "answer").exists()


def test_a_drill_in_which_nothing_but_web_orders_was_charged(tmp_path: Path) -> None:
    honest = dict.fromkeys(FATES, 0)
    chances = replace(PROFILES["clean"].chances, **honest | {"lost": EVERY, "ordinary": 0, "web": EVERY})
    marks = whole(tmp_path, replace(SMALL, profile="clean", slips=80, stores=1, chances=chances))
    missing = next(kind for kind in marks.kinds if kind.name == "missing_charge")
    assert missing.recall_ppm > 900_000
