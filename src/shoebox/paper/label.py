"""The label of a physical shoebox: 6 x 9 inches, readable from the other side of a stock room. Paper room."""

from __future__ import annotations

from shoebox.domain.box import LABEL_CODE, BoxHead
from shoebox.domain.unsent import Unsent
from shoebox.paper.codes import can_be_bars, ungrouped
from shoebox.paper.faces import MEDIUM, REGULAR, SEMIBOLD, Style, fit, printable, text_width
from shoebox.paper.frame import fitting_module
from shoebox.paper.language import say
from shoebox.paper.sheet import MM, Sheet, bars_width_mm, qr_width_mm
from shoebox.paper.words import day_and_time, day_short, day_year, signed_money

LABEL_MM = (152.4, 228.6)

_EDGE = 1.5
_MARGIN = 7.5 * MM
WIDTH = LABEL_MM[0] * MM - 2 * _MARGIN
_CAPTION = Style(SEMIBOLD, 11, 15)
_STORE = Style(SEMIBOLD, 90, 84, -0.03)
_NAME = Style(SEMIBOLD, 15, 20)
_DAY = Style(SEMIBOLD, 30, 36, -0.01)
_YEAR = Style(REGULAR, 15, 20)
_NUMBER = Style(SEMIBOLD, 22.5, 28, 0.04)
_CELL, _VALUE = Style(REGULAR, 11, 14), Style(SEMIBOLD, 16.5, 20)
_LINE_WORDS = Style(REGULAR, 11, 14)
_BARS_MODULES_MM = (0.9, 0.75, 0.625, 0.5)
_BARS_HEIGHT_MM = 34.0
_QR_WIDTH_MM, _QR_MODULE_MM_MIN = 43.0, 0.75
_CELL_HEIGHT = 37.0
_CUSTODY_LINES = 4
_SEAL_AT, _SEAL_MODULES_MM, _SEAL_BARS_HEIGHT_MM = 2, (0.375, 0.33, 0.25), 9.5


def box_label_pdf(
    head: BoxHead,
    *,
    entries: int,
    slips_by_hand: int,
    keep_until: str,
    unsent: Unsent,
    printed_ms: int,
    offset_min: int,
    is_corrected: bool = False,
) -> bytes:
    """The label for the box that ``head`` seals; ``slips_by_hand`` below 0 means nobody counted them.

    ``is_corrected``: some of its money corrects earlier days. ``keep_until`` is a date, ISO 8601. ``unsent`` is what
    the whole store had not sent when this was printed.
    """
    sheet = Sheet(
        width_mm=LABEL_MM[0],
        height_mm=LABEL_MM[1],
        title=say("Box {0}", printable(head.box_no)),
        subject=say("Store {0} {1}", printable(head.store), printable(head.store_name)),
    )
    sheet.box(0, 0, sheet.width, sheet.height, weight=_EDGE)
    _draw_head(sheet, head)
    y = _draw_number(sheet, head, 146.0)
    cells = (
        *_cells(head, entries, slips_by_hand, keep_until=keep_until, is_corrected=is_corrected),
        (say("Not sent yet, whole store"), _unsent_words(unsent)),
        (say("As printed"), day_and_time(printed_ms, offset_min)),
    )
    y = _draw_cells(sheet, cells, y + 12, seal=printable(head.seal))
    _draw_custody(sheet, head, y + 12)
    bottom = sheet.height - _MARGIN
    holds = say("Holds signed card slips. Do not open.")
    if slips_by_hand == 0:  # such as that of an office PC that sells nothing
        holds = say("Holds papers of the day. Do not open.")
    sheet.text(_MARGIN, bottom - 13, holds, _CAPTION)
    sheet.text(_MARGIN, bottom + 1, say("If the seal is broken, call Finance before anything else."), _CAPTION)
    sheet.turn()
    return sheet.finished()


def box_code(head: BoxHead) -> str:
    """What the QR code of the label carries: the box number and the hash of the box's last entry."""
    return f"{LABEL_CODE}{head.box_no}:{head.head.hex().upper()}"


def _draw_head(sheet: Sheet, head: BoxHead) -> None:
    right = _MARGIN + WIDTH
    day = day_short(head.day)
    year = say("{0}, incident {1}", head.day[:4], printable(head.incident)) if head.incident else head.day[:4]
    across = max(text_width(day, _DAY), text_width(say("Day"), _CAPTION))
    sheet.text(_MARGIN, _MARGIN + 11, say("Store"), _CAPTION)
    sheet.text(right, _MARGIN + 11, say("Day"), _CAPTION, align="right")
    sheet.text(right, _MARGIN + 47, day, _DAY, align="right")
    room = WIDTH - across - 20
    store = printable(head.store)
    shrink = min(1.0, room / text_width(store, _STORE))
    size = max(24.0, _STORE.size * shrink)
    style = Style(_STORE.face, size, size, _STORE.spacing)
    sheet.text(_MARGIN - size * 0.05, _MARGIN + 86, fit(store, style, room), style)
    sheet.text(right, _MARGIN + 66, fit(year, _YEAR, WIDTH * 0.55), _YEAR, align="right")
    sheet.text(_MARGIN, _MARGIN + 110, fit(printable(head.store_name), _NAME, WIDTH), _NAME)


