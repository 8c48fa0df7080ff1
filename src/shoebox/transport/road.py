"""What a road to head office is: a message goes, and an answer comes or does not. Transport room: shapes only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from shoebox.domain.errors import Trouble

ANSWER_BYTES_MAX = 128 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadAnswer:
    """What came back. ``retry_s`` is how long to wait where head office asks for it; 0 where it does not."""

    status: int
    body: bytes
    retry_s: int = 0


class Cut(Trouble):
    """A line that broke in the middle of an answer (``carry.unknown``). ``came`` is what came before of a good one."""

    def __init__(self, *, host: str, why: str, came: bytes = b"") -> None:
        super().__init__("carry.unknown", host=host, why=why)
        self.came = came


class Road(Protocol):
    """A way to head office."""

    def post(self, path: str, body: bytes) -> RoadAnswer:
        """Send a message and wait for its answer.

        Trouble ``carry.offline`` where nothing can have arrived, ``carry.unknown`` where nobody can tell.
        """
        ...

    def close(self) -> None:
        """Let go of the line."""
        ...
