"""An .xlsx workbook's first sheet as rows of texts. Formats room: bytes in memory, nothing is run, nothing is fetched.

A workbook is a zip of XML that a stranger made. Before a reader is let at it every part is looked through in small
pieces: how many and how large they are, how far they unpack, whether they are locked, hold macros, links to elsewhere
or declarations (which is how entities come in), and how far the cells of each sheet reach, since a single cell in the
last corner would have the reader make room for seventeen thousand million. Needs the finance extra.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO

from shoebox.domain.errors import Refusal

FILE_BYTES_MAX = 32 * 1024 * 1024
UNPACKED_BYTES_MAX = 256 * 1024 * 1024
RATIO_MAX, RATIO_FREE_BYTES = 200, 1024 * 1024
PARTS_MAX = 500
ROWS_MAX, COLUMNS_MAX, CELLS_MAX = 250_000, 500, 4_000_000
DIGITS_SAFE = 2**53  # a sheet keeps numbers in 53 bits: what is larger has lost its end
_BLOCK, _OVERLAP = 1 << 16, 64
_ENDS = (".xml", ".rels", ".vml")
_ELSEWHERE = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/embeddings/", "xl/activex/")
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,8})([0-9]{1,20})["']""")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


class NumberText(str):
    """A number as its shortest text, with a point: whoever reads it need not ask how the file writes money."""

    __slots__ = ()


class LostDigits(str):
    """A number that was too long for a sheet to keep."""

    __slots__ = ()


def read_sheet(data: bytes, *, file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of the first sheet that is not hidden: the number of each, and its cells as texts; empty ones are left out.

    Refusals ``sheet.*``.
    """
    check_package(data, file=file)
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
            ]
            if not shown:
                raise Refusal("sheet.unreadable", file=file)
            sheet = book.get_sheet_by_name(shown[0])
            skipped = sheet.start[0] if sheet.start else 0
            for number, row in enumerate(sheet.iter_rows(), start=skipped + 1):
                cells = [_text(cell) for cell in row]
                if any(cells):
                    yield number, cells
    except (CalamineError, ValueError, OSError) as wrong:
        raise Refusal("sheet.unreadable", file=file) from wrong


def check_package(data: bytes, *, file: str) -> None:
    """Refuse a workbook that is no plain sheet of a sane size, before anything reads it (``sheet.*``)."""
    if len(data) > FILE_BYTES_MAX:
        raise Refusal("sheet.too_large", file=file, most=f"{FILE_BYTES_MAX // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package.infolist(), file)
            for part in package.infolist():
                if part.filename.lower().endswith(_ENDS):
                    with package.open(part) as stream:
                        _check_xml(stream, part.filename.lower(), file)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as wrong:
        raise Refusal("sheet.unreadable", file=file) from wrong


def _check_parts(parts: list[zipfile.ZipInfo], file: str) -> None:
    names = [part.filename.lower().lstrip("/") for part in parts]
    if len(parts) > PARTS_MAX or len(set(names)) < len(names):
        raise Refusal("sheet.unreadable", file=file)
    if "xl/workbook.xml" not in names or any(part.flag_bits & 1 for part in parts):
        raise Refusal("sheet.unreadable", file=file)
    if sum(part.file_size for part in parts) > UNPACKED_BYTES_MAX:
        raise Refusal("sheet.too_large", file=file, most=f"{UNPACKED_BYTES_MAX // 2**20} MB")
    if any(part.file_size > RATIO_FREE_BYTES + RATIO_MAX * part.compress_size for part in parts):
        raise Refusal("sheet.bomb", file=file)
    if any(name.startswith(_ELSEWHERE) or name.endswith("vbaproject.bin") for name in names):
        raise Refusal("sheet.elsewhere", file=file)


def _check_xml(stream: IO[bytes], name: str, file: str) -> None:
    is_sheet, tail, rows, columns = name.startswith("xl/worksheets/"), b"", 0, 0
    first = True
    while block := stream.read(_BLOCK):
        if first and block.startswith(_UTF16):
            raise Refusal("sheet.unreadable", file=file)
        first = False
        piece = tail + block
        if _DECLARES.search(piece):
            raise Refusal("sheet.elsewhere", file=file)
        for letters, digits in _PLACE.findall(piece) if is_sheet else ():
            rows, columns = max(rows, int(digits)), max(columns, _column(letters))
        if rows > ROWS_MAX + 1 or columns > COLUMNS_MAX or rows * columns > CELLS_MAX:
            most = f"{ROWS_MAX:,} rows of {COLUMNS_MAX} columns, {CELLS_MAX:,} cells"
            raise Refusal("sheet.too_large", file=file, most=most)
        tail = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    """``A`` is 1, ``XFD`` 16,384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        if abs(cell) >= DIGITS_SAFE:
            return LostDigits(cell)
        return NumberText(int(cell)) if float(cell).is_integer() else NumberText(format(Decimal(repr(cell)), "f"))
    return cell.isoformat() if isinstance(cell, datetime | date | time) else str(cell)
