"""The custody sheet: it goes with a sealed box, from the store to the two people who destroy it. Paper room."""

from __future__ import annotations

from shoebox.domain.custody import BoxArrival, BoxCustody, HandOver, same_seal
from shoebox.domain.papers import CustodySheet
from shoebox.paper.day_page import DayPage, draw_pieces, list_flow, word_of
from shoebox.paper.faces import REGULAR, Style, fit, printable, spoken
from shoebox.paper.form import draw_captioned_cells, draw_choices, draw_line
from shoebox.paper.frame import (
    BOTTOM,
    COLUMN,
    COLUMN_GAP,
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    KEY,
    KEY_BIG,
    KEYS_HEIGHT,
    LEFT,
    TOP,
    WIDTH,
    KeyFigure,
    draw_keys,
)
from shoebox.paper.hands import keyed_words
from shoebox.paper.language import say
from shoebox.paper.sheet import HAIRLINE, SECTION_RULE, Sheet
from shoebox.paper.table import HEAD, ROW_PADS, TITLE, WHOLE, Column, Note, Row, Section, lay
from shoebox.paper.words import day_short, day_year, entry_no, moment

_ROW, _ROWS_LEAST = 34.0, 4
_HAND_HEIGHT = 34.0  # title and heads of the lines to write on
_ENDS_HEIGHT = 168.0
_CAPTION = Style(REGULAR, 8, 11)
_HAND_SHARES = (0.15, 0.27, 0.30, 0.14, 0.14)  # of the width: date, from, to, place, tape


def custody_pdf(figures: CustodySheet, *, printed_ms: int, training: bool = False) -> bytes:
    """The sheet as a PDF: what the book knows of the way so far, then lines for every hand that follows."""
    word = word_of(figures.head, training=training)
    page = DayPage(
        title=say("Custody of a box"), head=figures.head, printed_ms=printed_ms, word=word, number=figures.box.box_no
    )
    sheet = page.sheet()
    flow = list_flow(start=TOP + HEAD_HEIGHT + KEYS_HEIGHT + 14)
    flow.add((lay(_so_far(figures), WIDTH, pad=ROW_PADS[0]),))
    ends = BOTTOM - FOOT_HEIGHT - _ENDS_HEIGHT
    fits = flow.y + _HAND_HEIGHT + _ROWS_LEAST * _ROW <= ends
    pages = flow.page + (1 if fits else 2)
    for at in range(pages):
        if at == 0:
            page.draw_head(
                sheet, say("Whoever gives the box and whoever takes it read the tape."), strong=_seal_words(figures)
            )
            _draw_figures(sheet, figures, word)
        else:
            page.begin_next(sheet, say("Box {0}", printable(figures.box.box_no)))
        draw_pieces(sheet, flow.pieces, at)
        if at == pages - 1:
            _draw_hands(sheet, flow.y if fits else TOP + HEAD_HEIGHT, ends)
            _draw_ends(sheet, ends)
        page.end(sheet, say("Stays with the box until it is destroyed."), page=at + 1, pages=pages)
    return sheet.finished()


def _seal_words(figures: CustodySheet) -> str:
    return "" if figures.box.is_seal_whole else say("The tape was changed on the way, see below.")


def _draw_figures(sheet: Sheet, figures: CustodySheet, word: str) -> None:
    seal = spoken(figures.box.seal)
    counted = f"{figures.slips_by_hand:,}" if figures.slips_by_hand >= 0 else say("not counted")
    counted = say("none to count") if figures.box.nothing_to_count else counted
    keys = (
        KeyFigure(say("Seal"), seal or say("none"), KEY_BIG, 2.3, "" if word else seal),
        KeyFigure(say("Slips counted by hand"), counted, KEY, 1.1),
        KeyFigure(say("Slips in the book"), f"{figures.slips_in_book:,}", KEY, 1.0),
        KeyFigure(say("Keep until"), day_year(figures.keep_until), KEY, 1.2),
    )
    draw_keys(sheet, keys, TOP + HEAD_HEIGHT)


