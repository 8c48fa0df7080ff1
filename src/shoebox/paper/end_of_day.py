"""The end-of-day report: one page that says everything once, further pages for long lists, two copies.

Paper room: draws what the figures say, and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.clock import local_time
from shoebox.domain.day import VERSIONS, DayFigures
from shoebox.domain.ids import short_digest
from shoebox.domain.incident import HEAD_OFFICE
from shoebox.domain.register_part import PlateLine
from shoebox.domain.registers import Came
from shoebox.domain.sentences import retold
from shoebox.paper.day_annex import annex_number, draw_annex_head
from shoebox.paper.day_charts import CHARTS_HEIGHT, draw_charts
from shoebox.paper.day_codes import DayCodes
from shoebox.paper.day_lists import CLOSEST, Lists, last_page, later_lists
from shoebox.paper.day_page import ACROSS_DEGREES, ACROSS_SIZE, DRAFT, draw_pieces
from shoebox.paper.day_sections import DaySections, is_draft, proof_digits
from shoebox.paper.day_tenders import tender_section
from shoebox.paper.faces import SEMIBOLD, Style, fit, printable, spoken, text_width, wrap
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
from shoebox.paper.words import day_long, report_number, signed_money, time_of, time_on, weekday

COPIES = 2

_PROOF = Style(SEMIBOLD, 11, 17, 0.04)
_QR_WIDTH_MM, _QR_MODULE_MM_MIN = 27.5, 0.6
_GAP_MIN, _GAP_MAX, _END_GAP = 8.0, 18.0, 12.0
# How many lines of a list stand on the first page, the air around each, and whether the box stands there too: the first
# that fits is taken.
_DENSITIES = (
    *((14, pad, True) for pad in (*ROW_PADS, CLOSEST)),
    *((most, CLOSEST, True) for most in range(13, 2, -1)),
    (3, CLOSEST, False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Front:
    """The tables of the first page: over its whole width one below the other, then in two columns."""

    wide: tuple[Laid, ...]
    left: tuple[Laid, ...]
    right: tuple[Laid, ...]

    @property
    def gaps(self) -> int:
        """How many tables stand one below another where they are most."""
        return len(self.wide) + max(len(self.left), len(self.right))

    @property
    def least(self) -> float:
        """Their height without the gaps between them, in points."""
        columns = (sum(laid.height for laid in column) for column in (self.left, self.right))
        return sum(laid.height for laid in self.wide) + max(columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What stands where, measured before anything is drawn, so that each page knows how many there are."""

    figures: DayFigures
    printed_ms: int
    draft: bool
    word: str  # across every page that is no report: DRAFT, or that it is practice
    is_training: bool
    front: _Front
    gap: float
    codes: DayCodes
    lists: Lists
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
    end = 0.0 if draft else _proof_height(figures)
    room = BOTTOM - TOP - _head_height(figures) - KEYS_HEIGHT - CHARTS_HEIGHT - end - FOOT_HEIGHT - _END_GAP
    for most, pad, box in _DENSITIES:
        sections = DaySections(figures, most=most)
        front = _front(sections, figures, pad=pad, draft=draft, box=box)
        if front.least + _GAP_MIN * front.gaps <= room:
            break
    gap = min(_GAP_MAX, max(_GAP_MIN, (room - front.least) / front.gaps))
    codes = DayCodes(figures)
    lists = later_lists(
        sections,
        figures,
        start=codes.height,
        box=not (box or figures.registers),
        annex="" if draft else annex_number(_number(figures)),
    )
    return _Plan(
        figures=figures,
        printed_ms=printed_ms,
        draft=draft,
        word=word,
        is_training=is_training,
        front=front,
        gap=gap,
        codes=codes,
        lists=lists,
        pages=1 + last_page(lists.pieces),
        copies=1 if draft else COPIES,
    )


def _front(sections: DaySections, figures: DayFigures, *, pad: float, draft: bool, box: bool) -> _Front:
    """The first page's sections in the order they are read: over the whole width, then in two columns."""
    wide = [sections.blockers()] if draft else []
    wide.append(tender_section(figures))
    if figures.registers:
        wide.append(sections.registers())
        left, right = [sections.numbers()], [sections.risks()]
    else:
        left, right = [sections.cash(), *([sections.box()] if box else [])], [sections.numbers(), sections.risks()]
    return _Front(
        wide=tuple(lay(section, WIDTH, pad=pad) for section in wide),
        left=tuple(lay(section, COLUMN, pad=pad) for section in left),
        right=tuple(lay(section, COLUMN, pad=pad) for section in right),
    )


def _draw_copy(sheet: Sheet, plan: _Plan, copy: int) -> None:
    _draw_front(sheet, plan, copy)
    sheet.turn()
    for page in range(1, plan.pages):
        if plan.draft:
            sheet.across(plan.word, size=ACROSS_SIZE, degrees=ACROSS_DEGREES)
        _draw_running_head(sheet, plan, copy)
        if page == 1:
            plan.codes.draw(sheet, TOP + RUNNING_HEAD_HEIGHT)
        for piece in plan.lists.pieces:
            if piece.page == page:
                x = LEFT + piece.column * (COLUMN + COLUMN_GAP)
                piece.laid.draw(sheet, x, piece.y, first=piece.first, end=piece.end)
        _draw_foot(sheet, plan, page + 1)
        sheet.turn()
    for page in range(plan.lists.annex_pages):
        _draw_annex(sheet, plan, copy, page)
        sheet.turn()


