"""Which other registers belong to a store-day, and what of them is here. Day room: reads the book only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.acts import BoxGathered, PadIssued, PadsReceived, Refund, RegisterAbsent, RegisterKnown, Sale
from shoebox.domain.acts_slips import NumbersBack, SlipsLost, SlipsMissing, SlipSpoiled
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.registers import Came, GatheredBox, KnownRegister, RegisterIncident
from shoebox.domain.slip import RANGE_NUMBERS_MAX, Pad, PadAt, TakenFrom, left_of
from shoebox.storage.book import SYSTEM_CLERK
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One other register on one store-day: how it came, its box if there is one, and what was said if there is none."""

    register: str
    came: Came
    box: GatheredBox | None = None
    reason: str = ""


def known_registers(view: BookView, until_seq: int = SEQ_MAX) -> tuple[KnownRegister, ...]:
    """The other registers of this store as of an entry, by their names."""
    known: dict[str, KnownRegister] = {}
    for entry, _, act in view.of_kind_ever(Kind.REGISTER_KNOWN):
        if not isinstance(act, RegisterKnown) or entry.seq > until_seq:
            continue
        if act.gone:
            known.pop(act.register, None)
        else:
            known[act.register] = KnownRegister(
                register=act.register, epoch=act.epoch, public_key=bytes.fromhex(act.public_key)
            )
    return tuple(known[name] for name in sorted(known))


def gathered_boxes(view: BookView) -> tuple[GatheredBox, ...]:
    """Every box of another register that came here, in the order of coming; before the book was damaged, too."""
    return tuple(
        GatheredBox(
            seq=entry.seq,
            register=act.register,
            epoch=act.epoch,
            box_no=act.box_no,
            day=act.box_day,
            z_no=act.z_no,
            first_seq=act.first_seq,
            last_seq=act.last_seq,
            head=act.head,
            taken_minor=act.taken_minor,
            by_line=envelope.clerk == SYSTEM_CLERK,
        )
        for entry, envelope, act in view.of_kind_ever(Kind.BOX_GATHERED)
        if isinstance(act, BoxGathered)
    )


Events = list[tuple[bool, Pad]]  # put down, or taken back again
Ends = tuple[tuple[str, str], ...]  # runs of numbers, each as its first and last


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsSaid:
    """What some entries of another register say of its slips, as `BoxGathered` holds it."""

    pads: Ends  # handed out there, without what was taken back again
    back: Ends  # taken back of pads of earlier entries
    received: Ends
    received_back: Ends
    used: int  # how many numbers are used up


def slips_of(acts: Iterable[Act]) -> SlipsSaid:
    """The pads that were handed out and taken back in some entries, and how many numbers they use up.

    What is no pad is left out: another register's word must not stop this one's office.
    """
    events: Events = []
    came: Events = []
    used: set[str] = set()
    for act in acts:
        if isinstance(act, PadIssued | PadsReceived):
            with suppress(Refusal):
                run = Pad.parse(act.first, act.last, most=RANGE_NUMBERS_MAX)
                (events if isinstance(act, PadIssued) else came).append((True, run))
        elif isinstance(act, NumbersBack) and act.taken_from in (TakenFrom.PAD, TakenFrom.CUPBOARD):
            (events if act.taken_from == TakenFrom.PAD else came).append((False, act.run))
        elif isinstance(act, SlipsMissing | SlipSpoiled):
            used.update(act.slips)
        elif isinstance(act, SlipsLost):
            used.update(act.run.numbers())
        elif isinstance(act, Sale | Refund) and act.slip:
            used.add(act.slip)
    return SlipsSaid(
        pads=_ends(left_of(events)), back=_earlier(events), received=_ends(left_of(came)), received_back=_earlier(came),
        used=len(used),
    )  # fmt: skip


def _earlier(events: Events) -> Ends:
    """What was taken back of runs that were put down before these entries."""
    own = [run for is_given, run in events if is_given]
    return _ends(left for is_given, run in events if not is_given for left in run.without(own))


