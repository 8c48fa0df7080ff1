"""Declaring an outage, and ending it: the frame around every sale by hand. Day room: writes to the book.

It works with no line at all. Head office joins the store's own numbers to its own later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from shoebox.day.last_slips import last_on_each_pad, last_on_the_pad
from shoebox.day.pen import Pen, one_line, reason_line
from shoebox.day.rekeying import Rekeying
from shoebox.day.sealing import unsealed
from shoebox.domain.acts import IncidentDeclared, IncidentEnded
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import Incident, RescueLane
from shoebox.domain.names import number_fits
from shoebox.domain.policy import Policy
from shoebox.domain.registers import AtEnd, RegisterAtEnd
from shoebox.domain.staff import Staff
from shoebox.storage.book import Book, BookView


class Incidents:
    """The outages of one register's book; at most one is on at a time."""

    def __init__(self, book: Book, policy: Policy, staff: Staff, clock: Clock) -> None:
        self._book, self._policy, self._staff, self._clock = book, policy, staff, clock
        self._pen = Pen(book, staff)
        self.rekeying = Rekeying(self._pen, policy, clock)
        self._others: Callable[[], Sequence[RegisterAtEnd]] = tuple

    def look_at(self, others: Callable[[], Sequence[RegisterAtEnd]]) -> None:
        """How the store's other registers stand, asked when an incident is to end; without it there are none."""
        self._others = others

    def others(self) -> tuple[RegisterAtEnd, ...]:
        """The other registers of this store, as far as this office knows them."""
        return tuple(self._others())

    def latest(self) -> Incident | None:
        """The incident that was declared last, over or not."""
        return self._book.incident()

    def standing(self) -> Incident | None:
        """The incident that is on; None where sales by hand are not taken."""
        latest = self.latest()
        return latest if latest is not None and latest.is_on else None

    def own_number(self) -> str:
        """The number a store opens by itself when nobody answers: its own, and the date."""
        return f"{self._book.store}-{self._now().strftime('%y%m%d')}"

    def declare(
        self, *, number: str, given_by: str, began_ms: int, kit_missing: Sequence[str], signature: tuple[str, str]
    ) -> Incident:
        """Begin to sell by hand, signed with a manager's number and PIN. Refusals ``incident.*``, ``staff.*``.

        An empty `number` is the store's own. The rescue lane is the policy's: no store chooses it.
        """
        manager = self._signed(signature)
        said = number.strip() or self.own_number()
        if not number_fits(said):
            raise Refusal("incident.number")
        self._policy.refuse_beginning(began_ms, self._clock.wall_ms())

        def check(view: BookView) -> None:
            held = view.incident()
            if held is not None and held.is_on:
                raise Refusal("incident.stands", number=held.number)

        act = IncidentDeclared(
            number=said,
            began_ms=began_ms,
            rescue_lane=str(RescueLane(self._policy.rescue_lane)),
            declared_by=manager,
            given_by=one_line(given_by),
            kit_missing=tuple(one_line(part) for part in kit_missing),
            policy=self._policy.version,
        )
        self._book.append(act, clerk=manager, day=self._now().date().isoformat(), check=check)
        return self._now_held()

    def end(self, *, signature: tuple[str, str], found: str = "") -> Incident:
        """Central is back. Refused while a day is open or a box is neither sealed nor sent: slips first, then the end.

        So it is while another register that is heard has a day open. Of one that is not, whoever ends it says what they
        `found`. Refusals ``incident.none``, ``incident.day_open``, ``incident.unsealed``, ``incident.other_open``,
        ``incident.others_unheard``, ``day.role``, ``staff.*``.
        """
        found = reason_line(found, "", signed=signature[1])
        manager = self._signed(signature)
        held = self.standing()
        if held is None:
            raise Refusal("incident.none")
        left = unsealed(self._book)
        if left and self._book.open_day() is None:
            raise Refusal("incident.unsealed", box=left[0].box_no, day=left[0].day)

        unheard = () if self._book.open_day() is not None else self._unheard(found)

        def check(view: BookView) -> None:
            opened = view.open_day()
            if opened is not None:
                raise Refusal("incident.day_open", day=opened.day)
            if view.incident() != held:
                raise Refusal("day.moved_on")

        act = IncidentEnded(
            incident_seq=held.seq, ended_ms=self._clock.wall_ms(), ended_by=manager,
            last_slip=last_on_the_pad(self._book), last_slips=last_on_each_pad(self._book),
            unheard=unheard, found=found if unheard else "",
        )  # fmt: skip
        self._book.append(act, clerk=manager, day=self._now().date().isoformat(), check=check)
        return self._now_held()

    def _unheard(self, found: str) -> tuple[str, ...]:
        """The registers of which nothing is known; refuses one that is known to sell, and no word on the others."""
        others = self.others()
        opened = [one for one in others if one.state is AtEnd.OPEN]
        if opened:
            raise Refusal("incident.other_open", register=opened[0].register, day=opened[0].day)
        unheard = tuple(one.register for one in others if one.state is AtEnd.UNKNOWN)
        if unheard and not found:
            raise Refusal("incident.others_unheard", registers=", ".join(unheard))
        return unheard

    def _signed(self, signature: tuple[str, str]) -> str:
        person = self._staff.signing(*signature)
        return self._pen.in_charge(person.number, self._policy.day_roles).number

    def _now_held(self) -> Incident:
        held = self._book.incident()
        assert held is not None, "an incident that was saved is in the book"
        return held

    def _now(self) -> datetime:
        return local_time(self._clock.wall_ms(), self._clock.offset_min())
