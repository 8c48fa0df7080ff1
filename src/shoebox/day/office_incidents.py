"""Head office's word on an outage, brought together with what the store itself declared. Day room: writes to the book.

A store that head office told of an incident may sell by hand at once. Where the store had opened one by itself, head
office's number stands from then on, and both numbers stay in the book. There is one rescue lane: it is head office's,
but what Finance may have begun to charge is never turned over to the stores to key again.
"""

from __future__ import annotations

from collections.abc import Callable

from shoebox.day.last_slips import last_on_each_pad, last_on_the_pad
from shoebox.domain.act import Act
from shoebox.domain.acts import IncidentDeclared, IncidentEnded, IncidentJoined
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.dispatch import IncidentWord
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import HEAD_OFFICE, Incident
from shoebox.domain.policy import Policy
from shoebox.storage.book import SYSTEM_CLERK, Book, BookView


class OfficeIncidents:
    """Takes head office's words in; the same word twice changes nothing. `policy` answers the one in force."""

    def __init__(self, book: Book, clock: Clock, policy: Callable[[], Policy]) -> None:
        self._book, self._clock, self._policy = book, clock, policy

    def take(self, word: IncidentWord) -> None:
        """Bring the book to what head office says, as far as it can be now; said again later, it goes on."""
        if word.is_on:
            self._take_on(word)
        else:
            self._take_end(word)

    def _take_on(self, word: IncidentWord) -> None:
        if word.number in self._book.incident_numbers():
            return
        standing = self._book.incident()
        if standing is not None and standing.is_on:
            self._write(self._joined(standing, word), standing)
        else:
            began_ms = min(word.began_ms, self._clock.wall_ms())
            act = IncidentDeclared(
                number=word.number, began_ms=began_ms, rescue_lane=word.rescue_lane, declared_by=HEAD_OFFICE,
                given_by=HEAD_OFFICE, policy=self._policy().version,
            )  # fmt: skip
            self._write(act, standing)

    def _joined(self, standing: Incident, word: IncidentWord) -> IncidentJoined:
        last = self._book.last_sale()
        sold = last is not None and last.seq > standing.seq
        stays = sold and not standing.is_rekeyed
        return IncidentJoined(
            incident_seq=standing.seq,
            number=word.number,
            was=standing.number,
            rescue_lane=standing.rescue_lane if stays else word.rescue_lane,
        )

    def _take_end(self, word: IncidentWord) -> None:
        """End it where no day is open; else the day is closed first, and a manager ends it, or this does later."""
        standing = self._book.incident()
        if standing is None or not standing.is_on or standing.number != word.number:
            return
        if self._book.open_day() is None:
            ended_ms = max(word.ended_ms, standing.began_ms, self._sold_until_ms(standing))
            act = IncidentEnded(
                incident_seq=standing.seq, ended_ms=ended_ms, ended_by=HEAD_OFFICE,
                last_slip=last_on_the_pad(self._book),
                last_slips=last_on_each_pad(self._book),
            )  # fmt: skip
            self._write(act, standing)

    def _sold_until_ms(self, standing: Incident) -> int:
        """When the last day under it was closed: till then slips were written here, and one may be found later."""
        closed = self._book.latest(Kind.DAY_CLOSED)
        return closed[1].wall_ms if closed is not None and closed[0].seq > standing.seq else 0

    def _write(self, act: Act, standing: Incident | None) -> None:
        def check(view: BookView) -> None:
            if view.incident() != standing:
                raise Refusal("day.moved_on")

        now = local_time(self._clock.wall_ms(), self._clock.offset_min())
        opened = self._book.open_day()
        day = opened.day if opened else now.date().isoformat()
        self._book.append(act, clerk=SYSTEM_CLERK, day=day, check=check)
