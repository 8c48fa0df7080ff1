"""What a person does about an incident, one function an act: hand the work to a lane, name who answers. Desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shoebox.desk.lanes import Lanes
from shoebox.domain.clock import local_time
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.incident import Incident, moment_ms
from shoebox.domain.rekeying import Ticked
from shoebox.handover.store import StoreHouse

Failed = Callable[[ShoeboxError], None]
Signature = tuple[str, str]  # a staff number and the PIN typed for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An incident as it is typed. ``since`` is the store's clock, as ``07:41`` or ``27 07:41``; empty is now."""

    number: str
    given_by: str
    since: str
    kit_missing: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class Counter:
    """What the counter has, as far as the book knows: pads with numbers left, the float of an open day."""

    slips_left: int
    float_minor: int  # -1 = no day is open
    own_number: str


def look(lanes: Lanes, house: StoreHouse, done: Callable[[Counter], None], failed: Failed) -> None:
    """What the book knows of the counter."""
    lanes.book.ask(lambda: _counter(house), done, failed)


def declare(
    lanes: Lanes, house: StoreHouse, typed: Declaration, done: Callable[[Incident], None], failed: Failed
) -> None:
    """Begin to sell by hand."""

    def work() -> Incident:
        clock = house.clock
        return house.incidents.declare(
            number=typed.number,
            given_by=typed.given_by,
            began_ms=moment_ms(typed.since, now_ms=clock.wall_ms(), offset_min=clock.offset_min()),
            kit_missing=typed.kit_missing,
            signature=typed.signature,
        )

    lanes.book.ask(work, done, failed)


def end(
    lanes: Lanes,
    house: StoreHouse,
    signature: Signature,
    *,
    found: str,
    done: Callable[[Incident], None],
    failed: Failed,
) -> None:
    """Central is back: nothing more by hand. `found` is what is known of registers that this office does not hear."""
    lanes.book.ask(lambda: house.incidents.end(signature=signature, found=found), done, failed)


def rekey(
    lanes: Lanes, house: StoreHouse, seq: int, *, order_no: str, clerk: str,
    done: Callable[[int], None], failed: Failed,
) -> None:  # fmt: skip
    """Tick a draft off that was keyed into the revived point of sale; `done` gets its entry number."""

    def work() -> int:
        house.incidents.rekeying.tick(seq=seq, order_no=order_no, clerk=clerk)
        return seq

    lanes.book.ask(work, done, failed)


def review(
    lanes: Lanes, house: StoreHouse, seq: int, *, reason: str, clerk: str, second: Signature,
    done: Callable[[int], None], failed: Failed,
) -> None:  # fmt: skip
    """Let a draft be keyed that is too late, by the word of somebody in charge; `done` gets its entry number."""

    def work() -> int:
        house.incidents.rekeying.review(seq=seq, reason=reason, clerk=clerk, second=second)
        return seq

    lanes.book.ask(work, done, failed)


@dataclass(frozen=True, slots=True)
class TickFound:
    """What stands under the number that somebody typed, or why nothing does: whoever asked may have typed on."""

    said: str
    ticked: Ticked | None = None
    wrong: Refusal | None = None


def find_ticked(lanes: Lanes, house: StoreHouse, said: str, done: Callable[[TickFound], None], failed: Failed) -> None:
    """The draft that was ticked off under this order number, or has this slip number."""

    def work() -> TickFound:
        try:
            return TickFound(said, house.incidents.rekeying.ticked(said))
        except Refusal as wrong:
            return TickFound(said, wrong=wrong)

    lanes.book.ask(work, done, failed)


def undo_rekey(
    lanes: Lanes, house: StoreHouse, ticked: Ticked, *, reason: str, clerk: str, second: Signature,
    done: Callable[[Ticked], None], failed: Failed,
) -> None:  # fmt: skip
    """Take a wrong tick back, signed by two."""

    def work() -> Ticked:
        house.incidents.rekeying.undo(ticked, reason=reason, clerk=clerk, second=second)
        return ticked

    lanes.book.ask(work, done, failed)


def time_of(house: StoreHouse, at_ms: int) -> str:
    """A moment on the store's clock: ``07:41``."""
    return local_time(at_ms, house.clock.offset_min()).strftime("%H:%M")


def _counter(house: StoreHouse) -> Counter:
    left = sum(len(pad) - house.book.taken_of(pad) for pad in house.book.pads())
    opened = house.book.open_day()
    float_minor = house.book.float_minor() if opened is not None else -1
    return Counter(left, float_minor, house.incidents.own_number())