def _draw_annex(sheet: Sheet, plan: _Plan, copy: int, page: int) -> None:
    """The lists that the report names and has no room for, behind the copy that they belong to."""
    figures, pages = plan.figures, plan.lists.annex_pages
    title = say("Annex to the end of day, {0}", day_long(figures.day))
    if plan.draft:
        sheet.across(plan.word, size=ACROSS_SIZE, degrees=ACROSS_DEGREES)
    if page == 0:
        draw_annex_head(sheet, title, _second_line(figures), copy=_copy_words(plan, copy), number=_annex(plan))
    else:
        draw_running_head(sheet, f"{title}  ·  {_store_words(figures)}", _copy_words(plan, copy))
    draw_pieces(sheet, list(plan.lists.annex), page)
    foot = say("Stays with its copy of the report.")
    draw_foot(sheet, _foot_words(figures), foot, say("Annex, page {0} of {1}", page + 1, pages))


def _annex(plan: _Plan) -> str:
    return "" if plan.draft else annex_number(_number(plan.figures))


def _draw_front(sheet: Sheet, plan: _Plan, copy: int) -> None:
    if plan.draft:
        sheet.across(plan.word, size=ACROSS_SIZE, degrees=ACROSS_DEGREES)
    _draw_head(sheet, plan, copy)
    y = TOP + _head_height(plan.figures)
    _draw_keys(sheet, plan.figures, y)
    draw_charts(sheet, plan.figures, y + KEYS_HEIGHT + 12)
    y += KEYS_HEIGHT + CHARTS_HEIGHT
    for laid in plan.front.wide:
        laid.draw(sheet, LEFT, y + plan.gap)
        y += plan.gap + laid.height
    for x, column in ((LEFT, plan.front.left), (LEFT + COLUMN + COLUMN_GAP, plan.front.right)):
        below = y
        for laid in column:
            laid.draw(sheet, x, below + plan.gap)
            below += plan.gap + laid.height
    if not plan.draft:
        # What is signed is the day whose proof stands beside the names.
        y = BOTTOM - FOOT_HEIGHT - _proof_height(plan.figures)
        _draw_proof(sheet, plan.figures, LEFT, y)
        _draw_signatures(sheet, y)
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
    draw_fitting(sheet, TOP + 34, _second_line(figures), LINE, room)
    opened, closed, printed = (
        time_on(at_ms, figures.offset_min, figures.day)
        for at_ms in (figures.opened_ms, figures.closed_ms, plan.printed_ms)
    )
    rest = say(", printed {0}. ", printed)
    if figures.closed_ms:
        rest = say(", closed {0}", closed) + rest
    copy_words = f"{_copy_words(plan, copy)}."
    by = say("{0}, opened {1} by {2}", weekday(figures.day), opened, printable(figures.opened_by))
    rules = fit(_rules_words(figures), SMALL, WIDTH / 3)
    taken = sum(text_width(said, SMALL) for said in (rest, rules)) + text_width(copy_words, SMALL_STRONG) + 12
    by = fit(by, SMALL, WIDTH - taken)
    sheet.text(LEFT + WIDTH, TOP + 48, rules, SMALL, align="right")
    sheet.text(LEFT, TOP + 48, by + rest, SMALL)
    sheet.text(LEFT + text_width(by + rest, SMALL), TOP + 48, copy_words, SMALL_STRONG)
    for at, (said, style) in enumerate(_declared_lines(figures), start=1):
        sheet.text(LEFT, TOP + 48 + at * SMALL.leading, said, style)


def _second_line(figures: DayFigures) -> str:
    """Whose day it is."""
    tail = [say("Incident {0}", printable(figures.incident))] if figures.incident else []
    tail += [f"Z {figures.z_no:04d}", _register_words(figures)]
    return "  ·  ".join((_store_words(figures), *tail))


def _head_height(figures: DayFigures) -> float:
    return HEAD_HEIGHT + len(_declared_lines(figures)) * SMALL.leading


def _declared_lines(figures: DayFigures) -> tuple[tuple[str, Style], ...]:
    """By whose word the store sold by hand, and which tools it had to do without."""
    said = (*_incident_lines(figures), *_plate_lines(figures))
    return tuple((line, style) for words, style in said for line in wrap(words, style, WIDTH, lines_max=3))


