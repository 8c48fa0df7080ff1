"""Sends a finished sheet to the system's print dialog, or opens it in the system's viewer. Imports Qt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from shoebox.desk.text import tr
from shoebox.domain.errors import Trouble
from shoebox.paper.pages import POINTS_PER_INCH, PageImage, page_image, page_sizes

# Finer than this no printer shows a difference, and a page would take more memory than it is worth.
PRINT_DPI_MAX = 400
# A sheet that is larger than its paper by less than this is as large as its paper.
HAIR_DOTS = 4
CLEAR_MM, MM_PER_INCH = 10, 25.4
_WHITE = b"\xff"


def open_sheet(path: Path) -> None:
    """Show the PDF in the system's viewer; trouble where there is none (``paper.no_viewer``), the file stays."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise Trouble("paper.no_viewer", file=str(path))


def print_sheet(path: Path, owner: QWidget, *, folds: bool = False) -> bool:
    """Ask with the system's print dialog, then print. False where the person closed the dialog.

    ``folds`` is for a booklet: both sides of the paper, turned over its short edge, unless somebody chooses otherwise.
    """
    pdf = path.read_bytes()
    printer = printer_for(pdf, path.stem)
    if folds:
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
    dialog = QPrintDialog(printer, owner)
    dialog.setWindowTitle(tr("Print {0}", path.stem))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(page_sizes(pdf)))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        # On the way to a file the dialog forgot the paper for that of the printer it first stood on.
        _take_paper_of(pdf, printer)
    paint_sheet(pdf, printer)
    return True


def printer_for(pdf: bytes, name: str) -> QPrinter:
    """A printer set to the sheet's own paper, so that a label is not offered a letter's page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    _take_paper_of(pdf, printer)
    return printer


def _take_paper_of(pdf: bytes, printer: QPrinter) -> None:
    width, height = page_sizes(pdf)[0]
    upright = QSizeF(min(width, height), max(width, height))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    lies = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(lies)


def paint_sheet(pdf: bytes, printer: QPrinter) -> int:
    """Paint the pages that were asked for at their own size, on the paper that was chosen; how many went.

    Trouble (``paper.printer``) where the printer takes them not or not all.
    """
    # The sheets keep margins of their own: the printer's would move and shrink what has to stay where it is.
    printer.setFullPage(True)
    painter, count = QPainter(), 0
    try:
        for number in _wanted(printer, len(page_sizes(pdf))):
            ready = printer.newPage() if count else painter.begin(printer)
            if not ready:
                raise Trouble("paper.printer")
            _paint_page(painter, printer, page_image(pdf, number, dpi=_dpi(printer)))
            count += 1
        if (painter.isActive() and not painter.end()) or _is_gone(printer):
            raise Trouble("paper.printer")
    finally:
        if painter.isActive():
            painter.end()
    return count


def _is_gone(printer: QPrinter) -> bool:
    """Whether the system knows the printer no more. Qt hands it pages all the same, and says nothing."""
    to_file = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
    return not to_file and QPrinterInfo.printerInfo(printer.printerName()).isNull()


def _wanted(printer: QPrinter, pages: int) -> Iterator[int]:
    """The numbers of the pages in the order they are to leave, from 0; copies too where the printer makes none."""
    chosen = [number for number in range(pages) if _is_chosen(printer, number + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        for _ in range(copies):
            yield from chosen
    else:
        for number in chosen:
            yield from (number,) * copies


def _is_chosen(printer: QPrinter, page: int) -> bool:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    return ranges.isEmpty() or ranges.contains(page)


def _dpi(printer: QPrinter) -> int:
    """The printer's own dots, or a whole part of them: a bar's edge then falls between two dots."""
    finer = -(-printer.resolution() // PRINT_DPI_MAX)
    return printer.resolution() // finer


def _paint_page(painter: QPainter, printer: QPrinter, image: PageImage) -> None:
    picture = QImage(image.grey, image.width, image.height, image.stride, QImage.Format.Format_Grayscale8)
    dots = printer.resolution() / POINTS_PER_INCH
    width, height = image.points[0] * dots, image.points[1] * dots
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    over = (height - paper.height()) / 2
    if over > 0 and width <= paper.width() + HAIR_DOTS and _is_blank(image, over / height):
        shrink = 1.0  # an A4 sheet on a letter's page: only white hangs over, and the bars keep their width
    else:
        shrink = min(1.0, (paper.width() + HAIR_DOTS) / width, (paper.height() + HAIR_DOTS) / height)
    left = max(0.0, (paper.width() - width * shrink) / 2)
    # On larger paper it stands clear of the edge, where no printer reaches.
    top = min((paper.height() - height * shrink) / 2, CLEAR_MM / MM_PER_INCH * printer.resolution())
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRectF(left, top, width * shrink, height * shrink), picture)


def _is_blank(image: PageImage, share: float) -> bool:
    """Whether nothing is printed on this share of the page at its top and at its foot."""
    size = (int(image.height * share) + 1) * image.stride
    return not image.grey[:size].strip(_WHITE) and not image.grey[-size:].strip(_WHITE)
