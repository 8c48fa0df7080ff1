"""Codes that scanners read, as modules: Code 128 and QR. Draws nothing, reads nothing.

A module is the thinnest bar or the smallest square. Quiet zones are whoever draws them: 10 modules left and right of
a Code 128 (ISO/IEC 15417), 4 on each side of a QR (ISO/IEC 18004).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from threading import Lock

import segno
from barcode.codex import Code128

CODE128_CHARS_MAX = 48
QR_CHARS_MAX = 300
BARS_QUIET = 10
QR_QUIET = 4
_MAKING = Lock()


def can_be_bars(text: str) -> bool:
    """Whether Code 128 can carry the text: 1 to 48 printable ASCII letters and figures."""
    return re.fullmatch(rf"[ -~]{{1,{CODE128_CHARS_MAX}}}", text) is not None


def ungrouped(number: str) -> str:
    """A number as a code carries it: people read groups, scanners one number."""
    return number.replace(" ", "")


@lru_cache(maxsize=512)
def code128_pattern(text: str) -> str:
    """The bars of ``text`` from start to stop, check digit included: "1" is a black module, "0" a white one.

    Figures go two to a symbol where that is shorter (set C). Only text for which ``can_be_bars`` says yes.
    """
    assert can_be_bars(text), "Code 128 carries printable ASCII"
    return str(Code128(text).build()[0])


def bar_runs(pattern: str) -> tuple[tuple[int, int], ...]:
    """The black runs of a pattern as (first module, how many)."""
    runs = []
    at = 0
    for colour, modules in groupby(pattern):
        length = len(list(modules))
        if colour == "1":
            runs.append((at, length))
        at += length
    return tuple(runs)


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of a QR code (level M) row by row, True = black, without the quiet zone.

    A sheet asks for the width first, prints the same code on both copies, and the screen shows it meanwhile, from
    another thread: whoever comes second waits for what is being made.
    """
    with _MAKING:
        return _squares(text)


@lru_cache(maxsize=64)
def _squares(text: str) -> tuple[tuple[bool, ...], ...]:
    assert 0 < len(text) <= QR_CHARS_MAX, "a QR code here carries 1 to 300 letters"
    code = segno.make_qr(text, error="m", boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