def _incident_lines(figures: DayFigures) -> tuple[tuple[str, Style], ...]:
    held = figures.declared
    if held is None:
        return ()
    offset_min = figures.offset_min if held.offset_min is None else held.offset_min
    since = local_time(held.since_ms, offset_min).date().isoformat()
    when = time_of(held.since_ms, offset_min)
    when = when if since == figures.day else say("{0} on {1}", when, day_long(since))
    who = _who(held.declared_by)
    if held.given_by:
        given = _who(held.given_by)
        line = say("Manual sales since {0}, declared by {1}, number given by {2}.", when, who, given)
    else:
        line = say("Manual sales since {0}, declared by {1}.", when, who)
    said = (f"{line} {say('Policy {0}.', printable(held.policy))}" if held.policy else line, SMALL)
    if not held.kit_missing:
        return (said,)
    missing = ", ".join(printable(part) for part in held.kit_missing)
    return (said, (say("Not there when it began: {0}.", missing), SMALL_STRONG))


def _who(name: str) -> str:
    """A name as it is, and head office in the paper's language."""
    return say(HEAD_OFFICE) if name == HEAD_OFFICE else printable(name)


def _rules_words(figures: DayFigures) -> str:
    """Under which policy the day was sold; where its registers differ, that they do."""
    if len({part.versions for part in figures.parts}) > 1:
        return say("Registers under several policies")
    return retold(spoken(figures.versions), (VERSIONS,), say=say)


def _plate_lines(figures: DayFigures) -> tuple[tuple[str, Style], ...]:
    """Whether the imprinters' plates were this merchant's; of several registers those that were not, by name."""
    if not figures.parts:
        return _plate_line(figures, figures.plate)
    wrong = [part for part in figures.parts if part.plate is not None and part.plate.was_wrong]
    if wrong:
        named = ", ".join(spoken(part.register) for part in wrong)
        return ((say("Imprinter plate WRONG at register {0}: see a later page.", named), SMALL_STRONG),)
    unseen = [part for part in figures.parts if part.plate is None]
    if not unseen:
        return ((say("Imprinter plates right at all registers that are here."), SMALL),)
    if len(unseen) == len(figures.parts):
        return ()
    named = ", ".join(spoken(part.register) for part in unseen)
    return ((say("Imprinter plates right; nobody looked at it at register {0}.", named), SMALL_STRONG),)


def _plate_line(figures: DayFigures, plate: PlateLine | None) -> tuple[tuple[str, Style], ...]:
    if plate is None:
        return ()
    by, at = printable(plate.by), time_on(plate.wall_ms, figures.offset_min, figures.day)
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
    cards = sum(line.count for line in figures.tenders if line.tender == "card")
    cash = sum(line.count for line in figures.tenders if line.tender == "cash")
    over_short = signed_money(figures.over_short_minor, figures.currency) if figures.counts else say("not counted")
    keys = (
        KeyFigure(say("Taken today"), signed_money(figures.taken_minor, figures.currency), KEY_BIG, 1.5),
        KeyFigure(say("Card slips"), f"{cards:,}", KEY, 1.0),
        KeyFigure(say("Cash sales"), f"{cash:,}", KEY, 1.0),
        KeyFigure(say("Over or short"), over_short, KEY, 1.25),
    )
    draw_keys(sheet, keys, y)


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
    before = short_digest(figures.previous_digest) if any(figures.previous_digest) else say("none")
    for number, line in enumerate(wrap(say("Day before: {0}", before), SMALL, x + COLUMN - beside, lines_max=2)):
        sheet.text(beside, top + 38 + 2 * _PROOF.leading + (number - 1) * 9.5, line, SMALL)


def _draw_signatures(sheet: Sheet, y: float) -> None:
    """Two above two: who counted and who closed sign now, Finance when it has the box."""
    left, gap = LEFT + COLUMN + COLUMN_GAP, 14.0
    width = (COLUMN - gap) / 2
    sheet.text(left, y + 10, say("Signatures"), TITLE)
    sheet.rule(left, y + 15, COLUMN, weight=SECTION_RULE)
    signs = (
        say("Cashier, date"),
        say("Store manager, date"),
        say("Witness of the second count"),
        say("Finance, on receipt, date"),
    )
    for at, who in enumerate(signs):
        x, line = left + at % 2 * (width + gap), y + 45 + at // 2 * 38
        sheet.rule(x, line, width, weight=RULE)
        sheet.text(x, line + 9, fit(who, SMALL, width), SMALL)


def _draw_running_head(sheet: Sheet, plan: _Plan, copy: int) -> None:
    words = say("End of day, {0}", day_long(plan.figures.day)) + f"  ·  {_store_words(plan.figures)}"
    draw_running_head(sheet, words, _copy_words(plan, copy))


def _draw_foot(sheet: Sheet, plan: _Plan, page: int) -> None:
    figures = plan.figures
    middle = say("Figures may still change.") if plan.draft else say("Put one copy in the box, keep one in the store.")
    annex = plan.lists.annex_pages
    at = (
        say("Page {0} of {1}, annex of {2}", page, plan.pages, annex)
        if annex
        else say("Page {0} of {1}", page, plan.pages)
    )
    draw_foot(sheet, _foot_words(figures), middle, at)


def _foot_words(figures: DayFigures) -> str:
    return say("Store {0}, {1}, Z {2}", printable(figures.store), day_long(figures.day), f"{figures.z_no:04d}")
