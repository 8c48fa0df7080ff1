"""What a person does about readiness, one function an act: hand the work to a lane, name who answers. Office room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from shoebox.desk.lanes import Lanes
from shoebox.domain.dispatch import Took, WordView
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.readiness import Readiness
from shoebox.handover.playbook import booklet_of, clerk_sheet_of, readiness_of
from shoebox.handover.store import StoreHouse

Failed = Callable[[ShoeboxError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A check as it is typed. ``booklet`` is the edition at the registers, ``drilled`` a day; both may be empty."""

    in_place: tuple[str, ...]
    booklet: str
    drilled: str
    note: str


def look(lanes: Lanes, house: StoreHouse, done: Callable[[tuple[Readiness, str]], None], failed: Failed) -> None:
    """How the store stands, and the edition of its playbook."""
    lanes.book.ask(partial(readiness_of, house), done, failed)


def check(
    lanes: Lanes, house: StoreHouse, found: Found, *, clerk: str, done: Callable[[int], None], failed: Failed
) -> None:
    """Write down what was found; `done` gets the entry's number."""

    def work() -> int:
        return house.readiness.check(
            in_place=found.in_place, booklet=found.booklet, drilled=found.drilled, note=found.note, clerk=clerk
        ).seq

    lanes.book.ask(work, done, failed)


def look_at_word(lanes: Lanes, house: StoreHouse, done: Callable[[WordView | None], None], failed: Failed) -> None:
    """What head office has sent, how old it is, and who has read what."""
    lanes.book.ask(house.word_view, done, failed)


def take_word(
    lanes: Lanes, house: StoreHouse, folder: Path, done: Callable[[tuple[Took, ...]], None], failed: Failed
) -> None:
    """Take in what head office sent by stick."""
    lanes.book.ask(partial(house.take_dispatches, folder), done, failed)


def make_booklet(lanes: Lanes, house: StoreHouse, done: Callable[[Path], None], failed: Failed) -> None:
    """Draw the booklet."""
    lanes.free.ask(partial(booklet_of, house), done, failed)


def make_clerk_sheet(lanes: Lanes, house: StoreHouse, done: Callable[[Path], None], failed: Failed) -> None:
    """Draw the clerk's sheet."""
    lanes.free.ask(partial(clerk_sheet_of, house), done, failed)
