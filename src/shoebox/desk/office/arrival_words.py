"""How a box ends its way, in the office's words: it came to head office and how, or it is late. Office room."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.text import tr
from shoebox.domain.clock import local_time
from shoebox.domain.custody import BoxArrival, BoxCustody
from shoebox.domain.errors import Refusal


def found_words(came: BoxArrival) -> str:
    """How head office found it: ``31 slips counted, tape whole``."""
    counted = _counted(came.counted)
    if came.count_differs:
        counted = tr("{0}, not as in the book", counted)
    tape = tr("the tape is not as it left") if came.seal_differs else tr("the tape is right")
    said = tr("{0}, {1}", counted, tape)
    return tr("{0}; explained", said) if came.is_explained else said


def arrived_at(came: BoxArrival, offset_min: int) -> str:
    """When, on the store's clock."""
    return text.moment(local_time(came.at_ms, offset_min))


def meaning_of(came: BoxArrival) -> Meaning:
    """Its colour."""
    return Meaning.OK if came.is_right else Meaning.REFUSED


def late_boxes(boxes: Sequence[BoxCustody], *, now_ms: int, travel_days: int) -> tuple[BoxCustody, ...]:
    """Boxes that were given out so many days ago and have not arrived; the oldest first."""
    late = [box for box in boxes if box.is_late(now_ms, travel_days)]
    return tuple(sorted(late, key=lambda box: box.last.wall_ms if box.last else 0))


def late_refusal(late: Sequence[BoxCustody], now_ms: int) -> Refusal:
    """What the manager is told of the oldest, and of how many more."""
    box = late[0]
    facts = {"box": box.box_no, "holder": box.holder, "days": box.days_away(now_ms)}
    if len(late) == 1:
        return Refusal("custody.late", **facts)
    return Refusal("custody.late_ones", **facts, more=len(late) - 1)


def _counted(slips: int) -> str:
    return tr("{0} counted", text.many(slips, tr("slip"), tr("slips"))) if slips >= 0 else tr("not opened")
