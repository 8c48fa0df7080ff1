"""Head office's word on a store's boxes as bytes: what is written is read, and nothing else is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.custody import ARRIVALS_MAX, BoxArrival
from shoebox.domain.dispatch import BODY_BYTES_MAX, DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.names import line_fits, number_fits
from shoebox.formats.arrivals import read_arrivals, write_arrivals

NUMBERS = st.from_regex(r"[A-Za-z0-9]{1,20}", fullmatch=True).filter(number_fits)
SEALS = st.text(min_size=1, max_size=40).filter(line_fits)
BOXES = st.builds(
    BoxArrival, at_ms=st.integers(1, 2**53), register=NUMBERS, box_no=NUMBERS, seal=SEALS, seal_differs=st.booleans(),
    counted=st.integers(-1, 99_999), count_differs=st.booleans(), is_explained=st.booleans(),
)  # fmt: skip
ONE = BoxArrival(
    at_ms=1_794_502_800_000, register="085-2", box_no="085-2-0001", seal="A 448 210", seal_differs=False, counted=31,
    count_differs=False, is_explained=False,
)  # fmt: skip


@given(NUMBERS, st.lists(BOXES, unique=True, max_size=8))
def test_what_is_written_is_read(store, boxes):
    body = write_arrivals(store, tuple(boxes))
    assert read_arrivals(body) == (store, tuple(sorted(boxes)))
    assert write_arrivals(store, tuple(reversed(boxes))) == body


def changed(**fields: object) -> bytes:
    """One good row with something else in it."""
    names = ["at_ms", "register", "box_no", "seal", "seal_differs", "counted", "count_differs", "is_explained"]
    row = [fields.get(name, getattr(ONE, name)) for name in names] + list(fields.get("more", []))
    plain = {"store": fields.get("store", "085"), "boxes": [row] * fields.get("times", 1)}
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"store": "../085"}, {"at_ms": 0}, {"at_ms": -1}, {"at_ms": True}, {"at_ms": "1"}, {"register": "con"},
        {"box_no": ""}, {"box_no": "x" * 61}, {"box_no": "a\u202eb"}, {"seal": ""}, {"seal": "4111 1111 1111 1111"},
        {"seal": "x" * 41}, {"seal_differs": 1}, {"counted": -2}, {"counted": 2**60}, {"count_differs": None},
        {"is_explained": "no"}, {"more": [1]}, {"times": 2}, {"times": ARRIVALS_MAX + 1},
    ],
)  # fmt: skip
def test_anything_else_is_refused(wrong):
    assert read_arrivals(changed()) == ("085", (ONE,))
    with pytest.raises(Refusal) as caught:
        read_arrivals(changed(**wrong))
    assert caught.value.code == "out.body"


def test_the_longest_list_fits():
    """300 boxes, each with the longest names there are in the widest letters."""
    boxes = tuple(
        BoxArrival(
            at_ms=2**53 - at, register="r" * 20, box_no="\U00010400" * 60, seal="\U00010400" * 40, seal_differs=False,
            counted=99_999, count_differs=False, is_explained=False,
        )
        for at in range(ARRIVALS_MAX)
    )  # fmt: skip
    body = write_arrivals("s" * 20, boxes)
    assert len(body) <= BODY_BYTES_MAX[DispatchKind.ARRIVALS]
    assert len(read_arrivals(body)[1]) == ARRIVALS_MAX
