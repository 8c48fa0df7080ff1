"""The store's other registers: their sealed boxes taken in as copies, and the store-day made of them. Passes on.

Another register's book is never opened here: it has one writer, on its own PC. What is read is what that register
sealed, each time with all its checks, from a copy that lies beside this book.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.day.gathering import absences, incident_of_day
from shoebox.day.last_slips import last_slips
from shoebox.day.store_slips import store_slips
from shoebox.day.twice import on_one_card, out_twice
from shoebox.day.whole import register_line
from shoebox.domain.box import BOX_BYTES_MAX, Box
from shoebox.domain.carrying import LineKind
from shoebox.domain.day import DayFigures
from shoebox.domain.dispatch import TakeOutcome
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.incident import MINUTE_MS
from shoebox.domain.registers import (
    AtEnd,
    Came,
    GatheredBox,
    OutTwice,
    RefusedThere,
    RegisterAtEnd,
    RegisterIncident,
    RegisterLine,
    apart,
    by_name,
)
from shoebox.domain.slip import LastSlip
from shoebox.domain.store_slips import StoreSlip
from shoebox.domain.ticking import SharedOrder
from shoebox.domain.unsent import Heard, Unsent
from shoebox.formats.box import peek_head, read_box
from shoebox.formats.box_head import BOX_SUFFIX, file_stem
from shoebox.handover.keeping import keep_whole
from shoebox.handover.locking import ring_of
from shoebox.handover.unsent import store_unsent
from shoebox.storage.book_view import BookView
from shoebox.storage.held_book import HeldBook
from shoebox.storage.keys import read_enrolment
from shoebox.storage.remembering import RememberingBook
from shoebox.transport.stick import Stick, carried_bytes

if TYPE_CHECKING:
    from shoebox.handover.store import StoreHouse

FOLDER = "registers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What came of a folder: boxes taken in, boxes that were here, and what was refused, each with its sentence."""

    taken: tuple[str, ...]
    already: int
    refused: tuple[tuple[str, str], ...]


class _Lost(Refusal):
    """The copy of a box that is gone or damaged here."""

    def __init__(self, box: GatheredBox) -> None:
        super().__init__("registers.lost", box=box.box_no, register=box.register)


@dataclass(slots=True)
class HeldBooks:
    """Books made of boxes that were read before, by what they were made of: reading proves every signature anew."""

    books: dict[tuple[str, ...], HeldBook] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)  # boxes whose copy is gone or damaged, by the hash of their last entry