def _draw_number(sheet: Sheet, head: BoxHead, y: float) -> float:
    """The box's number as bars as wide as the label takes, and as digits under them."""
    number = printable(head.box_no)
    middle = sheet.width / 2
    modules = _BARS_MODULES_MM if can_be_bars(number) else ()
    fitting = [module for module in modules if bars_width_mm(number, module) <= LABEL_MM[0] - 4]
    if fitting:
        wide = bars_width_mm(number, fitting[0]) * MM
        sheet.bars(middle - wide / 2, y, number, module_mm=fitting[0], height_mm=_BARS_HEIGHT_MM)
    y += _BARS_HEIGHT_MM * MM
    sheet.text(middle, y + 24, fit(number, _NUMBER, WIDTH), _NUMBER, align="centre")
    return y + 30


def _cells(
    head: BoxHead, entries: int, slips_by_hand: int, *, keep_until: str, is_corrected: bool
) -> tuple[tuple[str, str], ...]:
    money = signed_money(sum(amount for _, amount in head.totals_minor), head.currency)
    words = say("Box total, corrected") if is_corrected else say("Money")
    counted = f"{slips_by_hand:,}" if slips_by_hand >= 0 else say("not counted")
    return (
        (say("Slips in this box"), counted),
        (say("Counted by hand at Finance"), ""),  # empty, to be written in when the box comes
        (say("Seal"), printable(head.seal) or say("none")),
        (say("Initials and date"), ""),
        (words, money),
        (say("Entries"), f"{entries:,}"),
        (say("Register"), printable(head.register)),
        (say("Keep until"), day_year(keep_until)),
    )


def _unsent_words(unsent: Unsent) -> str:
    """``112 entries``; where of a register nothing is known, at least so many."""
    said = say("1 entry") if unsent.entries == 1 else say("{0} entries", f"{unsent.entries:,}")
    return say("at least {0}", said) if unsent.unknown else said


def _draw_cells(sheet: Sheet, cells: tuple[tuple[str, str], ...], y: float, *, seal: str) -> float:
    width, height = WIDTH / 2, _CELL_HEIGHT
    rows = len(cells) // 2
    sheet.box(_MARGIN, y, WIDTH, height * rows, weight=_EDGE)
    sheet.upright(_MARGIN + width, y, height * rows)
    for at, (label, value) in enumerate(cells):
        x, top = _MARGIN + width * (at % 2) + 10, y + height * (at // 2)
        sheet.text(x, top + 13, label, _CELL)
        room = width - 20 - (_draw_seal(sheet, seal, x + width - 10, top, width - 20) if at == _SEAL_AT else 0.0)
        sheet.text(x, top + 31, fit(value, _VALUE, room), _VALUE)
        if at and at % 2 == 0:
            sheet.rule(_MARGIN, top, WIDTH)
    return y + height * rows


def _draw_seal(sheet: Sheet, seal: str, right: float, top: float, room: float) -> float:
    """The seal's number as bars beside its digits, for whoever reads the tape; how much of the room they took."""
    number = ungrouped(seal)
    free_mm = (room - text_width(seal, _VALUE)) / MM
    module_mm = fitting_module(number, _SEAL_MODULES_MM, free_mm)
    if not module_mm:
        return 0.0
    wide = bars_width_mm(number, module_mm) * MM
    sheet.bars(right - wide, top + 5, number, module_mm=module_mm, height_mm=_SEAL_BARS_HEIGHT_MM)
    return wide


def _draw_custody(sheet: Sheet, head: BoxHead, y: float) -> None:
    """The head hash for scanners, and lines for everybody who carried the box."""
    code = box_code(head)
    module = max(_QR_MODULE_MM_MIN, _QR_WIDTH_MM / qr_width_mm(code, 1.0))
    wide = qr_width_mm(code, module) * MM
    quiet = 4 * module * MM
    sheet.qr(_MARGIN - quiet, y - quiet + 4, code, module_mm=module)
    x = _MARGIN + wide - quiet + 4
    room = _MARGIN + WIDTH - x
    sheet.text(x, y + 11, say("Who had the box"), _CAPTION)
    columns = ((say("Name"), 0.46, 8), (say("Date"), 0.27, 8), (say("Time"), 0.27, 0))
    for name, share, gap in columns:
        width = room * share - gap
        sheet.text(x, y + 29, name, Style(MEDIUM, 9, 12))
        for line in range(_CUSTODY_LINES):
            sheet.rule(x, y + 33 + line * 25, width)
        x += room * share
