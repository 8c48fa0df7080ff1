"""Findings as an .xlsx workbook: numbers as numbers, texts as texts, never a formula. Formats room: bytes in memory.

Needs the finance extra; it is imported only when a sheet is asked for, so that a store's PC does without.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, minor_digits

ROWS_MAX = 1_048_575  # of a sheet, less its head
_CELL_MAX = 32_767
_WIDTH_MAX = 60

Cell = str | int | Money


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and how wide it is in characters."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of the workbook."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]


def write_workbook(pages: Iterable[Page], *, title: str) -> bytes:
    """The workbook's bytes. More rows than a sheet holds are refused (``case.sheet_full``), never cut off silently."""
    import xlsxwriter  # noqa: PLC0415  (finance extra)

    made = io.BytesIO()
    # Rows go to the disk as they come; text stays text even where it looks like a formula, a number or a link.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": title})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
    money = {digits: book.add_format({"num_format": _money_format(digits)}) for digits in (0, 2, 3)}
    try:
        for page in pages:
            _write_page(book.add_worksheet(page.name), page, head, money)
    finally:
        book.close()  # also lets go of the files it set rows aside in
    return made.getvalue()


def _write_page(sheet: Any, page: Page, head: Any, money: dict[int, Any]) -> None:
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(page.columns):
        sheet.set_column(at, at, min(column.width, _WIDTH_MAX))
        sheet.write_string(0, at, column.head, head)
    last = 0
    for last, row in enumerate(page.rows, start=1):
        if last > ROWS_MAX:
            raise Refusal("case.sheet_full", most=f"{ROWS_MAX:,}")
        for at, cell in enumerate(row):
            _write_cell(sheet, last, at, cell, money)
    sheet.autofilter(0, 0, last, len(page.columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, money: dict[int, Any]) -> None:
    if isinstance(cell, Money):
        digits = minor_digits(cell.currency)
        # The file itself holds decimal text; the library writes a Decimal without passing through a float.
        sheet.write_number(row, column, Decimal(cell.amount_minor).scaleb(-digits), money[digits])
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, "".join(c if c.isprintable() else " " for c in cell)[:_CELL_MAX])


def _money_format(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")
