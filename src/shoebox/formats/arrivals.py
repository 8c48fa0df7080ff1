"""Head office's word to one store on its boxes of paper: strict JSON, a row for each box that came. Formats room."""

from __future__ import annotations

from typing import Any

from shoebox.domain.archive import SEAL_SIGNS_MAX
from shoebox.domain.box import BOX_NO_SIGNS_MAX
from shoebox.domain.custody import ARRIVALS_MAX, BoxArrival
from shoebox.domain.dispatch import BODY_BYTES_MAX, DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.names import line_fits, number_fits
from shoebox.formats.strict_json import INTEGER_MAX, read_plain, write_plain

_FIELDS: dict[str, type] = {"store": str, "boxes": list}
# The types of a row, in its order.
_ROW: tuple[type, ...] = (int, str, str, str, bool, int, bool, bool)


def write_arrivals(store: str, boxes: tuple[BoxArrival, ...]) -> bytes:
    """The words for one store, in the order of arrival; the same boxes, the same bytes."""
    assert len(boxes) <= ARRIVALS_MAX
    rows = [
        [one.at_ms, one.register, one.box_no, one.seal, one.seal_differs, one.counted, one.count_differs,
         one.is_explained]
        for one in sorted(boxes)
    ]  # fmt: skip
    return write_plain({"store": store, "boxes": rows})


def read_arrivals(body: bytes) -> tuple[str, tuple[BoxArrival, ...]]:
    """Which store it is for, and the boxes of it that came. Refuses anything else (``out.body``)."""
    try:
        plain = read_plain(body, fields=_FIELDS, most=BODY_BYTES_MAX[DispatchKind.ARRIVALS])
        if not number_fits(plain["store"]) or len(plain["boxes"]) > ARRIVALS_MAX:
            raise ValueError("store")
        boxes = tuple(map(_arrival, plain["boxes"]))
        if list(boxes) != sorted(set(boxes)):
            raise ValueError("boxes")
    except ValueError as wrong:
        raise Refusal("out.body", sent=DispatchKind.ARRIVALS.words, why=str(wrong)[:60]) from wrong
    return plain["store"], boxes


def _arrival(row: Any) -> BoxArrival:
    if type(row) is not list or tuple(map(type, row)) != _ROW:
        raise ValueError("boxes")
    at_ms, register, box_no, seal, seal_differs, counted, count_differs, is_explained = row
    fits = (
        0 < at_ms <= INTEGER_MAX
        and number_fits(register)
        and 0 < len(box_no) <= BOX_NO_SIGNS_MAX
        and line_fits(box_no)
        and 0 < len(seal) <= SEAL_SIGNS_MAX
        and line_fits(seal)
        and -1 <= counted <= INTEGER_MAX
    )
    if not fits:
        raise ValueError("boxes")
    return BoxArrival(
        at_ms=at_ms, register=register, box_no=box_no, seal=seal, seal_differs=seal_differs, counted=counted,
        count_differs=count_differs, is_explained=is_explained,
    )  # fmt: skip
