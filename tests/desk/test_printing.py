"""Sheets on their way to a printer: a PDF file stands for it, since Qt treats it as one.

The report has two pages of A4, the label is 6 x 9 inches, the receipt a strip of 80 mm.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QSizeF, QTimer
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from paper.pictures import PAPERS
from shoebox.desk.printing import paint_sheet, print_sheet, printer_for
from shoebox.domain.errors import Trouble

pytestmark = pytest.mark.thorough

LETTER_PT = (612, 792)


@cache
def sheet(name: str) -> bytes:
    return PAPERS[name]()


@pytest.fixture
def to_file(tmp_path):
    """Print a sheet into a file, after the person has set the printer; the pages that came out."""

    def send(pdf: bytes, *, choose=lambda printer: None) -> pypdf.PdfReader:
        printer = printer_for(pdf, "sheet")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        choose(printer)
        paint_sheet(pdf, printer)
        return pypdf.PdfReader(io.BytesIO((tmp_path / "out.pdf").read_bytes()))

    return send


def sizes(pages) -> list[tuple[float, float]]:
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]


def drawn(page) -> pypdf.generic.StreamObject:
    """The one picture on a page, as it lies in the file."""
    (picture,) = page["/Resources"]["/XObject"].values()
    return picture.get_object()


def dots(pages) -> list[bytes]:
    return [drawn(page)._data for page in pages]


def codes(pdf: bytes, page: int = 0) -> dict[str, tuple[int, int]]:
    """What a scanner reads at 300 dpi, and where its first corner lies."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=300 / 72, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(picture)
    return {one.text: (one.position.top_left.x, one.position.top_left.y) for one in found}


@pytest.mark.parametrize("name", ["end-of-day", "box-label", "receipt-card"])
def test_each_page_comes_out_on_paper_of_its_own_size(to_file, name):
    came, went = to_file(sheet(name)), pypdf.PdfReader(io.BytesIO(sheet(name)))
    for (wide, high), (was_wide, was_high) in zip(sizes(came.pages), sizes(went.pages), strict=True):
        assert (wide, high) == pytest.approx((was_wide, was_high), abs=1.5)


@pytest.mark.parametrize("name", ["end-of-day", "box-label", "receipt-card"])
def test_codes_are_read_and_stand_where_they_stood(to_file, name, tmp_path):
    """Not shrunk, not moved: within two dots of 300 an inch."""
    to_file(sheet(name))
    came, went = codes((tmp_path / "out.pdf").read_bytes()), codes(sheet(name))
    assert went
    assert came.keys() == went.keys()
    for said, (left, top) in went.items():
        assert came[said] == pytest.approx((left, top), abs=3), said


def test_pages_are_at_least_300_dots_an_inch(to_file):
    page = to_file(sheet("end-of-day")).pages[0]
    assert drawn(page)["/Width"] >= float(page.mediabox.width) / 72 * 300


def test_no_dot_is_blurred_by_a_photographs_packing(to_file):
    """JPEG rings around every bar."""
    page = to_file(sheet("box-label")).pages[0]
    assert "/DCTDecode" not in str(drawn(page).get("/Filter"))


def test_only_the_pages_that_were_asked_for(to_file):
    def second_page(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("2"))

    whole = to_file(sheet("end-of-day"))
    assert len(whole.pages) >= 2
    came = to_file(sheet("end-of-day"), choose=second_page)
    assert dots(came.pages) == dots(whole.pages)[1:2]


