"""Boxes of paper for tests of the archive: what a store wrote of one, and head office with some in every state."""

from __future__ import annotations

from typing import Any

from shoebox.casework import Casework
from shoebox.domain.archive import ArrivalDraft, BoxKey, BoxTimes, KeptBox, SentBox
from shoebox.domain.box import box_number
from shoebox.domain.custody import HandOver, Way

NOON_MS = 1_794_502_800_000  # 12 November 2026, 12:00 in the store
TIMES = BoxTimes(keep_months=18, travel_days=5)


def key(number: int = 316, store: str = "085", register: str = "1") -> BoxKey:
    return BoxKey(
        store=store, register=register, box_no=box_number(store=store, register=register, epoch=1, z_no=number)
    )


def sent(number: int = 316, **changes: Any) -> SentBox:
    """Box 085-1-0316 of 12 November 2026: tape A 448 210, 129 slips counted by hand."""
    fields: dict[str, Any] = {
        "key": key(number), "store_name": "Harbour Row", "day": "2026-11-12", "head": f"{number:064x}",
        "seal": "A 448 210", "slips_by_hand": 129, "slips_in_book": 130, "closed_by": "1",
        "closed_ms": NOON_MS + 21_600_000, "offset_min": -300,
    }  # fmt: skip
    return SentBox(**{**fields, **changes})


def handed(seal: str = "A 448 210", **changes: Any) -> HandOver:
    """Given to a courier on the next morning."""
    fields: dict[str, Any] = {
        "seq": 501, "wall_ms": NOON_MS + 72_000_000, "offset_min": -300, "way": Way.OUT, "gives": "1",
        "takes": "J. Ortega, Swift Courier", "from_place": "back office", "to_place": "van 12", "seal": seal,
        "note": "receipt 88 120",
    }  # fmt: skip
    return HandOver(**{**fields, **changes})


def kept(box: SentBox | None = None) -> KeptBox:
    """A box of which head office has written nothing yet."""
    box = box or sent()
    return KeptBox(key=box.key, sent=box, written=box.key, times=TIMES)


def arrival(number: int = 316, **changes: Any) -> ArrivalDraft:
    """It came as it was sent."""
    fields: dict[str, Any] = {
        "box_no": f"085-1-{number:04d}", "seal": "a448210", "is_whole": True, "counted": 129, "place": "archive, row 4",
    }  # fmt: skip
    return ArrivalDraft(**{**fields, **changes})


def archived(
    casework: Casework, *boxes: SentBox, times: BoxTimes = TIMES, now_ms: int = NOON_MS
) -> tuple[KeptBox, ...]:
    """Every box as it stands now."""
    return casework.archive.boxes(boxes, times, now_ms=now_ms)
