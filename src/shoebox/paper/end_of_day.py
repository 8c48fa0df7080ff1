"""The end-of-day report: one page that says everything once, further pages for long lists, two copies.

Paper room: draws what the figures say, and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.clock import local_time
from shoebox.domain.day import DayFigures
from shoebox.domain.incident import HEAD_OFFICE
from shoebox.domain.registers import Came
from shoebox.paper.day_page import ACROSS_DEGREES, ACROSS_SIZE, DRAFT
from shoebox.paper.day_rest import DayRest
from shoebox.paper.day_sections import DaySections, is_draft, proof_digits
from shoebox.paper.faces import REGULAR, SEMIBOLD, Style, fit, printable, text_width, wrap
from shoebox.paper.flow import Flow, Piece, balanced
from shoebox.paper.frame import (
    A4_MM,
    BIG,
    BOTTOM,
    COLUMN,
    COLUMN_GAP,
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    KEY,
    KEY_BIG,
    KEYS_HEIGHT,
    LEFT,
    LINE,
    RUNNING_HEAD_HEIGHT,
    SMALL,
    SMALL_STRONG,
    TOP,
    WIDTH,
    KeyFigure,
    draw_fitting,
    draw_foot,
    draw_keys,
    draw_number,
    draw_running_head,
)
from shoebox.paper.language import say
from shoebox.paper.receipt_words import TRAINING
from shoebox.paper.sheet import MM, RULE, SECTION_RULE, Sheet, qr_width_mm
from shoebox.paper.table import BODY, ROW_PADS, TITLE, Laid, lay
from shoebox.paper.words import day_long, line_words, report_number, signed_money, time_of, weekday

COPIES = 2

_PROOF = Style(SEMIBOLD, 11, 17, 0.04)
_TINY = Style(REGULAR, 7.25, 9)
_QR_WIDTH_MM, _QR_MODULE_MM_MIN = 27.5, 0.6
_HOURS_HEIGHT, _SIGN_HEIGHT = 51.0, 44.0
_SPLIT_SHOWN = 4
_PAIR_GAP_MIN, _PAIR_GAP_MAX = 10.0, 20.0
# How many lines of a list stand on the first page, and the air around each: the first that fits is taken.
_DENSITIES = (*((14, pad) for pad in ROW_PADS), *((most, ROW_PADS[-1]) for most in range(13, 2, -1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What stands where, measured before anything is drawn, so that each page knows how many there are."""

    figures: DayFigures
    printed_ms: int
    draft: bool
    word: str  # across every page that is no report: DRAFT, or that it is practice
    is_training: bool
    pairs: tuple[tuple[Laid, Laid | None], ...]
    gap: float
    pieces: tuple[Piece, ...]
    pages: int
    copies: int


def end_of_day_pdf(figures: DayFigures, *, printed_ms: int, draft: bool = False, training: bool = False) -> bytes:
    """The end-of-day report as a PDF: both copies, each as many pages as its lists need.

    A day that is not closed prints as a draft whatever is asked: one copy, marked, with no number and no proof.
    ``training`` marks practice in the same way, closed or not.
    """
    word = say(TRAINING) if training else say(DRAFT) if draft or is_draft(figures) else ""
    plan = _planned(figures, printed_ms=printed_ms, word=word, is_training=training)
    sheet = Sheet(
        width_mm=A4_MM[0],
        height_mm=A4_MM[1],
        title=say("End of day {0}", _number(figures)) + (f", {plan.word.lower()}" if plan.draft else ""),
        subject=f"{_store_words(figures)}, {day_long(figures.day)}",
    )
    for copy in range(1, plan.copies + 1):
        _draw_copy(sheet, plan, copy)
    return sheet.finished()


def report_code(figures: DayFigures) -> str:
    """What the QR code of the report carries: its number and the whole hash that the digits beside it begin."""
    number = report_number(figures.store, figures.register, figures.day, figures.z_no)
    return f"SBX:DAY:{number}:{figures.digest.hex().upper()}"