@pytest.mark.parametrize(("collated", "order"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_where_the_printer_makes_none(to_file, collated, order):
    def twice(printer: QPrinter) -> None:
        printer.setCopyCount(2)
        printer.setCollateCopies(collated)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("1-2"))

    pages = dots(to_file(sheet("end-of-day")).pages)
    assert dots(to_file(sheet("end-of-day"), choose=twice).pages) == [pages[at] for at in order]


def test_the_last_page_first(to_file):
    pages = dots(to_file(sheet("end-of-day")).pages)
    came = to_file(sheet("end-of-day"), choose=lambda one: one.setPageOrder(QPrinter.PageOrder.LastPageFirst))
    assert dots(came.pages) == pages[::-1]


def test_the_paper_that_was_chosen_is_kept_and_a_report_fits_a_letters_page_unshrunk(to_file, tmp_path):
    """The person chose Letter: only the white of A4 hangs over, and the bars keep their width."""
    to_file(sheet("end-of-day"), choose=lambda one: one.setPageSize(QPageSize(QPageSize.PageSizeId.Letter)))
    pdf = (tmp_path / "out.pdf").read_bytes()
    assert sizes(pypdf.PdfReader(io.BytesIO(pdf)).pages)[0] == pytest.approx(LETTER_PT, abs=1.5)
    came, went = codes(pdf), codes(sheet("end-of-day"))
    assert came.keys() == went.keys()
    (one, other) = sorted(went)[:2]
    apart = [abs(found[one][1] - found[other][1]) for found in (came, went)]
    assert apart[0] == pytest.approx(apart[1], abs=3)


def test_a_label_on_a_large_page_keeps_clear_of_its_edge(to_file, tmp_path):
    """At its own size, 10 mm below the top: what is nearer to the edge no printer reaches."""
    to_file(sheet("box-label"), choose=lambda one: one.setPageSize(QPageSize(QPageSize.PageSizeId.A4)))
    came, went = codes((tmp_path / "out.pdf").read_bytes()), codes(sheet("box-label"))
    for said, (left, top) in went.items():
        moved = (came[said][0] - left, came[said][1] - top)
        assert moved == pytest.approx(((210 - 152.4) / 2 / 25.4 * 300, 10 / 25.4 * 300), abs=5)


def test_a_sheet_larger_than_its_paper_is_shrunk_whole(to_file, tmp_path):
    small = QPageSize(QSizeF(100, 150), QPageSize.Unit.Millimeter)
    to_file(sheet("box-label"), choose=lambda one: one.setPageSize(small))
    assert codes((tmp_path / "out.pdf").read_bytes()).keys() == codes(sheet("box-label")).keys()


def test_a_printer_that_takes_nothing_is_trouble_with_a_sentence(tmp_path):
    printer = printer_for(sheet("box-label"), "label")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "out.pdf"))
    with pytest.raises(Trouble) as told:
        paint_sheet(sheet("box-label"), printer)
    assert told.value.code == "paper.printer"
    assert "print again" in str(told.value)


class GonePrinter(QPrinter):
    """The printer that stood in the dialog, and was switched off before the pages came."""

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:
        return "Back office"


def test_a_printer_that_is_gone_is_trouble_though_qt_says_nothing(tmp_path):
    printer = GonePrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with pytest.raises(Trouble) as told:
        paint_sheet(sheet("box-label"), printer)
    assert told.value.code == "paper.printer"


def test_in_a_file_the_label_has_its_own_size(tmp_path, qtbot):
    """Whatever paper the dialog's first printer has."""
    path, out = tmp_path / "box-label.pdf", tmp_path / "out.pdf"
    path.write_bytes(sheet("box-label"))
    owner = QWidget()
    qtbot.addWidget(owner)

    def choose_a_file() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(out))
        dialog.printer().setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        dialog.done(QPrintDialog.DialogCode.Accepted)

    QTimer.singleShot(0, choose_a_file)
    assert print_sheet(path, owner)
    assert sizes(pypdf.PdfReader(out).pages) == [pytest.approx((432, 648), abs=1.5)]


def test_closing_the_dialog_prints_nothing(tmp_path, qtbot):
    """The dialog knows the sheet's name and how many pages it has."""
    path = tmp_path / "end-of-day-0316.pdf"
    path.write_bytes(sheet("end-of-day"))
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    seen: list[tuple[str, int]] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        seen.append((dialog.windowTitle(), dialog.maxPage()))
        dialog.reject()

    QTimer.singleShot(0, close)
    assert not print_sheet(Path(path), owner)
    assert seen == [("Print end-of-day-0316", len(pypdf.PdfReader(path).pages))]
