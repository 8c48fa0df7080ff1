"""Numbers that were put down wrong are taken back, by two people. Day room: writes to the book.

Only what nothing is known of can be taken back, and only from an end of what was put down: a number that is used,
spoiled or explained stays in the account, and one between two that are used is missing and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shoebox.day.pen import Pen, reason_line
from shoebox.domain.acts import PadIssued
from shoebox.domain.acts_pads import PadRecalled
from shoebox.domain.acts_slips import NumbersBack
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.slip import RANGE_NUMBERS_MAX, BackLine, Pad, PadAt, PutBack, TakenFrom, grouped, left_of
from shoebox.domain.staff import Signature
from shoebox.storage.book import BookView
from shoebox.storage.book_view import PUT_DOWN
from shoebox.storage.projections import APART, LOST, MISSING, SPOILED, STOLEN, Line

_KNOWN_AS = {
    SPOILED: "slip.back_spoiled", APART: "slip.back_spoiled", MISSING: "slip.back_missing",
}  # fmt: skip


def take_back(
    pen: Pen, policy: Policy, numbers: tuple[str, str], *, reason: str, clerk: str, second: Signature, day: str,
    others: Callable[[BookView], Sequence[PadAt]],
) -> PutBack:  # fmt: skip
    """Take numbers back from the pad they are on, else from the cupboard, else from those given for printing.

    Where all of them were reported lost it is that report that is taken back: they turned up, and are on their pad.
    One of the two people is in charge. Refusals ``slip.back...``, ``day.second``, ``day.second_pin``, ``day.role``.
    """
    run = Pad.parse(*numbers, most=RANGE_NUMBERS_MAX)
    why = reason_line(reason, "slip.back_why", signed=second[1])
    other = pen.another(second, first=clerk).number
    if pen.staff.by_number(clerk).role not in policy.day_roles:
        pen.in_charge(other, policy.day_roles)
    place = place_of(pen.book, run)

    def check(view: BookView) -> None:
        if place_of(view, run) is not place:
            raise Refusal("day.moved_on")
        if place is TakenFrom.LOST:
            return
        _refuse_known(view, run)
        if place is TakenFrom.PAD:
            _refuse_printed(view, run)
        else:
            _refuse_held(view, run, others(view))

    act = NumbersBack(taken_from=place, first=run.first, last=run.last, reason=why, approver=other)
    seq = pen.book.append(act, clerk=clerk, day=day, check=check).seq
    return PutBack(seq, place, run, any(one.overlaps(run) for one in left_of(pen.book.put_down(TakenFrom.CUPBOARD))))


def place_of(view: BookView, run: Pad) -> TakenFrom:
    """Where these numbers stand, nearest to the register first; refuses what is no end of anything there.

    Refusals ``slip.back_none``, ``slip.back_middle``, ``slip.back_lost``.
    """
    lost = {one.slip: one.seq for one in view.slip_places(run) if one.state in (LOST, STOLEN) and not one.gone_seq}
    if len(lost) == len(run):
        return TakenFrom.LOST
    if lost:
        raise Refusal("slip.back_lost", slip=grouped(min(lost)), entry=lost[min(lost)])
    for place in PUT_DOWN:
        held = view.pads() if place is TakenFrom.PAD else left_of(view.put_down(place))
        whole = next((one for one in held if one.overlaps(run)), None)
        if whole is None:
            continue
        if run.first < whole.first or run.last > whole.last or len(whole.without([run])) > 1:
            raise Refusal("slip.back_middle", first=grouped(whole.first), last=grouped(whole.last))
        return place
    raise Refusal("slip.back_none", first=grouped(run.first), last=grouped(run.last))


def _refuse_known(view: BookView, run: Pad) -> None:
    """Refuse where an entry names one of the numbers, and say which."""
    for place in view.slip_places(run):
        if not place.gone_seq:
            raise Refusal(_KNOWN_AS.get(place.state, "slip.back_used"), slip=grouped(place.slip), entry=place.seq)


def _refuse_printed(view: BookView, run: Pad) -> None:
    """Paper that was drawn here exists: its numbers would be drawn once more."""
    for _, _, act in view.of_kind_ever(Kind.PAD_ISSUED):
        if isinstance(act, PadIssued) and act.printed and Pad(act.first, act.last).overlaps(run):
            raise Refusal("slip.back_printed")


def _refuse_held(view: BookView, run: Pad, others: Sequence[PadAt]) -> None:
    """Refuse numbers that are on a pad, of this register or another one."""
    own = next((pad for pad in view.pads() if pad.overlaps(run)), None)
    if own is not None:
        raise Refusal("slip.back_on_pad", first=grouped(own.first), last=grouped(own.last))
    other = next((one for one in others if one.pad.overlaps(run)), None)
    if other is not None:
        first, last = grouped(other.pad.first), grouped(other.pad.last)
        raise Refusal("slip.back_elsewhere", register=other.register, first=first, last=last)


def back_lines(lines: Sequence[Line], initials_of: Callable[[str], str]) -> tuple[BackLine, ...]:
    """What was taken back in a day's entries, each with the two people behind it.

    Of pads that were given to other registers those alone whose register was waited for no more.
    """
    return tuple(
        BackLine(
            seq=entry.seq, taken_from=act.taken_from if isinstance(act, NumbersBack) else "", first=act.first,
            last=act.last, reason=act.reason, by=f"{initials_of(envelope.clerk)} {initials_of(act.approver)}",
            fate=act.fate if isinstance(act, PadRecalled) else "",
        )
        for entry, envelope, act in lines
        if isinstance(act, NumbersBack) or (isinstance(act, PadRecalled) and act.fate)
    )  # fmt: skip
