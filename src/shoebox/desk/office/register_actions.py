"""What a person does about the store's other registers: look, take in, add, explain. Office room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from shoebox.desk.lanes import Lanes
from shoebox.desk.office.actions import Failed
from shoebox.desk.text import sentence_of
from shoebox.domain.custody import BoxArrival
from shoebox.domain.day import DayFigures
from shoebox.domain.errors import Refusal
from shoebox.domain.registers import Came, OutTwice, RegisterIncident, What
from shoebox.domain.relaying import HeldRegister, Pairing
from shoebox.domain.staff import Signature
from shoebox.domain.store_slips import StoreSlip
from shoebox.domain.ticking import SharedOrder
from shoebox.handover.keeping import keep_whole
from shoebox.handover.registers import Gathered
from shoebox.handover.store import StoreHouse

LAST_SHARE_FILE, PLACE_BYTES_MAX = "last-share.txt", 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreDay:
    """The store-day in view: its figures over all registers, and what there is to know beside them."""

    figures: DayFigures
    known: tuple[str, ...]
    last_place: str
    held: tuple[HeldRegister, ...] = ()  # what came of the others over the store's network
    door: str = ""  # why the office's door is shut, where it should be open
    arrivals: Mapping[str, BoxArrival] = field(default_factory=dict)  # of any register, by the number on the box
    twice: tuple[OutTwice, ...] = ()  # what went out at two registers
    shared: tuple[SharedOrder, ...] = ()  # order numbers with slips of two
    incidents: tuple[RegisterIncident, ...] = ()  # of the registers here, where they are not one
    trouble: str = ""  # a copy that is lost: what came of it is listed, and its figures are not here


@dataclass(frozen=True, slots=True)
class Between:
    """What went out at two registers, and the registers' incidents where they are not one."""

    twice: tuple[OutTwice, ...]
    incidents: tuple[RegisterIncident, ...]


def look(lanes: Lanes, house: StoreHouse, day: str, done: Callable[[StoreDay], None], failed: Failed) -> None:
    """The store-day over all its registers."""
    lanes.book.ask(lambda: _store_day(house, day), done, failed)


def look_twice(lanes: Lanes, house: StoreHouse, day: str, done: Callable[[Between], None], failed: Failed) -> None:
    """What on this day stands between the store's registers."""
    lanes.book.ask(lambda: Between(house.registers.out_twice(day), house.registers.incidents_apart(day)), done, failed)


def look_for_slips(
    lanes: Lanes, house: StoreHouse, day: str, done: Callable[[tuple[StoreSlip, ...]], None], failed: Failed
) -> None:
    """Every slip of a store-day."""
    lanes.book.ask(lambda: house.registers.slips_of(day), done, failed)


def gather(
    lanes: Lanes, house: StoreHouse, folder: Path, *, clerk: str, done: Callable[[Gathered], None], failed: Failed
) -> None:
    """Take in the sealed days that lie there, and remember the place."""

    def work() -> Gathered:
        came = house.registers.gather(folder, clerk=clerk)
        keep_whole(house.folder / LAST_SHARE_FILE, str(folder).encode())
        return came

    lanes.book.ask(work, done, failed)


def open_without_drawer(
    lanes: Lanes, house: StoreHouse, said: tuple[str, Signature], *, clerk: str, done: Callable[[DayFigures], None],
    failed: Failed,
) -> None:  # fmt: skip
    """Open a day of a PC that sells nothing: which one, and who signs beside the manager."""
    day, second = said
    lanes.book.ask(lambda: house.day.open_without_drawer(day=day, clerk=clerk, second=second), done, failed)


def add(
    lanes: Lanes, house: StoreHouse, card: Path, *, clerk: str, done: Callable[[str], None], failed: Failed
) -> None:
    """Wait for the register of this card from now on."""
    lanes.book.ask(lambda: house.registers.add(card, clerk=clerk), done, failed)


def explain(
    lanes: Lanes, house: StoreHouse, said: tuple[str, str], *, clerk: str, done: Callable[[int], None], failed: Failed
) -> None:
    """Say why a register has no sealed day: the register, and the reason."""
    lanes.book.ask(lambda: house.day.registers.absent(*said, clerk), done, failed)


def drop(
    lanes: Lanes, house: StoreHouse, said: tuple[str, str], *, clerk: str, done: Callable[[int], None], failed: Failed
) -> None:
    """Wait for a register no longer: the register, and why."""
    lanes.book.ask(lambda: house.day.registers.drop(*said, clerk), done, failed)


def pair(lanes: Lanes, house: StoreHouse, *, clerk: str, done: Callable[[Pairing], None], failed: Failed) -> None:
    """Show a code by which one register is paired with this office; its door opens where it was shut."""

    def work() -> Pairing:
        if house.relay is None:
            raise Refusal("relay.practice")
        return house.relay.pairing(clerk)

    lanes.free.ask(work, done, failed)


def _store_day(house: StoreHouse, day: str) -> StoreDay:
    trouble = ""
    twice: tuple[OutTwice, ...] = ()
    try:
        figures = house.registers.store_day(day)
        cards = (one for one in figures.out_twice if one.what is What.CARD)  # which are told of a day, and no further
        twice = (*house.registers.out_twice(), *cards)
        trouble = next(map(sentence_of, house.registers.unread().values()), "")
    except Refusal as wrong:
        figures, trouble = replace(house.day.store_day(day, {}), unsent=house.registers.unsent()), sentence_of(wrong)
    # What came since a close stands on the next day's report; until then it is seen here.
    late = house.day.registers.came_after(day)
    live = {line.register: line for line in house.registers.live_lines(day)}
    lines = [live.get(line.register, line) if line.came is Came.AWAITED else line for line in figures.registers]
    relay = house.relay
    return StoreDay(
        figures=replace(figures, registers=(*lines, *late)) if lines else figures,
        held=relay.standing() if relay is not None else (),
        door=sentence_of(relay.trouble) if relay is not None and relay.trouble is not None else "",
        known=tuple(one.register for one in house.day.registers.known()),
        last_place=_last_place(house.folder / LAST_SHARE_FILE),
        arrivals={box_no: came for (_, box_no), came in house.arrivals().items()},
        twice=twice,
        shared=house.day.shared.found(),
        incidents=figures.incidents,
        trouble=trouble,
    )


def _last_place(file: Path) -> str:
    """The folder that was taken from last, if it is there now."""
    try:
        said = file.read_bytes()[:PLACE_BYTES_MAX].decode()
        return said if said and Path(said).is_dir() else ""
    except (OSError, ValueError):
        return ""
