"""The archive: boxes of paper taken in, moved, explained and destroyed, as acts of head office's book. Casework room.

What the stores wrote of their boxes is handed in by the caller; nothing here looks into central's holdings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from shoebox.casework.deciding import checked_note
from shoebox.casework.people import Gate
from shoebox.domain.archive import (
    DESTROYED_AT_ONCE_MAX,
    PLACE_SIGNS_MAX,
    SEAL_SIGNS_MAX,
    SLIPS_MAX,
    ArchiveStep,
    ArrivalDraft,
    BoxKey,
    BoxState,
    BoxTimes,
    How,
    KeptBox,
    SentBox,
    days_away,
    scanned_box,
)
from shoebox.domain.card import refuse_card_data
from shoebox.domain.errors import Refusal
from shoebox.domain.staff import Person, Signature
from shoebox.storage import case_boxes
from shoebox.storage.case_book import CaseBook, CaseWriter

Write = Callable[[], AbstractContextManager[CaseWriter]]


class Archive:
    """Every box that head office knows of, by what came and by what it wrote itself."""

    def __init__(self, book: CaseBook, gate: Gate, write: Write) -> None:
        self._book, self._gate, self._write = book, gate, write

    # -- looking

    def boxes(self, sent: Iterable[SentBox], times: BoxTimes, *, now_ms: int) -> tuple[KeptBox, ...]:
        """Every box, by store and day; those of which no entry has come stand at the end."""
        with self._book.read() as conn:
            written = case_boxes.steps_by_box(conn)
        boxes = tuple(sent)
        early = _early(boxes, written)
        kept = []
        for box in boxes:
            own = box.key if box.key in written else early.get(box.key, box.key)
            steps = written.pop(own, ())
            away = 0 if steps else days_away(box, now_ms)
            kept.append(KeptBox(key=box.key, sent=box, written=own, times=times, steps=steps, days_away=away))
        left = (
            KeptBox(key=key, sent=None, written=key, times=times, steps=own) for key, own in sorted(written.items())
        )
        return (*kept, *left)

    def arrived(self) -> dict[str, int]:
        """When the box of each number was taken in (UTC, milliseconds): the first of those that share a number."""
        with self._book.read() as conn:
            return case_boxes.arrived_by_number(conn)

    def certified(self, seq: int) -> tuple[tuple[BoxKey, ...], str]:
        """Which boxes one act destroyed, and the act's hash in hex. Refuses another act (``archive.no_end``)."""
        with self._book.read() as conn:
            keys = case_boxes.boxes_of_act(conn, seq)
            if not keys:
                raise Refusal("archive.no_end", act=seq)
            return keys, case_boxes.hash_of_act(conn, seq).hex()

    # -- writing

    def arrive(self, draft: ArrivalDraft, box: KeptBox | None, *, by: Person) -> int:
        """Take a box in, once; the act's number. What differs is kept as it is, never refused.

        `box` is None where none of its entries has come: it is kept by its number alone until they do.
        """
        self._gate.worker(by)
        number, _ = scanned_box(draft.box_no)
        key = box.written if box is not None else BoxKey(store="", register="", box_no=number)
        if not -1 <= draft.counted <= SLIPS_MAX:
            raise Refusal("archive.count", most=SLIPS_MAX)
        said = {
            **_plain(key),
            "seal": _line(draft.seal, SEAL_SIGNS_MAX, needed="archive.seal"),
            "is_whole": draft.is_whole,
            "counted": draft.counted,
            "place": _line(draft.place, PLACE_SIGNS_MAX),
            "note": checked_note(draft.note),
        }
        with self._write() as writer:
            if _steps(writer, key):
                raise Refusal("archive.is_here", box=key.box_no)
            return writer.add("box_arrived", said, person=by.number)

    def move(self, box: KeptBox, *, place: str, note: str = "", by: Person) -> int:
        """Put a box that is here somewhere else."""
        self._gate.worker(by)
        said = {
            **_plain(box.written),
            "place": _line(place, PLACE_SIGNS_MAX, needed="archive.place"),
            "note": checked_note(note),
        }
        with self._write() as writer:
            _refuse_not_here(_steps(writer, box.written), box.key)
            return writer.add("box_moved", said, person=by.number)

    def explain(self, box: KeptBox, *, note: str, by: Person) -> int:
        """Say how a difference came about, as somebody else than who took the box in."""
        self._gate.worker(by)
        if not (box.seal_differs or box.count_differs) or box.is_explained:
            raise Refusal("archive.no_difference", box=box.key.box_no)
        if not note.strip():
            raise Refusal("case.note_needed")
        with self._write() as writer:
            arrival = _refuse_not_here(_steps(writer, box.written), box.key)
            if arrival.person == by.number:
                raise Refusal("archive.same_person")
            said = {**_plain(box.written), "note": checked_note(note)}
            return writer.add("box_explained", said, person=by.number)

    def destroy(
        self,
        boxes: Sequence[KeptBox],
        *,
        today: str,
        how: How,
        place: str,
        note: str = "",
        first: Signature,
        second: Signature,
    ) -> int:
        """Write down that two people destroyed boxes that nobody may ask for any more; the act's number.

        `place` is where, or the firm that did it. Refusals ``archive.*``; ``case.pin`` for a PIN that does not fit.
        """
        if not 0 < len(boxes) <= DESTROYED_AT_ONCE_MAX:
            raise Refusal("archive.how_many", most=DESTROYED_AT_ONCE_MAX)
        for box in boxes:
            _refuse_not_due(box, today)
        said = {
            "boxes": [[key.box_no, key.store, key.register] for key in sorted(box.written for box in boxes)],
            "how": how.value,
            "place": _line(place, PLACE_SIGNS_MAX, needed="archive.place"),
            "note": checked_note(note),
            "keep_months": boxes[0].times.keep_months,
        }
        one, other = self._gate.two(first, second, refusal="archive.two_people")
        with self._write() as writer:
            for box in boxes:
                _refuse_not_here(_steps(writer, box.written), box.key)
            return writer.add("boxes_destroyed", {**said, "second": other.number}, person=one.number)


