"""What a store-day's report says of each register by itself: its policy, its plate, its box. Words only; paper room."""

from __future__ import annotations

from shoebox.domain.day import VERSIONS, DayFigures
from shoebox.domain.register_part import PlateLine, RegisterPart
from shoebox.domain.sentences import retold
from shoebox.paper.day_custody import custody_rows
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import WHOLE, Column, Row, Section
from shoebox.paper.words import time_on


def part_sections(day: DayFigures) -> tuple[Section, ...]:
    """Nothing where there is one register."""
    return (_rules(day), _boxes(day)) if day.parts else ()


def _rules(day: DayFigures) -> Section:
    """Registers of which the same is to be said share a line."""
    columns = (
        Column(head=say("Register"), width=62, lines_max=6),
        Column(head=say("Policy and program"), width=86, lines_max=3),
        Column(head=say("Imprinter plate"), grow=True, lines_max=WHOLE),
    )
    alike: dict[tuple[str, str], list[str]] = {}
    for part in day.parts:
        said = (retold(spoken(part.versions), (VERSIONS,), say=say), _plate(part.plate, day))
        alike.setdefault(said, []).append(spoken(part.register))
    rows = tuple(Row((", ".join(registers), *said)) for said, registers in alike.items())
    return Section(title=say("Policy and plate of each register"), columns=columns, rows=rows)


def _plate(plate: PlateLine | None, day: DayFigures) -> str:
    if plate is None:
        return say("nobody looked at it")
    by, at = printable(plate.by), time_on(plate.wall_ms, day.offset_min, day.day)
    if not plate.was_wrong:
        return say("right, {0} at {1}", by, at)
    note = spoken(plate.note)
    return say("WRONG until {0}, {1}: {2}", at, by, note) if plate.is_right else say("WRONG, {0}: {1}", by, note)


def _boxes(day: DayFigures) -> Section:
    """Each box, then everybody who had it; seals and slips stand with the registers on the first page."""
    columns = (Column(head=say("Box, when and who"), grow=True, lines_max=WHOLE), Column(head=say("Where"), right=True))
    rows = tuple(row for part in day.parts for row in _box(part))
    return Section(title=say("Custody of the boxes"), columns=columns, rows=rows)


def _box(part: RegisterPart) -> tuple[Row, ...]:
    if part.custody is None:
        return (Row((say("register {0}: no box yet", spoken(part.register)), "")),)
    closed, *handed = custody_rows(part.custody, part.register)
    return (Row((f"{printable(part.custody.box_no)}, {closed.cells[0]}", *closed.cells[1:])), *handed)
