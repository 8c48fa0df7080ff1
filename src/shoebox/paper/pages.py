"""Pages of a finished PDF as pictures, for the printer dialog and for looking at a sheet on screen."""

from __future__ import annotations

from collections.abc import Iterator
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


def page_images(pdf: bytes, *, dpi: int) -> Iterator[PageImage]:
    """Draw the pages one after the other, so that a long report never stands in memory whole."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(min(len(document), PAGES_MAX)):
            page = document[number]
            bitmap = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)
            yield PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), page.get_size())
            bitmap.close()
            page.close()
    finally:
        document.close()
