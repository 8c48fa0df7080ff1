"""The findings report of one run: the proof that nothing is left out, the sums, and every finding. Paper room.

Made for five findings and for five thousand: everything is measured first, so each page knows how many there are.
"""

from __future__ import annotations

from shoebox.domain.ids import spaced
from shoebox.domain.money import Money, figure_text
from shoebox.domain.report import FindingLine, FindingsReport, ProofLine
from shoebox.paper.faces import fit, printable, spoken
from shoebox.paper.flow import Flow
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
from shoebox.paper.sheet import Sheet
from shoebox.paper.statement import store_days
from shoebox.paper.table import ROW_PADS, Column, Note, Row, Section, lay
from shoebox.paper.words import currency_sign, moment, signed_money

_WORDS = Column(grow=True, lines_max=2)
_GAP = 16.0
_DIGEST_LETTERS = 20  # 80 bits, as on the end-of-day report


def _count_column() -> Column:
    return Column(head=say("Count"), right=True, least=36)


def findings_pdf(report: FindingsReport) -> bytes:
    """The report as a PDF: proof, sums and instruction files first, then each finding with its reasons.

    The proof by store and day stands last: where it is long it has pages of its own.
    """
    sheet = Sheet(
        width_mm=A4_MM[0],
        height_mm=A4_MM[1],
        title=say("{0}, run {1}", printable(report.title), printable(report.run_id)),
        subject=say("{0} findings, rules {1}", _count(report), printable(report.rules_version)),
    )
    slips = lay(_proof(say("Every slip once"), report.slips, report.currency), COLUMN, pad=ROW_PADS[1])
    charges = lay(_proof(say("Every charge once"), report.charges, report.currency), COLUMN, pad=ROW_PADS[1])
    proofs_y = TOP + HEAD_HEIGHT + KEYS_HEIGHT + _GAP
    flow = Flow(
        top=TOP + RUNNING_HEAD_HEIGHT,
        bottom=BOTTOM - FOOT_HEIGHT - 8,
        columns=1,
        start=proofs_y + max(slips.height, charges.height) + _GAP,
    )
    flow.add((lay(_kinds(report), WIDTH, pad=ROW_PADS[1]), lay(_files(report), WIDTH, pad=ROW_PADS[1])))
    flow.add((lay(_findings(report), WIDTH, pad=ROW_PADS[1]),))
    flow.add_together(lay(store_days(report), WIDTH, pad=ROW_PADS[1]))
    _draw_head(sheet, report)
    slips.draw(sheet, LEFT, proofs_y)
    charges.draw(sheet, LEFT + COLUMN + COLUMN_GAP, proofs_y)
    _draw_pages(sheet, report, flow)
    return sheet.finished()


def _draw_pages(sheet: Sheet, report: FindingsReport, flow: Flow) -> None:
    page = 0
    for piece in flow.pieces:
        if piece.page != page:
            _end_page(sheet, report, page, flow.page)
            page = piece.page
            draw_running_head(sheet, printable(report.title), say("Run {0}", printable(report.run_id)[:40]))
        piece.laid.draw(sheet, LEFT, piece.y, first=piece.first, end=piece.end)
    _end_page(sheet, report, page, flow.page)


def _end_page(sheet: Sheet, report: FindingsReport, page: int, last: int) -> None:
    left = say("Run {0}", printable(report.run_id))
    draw_foot(
        sheet,
        left,
        say("Cards are named by their last four digits."),
        say("Page {0} of {1}", f"{page + 1:,}", f"{last + 1:,}"),
    )
    sheet.turn()


def _draw_head(sheet: Sheet, report: FindingsReport) -> None:
    room = WIDTH - draw_number(sheet, printable(report.run_id)) - 12
    made = moment(report.made_ms, report.offset_min)
    ran = (printable(report.engine), printable(report.rules_version), report.currency)
    rules = say("Engine {0}, rules {1}. Money in {2}.", *ran)
    draw_fitting(sheet, TOP + 17, printable(report.title), BIG, room)
    sheet.text(LEFT, TOP + 34, fit(f"{made}  ·  {say('by {0}', spoken(report.made_by))}", LINE, room), LINE)
    sheet.text(LEFT, TOP + 48, fit(rules, SMALL, room), SMALL)
    decided = sum(kind.decided for kind in report.kinds)
    stake = sum(kind.amount_minor for kind in report.kinds)
    open_stake = sum(kind.open_minor for kind in report.kinds)
    keys = (
        KeyFigure(say("Money in findings"), signed_money(stake, report.currency), KEY_BIG, 1.5),
        KeyFigure(say("Findings"), f"{_count(report):,}", KEY, 0.9),
        KeyFigure(say("Decided"), f"{decided:,}", KEY, 0.9),
        KeyFigure(say("Money not decided"), signed_money(open_stake, report.currency), KEY, 1.35),
    )
    draw_keys(sheet, keys, TOP + HEAD_HEIGHT)