def _planned(figures: DayFigures, *, printed_ms: int, word: str, is_training: bool) -> _Plan:
    draft = bool(word)
    room = BOTTOM - TOP - _head_height(figures) - KEYS_HEIGHT - _HOURS_HEIGHT - _SIGN_HEIGHT - FOOT_HEIGHT
    for most, pad in _DENSITIES:
        sections = DaySections(figures, most=most)
        pairs = _pairs(sections, pad=pad, draft=draft)
        height = sum(_pair_height(figures, pair) for pair in pairs)
        if height + _PAIR_GAP_MIN * len(pairs) <= room:
            break
    gap = min(_PAIR_GAP_MAX, max(_PAIR_GAP_MIN, (room - height) / len(pairs)))
    pieces = _long_lists(sections, DayRest(figures))
    return _Plan(
        figures=figures,
        printed_ms=printed_ms,
        draft=draft,
        word=word,
        is_training=is_training,
        pairs=pairs,
        gap=gap,
        pieces=pieces,
        pages=1 + max((piece.page for piece in pieces), default=0),
        copies=1 if draft else COPIES,
    )


def _long_lists(sections: DaySections, rest: DayRest) -> tuple[Piece, ...]:
    """From the second page on: wide tables that the first could not hold, then narrow ones below, the rest last."""
    top, bottom = TOP + RUNNING_HEAD_HEIGHT, BOTTOM - FOOT_HEIGHT - 8
    wide = Flow(top=top, bottom=bottom, columns=1, page=1)
    wide.add(lay(section, WIDTH) for section in sections.wide_lists())
    laids = [lay(section, COLUMN) for section in (*sections.narrow_lists(), *rest.sections())]
    narrow = balanced(laids, top=top, bottom=bottom, columns=2, page=wide.page, start=wide.y)
    return (*wide.pieces, *narrow.pieces)


def _pairs(sections: DaySections, *, pad: float, draft: bool) -> tuple[tuple[Laid, Laid | None], ...]:
    """The sections side by side, in the order they are read; None is the proof, which is no table."""
    left = (sections.tenders(), sections.cash(), sections.struck(), sections.sending())
    right = (sections.numbers(), sections.risks(), sections.box(), sections.blockers() if draft else None)
    return tuple(
        (lay(one, COLUMN, pad=pad), lay(other, COLUMN, pad=pad) if other else None)
        for one, other in zip(left, right, strict=True)
    )


def _pair_height(figures: DayFigures, pair: tuple[Laid, Laid | None]) -> float:
    left, right = pair
    return max(left.height, right.height if right else _proof_height(figures))


def _draw_copy(sheet: Sheet, plan: _Plan, copy: int) -> None:
    _draw_front(sheet, plan, copy)
    sheet.turn()
    for page in range(1, plan.pages):
        if plan.draft:
            sheet.across(plan.word, size=ACROSS_SIZE, degrees=ACROSS_DEGREES)
        _draw_running_head(sheet, plan, copy)
        for piece in plan.pieces:
            if piece.page == page:
                x = LEFT + piece.column * (COLUMN + COLUMN_GAP)
                piece.laid.draw(sheet, x, piece.y, first=piece.first, end=piece.end)
        _draw_foot(sheet, plan, page + 1)
        sheet.turn()


def _draw_front(sheet: Sheet, plan: _Plan, copy: int) -> None:
    if plan.draft:
        sheet.across(plan.word, size=ACROSS_SIZE, degrees=ACROSS_DEGREES)
    _draw_head(sheet, plan, copy)
    y = TOP + _head_height(plan.figures)
    _draw_keys(sheet, plan.figures, y)
    _draw_hours(sheet, plan.figures, y + KEYS_HEIGHT + 12)
    y += KEYS_HEIGHT + _HOURS_HEIGHT
    for left, right in plan.pairs:
        y += plan.gap
        left.draw(sheet, LEFT, y)
        beside = LEFT + COLUMN + COLUMN_GAP
        if right:
            right.draw(sheet, beside, y)
        else:
            _draw_proof(sheet, plan.figures, beside, y)
        y += _pair_height(plan.figures, (left, right))
    _draw_signatures(sheet)
    _draw_foot(sheet, plan, 1)


