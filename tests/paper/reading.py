"""Reads papers back as a scanner and a careful eye would: pictures, codes, and every stretch of text with its place."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

DPIS = (203, 300)
INK = 128  # a grey below this prints as black on paper that knows no grey
_OUTLINE = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of text: its page, its letters' bounds from the bottom left in points, and its size."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Every page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    shots = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    document.close()
    return shots


def picture_of(pdf: bytes, dpi: int, page: int) -> Image.Image:
    """One page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    shot = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    return shot


def black_and_white(picture: Image.Image) -> Image.Image:
    """The page on a printer that knows no grey."""
    return picture.point(lambda grey: 0 if grey < INK else 255)


def codes(pdf: bytes, dpi: int, *, page: int = 0) -> list[tuple[str, str]]:
    """What a scanner finds on a page in black and white: sorted pairs of kind and content."""
    found = zxingcpp.read_barcodes(black_and_white(picture_of(pdf, dpi, page)))
    return sorted((str(code.format).rsplit(".", 1)[-1].replace(" ", ""), code.text) for code in found)


def stretches(pdf: bytes) -> list[Stretch]:
    """All filled text of all pages; the outlined word across a draft is no text to read."""
    document = pypdfium2.PdfDocument(pdf)
    found = [stretch for number, page in enumerate(document) for stretch in _on_page(page, number)]
    document.close()
    return found


def _on_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Stretch]:
    textpage = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=textpage):
        if pdfium.FPDFTextObj_GetTextRenderMode(thing) == _OUTLINE:
            continue
        left, bottom, right, top = thing.get_bounds()
        yield Stretch(number, thing.extract(), left, bottom, right, top, round(thing.get_font_size(), 3))
    textpage.close()
    page.close()


def overlaps(pdf: bytes) -> list[tuple[str, str]]:
    """Pairs of stretches that stand on each other by more than a hair."""
    hair = 0.35
    found = []
    by_page: dict[int, list[Stretch]] = {}
    for stretch in stretches(pdf):
        by_page.setdefault(stretch.page, []).append(stretch)
    for page in by_page.values():
        rows = sorted(page, key=lambda stretch: stretch.bottom)
        for at, one in enumerate(rows):
            for other in rows[at + 1 :]:
                if other.bottom > one.top - hair:
                    break
                if one.left < other.right - hair and other.left < one.right - hair:
                    found.append((one.text, other.text))
    return found


def text(pdf: bytes) -> str:
    """All words of all pages."""
    return "\n".join(page_texts(pdf))


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def page_count(pdf: bytes) -> int:
    """How many pages."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def ink_commands(pdf: bytes) -> set[str]:
    """The colours that are set anywhere: ``0 g`` fills black, ``.6 G`` draws grey lines, anything else is a colour."""
    found: set[str] = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        stream = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
        bare = re.sub(r"\((?:\\.|[^\\()])*\)", "()", stream)  # letters inside a text are no commands
        found |= set(re.findall(r"[\d.]+ [gG](?=\s)", bare))
        found |= set(re.findall(r"\b(?:rg|RG|k|K|cs|CS|scn|SCN|sh)\b", bare))
    return found


def fonts_without_a_program(pdf: bytes) -> list[str]:
    """Names of fonts that are not inside the file, or not cut down to the letters used."""
    missing = []
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            held = font.get_object()
            inside = "/FontDescriptor" in held and "/FontFile2" in held["/FontDescriptor"]
            if not inside or "+" not in held["/BaseFont"]:
                missing.append(str(held["/BaseFont"]))
    return missing


def quiet_zones(pdf: bytes, dpi: int, *, page: int = 0) -> list[tuple[str, bool]]:
    """For each code on a page: its content, and whether the zone that its standard wants around it is empty."""
    picture = black_and_white(picture_of(pdf, dpi, page))
    zones = []
    for code in zxingcpp.read_barcodes(picture):
        corners = [
            code.position.top_left,
            code.position.top_right,
            code.position.bottom_left,
            code.position.bottom_right,
        ]
        left, right = min(c.x for c in corners), max(c.x for c in corners)
        top, bottom = min(c.y for c in corners), max(c.y for c in corners)
        if "QR" in str(code.format):
            wide = _quiet_around(picture, left, top, right, bottom, module=_qr_module(code, right - left))
        else:
            middle = (top + bottom) // 2
            wide = _quiet_beside(picture, left, right, middle, modules=_code128_modules(code.text))
        zones.append((code.text, wide))
    return zones


def _qr_module(code: zxingcpp.Barcode, width: int) -> float:
    from shoebox.paper import qr_matrix

    return width / len(qr_matrix(code.text))


def _code128_modules(content: str) -> int:
    from shoebox.paper import code128_pattern

    return len(code128_pattern(content))


def _quiet_beside(picture: Image.Image, left: int, right: int, row: int, *, modules: int) -> bool:
    """Ten modules of white left and right of the bars, less the pixel that rounding may take."""
    black = [x for x in range(picture.width) if picture.getpixel((x, row)) == 0]
    inside = [x for x in black if left - 3 <= x <= right + 3]
    first, last = min(inside), max(inside)
    zone = int(10 * (last - first + 1) / modules) - 1
    free_left = all(not first - zone <= x < first for x in black)
    free_right = all(not last < x <= last + zone for x in black)
    return free_left and free_right and first >= zone and last + zone < picture.width


def _quiet_around(picture: Image.Image, left: int, top: int, right: int, bottom: int, *, module: float) -> bool:
    zone = int(4 * module) - 2
    outer = picture.crop((left - zone, top - zone, right + zone, bottom + zone))
    inner = Image.new("L", (right - left + 4, bottom - top + 4), 255)
    outer.paste(inner, (zone - 2, zone - 2))
    return outer.getextrema() == (255, 255)
