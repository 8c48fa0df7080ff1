"""How the war room's board reads. Finance room; values to words, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.look import Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.pair_bars import Pair
from shoebox.desk.widgets.stat_line import Stat
from shoebox.domain.board import DAYS, HOURS, Board, Flow
from shoebox.domain.clock import local_time


def headline(board: Board) -> str:
    """Whether the heap grows, and when it is gone at the pace of the last 24 hours."""
    if not board.open:
        return tr("Nothing is open")
    if board.empty_in_ms is not None:
        return tr("Empty in {0}, at the pace of the last {1} h", _span(board.empty_in_ms), HOURS)
    if board.came == board.ended:
        return tr("As many came as ended in the last {0} h", HOURS)
    return tr("It grows: {0} more came than ended in the last {1} h", text.count(board.came - board.ended), HOURS)


def stats(board: Board) -> tuple[Stat, ...]:
    """The figures over the board."""
    late = Meaning.REFUSED if board.past_deadline else Meaning.PLAIN
    return (
        Stat(tr("Open cases"), text.count(board.open), small=_elsewhere(board)),
        Stat(tr("Oldest"), says.age(board.oldest_ms, board.now_ms) if board.open else text.DASH),
        Stat(tr("For a second person"), text.count(board.proposed)),
        Stat(tr("Past their deadline"), text.count(board.past_deadline), late),
        Stat(
            tr("Due within a day") if board.soon_days == 1 else tr("Due within {0} days", board.soon_days),
            text.count(board.due_soon),
            Meaning.WAITING if board.due_soon else Meaning.PLAIN,
        ),
    )


def _elsewhere(board: Board) -> str:
    """The sums are of one currency; what is in another is told."""
    return tr("{0} of them in other currencies", text.count(board.elsewhere)) if board.elsewhere else ""


def pairs(flows: Sequence[Flow], offset_min: int, *, by_day: bool) -> tuple[tuple[Pair, ...], str]:
    """The bars, and all of them read aloud."""
    made = tuple(Pair(_label(one, offset_min, by_day=by_day), one.came, one.ended) for one in flows)
    busy = (one for one in made if one.first or one.second)
    said = "; ".join(tr("{0}: {1} came, {2} ended", one.label, one.first, one.second) for one in busy)
    return made, said or tr("no data yet")


def span(*, by_day: bool) -> str:
    """Over how long the bars go."""
    return tr("the last {0} days", DAYS) if by_day else tr("the last {0} hours", HOURS)


def _label(one: Flow, offset_min: int, *, by_day: bool) -> str:
    when = local_time(one.from_ms, offset_min)
    return text.day_month(when.date()) if by_day else text.clock(when)


def _span(span_ms: int) -> str:
    return text.age(timedelta(milliseconds=span_ms))