def _store_words(figures: DayFigures) -> str:
    return say("Store {0} {1}", printable(figures.store), printable(figures.store_name))


def _register_words(figures: DayFigures) -> str:
    if not figures.registers:
        return say("Register {0}", printable(figures.register))
    # A register's name begins with its store's, which stands on this line already.
    every = (line.register for line in figures.registers if line.came is not Came.LATE)
    names = (name.removeprefix(f"{figures.store}-") for name in every)
    return say("Registers {0}", ", ".join(map(printable, names)))


def _copy_words(plan: _Plan, copy: int) -> str:
    if plan.draft:
        return plan.word if plan.is_training else say("{0}, not closed", plan.word)
    return say("Copy {0} of {1}", copy, plan.copies)


def _draw_head(sheet: Sheet, plan: _Plan, copy: int) -> None:
    figures = plan.figures
    across = _draw_number(sheet, plan)
    room = WIDTH - across - 12
    draw_fitting(sheet, TOP + 17, say("End of day, {0}", day_long(figures.day)), BIG, room)
    tail = [say("Incident {0}", printable(figures.incident))] if figures.incident else []
    tail += [f"Z {figures.z_no:04d}", _register_words(figures)]
    draw_fitting(sheet, TOP + 34, "  ·  ".join((_store_words(figures), *tail)), LINE, room)
    opened = time_of(figures.opened_ms, figures.offset_min)
    rest = say(", printed {0}. ", time_of(plan.printed_ms, figures.offset_min))
    if figures.closed_ms:
        rest = say(", closed {0}", time_of(figures.closed_ms, figures.offset_min)) + rest
    copy_words = f"{_copy_words(plan, copy)}."
    by = say("{0}, opened {1} by {2}", weekday(figures.day), opened, printable(figures.opened_by))
    by = fit(by, SMALL, WIDTH - text_width(rest, SMALL) - text_width(copy_words, SMALL_STRONG))
    sheet.text(LEFT, TOP + 48, by + rest, SMALL)
    sheet.text(LEFT + text_width(by + rest, SMALL), TOP + 48, copy_words, SMALL_STRONG)
    for at, (said, style) in enumerate(_declared_lines(figures), start=1):
        sheet.text(LEFT, TOP + 48 + at * SMALL.leading, fit(said, style, WIDTH), style)


def _head_height(figures: DayFigures) -> float:
    return HEAD_HEIGHT + len(_declared_lines(figures)) * SMALL.leading


def _declared_lines(figures: DayFigures) -> tuple[tuple[str, Style], ...]:
    """By whose word the store sold by hand, and which tools it had to do without."""
    held = figures.declared
    if held is None:
        return _plate_lines(figures)
    since = local_time(held.since_ms, figures.offset_min).date().isoformat()
    when = time_of(held.since_ms, figures.offset_min)
    when = when if since == figures.day else say("{0} on {1}", when, day_long(since))
    who = _who(held.declared_by)
    if held.given_by:
        given = _who(held.given_by)
        line = say("Manual sales since {0}, declared by {1}, number given by {2}.", when, who, given)
    else:
        line = say("Manual sales since {0}, declared by {1}.", when, who)
    said = (line, SMALL)
    if not held.kit_missing:
        return (said, *_plate_lines(figures))
    missing = ", ".join(printable(part) for part in held.kit_missing)
    return (said, (say("Not there when it began: {0}.", missing), SMALL_STRONG), *_plate_lines(figures))


def _who(name: str) -> str:
    """A name as it is, and head office in the paper's language."""
    return say(HEAD_OFFICE) if name == HEAD_OFFICE else printable(name)


