"""Sends a finished sheet to the system's print dialog, or opens it in the system's viewer. Imports Qt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from shoebox.domain.errors import Trouble
from shoebox.paper.pages import PageImage, page_images

PRINT_DPI = 300


def open_sheet(path: Path) -> None:
    """Show the PDF in the system's viewer; trouble where there is none (``paper.no_viewer``), the file stays."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise Trouble("paper.no_viewer", file=str(path))


def print_sheet(path: Path, owner: QWidget) -> bool:
    """Ask with the system's print dialog, then print. False where the person closed the dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, owner)
    dialog.setWindowTitle(f"Print {path.stem}")
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_sheet(path.read_bytes(), printer)
    return True


def paint_sheet(pdf: bytes, printer: QPrinter) -> int:
    """Paint each page at its own size on the printer's paper; how many pages went."""
    painter = QPainter()
    count = 0
    for count, image in enumerate(page_images(pdf, dpi=PRINT_DPI), start=1):
        if count == 1:
            printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
            if not painter.begin(printer):
                raise Trouble("paper.printer")
        else:
            printer.newPage()
        _paint_page(painter, printer, image)
    painter.end()
    return count


def _paint_page(painter: QPainter, printer: QPrinter, image: PageImage) -> None:
    picture = QImage(image.grey, image.width, image.height, image.stride, QImage.Format.Format_Grayscale8)
    dots = printer.resolution() / 72
    width, height = image.points[0] * dots, image.points[1] * dots
    paper = printer.pageLayout().paintRectPixels(printer.resolution())
    shrink = min(1.0, paper.width() / width, paper.height() / height)
    painter.drawImage(QRectF(0, 0, width * shrink, height * shrink), picture)
