"""The files a drill leaves, as the reconciliation reads them: incident, slips, any CSV. Whole, or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from shoebox.domain.errors import Trouble
from shoebox.domain.money import Money, plain_text
from shoebox.drill.steps import KeySale, OutagePlan, RefundSale, StoreDay, VoidSale
from shoebox.whole_file import ANYBODY, write_whole

PRESENT_DAYS, REVERSE_DAYS, REFUND_DAYS, LATE_DAYS = 7, 1, 5, 7
SLIP_COLUMNS = (
    "slip_id", "store_id", "register_id", "slip_no", "kind", "status", "sold_at", "amount", "currency", "tender",
    "card_brand", "card_last4", "auth_code",
)  # fmt: skip


def utc_text(at_ms: int) -> str:
    """``2026-11-14T14:31:00Z``."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_csv(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A CSV file (RFC 4180); whole, or not at all."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    _put(path, text.getvalue())


def write_incident_toml(path: Path, plan: OutagePlan) -> None:
    """Number, hours, stores and deadlines of the drill's incident."""
    incident = plan.incident
    stores = ", ".join(f'"{store}"' for store in incident.stores)
    _put(
        path,
        f'number = "{incident.number}"\n'
        f'rescue_lane = "{incident.rescue_lane}"\n'
        f"start = {utc_text(incident.began_ms)}\n"
        f"end = {utc_text(incident.ended_ms)}\n"
        f"stores = [{stores}]\n"
        f'currency = "{plan.currency}"\n'
        "\n[policy]\n"
        f"present_days = {PRESENT_DAYS}\nreverse_days = {REVERSE_DAYS}\n"
        f"refund_days = {REFUND_DAYS}\nlate_days = {LATE_DAYS}\n",
    )


def write_slips_csv(path: Path, plan: OutagePlan) -> None:
    """The slips as planned, without any book: for trying a reconciliation alone. A slip's id is its step's name."""
    write_csv(path, SLIP_COLUMNS, (row for day in plan.days for row in _slip_rows(day, plan.currency)))


def _slip_rows(day: StoreDay, currency: str) -> Iterable[tuple[str, ...]]:
    struck = {step.of_step for step in day.steps if isinstance(step, VoidSale)}
    for step in day.steps:
        if isinstance(step, KeySale | RefundSale):
            yield _slip_row(day, step, "voided" if step.step_id in struck else "good", currency)


def _slip_row(day: StoreDay, step: KeySale | RefundSale, status: str, currency: str) -> tuple[str, ...]:
    face, sold = step.typed, isinstance(step, KeySale)
    at_ms = step.happened_ms or step.at_ms if isinstance(step, KeySale) else step.at_ms
    return (
        step.step_id, day.store, day.register, face.slip, "sale" if sold else "refund", status, utc_text(at_ms),
        plain_text(Money(face.amount_minor, currency)), currency, face.tender, face.brand, face.last4, face.approval,
    )  # fmt: skip


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode(), mode=ANYBODY)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=path.name, why=wrong.strerror or "") from wrong
