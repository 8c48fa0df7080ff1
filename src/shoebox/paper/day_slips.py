"""The end-of-day report's block of slip numbers that were put down wrong and taken back. Words and numbers only."""

from __future__ import annotations

from shoebox.domain.day import DayFigures, PeopleLine
from shoebox.domain.pads_given import PadFate
from shoebox.domain.slip import BackLine, Pad, TakenFrom
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import WHOLE, Column, Note, Row, Section
from shoebox.paper.words import entry_no, pad_words


def back_note(figures: DayFigures) -> tuple[Note, ...]:
    """How many numbers, beside the account of pads."""
    if not figures.taken_back:
        return ()
    count = sum(len(Pad(line.first, line.last)) for line in figures.taken_back)
    many = say("{0} numbers, in a list of their own.", f"{count:,}")
    return (Note(lead=say("Taken back:"), text=say("1 number, in a list of its own.") if count == 1 else many),)


def back_table(figures: DayFigures) -> tuple[Section, ...]:
    """Each run with who and why, over the whole width; nothing on a day without any."""
    if not figures.taken_back:
        return ()
    columns = (
        Column(head=say("Entry"), width=80 if figures.registers else 40, lines_max=2),
        Column(head=say("Numbers"), width=124, lines_max=2),
        Column(head=say("From"), width=110, lines_max=3),
        Column(head=say("Why"), grow=True, lines_max=WHOLE),
        Column(head=say("By"), width=56, lines_max=2),
    )
    return (Section(title=say("Numbers taken back"), columns=columns, rows=tuple(map(_row, figures.taken_back))),)


def _row(line: BackLine) -> Row:
    places = {
        str(TakenFrom.PAD): say("a pad"), str(TakenFrom.CUPBOARD): say("pads that came"),
        str(TakenFrom.TO_PRINT): say("numbers to print"), str(TakenFrom.LOST): say("lost ones, they turned up"),
        "": say("a register not heard"),
    }  # fmt: skip
    fates = {str(PadFate.LOST): say("the pad is lost"), str(PadFate.RETURNED): say("the pad lies here")}
    numbers = pad_words(printable(line.first), printable(line.last))
    place = ", ".join(filter(None, (places.get(line.taken_from, ""), fates.get(line.fate, ""))))
    of = f"{spoken(line.register)}, " if line.register else ""
    return Row((f"{of}{entry_no(line.seq)}", numbers, place, spoken(line.reason), printable(line.by)))


def people_table(figures: DayFigures) -> tuple[Section, ...]:
    """Who got a PIN, and where PINs were tried; nothing on a day without."""
    if not figures.people:
        return ()
    columns = (
        Column(head=say("Entry"), width=72, lines_max=2),
        Column(head=say("Who"), width=150, lines_max=2),
        Column(head=say("What"), grow=True, lines_max=3),
        Column(head=say("By"), width=56, lines_max=2),
    )
    rows = tuple(Row((_entry_of(one), _who(one), _what(one), printable(one.by))) for one in figures.people)
    return (Section(title=say("PINs"), columns=columns, rows=rows),)


def _entry_of(line: PeopleLine) -> str:
    return f"{printable(line.register)} / {entry_no(line.seq)}" if line.register else entry_no(line.seq)


def _who(line: PeopleLine) -> str:
    return say("{0}, {1}", printable(line.name), printable(line.number)) if line.number else say("nobody named")


def _what(line: PeopleLine) -> str:
    if line.tries:
        return say("{0} wrong PINs in a row", line.tries)
    return say("let in as a clerk, on no list") if line.is_new else say("another PIN set")


def twice_table(figures: DayFigures) -> tuple[Section, ...]:
    """Numbers at two registers, with what was found of them; nothing on a day on which nobody spoke of any."""
    if not figures.pads_twice:
        return ()
    columns = (
        Column(head=say("Numbers"), width=124, lines_max=2),
        Column(head=say("Registers"), width=110, lines_max=2),
        Column(head=say("What was found"), grow=True, lines_max=WHOLE),
        Column(head=say("By"), width=56, lines_max=2),
    )
    rows = tuple(
        Row((
            pad_words(printable(one.numbers.first), printable(one.numbers.last)),
            " / ".join(map(printable, one.registers)), spoken(one.found), printable(one.found_by),
        ))
        for one in figures.pads_twice
    )  # fmt: skip
    return (Section(title=say("Slip numbers at two registers"), columns=columns, rows=rows),)
