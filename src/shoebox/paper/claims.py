"""The list of a day's claim codes: a customer on the phone reads a code, and the entry is found. Paper room."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.clock import local_time
from shoebox.domain.ids import spaced
from shoebox.domain.money import Money, figure_text
from shoebox.domain.papers import ClaimLine, ClaimList
from shoebox.paper.day_page import LISTS_BOTTOM, LISTS_TOP, DayPage, draw_pieces, word_of
from shoebox.paper.faces import printable, text_width
from shoebox.paper.flow import Flow, Piece, balanced
from shoebox.paper.frame import COLUMN, HEAD_HEIGHT, TOP
from shoebox.paper.language import say
from shoebox.paper.table import ROW_PADS, STRONG, Column, Note, Row, Section, lay
from shoebox.paper.words import currency_sign, day_short, entry_no, line_words, time_of

_TIME = "00:00"


def claims_pdf(figures: ClaimList, *, printed_ms: int, training: bool = False) -> bytes:
    """The list as a PDF, in the order of the codes; each page says from which code to which it goes."""
    word = word_of(figures.head, training=training)
    page = DayPage(title=say("Claim codes"), head=figures.head, printed_ms=printed_ms, word=word)
    sheet = page.sheet()
    foot = say("Say the amount only when the customer has said it.")
    lines = tuple(sorted(figures.lines, key=lambda line: (line.claim_code, line.seq)))
    flow = _flow(lines, figures, bars=not word)
    for at in range(flow.page + 1):
        span = _span([piece for piece in flow.pieces if piece.page == at], lines)
        if at == 0:
            many = say("1 entry") if len(lines) == 1 else say("{0} entries", f"{len(lines):,}")
            page.draw_head(sheet, say("{0}, in the order of the codes.", many), strong=span)
        else:
            page.begin_next(sheet, span)
        draw_pieces(sheet, flow.pieces, at)
        page.end(sheet, foot, page=at + 1, pages=flow.page + 1)
    return sheet.finished()


def _flow(lines: tuple[ClaimLine, ...], figures: ClaimList, *, bars: bool) -> Flow:
    laid = lay(_list(lines, figures, bars=bars), COLUMN, pad=ROW_PADS[1])
    start = TOP + HEAD_HEIGHT + 8
    return balanced([laid], top=LISTS_TOP, bottom=LISTS_BOTTOM, columns=2, page=0, start=start)


def _span(pieces: list[Piece], lines: tuple[ClaimLine, ...]) -> str:
    """``2C3D 9KLM to 4FGH 2XYZ``, as in the head of a telephone book's page."""
    last = max((piece.end for piece in pieces), default=0)
    shown = lines[min((piece.first for piece in pieces), default=0) : last]
    return say("{0} to {1}", _code(shown[0]), _code(shown[-1])) if shown else ""


def _code(line: ClaimLine) -> str:
    return spaced(printable(line.claim_code)[:8])


def _list(lines: tuple[ClaimLine, ...], figures: ClaimList, *, bars: bool) -> Section:
    columns = (
        Column(head=say("Claim code"), bars=True),
        Column(head=say("Entry, time"), right=True, width=_entry_width(lines), lines_max=2),
        Column(head=say("Tender"), grow=True, lines_max=4),
        Column(head=say("Amount, {0}", currency_sign(figures.head.currency)), right=True),
    )
    rows = [_row(line, figures, bars=bars) for line in lines]
    standing = [line for line in lines if not line.is_void]
    if rows:
        total = sum(_signed(line) for line in standing)
        rows.append(
            Row((say("Together"), f"{len(standing):,}", say("without voids"), _figure(total, figures)), strong=True),
        )
    notes = (Note(text=say("A refund has a minus. Nothing of a void is charged.")),) if rows else ()
    return Section(title=say("By claim code"), columns=columns, rows=tuple(rows), notes=notes)


def _entry_width(lines: Sequence[ClaimLine]) -> float:
    """Of the column with an entry's number over its time, whose head breaks as well."""
    said = (*say("Entry, time").split(" "), _TIME, f"{len(lines):,}", *(entry_no(line.seq) for line in lines))
    return max(text_width(words, STRONG) for words in said)


def _row(line: ClaimLine, figures: ClaimList, *, bars: bool) -> Row:
    tender = f"{line_words(printable(line.tender))} {printable(line.last4)[:4]}".strip()
    cash = say("{0} in cash", _figure(line.cash_minor, figures)) if line.cash_minor else ""
    offset = figures.head.offset_min
    written_ms = line.written_ms or line.wall_ms
    day = local_time(written_ms, offset).date().isoformat()
    # A slip keyed late has the day on it that it was written; one keyed after midnight is of the day before.
    written = say("slip of {0}", day_short(day)) if day < figures.head.day else ""
    return Row(
        (
            _code(line),
            f"{entry_no(line.seq)}\n{time_of(written_ms, offset)}",
            "\n".join(filter(None, (tender, cash, say("void") if line.is_void else "", written))),
            _figure(_signed(line), figures),
        ),
        number=_code(line) if bars else "",
    )


def _signed(line: ClaimLine) -> int:
    return -line.amount_minor if line.is_refund else line.amount_minor


def _figure(amount_minor: int, figures: ClaimList) -> str:
    return figure_text(Money(amount_minor, figures.head.currency))
