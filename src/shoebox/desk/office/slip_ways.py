"""What is done with numbered paper: words, keys, and what each way asks for. Office room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shoebox.desk.lanes import Lanes
from shoebox.desk.office.actions import Failed
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.segments import Choice
from shoebox.domain.slip import Fate, Pad
from shoebox.handover.store import StoreHouse

ISSUE, SPOIL, RECEIVE, PRINT, RANGE = "issue", "spoil", "receive", "print_slips", "range"
WAYS = (ISSUE, SPOIL, RECEIVE, PRINT, RANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipDraft:
    """What was typed. Empty where this way does not ask for it."""

    way: str
    first: str = ""
    last: str = ""
    said: str = ""  # why slips are spoiled or how they were lost; who gave numbers
    fate: str = str(Fate.SPOILED)
    count: int = 0
    bank_copy: bool = False
    register: str = ""  # whom a pad is for


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipAnswer:
    """What stands in the book now, and the sheet of a run that was printed."""

    draft: SlipDraft
    entry: int
    pad: Pad | None = None
    sheet: Path | None = None
    is_for_another: bool = False  # a pad that goes to another register


def choices() -> tuple[Choice, ...]:
    """Each way with its key."""
    words = {
        ISSUE: tr("Issue a pad"),
        SPOIL: tr("Spoiled or lost"),
        RECEIVE: tr("Pads came"),
        PRINT: tr("Print slips"),
        RANGE: tr("Numbers to print"),
    }
    return tuple(Choice(way, words[way], key_of("office", way, "slips")) for way in WAYS)


def fates() -> tuple[Choice, ...]:
    """What may become of slips that nobody wrote on."""
    return (
        Choice(str(Fate.SPOILED), tr("spoiled").capitalize()),
        Choice(str(Fate.LOST), tr("Lost")),
        Choice(str(Fate.STOLEN), tr("Stolen")),
    )


def small_of(way: str) -> str:
    """What it does, under the card's title."""
    smalls = {
        ISSUE: tr("From the cupboard to a register."),
        SPOIL: tr("One slip or a run. Spoiled paper goes into the box. F9 again: lost, stolen."),
        RECEIVE: tr("Into the cupboard, for any register."),
        PRINT: tr("On plain paper, when the pads run out. No number is printed twice."),
        RANGE: tr("Operations gives them by phone: to this register alone."),
    }
    return smalls[way]


def button_of(way: str) -> str:
    """What the button says."""
    words = {
        ISSUE: tr("Issue pad"),
        SPOIL: tr("Write it down"),
        RECEIVE: tr("Put them down"),
        PRINT: tr("Draw them"),
        RANGE: tr("Put them down"),
    }
    return words[way]


def record(
    lanes: Lanes, house: StoreHouse, draft: SlipDraft, *, clerk: str, done: Callable[[SlipAnswer], None],
    failed: Failed,
) -> None:  # fmt: skip
    """Write it into the book; a run to print is drawn as well."""
    lanes.book.ask(lambda: _write(house, draft, clerk), done, failed)


def _write(house: StoreHouse, draft: SlipDraft, clerk: str) -> SlipAnswer:
    slips = house.day.slips
    if draft.way == PRINT:
        pad = slips.take_to_print(draft.count, clerk)
        sheet = house.slip_forms(pad, bank_copy=draft.bank_copy)
        return SlipAnswer(draft=draft, entry=house.book.head().seq, pad=pad, sheet=sheet)
    if draft.way == SPOIL:
        entry = _gone(house, draft, clerk)
    elif draft.way == RECEIVE:
        entry = slips.receive(draft.first, draft.last, clerk)
    elif draft.way == RANGE:
        entry = slips.give_range(draft.first, draft.last, draft.said, clerk)
    else:
        entry = slips.issue_pad(Pad.parse(draft.first, draft.last), clerk, register=draft.register)
    is_for_another = draft.register not in ("", house.register)
    return SlipAnswer(draft=draft, entry=entry, is_for_another=is_for_another)


def _gone(house: StoreHouse, draft: SlipDraft, clerk: str) -> int:
    """One slip that is spoiled is the till's own act, which knows whether it is the next of its pad."""
    if draft.fate == Fate.SPOILED and not draft.last:
        return house.till.spoil(draft.first, draft.said, clerk).entry_no
    run = (draft.first, draft.last)
    return house.day.slips.report(run, how=draft.fate, explanation=draft.said, clerk=clerk)
