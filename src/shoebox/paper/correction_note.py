"""The note that goes into today's box for a sale of a closed day that was corrected: its slip lies in another one.

It is printed on the receipt printer, as a receipt is, and signed by the two people who stand behind it.
"""

from __future__ import annotations

from typing import Any

from shoebox.domain.correction import CorrectionRow, SlipFacts
from shoebox.domain.entry import Tender
from shoebox.domain.money import Money, figure_text
from shoebox.domain.printer import ReceiptPrinter
from shoebox.domain.slip import grouped
from shoebox.paper.day_corrections import tender_words
from shoebox.paper.escpos import roll_of
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.receipt import pdf_of
from shoebox.paper.receipt_words import TRAINING, Lines, Told
from shoebox.paper.words import currency_sign, day_short, moment

_SIGN = "." * 18


def correction_note_pdf(row: CorrectionRow, *, width_mm: int, training: bool = False, **noted: Any) -> bytes:
    """The note as a PDF of one page on the receipt printer's paper; ``noted`` as for `note_of`."""
    return pdf_of(note_of(row, training=training, **noted), width_mm, training)


def correction_note_roll(row: CorrectionRow, *, printer: ReceiptPrinter, training: bool = False, **noted: Any) -> bytes:
    """The same for the register's own printer."""
    return roll_of(note_of(row, training=training, **noted), printer)


def note_of(
    row: CorrectionRow, *, shop: str, register: str, people: tuple[str, str], training: bool, besides_minor: int = 0
) -> Told:
    """The words of the note: what the sale was and is, where its slip lies, why, and who says so.

    ``people`` are who keyed it and who agreed. ``besides_minor`` is what of a sale that is struck out was paid by its
    other tender, in minor units.
    """
    struck, sign = row.is_strike, currency_sign(row.currency)
    whole_minor = row.was_amount_minor + besides_minor if struck else row.amount_minor
    signed = tuple((say("Signed, {0}", spoken(name)), _SIGN) for name in people)
    return Told(
        title=say("Correction, entry {0}", row.seq),
        shop=spoken(shop),
        where=(moment(row.wall_ms, row.offset_min), say("Register {0}, {1}", printable(register), spoken(people[0]))),
        marks=(*([say(TRAINING)] if training else []), say("CORRECTION, NOT A SALE")),
        copied=(),
        lines=_struck(row, besides_minor) if struck else _changed(row),
        total_word=f"{say('Struck out') if struck else say('The paper says')} {sign}",
        total=figure_text(Money(whole_minor, row.currency)),
        details=(
            (say("Strikes out entry") if struck else say("Corrects entry"), str(row.corrects_seq)),
            (say("Of"), day_short(row.sold_day)),
            (say("Its slip lies in box"), printable(row.box_no)),
            (say("Entry"), str(row.seq)),
            *signed,
        ),
        promise=spoken(row.reason),
        advice=say("Put this into today's box. There was no such sale: nothing is charged for it, and no cash moves.")
        if struck
        else say("Put this into today's box. The slip stays where it is, and no cash moves."),
        claim="",
        slip="" if training else printable(row.slip),
        foot=(),
    )


def _struck(row: CorrectionRow, besides_minor: int) -> Lines:
    """What was keyed, and how it was to be paid."""
    paid = ((tender_words(row.was), figure_text(Money(row.was_amount_minor, row.currency))),)
    if not besides_minor:
        return paid
    return (*paid, (say("Cash"), figure_text(Money(besides_minor, row.currency))))


def _changed(row: CorrectionRow) -> Lines:
    """The amount, and whatever else is another: what was keyed, then what is right."""
    names = (say("Amount"), say("Tax"), say("Paid by"), say("Approval code"), say("Slip"))
    sides = zip(names, _said(row.was, row.currency), _said(row.now, row.currency), strict=True)
    lines = []
    for at, (name, was, now) in enumerate(sides):
        if at == 0 or was != now:
            lines += [(say("{0} as keyed", name), was), (say("{0} on the paper", name), now)]
    return tuple(lines)


def _said(facts: SlipFacts, currency: str) -> tuple[str, ...]:
    code = printable(facts.approval) if facts.tender == Tender.CARD else ""
    return (
        figure_text(Money(facts.amount_minor, currency)),
        figure_text(Money(facts.tax_minor, currency)),
        tender_words(facts),
        code or say("none"),
        grouped(printable(facts.slip)) if facts.slip else say("none"),
    )
