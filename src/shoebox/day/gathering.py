"""Which other registers belong to a store-day, and what of them is here. Day room: reads the book only."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.acts import (
    BoxGathered,
    PadIssued,
    Refund,
    RegisterAbsent,
    RegisterKnown,
    Sale,
    SlipsMissing,
    SlipSpoiled,
)
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.registers import Came, GatheredBox, KnownRegister, RegisterIncident
from shoebox.domain.slip import Pad, PadAt
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
    for entry, _, act in view.of_kind(Kind.REGISTER_KNOWN):
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
    """Every box of another register that came here, in the order of coming."""
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
        )
        for entry, _, act in view.of_kind(Kind.BOX_GATHERED)
        if isinstance(act, BoxGathered)
    )


def slips_of(acts: Iterable[Act]) -> tuple[tuple[tuple[str, str], ...], int]:
    """The pads that were handed out in some entries, each as first and last, and how many numbers they use up.

    What is no pad is left out: another register's word must not stop this one's office.
    """
    pads: list[tuple[str, str]] = []
    used: set[str] = set()
    for act in acts:
        if isinstance(act, PadIssued):
            with suppress(Refusal):
                pad = Pad.parse(act.first, act.last)
                pads.append((pad.first, pad.last))
        elif isinstance(act, SlipsMissing):
            used.update(act.slips)
        elif isinstance(act, Sale | Refund | SlipSpoiled) and act.slip:
            used.add(act.slip)
    return tuple(pads), len(used)


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersSlips:
    """Slips of the store's other registers, by their sealed days that are here."""

    pads_at: tuple[PadAt, ...]
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
    pads: dict[PadAt, None] = {}
    used: dict[str, int] = {}
    for _, _, act in view.of_kind(Kind.BOX_GATHERED):
        assert isinstance(act, BoxGathered)
        pads |= dict.fromkeys(PadAt(act.register, Pad.parse(first, last)) for first, last in act.pads)
        used[act.box_day] = used.get(act.box_day, 0) + act.slips_used
    return OthersSlips(pads_at=tuple(pads), used=used)


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
        act.register: act.reason for _, envelope, act in view.of_kind(Kind.REGISTER_ABSENT)
        if isinstance(act, RegisterAbsent) and envelope.day == day
    }  # fmt: skip


def late_boxes(view: BookView, day: str, *, first_seq: int, last_seq: int) -> tuple[GatheredBox, ...]:
    """Boxes of another date than this day's that came between two entries."""
    return tuple(box for box in gathered_boxes(view) if first_seq <= box.seq <= last_seq and box.day != day)


def _standing(register: str, box: GatheredBox | None, reason: str) -> Standing:
    if box is not None:
        return Standing(register=register, came=Came.HERE, box=box, reason=reason)
    return Standing(register=register, came=Came.ABSENT if reason else Came.AWAITED, reason=reason)
