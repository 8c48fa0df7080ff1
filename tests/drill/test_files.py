"""The files of a drill: what the reconciliation reads."""

from __future__ import annotations

import csv
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from shoebox.drill import OutageClock, Rates, made_up_baskets, plan_day, write_incident_toml, write_slips_csv
from shoebox.drill.steps import KeySale, RefundSale


def test_the_incident_has_its_hours_stores_and_deadlines(tmp_path: Path) -> None:
    plan = plan_day(made_up_baskets(2, 1, 10), seed=1)
    write_incident_toml(tmp_path / "incident.toml", plan)
    told = tomllib.loads((tmp_path / "incident.toml").read_text("utf-8"))
    assert told["start"] == datetime(2026, 11, 14, 10, tzinfo=UTC)
    assert told["end"] == datetime(2026, 11, 15, 18, tzinfo=UTC)
    assert told["stores"] == [day.store for day in plan.days]
    assert told["currency"] == "USD"
    assert set(told["policy"]) == {"present_days", "reverse_days", "refund_days", "late_days"}


def test_every_sale_and_refund_of_the_day_is_a_slip(tmp_path: Path) -> None:
    plan = plan_day(made_up_baskets(2, 1, 80), seed=1, rates=Rates(refund=5_000, void_walked_away=5_000))
    write_slips_csv(tmp_path / "slips.csv", plan)
    with (tmp_path / "slips.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["slip_id"]: row for row in csv.DictReader(file)}
    steps = [step for day in plan.days for step in day.steps if isinstance(step, KeySale | RefundSale)]
    assert set(rows) == {step.step_id for step in steps}
    struck = {step for day in plan.days for sale in day.sales for step in sale.voided}
    assert {name for name, row in rows.items() if row["status"] == "voided"} == struck != set()
    assert {row["kind"] for row in rows.values()} == {"sale", "refund"}


def test_the_clock_of_a_drill_stands_where_it_is_put_and_never_goes_back() -> None:
    clock = OutageClock(now_ms=1_000, offset=-300)
    clock.set(5_000)
    clock.set(4_000)
    assert (clock.wall_ms(), clock.mono_ms(), clock.offset_min()) == (5_000, 5_000, -300)
