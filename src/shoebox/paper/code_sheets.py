"""One-use enrolment codes on paper, one strip for each register, to be cut apart and sent to the stores. Paper room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from shoebox.domain.enrolling import CodeSheet
from shoebox.domain.ids import spaced
from shoebox.paper.codes import BARS_QUIET
from shoebox.paper.faces import REGULAR, SEMIBOLD, Style, fit, printable, wrap
from shoebox.paper.frame import A4_MM, LEFT, SMALL, TOP, WIDTH, fitting_module
from shoebox.paper.language import say
from shoebox.paper.sheet import MM, Sheet, bars_width_mm
from shoebox.paper.words import day_long

STRIPS = 4  # on one A4 sheet
_STRIP = 66.0 * MM
_MODULES_MM, _BARS_HEIGHT_MM, _BARS_WIDTH_MM_MAX = (0.33, 0.30, 0.25), 10.0, 78.0
_TITLE, _CODE, _TEXT = Style(SEMIBOLD, 13, 17), Style(SEMIBOLD, 24, 30, 0.04), Style(REGULAR, 10, 14)


def code_sheets_pdf(sheets: Sequence[CodeSheet], *, address: str, office: str) -> bytes:
    """A strip for each register. `office` is the fingerprint of head office's key; an empty `address` is left out."""
    made = Sheet(
        width_mm=A4_MM[0], height_mm=A4_MM[1], title=say("Enrolment codes"), subject=say("{0} registers", len(sheets))
    )
    for at, sheet in enumerate(sheets):
        _draw(made, sheet, TOP + at % STRIPS * _STRIP, address=address, office=office)
        if at % STRIPS == STRIPS - 1 or at == len(sheets) - 1:
            made.turn()
    return made.finished()


def _draw_bars(made: Sheet, code: str, y: float) -> None:
    """The code for a scanner at the register, which types it as a person would."""
    module_mm = fitting_module(code, _MODULES_MM, _BARS_WIDTH_MM_MAX)
    if module_mm:
        x = LEFT + WIDTH - (bars_width_mm(code, module_mm) - BARS_QUIET * module_mm) * MM
        made.bars(x, y, code, module_mm=module_mm, height_mm=_BARS_HEIGHT_MM)


def _draw(made: Sheet, sheet: CodeSheet, top: float, *, address: str, office: str) -> None:
    who = say("Store {0}, register {1}", printable(sheet.store), printable(sheet.register))
    until = day_long(datetime.fromtimestamp(sheet.until_ms / 1_000, UTC).date().isoformat())
    made.text(LEFT, top + 16, fit(who, _TITLE, WIDTH), _TITLE)
    made.text(LEFT, top + 50, spaced(sheet.code), _CODE)
    _draw_bars(made, sheet.code, top + 26)
    where = f" --central {printable(address)}" if address else ""
    lines = (
        say("Good once, until {0} (UTC). Keep it like a key; throw it away once it is used.", until),
        say("On the register PC, in its folder DIR:"),
        f"shoebox join DIR {sheet.code}{where}",
        say("Head office's key is {0}: shoebox tells by itself whether it is the right one.", office),
    )
    whole = (part for line in lines for part in wrap(line, _TEXT, WIDTH, lines_max=3))
    for at, line in enumerate(whole):  # what is cut off can't be typed
        made.text(LEFT, top + 74 + at * _TEXT.leading, line, _TEXT)
    made.dashes(LEFT, top + _STRIP - 14, WIDTH)
    made.text(LEFT + WIDTH, top + 16, say("Shoebox enrolment"), SMALL, align="right")
