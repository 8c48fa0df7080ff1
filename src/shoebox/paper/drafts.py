"""What goes on top of the card slips in the acquirer's envelope: for each brand how many, how much, and which.

Where the store keys its drafts again there is no envelope: the page names what is still to be keyed.

Paper room. Sales and credits stand apart, as acquirers want them; every slip is named by its number and last four.
"""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.money import Money, figure_text
from shoebox.domain.papers import BrandDrafts, DraftLine, DraftSummary
from shoebox.domain.slip import grouped
from shoebox.paper.day_page import LISTS_BOTTOM, LISTS_TOP, DayPage, draw_pieces, word_of
from shoebox.paper.faces import SEMIBOLD, Style, fit, printable
from shoebox.paper.flow import Flow, balanced
from shoebox.paper.form import CAPTION, CELL_WIDTH, draw_captioned_cells, draw_line
from shoebox.paper.frame import (
    COLUMN,
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
from shoebox.paper.language import say
from shoebox.paper.sheet import Sheet
from shoebox.paper.table import ROW_PADS, Column, Row, Section, lay
from shoebox.paper.words import currency_sign, day_long, day_short, line_words, report_number, signed_money

_MERCHANT = Style(SEMIBOLD, 13, 17, 0.02)
_LANE = Style(SEMIBOLD, 9, 12)
_BLOCK_HEIGHT = 48.0
_COUNT_CELLS = 4


def drafts_pdf(figures: DraftSummary, *, printed_ms: int, training: bool = False) -> bytes:
    """A page or more for each brand as a PDF; a day without card slips is one page that says so."""
    word = word_of(figures.head, training=training)
    every = DayPage(title=say("Card drafts"), head=figures.head, printed_ms=printed_ms, word=word)
    sheet = every.sheet()
    for drafts in figures.brands or (_none_of(figures),):
        brand = printable(drafts.brand)
        page = DayPage(
            title=_title(line_words(brand), is_rekeyed=drafts.is_rekeyed),
            head=figures.head,
            printed_ms=printed_ms,
            word=word,
            number=_number(figures, brand, is_rekeyed=drafts.is_rekeyed),
        )
        _draw_brand(sheet, page, figures, drafts)
    return sheet.finished()


def _none_of(figures: DraftSummary) -> BrandDrafts:
    by, days = figures.present_by, figures.present_days
    return BrandDrafts(
        brand=say("Card"),
        merchant_no="",
        sales=(),
        credits=(),
        present_by="" if figures.is_rekeyed else by,
        present_days=days,
        is_rekeyed=figures.is_rekeyed,
    )


def _title(brand: str, *, is_rekeyed: bool) -> str:
    return say("{0} drafts to key", brand) if is_rekeyed else say("{0} drafts", brand)


def _number(figures: DraftSummary, brand: str, *, is_rekeyed: bool) -> str:
    """The day's number with the first letters of the brand behind it: ``085-2-20261112-0316-VI``; to key, ``-VI-K``."""
    head = figures.head
    number = report_number(printable(head.store), printable(head.register), head.day, head.z_no)
    return f"{number}-{brand[:2].upper()}{'-K' if is_rekeyed else ''}"


def _draw_brand(sheet: Sheet, page: DayPage, figures: DraftSummary, drafts: BrandDrafts) -> None:
    start = TOP + HEAD_HEIGHT + KEYS_HEIGHT + _BLOCK_HEIGHT + 16
    flow = _flow(drafts, figures.head.currency, start, bars=not page.word)
    rekeyed = drafts.is_rekeyed
    foot = (
        say("Tick each off in Shoebox with its order number.")
        if rekeyed
        else say("Charged from paper, never at a register too.")
    )
    for at in range(flow.page + 1):
        if at == 0:
            page.draw_head(sheet, "", strong=_late_words(drafts))
            _draw_sums(sheet, figures, drafts)
            block = _draw_keyed_block if rekeyed else _draw_block
            block(sheet, drafts, TOP + HEAD_HEIGHT + KEYS_HEIGHT + 12)
        else:
            page.begin_next(sheet, page.number)
        draw_pieces(sheet, flow.pieces, at)
        page.end(sheet, foot, page=at + 1, pages=flow.page + 1)


def _late_words(drafts: BrandDrafts) -> str:
    if not drafts.present_by:
        return say("Nothing left to key.")
    by, days = day_short(drafts.present_by), _days(drafts.present_days)
    if drafts.is_rekeyed:
        return say("Key by {0}, {1} after the sale.", by, days)
    return say("With the acquirer by {0}, {1} after the sale.", by, days)


def _days(days: int) -> str:
    return say("1 business day") if days == 1 else say("{0} business days", days)


def _flow(drafts: BrandDrafts, currency: str, start: float, *, bars: bool) -> Flow:
    sections = [_list(say("Sales"), drafts.sales, currency, bars=bars)]
    if drafts.credits:
        sections.append(_list(say("Credits to the customer"), drafts.credits, currency, bars=bars))
    airy, close = (
        balanced(
            [lay(section, COLUMN, pad=pad) for section in sections],
            top=LISTS_TOP, bottom=LISTS_BOTTOM, columns=2, page=0, start=start,
        )
        for pad in ROW_PADS[1:]
    )  # fmt: skip
    return close if close.page < airy.page else airy


def _draw_sums(sheet: Sheet, figures: DraftSummary, drafts: BrandDrafts) -> None:
    currency = figures.head.currency
    keys = (
        KeyFigure(
            say("{0}, sales less credits", line_words(printable(drafts.brand))),
            signed_money(drafts.net_minor, currency),
            KEY_BIG,
            1.5,
        ),
        KeyFigure(say("Sales drafts"), f"{len(drafts.sales):,}", KEY, 0.8),
        KeyFigure(say("Credit drafts"), f"{len(drafts.credits):,}", KEY, 0.8),
        KeyFigure(
            say("Key by") if drafts.is_rekeyed else say("Present by"),
            day_long(drafts.present_by) if drafts.present_by else say("none"),
            KEY,
            1.5,
        ),
    )
    draw_keys(sheet, keys, TOP + HEAD_HEIGHT)


def _draw_block(sheet: Sheet, drafts: BrandDrafts, y: float) -> None:
    """Whose account it is, the slips counted by hand, and who put them into the envelope."""
    third, gap = WIDTH * 0.36, 16.0
    number = printable(drafts.merchant_no)
    if number:
        sheet.text(LEFT, y + 8, say("Merchant number"), CAPTION)
        sheet.text(LEFT, y + 27, fit(number, _MERCHANT, third), _MERCHANT)
    else:
        draw_line(sheet, LEFT, y + 33, third, say("Merchant number, as on the imprinter's plate"))
    x = LEFT + third + gap
    draw_captioned_cells(sheet, x, y, _COUNT_CELLS, say("Slips by hand"))
    x += _COUNT_CELLS * CELL_WIDTH + gap
    draw_line(sheet, x, y + 33, LEFT + WIDTH - x, say("Counted and put into the envelope by, date"))


def _draw_keyed_block(sheet: Sheet, drafts: BrandDrafts, y: float) -> None:
    """How many are done already and stand here no more, the lane, and who keyed the others."""
    third, gap = WIDTH * 0.36, 16.0
    sheet.text(LEFT, y + 8, say("Ticked off already, not listed"), CAPTION)
    sheet.text(LEFT, y + 27, f"{drafts.ticked:,}", _MERCHANT)
    x = LEFT + third + gap
    room = LEFT + WIDTH - x
    sheet.text(x, y + 8, fit(say("The store keys each once; nothing goes to the acquirer."), _LANE, room), _LANE)
    draw_line(sheet, x, y + 33, room, say("Keyed by, date"))


def _list(title: str, lines: Sequence[DraftLine], currency: str, *, bars: bool) -> Section:
    """Every slip with its place in the pile, so that the pile and the list are counted alike."""
    columns = (
        Column(head="", right=True, least=16),
        Column(head=say("Slip"), bars=True, least=51),
        Column(head=say("Last four"), right=True),
        Column(head=say("Approval code"), right=True, grow=True, lines_max=2),
        Column(head=say("Amount, {0}", currency_sign(currency)), right=True, least=54),
    )
    rows = [
        Row(
            (
                f"{at:,}",
                grouped(printable(line.slip)) or say("no number"),
                printable(line.last4)[:4],
                printable(line.approval)[:12] or say("none"),
                figure_text(Money(line.amount_minor, currency)),
            ),
            number=printable(line.slip) if bars else "",
        )
        for at, line in enumerate(lines, start=1)
    ]
    if rows:
        total = sum(line.amount_minor for line in lines)
        together = say("{0} together", f"{len(lines):,}")
        rows.append(Row(("", together, "", "", figure_text(Money(total, currency))), strong=True))
    return Section(title=title, columns=columns, rows=tuple(rows))
