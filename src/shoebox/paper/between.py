"""What the registers of a store have to do with each other, on later pages of the end-of-day report. Paper room."""

from __future__ import annotations

from shoebox.domain.day import DayFigures
from shoebox.domain.money import Money, figure_text
from shoebox.domain.registers import OutTwice, What
from shoebox.domain.sentences import retold
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import Column, Note, Row, Section
from shoebox.paper.words import currency_sign

NUMBER_SIGNS = 30


def twice_note(day: DayFigures) -> tuple[Note, ...]:
    """One line for the first page, where anything went out twice."""
    many = len(day.out_twice)
    return (Note(lead=say("Out at two registers:"), text=say("{0}, on a later page.", many)),) if many else ()


def refused_entries(day: DayFigures) -> int:
    """How many entries head office refuses, of all registers of which that is known."""
    return day.refused[0] + sum(one.entries for one in day.refused_there)


def between_registers(day: DayFigures) -> tuple[Section, ...]:
    """What went out at two registers, and what head office refuses of each; nothing where there is neither."""
    found = (_twice(day) if day.out_twice else None, _refused(day) if day.refused_there else None)
    return tuple(section for section in found if section is not None)


def _twice(day: DayFigures) -> Section:
    columns = (
        Column(head=say("What"), grow=True, lines_max=2),
        Column(head=say("Register and entry"), width=220, lines_max=4),
        Column(head=say("Too much, {0}", currency_sign(day.currency)), right=True),
    )
    rows = tuple(Row((_what(one), _places(one), _too_much(one, day.currency))) for one in day.out_twice)
    why = say(
        "Each register hears of the others within a minute, while the office is in reach. Finance finds these too."
    )
    return Section(title=say("Out at two registers"), columns=columns, rows=rows, notes=(Note(text=why, lines_max=2),))


def _what(one: OutTwice) -> str:
    number = printable(one.number)[:NUMBER_SIGNS]
    if one.what is What.ORDER:
        return say("Order {0}, handed over", number)
    return say("Receipt {0}, given back", number)


def _places(one: OutTwice) -> str:
    return ", ".join(say("{0} entry {1}", spoken(place.register), place.seq) for place in one.places)


def _too_much(one: OutTwice, currency: str) -> str:
    return figure_text(Money(one.too_much_minor, currency)) if one.too_much_minor else ""


def _refused(day: DayFigures) -> Section:
    columns = (
        Column(head=say("Register"), width=70),
        Column(head=say("Entries"), width=50, right=True),
        Column(head=say("Why"), grow=True, lines_max=3),
    )
    own = [(day.register, *day.refused)] if day.refused[0] else []
    every = [*own, *((one.register, one.entries, one.sentence) for one in day.refused_there)]
    rows = tuple(
        Row((spoken(register), f"{entries:,}", spoken(retold(why, say=say)))) for register, entries, why in every
    )
    return Section(title=say("Refused by central, register by register"), columns=columns, rows=rows)
