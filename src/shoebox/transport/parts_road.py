"""A road to head office, or a store's office, whose line is cut again and again: it goes on where it was cut.

Transport room. On a good line a parcel goes whole, as ever. Once one got no answer, those after it go in parts until
one has come through without a cut: the other side says how many bytes are there, and the rest follows. What it kept of
them is nobody's word; only its answer to the whole is. To the office a sealed day goes the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from http import HTTPStatus

from shoebox.domain.carrying import PARCEL_BYTES_MAX
from shoebox.domain.errors import Trouble
from shoebox.formats.part import PartHead, read_held, write_part
from shoebox.transport.road import Road, RoadAnswer

PARCELS, BOXES, PARTS = "/v1/parcels", "/v1/boxes", "/v1/parts"
PART_BYTES_MIN = 1_024  # as little as is tried by itself, where something in between passes on only what is whole
_IDLE_MAX = 16  # answers in a row that bring nothing: more than it takes to come down to the smallest part
_NOT_KNOWN = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED})


class PartsRoad:
    """A road over another one, which says the same and is stubborn about parcels."""

    def __init__(self, road: Road, *, paths: Collection[str] = (PARCELS,)) -> None:
        self._road, self._paths = road, frozenset(paths)
        self._is_bad = False  # the last parcel got no answer
        self._most = 0  # bytes of one part; 0 is all of it

    def post(self, path: str, body: bytes) -> RoadAnswer:
        """As `Road.post`."""
        if path in self._paths and self._is_bad and PART_BYTES_MIN < len(body) <= PARCEL_BYTES_MAX:
            answer = self._in_parts(body)
            if answer.status not in _NOT_KNOWN:
                return answer
        try:
            return self._road.post(path, body)
        except Trouble as wrong:
            self._is_bad = self._is_bad or (path in self._paths and wrong.code == "carry.unknown")
            raise

    def close(self) -> None:
        """As `Road.close`."""
        self._road.close()

    def _in_parts(self, body: bytes) -> RoadAnswer:
        """The answer to the whole of it. Raises what the line does once a try of the smallest part brought nothing."""
        was_cut, idle, held = False, 0, self._step(body, 0, 0)
        while isinstance(held, int):
            most = self._most or len(body)
            try:
                came = self._step(body, held, most)
                self._most = 2 * most if 2 * most < len(body) else 0
            except Trouble as wrong:
                if wrong.code != "carry.unknown":
                    raise
                was_cut, came = True, self._step(body, 0, 0)
                if isinstance(came, int) and came <= held:
                    if most <= PART_BYTES_MIN:
                        raise
                    self._most = max(PART_BYTES_MIN, min(most, len(body) - held) // 2)
            idle = idle + 1 if isinstance(came, int) and came <= held else 0
            if idle > _IDLE_MAX:
                raise Trouble("carry.strange", host="")
            held = came
        self._is_bad = was_cut or held.status >= HTTPStatus.TOO_MANY_REQUESTS
        return held

    def _step(self, body: bytes, offset: int, most: int) -> int | RoadAnswer:
        """Send so many bytes from there on: how many are there now, or the answer to the whole.

        One that took longer than head office waits (408) counts for what came of it, as one that was cut does.
        """
        head = PartHead(hashlib.sha256(body).digest(), len(body), offset)
        answer = self._road.post(PARTS, write_part(head, body[offset : offset + most]))
        if answer.status == HTTPStatus.REQUEST_TIMEOUT and most:
            return self._step(body, 0, 0)
        held = read_held(answer.body) if answer.status == HTTPStatus.OK else None
        return answer if held is None else min(held, len(body))