def _so_far(figures: CustodySheet) -> Section:
    """The close, and each hand-over that the book knows."""
    columns = (
        Column(head=say("When")),
        Column(head=say("From"), grow=True, lines_max=WHOLE),
        Column(head=say("To"), grow=True, lines_max=WHOLE),
        Column(head=say("Place"), grow=True, lines_max=2 * WHOLE),
        Column(head=say("On the tape"), lines_max=4),
    )
    box = figures.box
    closed = Row(
        (
            moment(box.closed_ms, box.offset_min),
            say("closed by {0}", spoken(box.closed_by)),
            "",
            printable(box.first_place),
            spoken(box.seal),
        )
    )
    rows = [closed, *(_step(box, at) for at in range(len(box.steps)))]
    notes = [
        Note(lead=say("{0}, entry {1}:", day_short(figures.head.day), entry_no(step.seq)), text=said)
        for step in box.steps
        if (said := _said(step, figures.head.register))
    ]
    if box.arrival is not None:
        rows.append(_arrival(box.arrival, box.offset_min))
        notes.append(_arrival_note(box.arrival))
    return Section(title=say("In the book"), columns=columns, rows=tuple(rows), notes=tuple(notes))


def _step(box: BoxCustody, at: int) -> Row:
    step = box.steps[at]
    tape = spoken(step.seal) + ("" if same_seal(step.seal, box.seal) else "\n" + say("not as closed"))
    place = say("{0} to {1}", printable(step.from_place), printable(step.to_place))
    return Row((moment(step.wall_ms, step.offset_min), spoken(step.gives), spoken(step.takes), place, tape))


def _said(step: HandOver, own: str) -> str:
    return "; ".join(filter(None, (spoken(step.note), keyed_words(step, own))))


def _arrival(came: BoxArrival, offset_min: int) -> Row:
    """What head office has said of it."""
    tape = spoken(came.seal) + ("\n" + say("not as it left") if came.seal_differs else "")
    return Row((moment(came.at_ms, offset_min), "", say("Finance"), say("head office"), tape))


def _arrival_note(came: BoxArrival) -> Note:
    said = say("slips counted: {0}", f"{came.counted:,}") if came.counted >= 0 else say("the box was not opened")
    if came.is_explained:
        said = say("{0}; what differed is explained", said)
    elif came.count_differs:
        said = say("{0}, not as in the book", said)
    return Note(lead=say("Arrived:"), text=said)


# -- to write on


def _draw_hands(sheet: Sheet, y: float, bottom: float) -> None:
    """As many lines as there is room for: one for each time the box changes hands."""
    sheet.text(LEFT, y + 10, say("From hand to hand, written down at once"), TITLE)
    sheet.rule(LEFT, y + 15, WIDTH, weight=SECTION_RULE)
    x, edges = LEFT, []
    names = (say("Date, time"), say("From: name, signature"), say("To: name, firm, signature"))
    for name, share in zip((*names, say("Place"), say("On the tape")), _HAND_SHARES, strict=True):
        sheet.text(x, y + 26, name, HEAD)
        x += WIDTH * share
        edges.append(x)
    y += _HAND_HEIGHT
    sheet.rule(LEFT, y, WIDTH, weight=HAIRLINE)
    rows = int((bottom - 14 - y) / _ROW)
    for at in range(1, rows + 1):
        sheet.rule(LEFT, y + at * _ROW, WIDTH, weight=HAIRLINE)
    for edge in edges[:-1]:
        sheet.upright(edge - 5, y, rows * _ROW, weight=HAIRLINE)


def _draw_ends(sheet: Sheet, y: float) -> None:
    """Where the way ends: arrival at Finance, and destruction by two people."""
    right = LEFT + COLUMN + COLUMN_GAP
    destroyed = say("Destroyed, after the date above and only by two")
    for x, title in ((LEFT, say("Arrived at Finance")), (right, destroyed)):
        sheet.text(x, y + 10, fit(title, TITLE, COLUMN), TITLE)
        sheet.rule(x, y + 15, COLUMN, weight=SECTION_RULE)
        draw_captioned_cells(sheet, x, y + 22, 6, say("Date"))
    draw_captioned_cells(sheet, LEFT + 140, y + 22, 5, say("Slips counted by hand"))
    sheet.text(LEFT, y + 74, say("The tape is whole"), _CAPTION)
    draw_choices(sheet, LEFT + 84, y + 76, (say("Yes"), say("No, Finance was called")))
    sheet.text(right, y + 74, say("How"), _CAPTION)
    draw_choices(sheet, right + 30, y + 76, (say("Cross-cut"), say("Burnt"), say("Pulped")))
    for x, captions in (
        (LEFT, (say("Taken in by, name and signature"), say("Witness of the count, name and signature"))),
        (right, (say("First person, name and signature"), say("Second person, name and signature"))),
    ):
        for at, caption in enumerate(captions):
            draw_line(sheet, x, y + 108 + at * 36, COLUMN, caption)
