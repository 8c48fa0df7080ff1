"""An .xlsx workbook's first sheet as rows of texts. Formats room: bytes in memory, nothing is run, nothing is fetched.

A workbook is a zip of XML that a stranger made. Before a reader is let at it every part is looked through in small
pieces: how many and how large they are, how far they unpack, whether they are locked, hold macros, links to elsewhere
or declarations (which is how entities come in), how far the cells of each sheet reach, since a single cell in the last
corner would have the reader make room for seventeen thousand million, and how long a text is that many cells may share,
since the reader gives each of them a copy. Needs the finance extra.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Real
from typing import IO

from shoebox.domain.errors import Refusal

FILE_BYTES_MAX = 32 * 1024 * 1024
UNPACKED_BYTES_MAX = 256 * 1024 * 1024
RATIO_MAX, RATIO_FREE_BYTES = 200, 1024 * 1024
PARTS_MAX = 500
ROWS_MAX, COLUMNS_MAX, CELLS_MAX = 250_000, 500, 4_000_000
TEXTS_BYTES_MAX = 1024 * 1024 * 1024  # the longest shared text, as often as there are cells
DIGITS_SAFE = 2**53  # a sheet keeps numbers in 53 bits: what is larger has lost its end
_BLOCK, _OVERLAP = 1 << 16, 64
_ELSEWHERE = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/embeddings/", "xl/activex/")
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HIDES = re.compile(rb"<!")  # comments and raw text could hold what looks like an element
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,8})([0-9]{1,20})["']""")
_STARTS = re.compile(rb"<(?:[^\s<>/:]+:)?(row|c|si)[\s/>]")  # elements that stand for a row, a cell, a shared text
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
            extents = []
            for part in package.infolist():
                with package.open(part) as stream:
                    extents.append(_extent_of(stream, part.filename.lower(), file))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as wrong:
        raise Refusal("sheet.unreadable", file=file) from wrong
    longest, cells = (max(getattr(extent, name) for extent in extents) for name in ("longest", "cells"))
    if longest * cells > TEXTS_BYTES_MAX:
        most = f"{TEXTS_BYTES_MAX // 2**20} MB with its longest text in every cell"
        raise Refusal("sheet.too_large", file=file, most=most)


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


def _extent_of(stream: IO[bytes], name: str, file: str) -> _Extent:
    """How far a part of the package reaches. Any part may be named as the sheet, so each is looked at as one."""
    extent, tail, at = _Extent(), b"", 0
    while block := stream.read(_BLOCK):
        if not at and block.startswith(_UTF16):
            raise Refusal("sheet.unreadable", file=file)
        piece = tail + block
        if _DECLARES.search(piece):
            raise Refusal("sheet.elsewhere", file=file)
        extent.see(piece, at=at - len(tail), known=len(tail))
        if extent.is_too_far:
            most = f"{ROWS_MAX:,} rows of {COLUMNS_MAX} columns, {CELLS_MAX:,} cells"
            raise Refusal("sheet.too_large", file=file, most=most)
        tail, at = piece[-_OVERLAP:], at + len(block)
    is_texts = name.endswith("sharedstrings.xml")
    if is_texts:
        extent.end_text(at)
    if extent.hides and (is_texts or extent.cells):
        raise Refusal("sheet.elsewhere", file=file)
    return extent


@dataclass(slots=True)
class _Extent:
    """How far one part reaches: by the places that its cells say, and by their number where they say none."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    longest: int = 0  # of the texts that cells share, in bytes, with all that stands around it
    hides: bool = False
    _rows_counted: int = 0
    _in_row: int = 0
    _text_at: int = 0

    def see(self, piece: bytes, *, at: int, known: int) -> None:
        """Look at the bytes from `at` on, of which the first `known` were looked at before."""
        self.hides = self.hides or _HIDES.search(piece) is not None
        for letters, digits in _PLACE.findall(piece):
            self.rows, self.columns = max(self.rows, int(digits)), max(self.columns, _column(letters))
        for start in _STARTS.finditer(piece):
            if start.end() > known:
                self._count(start[1], at + start.start())
        self.rows, self.columns = max(self.rows, self._rows_counted), max(self.columns, self._in_row)

    def _count(self, element: bytes, at: int) -> None:
        if element == b"c":
            self.cells, self._in_row = self.cells + 1, self._in_row + 1
        elif element == b"row":
            self.columns = max(self.columns, self._in_row)
            self._rows_counted, self._in_row = self._rows_counted + 1, 0
        else:
            self.end_text(at)

    def end_text(self, at: int) -> None:
        """The text before this byte is over."""
        self.longest, self._text_at = max(self.longest, at - self._text_at), at

    @property
    def is_too_far(self) -> bool:
        """Whether the reader would have to make more room than a plain sheet needs."""
        area = max(self.rows * self.columns, self.cells)
        return self.rows > ROWS_MAX + 1 or self.columns > COLUMNS_MAX or area > CELLS_MAX


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
    if isinstance(cell, Real):  # a binary fraction: told as its shortest text, and never reckoned with
        number = Decimal(repr(cell))
        if not number.is_finite() or abs(number) >= DIGITS_SAFE:
            return LostDigits(cell)
        return NumberText(int(number) if number == int(number) else format(number, "f"))
    return cell.isoformat() if isinstance(cell, datetime | date | time) else str(cell)
