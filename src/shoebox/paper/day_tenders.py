"""The end-of-day report's first table: what was taken by each brand and in cash, and given back. Paper room."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import add

from shoebox.domain.day import DayFigures, TenderLine
from shoebox.domain.money import Money, figure_text, money_text
from shoebox.paper.faces import printable
from shoebox.paper.language import say
from shoebox.paper.table import Column, Note, Row, Section
from shoebox.paper.words import currency_sign, day_short, line_words


def count_text(number: int) -> str:
    """A plain number as a column of figures has it."""
    return figure_text(Money(number, "JPY"))  # a currency without minor units groups and signs a plain number


def tender_section(day: DayFigures) -> Section:
    """Count, gross, refunds, net, tax and average by brand and in cash; under it what was struck out and spoiled."""
    sign = currency_sign(day.currency)
    columns = (
        Column(grow=True),
        Column(head=say("Sales"), right=True, least=30),
        Column(head=say("Gross, {0}", sign), right=True, least=54),
        Column(head=say("Refunds"), right=True, least=30),
        Column(head=say("Given back, {0}", sign), right=True, least=54),
        Column(head=say("Net, {0}", sign), right=True, least=54),
        Column(head=say("Tax in it, {0}", sign), right=True, least=48),
        Column(head=say("Average, {0}", sign), right=True, least=48),
        Column(head=_by_words(day), right=True, least=60),
    )
    rows = [_row(_name(line, day), line, day.currency) for line in day.tenders]
    if rows:
        together = replace(reduce(add, day.tenders), count=day.sales)  # one by two tenders is one sale
        rows.append(_row(say("Together"), together, day.currency, by=False, strong=True))
    return Section(title=say("Slips by tender"), columns=columns, rows=tuple(rows), notes=_notes(day))


def _by_words(day: DayFigures) -> str:
    """What the deadline is for, by the lane of the drafts; a day may have drafts of both."""
    if day.has_two_lanes:
        return say("Due by")
    return say("Key by") if any(line.is_rekeyed for line in day.tenders) else say("With acquirer by")


def _name(line: TenderLine, day: DayFigures) -> str:
    """The brand; where the day has drafts of both lanes, with who charges these."""
    name = line_words(printable(line.name))
    if line.tender != "card" or not day.has_two_lanes:
        return name
    return say("{0}, to key", name) if line.is_rekeyed else say("{0}, Finance", name)


def _row(name: str, line: TenderLine, currency: str, *, by: bool = True, strong: bool = False) -> Row:
    def figure(amount_minor: int) -> str:
        return figure_text(Money(amount_minor, currency))

    return Row(
        (
            name,
            count_text(line.count),
            figure(line.gross_minor),
            count_text(line.refunds),
            figure(-line.refunded_minor),
            figure(line.net_minor),
            figure(line.net_tax_minor),
            figure(_average(line.gross_minor, line.count)) if line.count else "",
            day_short(line.present_by) if by and line.present_by else "",
        ),
        strong,
    )


def _average(amount_minor: int, count: int) -> int:
    """To the nearest minor unit, half of one up."""
    return (2 * amount_minor + count) // (2 * count)


def _of_books_before(day: DayFigures) -> tuple[Note, ...]:
    """Which part of the sums stands in a damaged book, and what of it can't be proven."""
    notes = []
    for part in day.parts_before:
        net = money_text(Money(part.net_minor, day.currency))
        sales = say("1 sale") if part.sales == 1 else say("{0} sales", f"{part.sales:,}")
        lead = say("Book {0}:", part.epoch)
        if day.registers:
            lead = say("Register {0}, book {1}:", printable(part.register or day.register), part.epoch)
        if part.is_elsewhere:
            gone = say("what this damaged book has of the day is not here, and in none of these sums.")
            notes.append(Note(lead=lead, text=gone))
        if part.is_elsewhere and not (part.sales or part.net_minor):
            continue
        said = say(
            "{0}, net {1}, of this damaged book are counted in these sums. Its entries are in no box: they go to "
            "central by themselves.",
            sales,
            net,
        )
        notes.append(Note(lead=lead, text=said))
        if part.seen:
            unproven = say("{0} more were only seen there, can't be proven, and are in none of these sums.", part.seen)
            notes.append(Note(lead=lead, text=unproven))
    return tuple(notes)


def _notes(day: DayFigures) -> tuple[Note, ...]:
    struck = money_text(Money(day.sums.voided_minor, day.currency))
    said = say("Voided {0}, {1}. Slips spoiled {2}. None of it is in these sums.", day.sums.voids, struck, day.spoiled)
    good = sum(line.gross_minor for line in day.tenders)
    if not day.sales:
        return (Note(text=said), *_of_books_before(day))
    average = money_text(Money(_average(good, day.sales), day.currency))
    tail = (
        say("1 sale, {0}.", average) if day.sales == 1 else say("{0} sales, on average {1}.", f"{day.sales:,}", average)
    )
    told = Note(text=said, tail=tail)
    return (told, *_of_books_before(day))
