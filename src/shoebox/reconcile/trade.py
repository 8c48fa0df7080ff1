"""The numbers of the trade that the rules go by, from the file beside this one. Reads that one file, once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

TRADE_FILE = "trade.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What each is stands in the file. A name that is missing there, or is none of these, stops the program."""

    tip_percent_max: int
    tip_percent_reckoned_min: int
    tip_percent_reckoned_max: int
    tip_round_minor: int
    rounding_minor_max: int
    retry_minutes_max: int
    rung_again_minutes_max: int
    parts_apart_minutes_max: int
    parts_near_minutes_max: int
    charge_before_days_max: int
    order_before_days_max: int
    charge_after_days_max: int
    gap_numbers_max: int
    gap_run_min: int
    gap_cover_percent_min: int


def read_trade(path: Path) -> Trade:
    """The numbers of a file, all of them whole."""
    plain = tomllib.loads(path.read_text("utf-8"))
    assert all(type(value) is int for value in plain.values()), f"{path.name} holds whole numbers"
    return Trade(**plain)


TRADE = read_trade(Path(__file__).parent / TRADE_FILE)