def _plate_lines(figures: DayFigures) -> tuple[tuple[str, Style], ...]:
    """Whether the imprinter's plate was this merchant's."""
    plate = figures.plate
    if plate is None:
        return ()
    by, at = printable(plate.by), time_of(plate.wall_ms, figures.offset_min)
    if not plate.was_wrong:
        return ((say("Imprinter plate right, looked at by {0} at {1}.", by, at), SMALL),)
    note = printable(plate.note)
    if plate.is_right:
        return ((say("Imprinter plate was WRONG until {1}, {0}: {2}.", by, at, note), SMALL_STRONG),)
    return ((say("Imprinter plate is WRONG, seen by {0} at {1}: {2}.", by, at, note), SMALL_STRONG),)


def _draw_number(sheet: Sheet, plan: _Plan) -> float:
    """The report's number, or the word that it has none yet; how much of the width it took comes back."""
    if plan.draft:
        sheet.text(LEFT + WIDTH, TOP + 17, plan.word, BIG, align="right")
        return text_width(plan.word, BIG)
    return draw_number(sheet, _number(plan.figures))


def _number(figures: DayFigures) -> str:
    return report_number(printable(figures.store), printable(figures.register), figures.day, figures.z_no)


def _draw_keys(sheet: Sheet, figures: DayFigures, y: float) -> None:
    """The four figures; the money taken is the one big thing of the sheet."""
    cards = sum(line.count for line in figures.tenders if line.tender == "card" and line.gross_minor >= 0)
    cash = sum(line.count for line in figures.tenders if line.tender == "cash" and line.gross_minor >= 0)
    over_short = signed_money(figures.over_short_minor, figures.currency) if figures.counts else say("not counted")
    keys = (
        KeyFigure(say("Taken today"), signed_money(figures.taken_minor, figures.currency), KEY_BIG, 1.5),
        KeyFigure(say("Card slips"), f"{cards:,}", KEY, 1.0),
        KeyFigure(say("Cash sales"), f"{cash:,}", KEY, 1.0),
        KeyFigure(say("Over or short"), over_short, KEY, 1.25),
    )
    draw_keys(sheet, keys, y)


def _draw_hours(sheet: Sheet, figures: DayFigures, y: float) -> None:
    """How many sales each hour saw, as small bars with their counts; beside them what was paid with."""
    _draw_split(sheet, figures, y)
    sheet.text(LEFT, y + 9, say("Sales by hour"), TITLE)
    base = y + 30
    counts = {hour: sales for hour, sales, _ in figures.hours}
    busiest = max(counts.values(), default=0)
    if busiest <= 0:
        sheet.text(LEFT, y + 21, say("none"), BODY)
        return
    hours = range(min(counts), max(counts) + 1)
    first = next(hour for hour, sales in sorted(counts.items()) if sales == busiest)
    most = say("Most from {0}:00, {1} sales", f"{first:02d}", f"{busiest:,}")
    start = LEFT + 38 * MM
    for number, line in enumerate(wrap(most, SMALL, start - LEFT - 2, lines_max=2)):
        sheet.text(LEFT, y + 21 + number * 10, line, SMALL)
    slot = min(34.0, (LEFT + COLUMN * 1.25 - start) / len(hours))
    for at, hour in enumerate(hours):
        middle = start + slot * (at + 0.5)
        sales = counts.get(hour, 0)
        tall = 22.0 * sales / busiest
        sheet.block(middle - slot * 0.22, base - tall, slot * 0.44, tall)
        sheet.text(middle, base - tall - 2.5, f"{sales}", _TINY, align="centre")
        sheet.text(middle, base + 9, f"{hour:02d}", _TINY, align="centre")
    sheet.rule(start, base, slot * len(hours))


