"""Boxes of paper at head office: what central holds of them beside what the archive wrote. Decides little."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.central import Wanted
from shoebox.domain.archive import (
    ArrivalDraft,
    BoxKey,
    BoxSheet,
    BoxTimes,
    Certificate,
    How,
    KeptBox,
    arrivals_by_store,
    scanned_box,
)
from shoebox.domain.clock import local_time, utc_words
from shoebox.domain.custody import BoxArrival
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.staff import Person, Signature
from shoebox.formats.arrivals import write_arrivals
from shoebox.formats.dispatch import reopen_dispatch
from shoebox.handover.keeping import keep_whole

if TYPE_CHECKING:
    from shoebox.handover.finance import FinanceDesk


@dataclass(frozen=True, slots=True)
class BoxRoom:
    """What Finance's page of boxes is handed."""

    desk: FinanceDesk

    @property
    def times(self) -> BoxTimes:
        """How long boxes are kept and may be on their way, by the policy sent out: labels are printed by it.

        Where stores were sent several, the longest time holds for all; head office's own file holds while none was.
        """
        sent = self.desk.central.out.in_force(DispatchKind.POLICY)
        policies = tuple(map(self.desk.read_policy, (reopen_dispatch(data).body for data in sent)))
        policies = policies or (self.desk.policy,)
        return BoxTimes(
            keep_months=max(policy.box_keep_months for policy in policies),
            travel_days=max(policy.box_travel_days for policy in policies),
        )

    def boxes(self) -> tuple[KeptBox, ...]:
        """Every box, by store and day."""
        archive, now_ms = self.desk.casework.archive, self.desk.clock.wall_ms()
        return archive.boxes(self.desk.central.sent_boxes(archive.arrived()), self.times, now_ms=now_ms)

    def tell_stores(self, *, by: Person | None = None) -> tuple[str, ...]:
        """Send every store word of its boxes that came, where what is out says something else; which stores.

        The keys that its files are encrypted to go the same way, at the same moments.
        It goes as everything does that head office sends out: by line, through the store's office and by stick.
        """
        said_by = by.number if by is not None else ""
        known = {one.store for one in self.desk.central.enrolments()}

        def wanted() -> list[Wanted]:
            lists = arrivals_by_store(self.boxes())
            return [_word(store, lists[store], said_by) for store in sorted(lists) if store in known]

        self.desk.central.carrying.tell_stores(by=said_by)
        return tuple(head.stores[0] for head in self.desk.central.out.publish_changed(wanted))

    def found(self, text: str) -> tuple[KeptBox, ...]:
        """The boxes that a scanned label or a typed number may mean: one, several registers' of one number, or none."""
        number, head = scanned_box(text)
        fitting = [box for box in self.boxes() if box.key.box_no.casefold() == number.casefold()]
        exact = [box for box in fitting if head and box.sent is not None and box.sent.head == head]
        return tuple(exact or fitting)

    def today(self) -> str:
        """Today where this desk stands, ISO 8601."""
        clock = self.desk.clock
        return local_time(clock.wall_ms(), clock.offset_min()).date().isoformat()

    def arrive(self, draft: ArrivalDraft, key: BoxKey | None, *, by: Person) -> KeptBox:
        """Take a box in; `key` is None where none of its entries has come."""
        number, _ = scanned_box(draft.box_no)
        box = self.box(key) if key is not None else None
        self.desk.casework.archive.arrive(draft, box, by=by)
        return self.box(key or BoxKey(store="", register="", box_no=number))

    def move(self, key: BoxKey, *, place: str, note: str, by: Person) -> KeptBox:
        """Put a box somewhere else."""
        self.desk.casework.archive.move(self.box(key), place=place, note=note, by=by)
        return self.box(key)

    def explain(self, key: BoxKey, *, note: str, by: Person) -> KeptBox:
        """Say how a difference came about."""
        self.desk.casework.archive.explain(self.box(key), note=note, by=by)
        return self.box(key)

    def destroy(
        self, keys: tuple[BoxKey, ...], *, how: How, place: str, note: str, first: Signature, second: Signature
    ) -> Path:
        """Write a destruction down, and its certificate; the certificate's place."""
        wanted = set(keys)
        boxes = [box for box in self.boxes() if box.key in wanted]
        act = self.desk.casework.archive.destroy(
            boxes, today=self.today(), how=how, place=place, note=note, first=first, second=second
        )
        return self.write_certificate(act)

    def box(self, key: BoxKey) -> KeptBox:
        """One box. Refuses one that nobody knows (``archive.unknown``)."""
        for box in self.boxes():
            if box.key == key:
                return box
        raise Refusal("archive.unknown", box=key.box_no)

    def write_sheet(self, key: BoxKey, *, by: Person) -> Path:
        """Write one box's custody sheet, from its close to where it is now; the file's place."""
        from shoebox import paper

        clock = self.desk.clock
        sheet = BoxSheet(
            box=self.box(key), today=self.today(), made_by=by.name, made_ms=clock.wall_ms(),
            offset_min=clock.offset_min(), names=self._names(),
        )  # fmt: skip
        register = "" if key.box_no.startswith(key.register) else f"-{key.register}"  # most numbers begin with it
        with paper.in_language(self.desk.language):
            pdf = paper.box_sheet_pdf(sheet)
        return keep_whole(self.desk.out / f"custody-{key.box_no}{register}.pdf", pdf)

    def write_certificate(self, act: int) -> Path:
        """Write the certificate of one destruction; its place. One act in one language is the same bytes for ever."""
        from shoebox import paper

        keys, head = self.desk.casework.archive.certified(act)
        boxes = tuple(box for box in self.boxes() if box.written in keys)
        step = boxes[0].end
        assert step is not None, "these boxes were destroyed"
        certificate = Certificate(
            boxes=boxes, step=step, head=head, offset_min=self.desk.clock.offset_min(), names=self._names()
        )
        with paper.in_language(self.desk.language):
            pdf = paper.certificate_pdf(certificate)
        return keep_whole(self.desk.out / f"destroyed-{act:06d}.pdf", pdf)

    def _names(self) -> dict[str, str]:
        return {person.number: person.name for person in self.desk.staff.people}


def _word(store: str, came: tuple[BoxArrival, ...], said_by: str) -> Wanted:
    body = write_arrivals(store, came)
    number = "1 box" if len(came) == 1 else f"{len(came)} boxes"
    about = f"{number}, the last at {utc_words(came[-1].at_ms)}"
    return Wanted(
        kind=DispatchKind.ARRIVALS, body=lambda _version: body, about=about, stores=(store,), said_by=said_by
    )  # fmt: skip
