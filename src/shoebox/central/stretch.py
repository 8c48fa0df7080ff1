"""Whether entries that come by line fit what is held, and what they come to. Work room: rules over one open write.

A box brings a whole day that proves its own sums; a parcel brings any stretch, so it is read on from where the held
entries end, entry by entry: chain, sums, days. What a day's close completes is made into the very box that would have
come by stick, so that both roads lead to the same books.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shoebox.central.accept import TAKINGS, is_elsewhere, slip_row
from shoebox.central.card_words import shows_card
from shoebox.central.corrections import correction_row, fits, strikes, struck_row
from shoebox.central.opened import line_of
from shoebox.domain.acts import DayClosed, DayOpened, Enrolled, IncidentDeclared, IncidentJoined, Void
from shoebox.domain.box import BoxHead, Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.chain import genesis
from shoebox.domain.correction import Correction
from shoebox.domain.dates import is_day
from shoebox.domain.entry import Entry, Envelope, Kind, Tender
from shoebox.domain.errors import Refusal
from shoebox.formats.box_check import TRADE, Line, effect_of, effects_of
from shoebox.storage.central_writer import BookId, CentralWriter, Row

_TENDERS = frozenset(Tender)
_NAMING = (IncidentDeclared, IncidentJoined)  # the last of them gives a box its incident


@dataclass(slots=True)
class Stretch:
    """A register's book read on from the last entry that is held without a gap."""

    central: CentralWriter
    place: Place
    enrolment: Enrolment
    seq: int
    prev: bytes
    count: int = 0
    totals: Counter[str] = field(default_factory=Counter)
    currency: str = ""
    opened: tuple[str, int] | None = None  # day and Z serial of the open day
    last_closed: tuple[str, int] = ("", 0)
    first_seq: int = 1  # of the box that is being filled
    incident: str = ""
    box_no: str = ""  # of that box
    effects: dict[int, tuple[str, str, int]] = field(default_factory=dict)
    struck: set[str] = field(default_factory=set)
    day_start: tuple[bytes, Counter[str]] = (b"", Counter())
    slips: list[Row] = field(default_factory=list)
    strikes: list[Row] = field(default_factory=list)
    corrections: list[Row] = field(default_factory=list)
    boxes: list[BoxHead] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    start_minor: int = 0  # what all tenders came to before

    @property
    def book(self) -> BookId:
        """Whose entries these are, as rows know it."""
        return self.place.store, self.place.register, self.place.epoch

    @classmethod
    def after(cls, central: CentralWriter, place: Place, enrolment: Enrolment, seq: int) -> Stretch:
        """As the book stands after this held entry; 0 is before the first."""
        start = genesis(place.register, place.epoch, enrolment.public_key)
        stretch = cls(central, place, enrolment, seq, start)
        stretch.day_start = (start, Counter())
        if seq:
            stretch._stand_after(seq)
        stretch._number_the_box()
        stretch.start_minor = sum(stretch.totals.values())
        return stretch

    @property
    def brought_minor(self) -> int:
        """What these entries come to, over all tenders."""
        return sum(self.totals.values()) - self.start_minor

    def take(self, entry: Entry, line: Line | Refusal) -> None:
        """Go on by the next entry and what it says, or refuse it naming what does not fit (``parcel.*``)."""
        if entry.prev != self.prev:
            raise self._refused("parcel.broken_link", entry)
        if isinstance(line, Refusal):
            raise line
        self._check_words(line)
        self._check_day(line)
        self._add_up(line)
        self._look_up(line)
        self.lines.append(line)
        self.seq, self.prev = entry.seq, entry.hash
        self._turn_the_day(line)

    def _stand_after(self, seq: int) -> None:
        held = self.central.entry(self.book, seq)
        first = self.central.entry(self.book, 1)
        assert held is not None
        assert first is not None
        envelope, enrolled = _read(held)[1], _read(first)[2]
        assert isinstance(enrolled, Enrolled)
        self.prev, self.count, self.currency = held.hash, envelope.count, enrolled.currency
        self.totals = Counter(envelope.totals_minor)
        closed = self._latest(Kind.DAY_CLOSED)
        if closed is not None:
            entry, said, act = closed
            assert isinstance(act, DayClosed)
            self.last_closed, self.first_seq = (said.day, act.z_no), entry.seq + 1
            self.day_start = (entry.hash, Counter(said.totals_minor))
        opened = self._latest(Kind.DAY_OPENED)
        if opened is not None and opened[0].seq >= self.first_seq:
            assert isinstance(opened[2], DayOpened)
            self.opened = (opened[1].day, opened[2].z_no)
        named = [line for kind in (Kind.INCIDENT, Kind.INCIDENT_JOINED) if (line := self._latest(kind)) is not None]
        last = max(named, key=lambda line: line[0].seq, default=None)
        self.incident = last[2].number if last and isinstance(last[2], _NAMING) else ""

    def _latest(self, kind: Kind) -> Line | None:
        found = self.central.latest(self.book, kind, before_seq=self.seq + 1)
        return _read(found) if found else None

    def _refused(self, code: str, entry: Entry, **facts: Any) -> Refusal:
        return Refusal(code, entry=entry.seq, register=self.place.register, **facts)

    def _check_words(self, line: Line) -> None:
        entry, envelope, act = line
        if envelope.store != self.place.store:
            raise self._refused("parcel.store", entry)
        if isinstance(act, Enrolled):
            if act.training:
                raise self._refused("parcel.training", entry)
            if act.public_key != self.enrolment.public_key.hex():
                raise self._refused("parcel.key", entry)
            self.currency = act.currency if entry.seq == 1 else self.currency
        if isinstance(act, Enrolled) != (entry.seq == 1):
            raise self._refused("parcel.first", entry)
        if isinstance(act, (*TAKINGS, Correction)) and not (
            act.currency == self.currency and (act.amount_minor > 0 or strikes(act)) and act.tender in _TENDERS
        ):
            raise self._refused("parcel.money", entry)
        if shows_card(envelope):
            raise self._refused("parcel.card_number", entry)

    def _check_day(self, line: Line) -> None:
        """What moves goods or money lies on the open day, days only go forward, and a closed one stays closed."""
        entry, envelope, act = line
        if isinstance(act, DayOpened):
            if not is_day(envelope.day):
                raise self._refused("parcel.body", entry, why="day")  # as a box's head is refused for it
            if self.opened or not (self.last_closed[0] < envelope.day and self.last_closed[1] < act.z_no):
                raise self._refused("parcel.order", entry)
            return
        if entry.kind not in TRADE:
            return
        if self.opened is None:
            raise self._refused("parcel.after_close", entry)
        if envelope.day != self.opened[0]:
            raise self._refused("parcel.day", entry, day=self.opened[0])
        if isinstance(act, DayClosed) and (act.z_no, act.first_seq) != (self.opened[1], self.first_seq):
            raise self._refused("parcel.order", entry)

    def _add_up(self, line: Line) -> None:
        entry, envelope, act = line
        if isinstance(act, Correction):
            self._check_correction(line, act)
        for tender, change in (self._struck_effect(line),) if isinstance(act, Void) else effects_of(act):
            if change:
                self.totals[tender] += change
        self.count += isinstance(act, TAKINGS)
        self.effects[entry.seq] = (envelope.entry_id, *effect_of(act))
        if envelope.count != self.count or not same_sums(envelope.totals_minor, self.totals):
            raise self._refused("parcel.sums", entry)

    def _check_correction(self, line: Line, act: Correction) -> None:
        """It is of a sale of this book and of a day that is closed, as that stands, and not struck out."""
        is_own = (act.register, act.epoch) == (self.place.register, self.place.epoch)
        here = is_own and act.corrects_seq < self.first_seq
        if not here or act.corrects in self.struck or not fits(self.central, self.book, line, self.lines):
            raise self._refused("parcel.correction", line[0])
        if act.struck:
            self.struck.add(act.corrects)

    def _struck_effect(self, line: Line) -> tuple[str, int]:
        """What a void takes back: the sale or refund it names, which is here and was not struck out before."""
        entry, _, act = line
        assert isinstance(act, Void)
        identity, tender, change = self.effects.get(act.void_of_seq) or self._held_effect(act.void_of_seq)
        again = act.void_of in self.struck or (self.central.is_struck(act.void_of) and not self._is_held(entry))
        again = again or self._is_corrected(act.void_of)
        if not change or identity != act.void_of or again:
            raise self._refused("parcel.void", entry)
        self.struck.add(act.void_of)
        return tender, -change

    def _is_corrected(self, entry_id: str) -> bool:
        said = any(row["corrects"] == entry_id for row in self.corrections)
        return said or bool(self.central.corrections_of(entry_id))

    def _held_effect(self, seq: int) -> tuple[str, str, int]:
        held = self.central.entry(self.book, seq) if seq <= self.seq else None
        if held is None:
            return "", "", 0
        _, envelope, act = _read(held)
        return (envelope.entry_id, *effect_of(act))

    def _is_held(self, entry: Entry) -> bool:
        return entry.seq in self.central.hashes(self.book, entry.seq, entry.seq)

    def _look_up(self, line: Line) -> None:
        if isinstance(line[2], TAKINGS):
            self.slips.append(slip_row(self.place, self.box_no, line))
        elif strikes(line[2]):
            self.strikes.append(struck_row(self.place, line))
        elif isinstance(line[2], Correction):
            self.corrections.append(correction_row(self.place, line))

    def _number_the_box(self) -> None:
        self.box_no = self.place.box_no(self.opened[1] if self.opened else self.last_closed[1] + 1)

    def _turn_the_day(self, line: Line) -> None:
        entry, envelope, act = line
        if isinstance(act, _NAMING):
            self.incident = act.number
        if isinstance(act, DayOpened):
            self.opened = (envelope.day, act.z_no)
            self._number_the_box()
        if isinstance(act, DayClosed):
            self.boxes.append(self._box(entry, envelope, act))
            self.opened, self.last_closed = None, (envelope.day, act.z_no)
            self.first_seq, self.day_start = entry.seq + 1, (entry.hash, self.totals.copy())
            self._number_the_box()

    def _box(self, entry: Entry, envelope: Envelope, act: DayClosed) -> BoxHead:
        """The head that the register seals this day's box with."""
        before = self.day_start[1]
        changed = {name: self.totals[name] - before[name] for name in {*self.totals, *before}}
        return BoxHead(
            box_no=self.place.box_no(act.z_no),
            store=self.place.store,
            store_name=self.enrolment.store_name,
            register=self.place.register,
            epoch=self.place.epoch,
            day=envelope.day,
            z_no=act.z_no,
            currency=self.currency,
            incident=self.incident,
            first_seq=act.first_seq,
            last_seq=entry.seq,
            totals_minor=tuple(sorted((name, minor) for name, minor in changed.items() if minor)),
            prev=self.day_start[0],
            head=entry.hash,
            public_key=self.enrolment.public_key,
            seal=act.seal,
        )


def same_sums(said: Mapping[str, int], held: Mapping[str, int]) -> bool:
    """Whether these come to the same per tender; one that is left out stands at nothing."""
    return said == held or all(said.get(name, 0) == held.get(name, 0) for name in {*said, *held})


def check_identities(central: CentralWriter, place: Place, lines: list[Line]) -> None:
    """No identity stands twice (``parcel.twice``)."""
    number = Counter(envelope.entry_id for _, envelope, _ in lines)
    places = central.slip_places(list(number))
    for entry, envelope, _ in lines:
        if number[envelope.entry_id] > 1 or is_elsewhere(places, place, entry, envelope):
            raise Refusal("parcel.twice", entry=entry.seq, register=place.register)


def _read(entry: Entry) -> Line:
    line = line_of(entry)
    if isinstance(line, Refusal):
        raise line
    return line
