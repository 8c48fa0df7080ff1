"""How fast a store uses slips up, over all its registers whose days are here. Day room: reads only."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.day.gathering import OthersSlips
from shoebox.day.ledger import read_day
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.slip_pace import HOUR_MS, DayUse, PaceFrom
from shoebox.storage.book_view import BookView


@dataclass(frozen=True, slots=True)
class SlipPace:
    """Numbers a day, and what that is taken from; of today the hours so far, and what was used in them."""

    a_day: int
    taken_from: PaceFrom
    hours: int = 0
    used_today: int = 0


def slip_pace(view: BookView, others: OthersSlips, policy: Policy, now_ms: int) -> SlipPace:
    """The larger of today's, as it would be by the evening, and the day's before.

    Other registers of which today is not here yet count with their day before.
    """
    opened, closed = view.open_day(), view.closed_days(1)
    hours = {"open_hours": policy.open_hours, "least_hours": policy.slips_pace_hours_min}
    last = closed[0].day if closed else ""
    before = (_use(view, last, now_ms).whole_day(**hours) or 0) + others.used.get(last, 0) if last else 0
    if opened is None:
        return SlipPace(before, PaceFrom.DAY_BEFORE if before else PaceFrom.NOTHING)
    today = _use(view, opened.day, now_ms)
    theirs = others.used.get(opened.day, 0)
    used, whole = today.used + theirs, today.whole_day(**hours)
    if whole is None:
        missing = PaceFrom.TOO_EARLY if used else PaceFrom.NOTHING
        return SlipPace(before, PaceFrom.DAY_BEFORE if before else missing, used_today=used)
    a_day = whole + (theirs or others.used.get(last, 0))
    if before >= a_day:
        return SlipPace(before, PaceFrom.DAY_BEFORE if before else PaceFrom.NOTHING, used_today=used)
    return SlipPace(a_day, PaceFrom.TODAY, hours=max(1, today.sold_ms // HOUR_MS), used_today=used)


def _use(view: BookView, day: str, now_ms: int) -> DayUse:
    """A day of a book that was begun anew is as long as the new one knows it."""
    try:
        ledger = read_day(view, day)
    except Refusal:  # it was closed in a book before this one
        return DayUse(used=_used_on(view, day), opened_ms=0, until_ms=0, is_over=True)
    held = view.incident(ledger.last_seq)
    closed = ledger.closed
    return DayUse(
        used=_used_on(view, day),
        opened_ms=ledger.opened[1],
        until_ms=closed[1] if closed else now_ms,
        began_ms=held.began_ms if held else 0,
        is_over=closed is not None,
    )


def _used_on(view: BookView, day: str) -> int:
    """How many numbers one day used up, spoiled ones too; a run that was ruined at once is no pace."""
    acts = [act for _, _, act in (*view.acts_before(day), *view.acts(day))]
    spoiled = {act.slip for act in acts if isinstance(act, SlipSpoiled) and not act.last}
    return len(spoiled | {row.slip for row in view.sales(day) if row.slip})
