"""The incident and the policy that a run is made under, from a TOML file. Reads that one file.

    start = 2025-11-22T08:00:00Z
    end = 2025-11-23T20:00:00Z
    stores = ["085", "112"]      # all stores with slips, where left out
    currency = "USD"             # of rows that name none
    offset_min = -300            # minutes from UTC of the clock that days of the statement and deadlines go by

    [policy]
    present_days = 7             # a slip is charged within so many days
    reverse_days = 1             # a duplicate is reversed within so many days
    refund_days = 5              # a refund is paid within so many days
    late_days = 30               # a charge later than this is a finding of its own

The names may also stand in a table ``[incident]``. Names that we don't know are let be.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from shoebox.domain.errors import Refusal, Trouble

INCIDENT_BYTES_MAX = 1_000_000
DAYS_MAX = 3_650
OFFSET_MIN_MAX = 14 * 60
_CURRENCY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Policy:
    """How long acting is still cheap, in calendar days.

    Seven days is Mastercard's limit for electronic records, one day what Visa asks for reversing a duplicate, five days
    what it asks for credits; after thirty days even a paper merchant's slip may be charged back.
    """

    present_days: int = 7
    reverse_days: int = 1
    refund_days: int = 5
    late_days: int = 30


@dataclass(frozen=True, slots=True)
class Incident:
    """When and where central was down; `is_known` is False where nobody said."""

    is_known: bool = False
    start_s: int = 0
    end_s: int = 0
    stores: tuple[str, ...] = ()
    currency: str = ""
    policy: Policy = Policy()
    accounted: frozenset[tuple[str, int]] = frozenset()  # (store, slip number) known to be spoiled
    offset_min: int = 0


def read_incident(path: Path | None) -> Incident:
    """The incident of a file, or one that says nothing. Refuses what is not TOML, or hours that make no sense."""
    if path is None:
        return Incident()
    table = _table(path)
    facts = {**table, **table["incident"]} if isinstance(table.get("incident"), dict) else table
    policy = _policy(facts.get("policy", table.get("policy", {})), path)
    currency = facts.get("currency", "")
    if not isinstance(currency, str) or (currency and not _CURRENCY.fullmatch(currency)):
        raise Refusal("reconcile.incident_field", file=path, column="currency", example='"USD"')
    offset_min = facts.get("offset_min", 0)
    if type(offset_min) is not int or abs(offset_min) > OFFSET_MIN_MAX:
        raise Refusal("reconcile.incident_field", file=path, column="offset_min", example="-300")
    if "start" not in facts and "end" not in facts:
        return Incident(currency=currency, policy=policy, accounted=_accounted(table, path), offset_min=offset_min)
    start_s, end_s = _seconds(facts, "start", path), _seconds(facts, "end", path)
    if end_s <= start_s:
        raise Refusal("reconcile.incident_hours", file=path)
    stores = facts.get("stores", [])
    if not isinstance(stores, list) or not all(isinstance(store, str) for store in stores):
        raise Refusal("reconcile.incident_field", file=path, column="stores", example='["085", "112"]')
    accounted = _accounted(table, path)
    return Incident(True, start_s, end_s, tuple(sorted(set(stores))), currency, policy, accounted, offset_min)


def _accounted(table: dict[str, Any], path: Path) -> frozenset[tuple[str, int]]:
    """Numbers that are in no slip and yet not missing, by store: ``[accounted]`` with ``"085" = ["085100047"]``."""
    by_store = table.get("accounted", {})
    lists = list(by_store.values()) if isinstance(by_store, dict) else [None]
    if not all(
        isinstance(one, list) and all(isinstance(no, str) and _NUMBER.fullmatch(no) for no in one) for one in lists
    ):
        raise Refusal("reconcile.incident_field", file=path, column="accounted", example='"085" = ["085100047"]')
    return frozenset((store, int(number)) for store, numbers in by_store.items() for number in numbers)


def _table(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > INCIDENT_BYTES_MAX:
            raise Refusal("reconcile.incident_unreadable", file=path)
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise Refusal("reconcile.no_file", file=path) from None
    except (ValueError, RecursionError):
        raise Refusal("reconcile.incident_unreadable", file=path) from None
    except OSError as error:
        raise Trouble("reconcile.unreadable", file=path, why=error.strerror or str(error)) from error


def _policy(table: object, path: Path) -> Policy:
    given = table if isinstance(table, dict) else {}
    days: dict[str, int] = {}
    for name in ("present_days", "reverse_days", "refund_days", "late_days"):
        value = given.get(name, getattr(Policy(), name))
        if type(value) is not int or not 0 <= value <= DAYS_MAX:
            raise Refusal("reconcile.incident_field", file=path, column=name, example="7")
        days[name] = value
    return Policy(**days)


def _seconds(facts: dict[str, Any], name: str, path: Path) -> int:
    value = facts.get(name)
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time(), UTC)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise Refusal("reconcile.incident_field", file=path, column=name, example="2025-11-22T08:00:00Z")
    return int(value.timestamp())
