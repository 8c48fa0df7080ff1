"""A sheet of paper to draw on: text, rules, bars and squares from the top left, in points. The one owner of reportlab.

The same drawing gives the same bytes: no clock, no random, no file names go into the PDF. Text is black; the only grey
is a hairline under a row, which may vanish on a poor printer without taking a meaning along.
"""

from __future__ import annotations

import hashlib
import io
import math
from threading import Lock
from typing import Literal

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from shoebox.paper.codes import BARS_QUIET, QR_QUIET, bar_runs, code128_pattern, qr_matrix
from shoebox.paper.faces import REGULAR, SEMIBOLD, Style, known_letters, narrowed, text_width
from shoebox.paper.language import language
from shoebox.paper.pdfa import Said, make_archival

MM = 72 / 25.4
HAIRLINE, RULE, SECTION_RULE = 0.5, 0.8, 1.5
_HAIRLINE_GREY = 0.6
_DASH = (3.0, 2.5)
_ACROSS_SHARE = 0.88  # of the way from edge to edge
_OUTLINE_MODE = 1  # PDF text rendering mode: stroke, no fill
# All sheets share the three faces, and a face has one reading position, which moves while its letters are embedded.
_FINISHING = Lock()
Align = Literal["left", "right", "centre"]


rl_config.useA85 = 0  # pages as compressed bytes, not as letters: a quarter smaller, and faster to write


