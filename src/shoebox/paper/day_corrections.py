"""The end-of-day report's block of corrections: what of closed days was keyed wrong. Words and numbers only.

None of it is in the day's sales or in its drawers. What a sale in cash was and is explains what was over or short on
its own day.
"""

from __future__ import annotations

from shoebox.domain.box_sum import sum_of
from shoebox.domain.card import Brand
from shoebox.domain.correction import SlipFacts
from shoebox.domain.day import CorrectionLine, DayFigures
from shoebox.domain.entry import Tender
from shoebox.domain.former import is_former
from shoebox.domain.money import Money, figure_text
from shoebox.domain.slip import grouped
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import WHOLE, Column, Note, Row, Section
from shoebox.paper.words import currency_sign, day_short, entry_no, signed_money


def corrections_note(figures: DayFigures) -> tuple[Note, ...]:
    """How many there are and what they come to, beside voids and refunds."""
    made = figures.corrections
    if not made:
        return ()
    days = ", ".join(map(day_short, sorted({line.sold_day for line in made})))
    corrected = signed_money(sum(line.change_minor for line in made), figures.currency)
    said = say("{0}, {1} together, in a list of their own.", f"{len(made):,}", corrected)
    return (
        Note(lead=say("Corrections of earlier days ({0}):", days), text=f"{said} {_boxes(figures)}", lines_max=WHOLE),
    )


def _boxes(figures: DayFigures) -> str:
    """What the box comes to, or all of them; nothing where all corrections stand in a damaged book, and in no box."""
    comes_to = sum_of(figures)
    if not comes_to.corrected:
        return ""
    taken, corrected, total = (
        signed_money(minor, figures.currency)
        for minor in (comes_to.taken_minor, comes_to.corrected_minor, comes_to.total_minor)
    )
    if comes_to.taken_minor != figures.taken_minor or any(is_former(line.seq) for line in figures.corrections):
        return say("Without damaged books: taken {0}, corrected {1}, all boxes {2}.", taken, corrected, total)
    if figures.registers:
        return say("Taken today {0}, with these corrections all boxes {1}.", taken, total)
    return say("Taken today {0}, with these corrections box total {1}.", taken, total)


def corrections_table(figures: DayFigures) -> tuple[Section, ...]:
    """Each in full, over the whole width; nothing on a day without any."""
    made = figures.corrections
    if not made:
        return ()
    columns = (
        Column(head=say("Entry, sale, box of its slip"), grow=True, lines_max=3),
        Column(head=say("Was"), width=86, lines_max=6),
        Column(head=say("Is"), width=86, lines_max=6),
        Column(head=say("Difference, {0}", currency_sign(figures.currency)), right=True, least=54),
        Column(head=say("By"), width=44, lines_max=2),
        Column(head=say("Why"), width=104, lines_max=WHOLE),
    )
    sums = figure_text(Money(sum(line.change_minor for line in made), figures.currency))
    rows = (*(_row(line, figures) for line in made), Row((say("Together"), "", "", sums, "", ""), strong=True))
    notes = [Note(text=say("In the grand totals of all days, in none of today's sales, and in no drawer."))]
    cash = sum(line.drawer_minor for line in made)
    if any(Tender.CASH in (line.was.tender, line.now.tender) for line in made):
        minor = signed_money(cash, figures.currency)
        notes.append(Note(text=say("Cash was counted on its own day: this explains {0} of its over or short.", minor)))
    return (Section(title=say("Corrections of earlier days"), columns=columns, rows=rows, notes=tuple(notes)),)


def _row(line: CorrectionLine, figures: DayFigures) -> Row:
    was, now = facts_words(line.was, line.now, figures.currency)
    of = say("{0}, sale {1}", entry_no(line.seq), entry_no(line.corrects_seq))
    where = say("{0}, box {1}", day_short(line.sold_day), printable(line.box_no))
    register = [say("register {0}", spoken(line.register))] if figures.registers else []
    change = figure_text(Money(line.change_minor, figures.currency))
    return Row(("\n".join([*register, of, where]), was, now, change, printable(line.by), spoken(line.reason)))


def facts_words(was: SlipFacts, now: SlipFacts, currency: str) -> tuple[str, str]:
    """What it was and is, line by line: the amount always, anything else where it differs."""
    if now == was.struck:
        return "\n".join((*_lines(was, currency)[:2], tender_words(was))), say("struck out, no sale")
    pairs = zip(_lines(was, currency), _lines(now, currency), strict=True)
    told = [(one, other) for at, (one, other) in enumerate(pairs) if at == 0 or one != other]
    return "\n".join(one for one, _ in told), "\n".join(other for _, other in told)


def _lines(facts: SlipFacts, currency: str) -> tuple[str, ...]:
    """Amount, tax, how it was paid, approval code, slip number."""
    amount = figure_text(Money(facts.amount_minor, currency))
    tax = say("tax {0}", figure_text(Money(facts.tax_minor, currency)))
    code = say("code {0}", printable(facts.approval)) if facts.approval else say("no code")
    number = say("slip {0}", grouped(printable(facts.slip))) if facts.slip else say("no slip")
    return amount, tax, tender_words(facts), code, number


def tender_words(facts: SlipFacts) -> str:
    """``Visa •• 4417``, or cash."""
    if facts.tender == Tender.CASH:
        return say("Cash")
    brand = say(Brand(facts.brand).words if facts.brand in set(Brand) else "Card")
    return f"{brand} •• {printable(facts.last4)[-4:]}"
