"""In whose hands a box was, and how far what it holds has come, on the end-of-day report. Paper room: words only."""

from __future__ import annotations

from shoebox.domain.custody import BoxCustody
from shoebox.domain.day import DayFigures
from shoebox.domain.incident import HEAD_OFFICE
from shoebox.domain.sentences import retold
from shoebox.paper.faces import spoken
from shoebox.paper.hands import keyed_words
from shoebox.paper.language import say
from shoebox.paper.table import Note, Row
from shoebox.paper.words import cut_short, moment

_PLACE_SIGNS = 24


def custody_rows(custody: BoxCustody, own: str) -> list[Row]:
    """When who gave the box to whom, and where it lay then; head office last, once it has come.

    `own` is the register that closed it.
    """
    closed = say("{0}, closed by {1}", moment(custody.closed_ms, custody.offset_min), spoken(custody.closed_by))
    rows = [Row((closed, cut_short(spoken(custody.first_place), _PLACE_SIGNS)))]
    for step in custody.steps:
        when = moment(step.wall_ms, step.offset_min)
        said = say("{0}, {1} to {2}", when, spoken(step.gives), spoken(step.takes))
        said = "; ".join(filter(None, (said, keyed_words(step, own))))
        rows.append(Row((said, cut_short(spoken(step.to_place), _PLACE_SIGNS))))
    if custody.arrival is not None:
        rows.append(Row((moment(custody.arrival.at_ms, custody.offset_min), say(HEAD_OFFICE))))
    return rows


def road_note(day: DayFigures) -> Note:
    """Where the day's entries are, in a sentence for the first page."""
    return Note(text=_road(day), lines_max=3)


def _road(day: DayFigures) -> str:
    if day.acknowledged >= day.entries:
        return say("Central has signed for all of this day.")
    if day.refused[1]:
        return say("Central refuses them: {0}", spoken(retold(day.refused[1], say=say)))
    if day.alone:
        left = f"{day.alone:,}"  # what came of other registers lies on their computers too
        return say("{0} of these are only on this computer as this prints. Seal the day to a stick, or send it.", left)
    if day.on_stick:
        return say("Not all of it is at central yet. The stick travels with the box.")
    return say("Not all of it is at central yet.")
