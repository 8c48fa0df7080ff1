"""Since when, and for whom, what is not sent waits: over every book of a register, and whatever the line says."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from officemaking import counter_in
from shoebox.domain.carrying import LineKind, LineState
from shoebox.domain.unsent import WaitsFor

DAY_MIN = 24 * 60


@pytest.mark.parametrize("damage", ["lose_book", "lose_end"])
def test_a_new_book_waits_since_the_oldest_entry_of_the_one_before(tmp_path, damage: str) -> None:
    """Its book was damaged a day later: what waits longest is the first entry that head office never had."""
    with counter_in(tmp_path / "store") as counter:
        began_ms = counter.clock.wall_ms()
        counter.open()
        counter.sell()
        counter.clock.pass_min(DAY_MIN)
        getattr(counter, damage)()
        own = counter.house.registers.unsent().registers[0]
        assert own.entries == counter.house.book.unsent() > counter.house.book.head().seq
        assert own.since_ms == began_ms


@pytest.mark.parametrize("kind", [LineKind.REFUSED, LineKind.UPGRADE])
def test_what_goes_by_no_line_as_it_is_waits_for_head_office(tmp_path, kind: LineKind) -> None:
    """One of the two programs is to be brought up to date first: that is no matter of the line."""
    with counter_in(tmp_path / "store") as counter:
        line = SimpleNamespace(state=lambda: LineState(kind=kind, behind=3))
        counter.house = replace(counter.house, line=line)
        assert counter.house.registers.unsent().registers[0].waits_for is WaitsFor.HEAD_OFFICE


def test_what_the_office_refuses_waits_for_somebody_here(tmp_path) -> None:
    """Head office may never have heard of it, and refuses nothing of the day."""
    with counter_in(tmp_path / "store") as counter:
        counter.open()
        line = SimpleNamespace(state=lambda: LineState(kind=LineKind.REFUSED, behind=3, sentence="No.", by_office=True))
        counter.house = replace(counter.house, line=line)
        registers = counter.house.registers
        assert registers.unsent().registers[0].waits_for is WaitsFor.STORE
        assert registers.store_day(counter.house.day.figures().day).refused == (0, "")
