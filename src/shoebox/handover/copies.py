"""What is said of a second copy that is not well. Values only: whoever keeps it is asked elsewhere."""

from __future__ import annotations

from shoebox.domain.clock import local_time
from shoebox.domain.dates import short_words
from shoebox.domain.errors import Trouble
from shoebox.domain.second_copy import CopyKind, CopyState

_CODES = {
    CopyKind.ABSENT: "copy.absent_since", CopyKind.SLOW: "copy.slow_since", CopyKind.FULL: "copy.full_since",
    CopyKind.FAILING: "copy.failing_since", CopyKind.OTHER: "copy.other", CopyKind.SAME_DISK: "copy.same_disk",
}  # fmt: skip


def told_of(state: CopyState, offset_min: int) -> Trouble | None:
    """The one sentence, the same for as long as it stands so; None where nobody need do anything."""
    if state.is_well:
        return Trouble("copy.aside", place=state.place, file=state.aside) if state.aside else None
    since = short_words(local_time(state.since_ms, offset_min))
    return Trouble(_CODES[state.kind], place=state.place, since=since, why=state.why)
