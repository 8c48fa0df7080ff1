"""Excel files: what a plain sheet says, and everything else refused before a reader sees it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from shoebox.domain.errors import Refusal
from shoebox.formats import workbook
from shoebox.formats.workbook import LostDigits, NumberText, check_package, read_sheet


def made(rows: list[list[object]], *, hidden: bool = False) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    if hidden:
        book.add_worksheet("notes").hide()
    sheet = book.add_worksheet("charges")
    sheet.activate()
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    book.close()
    return data.getvalue()


def changed(data: bytes, **parts: bytes) -> bytes:
    """The same package with some parts put in or replaced (``__`` stands for a slash, ``_x`` for the ending)."""
    out = io.BytesIO()
    names = {name.replace("__", "/").replace("_dot_", "."): body for name, body in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in names:
                new.writestr(item.filename, old.read(item))
        for name, body in names.items():
            new.writestr(name, body)
    return out.getvalue()


TAKEN = datetime.fromisoformat("2026-11-12T14:33:00")  # a sheet knows no zones
PLAIN = made([["id", "when", "amount", "note"], ["T-1", TAKEN, 129.95, ""], [], ["T-2", "x", 7, True]])


def test_texts_numbers_and_dates_as_they_are() -> None:
    rows = list(read_sheet(PLAIN, file="x.xlsx"))
    assert [number for number, _ in rows] == [1, 2, 4]
    assert rows[1][1] == ["T-1", "2026-11-12T14:33:00", "129.95", ""]
    assert isinstance(rows[1][1][2], NumberText)
    assert rows[2][1][2:] == ["7", "true"]


def test_no_float_changes_a_cent() -> None:
    """0.1 and 62.41 are no round numbers in a sheet's bits; what stands there is what a person typed."""
    cells = [0.1, 62.41, 1_234_567.89, 100.0, 4.35]
    ((_, row),) = list(read_sheet(made([cells]), file="x.xlsx"))
    assert row == ["0.1", "62.41", "1234567.89", "100", "4.35"]


def test_a_number_too_long_says_so() -> None:
    ((_, row),) = list(read_sheet(made([[12345678901234567890]]), file="x.xlsx"))
    assert isinstance(row[0], LostDigits)


def test_the_first_sheet_that_is_not_hidden() -> None:
    assert next(read_sheet(made([["id"]], hidden=True), file="x.xlsx"))[1] == ["id"]


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as wrong:
        list(read_sheet(data, file="x.xlsx"))
    return wrong.value.code


def test_a_bomb_is_not_unpacked() -> None:
    """60 MB of nothing in a few kilobytes."""
    assert refused(changed(PLAIN, xl__worksheets__sheet2_dot_xml=b" " * 60_000_000)) == "sheet.bomb"


@pytest.mark.parametrize(
    "body", [b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", b"<x/>" + b" " * 65_530 + b"<!ENTITY a 'b'>"]
)
def test_declarations_are_refused_wherever_they_stand(body: bytes) -> None:
    """Also where two pieces that are looked at meet."""
    assert refused(changed(PLAIN, xl__sharedStrings_dot_xml=body)) == "sheet.elsewhere"


@pytest.mark.parametrize(
    "name", ["xl__externalLinks__externalLink1_dot_xml", "xl__vbaProject_dot_bin", "xl__connections_dot_xml"]
)
def test_links_and_macros_are_refused(name: str) -> None:
    assert refused(changed(PLAIN, **{name: b"<x/>"})) == "sheet.elsewhere"


@pytest.mark.parametrize("cell", [b'<c r="XFD1048576"><v>1</v></c>', b"<row r='250002'/>", b'<c r = "A999999999999"/>'])
def test_a_cell_in_the_last_corner_is_refused(cell: bytes) -> None:
    """Making room up to it would take all memory."""
    sheet = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>' + cell + b"</sheetData></worksheet>"
    assert refused(changed(PLAIN, xl__worksheets__sheet1_dot_xml=sheet)) == "sheet.too_large"


def sheet_of(body: bytes) -> bytes:
    return b"<worksheet><sheetData>" + body + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    "body",
    [
        b"<row>" + b"<c/>" * 501 + b"</row>",
        b"<x:row>" + b"<x:c/>" * 501 + b"</x:row>",
        b"".join(b"<row><c><v>%d</v></c></row>" % at for at in range(250_002)),
        b"<row>" + b"<c ></c>" * 500 + b"</row>" + b"<row><c/></row>" * 8_001,
    ],
    ids=["columns", "prefix", "rows", "cells"],
)
def test_cells_that_say_no_place_are_counted(body: bytes) -> None:
    """A sheet may leave places out, and a row of millions of cells would take a gigabyte."""
    assert refused(changed(PLAIN, xl__worksheets__sheet1_dot_xml=sheet_of(body))) == "sheet.too_large"


def shared(*texts: bytes) -> bytes:
    return b"<sst>" + b"".join(b"<si><t>" + text + b"</t></si>" for text in texts) + b"</sst>"


def test_a_text_that_a_sheet_shares_is_counted_as_often_as_it_may_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred kilobytes on disk say one long text in every cell, which is gigabytes once they are read."""
    body = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (at, at) for at in range(1, 41))
    parts = {"xl__worksheets__sheet1_dot_xml": sheet_of(body)}
    monkeypatch.setattr(workbook, "TEXTS_BYTES_MAX", 50_000)
    noise = bytes(range(65, 91)) * 40
    assert refused(changed(PLAIN, **parts, xl__sharedStrings_dot_xml=shared(b"id", noise * 2))) == "sheet.too_large"
    rich = b"</t></si><si>" + b"<r><t>" + noise + b"</t></r>" + b"<r><t>" + noise + b"</t></r><t>"
    assert refused(changed(PLAIN, **parts, xl__sharedStrings_dot_xml=shared(rich))) == "sheet.too_large"
    assert len(list(read_sheet(changed(PLAIN, **parts, xl__sharedStrings_dot_xml=shared(noise)), file="x.xlsx"))) == 40


def test_nothing_hides_where_a_text_ends() -> None:
    hidden = shared(b"a<!-- <si> -->b")
    assert refused(changed(PLAIN, xl__sharedStrings_dot_xml=hidden)) == "sheet.elsewhere"


def test_a_sheet_of_another_name_is_looked_at_too() -> None:
    """The workbook says which part is its sheet; it may be called as it likes."""
    assert refused(changed(PLAIN, xl__other_dot_dat=sheet_of(b'<c r="XFD1048576"/>'))) == "sheet.too_large"


def test_what_is_no_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = "<x/>".encode("utf-16")
    for data in (b"", b"PK\x03\x04", PLAIN[:-40], made([])[:100], changed(PLAIN, xl__sharedStrings_dot_xml=wide)):
        assert refused(data) == "sheet.unreadable"
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("hello.txt", "hello")
    assert refused(empty.getvalue()) == "sheet.unreadable"
    monkeypatch.setattr(workbook, "FILE_BYTES_MAX", 100)
    assert refused(PLAIN) == "sheet.too_large"


def test_limits_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    check_package(PLAIN, file="x.xlsx")
    with monkeypatch.context() as few:
        few.setattr(workbook, "PARTS_MAX", 3)
        assert refused(PLAIN) == "sheet.unreadable"
    monkeypatch.setattr(workbook, "UNPACKED_BYTES_MAX", 1_000)
    assert refused(PLAIN) == "sheet.too_large"
