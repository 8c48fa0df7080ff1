"""A register's roads by line, taken by themselves: to head office where it answers, to the store's office beside it.

Carry room. What only the office holds counts as unsent. Where there is no line at all, a stick is the third road.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from shoebox.carry.before import BeforeSender, quiet_round
from shoebox.carry.forward import Forwarder
from shoebox.carry.office_road import OfficeSender
from shoebox.carry.sender import Sender
from shoebox.domain.carrying import LineKind, LineState
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.relaying import RelayWord

_REACHED = frozenset({LineKind.UP_TO_DATE, LineKind.SENDING})
_HEARD = _REACHED | {LineKind.REFUSED}
_OF_HEAD_OFFICE = ("receipt.", "keys.")  # what is wrong with its word that the office hands on


class Rounds(Protocol):
    """What a lane does again and again."""

    retry_s: int

    @property
    def state(self) -> LineState:
        """How the line stands, as far as the last round knows."""
        ...

    def once(self, stop: Callable[[], bool] = ...) -> LineState:
        """One round; never raises on what a line does."""
        ...


def nobody() -> Forwarder | None:
    """Who runs no errand for others."""
    return None


@dataclass(slots=True)
class Roads:
    """Both lines of one register, and at the office PC the errand for the others. At least one of them is there."""

    head: Sender | None = None
    office: OfficeSender | None = None
    forwarder: Callable[[], Forwarder | None] = nobody
    before: tuple[BeforeSender, ...] = ()  # for the books before, by each road
    retry_s: int = 0
    _behind: int = field(default=0)

    @property
    def state(self) -> LineState:
        """Both together, with what the books before still owe."""
        return self.before[0].with_these(self._own()) if self.before else self._own()

    def _own(self) -> LineState:
        return joined(
            self.head.state if self.head else None,
            self.office.state if self.office else None,
            self.office.word if self.office else None,
            behind=self._behind,
        )

    def once(self, stop: Callable[[], bool] = lambda: False) -> LineState:
        """Head office, then the store's office, then what is held for others."""
        self.retry_s = 0
        head = self.head.once(stop) if self.head is not None else None
        if self.office is not None and not stop():
            # What it brings is noted in the book, of which head office has just said that it has all.
            self.office.fetches = head is None or head.kind not in _REACHED
            self.office.once(stop)
        forwarder = self.forwarder()
        if forwarder is not None and (head is None or head.kind in _HEARD) and not stop():
            with suppress(ShoeboxError):  # it is asked again in the next round; the copies stay
                forwarder.once(stop)
        for before in self.before:
            sender = self.office if before.by_office else self.head
            if sender is not None and sender.state.kind in _HEARD and not stop():
                quiet_round(before, stop)
        for one in (self.head, self.office, forwarder, *self.before):
            self.retry_s = max(self.retry_s, one.retry_s if one is not None else 0)
        self._count()
        return self._own()  # what a book before was refused for makes the next round no later

    def _count(self) -> None:
        """How many entries head office has not signed for, by whichever road its receipt came.

        Where the book can't be read just now it is never none: as many as were known, or one at least.
        """
        sender = self.head or self.office
        assert sender is not None, "a register without a line has no lane"
        try:
            self._behind = sender.reader.behind(sender.signed_seq())
        except Trouble:
            self._behind = max(self._behind, sender.state.behind, 1)


def joined(head: LineState | None, office: LineState | None, word: RelayWord | None, *, behind: int) -> LineState:
    """How a register's lines stand together. Head office's own answer counts for more than the office's."""
    if head is not None and (office is None or head.kind in _HEARD):
        return head
    assert office is not None, "one of two lines"
    if office.kind not in _REACHED or word is None:
        if head is None or head.kind is LineKind.ASKING:
            return _not_sent(office, behind)
        return replace(head, behind=behind)  # its own number is of its own last word, and a receipt may have come since
    if word.code:
        return replace(office, kind=LineKind.REFUSED, behind=behind, code=word.code, sentence=word.said)
    if office.kind is LineKind.SENDING:
        return _not_sent(office, behind)
    kind = LineKind.AT_OFFICE if behind else LineKind.UP_TO_DATE
    return replace(office, kind=kind, behind=behind, code="", sentence="")


def _not_sent(office: LineState, behind: int) -> LineState:
    """What is at the office at most is not at head office."""
    kind = LineKind.AT_OFFICE if behind and office.kind is LineKind.UP_TO_DATE else office.kind
    by_office = kind is LineKind.REFUSED and not office.code.startswith(_OF_HEAD_OFFICE)
    return replace(office, kind=kind, behind=max(behind, office.behind), by_office=by_office)
