"""The replenishment sheet: what a day sold, to be ordered again while no system orders by itself. Paper room."""

from __future__ import annotations

from shoebox.domain.item import quantity_text
from shoebox.domain.papers import ReplenishSheet, SoldItem
from shoebox.paper.day_page import DayPage, draw_pieces, list_flow, word_of
from shoebox.paper.faces import printable
from shoebox.paper.form import draw_lines
from shoebox.paper.frame import BOTTOM, COLUMN_GAP, FOOT_HEIGHT, HEAD_HEIGHT, LEFT, TOP, WIDTH
from shoebox.paper.language import say
from shoebox.paper.table import ROW_PADS, Column, Note, Row, Section, lay

_SIGN_HEIGHT = 44.0


def replenish_pdf(figures: ReplenishSheet, *, printed_ms: int, training: bool = False) -> bytes:
    """The sheet as a PDF, by item number, with room to write what is really wanted."""
    word = word_of(figures.head, training=training)
    page = DayPage(title=say("Replenishment"), head=figures.head, printed_ms=printed_ms, word=word)
    sheet = page.sheet()
    flow = list_flow(start=TOP + HEAD_HEIGHT + 8)
    flow.add((lay(_list(figures, bars=not word), WIDTH, pad=ROW_PADS[0]),))
    signed = flow.y + _SIGN_HEIGHT < BOTTOM - FOOT_HEIGHT
    pages = flow.page + (1 if signed else 2)
    for at in range(pages):
        if at == 0:
            many = f"{len(figures.items):,}"
            sold = say("1 item sold.") if len(figures.items) == 1 else say("{0} items sold.", many)
            page.draw_head(sheet, _whose(figures, sold), strong=_warning(figures))
        else:
            page.begin_next(sheet, "")
        draw_pieces(sheet, flow.pieces, at)
        if at == pages - 1:
            captions = (say("Shelves looked at by, date"), say("Store manager, date"))
            draw_lines(sheet, LEFT, BOTTOM - FOOT_HEIGHT - 18, WIDTH, captions, gap=COLUMN_GAP)
        page.end(sheet, say("Send this sheet, or its file, to the distribution centre."), page=at + 1, pages=pages)
    return sheet.finished()


def _whose(figures: ReplenishSheet, sold: str) -> str:
    """With the registers whose sales are added up here: their own sheets say the same goods once more."""
    if not figures.registers:
        return sold
    named = ", ".join(map(printable, figures.registers))
    return say("{0} Registers {1} together: send none of their own sheets besides.", sold, named)


def _warning(figures: ReplenishSheet) -> str:
    """What is not in it: registers whose day is not here, and the goods of sales keyed as one amount."""
    if not figures.missing:
        return _unnamed(figures)
    gone = say("Not in it: register {0}.", ", ".join(map(printable, figures.missing)))
    return f"{gone} {_unnamed(figures)}".strip()


def _unnamed(figures: ReplenishSheet) -> str:
    if not figures.without_items:
        return ""
    if figures.without_items == 1:
        return say("1 sale was keyed without items: look at the shelves too.")
    return say("{0} sales were keyed without items: look at the shelves too.", f"{figures.without_items:,}")


def _list(figures: ReplenishSheet, *, bars: bool) -> Section:
    columns = (
        Column(head=say("Item number"), least=86, bars=True),
        Column(head=say("Item"), grow=True, lines_max=2),
        Column(head=say("Sales"), right=True, least=40),
        Column(head=say("Sold"), right=True, least=64),
        Column(head=say("On the shelf"), right=True, width=70),
        Column(head=say("To order"), right=True, width=70),
    )
    rows = tuple(_row(item, bars=bars) for item in figures.items)
    note = Note(
        text=say("Goods that came back are not taken off: a refund is of money, and the goods are in the store.")
    )
    return Section(title=say("Sold by hand today"), columns=columns, rows=rows, notes=(note,) if rows else ())


def _row(item: SoldItem, *, bars: bool) -> Row:
    sold = quantity_text(item.quantity_thousandths, item.unit)
    cells = (printable(item.sku), printable(item.name), f"{item.sales:,}", sold, "………………", "………………")
    return Row(cells, number=printable(item.sku) if bars else "")
