"""What the registers of a store have to do with each other, on later pages of the end-of-day report. Paper room."""

from __future__ import annotations

from shoebox.domain.clock import local_time
from shoebox.domain.day import DayFigures
from shoebox.domain.money import Money, figure_text
from shoebox.domain.registers import OutTwice, RegisterIncident, What, two_lanes
from shoebox.domain.sentences import retold
from shoebox.domain.slip import grouped
from shoebox.domain.ticking import SharedOrder
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import WHOLE, Column, Note, Row, Section
from shoebox.paper.words import currency_sign, day_short, time_of

NUMBER_SIGNS = 30


def twice_note(day: DayFigures) -> tuple[Note, ...]:
    """One line for the first page, where anything went out twice."""
    many, shared = len(day.out_twice), len(day.shared_orders)
    out = (Note(lead=_twice_lead(day), text=say("{0}, on a later page.", many)),) if many else ()
    on_one = (Note(lead=say("Two slips on one order:"), text=say("{0}, on a later page.", shared)),) if shared else ()
    lanes = (Note(lead=_lanes_lead(day), text=say("{0} registers, on a later page.", len(day.incidents))),)
    return (*(lanes if day.incidents else ()), *out, *on_one)


def partly_note(day: DayFigures) -> tuple[Note, ...]:
    """Where a copy is lost, or a newer Shoebox wrote: who reads that nothing went out twice must know of it."""
    if not day.partly_here:
        return ()
    said = say("not all of it can be read here. Its pads, and what went out at two registers, may be missing.")
    return (Note(lead=f"{', '.join(map(spoken, day.partly_here))}:", text=said, lines_max=2),)


def _twice_lead(day: DayFigures) -> str:
    return say("Same card at two registers:") if _is_of_cards(day) else say("Out at two registers:")


def _is_of_cards(day: DayFigures) -> bool:
    """Whether nothing left the store twice: slips on one card pass a limit together, and that is all."""
    return all(one.what is What.CARD for one in day.out_twice)


def _lanes_lead(day: DayFigures) -> str:
    return say("Two rescue lanes:") if two_lanes(day.incidents) else say("Two incident numbers:")


def _incidents(day: DayFigures) -> Section:
    """Each register's incident, where they are not one: drafts and papers go by their own."""
    columns = (
        Column(head=say("Register"), width=70),
        Column(head=say("Incident"), width=120),
        Column(head=say("Since"), width=120),
        Column(head=say("Its slips"), grow=True),
    )
    rows = tuple(
        Row((spoken(one.register), printable(one.number), _since(one, day), _lane(one))) for one in day.incidents
    )
    todo = (
        say("Each slip goes by its own register's lane: keep boxes apart, key none of Finance's, call head office.")
        if two_lanes(day.incidents)
        else say("Tell head office both: it gives one number to all.")
    )
    return Section(
        title=say("Incidents of the registers"), columns=columns, rows=rows, notes=(Note(text=todo, lines_max=2),)
    )


def _since(one: RegisterIncident, day: DayFigures) -> str:
    at = local_time(one.began_ms, day.offset_min)
    return f"{day_short(at.date().isoformat())} {time_of(one.began_ms, day.offset_min)}"


def _lane(one: RegisterIncident) -> str:
    return say("The store keys them again") if one.is_rekeyed else say("Finance charges the slips")


def refused_entries(day: DayFigures) -> int:
    """How many entries head office refuses, of all registers of which that is known."""
    return day.refused[0] + sum(one.entries for one in day.refused_there)


def between_registers(day: DayFigures) -> tuple[Section, ...]:
    """What went out at two registers, slips of two on one order, what head office refuses; only what there is."""
    found = (
        _incidents(day) if day.incidents else None,
        _twice(day) if day.out_twice else None,
        _shared(day) if day.shared_orders else None,
        _refused(day) if day.refused_there else None,
    )
    return tuple(section for section in found if section is not None)


def _twice(day: DayFigures) -> Section:
    columns = (
        Column(head=say("What"), grow=True, lines_max=2),
        Column(head=say("Register and entry"), width=220, lines_max=4),
        Column(head=say("Too much, {0}", currency_sign(day.currency)), right=True),
    )
    is_later = any(place.epoch > 1 for one in day.out_twice for place in one.places)
    rows = tuple(
        Row((_what(one), _places(one, with_book=is_later), _too_much(one, day.currency))) for one in day.out_twice
    )
    why = say(
        "Each register hears of the others within a minute, while the office is in reach. Finance finds these too."
    )
    card = say("Slips on one card pass a limit together: one sale at two registers, or two with the same last four.")
    said = (
        (why, any(one.what is not What.CARD for one in day.out_twice)),
        (card, any(one.what is What.CARD for one in day.out_twice)),
    )
    notes = tuple(Note(text=words, lines_max=2) for words, is_so in said if is_so)
    title = say("Same card at two registers") if _is_of_cards(day) else say("Out at two registers")
    return Section(title=title, columns=columns, rows=rows, notes=notes)


def _what(one: OutTwice) -> str:
    number = printable(one.number)[:NUMBER_SIGNS]
    if one.what is What.ORDER:
        return say("Order {0}, handed over", number)
    if one.what is What.CARD:
        return say("Card •• {0}, several slips", number)
    return say("Receipt {0}, given back", number)


def _places(one: OutTwice, *, with_book: bool) -> str:
    if with_book:  # a register that began a new book counts its entries anew
        said = (say("{0} book {1} entry {2}", spoken(at.register), at.epoch, at.seq) for at in one.places)
    else:
        said = (say("{0} entry {1}", spoken(at.register), at.seq) for at in one.places)
    return ", ".join(said)


def _too_much(one: OutTwice, currency: str) -> str:
    return figure_text(Money(one.too_much_minor, currency)) if one.too_much_minor else ""


def _shared(day: DayFigures) -> Section:
    columns = (
        Column(head=say("Order number"), width=150, lines_max=2),
        Column(head=say("Register, slip, {0}", currency_sign(day.currency)), width=220, lines_max=6),
        Column(head=say("What was found"), grow=True, lines_max=WHOLE),
    )
    rows = tuple(
        Row((printable(one.order_no), _slips(one, day.currency), spoken(one.found) or say("nobody has said")))
        for one in day.shared_orders
    )
    why = say("The till charges an order once: one of these slips is not charged by it. Finance finds these too.")
    return Section(
        title=say("Two slips on one order"), columns=columns, rows=rows, notes=(Note(text=why, lines_max=2),)
    )


def _slips(one: SharedOrder, currency: str) -> str:
    return ", ".join(
        say("{0} {1} {2}", spoken(tick.place.register), grouped(tick.slip) or say("cash"),
            figure_text(Money(tick.amount_minor, currency)))
        if tick.slip or tick.amount_minor
        else say("{0} entry {1}", spoken(tick.place.register), tick.place.seq)
        for tick in one.ticks
    )  # fmt: skip


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
