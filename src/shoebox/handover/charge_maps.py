"""Processors' own columns: looked at, mapped once, kept by name beside head office's data, offered again. Handover."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shoebox.domain.charge import BadLine, Charge
from shoebox.domain.charge_map import MAPS_MAX, ChargeMap, ChargesLook, DateForm, MoneyForm
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.errors import Refusal
from shoebox.formats.mapped import MappedReader, check_map, guess_map, zone_of
from shoebox.handover.keeping import keep_whole

if TYPE_CHECKING:
    from shoebox.handover.finance import FinanceDesk

MAPS_FILE = "charge-maps.json"
ROWS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: its beginning, the map to begin with, and whether that one was kept before."""

    path: Path
    look: ChargesLook
    plan: ChargeMap
    is_known: bool


def look_at(desk: FinanceDesk, path: Path, *, here: str = "") -> Looked:
    """The beginning of a file, with the map that was made of the same header before, or a guess.

    `here` is the name of this desk's time zone, such as ``America/New_York``, where somebody knows it.
    """
    look = desk.central.look_at_charges(path, rows=ROWS_SHOWN)
    kept = [plan for plan in maps_of(desk.folder) if plan.fits(look.header)]
    if kept:
        return Looked(path, look, kept[-1], is_known=True)
    zone = _zone(desk.clock, here)
    return Looked(path, look, guess_map(look.header, name=path.stem[:40], zone=zone), is_known=False)


def preview(desk: FinanceDesk, look: ChargesLook, plan: ChargeMap) -> tuple[Charge | BadLine, ...]:
    """What the first rows are by a map: charges, or lines with the reason why they are none. Refusals ``map.*``."""
    reader = MappedReader(look.name, look.header, plan, desk.policy.currency)
    return tuple(reader.read(at, cells) for at, cells in enumerate(look.rows, start=2))


def maps_of(folder: Path) -> tuple[ChargeMap, ...]:
    """The maps that were kept, the newest last; none where the file is not there or not ours."""
    try:
        rows = json.loads((folder / MAPS_FILE).read_bytes())
        return tuple(_map(row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def keep_map(folder: Path, plan: ChargeMap, *, file: str) -> None:
    """Keep a map by its name; one of that name or of that header is replaced. Refusals ``map.*``."""
    check_map(plan, file=file)
    others = [one for one in maps_of(folder) if one.name != plan.name and not one.fits(plan.header)]
    if len(others) >= MAPS_MAX:
        raise Refusal("map.too_many", most=MAPS_MAX)
    keep_whole(folder / MAPS_FILE, json.dumps([_plain(one) for one in (*others, plan)], indent=1).encode())


def _plain(plan: ChargeMap) -> dict[str, Any]:
    return {
        "name": plan.name, "header": list(plan.header), "columns": [list(pair) for pair in plan.columns],
        "money": plan.money.value, "dates": plan.dates.value, "zone": plan.zone,
        "minus_is_refund": plan.minus_is_refund,
    }  # fmt: skip


def _map(row: dict[str, Any]) -> ChargeMap:
    return ChargeMap(
        name=str(row["name"]),
        header=tuple(map(str, row["header"])),
        columns=tuple((str(own), str(theirs)) for own, theirs in row["columns"]),
        money=MoneyForm(row["money"]),
        dates=DateForm(row["dates"]),
        zone=str(row["zone"]),
        minus_is_refund=row["minus_is_refund"] is True,
    )


def _zone(clock: Clock, here: str) -> str:
    """Where this desk stands: by the zone's name, which knows summer from winter; by today's offset without one.

    A map is kept, and its next file may be of the other half of the year.
    """
    offset_min = clock.offset_min()
    try:
        zone = zone_of(here)
    except Refusal:
        return _offset(offset_min)
    is_here = zone is not None and local_time(clock.wall_ms(), 0).astimezone(zone).utcoffset() == timedelta(
        minutes=offset_min
    )
    return here if is_here else _offset(offset_min)


def _offset(minutes: int) -> str:
    """``-05:00``: so far from UTC."""
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours:02}:{rest:02}"
