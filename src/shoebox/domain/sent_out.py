"""What head office has sent out, as Finance looks at it: who holds it, who does not, who has read it. Ground."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.carrying import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A person who has read a notice, by their staff number, and when (UTC, milliseconds)."""

    place: Place
    number: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnItsWay:
    """What was sent out: which, for whom, how long it counts. No ``stores`` are all; times are UTC, milliseconds."""

    kind: str
    version: int
    series: str
    stores: tuple[str, ...]
    about: str
    issued_ms: int
    expires_ms: int
    is_here: bool  # whether its signed bytes lie beside the tables, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOut(OnItsWay):
    """One dispatch that counts; ``waits`` are registers it is for that did not say they hold it.

    All of it is by the registers' own signed word, as far as it has come.
    """

    held_by: tuple[Place, ...]
    waits: tuple[Place, ...]
    refused_by: tuple[tuple[Place, str], ...]
    readers: tuple[Reader, ...] = ()

    @property
    def registers(self) -> int:
        """How many registers it is for."""
        return len(self.held_by) + len(self.waits)

    @property
    def unread(self) -> tuple[str, ...]:
        """Stores that hold it and in which nobody has read it."""
        read = {reader.place.store for reader in self.readers}
        return tuple(sorted({place.store for place in self.held_by} - read))

    def is_over(self, now_ms: int) -> bool:
        """Whether its time is over."""
        return now_ms >= self.expires_ms