def _early(boxes: Sequence[SentBox], written: case_boxes.Steps) -> dict[BoxKey, BoxKey]:
    """Boxes taken in before their entries, by the box that came since: the only one of that number, or none."""
    by_number: dict[str, list[BoxKey]] = {}
    for box in boxes:
        by_number.setdefault(box.key.box_no, []).append(box.key)
    pairs = [(by_number.get(key.box_no, []), key) for key in written if not key.register]
    return {fitting[0]: key for fitting, key in pairs if len(fitting) == 1}


def _plain(key: BoxKey) -> dict[str, str]:
    return {"box_no": key.box_no, "store": key.store, "register": key.register}


def _steps(writer: CaseWriter, key: BoxKey) -> tuple[ArchiveStep, ...]:
    return case_boxes.steps_by_box(writer.conn, key).get(key, ())


def _refuse_not_here(steps: Sequence[ArchiveStep], key: BoxKey) -> ArchiveStep:
    """How a box was taken in; refuses one that is not here, or not any more."""
    if any(step.kind == "destroyed" for step in steps):
        raise Refusal("archive.gone", box=key.box_no)
    for step in steps:
        if step.kind == "arrived":
            return step
    raise Refusal("archive.not_here", box=key.box_no)


def _refuse_not_due(box: KeptBox, today: str) -> None:
    state = box.state(today)
    if state is BoxState.DUE:
        return
    if state is BoxState.DESTROYED:
        raise Refusal("archive.gone", box=box.key.box_no)
    if state in {BoxState.EXPECTED, BoxState.OVERDUE}:
        raise Refusal("archive.not_here", box=box.key.box_no)
    if state in {BoxState.SEAL_DIFFERS, BoxState.COUNT_DIFFERS}:
        raise Refusal("archive.differs", box=box.key.box_no)
    if not box.keep_until:
        raise Refusal("archive.no_entries", box=box.key.box_no)
    raise Refusal("archive.too_early", box=box.key.box_no, day=box.keep_until)


def _line(text: str, most: int, *, needed: str = "") -> str:
    """One line of words as kept; refuses none where it is needed, too many, and card data."""
    clean = " ".join(text.split())
    if needed and not clean:
        raise Refusal(needed)
    if len(clean) > most or not clean.isprintable():
        raise Refusal("case.note_long", most=most)
    refuse_card_data(clean)
    return clean