@dataclass(frozen=True, slots=True)
class StoreRegisters:
    """The other registers as the office meets them."""

    house: StoreHouse
    held: HeldBooks

    def add(self, card: Path, *, clerk: str) -> str:
        """Wait for the register of this enrolment card from now on; its name."""
        enrolment = read_enrolment(card)
        self.house.day.registers.add(enrolment, clerk)
        return enrolment.register

    def gather(self, folder: Path, *, clerk: str) -> Gathered:
        """Take in every sealed day of another register that lies in this folder. Twice is harmless.

        Refuses a folder without any (``registers.none_there``); a box that is refused stops no other one.
        """
        told = self.house.telling.take_in(folder) if self.house.telling is not None else ()
        taken, already = [], 0
        refused = [(one.name, one.sentence) for one in told if one.outcome is TakeOutcome.REFUSED]
        for place in Stick(folder).boxes():
            try:
                came = self._take(place, clerk=clerk)
            except ShoeboxError as wrong:
                refused.append((place.name, str(wrong)))
                continue
            if came is not None:
                box, is_new = came
                taken += [f"{box.register}, {box.day}"] if is_new else []
                already += not is_new
        if not (taken or already or refused):
            raise Refusal("registers.none_there", place=folder.name)
        return Gathered(taken=tuple(taken), already=already, refused=tuple(refused))

    def store_day(self, day: str) -> DayFigures:
        """The figures of a whole store-day; those of this register alone where it is the only one."""
        room = self.house.day
        if not room.registers.known() and not room.registers.gathered():
            return self._on_the_line(room.figures(day))
        return self._on_the_line(room.store_day(day, self.held_of(day)))

    def held_of(self, day: str, *, of: str = "") -> dict[str, HeldBook]:
        """The other registers' books with a sealed day of this date, each with what is here of damaged ones before.

        With `of`, that register's alone.

        Refuses where a copy of a box is lost (``registers.lost``).
        """
        boxes = (box for box in self.house.day.registers.gathered() if box.day == day and of in ("", box.register))
        return {box.register: self._remembering(self._book_of(box)) for box in boxes}

    def _remembering(self, held: HeldBook) -> HeldBook:
        """This book with what came over the network of those before it."""
        relay = self.house.relay
        if held.epoch == 1:
            return held
        epochs = [epoch for epoch in relay.epochs(held.register) if epoch < held.epoch] if relay is not None else []
        return RememberingBook.of(
            held, {epoch: relay.entries(held.register, epoch) for epoch in epochs if relay is not None}
        )

    def _on_the_line(self, figures: DayFigures) -> DayFigures:
        """With what head office said where it refuses what is sent to it, and with what went out at two registers."""
        # Each asking reads the books of all registers. The newest box of each is the one that is meant.
        elsewhere = self.house.boxes_elsewhere() if figures.parts else ()
        there = {box.register: box for box in reversed(elsewhere) if box.day == figures.day}
        figures = replace(
            figures,
            unsent=(unsent := self.unsent()),
            refused_there=self._refused_there(unsent),
            out_twice=self.out_twice(figures.day),
            partly_here=by_name(self.unread()),
            shared_orders=self.shared_orders(figures.day),
            incidents=self.incidents_apart(figures.day),
            custody=(own := self.house.box_of(figures.day) if figures.seal else None),
            parts=tuple(
                replace(one, custody=own if one.register == figures.register else there.get(one.register))
                for one in figures.parts
            ),
        )
        line = self.house.line.state() if self.house.line is not None else None
        left = figures.entries - figures.acknowledged
        if line is None or line.kind is not LineKind.REFUSED or line.by_office or left <= 0 or line.before:
            return figures
        return replace(figures, refused=(min(left, line.behind), line.sentence))

    def _refused_there(self, unsent: Unsent) -> tuple[RefusedThere, ...]:
        """The other registers whose entries head office refuses, as this office hears it when it passes them on."""
        held = self.house.relay.standing() if self.house.relay is not None else ()
        return tuple(
            RefusedThere(register=one.register, entries=unsent.of(one.register), sentence=one.said)
            for one in held
            if one.code and one.behind and one.register != self.house.book.register
        )

    def take_box(self, data: bytes, *, clerk: str) -> bool:
        """Take in one sealed day from its bytes, however they came; whether it was new. Refusals ``registers.*``."""
        return self._take_in(data, clerk=clerk)[1]

    def live_lines(self, day: str) -> tuple[RegisterLine, ...]:
        """Registers that sell on this day and have not sealed it, as far as their entries came over the network.

        One whose entries can't be read here is none of them: `unread` says why.
        """
        return tuple(line for one in self._not_here(day) if (line := self._live_line(one, day)) is not None)

    def _not_here(self, day: str) -> list[str]:
        return [one.register for one in self.house.day.registers.standings(day) if one.box is None]

    def _live_line(self, register: str, day: str) -> RegisterLine | None:
        held = self._live_on(register, day)
        return register_line(self.house.day.figures_of(held, day), Came.SELLING) if held is not None else None

    def _live_on(self, register: str, day: str) -> HeldBook | None:
        """Its book as far as it came over the network, where it has opened this day: none has figures before."""
        held = self._live(register)
        is_open = held is not None and any(entry.kind == Kind.DAY_OPENED for entry, _, _ in held.acts(day))
        return self._remembering(held) if held is not None and is_open else None

    def _live(self, register: str) -> HeldBook | None:
        """The same, whatever day it has; None where it can't be read here, such as a newer Shoebox's (`unread`)."""
        with suppress(Refusal, Trouble):
            return self.house.relay.live(register) if self.house.relay is not None else None
        return None

    def slips_of(self, day: str) -> tuple[StoreSlip, ...]:
        """Every slip of a store-day, this register's and those of all whose day is here, or comes over the network.

        Refuses where a copy of a box is lost (``registers.lost``).
        """
        room = self.house.day
        found = list(store_slips(self.house.book, room.figures(day)))
        held = dict(self.held_of(day))
        for register in self._not_here(day):
            live = self._live_on(register, day)
            if live is not None:
                held[register] = live
        for register in by_name(held):
            found += store_slips(held[register], room.figures_of(held[register], day))
        return tuple(found)

    def out_twice(self, day: str = "") -> tuple[OutTwice, ...]:
        """What went out at two registers of this store, as far as the others' books are here; with `day`, on it.

        With `day` it names slips on one card at two registers, too, that pass a limit together.

        A book that comes over the network counts as far as it came, any other one by its sealed days; what of it can't
        be read here is left out (`unread`).
        """
        others = self.other_books()
        if not others:
            return ()
        books = (self.house.book, *others)
        found = tuple(one for one in out_twice(books) if not day or day in {place.day for place in one.places})
        return (*found, *(on_one_card(books, day, self.house.policy) if day else ()))

    def shared_orders(self, day: str = "") -> tuple[SharedOrder, ...]:
        """Order numbers under which slips of two registers stand ticked off; with `day`, on it, or spoken of on it."""
        return tuple(one for one in self.house.day.shared.found() if not day or day in one.days)

    def incidents_apart(self, day: str) -> tuple[RegisterIncident, ...]:
        """The incidents of all registers whose day is here or comes over the network, where they are not one."""
        books: list[BookView] = [self.house.book]
        for one in self.house.day.registers.standings(day):
            book = self._book_of(one.box) if one.box is not None else self._live(one.register)
            if book is not None:
                books.append(book)
        found = (incident_of_day(book, day) for book in books)
        every = sorted((one for one in found if one is not None), key=lambda one: (len(one.register), one.register))
        return apart(every)

    def at_end(self) -> tuple[RegisterAtEnd, ...]:
        """How every other register that is waited for stands as an incident is to end, as far as is known here."""
        last = self.house.book.last_closed()
        own_day = last.day if last is not None else ""
        heard: dict[str, int] = {}
        for book in self.house.relay.standing() if self.house.relay is not None else ():
            heard[book.register] = max(book.heard_ms, heard.get(book.register, 0))
        boxes = {one.register: one for one in self.house.day.registers.gathered()}
        said = absences(self.house.book, own_day)  # that day may be one of a book before, which has no ledger here
        return tuple(
            self._at_end(
                one.register, own_day, heard_ms=heard.get(one.register, 0), box=boxes.get(one.register),
                reason=said.get(one.register, ""),
            )
            for one in self.house.day.registers.known()
        )  # fmt: skip

    def _at_end(
        self, register: str, own_day: str, *, heard_ms: int, box: GatheredBox | None, reason: str
    ) -> RegisterAtEnd:
        live = None
        try:
            live = self.house.relay.live(register) if self.house.relay is not None else None
        except Refusal:
            heard_ms = 0  # entries that can't be read here, such as a newer Shoebox's, tell nothing
        opened = live.open_day() if live is not None else None
        closed = live.last_closed() if live is not None else None
        day = max(closed.day if closed is not None else "", box.day if box is not None else "")
        quiet_ms = self.house.policy.register_quiet_minutes * MINUTE_MS
        is_heard = bool(heard_ms) and self.house.clock.wall_ms() - heard_ms <= quiet_ms
        if opened is not None and opened.day > day:
            state, day = (AtEnd.OPEN if is_heard else AtEnd.UNKNOWN), opened.day
        else:
            state = AtEnd.CLOSED if is_heard or (own_day and day >= own_day) else AtEnd.UNKNOWN
        return RegisterAtEnd(register=register, state=state, day=day, heard_ms=heard_ms, reason=reason)

    def books_with_ticks(self) -> tuple[BookView, ...]:
        """The other registers' books, where this store ever was to key slips again; a copy that is lost is left out.

        Reading a box for the first time proves each of its signatures, and the day is looked at after every act.
        """
        if not any(held.is_rekeyed for held in self.house.book.incidents()):
            return ()
        return self.other_books()

    def other_books(self) -> tuple[BookView, ...]:
        """All that can be read here of the other registers, each book by itself, those before a change of the PC too.

        By sealed days, or by what came over the network where that is as much. What is lost is said where the registers
        are listed: it must not stand in the way of everything else.
        """
        every = (self.books_of(register, but_lost=True)[0] for register in self._names())
        return tuple(book for books in every for book in books)

    def unread(self) -> dict[str, ShoeboxError]:
        """The other registers of which something that came can't be read here, each with why.

        A copy of a box is lost, and all before it with it; or a newer Shoebox wrote what comes over the network.
        """
        found: dict[str, ShoeboxError] = {}
        for register in self._names():
            try:
                self.books_of(register)
            except (Refusal, Trouble) as wrong:
                found[register] = wrong
            for box in self._boxes_of(register):
                if box.head in self.held.lost:
                    found.setdefault(register, _Lost(box))
        return found

    def _names(self) -> tuple[str, ...]:
        room = self.house.day.registers
        return by_name({one.register for one in room.known()} | {one.register for one in room.gathered()})

    def books_of(self, register: str, *, but_lost: bool = False) -> tuple[tuple[BookView, ...], Heard]:
        """The same of one register alone, the oldest book first, and how its newest one came."""
        skipped = (Refusal, Trouble) if but_lost else ()
        found: dict[int, tuple[BookView, Heard]] = {}
        for epoch, box in {box.epoch: box for box in self._boxes_of(register)}.items():
            with suppress(*skipped):
                found[epoch] = self._book_of(box), Heard.BOX
        relay = self.house.relay
        for epoch in relay.epochs(register) if relay is not None else ():
            assert relay is not None, "asked just now"
            with suppress(*skipped):
                copy = relay.copy(register, epoch)
                if epoch not in found or found[epoch][0].head().seq <= copy.head().seq:
                    found[epoch] = copy, Heard.LINE
        books = [found[epoch] for epoch in sorted(found)]
        return tuple(book for book, _ in books), books[-1][1] if books else Heard.NOTHING

    def _boxes_of(self, register: str) -> tuple[GatheredBox, ...]:
        return tuple(box for box in self.house.day.registers.gathered() if box.register == register)

    def unsent(self) -> Unsent:
        """What head office has not signed for, of this register and of every other one that is known here."""
        return store_unsent(self.house, self)

    def last_slips(self, others: Sequence[RegisterAtEnd] = ()) -> tuple[LastSlip, ...]:
        """Of each pad with blank forms left its last slip; those of the others too, once all of them have stopped.

        Until then theirs are not the last. Reading a box for the first time proves each of its signatures.
        """
        stopped = bool(others) and all(one.state is AtEnd.CLOSED for one in others)
        return last_slips((self.house.book, *(self.other_books() if stopped else ())))

    def _take(self, place: Path, *, clerk: str) -> tuple[GatheredBox, bool] | None:
        """One file; None for this register's own box, which may lie in the same folder."""
        try:
            data = carried_bytes(place, ring_of(self.house.book), most=BOX_BYTES_MAX)
        except OSError as wrong:
            raise Trouble("files.unreadable", file=place.name, why=wrong.strerror or "") from wrong
        claimed = peek_head(data)
        if claimed is not None and (claimed.store, claimed.register) == (self.house.store, self.house.book.register):
            return None
        return self._take_in(data, clerk=clerk)

    def _take_in(self, data: bytes, *, clerk: str) -> tuple[GatheredBox, bool]:
        box = read_box(data)
        came = self.house.day.registers.gather(box, clerk)
        # After the note: a copy that could not be kept is taken in once more, a note without one says it is lost.
        keep_whole(self._copy_of(came[0]), data)
        self.held.lost.discard(came[0].head)
        return came

    def has_copy(self, box: GatheredBox) -> bool:
        """Whether the copy of a box that was noted lies here."""
        return self._copy_of(box).is_file()

    def _copy_of(self, box: GatheredBox) -> Path:
        return self.house.folder / FOLDER / (file_stem(box.box_no) + BOX_SUFFIX)

    def _book_of(self, box: GatheredBox) -> HeldBook:
        """All that is here of this register and epoch up to a box, as one book to look into.

        Where an older copy is lost it begins after that one, as it does where the first boxes never came.
        """
        alike = sorted(
            (
                one for one in self._boxes_of(box.register)
                if one.epoch == box.epoch and one.last_seq <= box.last_seq
            ),
            key=lambda one: one.first_seq,
        )  # fmt: skip
        self.held.lost.discard(box.head)  # the one that is meant is looked for each time
        while (key := tuple(one.head for one in self._since_lost(alike))) not in self.held.books:
            with suppress(_Lost):
                self.held.books[key] = HeldBook([self._read(one) for one in reversed(self._since_lost(alike))])
        relay = self.house.relay
        return self.held.books[key].heard(relay.signed_seq(box.register, box.epoch) if relay is not None else 0)

    def _since_lost(self, alike: Sequence[GatheredBox]) -> Sequence[GatheredBox]:
        """Those after the last one that is lost; refuses where that is the last of all."""
        at = max((at for at, one in enumerate(alike, 1) if one.head in self.held.lost), default=0)
        if at == len(alike):
            raise _Lost(alike[-1])
        return alike[at:]

    def _read(self, box: GatheredBox) -> Box:
        """The copy of a box, checked again from end to end; one that is not what was noted is lost."""
        with suppress(OSError, Refusal):
            held = read_box(self._copy_of(box).read_bytes())
            if held.head.head.hex() == box.head:
                return held
        self.held.lost.add(box.head)
        raise _Lost(box)
