"""Sends what is left of a register's books before the present one, and takes head office's word on them. Carry room.

There is no claim for such a book: where its end is lost, head office may hold more of it than is left here, and a claim
would accuse it of going back. Its parcels name the key that signed its entries; a register that has another key by now,
as after its disk was lost, seals them with that one. What head office holds is learnt from its signed answers, and kept
in the book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from shoebox.carry.sender import refusal_in
from shoebox.domain.acts_before import SentBefore
from shoebox.domain.carrying import NEEDS_MAX, PARCEL_ENTRIES_MAX, LineKind, LineReceipt, LineState, Place, place_of
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.receipt import Receipt
from shoebox.formats.carrying import read_line_receipt
from shoebox.formats.parcel import fill, write_parcel
from shoebox.formats.relaying import read_any_receipt, read_relay_word
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.books_before import Owed
from shoebox.storage.former_book import FormerBook
from shoebox.storage.office_key import OfficeKeys
from shoebox.transport.road import Road

ASK_AGAIN_MS = 3_600_000
_GAP = "parcel.gap"


@dataclass(slots=True)
class BeforeSender:
    """The errand of an open book for those before it, by head office's road or by the store office's."""

    book: Book
    road: Road
    keys: OfficeKeys
    clock: Clock
    by_office: bool = False
    retry_s: int = 0
    _wrong: dict[int, tuple[Refusal, int]] = field(default_factory=dict)  # by epoch, what was said against it, and when
    _asked: set[int] = field(default_factory=set)
    _at_office: dict[int, int] = field(default_factory=dict)

    def once(self, stop: Callable[[], bool] = lambda: False) -> None:
        """One round. One book that is refused stops no other; what the line does is raised (``carry.*``)."""
        self.retry_s = 0
        try:
            for owed in self.book.before.owed():
                if stop():
                    return
                if not self._is_refused(owed):
                    self._try(owed, stop)
        finally:
            self.road.close()

    def _is_refused(self, owed: Owed) -> bool:
        """Whether it was refused a little while ago: nothing here changes it, somebody at head office may."""
        _, at_ms = self._wrong.get(owed.book.epoch, (None, -ASK_AGAIN_MS))
        return abs(self.clock.wall_ms() - at_ms) < ASK_AGAIN_MS

    def _try(self, owed: Owed, stop: Callable[[], bool]) -> None:
        epoch = owed.book.epoch
        try:
            self._send_from_start(owed, stop)
            self._wrong.pop(epoch, None)
        except Refusal as wrong:
            if wrong.code == "carry.not_now":
                raise
            self._wrong[epoch] = (wrong, self.clock.wall_ms())

    def _send_from_start(self, owed: Owed, stop: Callable[[], bool]) -> None:
        """The same from the first entry on where the office has not what lies before, which head office may have.

        It never had it, has lost its copy since, or let go of a damaged one.
        """
        try:
            self._send(owed, stop)
        except Refusal as wrong:
            whole_seq = owed.book.whole.seq
            if wrong.code != _GAP or not self.by_office or not whole_seq:
                raise
            self._at_office.pop(owed.book.epoch, None)
            behind = (span for span in owed.here if span[0] > whole_seq)
            self._send(replace(owed, here=((1, whole_seq), *behind)), stop)

    def _send(self, owed: Owed, stop: Callable[[], bool]) -> None:
        for entries in self._parcels(owed):
            if stop():
                return
            place, last_seq = owed.book.place, entries[-1].seq
            data = _parcel(self.book, owed.book, entries)
            answer = self.road.post("/v1/parcels", data)
            if answer.status != 200:
                self.retry_s = answer.retry_s
                raise refusal_in(answer)
            if stop():
                return  # nothing is written into the book after that
            self._believe(place, answer.body, last_seq)
        self._asked.add(owed.book.epoch)

    def _parcels(self, owed: Owed) -> Iterator[tuple[Entry, ...]]:
        """What can be sent; where that is nothing new, one entry once more, for the answer.

        Head office says then how much it holds of what is lost here, and the office what head office has signed for.
        """
        epoch = owed.book.epoch
        held_seq = self._at_office.get(epoch, 0)
        sent = False
        for first, last in owed.here:
            at = max(first, held_seq + 1)
            while at <= last:
                entries = fill(owed.book.entries(at, min(last, at + PARCEL_ENTRIES_MAX - 1)))
                yield entries
                sent, at = True, entries[-1].seq + 1
        if not sent and (owed.here if self.by_office else owed.lost and epoch not in self._asked):
            # One that is here: the office may hold more than is left.
            last_seq = owed.here[-1][1] if self.by_office else owed.book.head().seq
            yield tuple(owed.book.entries(last_seq, last_seq))

    def _believe(self, place: Place, body: bytes, last_seq: int) -> None:
        if not self.by_office:
            receipt = read_line_receipt(body, card=self.keys.card)
            self._must_be_of(place, receipt)
            take_before(self.book, receipt, last_seq, clerk=SYSTEM_CLERK, day=self._day())
            return
        word = read_relay_word(body)
        if place_of(word) != place:
            raise Refusal("receipt.other_register", register=word.register)
        self._at_office[place.epoch] = word.held_seq
        if word.receipt and self.keys:
            said = read_any_receipt(word.receipt.encode(), card=self.keys.card)
            self._must_be_of(place, said)
            take_before(self.book, said, 0, clerk=SYSTEM_CLERK, day=self._day())

    def _day(self) -> str:
        opened = self.book.open_day()
        return opened.day if opened else local_time(self.clock.wall_ms(), self.clock.offset_min()).date().isoformat()

    @staticmethod
    def _must_be_of(place: Place, receipt: Receipt | LineReceipt) -> None:
        if (receipt.store, receipt.register, receipt.epoch) != (place.store, place.register, place.epoch):
            raise Refusal("receipt.other_register", register=receipt.register)

    def with_these(self, state: LineState) -> LineState:
        """How the line stands with the books before: what they owe is behind, and what was refused of them is said."""
        unsent = self.book.before.unsent()
        if not unsent:
            return state
        joined = replace(state, behind=state.behind + unsent, before=unsent)
        if state.kind is not LineKind.UP_TO_DATE:
            return joined
        wrong = next((said for said, _ in self._wrong.values()), None) or _lost_for_good(self.book)
        if wrong is not None:
            return replace(joined, kind=LineKind.REFUSED, code=wrong.code, sentence=str(wrong))
        return replace(joined, kind=LineKind.SENDING)


def _lost_for_good(book: Book) -> Refusal | None:
    """What to say where nothing is left to send, and what is lost was not explained yet."""
    every = book.before.owed()
    lost = [one for one in every if one.lost and one.explained is None]
    if not lost or any(one.here for one in every):
        return None
    return Refusal("carry.before_lost", count=lost[0].unsent, book=lost[0].book.epoch)


def take_before(book: Book, receipt: Receipt | LineReceipt, last_seq: int, *, clerk: str, day: str) -> None:
    """Note head office's word on a book before, where it says something new; `last_seq` is what was just sent to it.

    Refusal ``receipt.other_head`` where it names an entry that is known here with other words.
    """
    former = book.before.of_epoch(receipt.epoch)
    if former is None:
        raise Refusal("receipt.other_register", register=receipt.register)
    known = next(former.entries(receipt.held_seq, receipt.held_seq), None)
    if known is not None and known.hash != receipt.held_head:
        raise Refusal("receipt.other_head", entry=receipt.held_seq)
    needs = receipt.needs if isinstance(receipt, LineReceipt) else ()
    until_seq = max([last_seq, *(last for _, last in needs)])
    if len(needs) >= NEEDS_MAX:
        until_seq = needs[-1][1]  # of what lies behind it nothing is said
    said = SentBefore(epoch=former.epoch, held_seq=receipt.held_seq, until_seq=until_seq, needs=needs)
    before = book.before.word_on(former.epoch)
    if before is not None and not _says_more(said, before):
        return
    book.append(said, clerk=clerk, day=day)


def _says_more(said: SentBefore, before: SentBefore) -> bool:
    """A word on more entries, or on as many with less asked for."""
    reach, reached = (max(one.held_seq, one.until_seq) for one in (said, before))
    return ((said.held_seq, reach) != (before.held_seq, reached) and said.held_seq >= before.held_seq) or (
        reach == reached and said.needs != before.needs
    )


def before_parcels(book: Book) -> Iterator[tuple[FormerBook, bytes, int, int]]:
    """What is left of books before and not signed for, as parcels, each with its first and last entry."""
    for owed in book.before.owed():
        for first, last in owed.here:
            at = first
            while at <= last:
                entries = fill(owed.book.entries(at, min(last, at + PARCEL_ENTRIES_MAX - 1)))
                yield owed.book, _parcel(book, owed.book, entries), at, entries[-1].seq
                at = entries[-1].seq + 1


def _parcel(book: Book, former: FormerBook, entries: tuple[Entry, ...]) -> bytes:
    """Entries of a book before, sealed by the present one under whichever key it has."""
    key = bytes.fromhex(former.enrolled.public_key) if former.enrolled is not None else book.public_key
    return write_parcel(book.store, entries, public_key=key, sign=book.sign, carrier=book.public_key)


def quiet_round(sender: BeforeSender, stop: Callable[[], bool]) -> None:
    """A round that is tried again the next time, whatever the line or the disk did."""
    with suppress(ShoeboxError):
        sender.once(stop)
