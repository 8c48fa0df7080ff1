"""What was taken and yet wants a person's eye. Work room: looks, and refuses nothing.

None of this may stop a register's line: a clock set wrong or a slip that nobody issued does not make a sale untrue, and
what stands behind it must still come through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shoebox.central.witness import doubt_of
from shoebox.domain.acts import PadIssued, ReceiptStored, Sale
from shoebox.domain.acts_slips import NumbersBack
from shoebox.domain.carrying import Place
from shoebox.domain.correction import Correction
from shoebox.domain.entry import Kind, Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.policy import Policy
from shoebox.domain.slip import Pad, TakenFrom, left_of
from shoebox.formats.box_check import Line, read_entry
from shoebox.storage.central_writer import CentralWriter, Row

AHEAD_MS_MAX = 24 * 3_600_000
_OUTSIDE = "flag.slip_outside"
_PADS = (Kind.PAD_ISSUED, Kind.NUMBERS_BACK)


def flags_of(
    central: CentralWriter, place: Place, lines: Sequence[Line], *, now_ms: int, policy: Policy, card: OfficeCard
) -> list[Row]:
    """One row for each thing noticed in entries that are about to be kept; `card` is head office's own newest."""
    book = (place.store, place.register, place.epoch)
    first_seq = lines[0][0].seq
    put_down = [entry for kind in _PADS for entry in central.all_of(book, kind, before_seq=first_seq)]
    pads = _pads([], [read_entry(entry) for entry in sorted(put_down, key=lambda entry: entry.seq)])
    knows_pads = central.reached(book) >= first_seq - 1  # a box may come before the one that its pads are in
    slips = [act.slip for _, _, act in lines if isinstance(act, Sale | Correction) and act.slip]
    used = central.numbers_used(place.store, slips)
    rows: list[Row] = []
    for line in lines:
        entry, envelope, act = line
        pads = _pads(pads, [line])
        said = [Refusal("flag.clock_ahead", entry=entry.seq)] if envelope.wall_ms > now_ms + AHEAD_MS_MAX else []
        if isinstance(act, Sale):
            said += [one for one in _of_slip(entry.seq, act.slip, pads, used) if knows_pads or one.code != _OUTSIDE]
            used.add(act.slip)
            if (
                act.tender == Tender.CARD
                and not act.approval
                and policy.needs_code(act.brand, act.amount_minor, act.imprint)
            ):
                said.append(Refusal("flag.no_approval", entry=entry.seq))
        if isinstance(act, ReceiptStored) and (doubt := doubt_of(central, place, lines, line, card=card)):
            said.append(doubt)
        if isinstance(act, Correction) and act.slip != act.was_slip:
            used.discard(act.was_slip)
            said += [one for one in _of_slip(entry.seq, act.slip, pads, used) if knows_pads or one.code != _OUTSIDE]
            used.add(act.slip)
        rows += [
            {
                "store": place.store, "register": place.register, "epoch": place.epoch, "seq": entry.seq,
                "code": one.code, "sentence": str(one), "came_ms": now_ms,
            }
            for one in said
        ]  # fmt: skip
    return rows


def _of_slip(seq: int, slip: str, pads: Sequence[Pad], used: set[str]) -> Iterator[Refusal]:
    if slip and not any(slip in pad for pad in pads):
        yield Refusal(_OUTSIDE, entry=seq, slip=slip)
    if slip in used and slip:
        yield Refusal("flag.slip_twice", entry=seq, slip=slip)


def _pads(held: Sequence[Pad], lines: Sequence[Line]) -> tuple[Pad, ...]:
    """The pads after these entries; one that says nothing of pads changes none."""
    events = [(True, pad) for pad in held]
    for _, _, act in lines:
        if isinstance(act, PadIssued):
            events.append((True, Pad(act.first, act.last)))
        elif isinstance(act, NumbersBack) and act.taken_from == TakenFrom.PAD:
            events.append((False, act.run))
    return left_of(events) if len(events) > len(held) else tuple(held)