def _money(report: FindingsReport, word: str, *, least: float = 62) -> Column:
    return Column(head=f"{word}, {currency_sign(report.currency)}", right=True, least=least)


def _proof(title: str, lines: tuple[ProofLine, ...], currency: str) -> Section:
    """One side of the completeness proof: the last line is what those above must add up to."""
    columns = (_WORDS, _count_column(), Column(head=f"{say('Money')}, {currency_sign(currency)}", right=True, least=62))
    rows = tuple(
        Row(
            (printable(line.label), f"{line.count:,}", figure_text(Money(line.amount_minor, currency))),
            at == len(lines),
        )
        for at, line in enumerate(lines, start=1)
    )
    return Section(title=title, columns=columns, rows=rows, notes=_verdict(lines, currency))


def _verdict(lines: tuple[ProofLine, ...], currency: str) -> tuple[Note, ...]:
    if not lines:
        return ()
    *parts, whole = lines
    count = whole.count - sum(part.count for part in parts)
    amount = whole.amount_minor - sum(part.amount_minor for part in parts)
    if count == 0 and amount == 0:
        return (Note(lead=say("Adds up,"), text=say("in count and in money.")),)
    off = (f"{count:,}", signed_money(amount, currency))
    by = say("by {0} and {1}. Do not decide on this run; call whoever made it.", *off)
    return (Note(lead=say("Does not add up,"), text=by),)


def _kinds(report: FindingsReport) -> Section:
    columns = (
        _WORDS,
        _count_column(),
        Column(head=say("Decided"), right=True, least=46),
        _money(report, say("Money"), least=90),
    )

    def row(label: str, count: int, decided: int, amount_minor: int, *, strong: bool = False) -> Row:
        amount = figure_text(Money(amount_minor, report.currency))
        return Row((label, f"{count:,}", f"{decided:,}", amount), strong)

    rows = [row(printable(kind.label), kind.count, kind.decided, kind.amount_minor) for kind in report.kinds]
    if rows:
        kinds = report.kinds
        sums = (sum(kind.count for kind in kinds), sum(kind.decided for kind in kinds))
        rows.append(row(say("Together"), *sums, sum(kind.amount_minor for kind in kinds), strong=True))
    elsewhere = say("{0} findings in other currencies are in the sheet alone.", f"{report.elsewhere:,}")
    notes = (Note(text=elsewhere),) if report.elsewhere else ()
    return Section(title=say("Findings by kind"), columns=columns, rows=tuple(rows), notes=notes)


def _files(report: FindingsReport) -> Section:
    columns = (
        Column(head=say("File"), grow=True, lines_max=2),
        Column(head=say("Lines"), right=True, least=36),
        _money(report, say("Total")),
        Column(head=say("SHA-256 begins"), right=True),
    )
    rows = tuple(
        Row(
            (
                printable(file.name),
                f"{file.lines:,}",
                figure_text(Money(file.total_minor, report.currency)),
                spaced(printable(file.digest).upper()[:_DIGEST_LETTERS]),
            )
        )
        for file in report.files
    )
    return Section(title=say("Instruction files written"), columns=columns, rows=rows)


def _findings(report: FindingsReport) -> Section:
    columns = (
        Column(head=say("Finding"), width=64, lines_max=3),
        Column(head=say("What, and why"), grow=True, lines_max=5, lead=True),
        Column(head=say("Store, card"), width=76, lines_max=3),
        _money(report, say("Money"), least=50),
        Column(head=say("Sure"), right=True, least=26),
        Column(head=say("Decision"), width=108, lines_max=4),
    )
    rows = tuple(_finding_row(finding, report.currency) for finding in report.findings)
    count = _count(report)
    largest = say("The {0} largest of {1} findings", f"{len(rows):,}", f"{count:,}")
    return Section(title=largest if len(rows) < count else say("All findings"), columns=columns, rows=rows)


def _count(report: FindingsReport) -> int:
    """How many findings there are in its currency, whether paper holds them all or not."""
    return sum(kind.count for kind in report.kinds)


def _finding_row(finding: FindingLine, currency: str) -> Row:
    where = "\n".join(filter(None, (printable(finding.store), spoken(finding.card))))
    return Row(
        (
            printable(finding.finding_id),
            f"{printable(finding.words)}\n{printable(finding.reasons)}",
            where,
            figure_text(Money(finding.amount_minor, currency)),
            printable(finding.confidence)[:16],
            spoken(finding.decision) or say("none yet"),
        )
    )
