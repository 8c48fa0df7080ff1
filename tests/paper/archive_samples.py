"""Samples of head office's papers of boxes, and their extremes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archivemaking import NOON_MS, TIMES, handed, key, sent
from shoebox.domain.archive import ArchiveStep, BoxSheet, Certificate, KeptBox
from shoebox.domain.custody import Way
from shoebox.paper import box_sheet_pdf, certificate_pdf

DAY_MS, OFFSET_MIN = 86_400_000, -300
NAMES = {"41": "Ann Weber", "42": "Leo Brandt", "43": "Priya Nair"}
ARRIVED = ArchiveStep(
    seq=612, at_ms=NOON_MS + 4 * DAY_MS, kind="arrived", person="41", seal="A 448 210", counted=128,
    place="archive, row 4", note="the lid was dented",
)  # fmt: skip
EXPLAINED = ArchiveStep(
    seq=615, at_ms=NOON_MS + 5 * DAY_MS, kind="explained", person="42", note="slip 085100047 was kept for a dispute"
)
MOVED = ArchiveStep(seq=640, at_ms=NOON_MS + 90 * DAY_MS, kind="moved", person="42", place="cellar, shelf 12")
END = ArchiveStep(
    seq=9_204, at_ms=NOON_MS + 560 * DAY_MS, kind="destroyed", person="43", second="42", how="cross-cut",
    place="Safe Shred Ltd, in our yard", note="invoice 2028-118", keep_months=18,
)  # fmt: skip


def kept(number: int = 316, *steps: ArchiveStep, **changes: Any) -> KeptBox:
    inside = handed(way=Way.INSIDE, seq=498, takes="4", to_place="safe", note="")
    box = sent(number, **{"books": ((inside, handed()),), **changes})
    return KeptBox(key=box.key, sent=box, written=box.key, times=TIMES, steps=steps)


def sheet(box: KeptBox, *, today: str = "2026-11-30") -> bytes:
    made = BoxSheet(
        box=box, today=today, made_by="Ann Weber", made_ms=NOON_MS + 18 * DAY_MS, offset_min=OFFSET_MIN, names=NAMES
    )
    return box_sheet_pdf(made)


def certificate(boxes: int = 3, step: ArchiveStep = END) -> bytes:
    ended = tuple(kept(300 + at, ARRIVED, EXPLAINED, step) for at in range(boxes))
    return certificate_pdf(Certificate(boxes=ended, step=step, head="c0ffee" * 10, offset_min=OFFSET_MIN, names=NAMES))


def unknown() -> KeptBox:
    return KeptBox(key=key(), sent=None, written=key(), times=TIMES, steps=(ARRIVED,))


PAPERS: dict[str, Callable[[], bytes]] = {
    "archive-sheet": lambda: sheet(kept(316, ARRIVED, EXPLAINED, MOVED)),
    "archive-sheet-unknown": lambda: sheet(unknown()),
    "archive-certificate": certificate,
    "archive-certificate-many": lambda: certificate(90),
}
