"""Registers of one store that go by two incidents, in words. Office room."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.desk import text
from shoebox.desk.text import tr
from shoebox.domain.clock import local_time
from shoebox.domain.registers import RegisterIncident, two_lanes


def lane_words(incidents: Sequence[RegisterIncident], offset_min: int) -> tuple[str, str]:
    """What it is, in a line; each register's number, start and lane, and what to do, in a small one. Empty for none."""
    if not incidents:
        return "", ""
    each = "; ".join(_one(one, offset_min) for one in incidents)
    if two_lanes(incidents):
        line = tr("The registers go by two rescue lanes")
        todo = tr(
            "Each slip goes by its own register's lane: keep boxes apart, key none of Finance's, call head office."
        )
    else:
        line = tr("The registers go by two incident numbers")
        todo = tr("Tell head office both: it gives one number to all.")
    return line, f"{each}. {todo}"


def _one(one: RegisterIncident, offset_min: int) -> str:
    at = text.moment(local_time(one.began_ms, offset_min))
    if one.is_rekeyed:
        return tr("Register {0}: {1} since {2}, the store keys its slips", one.register, one.number, at)
    return tr("Register {0}: {1} since {2}, Finance charges its slips", one.register, one.number, at)
