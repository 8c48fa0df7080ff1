"""The workbook: money as numbers, everything else as text, whatever it looks like."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money
from shoebox.formats import worksheet
from shoebox.formats.worksheet import Column, Page, write_workbook

COLUMNS = (Column("What", 20), Column("Money", 12))


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_money_is_a_number_and_text_is_text() -> None:
    """$1,204.15, ¥500, a formula, a link, digits."""
    rows = [
        ("=HYPERLINK(1)", Money(120_415, "USD")),
        ("https://example.org", Money(500, "JPY")),
        ("0085", Money(-1, "USD")),
        ("@SUM(A1)", 7),
    ]
    data = write_workbook([Page("Findings", COLUMNS, rows), Page("Empty", COLUMNS, ())], title="Findings of run 1")
    assert sheets(data) == {
        "Findings": [
            ["What", "Money"],
            ["=HYPERLINK(1)", 1204.15],
            ["https://example.org", 500.0],
            ["0085", -0.01],
            ["@SUM(A1)", 7.0],
        ],
        "Empty": [["What", "Money"]],
    }
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert 'state="frozen"' in xml
    assert "hyperlink" not in xml.replace("HYPERLINK(1)", "").lower()


def test_large_money_keeps_its_cents() -> None:
    """A cent less than ten billion."""
    data = write_workbook([Page("A", COLUMNS, [("x", Money(999_999_999_999, "USD"))])], title="t")
    assert "<v>9999999999.99</v>" in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet that holds two, given three."""
    monkeypatch.setattr(worksheet, "ROWS_MAX", 2)
    with pytest.raises(Refusal) as refused:
        write_workbook([Page("A", COLUMNS, [("x", 1)] * 3)], title="t")
    assert refused.value.code == "case.sheet_full"
