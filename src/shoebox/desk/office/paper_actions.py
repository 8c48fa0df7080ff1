"""What a person does with the papers of a day: look, draw, copy. Office room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shoebox.desk.lanes import Lanes
from shoebox.desk.office.actions import Failed
from shoebox.domain.custody import BoxCustody
from shoebox.domain.papers import Paper, PaperState
from shoebox.handover.keeping import keep_whole
from shoebox.handover.store import StoreHouse

Wanted = tuple[Paper, str]  # which paper, of which day


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersOf:
    """The papers of one day, and the days beside it. No day = the book has none yet."""

    day: str
    box_no: str = ""
    is_closed: bool = False
    box: BoxCustody | None = None  # of a closed day
    states: tuple[PaperState, ...] = ()
    earlier: str = ""
    later: str = ""


def look(lanes: Lanes, house: StoreHouse, day: str, done: Callable[[PapersOf], None], failed: Failed) -> None:
    """Which papers there are of a day, of the newest where none is named."""
    lanes.book.ask(lambda: _of(house, day), done, failed)


def draw(lanes: Lanes, house: StoreHouse, wanted: Wanted, done: Callable[[Path], None], failed: Failed) -> None:
    """Draw one paper."""
    lanes.book.ask(lambda: house.day_papers.draw(*wanted), done, failed)


def draw_custody(
    lanes: Lanes, house: StoreHouse, box: BoxCustody, done: Callable[[Path], None], failed: Failed
) -> None:
    """Draw the custody sheet of a box, whichever register of the store closed it."""
    lanes.book.ask(lambda: house.day_papers.custody_of(box), done, failed)


def copy(
    lanes: Lanes, house: StoreHouse, wanted: Wanted, *, folder: Path, done: Callable[[tuple[Path, ...]], None],
    failed: Failed,
) -> None:  # fmt: skip
    """Put one paper into a folder, and with it the file for machines where it has one."""

    def work() -> tuple[Path, ...]:
        papers = house.day_papers
        made = [papers.draw(*wanted)]
        if wanted[0] is Paper.REPLENISH:
            made.append(papers.replenish_file(wanted[1]))
        return tuple(keep_whole(folder / f"{house.store}-{wanted[1]}-{file.name}", file.read_bytes()) for file in made)

    lanes.book.ask(work, done, failed)


def _of(house: StoreHouse, day: str) -> PapersOf:
    days = house.day_papers.days()
    if not days:
        return PapersOf(day="")
    at = days.index(day) if day in days else 0
    states = house.day_papers.states(days[at])
    is_closed = not states[0].is_draft
    return PapersOf(
        day=days[at],
        box_no=house.day.figures(days[at]).box_no,
        is_closed=is_closed,
        box=house.box_of(days[at]) if is_closed and not house.book.training else None,
        states=states,
        earlier=days[at + 1] if at + 1 < len(days) else "",
        later=days[at - 1] if at else "",
    )
