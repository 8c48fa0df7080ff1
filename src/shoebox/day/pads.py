"""Slip control: pads handed out, the paper in the box counted, numbers that are missing. Day room: it writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from shoebox.day.before import first_lost
from shoebox.day.gathering import others_slips
from shoebox.day.pen import Pen, one_line
from shoebox.day.slips import account
from shoebox.domain.acts import PadIssued, PadsReceived, PaperCount, SlipRange, SlipsMissing, SlipSpoiled
from shoebox.domain.acts_before import LostBefore
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.papers import SLIPS_PRINTED_MAX
from shoebox.domain.policy import Policy
from shoebox.domain.slip import PAD_NUMBERS_MAX, RANGE_NUMBERS_MAX, Pad, PadAt, SlipStock, grouped, parse_slip_number
from shoebox.storage.book import BookView

SLIPS_MAX = 100_000
_INITIALS = re.compile(r"[^\W\d_](?:[^\W\d_]|[. ]){0,9}")


PadsElsewhere = Callable[[], tuple[PadAt, ...]]


def no_pads() -> tuple[PadAt, ...]:
    """Nothing is known of other registers' pads but what their sealed days say."""
    return ()


class SlipControl:
    """Every number of every pad ends used, voided, spoiled, unused or missing.

    `elsewhere` are pads of the store's other registers, as far as their entries came by line; those of their sealed
    days, by folder, stick or line, stand in the book.
    """

    def __init__(self, pen: Pen, policy: Policy, today: Callable[[], str], elsewhere: PadsElsewhere = no_pads) -> None:
        self._pen, self._policy, self._today, self._elsewhere = pen, policy, today, elsewhere

    def issue_pad(self, pad: Pad, clerk: str) -> int:
        """Hand a pad of slips to this register; the entry's number.

        Refuses a pad with a number that is on one of its own (``day.pad_overlaps``) or on one that another register
        of the store is known to have (``day.pad_elsewhere``).
        """
        pad = Pad.parse(pad.first, pad.last)
        self._pen.staff.by_number(clerk)

        return self._issue(PadIssued(first=pad.first, last=pad.last), pad, clerk)

    def _issue(self, act: PadIssued, pad: Pad, clerk: str) -> int:
        def check(view: BookView) -> None:
            if any(held.overlaps(pad) for held in view.pads()):
                raise Refusal("day.pad_overlaps", first=grouped(pad.first), last=grouped(pad.last))
            other = next((one for one in self._others(view) if one.pad.overlaps(pad)), None)
            if other is not None:
                first, last = grouped(other.pad.first), grouped(other.pad.last)
                raise Refusal("day.pad_elsewhere", register=other.register, first=first, last=last)

        return self._pen.book.append(act, clerk=clerk, day=self._day(), check=check).seq

    def _others(self, view: BookView) -> tuple[PadAt, ...]:
        return (*others_slips(view).pads_at, *self._elsewhere())

    def _to_print(self, view: BookView) -> tuple[Pad, ...]:
        """Runs of numbers given for printing that are on no pad yet."""
        given = _ranges(view, Kind.SLIP_RANGE)
        pads = (*view.pads(), *(one.pad for one in self._others(view))) if given else ()
        return tuple(run for one in given for run in one.without(pads))

    def explain_lost(self, explanation: str, initials: str, clerk: str) -> int:
        """Say what is known of the entries of a book before that can't be read any more; the entry's number.

        Of the oldest such book first. Refuses where none is lost, or all are explained (``day.nothing_lost``).
        """
        said = one_line(explanation, "day.explanation")
        if not _INITIALS.fullmatch(initials.strip()):
            raise Refusal("day.initials")
        left = first_lost(self._pen.book)
        if left is None:
            raise Refusal("day.nothing_lost")
        act = LostBefore(epoch=left.epoch, explanation=said, initials=initials.strip())
        return self._pen.write(act, clerk).seq

    def _day(self) -> str:
        opened = self._pen.book.open_day()
        return opened.day if opened else self._today()

    # -- what lies in the cupboard, and what may be printed

    def receive(self, first: str, last: str, clerk: str) -> int:
        """Pads came: from the first number of the first to the last of the last; the entry's number."""
        self._pen.staff.by_number(clerk)
        pads = Pad.parse(first, last, most=RANGE_NUMBERS_MAX)
        return self._range(PadsReceived(first=pads.first, last=pads.last), pads, clerk)

    def give_range(self, first: str, last: str, given_by: str, clerk: str) -> int:
        """Numbers that may be printed here, as head office gave them; the entry's number. By somebody in charge."""
        self._pen.in_charge(clerk, self._policy.day_roles)
        pad = Pad.parse(first, last, most=RANGE_NUMBERS_MAX)
        act = SlipRange(first=pad.first, last=pad.last, given_by=one_line(given_by, "slip.given_by"))
        return self._range(act, pad, clerk)

    def _range(self, act: PadsReceived | SlipRange, numbers: Pad, clerk: str) -> int:
        def check(view: BookView) -> None:
            taken = [*_ranges(view, Kind.PADS_RECEIVED), *_ranges(view, Kind.SLIP_RANGE)]
            taken += view.pads() if isinstance(act, SlipRange) else ()
            if any(held.overlaps(numbers) for held in taken):
                raise Refusal("slip.range_overlaps", first=grouped(numbers.first), last=grouped(numbers.last))

        return self._pen.book.append(act, clerk=clerk, day=self._day(), check=check).seq

    def take_to_print(self, count: int, clerk: str) -> Pad:
        """The next numbers to print, as a pad of this register; they are never given out again.

        Written down before a sheet is drawn: of a run that was cut short the book knows the numbers all the same.
        """
        self._pen.in_charge(clerk, self._policy.day_roles)
        if not 0 < count <= SLIPS_PRINTED_MAX:
            raise Refusal("slip.print_count", most=SLIPS_PRINTED_MAX)
        left = self._to_print(self._pen.book)
        if not left:
            raise Refusal("slip.no_range")
        run = left[0]
        if len(run) < count:
            raise Refusal("slip.range_short", left=len(run))
        last = f"{int(run.first) + count - 1:0{len(run.first)}d}"
        pad = Pad(run.first, last)
        self._issue(PadIssued(first=pad.first, last=pad.last, printed=True), pad, clerk)
        return pad

    def stock(self) -> SlipStock:
        """What lies at hand in the store, and how many days it lasts at today's pace, or yesterday's if faster.

        Of other registers it knows what their sealed days say: pads that they hold lie no longer in the cupboard.
        """
        book = self._pen.book
        pads, left, others = book.pads(), self._to_print(book), others_slips(book)
        received = _ranges(book, Kind.PADS_RECEIVED)
        opened, closed = book.open_day(), book.closed_days(1)
        days = [day.day for day in (opened, *closed) if day is not None]
        return SlipStock(
            on_pads=sum(account(pad, book.slip_places(pad), until_seq=SEQ_MAX).line.unused for pad in pads),
            on_other_pads=others.unused,
            in_cupboard=sum(len(run) for pad in received for run in pad.without((*pads, *others.pads))),
            to_print=sum(map(len, left)),
            next_printed=left[0] if left else None,
            used_a_day=max((_used_on(book, day) + others.used.get(day, 0) for day in days), default=0),
            reorder_days=self._policy.slips_reorder_days,
        )

    def count_paper(self, slips: int, note: str, clerk: str) -> int:
        """How many slips lie in the box, and why that differs from the book where it does; the entry's number."""
        if not 0 <= slips <= SLIPS_MAX:
            raise Refusal("day.paper_unreadable")
        return self._pen.write(PaperCount(slips=slips, note=one_line(note)), clerk).seq

    def explain_missing(self, slips: Sequence[str], explanation: str, initials: str, clerk: str) -> int:
        """Say what became of numbers that are in no entry; the entry's number. May be said again, and better."""
        numbers = tuple(sorted({parse_slip_number(slip) for slip in slips}))
        said = one_line(explanation, "day.explanation")
        if not _INITIALS.fullmatch(initials.strip()):
            raise Refusal("day.initials")
        day = self._pen.today()
        missing = {slip for pad in day.pads for slip in pad.missing}
        strange = [slip for slip in numbers if slip not in missing]
        if strange or not numbers or len(numbers) > PAD_NUMBERS_MAX:
            raise Refusal("day.not_missing", slip=grouped(strange[0]) if strange else "")
        act = SlipsMissing(slips=numbers, explanation=said, initials=initials.strip())
        return self._pen.write(act, clerk, seen=day).seq


def _ranges(view: BookView, kind: Kind) -> tuple[Pad, ...]:
    acts = (act for _, _, act in view.of_kind(kind))
    return tuple(Pad(act.first, act.last) for act in acts if isinstance(act, PadsReceived | SlipRange))


def _used_on(view: BookView, day: str) -> int:
    """How many numbers one day used up, spoiled ones too."""
    spoiled = {act.slip for _, _, act in (*view.acts_before(day), *view.acts(day)) if isinstance(act, SlipSpoiled)}
    return len(spoiled | {row.slip for row in view.sales(day) if row.slip})
