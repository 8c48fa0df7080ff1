"""What a day's entries put right of days that were closed before. Day room: pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from shoebox.domain.correction import Correction
from shoebox.domain.day import CorrectionLine, Sums
from shoebox.storage.projections import Line


def correction_lines(lines: Sequence[Line], initials_of: Callable[[str], str]) -> tuple[CorrectionLine, ...]:
    """Each correction with the two people behind it, in the order they came."""
    return tuple(
        CorrectionLine(
            register=entry.register,
            seq=entry.seq,
            corrects_seq=act.corrects_seq,
            sold_day=act.sold_day,
            box_no=act.box_no,
            was=act.was,
            now=act.now,
            reason=act.reason,
            by=f"{initials_of(envelope.clerk)} {initials_of(act.approver)}",
        )
        for entry, envelope, act in lines
        if isinstance(act, Correction)
    )


def with_corrections(sums: Sums, lines: Sequence[Line]) -> Sums:
    """A day's sums with what its corrections came to."""
    made = [act for _, _, act in lines if isinstance(act, Correction)]
    minor = sum(act.change_minor for act in made)
    return replace(sums, corrections=len(made), corrected_minor=minor)
