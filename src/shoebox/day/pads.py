"""Slip control: pads handed out, the paper in the box counted, numbers that are missing. Day room: it writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from shoebox.day.pen import Pen, one_line
from shoebox.domain.acts import PadIssued, PaperCount, SlipsMissing
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import PAD_NUMBERS_MAX, Pad, grouped, parse_slip_number
from shoebox.storage.book import BookView

SLIPS_MAX = 100_000
_INITIALS = re.compile(r"[^\W\d_](?:[^\W\d_]|[. ]){0,9}")


class SlipControl:
    """Every number of every pad ends used, voided, spoiled, unused or missing."""

    def __init__(self, pen: Pen, today: Callable[[], str]) -> None:
        self._pen, self._today = pen, today

    def issue_pad(self, pad: Pad, clerk: str) -> int:
        """Hand a pad of slips to this register; the entry's number. Overlapping pads are refused."""
        pad = Pad.parse(pad.first, pad.last)
        self._pen.staff.by_number(clerk)

        def check(view: BookView) -> None:
            if any(len(held.first) == len(pad.first) and _overlap(held, pad) for held in view.pads()):
                raise Refusal("day.pad_overlaps", first=grouped(pad.first), last=grouped(pad.last))

        opened = self._pen.book.open_day()
        day = opened.day if opened else self._today()
        return self._pen.book.append(PadIssued(first=pad.first, last=pad.last), clerk=clerk, day=day, check=check).seq

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


def _overlap(one: Pad, other: Pad) -> bool:
    return one.first <= other.last and other.first <= one.last