def _draw_split(sheet: Sheet, figures: DayFigures, y: float) -> None:
    """The share of each tender in what was taken, the largest first, as bars with their percent."""
    taken = sorted((line for line in figures.tenders if line.gross_minor > 0), key=lambda line: -line.gross_minor)
    total = sum(line.gross_minor for line in taken)
    x, right = LEFT + COLUMN * 1.25 + 22, LEFT + WIDTH
    sheet.text(x, y + 9, say("Paid with"), TITLE)
    if not total:
        sheet.text(x, y + 21, say("none"), BODY)
        return
    shares = [(line_words(printable(line.name)), line.gross_minor) for line in taken[:_SPLIT_SHOWN]]
    rest = sum(line.gross_minor for line in taken[_SPLIT_SHOWN:])
    if rest:
        shares[-1] = (say("all others"), shares[-1][1] + rest)
    start = x + 54
    room = right - start - 24
    for at, (name, gross_minor) in enumerate(shares):
        top = y + 12.5 + at * 8.4
        sheet.text(x, top + 6.6, fit(name, _TINY, 50), _TINY)
        sheet.block(start, top + 0.8, max(0.8, room * gross_minor / total), 6.4)
        sheet.text(right, top + 6.6, f"{gross_minor * 100 / total:.0f} %", _TINY, align="right")


def _qr_module_mm(code: str) -> float:
    squares = qr_width_mm(code, 1.0)
    return max(_QR_MODULE_MM_MIN, _QR_WIDTH_MM / squares)


def _proof_height(figures: DayFigures) -> float:
    code = report_code(figures)
    return 16 + qr_width_mm(code, _qr_module_mm(code)) * MM


def _draw_proof(sheet: Sheet, figures: DayFigures, x: float, y: float) -> None:
    """The hash that ties this paper to the book: as a QR code, and its first 80 bits as digits to type."""
    sheet.text(x, y + 10, say("Proof of this day"), TITLE)
    sheet.rule(x, y + 15, COLUMN, weight=SECTION_RULE)
    code = report_code(figures)
    module = _qr_module_mm(code)
    quiet = 4 * module * MM
    sheet.qr(x - quiet, y + 17, code, module_mm=module)
    beside = x + qr_width_mm(code, module) * MM - quiet + 4
    top = y + 17 + quiet
    said = say("Type or scan this to compare the paper with the book.")
    for number, line in enumerate(wrap(said, BODY, x + COLUMN - beside, lines_max=2)):
        sheet.text(beside, top + 8 + number * BODY.leading, line, BODY)
    for number, line in enumerate(proof_digits(figures.digest)):
        sheet.text(beside, top + 36 + number * _PROOF.leading, line, _PROOF)
    before = " ".join(proof_digits(figures.previous_digest)).split(" ")[:2]
    sheet.text(beside, top + 36 + 2 * _PROOF.leading - 3, say("Day before: {0}", " ".join(before)), BODY)


def _draw_signatures(sheet: Sheet) -> None:
    gap = COLUMN_GAP
    width = (WIDTH - 2 * gap) / 3
    y = BOTTOM - FOOT_HEIGHT - 18
    signs = (say("Cashier, date"), say("Store manager, date"), say("Witness of the second count, date"))
    for at, who in enumerate(signs):
        x = LEFT + at * (width + gap)
        sheet.rule(x, y, width, weight=RULE)
        sheet.text(x, y + 11, who, SMALL)


def _draw_running_head(sheet: Sheet, plan: _Plan, copy: int) -> None:
    words = say("End of day, {0}", day_long(plan.figures.day)) + f"  ·  {_store_words(plan.figures)}"
    draw_running_head(sheet, words, _copy_words(plan, copy))


def _draw_foot(sheet: Sheet, plan: _Plan, page: int) -> None:
    figures = plan.figures
    left = say("Store {0}, {1}, Z {2}", printable(figures.store), day_long(figures.day), f"{figures.z_no:04d}")
    middle = say("Figures may still change.") if plan.draft else say("Put one copy in the box, keep one in the store.")
    draw_foot(sheet, left, middle, say("Page {0} of {1}", page, plan.pages))
