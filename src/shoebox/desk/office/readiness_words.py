"""What readiness says, in words: each line of it, the verdict over the page, and who looked when. Office room."""

from __future__ import annotations

from datetime import date, timedelta

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.text import tr
from shoebox.domain.clock import local_time
from shoebox.domain.disk_room import DiskRoom, roughly
from shoebox.domain.policy import Policy
from shoebox.domain.readiness import Line, Part, Readiness
from shoebox.domain.second_copy import CopyKind, CopyState


def heading(stands: Readiness) -> str:
    """The one sentence of the page."""
    if stands.last is None:
        return tr("Nobody has looked yet")
    number = len(stands.missing)
    if not number:
        return tr("This store is ready")
    return tr("One thing is missing") if number == 1 else tr("{0} things are missing", text.count(number))


def looked(stands: Readiness, name: str) -> str:
    """Who looked when, and when somebody is to look again."""
    if stands.last is None:
        return tr("Go through the list with the things in your hand. It takes ten minutes, once a season.")
    said = tr("Gone through on {0} by {1}.", _day(stands.last.day), name)
    return f"{said} {tr('Look again by {0}.', _day(stands.next_check))}"


def meaning(stands: Readiness) -> Meaning:
    """What the score's colour says."""
    return Meaning.OK if not stands.missing else Meaning.PLAIN


def lacking(line: Line, stands: Readiness, policy: Policy, edition: str) -> tuple[str, str]:
    """A missing line: what it is, and what to do about it."""
    if line.part is Part.ITEM:
        return line.item, ""
    if line.part is Part.BOOKLET:
        return tr("The booklet, edition {0}", edition), _booklet(stands)
    if line.part is Part.DRILL:
        months = policy.drill_months_max
        drill = tr("A drill in the last month") if months == 1 else tr("A drill in the last {0} months", months)
        return drill, _drill(stands)
    if line.part is Part.SLIPS:
        slips = text.many(stands.slips_left, tr("numbered slip"), tr("numbered slips"))
        return tr("Slips enough"), tr("{0} at hand, {1} are wanted.", slips, text.count(policy.slips_ready_min))
    if line.part is Part.DISK and stands.beside.disk is not None:
        return tr("Room on the book's disk"), _disk(stands.beside.disk)
    if line.part is Part.COPY:
        return tr("The second copy"), tr("See above. It catches up by itself.")
    months = policy.readiness_months_max
    look = tr("A look in the last month") if months == 1 else tr("A look in the last {0} months", months)
    return look, tr("Go through the list.")


def until(stands: Readiness) -> str:
    """How long it stays so by the calendar."""
    return tr("The next drill is due by {0}.", _day(stands.next_drill)) if stands.next_drill else ""


def last_drill(stands: Readiness) -> str:
    """When the last drill was, and its score where it was timed at the register; nothing where there was none."""
    if not stands.drilled:
        return ""
    said = tr("The last one was on {0}.", _day(stands.drilled))
    if stands.drill is None:
        return said
    pace = text.count(-(-stands.drill.median_ms // 1000))
    return f"{said} {tr('{0} of {1} right, {2} seconds a slip.', stands.drill.right, stands.drill.slips, pace)}"


def copied(state: CopyState, now_ms: int, offset_min: int) -> str:
    """``Second copy: in E:, up to entry 412, 2 min ago.``; how long it is gone, where it is."""
    at = local_time(state.since_ms, offset_min)
    since = f"{text.day_month(at.date())}, {text.clock(at)}"
    if state.kind is CopyKind.ABSENT:
        said = tr("**Second copy: absent since {0}**, in {1}.", since, state.place)
    elif state.kind is CopyKind.SLOW:
        said = tr("**Second copy: no answer since {0}**, in {1}.", since, state.place)
    elif state.kind is CopyKind.FULL:
        said = tr("**Second copy: medium full since {0}**, in {1}.", since, state.place)
    elif not state.is_well:
        said = tr("**Second copy: not kept since {0}**, in {1}.", since, state.place)
    else:
        said = tr("Second copy: in {0}.", state.place)
    if not state.seq:
        return said
    age = text.age(timedelta(milliseconds=max(0, now_ms - state.at_ms)))
    return f"{said} {tr('Up to entry {0}, looked at {1} ago.', text.entry(state.seq), age)}"


def _disk(room: DiskRoom) -> str:
    return tr("{0} MB are free, for about {1} sales.", text.count(room.free_mb), text.count(roughly(room.sales_left)))


def typed_day(day: str) -> str:
    """A day as a person would type it: ``3 Nov 2026``; nothing where there is none."""
    return _day(day).partition(" ")[2] if day else ""


def _booklet(stands: Readiness) -> str:
    last = stands.last
    if last is None or not last.booklet:
        return tr("Print it, one for each register.")
    return tr("Edition {0} lies at the registers. The pages have changed since.", last.booklet)


def _drill(stands: Readiness) -> str:
    return last_drill(stands) or tr("No drill is noted.")


def _day(day: str) -> str:
    at = date.fromisoformat(day)
    return f"{text.day(at)} {at.year}"
