"""Slips of a pad that nobody wrote on and that are gone or ruined: one, or a run of them. Day room: writes to the book.

They are anywhere on the pad: a form torn out at its end, a pad stolen from the counter, one that fell into water.
"""

from __future__ import annotations

from shoebox.day.pen import Pen, reason_line
from shoebox.domain.acts_slips import SlipsLost, SlipSpoiled
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import Fate, Pad, grouped
from shoebox.storage.book import BookView
from shoebox.storage.projections import APART, LOST, MISSING, SPOILED, STOLEN

_REFUSED = {
    SPOILED: "slip.gone_spoiled", APART: "slip.gone_spoiled", LOST: "slip.gone_before", STOLEN: "slip.gone_before",
}  # fmt: skip


def report_gone(pen: Pen, run: tuple[str, str], *, how: str, explanation: str, clerk: str, day: str) -> int:
    """Write down what became of these slips; the entry's number. `how` is a `Fate`.

    Numbers that were explained as missing may be reported too. Refusals ``slip.gone...``, ``day.explanation``; spoiled
    paper goes into the box of the open day (``day.not_open``).
    """
    numbers = Pad.parse(run[0], run[1] or run[0])
    said = reason_line(explanation, "day.explanation")
    pen.staff.by_number(clerk)
    fate = Fate(how)
    if fate is Fate.SPOILED:
        act: SlipSpoiled | SlipsLost = SlipSpoiled(slip=numbers.first, last=numbers.last, reason=said)
    else:
        act = SlipsLost(first=numbers.first, last=numbers.last, how=fate, explanation=said, by=clerk)

    def check(view: BookView) -> None:
        if fate is Fate.SPOILED and view.open_day() is None:
            raise Refusal("day.not_open")
        _refuse_unfit(view, numbers)

    return pen.book.append(act, clerk=clerk, day=day, check=check).seq


def _refuse_unfit(view: BookView, run: Pad) -> None:
    """Refuse numbers that are not all on one pad, and one that came to something, by its name."""
    pads = [pad for pad in view.pads() if pad.overlaps(run)]
    if not pads:
        raise Refusal("slip.gone_no_pad", first=grouped(run.first), last=grouped(run.last))
    if len(pads) > 1 or run.without(pads):
        raise Refusal("slip.gone_pad", first=grouped(pads[0].first), last=grouped(pads[0].last))
    for place in view.slip_places(run):
        if not place.gone_seq and place.state != MISSING:
            code = _REFUSED.get(place.state, "slip.gone_used")
            raise Refusal(code, slip=grouped(place.slip), entry=place.seq)