class Sheet:
    """Pages of one size in the making. ``x`` runs right and ``y`` runs down from the top left corner, in points."""

    def __init__(self, *, width_mm: float, height_mm: float, title: str, subject: str) -> None:
        self.width, self.height = width_mm * MM, height_mm * MM
        self._title, self._subject, self._digest = title, subject, hashlib.sha256()
        self._language = language()
        self._out = io.BytesIO()
        self._ink = Canvas(
            self._out,
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,
            lang=self._language,
            pdfVersion=(1, 7),  # which PDF/A-2 is made of
        )
        self._ink.setTitle(title)
        self._ink.setSubject(subject)
        self._ink.setAuthor("Shoebox")
        self._ink.setCreator("Shoebox")
        self._new_words()

    def _new_words(self) -> None:
        # One text object a page: five thousand findings draw a fifth faster than with one for each cell.
        self._words = self._ink.beginText()
        self._spacing = 0.0

    def text(self, x: float, y: float, text: str, style: Style, *, align: Align = "left") -> None:
        """One line of text standing on the baseline ``y``; ``x`` is its left end, right end or centre."""
        if not text:
            return
        text = known_letters(text)
        self._stands(x, y, text)
        if align != "left":
            width = text_width(text, style) - style.spacing * style.size
            x -= width if align == "right" else width / 2
        self._words.setFont(style.face, style.size)
        self._words.setTextOrigin(x, self.height - y)
        spacing = style.spacing * style.size
        if spacing != self._spacing:
            self._words.setCharSpace(spacing)
            self._spacing = spacing
        self._words.textLine(text)

    def _stands(self, x: float, y: float, text: str) -> None:
        """Note what stands where, for the document's identity."""
        self._digest.update(f"{x:.2f} {y:.2f} {text}\n".encode())

    def rule(self, x: float, y: float, width: float, *, weight: float = RULE) -> None:
        """A level line; a hairline is grey, all others black."""
        self._ink.setLineWidth(weight)
        self._ink.setStrokeGray(_HAIRLINE_GREY if weight <= HAIRLINE else 0)
        self._ink.line(x, self.height - y, x + width, self.height - y)

    def upright(self, x: float, y: float, height: float, *, weight: float = RULE) -> None:
        """A black line downwards."""
        self._ink.setLineWidth(weight)
        self._ink.setStrokeGray(0)
        self._ink.line(x, self.height - y, x, self.height - y - height)

    def box(self, x: float, y: float, width: float, height: float, *, weight: float = RULE) -> None:
        """An empty box, its line inside the measures."""
        self._ink.setLineWidth(weight)
        self._ink.setStrokeGray(0)
        inset = weight / 2
        self._ink.rect(x + inset, self.height - y - height + inset, width - weight, height - weight)

    def dashes(self, x: float, y: float, width: float, height: float = 0.0) -> None:
        """A dashed level line, or a dashed box where it has a height: to cut along, or to keep free."""
        self._ink.saveState()
        self._ink.setLineWidth(RULE)
        self._ink.setStrokeGray(0)
        self._ink.setDash(*_DASH)
        if height:
            self._ink.rect(x, self.height - y - height, width, height)
        else:
            self._ink.line(x, self.height - y, x + width, self.height - y)
        self._ink.restoreState()

    def block(self, x: float, y: float, width: float, height: float) -> None:
        """A black block."""
        self._ink.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def bars(self, x: float, y: float, text: str, *, module_mm: float, height_mm: float) -> None:
        """A Code 128 with its quiet zones; ``x`` is the left end of the left quiet zone."""
        self._stands(x, y, text)
        module = module_mm * MM
        path = self._ink.beginPath()
        bottom = self.height - y - height_mm * MM
        for first, length in bar_runs(code128_pattern(text)):
            path.rect(x + (BARS_QUIET + first) * module, bottom, length * module, height_mm * MM)
        self._ink.drawPath(path, stroke=0, fill=1)

    def qr(self, x: float, y: float, text: str, *, module_mm: float) -> None:
        """A QR code with its quiet zone; ``x`` and ``y`` are the zone's top left corner."""
        self._stands(x, y, text)
        module = module_mm * MM
        path = self._ink.beginPath()
        for row, squares in enumerate(qr_matrix(text)):
            pattern = "".join("01"[square] for square in squares)
            top = self.height - y - (QR_QUIET + row) * module
            for first, length in bar_runs(pattern):
                path.rect(x + (QR_QUIET + first) * module, top - module, length * module, module)
        self._ink.drawPath(path, stroke=0, fill=1)

    def across(self, words: str, *, size: float, degrees: float) -> None:
        """An outlined word over the whole sheet, turned by 1 to 89 degrees, to be drawn before anything else."""
        turned = math.radians(degrees)
        room = min(self.width / math.cos(turned), self.height / math.sin(turned)) * _ACROSS_SHARE
        style = narrowed(words, Style(SEMIBOLD, size, size), room)
        self._ink.saveState()
        self._ink.translate(self.width / 2, self.height / 2)
        self._ink.rotate(degrees)
        self._ink.setLineWidth(HAIRLINE)
        self._ink.setStrokeGray(_HAIRLINE_GREY)  # may vanish: the head line says the same in black
        self._ink.setFont(style.face, style.size)
        self._ink.drawString(-text_width(words, style) / 2, -style.size * 0.36, words, mode=_OUTLINE_MODE)
        self._ink.restoreState()

    def turn(self) -> None:
        """End this page; what is drawn next stands on a new one."""
        self._ink.drawText(self._words)
        self._ink.showPage()
        self._new_words()

    def finished(self) -> bytes:
        """The PDF. Every page was ended with `turn`; nothing may be drawn afterwards."""
        said = Said(self._title, self._subject, self._language, self._digest.digest())
        make_archival(self._ink._doc, said)  # the canvas hands its document out by no other name
        with _FINISHING:
            self._ink.save()
        return self._out.getvalue()


def bars_width_mm(text: str, module_mm: float) -> float:
    """How wide a Code 128 of this text stands, quiet zones included, in mm."""
    return (len(code128_pattern(text)) + 2 * BARS_QUIET) * module_mm


def qr_width_mm(text: str, module_mm: float) -> float:
    """How wide and high a QR code of this text stands, quiet zone included, in mm."""
    return (len(qr_matrix(text)) + 2 * QR_QUIET) * module_mm
