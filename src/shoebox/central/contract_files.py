"""Writes what head office holds as the reconciliation contract's two CSV files. Work room."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from shoebox.domain.errors import Trouble
from shoebox.domain.money import Money, plain_text
from shoebox.domain.ticking import tick_key
from shoebox.whole_file import aside_of, put_in_place

TOLD_EVERY_LINES = 2_000
Tell = Callable[[int], None]
SLIP_COLUMNS = (
    "slip_id", "store_id", "register_id", "slip_no", "kind", "status", "sold_at", "amount", "currency", "tender",
    "card_brand", "card_last4", "auth_code",
)  # fmt: skip
CHARGE_COLUMNS = (
    "charge_id", "order_id", "store_id", "channel", "charged_at", "amount", "currency", "kind", "status",
    "card_brand", "card_last4", "auth_code", "slip_ref",
)  # fmt: skip
_SLIP_NAMES = {
    "slip_id": "entry_id", "store_id": "store", "register_id": "register", "card_brand": "brand",
    "card_last4": "last4", "auth_code": "approval",
}  # fmt: skip


def slip_lines(rows: Iterable[dict[str, Any]]) -> Iterator[list[str]]:
    """Held slips in the contract's columns."""
    return ([_cell(row, name, _SLIP_NAMES.get(name, name)) for name in SLIP_COLUMNS] for row in rows)


def charge_lines(rows: Iterable[dict[str, Any]]) -> Iterator[list[str]]:
    """Held charges in the contract's columns."""
    return ([_cell(row, name, name) for name in CHARGE_COLUMNS] for row in rows)


class Keyed(Protocol):
    """A slip that its store ticked off under an order."""

    @property
    def slip_no(self) -> str:
        """Its number."""
        ...

    @property
    def amount_minor(self) -> int:
        """What it comes to, in minor units."""
        ...


def charges_named(
    rows: Iterable[dict[str, Any]], by_order: Mapping[tuple[str, str], Sequence[Keyed]]
) -> Iterator[dict[str, Any]]:
    """The same charges, each that names no slip with the one of its order: `by_order` knows it by store and key."""
    if not by_order:
        yield from rows
        return
    for row in rows:
        keyed = () if row["slip_ref"] else _keyed(row, by_order)
        slip_no = _one_of(keyed, row["amount_minor"])
        yield {**row, "slip_ref": slip_no} if slip_no else row


def _keyed(row: dict[str, Any], by_order: Mapping[tuple[str, str], Sequence[Keyed]]) -> Sequence[Keyed]:
    """The slips under its order: of money that went back the refund under that number, else the sale."""
    for is_refund in (True, False) if row["kind"] == "refund" else (False,):
        keyed = by_order.get((row["store_id"], tick_key(row["order_id"], is_refund=is_refund)))
        if keyed:
            return keyed
    return ()


def _one_of(keyed: Sequence[Keyed], amount_minor: int) -> str:
    """The only slip of an order, else the only one of this amount: another would hide whose charge is missing."""
    if len(keyed) > 1:
        keyed = [one for one in keyed if one.amount_minor == amount_minor]
    return keyed[0].slip_no if len(keyed) == 1 else ""


def _cell(row: dict[str, Any], name: str, own_name: str) -> str:
    if name == "amount":
        return plain_text(Money(row["amount_minor"], row["currency"]))
    return str(row[own_name])


def write_csv(path: Path, columns: tuple[str, ...], lines: Iterable[list[str]], tell: Tell | None = None) -> int:
    """Write a whole CSV file or none, replacing an older one; how many lines. Trouble ``central.unwritable``.

    `tell` hears how many so far, every few thousand, and may raise to end it.
    """
    written = 0
    aside: Path | None = None
    try:
        aside = aside_of(path)
        with aside.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(columns)
            for written, cells in enumerate(lines, 1):
                out.writerow(cells)
                if tell is not None and written % TOLD_EVERY_LINES == 0:
                    tell(written)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(aside, path)
    except OSError as wrong:
        raise Trouble("central.unwritable", file=path.name, why=wrong.strerror or "") from wrong
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)
    return written
