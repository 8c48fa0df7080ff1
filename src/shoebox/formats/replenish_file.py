"""The replenishment list as a CSV file for the distribution centre. Formats room: domain to bytes, no disk.

UTF-8, commas, CRLF (RFC 4180). The last column says ``yes`` where the line was only practised, of the training book,
and ``no`` where goods left the store. Of a day of several registers a line is their sum, with all their names. A cell
that a spreadsheet could take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io

from shoebox.domain.item import ONE
from shoebox.domain.papers import ReplenishSheet, SoldItem

COLUMNS = ("store", "day", "z_no", "register", "item", "name", "unit", "quantity", "sales", "training")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_replenishment(sheet: ReplenishSheet, *, training: bool = False) -> bytes:
    """One line an item, by its number; the same day gives the same bytes."""
    made = io.StringIO(newline="")
    lines = csv.writer(made)
    lines.writerow(COLUMNS)
    for item in sheet.items:
        lines.writerow([_plain(cell) for cell in (*_cells(sheet, item), "yes" if training else "no")])
    return made.getvalue().encode()


def _cells(sheet: ReplenishSheet, item: SoldItem) -> tuple[str, ...]:
    head = sheet.head
    whole, part = divmod(item.quantity_thousandths, ONE)
    quantity = f"{whole}.{part:03d}" if item.unit or part else str(whole)
    days = (head.store, head.day, str(head.z_no), " ".join(sheet.registers) or head.register)
    return (*days, item.sku, item.name, item.unit, quantity, str(item.sales))


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
