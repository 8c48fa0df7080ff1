"""Pages of a finished PDF as pictures, for the printer dialog and for looking at a sheet on screen."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

POINTS_PER_INCH = 72
PAGES_MAX = 400


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page in 8-bit grey, `stride` bytes a row; `points` is the paper's size in 1/72 inch."""

    width: int
    height: int
    stride: int
    grey: bytes
    points: tuple[float, float]


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """The paper's size of each page in 1/72 inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(document.get_page_size(number) for number in range(min(len(document), PAGES_MAX)))
    finally:
        document.close()


def page_image(pdf: bytes, number: int, *, dpi: int) -> PageImage:
    """Draw one page, counted from 0; a long report never stands in memory whole."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number]
        bitmap = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)
        grey = bytes(bitmap.buffer)
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, grey, page.get_size())
    finally:
        document.close()