def _ends(runs: Iterable[Pad]) -> Ends:
    return tuple((run.first, run.last) for run in runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersSlips:
    """Slips of the store's other registers, by their sealed days that are here."""

    pads_at: tuple[PadAt, ...]
    came_at: tuple[PadAt, ...]
    used: dict[str, int]  # how many numbers, by the day of the box

    @property
    def pads(self) -> tuple[Pad, ...]:
        """Each pad once, whichever registers have it."""
        return tuple({one.pad: None for one in self.pads_at})

    @property
    def unused(self) -> int:
        """How many are left on their pads."""
        return max(0, sum(map(len, self.pads)) - sum(self.used.values()))


def others_slips(view: BookView) -> OthersSlips:
    """What came here of other registers' pads."""
    pads: dict[str, Events] = {}
    came: dict[str, Events] = {}
    used: dict[str, int] = {}
    boxes = [act for _, _, act in view.of_kind_ever(Kind.BOX_GATHERED) if isinstance(act, BoxGathered)]
    for act in sorted(boxes, key=lambda box: (box.register, box.epoch, box.first_seq)):
        pads.setdefault(act.register, []).extend(_events(act.pads_back, act.pads))
        came.setdefault(act.register, []).extend(_events(act.received_back, act.received))
        used[act.box_day] = used.get(act.box_day, 0) + act.slips_used
    return OthersSlips(
        pads_at=_standing_at(pads, is_issued=True), came_at=_standing_at(came, is_issued=False), used=used
    )


def _events(back: Ends, given: Ends) -> Iterator[tuple[bool, Pad]]:
    yield from ((False, Pad.parse(*ends, most=RANGE_NUMBERS_MAX)) for ends in back)
    yield from ((True, Pad.parse(*ends, most=RANGE_NUMBERS_MAX)) for ends in given)


def _standing_at(events: dict[str, Events], *, is_issued: bool) -> tuple[PadAt, ...]:
    runs = (PadAt(register, run, is_issued) for register, said in events.items() for run in left_of(said))
    return tuple(dict.fromkeys(runs))


def standings(view: BookView, day: str, lines: tuple[Line, ...], last_seq: int) -> tuple[Standing, ...]:
    """Every other register on this day, as of its close. A box that came later belongs to the day on which it came."""
    boxes = {box.register: box for box in gathered_boxes(view) if box.day == day and box.seq <= last_seq}
    absent = {act.register: act.reason for _, _, act in lines if isinstance(act, RegisterAbsent)}
    names = {one.register for one in known_registers(view, last_seq)} | set(boxes)
    return tuple(_standing(name, boxes.get(name), absent.get(name, "")) for name in sorted(names))


def incident_of_day(view: BookView, day: str) -> RegisterIncident | None:
    """Under which incident this register sold on a day, as it stood at the close; None without one, or a day."""
    lines = view.acts(day)
    held = view.incident(lines[-1][0].seq) if lines else None
    if held is None:
        return None
    return RegisterIncident(register=view.register, number=held.number, lane=held.rescue_lane, began_ms=held.began_ms)


def absences(view: BookView, day: str) -> dict[str, str]:
    """Why registers have no sealed day for this one, by their names; the last word of each."""
    return {
        act.register: act.reason for _, envelope, act in view.of_kind_ever(Kind.REGISTER_ABSENT)
        if isinstance(act, RegisterAbsent) and envelope.day == day
    }  # fmt: skip


def late_boxes(view: BookView, day: str, *, first_seq: int, last_seq: int) -> tuple[GatheredBox, ...]:
    """Boxes of another date than this day's that came between two entries."""
    return tuple(box for box in gathered_boxes(view) if first_seq <= box.seq <= last_seq and box.day != day)


def _standing(register: str, box: GatheredBox | None, reason: str) -> Standing:
    if box is not None:
        return Standing(register=register, came=Came.HERE, box=box, reason=reason)
    return Standing(register=register, came=Came.ABSENT if reason else Came.AWAITED, reason=reason)
