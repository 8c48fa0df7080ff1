"""A register's errand to the office PC of its store: the same messages over the store's own network. Carry room.

The office keeps every register's book and passes it on. Its word is no receipt: an entry that is there still counts as
unsent, until head office's own receipt has come back the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shoebox.carry.people_told import PeopleErrand
from shoebox.carry.sender import Sender, refusal_in
from shoebox.domain.carrying import LineReceipt, place_of
from shoebox.domain.chain import Head
from shoebox.domain.errors import Refusal
from shoebox.domain.relaying import RelayWord
from shoebox.formats.box import peek_head
from shoebox.formats.relaying import read_any_receipt, read_relay_word
from shoebox.transport.road import RoadAnswer

_REVOKED_KEY = "keys.revoked"
_GAP, _NOT_NOW = "parcel.gap", "carry.not_now"


def no_box(_z_no: int) -> bytes:
    """What seals nothing."""
    return b""


def not_heard(_word: RelayWord) -> bool:
    """What asks nothing of the store's other registers."""
    return False


@dataclass(slots=True)
class OfficeSender(Sender):
    """One register's side of the store's network. `box_after` seals the next day that was closed after a Z serial."""

    box_after: Callable[[int], bytes] = no_box
    word: RelayWord | None = None  # the office's last
    hear: Callable[[RelayWord], bool] = not_heard  # what the office says; whether that wrote an entry
    wrote: bool = False  # in this round
    people: PeopleErrand | None = None  # what the store's registers tell each other of its people
    heard: RelayWord | None = None  # the office's last that answered a claim, of this round once one was answered

    def _round(self, stop: Callable[[], bool]) -> int:
        self.wrote = False
        held = Sender._round(self, stop)  # a class with slots is made anew, and `super()` knows the first one
        if self.wrote and self.word is not None and not stop():
            # What was answered to the office's word goes to it in the same breath: somebody waits there for it.
            head = self.reader.head()
            held = self._send_all(self.word, head, stop).held_seq if head is not None else held
        if self.people is not None and self.heard is not None and not stop():
            self.people.run(self.heard.people, self.heard.nonce, self.road.post, stop)
        if self.word is not None:
            self._bring_days(self.word.z_no, stop)
        return held

    def _bring_days(self, z_no: int, stop: Callable[[], bool]) -> None:
        """The sealed days after this Z serial. One that is refused there is still carried by stick, and said."""
        refused: Refusal | None = None
        while not stop() and (head := peek_head(box := self.box_after(z_no))) is not None and head.z_no > z_no:
            z_no = head.z_no
            try:
                self._bring(box)
            except Refusal as wrong:
                if wrong.code == _NOT_NOW:
                    raise
                refused = refused or wrong
        if refused is not None:
            raise refused

    def _send_all(
        self, receipt: LineReceipt | RelayWord, head: Head, stop: Callable[[], bool]
    ) -> LineReceipt | RelayWord:
        """The same, and from the first entry on where the office has just let go of a damaged copy."""
        try:
            return Sender._send_all(self, receipt, head, stop)
        except Refusal as wrong:
            if wrong.code != _GAP or not isinstance(receipt, RelayWord):
                raise
            return Sender._send_all(self, replace(receipt, held_seq=0, needs=()), head, stop)

    def _bring(self, box: bytes) -> None:
        """A sealed day, for the office's store-day."""
        answer = self.road.post("/v1/boxes", box)
        if answer.status != 200:
            raise refusal_in(answer)
        self._believed(answer)

    def _believed(self, answer: RoadAnswer, *, nonce: bytes = b"") -> RelayWord:
        """The office's word, held against the book; head office's receipt in it is believed by its signature alone."""
        word = read_relay_word(answer.body)
        if place_of(word) != self.register.place or (nonce and word.nonce != nonce):
            raise Refusal("receipt.other_register", register=word.register)
        if not self._has(word.held_seq, word.held_head):
            # Its copy is of another history, or damaged: shown where it ends it tells which, and keeps evidence.
            word = replace(word, held_seq=word.held_seq - 1, needs=())
        if word.receipt and self.keys:
            try:
                self._believe_receipt(word.receipt.encode())
            except Refusal as wrong:
                if wrong.code != _REVOKED_KEY:  # one from before a theft says nothing: the entries go on their way
                    raise
        self.word = word
        if nonce:
            self.heard, self.wrote = word, self.hear(word)
        self._learnt(word.held_seq)
        return word

    def _believe_receipt(self, data: bytes) -> None:
        receipt = read_any_receipt(data, card=self.keys.card)
        if place_of(receipt) != self.register.place:
            raise Refusal("receipt.other_register", register=receipt.register)
        self._must_have(receipt.held_seq, receipt.held_head)
        if isinstance(receipt, LineReceipt):
            last = self.last_receipt()
            # Older ones come again and again. A log that was brought back is shorter, and its newest word counts too.
            if last is not None and receipt.held_seq <= last.held_seq and receipt.size <= last.size:
                return
            self.outbox.keep_receipt(data)
        self.take(data)
