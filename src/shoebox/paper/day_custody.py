"""In whose hands a box was, as rows of the end-of-day report. Paper room: words only."""

from __future__ import annotations

from shoebox.domain.custody import BoxCustody
from shoebox.domain.incident import HEAD_OFFICE
from shoebox.paper.faces import spoken
from shoebox.paper.hands import keyed_words
from shoebox.paper.language import say
from shoebox.paper.table import Row
from shoebox.paper.words import moment

_PLACE_SIGNS = 24


def custody_rows(custody: BoxCustody, own: str) -> list[Row]:
    """When who gave the box to whom, and where it lay then; head office last, once it has come.

    `own` is the register that closed it.
    """
    closed = say("{0}, closed by {1}", moment(custody.closed_ms, custody.offset_min), spoken(custody.closed_by))
    rows = [Row((closed, spoken(custody.first_place)[:_PLACE_SIGNS]))]
    for step in custody.steps:
        when = moment(step.wall_ms, step.offset_min)
        said = say("{0}, {1} to {2}", when, spoken(step.gives), spoken(step.takes))
        said = "; ".join(filter(None, (said, keyed_words(step, own))))
        rows.append(Row((said, spoken(step.to_place)[:_PLACE_SIGNS])))
    if custody.arrival is not None:
        rows.append(Row((moment(custody.arrival.at_ms, custody.offset_min), say(HEAD_OFFICE))))
    return rows
